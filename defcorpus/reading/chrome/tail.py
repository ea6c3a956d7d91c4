"""What follows the text: tags, headlines of other stories, buttons. Nothing is taken without a sign."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Segment
from defcorpus.reading.chrome import lines, shapes, stamps
from defcorpus.reading.chrome.blocks import Block, is_bullet
from defcorpus.reading.chrome.foot import read_foot
from defcorpus.reading.chrome.footstamp import read_footstamp
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.lists import read_lists
from defcorpus.reading.chrome.markers import EDGES, capitals, forms, openers, outlet

_LIST = 3
"""Bullets in a row that make a list of other stories."""

_AFTER = 2
"""Paragraphs that may stand behind the one that an agency's mark ends."""

_TEASER = 400
"""Characters of the longest teaser below another story's headline."""

_SIGNS = frozenset({"credit", "source", "tags", "related"})
_BUTTONS = frozenset("button notice counter imprint comment sections".split())


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(rf"/\.[\"”’)]*\s*(?:\(?(?:{capitals('agency')})\)?)?\s*$")


def read_tail(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Label what stands behind the text, in place."""
    read_foot(blocks, head, labels)
    _next_story(blocks, head, labels)
    read_lists(blocks, head, labels)
    _stamped_teasers(blocks, head, labels)
    _dated_lines(blocks, head, labels)
    last = _last_text(blocks, labels)
    if last is None:
        return
    signed = any(piece.role in _SIGNS for piece in labels[last] or ())
    signed = signed or any(
        _is_marked(blocks[at], labels[at]) for at in range(max(head, last - _AFTER), last + 1)
    )
    if _ends_in_bullets(blocks, last + 1, labels):
        _bullets(blocks, last + 1, labels)
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
        # Only what stands below a signature, source line, tags or buttons is surely behind the text.
        signed = signed or any(_is_sign(piece) for piece in labels[at] or ())
        seen.add(_words(blocks[at]))
    read_footstamp(blocks, last, labels)


def _next_story(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know the one story that is offered below the reporter's and the agency's signature: headline, teaser.

    The headline stands there twice: as the picture's text and as the link's.
    """
    for at in range(head + 2, len(blocks) - 1):
        if (
            blocks[at].text != blocks[at - 1].text
            or labels[at] is not None
            or not shapes.is_headline(blocks[at])
        ):
            continue
        sign = _signed(blocks[at - 2], labels[at - 2])
        rest = [one for one in range(at + 1, len(blocks)) if labels[one] is None]
        texts = [one for one in rest if shapes.is_running_text(blocks[one])]
        if sign is None or len(texts) > 1 or any(blocks[one].size > _TEASER for one in rest):
            continue
        labels[at - 2] = sign
        for one in (at - 1, at, *texts):
            labels[one] = lines.whole(blocks[one], "related", "next-story")
        return


def _signed(block: Block, pieces: Pieces | None) -> Pieces | None:
    """Return a line such as `Khổng Lê Minh (TTXVN)` as its credit and source, or None."""
    if pieces is None:
        return lines.whole(block, "credit", "bare-name") if _is_named(block) else None
    if pieces[0].role in ("credit", "source"):
        return pieces
    found = _signed_agency(block, pieces)
    return found if found[0].role == "credit" else None


def _is_sign(piece: Segment) -> bool:
    return piece.role in _SIGNS or (piece.role in ("share", "menu") and piece.rule in _BUTTONS)


def _signature(block: Block) -> Pieces | None:
    """Know how reporters and outlets sign: `THU TRANG`, `Minh Đức - Hải Linh`, `Theo AP, Reuters`."""
    if is_bullet(block.text):
        return None
    if block.size <= 50 and any(role == "heading" for _, role in openers(block.plain)):
        # `NỔI BẬT TRONG NGÀY` signs nothing.
        return lines.whole(block, "related", "heading") if block.text.isupper() else None
    if block.size <= 50 and outlet(block.plain.strip("()[] .-–—*")):
        return lines.whole(block, "source", "outlet")
    parts = [part for part in re.split(r"\s*[/|()]\s*|\s+[-–—]\s+", block.text.strip("() .*")) if part]
    if block.size <= 60 and len(parts) > 1 and all(outlet(part) for part in parts):
        return lines.whole(block, "source", "outlet")
    names = [part for part in parts if not _is_desk(part)]
    if (
        (not names and block.size <= 60 and parts)
        or shapes.is_bare_name(" - ".join(names))
        or _is_named(block)
    ):
        return lines.whole(block, "credit", "bare-name")
    if block.size <= 12 and _initials().fullmatch(block.text):
        return lines.whole(block, "credit", "initials")
    if block.plain.startswith("theo ") and block.words <= 9 and not block.ended:
        names = re.findall(r"[^\W\d_]+", block.text)[1:]
        if names and all(word[0].isupper() for word in names):
            return lines.whole(block, "source", "via")
    return None


def _is_desk(part: str) -> bool:
    """Say whether it is an outlet, perhaps with where it writes from, or names nobody: `VOV-Cairo`, `PV`."""
    low = part.lower()
    return outlet(part) is not None or outlet(low.partition("-")[0]) is not None or low in forms("anonymous")


@cache
def _initials() -> re.Pattern[str]:
    """Match how reporters sign with a few capitals: `TNL`, `N.ANH`, `H.T.`."""
    return re.compile(r"(?!END|HẾT)[(*]?(?:[A-ZÀ-ỸĐ]{2,4}|(?:[A-ZĐ]{1,2}\.\s?){1,2}[A-ZÀ-ỸĐ]{1,8}\.?)[)*.]?")


def _is_named(block: Block) -> bool:
    """Say whether a reporter signs with the place or the agencies in a bracket: `Huyền Lê (Theo AFP)`."""
    return block.text.endswith(")") and block.size <= 80 and shapes.is_bare_name(block.text)


def _signed_agency(block: Block, pieces: Pieces) -> Pieces:
    """Know a reporter with the agency behind the name: `Khổng Lê Minh (TTXVN)`."""
    if len(pieces) == 2 and pieces[1].rule == "end-mark" and block.size <= 60:
        name = block.text[: pieces[0].end - block.start]
        if name.count(" ") > 0 and shapes.is_bare_name(name):
            return (Segment(pieces[0].start, pieces[0].end, "credit", "bare-name"), pieces[1])
    return pieces


def _ends_in_bullets(blocks: list[Block], start: int, labels: list[Pieces | None]) -> bool:
    """Say whether a page ends in headlines behind bullets that its last sentence does not lead to."""
    rest = blocks[start:]
    return (
        blocks[start - 1].text.endswith((".", ".”", '."'))
        and labels[start:] == [None] * len(rest)
        and all(is_bullet(one.text) and shapes.is_headline_in_list(one) for one in rest)
    )


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
    bare = block.plain.strip("()[] .-–—*")
    if re.fullmatch(r"(?:https?://|www\.)\S+", bare):
        return lines.whole(block, "source", "address")
    if block.size <= 200 and not block.ended and _foreign().match(block.text):
        return lines.whole(block, "share", "other-script")
    if shapes.is_domain(block.text):
        return lines.whole(block, "share", "domain")
    if block.size <= 200 and not is_bullet(block.text):
        for form, role in openers(block.plain):
            if role == "imprint" and block.plain[len(form) :].lstrip().startswith(":"):
                return lines.whole(block, "share", "imprint")
    return None


@cache
def _foreign() -> re.Pattern[str]:
    # Latin letters of any kind stand below U+0250 or in the block of the Vietnamese ones.
    return re.compile(
        "[^a-zA-Z\u00c0-\u024f\u1e00-\u1eff]*[\u0370-\u1dff\u2e80-\ud7ff][^a-zA-Z\u00c0-\u024f\u1e00-\u1eff]*$"
    )


def _words(block: Block) -> str:
    """Return what two printings of one headline have in common; long blocks are none."""
    return block.plain.strip(EDGES) if block.size <= 300 else ""


def _is_marked(block: Block, pieces: Pieces | None) -> bool:
    """Say whether a paragraph ends as a whole text does: with `./.`, with an agency's mark."""
    return _is_closed(block) or any(piece.rule == "end-mark" for piece in pieces or ())


def _is_closed(block: Block) -> bool:
    return _closes().search(block.text[-24:]) is not None


def _last_text(blocks: list[Block], labels: list[Pieces | None]) -> int | None:
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
    marks = sum(map(block.text.count, ",;#"))
    if shapes.is_tag_row(block) and (signed or marks >= 3 or (marks == 2 and block.size <= 80)):
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
