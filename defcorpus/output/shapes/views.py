"""The records of `people --person`, `places`, `doubts` and `fix`, and their fields in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Record

if TYPE_CHECKING:
    from defcorpus.facts.corrections import Correction
    from defcorpus.report.doubts import Doubt
    from defcorpus.report.naming.places import PlaceRow
    from defcorpus.report.naming.profile import Profile
    from defcorpus.report.naming.uses import Use

PROFILE = (
    "name", "key", "country", "articles", "mentions", "first", "last", "held", "spellings", "posts", "met",
    "ids",
)  # fmt: skip
PLACES = ("name", "key", "kind", "articles", "mentions", "first", "last", "spellings", "ids")
USES = ("name", "what", "form", "lang", "articles", "first", "last", "first_id", "last_id")
"""The flat fields of a profile or of one place: a row for each spelling, post and person met."""
DOUBTS = ("id", "path", "doubt", "detail", "words", "settle")
FIXES = ("scope", "which", "key", "field", "value")


def profile_record(found: Profile) -> dict[str, Any]:
    """Return one person's record of `people --person`."""
    person = found.person
    return {
        "name": person.name,
        "key": person.key,
        "country": person.country,
        "articles": person.articles,
        "mentions": person.mentions,
        "first": person.first,
        "last": person.last,
        "held": list(found.held),
        "spellings": [_use(use) for use in found.spellings],
        "posts": [_use(use) for use in found.posts],
        "met": [
            {
                "name": met.name,
                "key": met.key,
                "country": met.country,
                "articles": met.articles,
                "first": met.first,
                "last": met.last,
                "ids": list(met.ids),
            }
            for met in found.met
        ],
        "ids": list(person.ids),
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "form": use.form,
        "lang": use.lang,
        "articles": use.articles,
        "first": use.first,
        "last": use.last,
        "first_id": use.first_id,
        "last_id": use.last_id,
    }


def profile_rows(record: Record) -> Iterable[Record]:
    """Return a row for each post held, spelling, post and person met."""
    name = record["name"]
    for post in record["held"]:
        yield {"name": name, "what": "held", "form": post}
    for use in record["posts"]:
        yield {"name": name, "what": "post", **use}
    for met in record["met"]:
        ids = {"first_id": met["ids"][0], "last_id": met["ids"][-1]} if met["ids"] else {}
        yield {"name": name, "what": "met", "form": _with_country(met), **_span(met), **ids}
    for use in record["spellings"]:
        yield {"name": name, "what": "spelling", **use}


def _span(record: Record) -> dict[str, Any]:
    return {name: record[name] for name in ("articles", "first", "last")}


def _with_country(record: Record) -> str:
    return f"{record['name']} ({record['country']})" if record["country"] else str(record["name"])


def place_record(row: PlaceRow) -> dict[str, Any]:
    """Return one line of `places`; the spellings are their forms."""
    return {
        "name": row.name,
        "key": row.key,
        "kind": row.kind,
        "articles": row.articles,
        "mentions": row.mentions,
        "first": row.first,
        "last": row.last,
        "spellings": list(dict.fromkeys(use.form for use in row.spellings)),
        "ids": list(row.ids),
    }


def place_profile(row: PlaceRow) -> dict[str, Any]:
    """Return one place's record of `places --place`: each spelling with its first and last article."""
    return {**place_record(row), "spellings": [_use(use) for use in row.spellings]}


def place_rows(record: Record) -> Iterable[Record]:
    """Return a row for each spelling."""
    for use in record["spellings"]:
        yield {"name": record["name"], "what": "spelling", **use}


def doubt_record(doubt: Doubt, shown: Callable[[str], str]) -> dict[str, Any]:
    """Return one line of `doubts`."""
    return {
        "id": doubt.id,
        "path": shown(doubt.path),
        "doubt": doubt.doubt,
        "detail": doubt.detail,
        "words": doubt.words,
        "settle": doubt.settle,
    }


def fix_record(one: Correction) -> dict[str, Any]:
    """Return one line of `fix --list`."""
    return dict(zip(FIXES, one, strict=True))
