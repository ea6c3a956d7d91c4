"""How many words a body has, and which of them were run together."""

from __future__ import annotations

from collections.abc import Iterable

from defcorpus.article import Note, Page
from defcorpus.text.words import count_words


def read_words(page: Page) -> tuple[int, tuple[Note, ...]]:
    """Return the number of words of the body, and a note of those that were run together."""
    parts = [(part.start, part.end) for part in page.segments if part.role == "body"]
    # All at once: a call for each line would cost more than its words.
    count, inside = count_words("\n".join([page.text[start:end] for start, end in parts]))
    if not inside:
        return count, ()
    places = _moved(inside, parts)
    start = end = at = places[0]
    while start and page.text[start - 1].isalpha():
        start -= 1
    while end < len(page.text) and page.text[end].isalpha():
        end += 1
    first, second = page.text[start:at], page.text[at:end]
    many = (
        f"{len(places):,} words were run into the word in front"
        if len(places) > 1
        else "A word was run into the word in front"
    )
    detail = f"{many}, a line end lost between them: “{first}{second}” is read as “{first} {second}”."
    return count, (Note("glued", detail, start, end),)


def _moved(offsets: Iterable[int], parts: Iterable[tuple[int, int]]) -> list[int]:
    """Return offsets into parts of a page, joined with one character between them, as ones into the page."""
    ends = iter(parts)
    start, end = next(ends)
    begin = 0  # where the part begins among the joined
    moved = []
    for offset in offsets:
        while offset - begin > end - start:
            begin += end - start + 1
            start, end = next(ends)
        moved.append(start + offset - begin)
    return moved
