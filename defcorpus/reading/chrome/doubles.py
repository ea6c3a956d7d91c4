"""What stands twice on a page: a whole text, a caption under its own copy, the title once more."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.reading.chrome import lines, shapes
from defcorpus.reading.chrome.blocks import Block, is_bullet
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.text import fold, letters

_TWICE = 80
"""Characters of a paragraph that does not stand twice on a page by chance."""

_SHORT = 20
"""Characters of a paragraph that is looked for inside a text without line ends."""

_HEAD = 10
"""Characters at a paragraph's beginning that two printings have in common."""

_SURE = 40
"""Characters of a paragraph that is repeated with the one behind it."""

_WHOLE = 600
"""Characters of a block that may hold several paragraphs of a text whose line ends were lost."""

_CAPTION = (30, 200)
"""Characters of a line that is a caption where it stands twice in a row."""


def read_doubles(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Label what is there for the second time, in place: the first printing stays what it was."""
    _captions_twice(blocks, labels)
    free = [at for at, pieces in enumerate(labels) if _has_body(pieces)]
    if len(free) < 2:
        return
    if not _may_repeat([blocks[at] for at in free]):
        return
    keys = {at: _key(blocks[at].text) for at in free}
    _printed_twice(blocks, labels, free, keys)
    _joined_again(blocks, labels, free, keys)


def _may_repeat(blocks: list[Block]) -> bool:
    """Say whether two blocks begin alike, or one's beginning stands inside a long one."""
    squeezed = {"".join(block.text[: 2 * _HEAD].split())[:_HEAD] for block in blocks}
    if len(squeezed) < len(blocks):
        return True
    if len(blocks) < 3:
        return False  # one that has lost its line ends repeats at least two
    heads = [block.text[:_HEAD] for block in blocks]
    total = sum(block.size for block in blocks)
    long = [block.text for block in blocks if _may_be_whole(block, total)]
    return any(text.find(head, 0 if not text.startswith(head) else 1) >= 0 for text in long for head in heads)


def _may_be_whole(block: Block, total: int) -> bool:
    """Say whether a block is long enough to hold all other text of the page."""
    return block.size >= _WHOLE and block.size * 3 >= total


def _has_body(pieces: Pieces | None) -> bool:
    return pieces is None or any(piece.role == "body" for piece in pieces)


def _key(text: str) -> str:
    """Return what two printings of a paragraph share, however they are spaced."""
    return "".join(text.split()).removesuffix("/.").rstrip(".")


def _captions_twice(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know a short line that stands twice in a row: the alternative text of a picture, and its caption."""
    for at in range(1, len(blocks)):
        above, block = blocks[at - 1], blocks[at]
        if block.text != above.text or labels[at] is not None or not _CAPTION[0] <= block.size <= _CAPTION[1]:
            continue
        if (
            not block.text[0].isalnum()
            or ":" in block.text
            or is_bullet(block.text)
            or (block.ended and shapes.tells_when(block.plain))
            or (labels[at - 1] is not None and not _is_caption(labels[at - 1]))
        ):
            continue
        labels[at - 1] = labels[at - 1] or lines.whole(above, "caption", "doubled")
        labels[at] = lines.whole(block, "caption", "doubled")


def _is_caption(pieces: Pieces | None) -> bool:
    return pieces is not None and pieces[0].role == "caption"


def _printed_twice(
    blocks: list[Block], labels: list[Pieces | None], free: list[int], keys: dict[int, str]
) -> None:
    """Leave out a text's second printing: paragraphs that stand above word for word, the last one cut off."""
    seen: dict[str, int] = {}  # a paragraph's key: which of the free blocks it was
    last = -2  # which block the one above repeats
    for number, at in enumerate(free):
        block, key = blocks[at], keys[at]
        long = block.size >= _TWICE and not is_bullet(block.text)
        first = seen.get(key)
        again = first is not None and (long or first == last + 1 or _goes_on(free, keys, first, number))
        if not again and last >= 0 and block.size >= _SHORT and not block.ended:
            # The paragraph behind the one repeated last, cut off.
            again = last + 1 < number and keys[free[last + 1]].startswith(key)
        if again:
            labels[at] = lines.whole(block, "share", "printed-twice")
        elif long or key not in seen:
            seen[key] = number
        last = -2 if not again else last + 1 if first is None else first


def _goes_on(free: list[int], keys: dict[int, str], first: int, second: int) -> bool:
    """Say whether the block behind repeats the one behind the first printing, too."""
    if second + 1 >= len(free) or first + 1 >= second or len(keys[free[second]]) < _SURE:
        return False
    return keys[free[first + 1]] == keys[free[second + 1]]


def _joined_again(
    blocks: list[Block], labels: list[Pieces | None], free: list[int], keys: dict[int, str]
) -> None:
    """Leave out the later of two printings where one of them has lost its line ends."""
    total = sum(blocks[at].size for at in free if _has_body(labels[at]))
    large = [at for at in free if _has_body(labels[at]) and _may_be_whole(blocks[at], total)]
    for at in large:
        whole = keys[at]
        behind = [
            other
            for other in free
            if other > at
            and _has_body(labels[other])
            and blocks[other].size >= _SHORT
            and keys[other] in whole
        ]
        if len(behind) >= 2 and sum(len(keys[other]) for other in behind) * 2 >= len(whole):
            for other in behind:
                labels[other] = lines.whole(blocks[other], "share", "printed-twice")
            continue
        above = [other for other in free if other < at and _has_body(labels[other]) and keys[other] in whole]
        if len(above) >= 2 and sum(len(keys[other]) for other in above) * 10 >= len(whole) * 9:
            labels[at] = lines.whole(blocks[at], "share", "printed-twice")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?:[a-z0-9]+ +){4,}[a-z0-9]+(?= *[^a-z0-9 ]| *$)")


def title_as_label(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know a picture's label that is the title without its marks: alone, or in front of a link."""
    free = [
        (at, found.group())
        for at, block in enumerate(blocks)
        if labels[at] is None and "a" <= block.text[0] <= "z" and (found := _bare().match(block.text))
    ]
    if not free:
        return
    titles = [blocks[at] for at, pieces in enumerate(labels) if pieces and pieces[0].role == "title"]
    plain = " ".join(re.findall(r"\w+", fold(" ".join(block.text for block in titles))))
    for at, label in free:
        if " ".join(label.split()) not in plain:
            continue
        block = blocks[at]
        if len(label) == block.size:
            labels[at] = lines.whole(block, "share", "image-label")
        elif not block.ended and block.size - len(label) <= _CAPTION[1]:
            labels[at] = lines.whole(block, "related", "image-label")


def title_again(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know the title where it is printed again: above a picture, in a line of links."""
    title = next(
        (
            block
            for block, pieces in zip(blocks, labels, strict=True)
            if pieces is not None and len(pieces) == 1 and pieces[0].role == "title"
        ),
        None,
    )
    if title is None or title.size < 12:
        return
    wanted = ""
    for at, block in enumerate(blocks):
        if labels[at] is None and abs(block.size - title.size) <= 4 and block.start > title.start:
            wanted = wanted or letters(title.text)
            if letters(block.text) == wanted:
                labels[at] = lines.whole(block, "share", "title-again")
