"""Where something happened, by the places of a lead and the words in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Fact
from defcorpus.events.longago import long_past, stands_beside
from defcorpus.events.roles import is_yet_to_come
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold

_CAPITAL = ("VN-HN", "Hà Nội")
_CITIES = ("MC", "SG", "VA")  # countries that are towns
_DATELINE = 3  # characters from the beginning of a paragraph
_FRONT = 48  # characters in front of a place that may say where
_PLANNED = 200  # characters in front of a place in which its sentence may turn to what is planned
_NEAR = 400  # characters between a place that no table knows and the province it lies in
_BESIDE = 25  # characters between a place and the day
_LINKED = 40  # characters between a place and what it lies in
TO_COME = 3  # the rank of a place where somebody is to go
UNKNOWN = "XX"  # the country of a place that no table knows (ISO 3166-1 leaves the code to its users)


class _Found(NamedTuple):
    """A place of the lead."""

    start: int
    end: int
    rank: int  # 0 with `tại` or `in` in front, 1 without, 2 in a dateline, 3 where somebody is to go
    code: str
    name: str


def places_of(
    text: str,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    whole: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, str, str]]:
    """Return (rank, code, name) of the places of the lead: those with `tại`, `in` in front first (0).

    A dateline's come last but one (2); where none is named the seat of what is, a place with `tại` further
    below (in `whole`), or a country. A
    place says what it lies in (`Ea Súp, Đắk Lắk`), which is then no place of its own.
    """
    past = long_past(facts)
    facts = [f for f in facts if f.kind != "place" or not stands_beside(text, f, past)]
    inside = [f for f in facts if f.kind in ("place", "country") and any(a <= f.start < b for a, b in lead)]
    lead = [span for span in lead if not _is_menu(text, span, inside)]
    known = [f for f in inside if _is_place(text, f, lead) and any(a <= f.start < b for a, b in lead)]
    shown = {(fact.start, fact.end) for fact in known if fact.role == "caption"}
    found = _joined(text, [_known(text, fact, lead) for fact in known])
    if not any(place.rank < 2 for place in found) and (seat := _at_the_seat(text, lead)):
        found.append(seat)
    if not any(place.rank == 0 for place in found):
        taken = [(f.start, f.end) for f in facts if f.start >= 0 and f.kind not in ("date", "number")]
        lands = {fact.start: fact.key for fact in inside if fact.kind == "country" and fact.key != "VN"}
        found = _with_unknown(found, list(_named(text, lead, taken, lands)))
    if not any(place.rank < 2 for place in found):
        below = [f for f in facts if f.kind == "place" and any(a <= f.start < b for a, b in whole)]
        found += [place for f in below if (place := _known(text, f, lead)).rank == 0]
    if not any(place.rank < TO_COME for place in found):
        names = {code: name for code, name, *_ in table("country_names")}
        found += [
            _Found(fact.start, fact.end, 0, fact.key, names.get(fact.key, fact.value))
            for fact in inside
            if fact.kind == "country"
            and fact.key not in ("VN", *_CITIES)
            and _rank(text, fact.start, lead) == 0
        ]
    days = [(fact.start, fact.end) for fact in facts if fact.kind == "date" and fact.role != "background"]
    order = {(a, b): at for at, (a, b) in enumerate(lead)}

    def key(place: _Found) -> tuple[int, ...]:
        part = next((order[span] for span in lead if _in(place.start, span)), len(order))
        other = (place.start, place.end) in shown  # a photograph may show another place
        apart = min((_gap(place, day) for day in days), default=0) > _BESIDE
        away = place.rank > 0 and place.code[:2] != "VN"
        return (place.rank, other, away if place.rank else apart, part, place.start)

    return [(place.rank, place.code, place.name) for place in sorted(found, key=key)]


def _is_place(text: str, fact: Fact, lead: Sequence[tuple[int, int]]) -> bool:
    """Say whether a fact is of a place: a town, or a country that is one and has `tại`, `in` in front."""
    if _names_a_school(text, fact.start):
        return False
    return fact.kind == "place" or (fact.key in _CITIES and _rank(text, fact.start, lead) == 0)


def _gap(place: _Found, day: tuple[int, int]) -> int:
    return max(place.start - day[1], day[0] - place.end, 0)


def _with_unknown(found: list[_Found], unknown: list[_Found]) -> list[_Found]:
    """Return places with those that no table knows; the first lies in the province named beside it."""
    if not unknown:
        return found
    at_home = next((place for place in found if place.rank == 1 and place.code[:3] == "VN-"), None)
    if at_home is None:
        return [*found, *unknown]
    first = unknown[0]
    if abs(first.start - at_home.start) > _NEAR:
        return found
    return [*found, first._replace(code=at_home.code, name=f"{first.name}, {at_home.name}")]


def _in(offset: int, span: tuple[int, int]) -> bool:
    return span[0] <= offset < span[1]


def _is_menu(text: str, span: tuple[int, int], places: Sequence[Fact]) -> bool:
    """Say whether a line is nothing but places: a site's provinces to choose from."""
    inside = [fact for fact in places if _in(fact.start, span)]
    left = span[1] - span[0] - sum(len(text[f.start : f.end]) for f in inside if f.kind == "place")
    return len(inside) > 2 and left <= 4 * len(inside)


