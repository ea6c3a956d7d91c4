"""What follows the text: tags, headlines of other stories, buttons. Nothing is taken without a sign."""

from __future__ import annotations

import re

from defcorpus.article import Segment
from defcorpus.reading import lines, shapes, stamps
from defcorpus.reading.blocks import Block, is_bullet
from defcorpus.reading.lines import Pieces
from defcorpus.reading.markers import EDGES, openers, outlet

_LIST = 3
"""Bullets in a row that make a list of other stories."""

_SIGNS = frozenset({"credit", "source", "tags", "related"})
_CLOSES = re.compile(r"/\.[\"”’)]*\s*(?:\(?(?:TTXVN|VNA)\)?)?\s*$")


def read_tail(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Label what stands behind the text, in place."""
    _boxes(blocks, head, labels)
    _stamped_teasers(blocks, head, labels)
    _dated_lines(blocks, head, labels)
    last = _last_text(blocks, head, labels)
    if last is None:
        return
    signed = _is_closed(blocks[last]) or any(piece.role in _SIGNS for piece in labels[last] or ())
    if any(piece.rule == "cut-off" for piece in labels[last] or ()):
        signed = True
        _bullets(blocks, last + 1, labels)
    seen: set[str] = set()
    if any(labels[at] is None for at in range(last + 1, len(blocks))):
        seen = {_words(blocks[at]) for at in range(last + 1)}
    for at in range(last + 1, len(blocks)):
        if labels[at] is None:
            labels[at] = _signature(blocks[at]) or _address(blocks[at])
        else:
            labels[at] = _signed_agency(blocks[at], labels[at] or ())
        if labels[at] is None:
            above = labels[at - 1]
            below = above is not None and above[0].role == "related"
            labels[at] = _label(blocks[at], seen, signed=signed, below=below)
        # Only what stands below a signature, source line or tags is surely behind the text.
        signed = signed or any(piece.role in _SIGNS for piece in labels[at] or ())
        seen.add(_words(blocks[at]))


def _signature(block: Block) -> Pieces | None:
    """Know how reporters and outlets sign: `THU TRANG`, `Minh Đức - Hải Linh`, `Theo AP, Reuters`."""
    if is_bullet(block.text):
        return None
    if block.size <= 50 and outlet(block.plain.strip("()[] .-–—*")):
        return lines.whole(block, "source", "outlet")
    parts = [part for part in re.split(r"\s*[/|]\s*|\s+[-–—]\s+", block.text.strip("() .*")) if part]
    if block.size <= 60 and len(parts) > 1 and all(outlet(part) for part in parts):
        return lines.whole(block, "source", "outlet")
    if shapes.is_bare_name(" - ".join(part for part in parts if not outlet(part))):
        return lines.whole(block, "credit", "bare-name")
    if block.plain.startswith("theo ") and block.words <= 9 and not block.ended:
        names = re.findall(r"[^\W\d_]+", block.text)[1:]
        if names and all(word[0].isupper() for word in names):
            return lines.whole(block, "source", "via")
    return None


def _signed_agency(block: Block, pieces: Pieces) -> Pieces:
    """Know a reporter with the agency behind the name: `Khổng Lê Minh (TTXVN)`."""
    if len(pieces) == 2 and pieces[1].rule == "end-mark" and block.size <= 60:
        name = block.text[: pieces[0].end - block.start]
        if name.count(" ") > 1 and shapes.is_bare_name(name):
            return (Segment(pieces[0].start, pieces[0].end, "credit", "bare-name"), pieces[1])
    return pieces


def _bullets(blocks: list[Block], start: int, labels: list[Pieces | None]) -> None:
    """Know the list of other stories that aggregators put right behind a text they have cut off."""
    end = start
    while end < len(blocks) and labels[end] is None and is_bullet(blocks[end].text) and not blocks[end].ended:
        end += 1
    if end - start >= _LIST:
        for at in range(start, end):
            labels[at] = lines.whole(blocks[at], "related", "bullets-behind-text")


def _address(block: Block) -> Pieces | None:
    """Know a bare web address, and the imprint that sites put below a page."""
    if re.fullmatch(r"(?:https?://|www\.)\S+", block.plain.strip("()[] .-–—*")):
        return lines.whole(block, "source", "address")
    if block.size <= 200 and not is_bullet(block.text):
        for form, role in openers(block.plain):
            if role == "imprint" and block.plain[len(form) :].lstrip().startswith(":"):
                return lines.whole(block, "share", "imprint")
    return None


def _words(block: Block) -> str:
    """Return what two printings of one headline have in common; long blocks are none."""
    return block.plain.strip(EDGES) if block.size <= 300 else ""


def _is_closed(block: Block) -> bool:
    return _CLOSES.search(block.text[-24:]) is not None


def _last_text(blocks: list[Block], head: int, labels: list[Pieces | None]) -> int | None:
    """Return the index of the last block that is surely a paragraph."""
    for at in range(len(blocks) - 1, -1, -1):
        block, pieces = blocks[at], labels[at]
        if pieces and any(piece.role == "body" and piece.end - piece.start >= 60 for piece in pieces):
            return at
        if pieces is None and (shapes.is_running_text(block) or (block.ended and block.size >= 40)):
            return at
    return None


def _label(block: Block, seen: set[str], *, signed: bool, below: bool) -> Pieces | None:
    """Label a block behind the text; `below`: right under another story's headline."""
    if shapes.is_tag_row(block) and (signed or sum(map(block.text.count, ",;#")) >= 3):
        return lines.whole(block, "tags", "row")
    headline = shapes.is_headline(block)
    if headline and _words(block) in seen:
        return lines.whole(block, "related", "repeated")
    if below and stamps.is_stamp(block.plain):
        return lines.whole(block, "related", "stamp")
    if not signed or (block.ended and not headline):
        return None
    if shapes.is_menu(block):
        return lines.whole(block, "menu", "sections")
    if headline:
        return lines.whole(block, "related", "headline-behind-text")
    if shapes.is_short(block) and ":" not in block.plain and not is_bullet(block.text):
        return lines.whole(block, "share", "label-behind-text")
    return None


def _dated_lines(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know headlines with their days behind them; one alone could be a sentence that lost its stop."""
    found = [
        at
        for at in range(head, len(blocks))
        if labels[at] is None and blocks[at].size <= 260 and stamps.ends_dated(blocks[at].plain)
    ]
    for at in found:
        near = any(other != at and abs(other - at) <= 2 for other in found)
        if near:
            labels[at] = lines.whole(blocks[at], "related", "dated-headline")


def _stamped_teasers(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know lists of other stories as headline, day and time, and a sentence of each."""
    pairs = [
        at
        for at in range(head + 1, len(blocks) - 1)
        if labels[at] is None and shapes.is_headline(blocks[at]) and stamps.is_stamp(blocks[at + 1].plain)
    ]
    if len(pairs) < 2:
        return
    for at in pairs:
        labels[at] = lines.whole(blocks[at], "related", "stamped-headline")
        labels[at + 1] = lines.whole(blocks[at + 1], "related", "stamp")
        teaser = at + 2
        if (
            teaser < len(blocks)
            and labels[teaser] is None
            and blocks[teaser].size <= 700
            and teaser not in pairs
        ):
            labels[teaser] = lines.whole(blocks[teaser], "related", "teaser")


def _boxes(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know the headlines below a heading such as `Tin liên quan`, up to where the text goes on."""
    half = len(blocks) // 2
    for at in range(head, len(blocks)):
        pieces = labels[at]
        if pieces is None or pieces[0].rule != "heading":
            continue
        for below in range(at + 1, len(blocks)):
            if labels[below] is not None:
                continue
            if not (shapes.is_headline(blocks[below]) or stamps.is_stamp(blocks[below].plain)):
                break
            labels[below] = lines.whole(blocks[below], "related", "below-heading")
        if at >= half and _is_list(blocks, at + 1, labels):
            for below in range(at + 1, len(blocks)):
                if labels[below] is None and blocks[below].size <= 400:
                    labels[below] = lines.whole(blocks[below], "related", "below-heading")


def _is_list(blocks: list[Block], start: int, labels: list[Pieces | None]) -> bool:
    """Say whether what stands from `start` to the end is headlines with at most a teaser behind each."""
    rest = blocks[start:]
    headlines = sum(shapes.is_headline(block) or stamps.is_stamp(block.plain) for block in rest)
    return bool(rest) and headlines * 2 >= len(rest) and all(block.size <= 600 for block in rest)
