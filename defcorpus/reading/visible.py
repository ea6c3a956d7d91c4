"""The lines that a browser would show of a page, each with its place in the markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Place = Literal["text", "heading", "caption", "furniture"]

MAX_LINES = 50_000
"""Lines of one page. What comes behind is left out: no article is as long."""

_UNSEEN = frozenset(
    "script style noscript template head title meta link svg math iframe object embed canvas "
    "select option textarea audio video map datalist dialog".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr nobr ruby rt rp output amp-img picture source input".split()
)
_FURNITURE = frozenset("nav footer aside menu form button".split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of visible text, white space as single spaces."""

    text: str
    place: Place
    linked: bool  # more than half of it is link text


@dataclass(slots=True)
class _Open:
    """The line being gathered."""

    pieces: list[str]
    linked: int = 0  # characters of link text
    place: Place = "text"


def visible_lines(tree: HtmlElement) -> list[Line]:
    """Return the visible lines of a document in order."""
    lines: list[Line] = []
    line = _Open([])
    # An element is pushed again as its own end, so that no recursion is needed however deep it nests.
    stack: list[tuple[HtmlElement, bool, Place, bool]] = [(tree, False, "text", False)]
    while stack and len(lines) < MAX_LINES:
        element, ends, place, link = stack.pop()
        block = _is_block(element)
        if ends:
            if block:
                _close(line, lines)
            _add(line, element.tail, place, link)
            continue
        if not _is_seen(element):
            _add(line, element.tail, place, link)
            continue
        if block:
            _close(line, lines)
        inside = _place(element, place)
        linked = link or element.tag == "a"
        stack.append((element, True, place, link))
        _add(line, element.text, inside, linked)
        stack.extend((child, False, inside, linked) for child in reversed(element))
    _close(line, lines)
    return lines


def _is_block(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag not in _INLINE


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def _is_seen(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return False
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return False
    style = element.get("style")
    return not (style and _hidden().search(style))


@cache
def _classes() -> tuple[tuple[re.Pattern[str], Place], ...]:
    return (
        (
            re.compile(r"(?:^|[\s_-])(?:fig-?)?caption|photo-?cms-?caption|image-?desc|pic-?desc", re.I),
            "caption",
        ),
        (
            re.compile(
                r"(?:^|[\s_-])(?:related|relate|sidebar|side-?bar|comments?|breadcrumbs?|share|social|menu|navbar|nav"
                r"|footer|advert\w*|ads|banner|newsletter|most-?read|popular|recommend\w*|tags?|widget|other-?news"
                r"|tin-?lien-?quan|lien-?quan|tin-?khac)(?:$|[\s_-])",
                re.I,
            ),
            "furniture",
        ),
    )


def _place(element: HtmlElement, place: Place) -> Place:
    """Return the place of an element's text, from its tag and class, else the one it stands in."""
    tag = element.tag
    if tag == "figcaption":
        return "caption"
    if tag in _FURNITURE and place == "text":
        return "furniture"
    if tag == "h1" and place == "text":
        return "heading"
    if tag in ("body", "html", "main", "article"):
        return place
    names = element.get("class")
    if names and place == "text":
        for pattern, found in _classes():
            if pattern.search(names):
                return found
    return place


def _add(line: _Open, text: str | None, place: Place, link: bool) -> None:
    if not text or not text.strip():
        if text:
            line.pieces.append(" ")
        return
    if not any(piece.strip() for piece in line.pieces):
        line.place = place
    line.pieces.append(text)
    if link:
        line.linked += len(text.strip())


def _close(line: _Open, lines: list[Line]) -> None:
    text = " ".join("".join(line.pieces).split())
    if text:
        lines.append(Line(text, line.place, line.linked * 2 > len(text)))
    line.pieces = []
    line.linked = 0
    line.place = "text"