def _known(text: str, fact: Fact, lead: Sequence[tuple[int, int]]) -> _Found:
    name = country_name(fact.key) if fact.kind == "country" else fact.value
    return _Found(fact.start, fact.end, _rank(text, fact.start, lead), fact.key, name)


def country_name(code: str) -> str:
    """Return a country's English name."""
    return next((name for of, name, _ in table("country_names") if of == code), code)


def _names_a_school(text: str, start: int) -> bool:
    """Say whether a place is the last word of a school's name, which somebody is to visit or study at."""
    return _school().search(text, max(0, start - _FRONT), start) is not None


@cache
def _school() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)suất (?:học|đào tạo)[^,.;]*$|(?<!\w)places at[^,.;]*$")


def _rank(text: str, start: int, lead: Sequence[tuple[int, int]]) -> int:
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    front = text[max(begin, start - _FRONT) : start]
    if is_yet_to_come(front.lower()) or _is_planned(text, max(begin, start - _PLANNED), start):
        return TO_COME
    if _at().search(front[-24:]) or _local().search(front):
        return 0
    return 2 if any(0 <= start - a < _DATELINE for a, _ in lead) else 1


def _joined(text: str, places: Sequence[_Found]) -> list[_Found]:
    """Return places with what they lie in, which is left out; and with the town in front of a province."""
    found: list[_Found] = []
    for place in sorted(places):
        last = found[-1] if found else None
        if last is not None and 0 <= place.start - last.end <= _LINKED:
            if place.code == last.code:
                found[-1] = last._replace(end=place.end, rank=min(last.rank, place.rank))
                continue
            between = text[last.end : place.start]
            if place.code[:2] == last.code[:2] and _within().fullmatch(between.lower()):
                found[-1] = last._replace(end=place.end, name=f"{last.name}, {place.name}")
                continue
        town = _local().search(text[max(0, place.start - _FRONT) : place.start])
        if (
            place.rank < 2
            and town is not None
            and not _is_body(town["name"])
            and fold(town["name"]) not in fold(place.name)
        ):
            place = place._replace(name=f"{town['name']}, {place.name}", rank=0)
        found.append(place)
    return found


def _named(
    text: str, lead: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]], lands: Mapping[int, str]
) -> Iterator[_Found]:
    """Yield what is named as a place and stands in no table: `tại Honolulu`, `in Fukuoka, Japan`.

    `lands` are the foreign countries by where they are named.
    """
    for a, b in lead:
        if text[a:b].isupper():
            continue  # in a line of capitals nothing tells a name from other words
        for hit in _somewhere().finditer(text, a, b):
            start, end = hit.span("name")
            front = text[max(a, hit.start() - _FRONT) : hit.start()].lower()
            begin = max(a, text.rfind(". ", a, start) + 1)
            later = is_yet_to_come(front) or _is_planned(text, max(begin, start - _PLANNED), start)
            if later or any(start < t and f < end for f, t in taken) or _is_body(hit["name"]):
                continue
            name = " ".join(hit["name"].split())
            behind = re.compile(r",\s+|\s*\(").match(text, end, b)
            code = lands.get(behind.end() if behind else -1, UNKNOWN)
            yield _Found(start, end, 0, f"{code}-{fold(name)}", name)


