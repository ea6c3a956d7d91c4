"""A page's text to segments: which stretch is the story and which is what pages put around it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Set as AbstractSet

from defcorpus.article import Hint as Hint
from defcorpus.article import Metadata, Segment
from defcorpus.reading.chrome import lines, shapes
from defcorpus.reading.chrome.between import read_between
from defcorpus.reading.chrome.blocks import Block, read_blocks
from defcorpus.reading.chrome.doubles import read_doubles, title_again, title_as_label
from defcorpus.reading.chrome.head import read_head, read_published
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import EDGES
from defcorpus.reading.chrome.recurring import set_aside
from defcorpus.reading.chrome.saver import read_put
from defcorpus.reading.chrome.tail import read_tail
from defcorpus.text import Mapped, normal, normal_mapped

FLOOR = 0.15
"""Share of the letters below which the body is taken back from rules that only guess by shape."""

_FRAMES = frozenset(("frame", "file-name", "credit-number", "title-again"))

_LEADS = 3
"""Blocks below the opening that may begin with the outlet's mark: the lead, behind a picture or two."""

# Rules that go by a line's own words; all others go by shape and place and give way to an empty body.
_BY_WORDS = frozenset(
    "date-line clock stamp button notice frame counter file-name opener bracketed byline via address outlet "
    "no-words heading pointer title end-mark lead-mark cut-off closing-mark printed-twice".split()
)


def segment(
    text: str, meta: Metadata, hints: tuple[Hint, ...] = (), chrome: AbstractSet[int] = frozenset()
) -> tuple[Segment, ...]:
    """Return the segments of a page: in order, disjoint, covering all but white space.

    A segment is a paragraph or a part of one. `chrome` are the keys of lines that recur on pages of its
    outlet. Where the rules would leave almost no body, the lines that
    were judged by their shape alone are body again.
    """
    plain = normal(text)
    if len(plain) == len(text) and unicodedata.is_normalized("NFC", text):
        return _segment(plain, meta, hints, chrome)
    mapped = normal_mapped(text)
    moved = tuple(
        Hint(bisect_left(mapped.offsets, hint.start), bisect_left(mapped.offsets, hint.end), hint.role)
        for hint in hints
    )
    return _back(text, _segment(mapped.text, meta, moved, chrome), mapped)


def _back(text: str, pieces: tuple[Segment, ...], mapped: Mapped) -> tuple[Segment, ...]:
    """Return segments of the normal form as segments of `text`, with what the normal form left out."""
    moved: list[Segment] = []
    before = 0
    for piece in pieces:
        start, end = mapped.span(piece.start, piece.end)
        gap = text[before:start]
        if gap.strip():  # zero-width characters alone on a line: no word, but not white space either
            start = before + len(gap) - len(gap.lstrip())
        moved.append(Segment(start, start + len(text[start:end].rstrip()), piece.role, piece.rule))
        before = moved[-1].end
    if moved:
        last = moved[-1]
        moved[-1] = Segment(last.start, len(text.rstrip()), last.role, last.rule)
    return tuple(moved)


def _segment(
    text: str, meta: Metadata, hints: tuple[Hint, ...], chrome: AbstractSet[int]
) -> tuple[Segment, ...]:
    """Return the segments of a text in normal form."""
    put = read_put(text)
    if put:
        for one in put:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
        rest = _segment(text, meta, hints, chrome)
        added = (Segment(one.start, one.end, "header", one.rule) for one in put)
        return tuple(sorted((*rest, *added), key=lambda piece: piece.start))
    blocks = read_blocks(text, meta.title)
    labels: list[Pieces | None] = [None] * len(blocks)
    head = read_head(blocks, meta, labels)
    for at in range(head, len(blocks)):
        if labels[at] is None:
            lead = lines.lead_mark(blocks[at]) if at < head + _LEADS else None
            near = at < head + _LEADS
            found = lead or (read_published(blocks[at]) if near else None) or lines.read_line(blocks[at])
            labels[at] = found or lines.credit_goes_on(blocks, labels, at) or lines.described(blocks[at])
    title_as_label(blocks, labels)
    _named_again(blocks, labels)
    _captions_above(blocks, labels)
    read_tail(blocks, head, labels)
    title_again(blocks, labels)
    read_doubles(blocks, labels)
    read_between(blocks, head, labels)
    if hints:
        _take_hints(blocks, labels, hints)
    if chrome:
        _take_recurring(blocks, labels, chrome)
    _keep_body(blocks, labels)
    pieces = [
        piece
        for block, found in zip(blocks, labels, strict=True)
        for piece in (found if found is not None else lines.whole(block, "body", "text"))
    ]
    return tuple(pieces)


