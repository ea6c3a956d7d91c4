"""The formats that are read: one table. To add one, write its parser and a row here.

Looking at names must be quick: nothing that reads is imported here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from defcorpus.tuples import NamedTuple

Takes = Literal["page", "pages", "records", "members"]
"""What a parser takes and gives:

- page: `parse(data: bytes, location) -> Page | Refusal`; the file is read whole, up to MAX_FILE
- pages: `parse(data: bytes, location) -> Iterator[Page | Skip]`; the same, for a file of many pages
- records: `parse(stream, location, options) -> Iterator[Page | Skip]`; streamed
- members: `parse(stream, file) -> Iterator[Member | ...]`; streamed, each member read by this table
"""


_TARS = (".tgz", ".tbz", ".tbz2", ".txz", ".tzst")
_HTML = (".html", ".htm", ".xhtml")
_FEED = (".rss", ".atom", ".rdf", ".xml")
_JSON = (".jsonl", ".ndjson", ".jsonlines", ".json")


class Format(NamedTuple):
    """One format."""

    name: str  # what `Page.format` says
    endings: tuple[str, ...]
    takes: Takes
    parser: str  # module in this room, and function
    magic: tuple[tuple[int, bytes], ...] = ()
    """Where any of these bytes stands at its offset, it is this format, whatever its name says."""
    starts: str = ""  # the function of `sniff` that knows text of this format
    over: tuple[str, ...] = ()  # formats whose endings are believed less than `starts`
    extra: str = ""  # the package's extra that its library comes with


ANY = ("", "text")
FORMATS = (
    Format("pdf", (".pdf",), "page", "pdf:parse_pdf", ((0, b"%PDF-"),), extra="pdf"),
    Format("docx", (".docx",), "page", "docx:parse_docx"),
    Format("zip", (".zip",), "members", "containers.zips:members", ((0, b"PK\x03\x04"), (0, b"PK\x05\x06"))),
    Format("tar", (".tar", *_TARS), "members", "containers.tars:members", ((257, b"ustar"),)),
    Format("warc", (".warc",), "members", "containers.warcs:members", ((0, b"WARC/1."), (0, b"WARC/0."))),
    Format("html", _HTML, "page", "html:parse_html", (), "is_html", (*ANY, "jsonl", "csv", "feed", "mhtml")),
    Format("feed", _FEED, "pages", "feed:parse_feed", (), "is_feed", (*ANY, "html")),
    Format("mhtml", (".mhtml", ".mht"), "page", "mhtml:parse_mhtml", (), "is_mhtml", (*ANY, "html", "eml")),
    Format("eml", (".eml",), "page", "eml:parse_eml", (), "is_mail", ANY),
    Format("jsonl", _JSON, "records", "jsonlines:read_json", (), "is_json", (*ANY, "csv")),
    Format("csv", (".csv", ".tsv", ".tab"), "records", "tables:read_table"),
    Format("markdown", (".md", ".markdown"), "page", "markdown:parse_markdown", (), "is_markdown", ANY),
    Format("text", (".txt", ".text"), "page", "plain:parse_text"),
)
BY_NAME = {one.name: one for one in FORMATS}

# Files of these are known for what they are, and not read: what to do instead.
OTHERS = (
    ((".doc",), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file; save it as DOCX or text"),
    ((".rtf",), b"{\\rtf", "an RTF file; save it as DOCX or text"),
    ((".rar",), b"Rar!\x1a\x07", "a RAR archive; unpack it, or pack it as zip"),
    ((".7z",), b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack it as zip"),
    ((".odt",), b"", "an OpenDocument file; save it as DOCX or text"),
    ((".epub",), b"", "an EPUB book; unpack it, its chapters are HTML"),
)


COMPRESSED = (".gz", ".bz2", ".xz", ".zst", ".zstd")
"""Endings behind the format's own: how `compressed` knows to read any of these."""


def uncompressed_name(name: str) -> str:
    """Return a file's name without the ending that says how it is compressed."""
    lower = name.lower()
    return next((name[: -len(ending)] for ending in COMPRESSED if lower.endswith(ending)), name)


@cache
def _by_ending() -> dict[str, str]:
    return {ending: one.name for one in FORMATS for ending in one.endings}


def format_of(path: str) -> str:
    """Return the format's name by the ending of a file's name, or "" where the ending does not say."""
    name = uncompressed_name(path).lower()
    dot = name.rfind(".", name.rfind("/") + 1)
    return _by_ending().get(name[dot:], "") if dot >= 0 else ""


def ending_of(path: str) -> str:
    """Return the ending of a name; `speech.v2` and `report 2025.12` have none, `photo.jpg` has one."""
    found = _ending().search(uncompressed_name(path))
    return found[0].lower() if found else ""


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"\.[a-z][a-z0-9]{0,5}$", re.IGNORECASE)


def not_read(path: str) -> str:
    """Return a sentence on a file whose ending says that it is of a format that is not read."""
    name = uncompressed_name(path).lower()
    told = next((what for endings, _, what in OTHERS if name.endswith(endings)), "")
    return f"It is {told}." if told else "Not a format that is read."


def holds_many(path: str) -> bool:
    """Say whether a file of this name holds many articles."""
    name = format_of(path)
    return bool(name) and BY_NAME[name].takes != "page"


def may_expand(path: str) -> bool:
    """Say whether a file of this name is compressed, or holds what is."""
    return uncompressed_name(path) != path or format_of(path) in ("zip", "tar", "docx", "warc")
