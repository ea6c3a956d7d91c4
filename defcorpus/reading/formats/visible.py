"""The lines that a browser would show of a page, and the blocks of markup that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.knowledge import table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_LINES = 200_000
"""Lines of one page that are looked at; the longest saved pages have some thousand."""

_UNSEEN = frozenset(
    "script style noscript template head title meta link svg math iframe object embed canvas "
    "select option textarea audio video map datalist dialog amp-ad amp-analytics amp-consent".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr nobr ruby rt rp output amp-img picture source input".split()
)
_IMAGES = frozenset(("img", "amp-img", "picture", "video", "iframe", "amp-video", "svg"))
_SLANTED = frozenset(("em", "i", "small", "cite"))
_TAGS = {
    "nav": "menu", "footer": "menu", "aside": "related", "menu": "menu", "button": "share",
    "figcaption": "caption", "caption": "caption", "h1": "heading", "amp-sidebar": "menu",
    "amp-social-share": "share", "amp-user-notification": "share",
}  # fmt: skip
# A `form` may hold nothing but a search box, or, on pages of ASP.NET, the whole page.
_DOUBTFUL_TAGS = {"form": "share"}
_NEVER = frozenset(
    ("html", "body", "main")
)  # their classes speak of the site: `comments-open`, `has-sidebar`
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd figcaption pre blockquote".split())


@dataclass(slots=True)
class Box:
    """A block element, or any other whose name says what it is for."""

    parent: int  # index of the one it stands in; -1 for the document
    place: str | None  # what its own name says: "body", "lead", "caption", "related", ...
    sure: bool  # its name says nothing else
    paragraph: bool  # made for one paragraph
    heading: bool
    align: str  # "center", "right" or ""
    first: int  # its lines: from `first` up to, not including, `last`
    last: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of visible text, white space as single spaces."""

    text: str
    box: int  # index of the box that most of it stands in
    linked: float  # share of it that is link text
    slanted: bool  # most of it in italics
    pictured: bool  # a picture stands between it and the line before


@dataclass(slots=True)
class Visible:
    """What is seen of a page."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the lines, one below the other."""
        return "\n".join([line.text for line in self.lines])


@dataclass(slots=True)
class _Open:
    """The line being gathered."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0  # characters of link text
    slanted: int = 0
    size: int = 0
    box: int = 0
    longest: int = 0  # characters of the piece that decided the box
    pictured: bool = False


def visible(tree: HtmlElement) -> Visible:
    """Return the visible lines of a document in order, with the boxes that hold them."""
    seen = Visible()
    line = _Open()
    # An element is pushed again as its own end, so that no recursion is needed however deep it nests.
    stack: list[tuple[HtmlElement, int, int, bool, bool]] = [(tree, -1, -1, False, False)]
    while stack and len(seen.lines) < MAX_LINES:
        element, box, ends, link, slant = stack.pop()
        tag = element.tag
        if ends >= 0:
            if tag not in _INLINE:
                _close(line, seen)
            if ends != box:
                seen.boxes[ends].last = len(seen.lines)
            _add(line, element.tail, box, link, slant)
            continue
        if tag in _IMAGES:
            line.pictured = True
        if not _is_seen(element, tag):
            _add(line, element.tail, box, link, slant)
            continue
        if tag not in _INLINE:
            _close(line, seen)
        inside = _enter(element, tag, box, seen)
        links, slants = link or tag == "a", slant or tag in _SLANTED
        stack.append((element, box, inside, link, slant))
        _add(line, element.text, inside, links, slants)
        stack.extend([(child, inside, -1, links, slants) for child in reversed(element)])
    _close(line, seen)
    for one in seen.boxes:  # those left open where the page was too long
        one.last = one.last or len(seen.lines)
    return seen


def _enter(element: HtmlElement, tag: str, box: int, seen: Visible) -> int:
    """Return the box of an element's content: a new one, or the one it stands in."""
    place, sure = named_place(element, tag)
    if tag in _INLINE and place is None and box >= 0:
        return box
    align = _align(element) or (seen.boxes[box].align if box >= 0 else "")
    seen.boxes.append(Box(box, place, sure, tag in _PARAGRAPHS, tag in _HEADINGS, align, len(seen.lines)))
    return len(seen.boxes) - 1


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def _is_seen(element: HtmlElement, tag: object) -> bool:
    if not isinstance(tag, str) or tag in _UNSEEN:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    style = element.get("style")
    return not (style and _hidden().search(style))