def _named_again(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know the name of who wrote, which stands alone below photographs too, for a credit."""
    writers = {
        _words(block, None)
        for block, pieces in zip(blocks, labels, strict=True)
        if pieces is not None and len(pieces) == 1 and pieces[0].rule == "bare-name"
    }
    for at, block in enumerate(blocks):
        if writers and labels[at] is None and _words(block, None) in writers:
            labels[at] = lines.whole(block, "credit", "bare-name")


def _captions_above(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know the caption above a credit that stands on its own line, and captions that are repeated."""
    captions: set[str] = set()
    for at, pieces in enumerate(labels):
        if pieces is None:
            continue
        if (
            pieces[0].rule in _FRAMES
            and len(pieces) == 1
            and at + 1 < len(blocks)
            and _is_framed(blocks[at + 1], labels[at + 1], frame=pieces[0].rule == "frame")
        ):
            labels[at + 1] = lines.whole(blocks[at + 1], "caption", "framed")
        lone = len(pieces) == 1 and (pieces[0].rule == "bracketed" or pieces[0].rule.startswith("credit-"))
        if lone and pieces[0].role != "share" and at and _is_caption_above(blocks[at - 1], labels[at - 1]):
            labels[at - 1] = lines.whole(blocks[at - 1], "caption", "above-credit")
            labels[at] = lines.whole(blocks[at], "credit", "credit-below-caption")
            captions.add(_words(blocks[at - 1], None))
        for piece in labels[at] or ():
            if piece.role == "caption":
                captions.add(_words(blocks[at], piece))
    if not captions:
        return
    for at, block in enumerate(blocks):
        if labels[at] is None and block.size <= 420 and _words(block, None) in captions:
            labels[at] = lines.whole(block, "caption", "repeated")


def _is_framed(block: Block, pieces: Pieces | None, *, frame: bool) -> bool:
    """Say whether a line right below a picture's frame is its caption, not a paragraph."""
    free = pieces is None or pieces[0].rule == "first-line"
    if block.ended and not frame and (block.size > 140 or shapes.tells_when(block.plain)):
        return False
    return free and block.size <= 260 and lines.is_one_sentence(block.text)


def _is_caption_above(block: Block, pieces: Pieces | None) -> bool:
    free = pieces is None or pieces[0].rule == "first-line"
    longest = 140 if block.ended else 250  # a paragraph that ends with a stop is longer
    return free and 20 <= block.size <= longest and ". " not in block.text


def _words(block: Block, piece: Segment | None) -> str:
    """Return what two printings of one caption have in common."""
    text = block.text if piece is None else block.text[piece.start - block.start : piece.end - block.start]
    return " ".join(text.lower().split()).strip(EDGES)


def _take_hints(blocks: list[Block], labels: list[Pieces | None], hints: tuple[Hint, ...]) -> None:
    """Let markup decide where rules only went by shape, and where no rule spoke."""
    at = 0
    for number, block in enumerate(blocks):
        while at < len(hints) and hints[at].end <= block.start:
            at += 1
        if at == len(hints):
            return
        hint = hints[at]
        if hint.start >= block.end:
            continue
        pieces = labels[number]
        if pieces is None:
            labels[number] = None if hint.role == "body" else lines.whole(block, hint.role, "markup")
        elif hint.role == "body" and not _by_words(pieces) and pieces[0].role in ("menu", "related", "tags"):
            # What stands behind an agency's mark is in the story's element on many pages.
            labels[number] = pieces if pieces[0].rule == "headline-behind-text" else None
        elif hint.role == "header" and pieces[0].rule == "clock":
            # At the top of a text a day with its weekday is the site's clock; here the markup knows better.
            labels[number] = lines.whole(block, "header", "stamp")
        elif hint.role not in ("body", "title") and pieces[0].rule == "first-line":
            labels[number] = lines.whole(block, hint.role, "markup")


def _take_recurring(blocks: list[Block], labels: list[Pieces | None], chrome: AbstractSet[int]) -> None:
    """Set aside what recurs on many pages of the outlet and no rule knew."""
    texts = [
        block.text if pieces is None or pieces[0].rule == "first-line" else None
        for block, pieces in zip(blocks, labels, strict=True)
    ]
    taken = frozenset(set_aside(texts, chrome))
    story = next((at for at, text in enumerate(texts) if text is not None and at not in taken), len(texts))
    for at in taken:
        labels[at] = lines.whole(blocks[at], "menu" if at < story else "share", "recurring")


def _by_words(pieces: Pieces) -> bool:
    return any(piece.rule in _BY_WORDS or piece.rule.startswith("credit-") for piece in pieces)


def _keep_body(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Give back to the body what only shapes took, where almost nothing would be left of it."""
    total = sum(block.size for block in blocks)
    if _body(blocks, labels) >= FLOOR * total:
        return
    for at, pieces in enumerate(labels):
        if pieces is not None and not _by_words(pieces):
            labels[at] = lines.whole(blocks[at], "body", "kept-whole")
    if _body(blocks, labels):
        return
    # A page of captions or of headlines alone is still a page of words.
    for roles in (("caption",), ("related",), ("title",)):
        for at, pieces in enumerate(labels):
            if pieces is not None and any(piece.role in roles for piece in pieces):
                labels[at] = tuple(
                    Segment(piece.start, piece.end, "body", "only-words") if piece.role in roles else piece
                    for piece in pieces
                )
        if _body(blocks, labels):
            return


def _body(blocks: list[Block], labels: list[Pieces | None]) -> int:
    """Return how many characters are body."""
    return sum(
        block.size
        if pieces is None
        else sum(piece.end - piece.start for piece in pieces if piece.role == "body")
        for block, pieces in zip(blocks, labels, strict=True)
    )
