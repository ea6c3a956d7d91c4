"""The outlet: from metadata, the address, a masthead or a source line; never from a photo credit.

It is whose page an article stands on, where the page shows it; else who is credited with the text
(`Theo TTXVN`, `Source: VNA`). A page that only passes on what others print, as Báo Mới does, gives way to
whom it credits. Who is credited on another's page is a fact of its own, as citations need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from defcorpus.article import Fact, Page, Segment, Source
from defcorpus.facts.signatures import signed
from defcorpus.knowledge import table
from defcorpus.reading.chrome.markers import forms, openers, outlet
from defcorpus.reading.chrome.stamps import stamp_rest, stamp_site
from defcorpus.text import fold, normal

_MAX_NAME = 60  # characters of an outlet's name that no table knows
_LEADS = 3  # paragraphs of which one begins with the dateline

# Whose page it is, what the page says of its origin, then the marks of agencies in the text.
_ORDER = (
    "metadata",
    "url",
    "masthead",
    "unknown-site",
    "address",
    "opener",
    "bracketed",
    "via",
    "byline",
    "markup",
    "aggregator",
    "lead-mark",
    "outlet",
    "end-mark",
    "dateline",
)
_SURE = {
    "opener": 0.95,
    "bracketed": 0.9,
    "via": 0.9,
    "byline": 0.8,
    "address": 0.8,
    "markup": 0.85,
    "metadata": 0.9,
    "masthead": 0.8,
    "url": 0.85,
}


def read_source(page: Page) -> tuple[Source | None, tuple[Fact, ...]]:
    """Return the outlet whose page it is, else the one that is credited, or None; all that name one too."""
    facts = tuple(_facts(page))
    if not facts:
        return None, ()
    best = min(facts, key=lambda fact: (_ORDER.index(_standing(fact)), fact.start))
    return Source(best.value, best.start, best.end, best.rule), facts


def _standing(fact: Fact) -> str:
    """Return as what a fact counts: an address of a site that no table knows tells less than a masthead."""
    if fact.rule not in ("metadata", "url", "masthead"):
        return fact.rule
    if fact.rule == "masthead" and fact.value in _agencies():
        return "opener"  # `ANI | New Delhi`, `Xinhua) 14:33`: whose text it is, on anybody's page
    if fact.value in _aggregators() or fact.value.endswith(_HOSTS):
        return "aggregator"
    return "unknown-site" if fact.rule == "url" and outlet(fact.value) is None else fact.rule


@cache
def _aggregators() -> frozenset[str]:
    return frozenset(form for (form,) in table("aggregators"))


@cache
def _agencies() -> frozenset[str]:
    known = map(outlet, (*forms("agency-name"), "ttxvn", "ani", "afp", "ap"))
    return frozenset(filter(None, known))


# Where anybody may put a page.
_HOSTS = (".blogspot.com", ".wordpress.com", ".substack.com", ".medium.com")


def _facts(page: Page) -> Iterator[Fact]:
    for segment in page.segments:
        if segment.role == "source":
            yield from _of_line(page.text, segment)
        elif segment.role == "header" and segment.rule == "stamp":
            name = _of_stamp(normal(page.text[segment.start : segment.end]))
            if name:
                yield _fact(name, segment.start, segment.end, "source", "masthead")
    for name, start, end, rule in signed(page):
        yield _fact(name, start, end, rule if rule == "masthead" else "source", rule)
    yield from _of_datelines(page)
    if page.meta.source:
        name = outlet(normal(page.meta.source)) or _domain(page.meta.source)
        if name is None and not _is_known(page.meta.url):
            name = _short(page.meta.source)
        if name:
            yield _fact(name, -1, -1, "metadata", "metadata")
    if page.meta.url:
        name = _domain(page.meta.url)
        if name:
            yield _fact(name, -1, -1, "url", "url")


def _fact(name: str, start: int, end: int, role: str, rule: str) -> Fact:
    return Fact("source", name, fold(name), role, start, end, _SURE.get(rule, 0.7), rule)


def _of_line(text: str, segment: Segment) -> Iterator[Fact]:
    """Yield what a source line names: the outlet behind the opener or in front of the colon, or a domain."""
    written = normal(text[segment.start : segment.end])
    pieces = _pieces(written, segment.rule)
    name = next(filter(None, (outlet(piece) or _domain(piece) for piece in pieces)), None)
    if name is None and "/" in written:
        parts = (part.strip() for piece in pieces for part in piece.split("/"))
        name = next(filter(None, (outlet(part) or _domain(part) for part in parts)), None)
    if name is None and segment.rule == "opener":
        name = next(filter(None, map(_short, pieces)), None)
    if name:
        yield _fact(name, segment.start, segment.end, "source", segment.rule)


def _of_stamp(line: str) -> str | None:
    """Return the outlet that stands beside the day: `By VNA August 15, 2024`, `Posted on … | Source: VOV`."""
    rest = stamp_rest(line.lower())
    if not rest:
        return None
    sourced = (part for part in line.split("|") if any(role == "source" for _, role in openers(part.lower())))
    named = (outlet(piece) for part in sourced for piece in _pieces(part.strip(), "opener"))
    first = outlet(line.partition(")")[0]) if line.startswith("(") else None  # `(QĐND) - Số báo 23090, …`
    return (
        outlet(rest.removeprefix("by ").strip())
        or stamp_site(line)
        or next(filter(None, named), None)
        or first
    )


def _of_datelines(page: Page) -> Iterator[Fact]:
    """Yield the agency of a dateline, `Hà Nội, 25/12 (TTXVN) – `, whose text it is; the place stays text."""
    for segment in [one for one in page.segments if one.role == "body"][:_LEADS]:
        found = _dateline().match(page.text, segment.start, segment.end)
        for group, written in found.groupdict().items() if found else ():
            name = outlet(normal(written)) if written else None
            if found and name:
                yield _fact(name, *found.span(group), "source", "dateline")
                return


@cache
def _dateline() -> re.Pattern[str]:
    """Match how a lead opens with its agency; one of the groups may be its name."""
    return re.compile(
        # `TTXVN (Gia-các-ta) - `, `SEOUL (Yonhap) -- `, `(VOV5) - `
        r"[*_\s]*(?:(?P<before>[A-Z]{3,6})\s\((?P<with>[^()\n]{2,30})\)\s*[-–—]|\((?P<mark>[^()\n]{2,24})\)\s*[-–—]"
        # `Hà Nội, 25/12 (TTXVN) –`, `**Quang Tri (VNA), 09/12/2025** –`
        r"|(?=[^\W\d_])[^()\n:;*]{2,60}\s\((?P<name>[^()\n]{2,24})\)(?:,[\d\s/.-]{4,12})?[*_]*\s*[-–—:]"
        # `Phnom Penh, AKP November 21, 2024 --`
        r"|(?=[^\W\d_])[^()\n:;]{2,30},\s(?P<behind>[A-Z]{3,8}),?\s[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?\s*[-–—]"
        # `The People's Army Newspaper - `, `MONTSAME. `
        r"|(?P<paper>[^\W\d_][^()\n:;.]{4,40}?)\s[-–—]\s(?=[^\W\d_])|(?P<alone>[A-Z]{5,10})\.\s)"
    )


def _pieces(written: str, rule: str) -> list[str]:
    line = written.strip(" ()[]*_.–—-")
    plain = " ".join(line.lower().split())
    line = " ".join(line.split())
    # Lower-casing may change a letter's length elsewhere, never that of these openers.
    values = [line[len(form) :] for form, role in openers(plain) if role in ("source", "via")] or [line]
    pieces = []
    for value in (value.strip(" :：-–—.") for value in values):
        before, _, after = value.partition(": ")
        pieces += [value, before, after]
        if rule == "via":
            pieces += re.split(r"\s*[,/;&]\s*|\s+và\s+", re.sub(r"(?i)^by\s+", "", value))
    return [piece.strip(" :./") for piece in pieces if piece.strip(" :./")]


def _domain(text: str) -> str | None:
    """Return the outlet that an address or bare domain belongs to: the table's name, else the domain."""
    found = re.search(r"https?://\S+", text)
    address = found.group() if found else f"//{text.strip()}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    labels = host.strip(".").split(".")
    if len(labels) < 2 or not all(re.fullmatch(r"[\w-]+", label) for label in labels) or labels[-1].isdigit():
        return None
    for first in range(len(labels) - 1):
        name = outlet(".".join(labels[first:]))
        if name:
            return name
    return ".".join(labels[1:] if labels[0] in _VIEWS and len(labels) > 2 else labels)


# Another view of the same site.
_VIEWS = frozenset(("amp", "beta", "lite", "m", "mobile", "www"))


def _is_known(url: str | None) -> bool:
    """Say whether an address is an outlet's that the table knows: it says more than an unknown name."""
    return url is not None and outlet(_domain(url) or "") is not None


def _short(text: str) -> str | None:
    """Return a name that no table knows, as written, where it is short enough for one."""
    value = " ".join(text.split()).strip(" .")
    return value if 2 <= len(value) <= _MAX_NAME and value.count(" ") <= 7 else None