def _align(element: HtmlElement) -> str:
    """Return how an element sets its text, where it says so."""
    style = element.get("style")
    if style and "align" in style:
        found = _aligned().search(style[:1000])
        if found:
            return found[1].lower()
    told = (element.get("align") or "").lower()
    if told in ("center", "right", "left", "justify") and element.tag != "table":
        return told
    if element.tag == "center":
        return "center"
    names = element.get("class")
    if names and "text-" in names:
        return "center" if "text-center" in names else "right" if "text-right" in names else ""
    return ""


@cache
def _aligned() -> re.Pattern[str]:
    return re.compile(r"text-align\s*:\s*(?:-webkit-)?(center|right|left|justify)", re.IGNORECASE)


def named_place(element: HtmlElement, tag: str) -> tuple[str | None, bool]:
    """Return what an element is for, by its tag and by how the press names its parts, and whether surely."""
    if tag in _NEVER:
        return None, False
    place = _TAGS.get(tag)
    found: tuple[str | None, bool] = (None, False)
    for attribute in ("class", "id", "itemprop", "data-role", "type", "role", "data-component"):
        names = element.get(attribute)
        if names and len(names) < 500:
            told, sure = read_name(names)
            if told is not None and (sure or found[0] is None):
                found = (told, sure)
                if sure:
                    break
    if place is not None and not found[1]:
        return place, place == "caption"
    if found[0] is None and tag in _DOUBTFUL_TAGS:
        return _DOUBTFUL_TAGS[tag], False
    return found


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Return what whole names mean, and what a word within a name suggests."""
    rows = table("markup")
    return (
        {form: place for form, kind, place in rows if kind == "name"},
        {form: place for form, kind, place in rows if kind == "word"},
    )


@lru_cache(maxsize=8192)
def read_name(names: str) -> tuple[str | None, bool]:
    """Return what a class, id or the like says its element is for, and whether surely.

    >>> read_name("box detail-sapo"), read_name("PhotoCMS_Caption"), read_name("col-md-8")
    (('lead', True), ('caption', True), (None, False))
    """
    whole, words = _names()
    tokens = names.split()
    for token in tokens:
        place = whole.get(token.lower())
        if place is not None:
            return place, True
    for token in tokens:
        for word in _words(token):
            place = words.get(word)
            if place is not None:
                return place, False
    return None, False


def _words(token: str) -> list[str]:
    """Return the words of a name: `boxTinLienQuan` and `box-tin-lien-quan` both hold `tin`, `tinlienquan`."""
    parts = [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", token)]
    pairs = [first + second for first, second in pairwise(parts)]
    triples = [a + b + c for a, b, c in zip(parts, parts[1:], parts[2:], strict=False)]
    return triples + pairs + parts


def _add(line: _Open, text: str | None, box: int, link: bool, slant: bool) -> None:
    if not text:
        return
    size = len(text.strip())
    line.pieces.append(text if size else " ")
    if not size:
        return
    line.size += size
    if size > line.longest:
        line.longest, line.box = size, box
    if link:
        line.linked += size
    if slant:
        line.slanted += size


def _close(line: _Open, seen: Visible) -> None:
    if line.size:
        text = _tidy("".join(line.pieces))
        if text:
            box = max(line.box, 0)
            shown = Line(
                text, box, line.linked / line.size, line.slanted * 10 >= line.size * 9, line.pictured
            )
            seen.lines.append(shown)
            line.pictured = False
    if line.pieces:
        line.pieces = []
        line.linked = line.slanted = line.size = line.longest = 0


# Bytes of Windows-1252 written as numeric entities; HTML says to read them as that encoding has them.
_CP1252 = {code: bytes((code,)).decode("cp1252", "replace") for code in range(0x80, 0xA0) if code != 0x85}


def _tidy(text: str) -> str:
    """Return `text` on one line, with white space runs as one space."""
    text = " ".join(text.split())
    if text.isascii() or not re.search("[\x80-\x84\x86-\x9f]", text):
        return text
    return text.translate(_CP1252)
