"""Where something happened, by the places of a lead and the words in front of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Fact
from defcorpus.events.elsewhen import is_of_another_time
from defcorpus.events.where import around
from defcorpus.events.where.datelines import country_name, reported_from, town_of_dateline
from defcorpus.events.where.longago import long_past, stands_beside
from defcorpus.events.where.spoken import is_spoken_of
from defcorpus.events.where.unknown import FRONT, PLANNED, UNKNOWN, is_body, is_planned, unknown_places
from defcorpus.events.who.roles import is_yet_to_come
from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_places
from defcorpus.text import fold

_CAPITAL = ("VN-HN", "Hà Nội")
_CITIES = ("MC", "SG", "VA")  # countries that are towns
_OPENING = 3  # characters from the beginning of a paragraph
_NEAR = 400  # characters between a place that no table knows and the province it lies in
_BESIDE = 25  # characters between a place and the day
_FAR = 1 << 20
_LINKED = 40  # characters between a place and what it lies in
DATELINE = 2  # the rank of a place from which it was reported
TO_COME = 3  # the rank of a place where somebody is to go
SPOKEN_OF = 4  # the rank of a place of which somebody speaks


class _Found(NamedTuple):
    """A place of the lead."""

    start: int
    end: int
    rank: int  # 0 with `tại` or `in` in front, 1 without, 2 in a dateline, 3 and 4 of what was not there
    code: str
    name: str


def places_of(
    text: str,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    whole: Sequence[tuple[int, int]] = (),
    editions: Collection[int] = (),
    credits: Sequence[tuple[int, int]] = (),
    *,
    at_sea: bool = True,
) -> list[tuple[int, str, str]]:
    """Return (rank, code, name) of the places of the lead: those with `tại`, `in` in front first (0).

    A dateline's come last but one (2); where none is named the seat of what is, a place with `tại` further
    below (in `whole`), or a country. A place says what it lies in (`Ea Súp, Đắk Lắk`), which is then no place
    of its own. `editions` are those that are told: where another was held is no place of theirs. A credit (of
    `credits`) may say from where it was reported. A sea is a place where something is done `at_sea`.
    """
    facts = _of_now(text, facts, editions)
    inside = [f for f in facts if _names_a_place(f) and any(a <= f.start < b for a, b in lead)]
    lead = [span for span in lead if not _is_menu(text, span, inside)]
    known = [f for f in inside if _is_place(text, f, lead) and any(a <= f.start < b for a, b in lead)]
    known = [f for f in known if at_sea or not f.key.startswith("sea-")]
    shown = {(fact.start, fact.end) for fact in known if fact.role == "caption"}
    found = _joined(text, [_known(text, fact, lead) for fact in known])
    if not any(place.rank < 2 for place in found) and (seat := _at_the_seat(text, lead, inside)):
        found.append(seat)
    if not any(place.rank == 0 for place in found):
        taken = [(f.start, f.end) for f in facts if f.start >= 0 and f.kind not in ("date", "number")]
        lands = {fact.start: fact.key for fact in inside if fact.kind == "country" and fact.key != "VN"}
        found = _with_unknown(
            text, found, [_Found(*one) for one in unknown_places(text, lead, taken, lands, editions)]
        )
    if not any(place.rank < 2 for place in found):
        below = [f for f in facts if f.kind == "place" and any(a <= f.start < b for a, b in whole)]
        found += [place for f in below if (place := _known(text, f, lead)).rank == 0]
    found = _with_datelines(text, facts, inside, lead, credits, _in_their_capital(found))
    days = [(fact.start, fact.end) for fact in facts if fact.kind == "date" and fact.role != "background"]
    order = {(a, b): at for at, (a, b) in enumerate(lead)}

    def key(place: _Found) -> tuple[int, ...]:
        part = next((order[span] for span in lead if _in(place.start, span)), len(order))
        other = (place.start, place.end) in shown  # a photograph may show another place
        near = [day for day in days if any(_in(place.start, s) and _in(day[0], s) for s in (*lead, *whole))]
        apart = bool(days) and min((_gap(place, day) for day in near), default=_FAR) > _BESIDE
        away = place.rank > 0 and place.code[:2] != "VN"
        return (place.rank, other, away if place.rank else apart, part, place.start)

    return [(place.rank, place.code, place.name) for place in sorted(found, key=key)]


def _of_now(text: str, facts: Sequence[Fact], editions: Collection[int]) -> list[Fact]:
    """Return facts without places of another time than is told."""
    past = long_past(facts)
    facts = [f for f in facts if f.kind != "place" or not stands_beside(text, f, past)]
    return [
        f for f in facts if not (_names_a_place(f) and is_of_another_time(text, f.start, f.end, editions))
    ]


def _with_datelines(
    text: str,
    facts: Sequence[Fact],
    inside: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    credits: Sequence[tuple[int, int]],
    found: list[_Found],
) -> list[_Found]:
    """Return places with those of datelines and credits; where there is none, with the countries."""
    if not any(place.rank == 0 and place.code[:2] != UNKNOWN for place in found):
        datelines = (*reported_from(text, credits), *town_of_dateline(text, facts, lead))
        found = _in_a_land(found, [_Found(*one) for one in datelines])
    if not any(place.rank < TO_COME for place in found):
        found += [
            _Found(fact.start, fact.end, 0, fact.key, country_name(fact.key))
            for fact in inside
            if fact.kind == "country"
            and fact.key not in ("VN", *_CITIES)
            and _rank(text, fact.start, fact.end, lead) == 0
        ]
    return found


def _names_a_place(fact: Fact) -> bool:
    return fact.kind in ("place", "country")


def held_at(occasions: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return (rank, code, name) of where an occasion is always held: the Shangri-La Dialogue in Singapore."""
    seats = {key: (1, code, name) for key, code, name in table("occasion_places")}
    keys = (re.sub(r"(?:-\d{4}|#\d+)$", "", occasion) for occasion in occasions)
    return [seats[key] for key in dict.fromkeys(keys) if key in seats]


