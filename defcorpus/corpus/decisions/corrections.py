"""The file of a person's corrections: how it is read, how one is written into it.

A plain table of tab-separated lines (scope, which, key, field, value) that a person may edit, sort, share and
keep under version control. Lines that begin with `#` and lines that cannot be read stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from defcorpus.article import Kind, Lang
from defcorpus.corpus.decisions.eventfields import checked_marks, checked_of_event, overlap
from defcorpus.errors import UsageError
from defcorpus.facts.corrections import (
    EVENT_FIELDS,
    FIELDS,
    NO_CORRECTIONS,
    NOBODY,
    Correction,
    Corrections,
    Scope,
    gathered,
)
from defcorpus.facts.people.match import key_of
from defcorpus.text.partial import partial_day

HEADER = ("scope", "which", "key", "field", "value")
_MAX_BYTES = 50_000_000


class CorrectionFile(NamedTuple):
    """What the files found say, and what of them could not be read."""

    corrections: Corrections = NO_CORRECTIONS
    files: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_files(files: Iterable[Path]) -> CorrectionFile:
    """Return what the files say together; a later one holds over an earlier."""
    found: list[Correction] = []
    warnings: list[str] = []
    names: list[str] = []
    for file in files:
        names.append(str(file))
        for number, line in enumerate(_lines(file), 1):
            if number == 1 or not line.strip() or line.startswith("#"):
                continue
            try:
                found.append(_parsed(line))
            except UsageError as error:
                warnings.append(f"{file}, line {number}: {error.message} It is passed over.")
    if not names:
        return CorrectionFile()
    return CorrectionFile(gathered(found), tuple(names), tuple(warnings))


def _lines(file: Path) -> list[str]:
    if not file.exists():
        return []
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise UsageError(f"{file} is no file of corrections: it has over {_MAX_BYTES:,} bytes.")
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} cannot be read as UTF-8.", "Save it as UTF-8.") from error
    if lines and tuple(lines[0].split("\t")) != HEADER:
        raise UsageError(
            f"{file} is no file of corrections.",
            f"Its first line must be: {' '.join(HEADER)} (tabs between).",
        )
    return lines


def _parsed(line: str) -> Correction:
    parts = line.rstrip("\n").split("\t")
    if len(parts) != len(HEADER):
        raise UsageError(f"It has {len(parts)} fields, not {len(HEADER)}.")
    scope, which, key, field, value = parts
    if scope == "person":
        return person_correction(which, value)
    if scope == "event":
        return event_correction(which, key, field, value)
    if scope != "article":
        raise UsageError(f"Its scope is {scope!r}, not article, event or person.")
    if key and not re.fullmatch(r"[0-9a-f]{32}", key):
        raise UsageError(f"Its key {key!r} is no content key; leave it empty to mean any page of that id.")
    return article_correction(which, key, field, value)


def person_correction(name: str, value: str) -> Correction:
    """Return the correction that says who a name is; `none` for nobody."""
    name, value = _plain(name), _plain(value)
    if not key_of(name) or not key_of(value):
        raise UsageError(
            f"{name!r}={value!r} names nobody.", 'For example: --person "Haluk Gorgun"="Haluk Görgün".'
        )
    return Correction("person", name, key_of(name), "is", value)


def article_correction(which: str, key: str, field: str, value: str) -> Correction:
    """Return the correction of one field of one article, its value checked; UsageError for a wrong one."""
    return Correction("article", which, key, field, checked(field, value))


def event_correction(which: str, key: str, field: str, value: str) -> Correction:
    """Return the correction of one field of one event, its value checked; UsageError for a wrong one.

    `key` has the content keys of articles that tell it: it is the event of the first that is here.
    """
    return Correction("event", which, checked_marks(key), field, checked_of_event(field, _plain(value)))


def checked(field: str, value: str) -> str:
    """Return a field's value as it is kept. UsageError, saying what it may be, for one that cannot be."""
    value = _plain(value)
    if field not in FIELDS:
        raise UsageError(f"There is no field {field!r} to correct.", _fields())
    if field in ("event", "date"):
        return _date(field, value)
    if field in ("country+", "country-"):
        return _country(value)
    if field == "lang" and not re.fullmatch("|".join(get_args(Lang)) + "|[a-z]{2,3}", value):
        raise UsageError(f"{value!r} is no language.", "vi, en, mixed, unknown, other, or a code such as fr.")
    if field == "kind" and value not in get_args(Kind):
        raise UsageError(f"There is no kind {value!r}.", f"Kinds: {', '.join(get_args(Kind))}.")
    if not value:
        raise UsageError(f"{field}= has no value.", f"{field}=none says that there is none.")
    return value


def _fields() -> str:
    return f"Fields of an article: {', '.join(FIELDS)}; of its event: {', '.join(EVENT_FIELDS)}."


def _date(field: str, value: str) -> str:
    day = value if value == NOBODY else partial_day(value)
    if day is None:
        raise UsageError(
            f"{value!r} is no date.", f"For example {field}=2025-10-13, {field}=2025-10, or {field}=none."
        )
    return day


def _country(value: str) -> str:
    from defcorpus.mentions.places.find import resolve_country

    code = resolve_country(value)
    if code is None:
        raise UsageError(f"No country is known as {value!r}.", "Type a name (Türkiye) or a code (TR).")
    return code


def _plain(value: str) -> str:
    """Return a value in normal form on one line, without what a table or a terminal would obey."""
    return " ".join(
        "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", value)).split()
    )


def write_corrections(file: Path, wanted: Sequence[Correction]) -> None:
    """Write corrections into `file`, each in place of what it said of the same thing before.

    One whose value is empty takes out what was said. The file is replaced whole or not at all.
    """
    lines = _lines(file) or ["\t".join(HEADER)]
    for one in wanted:
        lines = [line for line in lines if not _same(line, one)]
        if not one.takes_back:
            lines.append("\t".join(one))
    draft = file.with_name(file.name + ".new")
    draft.write_text("\n".join(lines) + "\n", "utf-8")
    draft.replace(file)


def _same(line: str, one: Correction) -> bool:
    """Say whether a line of the file speaks of the same thing."""
    parts = line.split("\t")
    if len(parts) != len(HEADER) or parts[0] != one.scope or parts[3] != one.field:
        return False
    if one.scope == "event":
        # Where its articles read otherwise now, the id tells; a digest's may be of several events.
        named = parts[1] == one.which and "#" not in parts[2] + one.key
        here = overlap(parts[2], one.key) or named
        several = Correction("event", *parts[1:]).several
        if one.takes_back and one.several:
            return here and several.removesuffix("=vi") == one.several
        return here and (not one.several or several == one.several)
    # One of the same article as it read before is of the same thing too.
    if parts[2] != one.key and (one.scope == "person" or parts[1] != one.which):
        return False
    return not one.value or (one.field != "accept" and one.field[-1:] not in "+-") or parts[4] == one.value


__all__ = [
    "CorrectionFile",
    "Scope",
    "article_correction",
    "checked",
    "event_correction",
    "person_correction",
    "read_files",
    "write_corrections",
]
