"""Organisations and events of the field in text, by any of their names in both languages."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.gaps import SPACE
from defcorpus.mentions.places.around import after, before
from defcorpus.mentions.places.find import named
from defcorpus.mentions.places.forms import Row
from defcorpus.mentions.places.gazetteer import Gazetteer, Hit
from defcorpus.mentions.plain import plain_piece

_SHORT = 4  # letters of an acronym that a heading in capitals may hold as a word


class OrganisationMention(NamedTuple):
    """An organisation or event named. Offsets into the text given; an edition is part of the span."""

    start: int
    end: int
    name: str  # as the table writes it in the language of the form, with the edition
    key: str  # equal in both languages, for every form and after a change of name
    kind: str  # organisation, event, treaty, office, force, company
    confidence: float
    rule: str  # "name" or "acronym"


class _Known(NamedTuple):
    """What the table says of a form."""

    key: str
    kind: str
    scoped: bool  # many countries have one: `Bộ Quốc phòng`
    name: str
    lang: str
    acronym: bool


@cache
def _gazetteer() -> Gazetteer:
    rows = table("organisations")
    return Gazetteer(
        Row(form, kind, "\t".join((key, scope, vi if lang == "vi" else en, lang)))
        for form, lang, key, kind, scope, vi, en in rows
    )


@cache
def _known(row: Row) -> _Known:
    key, scope, name, lang = row.value.split("\t")
    acronym = row.form.replace(" ", "").isupper()
    return _Known(key, row.kind, bool(scope), row.form if acronym else name, lang, acronym)


def find_organisations(text: str, start: int = 0, end: int | None = None) -> list[OrganisationMention]:
    """Return the organisations and events that ``text[start:end]`` names, in order and disjoint."""
    plain, offsets, low = plain_piece(text, start, end)
    mentions = []
    for hit in _gazetteer().find(plain, low):
        first, last, row = hit
        known = _known(row)
        if known.acronym and len(row.form) <= _SHORT and _in_capitals(plain, hit):
            continue
        name, key = known.name, known.key
        if known.kind == "event":
            first, last, name, key = _edition(plain, first, last, known)
        elif known.scoped and (code := _country(plain, first, last)):
            name, key = f"{name} ({code})", f"{key}@{code}"
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        rule, confidence = ("acronym", 0.9) if known.acronym else ("name", 0.95)
        mentions.append(
            OrganisationMention(first + start, last + start, name, key, known.kind, confidence, rule)
        )
    return mentions


def _in_capitals(plain: str, hit: Hit) -> bool:
    """Say whether words in capitals stand on both sides, or a name does: `WHO WAS`, `Kim Jong UN`."""
    left, right = before(plain, hit.start), after(plain, hit.end)
    beside = [side.text for side in (left, right) if side.gap == SPACE and len(side.text) > 1]
    return bool(beside) and all(word.isupper() and not word.isdigit() for word in beside)


@cache
def _edition_after() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:[\s-]?(?:năm\s)?(?P<year>(?:19|20)[0-9]{2})|lần\s(?:thứ\s)?(?P<turn>[0-9]{1,2}|[IVXL]+)"
        r"|(?P<number>[-\s][0-9]{1,2}))(?![\w%]|[.,/-][0-9])"
    )


@cache
def _edition_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)([0-9]{1,2})(?:st|nd|rd|th)\s\Z")


def _edition(plain: str, start: int, end: int, known: _Known) -> tuple[int, int, str, str]:
    """Return the span, name and key with the edition: `IDEF 2025`, `ADMM lần thứ 19`, `the 19th ADMM`."""
    found = _edition_after().match(plain, end)
    if found and found["year"]:
        return start, found.end(), f"{known.name} {found['year']}", f"{known.key}-{found['year']}"
    turn = found and (found["turn"] or (known.acronym and found["number"]))
    ahead = None if turn else _edition_before().search(plain, max(0, start - 6), start)
    if found and turn:
        number, last = _arabic(turn.strip(" -\n")), found.end()
    elif ahead:
        number, start, last = ahead[1], ahead.start(), end
    else:
        return start, end, known.name, known.key
    wording = f"lần thứ {number}" if known.lang == "vi" else f"({number}th)"
    name = f"{known.name} {number if known.acronym else wording}"
    return start, last, name, f"{known.key}#{number}"


def _arabic(number: str) -> str:
    """Return a Roman number in figures: `XIV` is 14."""
    if number.isdigit():
        return str(int(number))
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in number]
    return str(sum(-one if one < two else one for one, two in zip(worth, [*worth[1:], 0], strict=True)))


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r" (?:of (?:the )?|của )?")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(r"(?:['’]s)? (?:National )?")


def _country(plain: str, start: int, end: int) -> str | None:
    """Return the country whose body it is: `Bộ Quốc phòng Nga`, `the Turkish Ministry of Defence`."""
    link = _of().match(plain, end)
    for place in named(plain):
        if not place.code or place.rule in ("capital", "venue"):
            continue
        if link and place.start == link.end():
            return place.code
        if 0 < start - place.end <= 12 and _owned().fullmatch(plain, place.end, start):
            return place.code
        if place.start > end + 8:
            break
    return None