def _is_body(name: str) -> bool:
    """Say whether what looks like a place's name is a ministry's, a day's or a meeting's."""
    first, last = name.split()[0].lower(), name.split()[-1].lower()
    return first in _forms("head") or last in _forms("head")


@cache
def _forms(role: str) -> frozenset[str]:
    return frozenset(form.lower() for form, _, of in table("venues") if of == role)


def _at_the_seat(text: str, lead: Sequence[tuple[int, int]]) -> _Found | None:
    """Return the capital where what stands there is named, which nobody needs to add."""
    for a, b in lead:
        hit = _seat().search(text, a, b)
        if hit is not None:
            return _Found(hit.start(), hit.end(), 0, *_CAPITAL)
    return None


def _is_planned(text: str, begin: int, start: int) -> bool:
    """Say whether words in front make what follows a plan; not those of speech that has ended.

    `Timor-Leste would like to send officers, the minister said in Ho Chi Minh City`.
    """
    hit = _planned().search(text, begin, start)
    return hit is not None and _said().search(text, hit.end(), start) is None


@cache
def _said() -> re.Pattern[str]:
    known = (form for form, _, of in table("date_roles") if of == "said")
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(known)})(?!\w)")


@cache
def _planned() -> re.Pattern[str]:
    """Return the pattern of what makes the rest of a sentence a plan."""
    known = (form for form, _, of in table("visiting") if of == "plan")
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(known)})(?!\w)")


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(_forms('seat'))})(?!\w)")


_NAME = r"(?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,3})"


@cache
def _generic() -> str:
    return rf"(?:(?:{alternatives(_forms('kind'))})\s+){{0,3}}"


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"(?:^|\W)(?:tại|ở|tai|o|in|at|cập|cap)\s+(?:[\w.]+\s+){0,2}$")


@cache
def _local() -> re.Pattern[str]:
    """Match a town in front of what it lies in: `tại huyện Ea Súp (`, `at Tien Sa port in `."""
    behind = rf"(?:\s+(?:{alternatives(_forms('kind'))}))*"
    return re.compile(
        rf"(?<!\w)(?i:tại|ở|tai|in|at|cập|cap)\s+(?:the\s+)?(?i:{_generic()}){_NAME}(?i:{behind})"
        rf"(?:,\s+|\s*\(|\s+(?:in|of|thuộc|thuoc)\s+)(?i:{_generic()})$"
    )


@cache
def _within() -> re.Pattern[str]:
    """Match what may stand between a place and the one it lies in."""
    kinds = alternatives(_forms("kind"))
    joins = r"(?:,|\s*\(|\s+in|\s+of|\s+thuộc|\s+thuoc|\s*-)"
    return re.compile(rf"(?:\s+(?:{kinds}))*{joins}\s*(?:(?:{kinds})\s+)*")


@cache
def _somewhere() -> re.Pattern[str]:
    """Match what stands where a place does: `tại Honolulu`, `at Tien Sa port on`."""
    words = "on|this|last|and|from|with|to|by|for|during|vào|do|của|nhân"
    kinds = alternatives(_forms("kind"))
    behind = rf"(?=(?:\s+(?:{kinds}))?(?:\s*[,.;()]|\s+(?:{words})\s|\s*$))"
    front = rf"(?<!\w)(?i:tại|ở|tai|in|at|cập|cap|xuống)\s+(?:the\s+)?(?i:{_generic()})"
    return re.compile(rf"{front}{_NAME}(?i:{behind})", re.MULTILINE)
