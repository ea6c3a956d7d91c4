"""A web archive in one file (MHTML, RFC 2557) to a Page."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.formats.html import parse_html

MAX_HEADER = 20_000
"""Characters of one header."""

MAX_PARTS = 5000
"""Parts looked at: a saved page has one for each picture."""


def parse_mhtml(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that an MHTML file holds.

    The address is the part's or the snapshot's Content-Location; the Date header says when it was saved.
    """
    message = read_message(data)
    if message is None:
        return Refusal("damaged", "Its headers could not be read, so it is no MHTML.")
    part = _root(message)
    if part is None:
        return Refusal("no-text", "No part of it is HTML.")
    content = part_bytes(part)
    if not content.strip():
        return Refusal("empty", "Its HTML part is empty.")
    told = Metadata(url=_address(part, message), retrieved=saved_day(header(message, "Date")))
    return parse_html(content, location, kind="mhtml", charset=part.get_content_charset(), told=told)


def read_message(data: bytes) -> Message | None:
    """Return a MIME message, or None where it has no headers. Broken ones are read as far as they go."""
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n "))
    except (MessageError, ValueError, RecursionError):
        return None
    return message if message.keys() else None


def parts(message: Message) -> list[Message]:
    """Return a message's parts, containers included, up to a bound."""
    found: list[Message] = []
    pending = [message]
    while pending and len(found) < MAX_PARTS:
        part = pending.pop(0)
        found.append(part)
        inner = part.get_payload()
        if isinstance(inner, list):
            pending[:0] = [one for one in inner if isinstance(one, Message)]
    return found


def part_bytes(part: Message) -> bytes:
    """Return a part's content, transfer encoding undone; what was cut off is left out."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def header(message: Message, name: str) -> str | None:
    """Return a header's value as text, None where it is missing.

    The standard library's newer policies trip over broken addresses, so the raw value is decoded here.
    """
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    value = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    value = re.sub(r"\r?\n(?=[ \t])", "", value)[:MAX_HEADER]
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value.strip() or None
    return "".join(_piece(*piece) for piece in pieces).strip() or None


def _piece(value: bytes | str, charset: str | None) -> str:
    if isinstance(value, str):
        return value
    try:
        return value.decode(charset or "latin-1")
    except (LookupError, UnicodeDecodeError):
        return value.decode("utf-8", "replace")


def saved_day(value: str | None) -> str | None:
    """Return an RFC 5322 date as ISO 8601, in the zone it was written in."""
    if not value:
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _root(message: Message) -> Message | None:
    """Return the part with the page: the one named as the start, else the first of HTML."""
    pages = [
        part for part in parts(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = message.get_param("start")
    address = header(message, "Snapshot-Content-Location")
    for part in pages:
        if start and header(part, "Content-ID") == start:
            return part
    for part in pages:
        if address and header(part, "Content-Location") == address:
            return part
    return pages[0] if pages else None


def _address(part: Message, message: Message) -> str | None:
    for holder, name in (
        (message, "Snapshot-Content-Location"),
        (part, "Content-Location"),
        (message, "Content-Location"),
    ):
        address = re.sub(r"\s+", "", header(holder, name) or "")
        if address.startswith(("http://", "https://")):
            return address
    return None
