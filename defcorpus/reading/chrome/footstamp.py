"""The page's own day below the text: alone on a line, or behind the outlet in a source line."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.reading.chrome import lines, stamps
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.lines import Pieces


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
        if len(pieces) == 1 and pieces[0].role == "source" and (day := _sourced_day(blocks[at].text)):
            first = (pieces[0].role, pieces[0].rule)
            labels[at] = lines.cut(blocks[at], day, first, ("header", "foot-stamp"))


def _sourced_day(text: str) -> int:
    """Return where the day begins behind an outlet: `Nguồn: TTXVN 18/04/2024`; else 0."""
    found = _behind_a_name().search(text)
    return found.start("day") if found else 0


@cache
def _behind_a_name() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][).]?[\s,|·–—-]+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)\.?$")