def _is_place(text: str, fact: Fact, lead: Sequence[tuple[int, int]]) -> bool:
    """Say whether a fact is of a place: a town, or a country that is one and has `tại`, `in` in front."""
    if _names_a_school(text, fact.start):
        return False
    if fact.kind == "place":
        return True
    rank = _rank(text, fact.start, fact.end, lead) if fact.key in _CITIES else 1
    return rank == 0 or (rank == DATELINE and around.opens().match(text, fact.end) is not None)


def _gap(place: _Found, day: tuple[int, int]) -> int:
    return max(place.start - day[1], day[0] - place.end, 0)


def _with_unknown(text: str, found: list[_Found], unknown: list[_Found]) -> list[_Found]:
    """Return places with those that no table knows; the first lies in the province named beside it."""
    if not unknown:
        return found
    first = unknown[0]
    at_home = next((place for place in found if place.rank == 1 and place.code[:3] == "VN-"), None)
    if at_home is None:
        around_it = next((place for place in found if _lies_in(text, first, place)), None)
        if around_it is not None:
            first = first._replace(code=around_it.code, name=f"{first.name}, {around_it.name}")
        return [*found, first, *unknown[1:]]
    if abs(first.start - at_home.start) > _NEAR:
        return found
    if at_home.start > first.end + _LINKED and around.goes().search(text, first.end, at_home.start):
        return [*found, *unknown]
    return [*found, first._replace(code=at_home.code, name=f"{first.name}, {at_home.name}")]


def _lies_in(text: str, place: _Found, other: _Found) -> bool:
    """Say whether a place behind another is what that lies in: `Pa Hang (huyện Sốp Bâu, tỉnh Hủa Phăn)`."""
    near = 0 < other.start - place.end <= _LINKED
    return near and re.fullmatch(r"\s*[(,][^().;\n]*", text[place.end : other.start]) is not None


