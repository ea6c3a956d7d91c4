"""One record of JSON or of a table to a Page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.mojibake import mended
from defcorpus.reading.fields import chosen, names_one, no_text, pick
from defcorpus.reading.options import DEFAULT, ReadOptions
from defcorpus.reading.pages import clean_meta, make_page, writable

Record = dict[str, object]

_SECONDS = range(10**9, 10**10)  # since 1970, from 2001 on: how some collections write a day
_NESTED = 30  # names of nested fields that a message may list


def parse_record(line: str) -> object | Refusal:
    """Return the JSON value that `line` holds, or why it holds none."""
    try:
        value: object = json.loads(line)
    except RecursionError:
        return Refusal("broken-json", "The record is nested too deeply.")
    except ValueError as error:
        return Refusal("broken-json", f"The line is no whole JSON record: {error}.")
    return value


def parse_json_page(
    record: object, location: Location, encoding: str, options: ReadOptions = DEFAULT
) -> Page | Refusal:
    """Return the page that a JSON record holds."""
    if not isinstance(record, dict):
        return Refusal("no-text", "It is JSON, but no object with a text field.")
    return record_page(record, location, encoding, options, kind="jsonl", what="Field")


def record_page(
    record: Mapping[str, object],
    location: Location,
    encoding: str,
    options: ReadOptions,
    *,
    kind: str,
    what: str,
) -> Page | Refusal:
    """Return the page that a record holds; its text begins with the title where there is one.

    Numeric ids become strings. Text that is HTML is read as such. `what` its fields are called.
    """
    where = chosen(tuple(record), options)
    body = pick(record, where.text, "\n")
    if body is None:
        return Refusal("no-text", no_text(record, options, what, nested=_nested(record)))
    day = _day(pick(record, where.date))
    meta = clean_meta(
        Metadata(
            title=pick(record, where.title),
            date=day,
            url=pick(record, where.url),
            source=pick(record, where.source),
            author=pick(record, where.author),
            date_named=day is not None and names_one(options.date, tuple(record)),
        )
    )
    body, notes = mended(writable(body).replace("\0", "\ufffd"))
    if "<" in body and _markup().search(body):
        from defcorpus.reading.formats.html import fragment_text

        body = fragment_text(body)
        if not body.strip():
            return Refusal("no-text", "The record's text is markup without words.")
    text = body
    if meta.title and not " ".join(body[: 2 * len(meta.title) + 40].split()).startswith(meta.title):
        text = f"{meta.title}\n{body}"
    member = pick(record, where.id)
    place = Location(location.path, location.root, writable(member) if member else None, location.index)
    return make_page(place, text, meta, kind=kind, encoding=encoding, notes=notes, late=options.late)


def records_within(value: object, options: ReadOptions = DEFAULT) -> list[object]:
    """Return the records that one JSON value holds: itself, or those of its list (`{"articles": [...]}`)."""
    if isinstance(value, dict) and pick(value, chosen(tuple(value), options).text) is None:
        for inner in value.values():
            if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
                return inner
    return [value]


def _day(text: str | None) -> str | None:
    """Return a date as written; a count of seconds or milliseconds since 1970 as a date."""
    if text is None or not text.isdecimal() or len(text) not in (10, 13):
        return text
    from datetime import UTC, datetime

    seconds = int(text) if len(text) == 10 else int(text) // 1000
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds in _SECONDS else text


def _nested(record: Mapping[str, object]) -> list[str]:
    """Return the ways to the fields of the record's objects."""
    found = (f"{key}.{name}" for key, value in record.items() if isinstance(value, Mapping) for name in value)
    return [name for _, name in zip(range(_NESTED), found, strict=False)]


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"</(?:p|div|span|figure|a|strong)>|<br ?/?>", re.IGNORECASE)
