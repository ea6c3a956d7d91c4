"""What kind of page it is: an article, a list of other stories, or a stub with hardly any text of its own.

A page that is wrongly called a listing or a stub is lost for pairs and copies: each rule asks for a sign that
articles do not have, beside their shape. Digests are known by their stories: :mod:`defcorpus.facts.stories`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Kind, Note, Page, Segment
from defcorpus.knowledge import table
from defcorpus.reading.chrome.markers import outlet
from defcorpus.text import alternatives, normal, sentences

_SHORT = 700
"""Characters of text that no list of teasers at an author's or a tag's address exceeds by much."""

_TAGGED = 2000
"""Characters of text that the teasers at a tag's own address do not exceed by much."""

_STUB = 600
"""Characters of text below which a page may be a stub."""

_FILM = 350
"""Characters of what stands below a film or pictures, or above a button: two or three sentences."""

_TOLD = 180
"""Characters of a sentence that tells all there is to tell: who met whom, when and where."""

_LABEL = 60
"""Characters of a label of a menu, a button, a stamp, at most."""

_STOPS = tuple(".!?…:;")

_TEASERS = 3
"""Teasers that make a list."""

_HEADLINES = 8
"""Headlines that make a list where hardly any text stands beside them."""

_SITE = frozenset(("sections", "run-of-labels", "clock", "button", "notice", "outlet"))
"""Rules for what sites put on their pages, and lists of names do not have."""


@cache
def _forms(role: str) -> str:
    return alternatives(form for form, _, of in table("kinds") if of == role)


def kind_of(page: Page) -> tuple[Kind, tuple[Note, ...]]:
    """Return listing or stub with a note that says why, else article."""
    body = [part for part in page.segments if part.role == "body"]
    size = sum(part.end - part.start for part in body)
    why = _listing(page, body, size)
    if why:
        return "listing", (_note("listing", f"A list of other stories: {why}.", body),)
    why = _stub(page, body, size) if size < _STUB else ""
    if why:
        return "stub", (_note("stub", f"Hardly any text of a story: {why}.", body),)
    return "article", ()


def _note(kind: str, detail: str, body: Sequence[Segment]) -> Note:
    return Note(kind, detail, body[0].start, body[-1].end) if body else Note(kind, detail)


# Listings


def _listing(page: Page, body: Sequence[Segment], size: int) -> str:
    """Return why the page is a list of other stories, or nothing."""
    texts = [page.text[part.start : part.end] for part in body]
    running = sum(len(text) >= 80 for text in texts)
    head = _list_head(page)
    address = page.meta.url is not None and _is_list_address(page.meta.url.lower())
    teasers = _teasers(page, texts)
    if (
        teasers >= _TEASERS
        and teasers * 2 >= running
        and (head or address or teasers > _TEASERS or teasers * 3 >= running * 2)
    ):
        return f"{teasers} of its {max(running, teasers)} paragraphs are teasers"
    archived = sum("[" in text and _archived().search(text.lower()) is not None for text in texts)
    if archived >= 2:
        return f"{archived} of its {max(running, archived)} paragraphs are teasers"
    if head and (head.endswith("!") or teasers >= 2):
        return f"it begins with “{head.rstrip('!')}”"
    if address and ((size < _SHORT and running <= _TEASERS) or (size < _TAGGED and _is_tag(page))):
        return "its address is a list's"
    return _headlines(page, texts, size)


@cache
def _parts(role: str) -> tuple[str, ...]:
    return tuple(form for form, _, of in table("kinds") if of == role)


def _is_list_address(url: str) -> bool:
    return any(part in url for part in _parts("listing-url")) or _numbered().search(url) is not None


def _is_tag(page: Page) -> bool:
    """Say whether the page's address is a tag's: what stands there are always other stories' first lines."""
    url = (page.meta.url or "").lower()
    return any(part in url for part in _parts("tag-url")) or _numbered().search(url) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[-_](?:tag|author)\d+(?:[/?.]|$)")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_forms('listing-head')}|{_forms('listing-sure')})(?!\w)"
        r"|page \d+ of \d+|trang \d+/\d+|\d+ (?:kết quả|results?)$"
    )


@cache
def _sure_heads() -> re.Pattern[str]:
    """Match heads that no article has; `Tag:` and `Tác giả:` also stand above articles."""
    return re.compile(rf"(?:{_forms('listing-sure')})(?!\w)")


def _list_head(page: Page) -> str:
    """Return the head of a list in front of all text, `!` behind it where no article has such a one."""
    lines = [normal(page.meta.title)] if page.meta.title else []
    for part in page.segments[:6]:
        if part.end - part.start <= 120:
            lines.append(normal(page.text[part.start : part.end]))
        elif part.role == "body":
            break
    for line in lines:
        plain = " ".join(line.lower().split())
        found = _heads().match(plain)
        if found:
            return found.group() + ("!" if _sure_heads().match(plain) else "")
    return ""


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(
        rf"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\])\"”]?\s*(?:{_forms('cut')})?[\s»→>\].]*$|[\[(](?:{_forms('cut')})[^\])]{{0,3}}[\])]$"
    )


