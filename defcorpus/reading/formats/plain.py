"""Plain text to a Page."""

from __future__ import annotations

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.pages import make_page


def parse_text(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that the bytes of a text file hold."""
    decoded = decode(data)
    return decoded if isinstance(decoded, Refusal) else parse_plain(decoded, location)


def parse_plain(decoded: Decoded, location: Location) -> Page | Refusal:
    """Return the page that a text holds."""
    return make_page(
        location, decoded.text, Metadata(), kind="text", encoding=decoded.encoding, notes=decoded.notes
    )
