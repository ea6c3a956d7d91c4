"""Where an event was, as most of its articles have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from defcorpus.events.records import Telling
from defcorpus.events.tellings.signs import AT_A_DISTANCE

Place = tuple[str, str]
"""Code and name; both empty where nothing says."""

_CITIES = ("MC", "SG", "VA")  # countries that are towns
_BOTH_SIDES = ("border exchange", "patrol")  # held on both sides of a border


def place_of(tellings: Sequence[Telling], act: str) -> Place:
    """Return the place most tellings give: one with `tại` or `in` counts twice, a town before a country.

    From where two spoke say those tellings that are of nothing else.
    """
    if act in AT_A_DISTANCE:
        tellings = [telling for telling in tellings if telling.acts[:1] == (act,)]
    votes: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for telling in tellings:
        for at, (code, name) in enumerate(telling.places[:2]):
            votes[code] += 2 * (code in telling.venue) + (at == 0)
            if code not in [before for before, _ in telling.places[:at]]:
                names.setdefault(code, Counter())[name] += 1
    said = {code for telling in tellings for code in telling.venue}
    towns = [code for code in votes if code in said and ("-" in code or code in _CITIES)]
    best = min(towns or votes, key=lambda code: (-votes[code], "-" in code[3:], code), default="")
    if not best:
        return "", ""
    return best, min(names[best], key=lambda name: (-names[best][name], "-" in name, -len(name), name))


def where_it_was(place: Place, tellings: Sequence[Telling], act: str, *, abroad: bool) -> Place:
    """Return the place of an event, none where it is only a dateline's on the other side than the host.

    Of what is told from afar none is known abroad: where the flood was of which a message tells. What is held
    on both sides of a border has a place on either.
    """
    code = place[0]
    if act in AT_A_DISTANCE:
        return place if code[:2] == "VN" else ("", "")
    if code and not any(code in t.venue for t in tellings) and any(code in t.reported for t in tellings):
        lands = {land for t in tellings for land in t.countries}
        if (abroad and code[:2] == "VN") or (not abroad and code[:2] in lands):
            return "", ""
    if act not in _BOTH_SIDES:
        return place
    theirs = code[:2] in {land for t in tellings for land in t.countries}
    if theirs and not any(code in t.venue for t in tellings):
        return "", ""  # the base of the partner's ships
    return _on_both_sides(place, tellings)


def is_on_both_sides(tellings: Sequence[Telling], act: str) -> bool:
    """Say whether an event was on both sides of a border, which says nothing of who is host."""
    return act in _BOTH_SIDES and any(
        {code[:2] for code in t.venue} & {"VN"} and {code[:2] for code in t.venue} & {*t.countries}
        for t in tellings
    )


def _on_both_sides(place: Place, tellings: Sequence[Telling]) -> Place:
    """Return a place with the first on the other side of the border that a telling of it names as one too."""
    for telling in tellings:
        if place[0] not in telling.venue:
            continue
        for code, name in telling.places:
            across = code[:2] != place[0][:2] and code[:2] in ("VN", *telling.countries)
            if across and "-" in code and code in telling.venue:
                return place[0], f"{place[1]} – {name}"
    return place