def _in_a_land(found: Sequence[_Found], datelines: Sequence[_Found]) -> list[_Found]:
    """Return places and those of datelines; a place that no table knows lies in the country of these."""
    lands = {place.code[:2] for place in datelines}
    if len(lands) == 1:
        land = next(iter(lands))
        found = [p._replace(code=f"{land}{p.code[2:]}") if p.code[:2] == UNKNOWN else p for p in found]
    return [*found, *datelines]


def _in(offset: int, span: tuple[int, int]) -> bool:
    return span[0] <= offset < span[1]


def _is_menu(text: str, span: tuple[int, int], places: Sequence[Fact]) -> bool:
    """Say whether a line is nothing but places: a site's provinces to choose from."""
    inside = [fact for fact in places if _in(fact.start, span)]
    left = span[1] - span[0] - sum(len(text[f.start : f.end]) for f in inside if f.kind == "place")
    return len(inside) > 2 and left <= 4 * len(inside)


def _known(text: str, fact: Fact, lead: Sequence[tuple[int, int]]) -> _Found:
    name = country_name(fact.key) if fact.kind == "country" else fact.value
    return _Found(fact.start, fact.end, _rank(text, fact.start, fact.end, lead), fact.key, name)


def _names_a_school(text: str, start: int) -> bool:
    """Say whether a place is the last word of a school's name, which somebody is to visit or study at."""
    return around.school().search(text, max(0, start - FRONT), start) is not None


def _rank(text: str, start: int, end: int, lead: Sequence[tuple[int, int]]) -> int:
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    front = text[max(begin, start - FRONT) : start]
    if is_yet_to_come(front.lower()) or is_planned(text, max(begin, start - PLANNED), start):
        return TO_COME
    if is_spoken_of(text, start):
        return SPOKEN_OF
    if around.at().search(front[-24:]) or around.local().search(front) or around.at_a_body().search(front):
        return 0
    if not any(0 <= start - a < _OPENING for a, _ in lead):
        return 1
    return 0 if around.hosts().match(text, end) else DATELINE


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
            if place.code[:2] == last.code[:2] and around.within().fullmatch(between.lower()):
                found[-1] = last._replace(end=place.end, name=f"{last.name}, {place.name}")
                continue
            if last.rank == 0 and place.rank == 1 and around.beside().fullmatch(between.lower()):
                place = place._replace(rank=0)  # `tại Mộc Bài (Tây Ninh) và Bavet`
        town = around.local().search(text[max(0, place.start - FRONT) : place.start])
        if (
            place.rank < 2
            and town is not None
            and not is_body(town["name"])
            and not any(place.code and place.site is None for place in find_places(town["name"]))
            and fold(town["name"]) not in fold(place.name)
        ):
            place = place._replace(name=f"{town['name']}, {place.name}", rank=0)
        found.append(place)
    return found


def _at_the_seat(text: str, lead: Sequence[tuple[int, int]], places: Sequence[Fact]) -> _Found | None:
    """Return the capital where what stands there is named, which nobody adds; not another country's."""
    abroad = [f.start for f in places if f.kind == "country" and f.key != "VN"]
    for a, b in lead:
        for hit in around.seat().finditer(text, a, b):
            if not any(0 <= start - hit.end() <= _OPENING for start in abroad):
                return _Found(hit.start(), hit.end(), 0, *_CAPITAL)
    return None


def _in_their_capital(places: Sequence[_Found]) -> list[_Found]:
    """Return places, a palace or the like with the capital that is named too as what it lies in."""
    sites = _sites()
    capitals = {place.code[:2]: place for place in places if sites.get(place.code) == "capital"}
    return [
        place._replace(code=capital.code, name=f"{place.name}, {capital.name}")
        if sites.get(place.code) == "venue" and (capital := capitals.get(place.code[:2]))
        else place
        for place in places
    ]


@cache
def _sites() -> dict[str, str]:
    """Return which seats of government are capitals and which venues, by code."""
    return {f"{code}-{fold(name)}": kind for _, _, code, kind, name in table("seats")}
