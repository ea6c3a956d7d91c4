"""Text and metadata to a Page: the content key, and the checks that every format shares."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import Any

from defcorpus.article import Location, Metadata, Note, Page
from defcorpus.reading.chrome.notes import DIVISION, division_notes
from defcorpus.reading.chrome.segments import Hint, segment
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.mojibake import mended
from defcorpus.text.normal import beyond_ascii

MAX_PAGE = 8_000_000
"""Characters of one page. The longest saved pages have some hundred thousand."""


def content_key(text: str, meta: Metadata) -> str:
    """Return 32 hex digits (BLAKE2b, 128 bits), equal for equal text and metadata wherever they are kept."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (text, meta.title, meta.date, meta.url, meta.source, meta.author):
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        # The length in front keeps neighbours apart; -1 tells a missing field from an empty one.
        digest.update(b"%d:" % (-1 if part is None else len(data)))
        digest.update(data)
    if meta.retrieved is not None:
        digest.update(b"retrieved:" + meta.retrieved.encode("utf-8", "surrogatepass"))
    if meta.date_named:
        digest.update(b"date named")
    return digest.hexdigest()


def make_page(
    location: Location,
    text: str,
    meta: Metadata,
    *,
    kind: str,
    encoding: str,
    hints: tuple[Hint, ...] = (),
    chrome: AbstractSet[int] = frozenset(),
    notes: tuple[Note, ...] = (),
    late: bool = False,
) -> Page | Refusal:
    """Return the page divided into segments, or why it is none. `kind` is its format: text, html, jsonl.

    With `late` it is not divided yet: :func:`divided` gives what it would have been.
    """
    if len(text) > MAX_PAGE:
        return Refusal("too-large", f"One page of {len(text):,} characters; the limit is {MAX_PAGE:,}.")
    if not any(map(str.isalnum, text)):
        return Refusal("empty", "There is no word in it.")
    segments = () if late else segment(text, meta, hints, chrome)
    return Page(
        location=location,
        text=text,
        segments=segments,
        meta=meta,
        format=kind,
        encoding=encoding,
        key=content_key(text, meta),
        hints=hints,
        notes=(*notes, *division_notes(segments)),
    )


def divided(page: Page, chrome: AbstractSet[int]) -> Page:
    """Return a page divided anew, with the keys of lines that recur on pages of its outlet."""
    segments = segment(page.text, page.meta, page.hints, chrome)
    notes = [note for note in page.notes if note.kind not in DIVISION]
    return replace(page, segments=segments, notes=(*notes, *division_notes(segments)))


@cache
def _unwritable() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


def writable(text: str) -> str:
    """Return `text` with lone surrogates, which no encoding can write, replaced by U+FFFD."""
    if text.isascii() or _unwritable().search(beyond_ascii(text)) is None:
        return text
    return _unwritable().sub("\ufffd", text)


def clean_meta(meta: Metadata) -> Metadata:
    """Return `meta` with white space runs as one space and empty fields as None."""
    fields: dict[str, Any] = {}
    for name in ("title", "date", "url", "source", "author", "retrieved"):
        value = getattr(meta, name)
        fields[name] = (" ".join(mended(writable(value))[0].split()) or None) if value else None
    return replace(meta, **fields)
