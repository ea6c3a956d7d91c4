"""Who signs a page in a line that says something else too: a byline, a footer, a row of the site's parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from defcorpus.article import Page
from defcorpus.reading.chrome.imprints import read_imprint, site_name, without_via
from defcorpus.reading.chrome.markers import forms, outlet
from defcorpus.text import alternatives, normal

_ENDS = 3  # paragraphs from either end in which a correspondent signs


def signed(page: Page) -> Iterator[tuple[str, int, int, str]]:
    """Yield each outlet that signs, the half-open stretch in which it does, and the rule.

    `masthead` is whose page it is, `byline` for whom the reporter writes.
    """
    for segment in page.segments:
        written = normal(page.text[segment.start : segment.end])
        name = None
        if segment.role == "credit" and segment.rule in _WROTE:
            name, rule = of_byline(written) or ("", "")
            if name:
                yield name, segment.start, segment.end, rule
        elif segment.role == "share" and segment.rule in ("notice", "counter"):
            name = of_footer(written)
        elif segment.role == "menu":
            name = outlet(written.partition("|")[0]) if len(written) <= _ROW else None
        elif segment.role in ("masthead", "header") and segment.rule not in ("date-line", "domain"):
            found = read_imprint(written)
            name = found.outlet if found else site_name(written) if segment.rule in _NAMED else None
        if name and segment.role != "credit":
            yield name, segment.start, segment.end, "masthead"
    body = [one for one in page.segments if one.role == "body" or one.rule == "label-behind-text"]
    for segment in dict.fromkeys((*body[:_ENDS], *body[-_ENDS:])):
        line = read_imprint(page.text[segment.start : segment.end]) if segment.rule in _LINES else None
        if line is not None:
            yield line.outlet, segment.start, segment.end, "masthead"
            continue
        found_by = _correspondent().match(page.text, segment.start, segment.end)
        name = outlet(normal(found_by["name"])) if found_by else None
        if found_by and name:
            yield name, *found_by.span("name"), "byline"


# Lines of who wrote; others credit photographs.
_WROTE = frozenset(("byline", "bare-name", "initials"))
_NAMED = frozenset(("outlet", "site"))
_LINES = frozenset(("text", "label-behind-text"))
_ROW = 160  # characters of a row of a site's sections


def of_byline(written: str) -> tuple[str, str] | None:
    """Return the outlet in a line of who wrote, and whether he writes for it or after it, or None.

    >>> of_byline("Hà (P/v TTXVN tại Praha)"), of_byline("Hà (Theo VOV)"), of_byline("Hà - Minh An")
    (('TTXVN', 'byline'), ('vov.vn', 'via'), None)
    """
    inside = _correspondent().search(written)
    if inside and (name := outlet(inside["name"])):
        return name, "byline"
    line = written.partition(":")[2] or written
    parts = [part for part in _parts().split(line) if part.strip()]
    for part in parts:
        own = without_via(part)
        if name := outlet(own):
            return name, "byline" if own == part else "via"
    name = site_name(line) if len(parts) == 1 else None
    return (name, "byline") if name else None


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"\s*[/()|]\s*|\s+[-–—]\s+|\s+[-–—]$|,\s*")


def of_footer(written: str) -> str | None:
    """Return the outlet that a page's foot is of, or None.

    >>> of_footer("© 2025 Saigon Times"), of_footer("Theo dõi Báo Nhân Dân trên Zalo"), of_footer("© 2025")
    ('saigontimes', 'nhandan.vn', None)
    """
    parts = re.split(r"\s*[|•·.]\s+|\s+[-–—]\s+", _footer().sub(" ", written).strip(" .,:*"))
    named = (site_name(part) for part in parts if part.strip())
    return next(filter(None, named), None)


@cache
def _footer() -> re.Pattern[str]:
    """Match what stands around the name: `Copyright © 2025`, `Theo dõi … trên Facebook`, `… của`."""
    around = alternatives(
        forms("notice") | forms("share-open") | {"theo dõi", "follow", "bản quyền", "copyright"}
    )
    return re.compile(
        rf"^.*\b(?:của|thuộc về|thuộc)\s|\s(?:trên|on)(?:\s.*)?$|^[\s(*)]*(?:{around})(?=\W)|[©®]"
        r"|\b(?:19|20)\d\d\b(?:\s*-\s*(?:19|20)\d\d)?|\ball rights reserved\b\.?",
        re.IGNORECASE,
    )


@cache
def _correspondent() -> re.Pattern[str]:
    """Match a correspondent of an outlet: `Phóng viên TTXVN tại Tokyo`, `Nhóm PV QĐND (từ …`."""
    who, behind = alternatives(forms("correspondent")), r"\s(?:tại|từ|thường trú|in|at)\s|\)|\s\(|$"
    return re.compile(rf"(?:(?<=\()|(?<!\S))(?i:{who})\s(?P<name>[^\s()|,:;]{{2,14}})(?={behind})")
