"""The page's own day below the text: alone on a line, or behind the outlet in a source line."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import SegmentRole
from defcorpus.knowledge import table
from defcorpus.reading.chrome import lines, shapes, stamps
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import outlet
from defcorpus.text import alternatives


def read_footstamp(blocks: list[Block], last: int, labels: list[Pieces | None]) -> None:
    """Label the page's own day below the text, in place: no headline is there whose it could be."""
    others = [
        at
        for at in range(last + 1, len(blocks))
        if any(piece.role == "related" for piece in labels[at] or ())
    ]
    if len(others) == 1 and stamps.is_stamp(blocks[others[0]].plain):
        labels[others[0]] = lines.whole(blocks[others[0]], "header", "foot-stamp")
    for at in range(last + 1, len(blocks)):
        pieces = labels[at] or ()
        day = _signed_day(blocks[at].text) if not pieces or pieces[0].rule in _GUESSED else 0
        if day:
            role: SegmentRole = "source" if outlet(blocks[at].text[:day]) else "credit"
            first = (role, "outlet" if role == "source" else "bare-name")
            labels[at] = lines.cut(blocks[at], day, first, ("header", "foot-stamp"))
            continue
        if len(pieces) == 1 and pieces[0].role == "source" and (day := _sourced_day(blocks[at].text)):
            first = (pieces[0].role, pieces[0].rule)
            labels[at] = lines.cut(blocks[at], day, first, ("header", "foot-stamp"))


def _signed_day(text: str) -> int:
    """Return where the day begins behind who signs a line: `Thu Hoài/VOV.VN | 06/11/2019, 19:31`; else 0."""
    if len(text) > _SIGNED or not any(mark in text for mark in "|•·"):
        return 0
    found = _by_and_day().fullmatch(text)
    if found is None or not stamps.is_stamp(found["stamp"].lower()):
        return 0
    parts = [part for part in re.split(r"\s*/\s*|\s+[-–—]\s+", found["name"].strip()) if part]
    named = all(outlet(part) or shapes.is_bare_name(part) or shapes.is_domain(part) for part in parts)
    return found.start("stamp") if parts and (named or found["name"].isupper()) else 0


_SIGNED = 100  # characters of such a line
_GUESSED = frozenset({"row", "headline-behind-text", "label-behind-text", "text", "sections"})


@cache
def _by_and_day() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[^\d|•·]{2,60}?)\s*[|•·]\s*(?P<stamp>[^|•·]*\d[^|•·]*)")


def _sourced_day(text: str) -> int:
    """Return where the day begins behind an outlet: `Nguồn: TTXVN 18/04/2024`; else 0."""
    found = _behind_a_name().search(text)
    return found.start("day") if found else 0


@cache
def _behind_a_name() -> re.Pattern[str]:
    month = alternatives(row[0] for row in table("months") if row[1] == "en")
    return re.compile(
        r"[^\W\d_][).]?[\s,|·–—-]+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
        rf"|(?:{month})\.? \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}} (?:{month}),? (?:19|20)\d\d)\.?$"
    )
