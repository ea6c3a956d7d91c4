"""Markdown, as clippers and crawlers save web pages, to a Page: rendered as HTML, and read as that is."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.article import Location, Page
from defcorpus.reading.chrome.saver import read_put
from defcorpus.reading.encoding.encodings import Refusal, decode
from defcorpus.reading.formats.html import read_fragment
from defcorpus.reading.formats.plain import parse_plain, saved_metadata
from defcorpus.reading.pages import make_page

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A page with more is read as the plain text that it is too: what closes each bracket is looked for through
# all that follows, which takes seconds from here on.
_CHARACTERS = 300_000
_BRACKETS = 20_000


def parse_markdown(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that a file in Markdown (CommonMark) holds: the words of its links, no pictures."""
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    if len(decoded.text) > _CHARACTERS or decoded.text.count("[") > _BRACKETS:
        return parse_plain(decoded, location)
    meta = saved_metadata(decoded.text)
    text, hints = read_fragment(_renderer().render(_without_put(decoded.text)), meta.title)
    return make_page(
        location, text, meta, kind="markdown", encoding=decoded.encoding, hints=hints, notes=decoded.notes
    )


def _without_put(text: str) -> str:
    """Return the text without the lines that whoever saved it put around it."""
    put = read_put(text)
    edges = [(0, 0), *((one.start, one.end) for one in put), (len(text), len(text))]
    return "".join(text[end:start] for (_, end), (start, _) in pairwise(edges))


@cache
def _renderer() -> MarkdownIt:
    """Return what renders Markdown.

    A line stays a line. Text that was indented is no code, and one above a row of dashes no heading: in saved
    pages both are text.
    """
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True}).disable(["code", "lheading"])
