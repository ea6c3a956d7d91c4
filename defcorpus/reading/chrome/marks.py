"""An outlet's marks in front of a text and behind it: `VOV.VN - `, `(Bqp.vn) – `, `/.`, `– VNA`."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Segment, SegmentRole
from defcorpus.knowledge import table
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.markers import alternation, capitals, forms, outlet
from defcorpus.text import alternatives

Pieces = tuple[Segment, ...]


def whole(block: Block, role: SegmentRole, rule: str) -> Pieces:
    """Return the block as one segment."""
    return (Segment(block.start, block.end, role, rule),)


def cut(block: Block, at: int, first: tuple[SegmentRole, str], second: tuple[SegmentRole, str]) -> Pieces:
    """Return the block as two segments, the second beginning `at` characters in."""
    head = block.text[:at].rstrip()
    left = block.text[at:]
    start = block.start + at + len(left) - len(left.lstrip())
    pieces = []
    if head:
        pieces.append(Segment(block.start, block.start + len(head), *first))
    if start < block.end:
        pieces.append(Segment(start, block.end, *second))
    return tuple(pieces)


@cache
def _last() -> re.Pattern[str]:
    names = r"(?P<names>[^:：.!?]{2,60})"
    return re.compile(
        rf"(?<=[.!?”\"/)…])\s*(?P<byline>(?:{alternation('byline')})\s*[:：]\s*{names})$", re.IGNORECASE
    )


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?:\((?P<inside>[^()]{2,40})\)\s*[-–—:]*|(?P<bare>[^\s()–—][^()–—]{1,24}?)\s*[-–—]+)\s+"
    )


@cache
def _unknown_mark() -> re.Pattern[str]:
    # A bracket, a dash and a capital in front of a story: `(Ngày Nay) - Chiều 10/11, …`.
    return re.compile(r"\((?=[^\W\d_])[^()\d,;:]{2,24}\)\s*[-–—]+\s+(?=[^\W\d_])")


def lead_mark(block: Block) -> Pieces | None:
    """Know the outlet's mark in front of a text: `VOV.VN - `, `(Chinhphu.vn) – `.

    `Hà Nội (TTXVN) - ` is a dateline, with a place that belongs to the text.
    """
    found = _lead().match(block.text)
    if not found or found.end() >= block.size:
        return None
    if not outlet(found["inside"] or found["bare"]) and not _unknown_mark().match(block.text):
        return None
    day = _marked_day().match(block.text, found.end())
    if not day or day.end() >= block.size:
        return cut(block, found.end(), ("source", "lead-mark"), ("body", "text"))
    # `VOV.VN - October 24, 2025 Deputy Minister …`: when it was put out stands behind whose it is.
    mark = Segment(block.start, block.start + len(block.text[: found.end()].rstrip()), "source", "lead-mark")
    stamp = Segment(
        block.start + day.start(), block.start + len(block.text[: day.end()].rstrip()), "header", "stamp"
    )
    return (mark, stamp, Segment(block.start + day.end(), block.end, "body", "text"))


@cache
def _marked_day() -> re.Pattern[str]:
    month = alternatives(row[0] for row in table("months") if row[1] == "en")
    return re.compile(
        rf"(?:(?:{month})\.? \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}} (?:{month}),? (?:19|20)\d\d"
        r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?:[\s,|-]+\d{1,2}:\d\d)?\s*[-–—|]?\s+(?=[^\W\d_])(?![a-zà-ỹ])",
    )


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[.!?…”\"/])|(?<=\s))\s*(?P<mark>(?:[-–—]{{1,2}}\s*|\()(?:{capitals('agency')})(?:/\w+\+?)?[/.)]*)$"
    )


@cache
def _named_mark() -> re.Pattern[str]:
    """Match an agency that signs with its name in brackets behind a sentence: `… on Monday. (Yonhap)`."""
    names = alternatives(form.capitalize() for form in forms("agency-name"))
    return re.compile(rf"(?<=[.!?…”\"])\s*(?P<mark>\((?:{names})\)\.?)$")


def _closing(text: str) -> int:
    """Return where the mark that closes an article (`/.`) begins, or its length."""
    return len(text) - 2 if text.endswith("/.") else len(text)


def end_mark(block: Block) -> Pieces | None:
    """Know what closes a paragraph without being part of it: `–VNA`, `… Tin, ảnh: NAME`, a pointer."""
    tail = block.text[-80:]
    offset = block.size - len(tail)
    low = tail.lower()
    if low.endswith(_inside_forms()):
        at = min(low.rfind(form) for form in _inside_forms() if low.endswith(form))
        if offset + at > 0:
            return cut(block, offset + at, ("body", "text"), ("share", "cut-off"))
    found = _mark().search(tail) if tail.rstrip("/.)+ ")[-2:].isupper() or "+" in tail else None
    if found is None and tail.endswith((")", ").")) and "(" in tail:
        found = _named_mark().search(tail)
    if found:
        at = offset + found.start("mark")
        if not at:  # `— VNS` on a line of its own
            return whole(block, "source", "end-mark")
        before = block.text[:at].rstrip()
        rest = _closing(before)
        if not 0 < rest < len(before):
            return cut(block, at, ("body", "text"), ("source", "end-mark"))
        end = block.start + rest
        closing = Segment(end, block.start + len(before), "share", "closing-mark")
        (mark,) = cut(block, at, ("body", "text"), ("source", "end-mark"))[1:]
        return (Segment(block.start, end, "body", "text"), closing, mark)
    if tail.endswith("/.") and block.size > 2:
        return cut(block, block.size - 2, ("body", "text"), ("share", "closing-mark"))
    found = _initials().search(tail) if tail[-2:].isupper() and not tail[-25:].isupper() else None
    if found and offset + found.start() >= 60:
        return cut(block, offset + found.start("initials"), ("body", "text"), ("credit", "initials"))
    if ":" in tail:
        found = _last().search(tail)
        if found and found["byline"][0].isupper() and found["names"].count(" ") <= 8:
            return cut(block, offset + found.start("byline"), ("body", "text"), ("credit", "byline"))
    return None


@cache
def _initials() -> re.Pattern[str]:
    """Match how a reporter signs with capitals behind the last stop: `… trên thế giới. BPX`."""
    return re.compile(
        r"(?<=[^\W\d_A-Z][.!?…”])\s+(?P<initials>(?!END|HCM|HẾT)[A-ZĐ]{3,4}|[A-ZĐ]{1,2}\.\s?[A-ZÀ-ỸĐ]{2,8})$"
    )


@cache
def _inside_forms() -> tuple[str, ...]:
    return tuple(sorted(form + end for form in forms("share-inside") for end in ("", ".", " »", " →")))
