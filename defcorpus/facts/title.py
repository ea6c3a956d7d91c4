"""The page's title, or one made from its caption or its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from defcorpus.article import Page, Segment, Title
from defcorpus.facts.headline import has_lead, has_verb, headline
from defcorpus.facts.slug import address_title
from defcorpus.reading.chrome.markers import outlet
from defcorpus.reading.chrome.sites import is_dateline
from defcorpus.text import letters, normal, sentences

_LINE_END = re.compile(r"[\r\n]")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")

_HEADLINE = 4  # spaces in a line behind the date from which on it is no section's name
_LONG = 300
"""Characters from which on a title is cut as a derived one is."""


def read_title(page: Page) -> Title:
    """Return the title that stands on the page or in its metadata, else one derived from the text.

    A derived title comes from what stands first, a caption or the first sentence of the body: without its
    date, credit and marks such as (R), with ranks, cut at a clause. Where the body has lost its lead
    (`At the talks, …`) a caption behind it goes first; one that only names a scene goes last. Where the words
    say nothing that happens, the lead goes before a caption, and the address's words before both.
    """
    written = [segment for segment in page.segments if segment.role == "title"]
    if page.meta.title:
        return _from_metadata(page, written)
    for segment in written:
        start = segment.start + _heading_mark(page.text[segment.start : segment.end])
        text = _one_line(page.text[start : segment.end])
        if segment.rule != "behind-date-line" and len(text) <= _LONG:
            return Title(text, False, start, segment.end, f"title-{segment.rule}")
    return _derived(page)


def _one_line(text: str) -> str:
    return " ".join(normal(text).split())


def _heading_mark(line: str) -> int:
    """Return how long the mark is with which Markdown opens a heading: `# `; 0 where there is none."""
    found = _HEADING.match(line)
    return found.end() if found else 0


def _from_metadata(page: Page, written: list[Segment]) -> Title:
    title = _without_site(_one_line(page.meta.title or ""))
    if len(title) > _LONG:
        title = headline(title)
    for segment in written:
        text, given = page.text[segment.start : segment.end], page.meta.title or ""
        if text == given or letters(text) == letters(given):
            return Title(title, False, segment.start, segment.end, "title-metadata")
    return Title(title, False, -1, -1, "title-metadata")


def _without_site(title: str) -> str:
    """Return a title without the site's name that pages put behind it: `… | VOV.VN`."""
    head, mark, tail = (*re.split(r"(\s+[|»–—-]\s+)(?=[^|»–—]*$)", title, maxsplit=1), "", "")[:3]
    return head if mark and outlet(tail) else title


def _derived(page: Page) -> Title:
    named = [one for one in page.segments if one.role in ("caption", "title") and one.rule != "scene"]
    told = [one for one in page.segments if one.role == "body"]
    leads = bool(told) and has_lead(page.text[told[0].start : told[0].end])
    if named and leads and told[0].start < named[0].start:
        order = [told[0], *named, *told[1:]]
    else:
        order = [*named, *told]
    first = next((title for one in order for title in _titles_of(page, one)), None)
    if first is None:
        return _any_words(page)
    if first.rule == "derived-caption" and leads and not has_verb(first.text):
        # `Minister A and his guest (Photo: VNA)` says less than the sentence below it.
        lead = next(iter(_titles_of(page, told[0])), None)
        first = lead if lead is not None and has_verb(lead.text) else first
    written = first.rule == "derived-title" and first.text.count(" ") >= _HEADLINE
    if not written and not has_verb(first.text):
        parts = (page.text[one.start : one.end] for one in page.segments if one.role in ("caption", "body"))
        address = address_title(page.meta.url, parts)
        return Title(address, True, -1, -1, "derived-address") if address else first
    return first


def _titles_of(page: Page, segment: Segment) -> Iterator[Title]:
    """Yield what the first sentences of a segment make as titles."""
    # The lines of a hard-wrapped paragraph are one; a space for a line end keeps the offsets.
    piece = _LINE_END.sub(" ", page.text[segment.start : segment.end])
    for start, end in sentences(piece)[:3]:
        text = headline(_one_line(piece[start:end]))
        if _is_title(text) and not is_dateline(text):
            yield Title(text, True, segment.start + start, segment.start + end, f"derived-{segment.role}")


def _is_title(text: str) -> bool:
    """Say whether a derived title says something: three words, or twelve letters for other scripts."""
    return text.count(" ") >= 2 or sum(map(str.isalpha, text)) >= 12


def _any_words(page: Page) -> Title:
    """Return the first words of the page: some are there, or it would be no page."""
    segments = sorted(page.segments, key=lambda segment: segment.role != "body")
    for segment in segments:
        text = headline(_one_line(page.text[segment.start : segment.end]))
        if any(map(str.isalnum, text)):
            return Title(text, True, segment.start, segment.end, "derived-first-words")
    return Title(
        _one_line(page.text)[:120].strip() or page.key, True, 0, len(page.text), "derived-first-words"
    )
