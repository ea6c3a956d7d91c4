"""Plain text to a Page."""

from __future__ import annotations

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.encodings import Decoded, Refusal
from defcorpus.reading.pages import make_page


def parse_plain(decoded: Decoded, location: Location) -> Page | Refusal:
    """Return the page that a text file holds."""
    return make_page(location, decoded.text, Metadata(), kind="text", encoding=decoded.encoding)
