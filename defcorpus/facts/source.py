"""The outlet: from a source line, metadata, a masthead or the address; never from a photo credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from defcorpus.article import Fact, Page, Segment, Source
from defcorpus.reading.chrome.markers import openers, outlet
from defcorpus.reading.chrome.stamps import stamp_rest
from defcorpus.text import fold, normal

_MAX_NAME = 60  # characters of an outlet's name that no table knows

# Which evidence counts first: what the page says of its origin, then whose page it is.
_ORDER = (
    "opener",
    "bracketed",
    "via",
    "address",
    "markup",
    "metadata",
    "masthead",
    "url",
    "lead-mark",
    "outlet",
    "end-mark",
)
_SURE = {
    "opener": 0.95,
    "bracketed": 0.9,
    "via": 0.9,
    "address": 0.8,
    "markup": 0.85,
    "metadata": 0.9,
    "masthead": 0.8,
    "url": 0.85,
}


def read_source(page: Page) -> tuple[Source | None, tuple[Fact, ...]]:
    """Return the outlet that the page is from, or None, and every fact that names one.

    A source line says where a reposted page comes from and so goes before the address it was found at.
    """
    facts = tuple(_facts(page))
    if not facts:
        return None, ()
    best = min(facts, key=lambda fact: (_ORDER.index(fact.rule), fact.start))
    return Source(best.value, best.start, best.end, best.rule), facts


def _facts(page: Page) -> Iterator[Fact]:
    for segment in page.segments:
        if segment.role == "source":
            yield from _of_line(page.text, segment)
        elif segment.role == "header" and segment.rule == "stamp":
            rest = stamp_rest(normal(page.text[segment.start : segment.end]).lower()) or ""
            name = outlet(rest.removeprefix("by ").strip()) if rest else None
            if name:
                yield _fact(name, segment.start, segment.end, "source", "masthead")
        elif segment.role == "masthead" and segment.rule == "outlet":
            name = outlet(normal(page.text[segment.start : segment.end]))
            if name:
                yield _fact(name, segment.start, segment.end, "masthead", "masthead")
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
