"""What the program that saved a web page wrote into it: where the page was, and when it was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 8192  # characters at the page's beginning and end that such comments stand in


@dataclass(frozen=True, slots=True)
class Saved:
    """Address and time, where they were written down."""

    url: str | None = None
    retrieved: str | None = None


def saved_by(tree: HtmlElement, markup: str) -> Saved:
    """Return what browsers, SingleFile, WebScrapBook, HTTrack and the Internet Archive leave in a page."""
    head = markup[:_HEAD]
    # Internet Explorer and the browsers after it: <!-- saved from url=(0031)https://qdnd.vn/a -->
    found = re.search(r"saved from url=\(\d+\)(https?://[^\s>]{1,1900})", head)
    if found:
        return Saved(found[1])
    if "SingleFile" in head:
        url = re.search(r"^\s*url:\s*(https?://\S{1,1900})", head, re.MULTILINE)
        day = re.search(r"^\s*saved date:\s*([^\n]{8,80})", head, re.MULTILINE)
        return Saved(url[1] if url else None, _without_zone(day[1]) if day else None)
    scrap = tree.get("data-scrapbook-source")
    if scrap:
        day = re.match(r"(\d{4})(\d\d)(\d\d)", tree.get("data-scrapbook-create") or "")
        return Saved(scrap.strip()[:2000], "-".join(day.groups()) if day else None)
    found = re.search(
        r"Mirrored from (\S{4,1900}) by HTTrack[^\n]{0,80}?\], \w{3}, (\d\d \w{3} \d{4})", markup
    )
    if found:
        return Saved(f"https://{found[1].removeprefix('https://')}", found[2])
    found = re.search(r"FILE ARCHIVED ON [\d:]{4,8} (\w{3} \d\d, \d{4})", markup[-_HEAD:])
    return Saved(None, found[1]) if found else Saved()


def _without_zone(day: str) -> str:
    """Return `Thu Dec 25 2025 15:30:00 GMT+0700 (Indochina Time)` without the zone's name."""
    return re.sub(r"\s*\([^)]*\)", "", day).strip()
