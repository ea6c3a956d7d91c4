"""What a web page's markup says of the page: title, day, address, outlet, author."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from defcorpus.article import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = ("og:title", "twitter:title", "dc.title", "title", "headline")
_DATE = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "published_time",
    "og:published_time",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "date",
)
_URL = ("og:url", "twitter:url", "al:web:url")
_SOURCE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_AUTHOR = ("author", "article:author", "dc.creator", "twitter:creator", "parsely-author")
_MAX_NODES = 2000  # objects looked at in a page's JSON-LD


def read_metadata(tree: HtmlElement, markup: str) -> Metadata:
    """Return what meta elements, JSON-LD, the canonical link and the saving browser say."""
    metas = _metas(tree)
    linked = _json_ld(tree)
    return Metadata(
        title=_first(metas, _TITLE) or _text(linked.get("headline")) or _heading(tree),
        date=_text(linked.get("datePublished")) or _first(metas, _DATE) or _only_time(tree),
        url=_canonical(tree) or _first(metas, _URL) or _saved_from(markup),
        source=_first(metas, _SOURCE) or _text(linked.get("publisher")),
        author=_text(linked.get("author")) or _first(metas, _AUTHOR),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the meta elements' contents by name, property or itemprop in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _heading(tree: HtmlElement) -> str | None:
    for tag in ("h1", "title"):
        found = [" ".join(element.text_content().split()) for element in tree.iter(tag)]
        found = [text for text in found if text]
        if found and (tag == "title" or len(found) == 1):
            # `Talks open in Hanoi | VOV.VN`: the part behind the last bar is the site's name.
            return re.split(r"\s+[|»]\s+", found[0])[0] if tag == "title" else found[0]
    return None


def _only_time(tree: HtmlElement) -> str | None:
    """Return the `time` element's day where all of them agree; lists of other stories have their own."""
    days = {element.get("datetime") for element in tree.iter("time") if element.get("datetime")}
    return days.pop() if len(days) == 1 else None


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href"))
    return None


def _saved_from(markup: str) -> str | None:
    """Return the address that browsers leave in a comment of the pages they save."""
    found = re.search(r"saved from url=\(\d+\)(https?://[^\s>]{1,500})", markup[:4096])
    return found.group(1) if found else None


def _json_ld(tree: HtmlElement) -> dict[str, object]:
    """Return the first JSON-LD object that describes an article, else an empty one."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names
            ):
                return node
    return {}


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON value, outer ones first, up to a bound."""
    pending = [value]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        current = pending.pop(0)
        if isinstance(current, dict):
            yield current
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(current)


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:10]))) or None
    return value.strip() or None if isinstance(value, str) else None
