"""One JSON record to a Page: the fields that collections of news use, whatever they call them."""

from __future__ import annotations

import json
import re
from functools import cache

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.encodings import Refusal
from defcorpus.reading.pages import clean_meta, make_page, writable

_TEXT = ("text", "body", "content", "article_text", "articleBody", "maintext")
_TITLE = ("title", "headline")
_DATE = ("date", "published", "publish_date", "date_publish", "datePublished", "published_at")
_URL = ("url", "link")
_SOURCE = ("source", "outlet", "site", "source_domain", "publisher")
_AUTHOR = ("author", "authors", "byline")

Record = dict[str, object]


def parse_record(line: str) -> Record | Refusal:
    """Return the JSON object that `line` holds, or why it holds none."""
    try:
        value = json.loads(line)
    except RecursionError:
        return Refusal("broken-json", "The record is nested too deeply.")
    except ValueError as error:
        return Refusal("broken-json", f"The line is no whole JSON record: {error}.")
    if not isinstance(value, dict):
        return Refusal("no-text", "The line holds JSON, but no object with a text field.")
    return value


def parse_json_page(record: Record, location: Location, encoding: str) -> Page | Refusal:
    """Return the page that a record holds; its text begins with the title where there is one.

    Numeric ids become strings. Text that is HTML is read as such.
    """
    body = _field(record, _TEXT)
    if body is None:
        return Refusal("no-text", "The record has no text; it is looked for in " + ", ".join(_TEXT) + ".")
    meta = clean_meta(
        Metadata(
            title=_field(record, _TITLE),
            date=_field(record, _DATE),
            url=_field(record, _URL),
            source=_field(record, _SOURCE),
            author=_field(record, _AUTHOR),
        )
    )
    body = writable(body).replace("\0", "\ufffd")
    if _markup().search(body):
        from defcorpus.reading.html import fragment_text

        body = fragment_text(body)
        if not body.strip():
            return Refusal("no-text", "The record's text is markup without words.")
    text = body
    if meta.title and not " ".join(body[: 2 * len(meta.title) + 40].split()).startswith(meta.title):
        text = f"{meta.title}\n{body}"
    member = _text(record.get("id"))
    where = Location(location.path, location.root, writable(member) if member else None, location.index)
    return make_page(where, text, meta, kind="jsonl", encoding=encoding)


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"</(?:p|div|span|figure|a|strong)>|<br ?/?>", re.IGNORECASE)


def _field(record: Record, names: tuple[str, ...]) -> str | None:
    for name in names:
        text = _text(record.get(name))
        if text is not None:
            return text
    return None


def _text(value: object) -> str | None:
    """Return a field as text: lists (of authors) joined, objects by their name, blanks as None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        parts = [part for part in map(_text, value[:20]) if part]
        return ", ".join(parts) or None
    return value if isinstance(value, str) and value.strip() else None
