"""A saved web page to a Page: its visible text a line a block, and what its markup says of each line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.encoding.encodings import Decoded, Refusal, as_declared, decode
from defcorpus.reading.formats.markup import article_body, read_metadata
from defcorpus.reading.formats.story import read_story
from defcorpus.reading.formats.visible import MAX_LINES, Visible, visible
from defcorpus.reading.pages import clean_meta, make_page, writable
from defcorpus.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_TAG = 10_000  # characters of a tag that no editing system writes
_MAX_NAMES = 30_000  # different names of attributes in such tags
_TOP = 300  # lines among which a page shows its title


def parse_html(
    data: bytes,
    location: Location,
    *,
    kind: str = "html",
    charset: str | None = None,
    told: Metadata | None = None,
) -> Page | Refusal:
    """Return the page that an HTML file holds.

    `charset` is what the container says of the bytes, `told` what it says of the page: the page's own word
    goes before it.
    """
    decoded = _decode(data, charset)
    if isinstance(decoded, Refusal):
        return decoded
    tree = parse_tree(decoded.text)
    if isinstance(tree, Refusal):
        return tree
    seen = visible(tree)
    if len(seen.lines) >= MAX_LINES:
        return Refusal("too-large", f"One page of more than {MAX_LINES:,} lines.")
    meta, description = read_metadata(tree, decoded.text)
    meta = clean_meta(_joined(meta, told or Metadata()))
    meta = replace(meta, title=_without_site(meta, seen))
    text, hints = _text(tree, seen, meta.title, description)
    if not text:
        return Refusal("empty", "The page shows no text; it may be built by scripts. Save it as shown.")
    return make_page(
        location, text, meta, kind=kind, encoding=decoded.encoding, hints=hints, notes=decoded.notes
    )


def read_fragment(markup: str, title: str | None = None) -> tuple[str, tuple[Hint, ...]]:
    """Return the visible text of a piece of HTML, a line a block, and what its markup says of each line."""
    tree = parse_tree(f"<div>{markup}</div>")
    if isinstance(tree, Refusal):
        return "", ()
    seen = visible(tree)
    return writable(seen.text), read_story(seen, title)


def fragment_text(markup: str) -> str:
    """Return the visible text of a piece of HTML, a line a block."""
    return read_fragment(markup)[0]


def parse_tree(markup: str) -> HtmlElement | Refusal:
    """Return the document's tree, or why there is none. Broken markup is read as browsers do."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    lean = _lean(markup.replace("\0", ""))
    if isinstance(lean, Refusal):
        return lean
    lean = re.sub(r"^\s*<\?xml[^>]*\?>", "", lean, count=1)
    parser = HTMLParser(no_network=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(lean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    last = parser.error_log.last_error
    if last is not None and "Excessive depth" in (last.message or ""):
        return Refusal(
            "too-deep", "Its elements are nested thousands deep; what stands inside cannot be read."
        )
    return Refusal("broken-html", "No element could be read from it.") if tree is None else tree


def _joined(meta: Metadata, told: Metadata) -> Metadata:
    """Return the page's own metadata, what they leave open taken from the container."""
    fields = ("title", "date", "url", "source", "author", "retrieved")
    return replace(meta, **{name: getattr(meta, name) or getattr(told, name) for name in fields})


def _without_site(meta: Metadata, seen: Visible) -> str | None:
    """Return the title without the site's name behind it, where the page shows it without."""
    title = meta.title or ""
    shown = {letters(line.text) for line in seen.lines[:_TOP] if len(line.text) <= len(title)}
    if letters(title) in shown:
        return meta.title
    for found in reversed(list(re.finditer(r"\s+[|»–—·-]\s+", title))):
        head, tail = title[: found.start()], title[found.end() :]
        if letters(head) in shown or (meta.source and letters(tail) == letters(meta.source)):
            return head
    return meta.title


def _text(
    tree: HtmlElement, seen: Visible, title: str | None, description: str | None
) -> tuple[str, tuple[Hint, ...]]:
    """Return the page's text and hints; what only its metadata tell stands in front, where it tells more.

    A page built by scripts and saved unbuilt has its text in JSON-LD. A lead that was lost stands in the
    description: it is no part of the text, but evidence for it, as a caption is.
    """
    text, hints = writable(seen.text), read_story(seen, title)
    body = sum(hint.end - hint.start for hint in hints if hint.role == "body")
    told = article_body(tree)
    if told and len(told) > 3 * body:
        told, inner = read_fragment(told.replace("\n", "<br>"), title)
        if told:
            moved = tuple(
                Hint(hint.start + len(told) + 1, hint.end + len(told) + 1, "menu") for hint in hints
            )
            return f"{told}\n{text}".strip(), inner + moved
    if description and body and _adds(description, text, hints):
        shift = len(description) + 1
        moved = tuple(Hint(hint.start + shift, hint.end + shift, hint.role) for hint in hints)
        return f"{description}\n{text}", (Hint(0, len(description), "caption"), *moved)
    return text, hints


def _adds(description: str, text: str, hints: tuple[Hint, ...]) -> bool:
    """Say whether a description tells of the same story and is not on the page."""
    own = letters(description)
    if len(own) < 60 or own[:50] in letters(text):
        return False
    body = " ".join(text[hint.start : hint.end] for hint in hints if hint.role in ("body", "title")).lower()
    words = set(re.findall(r"\w{3,}", description.lower()))
    return sum(word in body for word in words) * 2 >= len(words)


@cache
def _long_value() -> re.Pattern[str]:
    # Pictures written into the page as base64, as SingleFile does: megabytes of one attribute.
    return re.compile(r"""data:[a-z]{1,20}/[\w.+-]{1,40};base64,[A-Za-z0-9+/=\s%]{200,}""")


@cache
def _start_tag() -> re.Pattern[str]:
    # Possessive: a quote that is never closed is looked for once, not from every tag.
    return re.compile(r"""<([a-zA-Z][^\s/>]{0,40})(?:[^>"']++|"[^"]*+"|'[^']*+')*+""")


def _lean(markup: str) -> str | Refusal:
    """Return markup without pictures and data written into its tags, or a refusal where that cannot help.

    The parser takes time by the square of a tag's attributes.
    """
    if ";base64," in markup:
        markup = _long_value().sub("data:,", markup)
    long = [found for found in _start_tag().finditer(markup) if found.end() - found.start() > _LONG_TAG]
    if not long:
        return markup
    # What looks like a long tag may be a script that writes one: only its size counts against the page.
    names = {name for found in long for name in re.split(r"[\s/]+", _quoted().sub("", found[0]))}
    if len(names) > _MAX_NAMES:
        return Refusal("too-large", "One of its tags has thousands of attributes; it is no page to be read.")
    return _long_data().sub("''", markup)


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r""""[^"]*+"|'[^']*+'""")


@cache
def _long_data() -> re.Pattern[str]:
    return re.compile(rf""""[^"<>]{{{_LONG_TAG},}}+"|'[^'<>]{{{_LONG_TAG},}}+'""")


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def _decode(data: bytes, charset: str | None) -> Decoded | Refusal:
    """Decode as the bytes themselves say; only where that fails, as the container or the page says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _charset().search(data[:4096])
        names = [charset or "", declared.group(1).decode("ascii") if declared else ""]
        if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            for name in filter(None, names):
                name = name.lower()
                if name in ("utf-8", "utf8"):
                    continue
                try:
                    return as_declared(data, name)
                except (LookupError, UnicodeDecodeError):
                    continue
    return decode(data)
