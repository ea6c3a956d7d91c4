"""Lines above a story that name the site, the town's weather or the section, and are no headline."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Segment
from defcorpus.knowledge import table
from defcorpus.reading.chrome import lines, shapes, stamps
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.imprints import is_body_name, is_paper_name, is_site_line
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import alternation
from defcorpus.text import alternatives

_NEAR = 4  # blocks below it in which the headline stands
_HEADLINE = 4  # words of the shortest headline that one may stand above
_TRAIL = 4  # words of a section in a trail


def site_line(blocks: list[Block], at: int, *, first: bool) -> Pieces | None:
    """Return a line of the opening that is the site's, or None; `first` where only such stand above it."""
    block = blocks[at]
    if block.ended or block.size > 120:
        return None
    if ("°" in block.text or "º" in block.text) and _weather().fullmatch(block.text):
        return lines.whole(block, "masthead", "weather")
    if _organ().match(block.plain):
        return lines.whole(block, "masthead", "organ")
    if is_dateline(block.text):
        return lines.whole(block, "body", "text")
    if block.text[:1].isdigit() and _foreign_stamp().fullmatch(block.text):
        return lines.whole(block, "header", "stamp")
    found = _named(block, first=first)
    return found if found is not None and _has_headline(blocks, at) else None


def _named(block: Block, *, first: bool) -> Pieces | None:
    """Return a line that names a site or a section where a headline stands below it."""
    if _is_trail(block.text):
        return lines.whole(block, "menu", "trail")
    if _is_site(block, first=first):
        return lines.whole(block, "masthead", "site")
    return _section(block)


@cache
def _weather() -> re.Pattern[str]:
    """Match a town and its temperature: `Hà Nội 22°C`."""
    return re.compile(r"[^\d.!?]{0,40}-?\d{1,2}\s?[°º]\s?[CcFf]?(?:\s?/\s?\d{1,2}\s?[°º]\s?[CcFf]?)?")


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('organ')})(?!\w)")


@cache
def _foreign_stamp() -> re.Pattern[str]:
    """Match a day of any language with its year and time: `5 ноября 2024 г. 14:20`."""
    return re.compile(
        r"\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?(?:19|20)\d\d(?:\s?г\.?|\sгода)?"
        r"[\s,|•·–-]*(?:\d{1,2}[:h]\d\d)?"
    )


def _has_headline(blocks: list[Block], at: int) -> bool:
    """Say whether a line that may be the headline stands below."""
    below = blocks[at + 1 : at + 1 + _NEAR]
    return any(
        shapes.is_headline(block) and block.words >= _HEADLINE and stamps.stamp_rest(block.plain) is None
        for block in below
    )


def _is_trail(text: str) -> bool:
    """Say whether a line is sections, each inside the one in front: `News > Bilateral relations`."""
    if not any(mark in text for mark in ">»›"):
        return False
    parts = re.split(r"\s*[>»›]\s*", text.strip(" >»›"))
    return len(parts) > 1 and all(part and part.count(" ") < _TRAIL for part in parts)


def _is_site(block: Block, *, first: bool) -> bool:
    """Say whether a line is a body's name and nothing else, or a paper's at the very top."""
    if first and (is_site_line(block.text) or _says_domain(block.text)):
        return True
    if not block.text.replace(" ", "").replace("'", "").isalpha():
        return False
    return is_body_name(block.text) or (first and is_paper_name(block.text))


def _says_domain(text: str) -> bool:
    """Say whether a line is a site's domain and what is done there: `Vietnam.vn auto translation`."""
    domain, _, rest = text.partition(" ")
    return rest.islower() and rest.count(" ") < _TRAIL and "." in domain and shapes.is_domain(domain)


@cache
def _dateline() -> re.Pattern[str]:
    """Match where and when alone, as wires put them above a story: `VIETNAM, June 9 -`."""
    months = alternatives(row[0] for row in table("months") if row[1] == "en")
    return re.compile(rf"[A-ZÀ-Ỹ][A-ZÀ-Ỹ ,.]{{2,40}}, (?:{months})\.? \d{{1,2}}(?:, (?:19|20)\d\d)?\s?[-–—]*")


def is_dateline(text: str) -> bool:
    """Say whether a line says where and when a story was written, and no more: no headline."""
    return _dateline().fullmatch(text) is not None


def _section(block: Block) -> Pieces | None:
    """Know a section's name with the day behind it: `Politique 04/11/2025 21:15`."""
    at = stamps.named_stamp(block.text) if block.text[-1:].isdigit() else 0
    name = block.text[:at].rstrip(" |,•·–—-")
    if not at or name.count(" ") > 1 or not name[:1].isupper() or not name.replace(" ", "").isalpha():
        return None
    first = Segment(block.start, block.start + len(name), "menu", "sections")
    return first, Segment(block.start + at, block.end, "header", "stamp")
