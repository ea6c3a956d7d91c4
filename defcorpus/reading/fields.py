"""The fields of a record, whatever those who made the collection called them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from defcorpus.reading.options import DEFAULT, ReadOptions
from defcorpus.text.safe import safe

# As `_plain` writes them: `published_at`, `publishedAt` and `Published At` are one name. The first that is
# filled is taken.
_NAMES: dict[str, str] = {
    "text": "text body content articletext articlebody maintext fulltext article articlecontent bodytext "
    "contenttext textcontent plaintext cleantext contenthtml bodyhtml html noidung",
    "title": "title headline articletitle tieude",
    "date": "date published publishdate datepublish datepublished publishedat publisheddate pubdate "
    "publicationdate publishedtime publishtime articlepublishedtime posted postedat dateposted datetime "
    "timestamp ngaydang ngay",
    "url": "url link permalink href weburl articleurl canonicalurl sourceurl urlsource duongdan lienket",
    "source": "source outlet site sourcedomain publisher sitename domain newspaper nguon",
    "author": "author authors byline creator tacgia",
    "id": "id docid articleid guid uuid",
}
_WITHIN = ("name", "rendered", "value", "#text", "$oid")  # of a field that is an object: what it says
_LISTED = 12
_PARTS = 20  # of a list of authors or tags

Way = str | tuple[str, ...]


class Chosen(NamedTuple):
    """Where each field is looked for in records of one shape, the likeliest first."""

    text: tuple[Way, ...]
    title: tuple[Way, ...]
    date: tuple[Way, ...]
    url: tuple[Way, ...]
    source: tuple[Way, ...]
    author: tuple[Way, ...]
    id: tuple[Way, ...]


@lru_cache(maxsize=512)
def chosen(keys: tuple[str, ...], options: ReadOptions = DEFAULT) -> Chosen:
    """Return where the fields are in a record of these keys."""
    by_name: dict[str, list[Way]] = {}
    for key in keys:
        by_name.setdefault(_plain(key), []).append(key)
    said = options._asdict()
    ways = []
    for field in _NAMES:
        name = said.get(field)
        told = _told(name, keys) if name else ()
        ways.append(told if told or (name and not options.lenient) else _usual(field, by_name))
    return Chosen(*ways)


@lru_cache(maxsize=512)
def named_field(name: str) -> str | None:
    """Return which of a record's fields a name usually stands for, or None.

    >>> [named_field(name) for name in ("Published At", "Tiêu đề", "URL Source", "Hà Nội")]
    ['date', 'title', 'url', None]
    """
    plain = _plain(name)
    return next((field for field, names in _NAMES.items() if plain and plain in names.split()), None)


def _usual(field: str, by_name: Mapping[str, list[Way]]) -> tuple[Way, ...]:
    return tuple(key for name in _NAMES[field].split() for key in by_name.get(name, ()))


def _told(name: str, keys: tuple[str, ...]) -> tuple[Way, ...]:
    if name in keys:
        return (name,)
    alike = tuple(key for key in keys if key.strip().casefold() == name.strip().casefold())
    # `bai viet` is `Bài viết`, which not every keyboard writes.
    alike = alike or tuple(key for key in keys if _plain(key) == _plain(name) != "")
    way = tuple(name.split("."))
    return alike or ((way,) if len(way) > 1 and way[0] in keys else ())


def names_one(name: str | None, keys: tuple[str, ...]) -> bool:
    """Say whether a person's name for a field is that of one of `keys`, or the way into one."""
    return bool(name) and bool(_told(name or "", keys))


@cache
def _plain(key: str) -> str:
    from defcorpus.text import fold

    return "".join(filter(str.isalnum, fold(key)))


def pick(record: Mapping[str, object], ways: tuple[Way, ...], joined: str = ", ") -> str | None:
    """Return the first of the fields that holds something, as text."""
    for way in ways:
        value = record.get(way) if isinstance(way, str) else _followed(record, way)
        text = value if type(value) is str and value.strip() else as_text(value, joined)
        if text is not None:
            return text
    return None


def _followed(record: Mapping[str, object], way: tuple[str, ...]) -> object:
    value: object = record
    for step in way:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def as_text(value: object, joined: str = ", ") -> str | None:
    """Return a field as text: lists (of authors, paragraphs) joined, objects by their name, blanks None."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((text for name in _WITHIN if (text := as_text(value.get(name)))), None)
    if isinstance(value, list):
        some = value if joined == "\n" else value[:_PARTS]
        return joined.join(part for part in map(as_text, some) if part) or None
    return None


def no_text(keys: Iterable[str], options: ReadOptions, what: str, *, nested: Iterable[str] = ()) -> str:
    """Return a sentence that says which fields there are, and how to name the one with the text."""
    keys = tuple(keys)
    names = [*keys, *nested]
    shown = ", ".join(safe(name, line=True)[:60] for name in names[:_LISTED])
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    has = f"it has {shown}{more}" if names else "it has none"
    if options.text:
        named, low = safe(options.text, line=True), f"{what[0].lower()}{what[1:]}"
        if not names_one(options.text, tuple(keys)):
            return f"There is no {low} {named!r} ({has}); see --text-field."
        return f"{what} {named!r} holds no text ({has}); see --text-field."
    return f"No {what[0].lower()}{what[1:]} of text is known by its name ({has}); name it with --text-field."
