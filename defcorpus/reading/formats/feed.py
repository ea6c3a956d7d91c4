"""A feed (RSS 0.9 to 2.0, Atom) to a page for each of its entries."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from defcorpus.article import Location, Metadata, Page, Skip
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.formats.html import read_fragment
from defcorpus.reading.formats.markup import local_day
from defcorpus.reading.formats.safexml import local, parse_xml
from defcorpus.reading.pages import clean_meta, make_page, writable
from defcorpus.text import letters

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUMMARY = ("description", "summary")

MAX_ENTRIES = 100_000
"""Entries of one feed; those behind are left out, and said to be."""


def parse_feed(data: bytes, location: Location) -> Iterator[Page | Skip]:
    """Yield a page for every entry of a feed, in its order, or a Skip that says why there is none.

    The whole text (`content:encoded`, Atom's `content`) goes before a summary. Other XML, a sitemap among
    it, is no feed.
    """
    root = _root(data)
    if isinstance(root, Refusal):
        yield Skip(location.path, root.reason, root.detail, location.index)
        return
    channel = next((one for one in root.iter() if local(one) in ("channel", "feed")), root)
    outlet = _child(channel, "title")
    number = 0
    for element in root.iter():
        if local(element) not in ("item", "entry"):
            continue
        number += 1
        if number > MAX_ENTRIES:
            yield Skip(location.path, "too-large", f"Only its first {MAX_ENTRIES:,} entries are read.")
            return
        result = _entry(element, replace(location, index=number), outlet)
        if isinstance(result, Refusal):
            yield Skip(location.path, result.reason, result.detail, number)
        else:
            yield result
    if not number:
        yield Skip(location.path, "empty", "The feed has no entries.", location.index)


def _root(data: bytes) -> _Element | Refusal:
    """Return a feed's root element, or why it is none."""
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    root = parse_xml(_plain_xml(decoded))
    if isinstance(root, Refusal) and root.reason == "broken-xml":
        root = parse_xml(_plain_xml(decoded), recover=True)
    if isinstance(root, Refusal):
        return root
    name = local(root).lower()
    if name in ("urlset", "sitemapindex"):
        return Refusal("format", "It is a sitemap: a list of addresses without text.")
    if name == "opml":
        return Refusal("format", "It is a list of feeds (OPML), not a feed.")
    if name not in ("rss", "rdf", "feed"):
        return Refusal("format", f"It is XML, but no feed: its root element is <{local(root)[:40]}>.")
    return root


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][A-Za-z0-9]{1,30});")


def _plain_xml(decoded: Decoded) -> bytes:
    """Return the feed as UTF-8 without a declared encoding, HTML's named letters (`&uacute;`) written out."""
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", decoded.text.lstrip("\ufeff"), count=1)
    if "<!ENTITY" not in text[:65_536]:
        text = _entity().sub(lambda found: html.unescape(found[0]), text)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    return writable(text).encode()


def _entry(element: _Element, location: Location, outlet: str | None) -> Page | Refusal:
    title = _inline(_child(element, "title"))
    url = _link(element)
    meta = clean_meta(
        Metadata(
            title=title,
            date=local_day(
                _first(element, ("pubDate", "published", "issued", "date", "created", "updated")), url
            ),
            url=url,
            source=_inline(_child(element, "source") or outlet),
            author=_inline(_author(element)),
        )
    )
    markup = max(
        (_markup(one) for one in _own(element) if local(one) in ("encoded", "content")), key=len, default=""
    )
    markup = markup or next((_markup(one) for one in _own(element) if local(one) in _SUMMARY), "")
    text, hints = read_fragment(markup, meta.title) if "<" in markup else (_inline(markup) or "", ())
    if not text.strip():
        return Refusal("no-text", "The entry has a title at most, no text.")
    if not hints:
        hints = (Hint(0, len(text), "body"),)
    if meta.title and letters(meta.title) != letters(text[: text.find("\n") if "\n" in text else len(text)]):
        shift = len(meta.title) + 1
        text = f"{meta.title}\n{text}"
        moved = (Hint(hint.start + shift, hint.end + shift, hint.role) for hint in hints)
        hints = (Hint(0, len(meta.title), "title"), *moved)
    return make_page(location, text, meta, kind="feed", encoding="utf-8", hints=hints)


def _markup(element: _Element) -> str:
    """Return an element's HTML: written as text (RSS, Atom's `html`), or as elements (Atom's `xhtml`)."""
    if len(element):
        from lxml import etree

        inner = etree.tostring(element, encoding="unicode", with_tail=False)
        return re.sub(r"</?(?:\w+:)?(?:content|summary|encoded|description)\b[^>]*>", "", inner)
    text = str(element.text or "")
    # Escaped twice, as some systems do: &lt;p&gt; is left of it where no other tag is.
    return html.unescape(text) if "<" not in text and re.search(r"&lt;/?\w", text) else text


def _inline(text: str | None) -> str | None:
    """Return a title or summary without the markup and entities that feeds write into it."""
    if not text:
        return None
    plain = html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", " ", text))
    return " ".join(writable(plain).split()) or None


def _own(element: _Element) -> Iterator[_Element]:
    """Yield an entry's own elements: Media RSS and podcasts have descriptions and titles of pictures."""
    for one in element:
        if "mrss" not in str(one.tag) and "itunes" not in str(one.tag):
            yield one


def _child(element: _Element, name: str) -> str | None:
    for one in _own(element):
        if local(one) == name:
            inner = _child(one, "title") if name == "source" and len(one) else None
            text = inner or "".join(str(piece) for piece in one.itertext()).strip()
            if text:
                return text
    return None


def _first(element: _Element, names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _child(element, name))), None)


def _link(element: _Element) -> str | None:
    found: list[str] = []
    for one in element:
        if local(one) == "link":
            address = one.get("href") if one.get("rel", "alternate") == "alternate" else None
            found.append(str(address or one.text or "").strip())
        elif local(one) in ("guid", "id") and one.get("isPermaLink") != "false":
            found.append(str(one.text or "").strip())
    return next((address for address in found if address.startswith(("http://", "https://"))), None)


def _author(element: _Element) -> str | None:
    names = []
    for one in element:
        if local(one) in ("creator", "author"):
            name = _child(one, "name") or str(one.text or "").strip()
            # RSS: `desk@vov.vn (Minh An)`
            bracketed = re.fullmatch(r"\S+@\S+\s+\(([^)]+)\)", name)
            name = bracketed[1] if bracketed else name
            if name and "@" not in name:
                names.append(name)
    return ", ".join(names[:10]) or None
