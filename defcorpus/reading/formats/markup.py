"""What a web page's markup says of the page: title, day, address, outlet, author, description."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from defcorpus.article import Metadata
from defcorpus.reading.chrome.imprints import site_name
from defcorpus.reading.formats.jsonld import Node, article_node, text_of
from defcorpus.reading.formats.saved import saved_by
from defcorpus.reading.formats.visible import named_place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline", "citation_title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "datecreated",
    "article:published",
    "article.published",
    "og:published_time",
    "published_time",
    "publication_date",
    "publication-date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "its_publication",
    "article_date_original",
    "displaydate",
    "dc.date",
    "dcterms.date",
    "date",
)
_URL = ("og:url", "twitter:url", "al:web:url", "dc.identifier", "parsely-link", "url", "mainentityofpage")
_SOURCE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "twitter:creator", "parsely-author")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_NEAR = 3  # elements that a page's own day may stand in below or beside its heading


def read_metadata(tree: HtmlElement, markup: str) -> tuple[Metadata, str | None]:
    """Return what meta elements, JSON-LD, links and the saving program say, and the description."""
    metas = _metas(tree)
    saved = saved_by(tree, markup)
    shown = _first(metas, _TITLE) or _heading(tree)
    node = article_node(tree, shown)
    url = _address(metas, tree, node) or saved.url
    source = _first(metas, _SOURCE) or text_of(node.get("publisher")) or _site(tree)
    date = text_of(node.get("datePublished")) or _first(metas, _PUBLISHED) or _time(tree)
    meta = Metadata(
        title=html.unescape(_first(metas, _TITLE) or text_of(node.get("headline")) or _heading(tree) or ""),
        date=local_day(date or text_of(node.get("dateCreated")), url or saved.url, tree),
        url=url,
        source=html.unescape(source) if source else None,
        author=_author(metas, node),
        retrieved=saved.retrieved,
    )
    return meta, _description(metas, node)


def article_body(tree: HtmlElement) -> str | None:
    """Return the text that a page's JSON-LD holds of its article."""
    return text_of(article_node(tree).get("articleBody"))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the meta elements' contents by name, property or itemprop in lower case, the first of each.

    Those inside the body belong to the article only where nothing else does: lists of related stories
    carry `datePublished` too.
    """
    found: dict[str, str] = {}
    inner: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if not content or len(content) > 5000:
            continue
        parent = element.getparent()
        known = found if parent is None or parent.tag in ("head", "html", "body") else inner
        if known is inner and _in_furniture(element):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name:
                known.setdefault(name.strip().lower(), content)
    return {**inner, **found}


def _in_furniture(element: HtmlElement) -> bool:
    """Say whether an element stands in a list of other stories, a comment or the like."""
    for above in element.iterancestors():
        if not isinstance(above.tag, str):
            continue
        place, _ = named_place(above, above.tag)
        if place in ("related", "comments", "menu", "share"):
            return True
    return False


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _heading(tree: HtmlElement) -> str | None:
    """Return the only main heading, else the document's title without the site's name."""
    found = [text for text in map(_words, tree.iter("h1")) if text]
    if len(found) == 1 and len(found[0]) <= 400:
        return found[0]
    for element in tree.iter("title"):
        text = _words(element)
        if text:
            # `Talks open in Hanoi | VOV.VN`: the part behind the last bar is the site's name.
            return re.split(r"\s+[|»]\s+", text)[0][:1000]
    return found[0][:1000] if found else None


def _site(tree: HtmlElement) -> str | None:
    """Return the outlet whose name stands behind the document's title: `Talks open in Hanoi | Vietnam+`."""
    for element in tree.iter("title"):
        _, *behind = re.split(r"\s+[|»·–—-]\s+", _words(element))
        return site_name(behind[-1]) if behind else None
    return None


def _author(metas: dict[str, str], node: Node) -> str | None:
    found = text_of(node.get("author")) or _first(metas, _AUTHOR)
    if found is None or "//" in found or len(found) > 300:
        return None  # the address of a profile page is no name
    return html.unescape(found)


def _description(metas: dict[str, str], node: Node) -> str | None:
    found = text_of(node.get("description")) or _first(metas, _DESCRIPTION)
    if found is None:
        return None
    found = " ".join(re.sub(r"<[^>]{0,200}>", " ", html.unescape(found)).split())
    return None if len(found) > 2000 or found.endswith(("...", "…")) else found or None


def _address(metas: dict[str, str], tree: HtmlElement, node: Node) -> str | None:
    """Return the page's address: canonical link, `og:url`, JSON-LD; the archive's own in front left off."""
    found = [*_canonical(tree), metas.get("og:url")]
    main = node.get("mainEntityOfPage")
    found += [
        str(main.get("@id") or "") if isinstance(main, dict) else text_of(main),
        text_of(node.get("url")),
    ]
    found += [metas.get(name) for name in _URL]
    for address in found:
        if address and re.match(r"(?:https?:)?//[^\s/]", address) and len(address) < 2000:
            return re.sub(r"^https?://web\.archive\.org/web/\d+\w*/(?=https?:)", "", address)
    return None


def _canonical(tree: HtmlElement) -> list[str]:
    return [
        str(element.get("href"))
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical" and element.get("href")
    ][:1]


def _time(tree: HtmlElement) -> str | None:
    """Return the day that a `time` element gives for the article.

    Lists of other stories have their own, and so have comments: it is the one named `datePublished`, else
    the first that stands close to the main heading, else the only day there is.
    """
    times = [
        element
        for element in tree.iter("time", "abbr", "span", "relative-time")
        if element.get("datetime") or element.get("itemprop") == "datePublished"
    ][:500]
    own = [element for element in times if not _in_furniture(element)]
    for element in own:
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return element.get("datetime") or element.get("content") or _words(element)
    heads = list(tree.iter("h1"))
    if len(heads) == 1:
        above = heads[0]
        for _ in range(_NEAR):
            above = above.getparent() if above.getparent() is not None else above
            if above.tag in ("body", "html"):
                break
            near = [one for one in own if above in one.iterancestors()]
            if near:
                return near[0].get("datetime") or None
    days = {(element.get("datetime") or "")[:10]: element.get("datetime") for element in own}
    days.pop("", None)
    return next(iter(days.values())) if len(days) == 1 else None


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>\d{4}-\d\d-\d\d[T ]\d\d:\d\d)(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]00:?00|UTC|GMT)"
        r"|(?:\w{3}, )?(?P<mail>\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)?) (?:GMT|UTC?|Z|[+-]0000)"
    )


def local_day(date: str | None, url: str | None, tree: HtmlElement | None = None) -> str | None:
    """Return a page's date with Greenwich time told in Việt Nam's where the page is from there.

    >>> local_day("2025-12-24T18:30:00Z", "https://qdnd.vn/a")
    '2025-12-25T01:30:00+07:00'
    """
    found = _stamp().fullmatch(date.strip()) if date else None
    if not date or found is None or not _is_vietnamese(url, tree):
        return date
    try:
        moment = (
            datetime.fromisoformat(found["iso"]) if found["iso"] else parsedate_to_datetime(found["mail"])
        )
        return moment.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=7))).isoformat()
    except (ValueError, OverflowError):
        return date


def _is_vietnamese(url: str | None, tree: HtmlElement | None) -> bool:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    if host.endswith((".vn", "vnexpress.net")):
        return True
    lang = (tree.get("lang") or "") if tree is not None else ""
    return not host and lang.lower().startswith("vi")