@cache
def _archived() -> re.Pattern[str]:
    """Match the button of a tag's or an author's page: `… [Read more...] about HEADLINE`."""
    return re.compile(r"\[(?:read more|continue reading)[.… ]*\] (?:about|on) \S")


def _breaks_off(text: str) -> bool:
    tail = text[-60:]
    return ("…" in tail or "..." in tail or "[" in tail) and _cut().search(tail.lower()) is not None


@cache
def _lead_mark() -> re.Pattern[str]:
    return re.compile(r"\(?(?P<name>[^\s()–—-][^()–—]{1,24}?)\)?\s*[-–—]+\s")


def _teasers(page: Page, texts: Sequence[str]) -> int:
    """Return how many paragraphs are cut off, or begin with an outlet's mark as leads do."""
    cut = sum(len(text) >= 40 and _breaks_off(text) for text in texts)
    if len(texts) < _TEASERS:
        return cut
    marks = sum(part.rule == "lead-mark" for part in page.segments)
    for text in texts:
        opening = text[:40]
        if not ("-" in opening or "–" in opening or "—" in opening):
            continue
        found = _lead_mark().match(text[:60])
        if found and outlet(found["name"]):
            marks += 1
    stamped = sum(part.rule == "teaser" for part in page.segments)
    return max(cut, marks, stamped)


def _headlines(page: Page, texts: Sequence[str], size: int) -> str:
    """Return why a page of headlines with hardly any text is a list: home pages are."""
    related = [part for part in page.segments if part.role == "related"]
    free = [text for text in texts if _is_headline(text)]
    count = len(related) + len(free)
    if count < _HEADLINES or not any(part.rule in _SITE for part in page.segments):
        return ""
    running = size - sum(map(len, free))
    links = sum(part.end - part.start for part in related) + sum(map(len, free))
    if running * 4 < links and (len(free) >= _TEASERS or running < 200):
        return f"{count} headlines and hardly any text"
    return ""


def _is_headline(text: str) -> bool:
    return 25 <= len(text) <= 160 and text[0].isupper() and text[-1].isalnum() and text.count(" ") >= 4


# Stubs


def _stub(page: Page, body: Sequence[Segment], size: int) -> str:
    """Return why the page has hardly any text of its own, or nothing."""
    plain = normal(page.text[:6000]).lower()
    wall = _wall().search(plain)
    if wall:
        return f"it says “{wall.group()}”"
    texts = [page.text[part.start : part.end] for part in body]
    if size < _FILM and _is_film(page, plain):
        told = [end - start for text in texts for start, end in sentences(text)]
        if len(told) <= 2 and max(told, default=0) < _TOLD:
            return "it shows a film or pictures"
    if _is_bare(page, body):
        return "there is nothing but a headline and a menu"
    last = normal(texts[-1]) if texts else ""
    cut = any(part.rule == "cut-off" for part in page.segments) or _breaks_off(last)
    running = sum(len(text) >= 80 for text in texts)
    if cut and size < _FILM and running <= 1:
        return "it breaks off"
    if running <= 1 and size < _FILM and _pointer(page):
        return "a button leads to the rest"
    return ""


def _is_bare(page: Page, body: Sequence[Segment]) -> bool:
    """Say whether all that was left of a web page is its headline and labels of menus and buttons.

    Such a page would have lost everything, so its lines were kept; none of them is a sentence.
    """
    if page.format != "html" or sum(part.rule == "kept-whole" for part in body) < _TEASERS:
        return False
    title = normal(page.meta.title or "")
    lines = [normal(page.text[part.start : part.end]).strip() for part in body]
    rest = [line for line in lines if line not in title]
    return all(len(line) <= _LABEL and line[-1:] not in _STOPS for line in rest)


@cache
def _wall() -> re.Pattern[str]:
    return re.compile(_forms("wall"))


@cache
def _film() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{_forms('video-head')})", re.MULTILINE)


def _is_film(page: Page, plain: str) -> bool:
    url = (page.meta.url or "").lower()
    if any(part in url for part in _parts("video-url")):
        return True
    if page.meta.title and _film().match(normal(page.meta.title).lower()):
        return True
    if _film().search(plain[:1500]):
        return True
    captions = [part.end - part.start for part in page.segments if part.role == "caption"]
    # Long captions tell a story of their own.
    return len(captions) >= _TEASERS and sum(captions) <= _FILM


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_forms('cut')})\W*$")


def _pointer(page: Page) -> bool:
    """Say whether right below the text a line says where to read on."""
    behind = False
    for part in page.segments:
        if part.role == "body":
            behind = True
        elif behind:
            text = normal(page.text[part.start : part.end]).lower()
            return part.end - part.start <= 60 and _button().match(text) is not None
    return False
