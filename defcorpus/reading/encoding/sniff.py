"""What bytes are, by their start: pages saved as `.txt` are often HTML, and standard input has no name."""

from __future__ import annotations

import codecs
import json
import re
from functools import cache

HEAD = 4096
"""Bytes looked at."""

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def start_of(head: bytes) -> bytes:
    """Return a head as UTF-8 without a byte order mark and white space, for the functions below."""
    if head.startswith(_WIDE):
        codec = "utf-32" if head.startswith(_WIDE[:2]) else "utf-16"
        head = head.decode(codec, "ignore").encode("utf-8", "replace")
    elif b"\0" in head:
        from defcorpus.reading.encoding.encodings import wide

        head = head.decode(wide(head) or "latin-1", "ignore").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


def is_text(head: bytes) -> bool:
    """Say whether bytes look like text: UTF-8, or with the mark of another Unicode encoding."""
    if b"\0" in head:
        from defcorpus.reading.encoding.encodings import wide

        return head.startswith(_WIDE) or wide(head) is not None
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and len(head) > 3
    return True


def is_html(start: bytes) -> bool:
    """Say whether it is a web page, perhaps behind an XML declaration."""
    low = start.lower()
    return low.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--")) and b"<html" in low


def is_feed(start: bytes) -> bool:
    """Say whether it is RSS or Atom."""
    return bool(_feed().match(start))


@cache
def _feed() -> re.Pattern[bytes]:
    # The root element behind declarations, instructions and comments.
    return re.compile(
        rb"(?:<\?[^>]{0,500}>\s*|<!--.{0,1000}?-->\s*|<!DOCTYPE[^>]{0,200}>\s*){0,6}<(?:rss|feed|rdf:RDF)[\s>]",
        re.IGNORECASE | re.DOTALL,
    )


def is_xml(start: bytes) -> bool:
    """Say whether it is XML of any kind."""
    return start.startswith(b"<?xml")


def _headers(start: bytes) -> dict[bytes, bytes]:
    """Return the header fields that a mail begins with; none where it begins with anything else."""
    found: dict[bytes, bytes] = {}
    name = b""
    for line in start.split(b"\n"):
        line = line.rstrip(b"\r")
        if not line:
            return found
        if line[:1] in b" \t" and name:
            found[name] += line
            continue
        field = re.match(rb"([A-Za-z][A-Za-z0-9-]{1,60}):", line)
        if field is None:
            return {} if not (found and line.startswith(b"From ")) else found
        name = field[1].lower()
        found[name] = line[field.end() :]
    return found


def is_mail(start: bytes) -> bool:
    """Say whether it is an electronic mail as saved."""
    fields = _headers(start.split(b"\n", 1)[1] if start.startswith(b"From ") and b"\n" in start else start)
    transport = {b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to"}
    return bool(transport & fields.keys()) and bool({b"from", b"subject", b"to"} & fields.keys())


def is_mhtml(start: bytes) -> bool:
    """Say whether it is a page saved with all its parts, which has a mail's form."""
    fields = _headers(start)
    return b"snapshot-content-location" in fields or (
        b"multipart/related" in fields.get(b"content-type", b"").lower() and b"mime-version" in fields
    )


def is_markdown(start: bytes) -> bool:
    """Say whether it is Markdown: with pictures, or links one after the other."""
    return _picture().search(start) is not None or len(_link().findall(start)) >= _LINKS


_LINKS = 3


@cache
def _picture() -> re.Pattern[bytes]:
    return re.compile(rb"!\[[^\]\n]{0,300}\]\([^)\s]{1,1000}\)")


@cache
def _link() -> re.Pattern[bytes]:
    return re.compile(rb"\[[^\]\n]{1,300}\]\((?:https?://|/|#|\.\.?/)[^)\s]{0,1000}\)")


def is_json(start: bytes) -> bool:
    """Say whether it begins as a record, or an array of records."""
    return bool(_json().match(start))


@cache
def _json() -> re.Pattern[bytes]:
    return re.compile(rb'\[?\s*\{\s*(?:"(?:[^"\\\n]|\\.){0,200}"\s*:|\})')


def is_one_json(start: bytes) -> bool:
    """Say whether JSON is an array, or records over many lines: not a record a line."""
    if start.startswith(b"["):
        return True
    first, end, rest = start.partition(b"\n")
    if not end or rest.lstrip()[:1] in (b"{", b""):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError) as error:
        # Cut where the line ends, not broken before.
        at = getattr(error, "pos", 0)
        return first.startswith(b"{") and at >= len(first.decode("utf-8", "replace").rstrip()) - 1
    return False
