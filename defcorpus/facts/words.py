"""How many words a body has, and which of them were run together."""

from __future__ import annotations

from defcorpus.article import Note, Page
from defcorpus.text.words import count_words


def read_words(page: Page) -> tuple[int, tuple[Note, ...]]:
    """Return the number of words of the body, and a note of those that were run together."""
    count = 0
    places: list[int] = []
    for part in page.segments:
        if part.role == "body":
            words, inside = count_words(page.text[part.start : part.end])
            count += words
            places += [part.start + at for at in inside]
    if not places:
        return count, ()
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
