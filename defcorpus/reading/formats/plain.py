"""Plain text to a Page."""

from __future__ import annotations

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.chrome.saver import read_put
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.fields import chosen, pick
from defcorpus.reading.pages import clean_meta, make_page


def parse_text(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that the bytes of a text file hold."""
    decoded = decode(data)
    return decoded if isinstance(decoded, Refusal) else parse_plain(decoded, location)


def parse_plain(decoded: Decoded, location: Location) -> Page | Refusal:
    """Return the page that a text holds."""
    meta = saved_metadata(decoded.text)
    return make_page(
        location, decoded.text, meta, kind="text", encoding=decoded.encoding, notes=decoded.notes
    )


def saved_metadata(text: str) -> Metadata:
    r"""Return what whoever saved a page as text put above or below it: its address, or a head of fields.

    >>> saved_metadata("https://qdnd.vn/hoi-dam-1\n\nHội đàm tại Hà Nội.").url
    'https://qdnd.vn/hoi-dam-1'
    """
    put = read_put(text)
    if not put:
        return Metadata()
    record = {one.name: one.value for one in reversed(put) if one.name and one.value}
    where = chosen(tuple(record))
    url, source = pick(record, where.url), pick(record, where.source)
    if source and source.startswith(("http://", "https://")):
        url, source = url or source, None  # clippers call the page's address its source
    return clean_meta(
        Metadata(
            title=pick(record, where.title),
            date=pick(record, where.date),
            url=url,
            source=source,
            author=pick(record, where.author),
        )
    )
