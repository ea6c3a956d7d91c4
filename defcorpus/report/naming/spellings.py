"""Foreign names that are one person's however they are spelt, by the rule that events go by.

Two spellings alone may be two people's. They are one's where articles of adjacent days tell of them beside
one Vietnamese, as reports of one event do, and where no article names both; pages without a day only where
the letters are nearly the same and both say the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.events.records import Party
    from defcorpus.report.naming.namings import Naming

_Named = dict[tuple[str, str | None], "Naming"]

_DAY = len("2025-12-25")
_APART = 2  # days between two reports of one event
_SHARE = 0.75  # of the consonants of the name that has fewer


def one_persons(namings: Sequence[Naming]) -> list[tuple[str, str]]:
    """Return couples of folded names that are one person's, those in order of the names."""
    foreign = [naming for naming in namings if _is_foreign(naming)]
    if len({naming.key for naming in foreign}) < 2:
        return []
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        articles[naming.key].add(naming.article)
    compared: dict[tuple[str, str, bool], bool] = {}
    for one, other, dated in _met_alike(namings, foreign):
        couple = (one.key, other.key, dated)
        if couple not in compared:
            apart = bool(articles[one.key] & articles[other.key])
            compared[couple] = not apart and _same(one, other, dated=dated)
    found = {(min(one, two), max(one, two)) for (one, two, _), same in compared.items() if same}
    return sorted(found)


def _is_foreign(naming: Naming) -> bool:
    if " " not in naming.key:
        return False  # a word alone is anybody's
    return naming.country not in (None, "VN") if naming.native else naming.country != "VN"


def _met_alike(namings: Sequence[Naming], foreign: Iterable[Naming]) -> Iterator[tuple[Naming, Naming, bool]]:
    """Yield foreigners of one country beside one Vietnamese, whose names sound alike, and whether days fit.

    Those of pages without a day stand beside those of all days.
    """
    natives: defaultdict[str, list[str]] = defaultdict(list)
    for naming in namings:
        if naming.native and naming.country in (None, "VN") and " " in naming.key:
            natives[naming.article].append(naming.key)
    beside: defaultdict[str, dict[int, _Named]] = defaultdict(dict)
    undated: defaultdict[str, _Named] = defaultdict(dict)
    for naming in foreign:
        for native in natives.get(naming.article, ()):
            if naming.date is not None and len(naming.date) == _DAY:
                day = date.fromisoformat(naming.date).toordinal()
                beside[native].setdefault(day, {}).setdefault((naming.key, naming.country), naming)
            elif naming.country is not None:
                undated[native].setdefault((naming.key, naming.country), naming)
    for native in sorted(beside):
        days = beside[native]
        for day in sorted(days):
            there = [one for later in range(day, day + _APART + 1) for one in days.get(later, {}).values()]
            yield from ((*pair, True) for pair in _sounding_alike(days[day].values(), there))
    for native in sorted(undated):
        every = dict(undated[native])
        for named in beside.get(native, {}).values():
            every.update(named)
        yield from ((*pair, False) for pair in _sounding_alike(undated[native].values(), every.values()))


def _sounding_alike(ones: Iterable[Naming], others: Iterable[Naming]) -> Iterator[tuple[Naming, Naming]]:
    """Yield those of one country, or of none that is known, most of whose consonants are the same."""
    by_country: defaultdict[str | None, list[tuple[int, Naming]]] = defaultdict(list)
    for naming in others:
        by_country[naming.country].append((_consonants(naming.key), naming))
    for one in ones:
        mask = _consonants(one.key)
        some = mask.bit_count()
        countries = {None, one.country} if one.country else set(by_country)
        for country in sorted(countries, key=str):
            for heard, other in by_country.get(country, ()):
                least = _SHARE * min(some, heard.bit_count())
                if (mask & heard).bit_count() >= least and one.key != other.key:
                    yield one, other


@lru_cache(maxsize=1 << 18)
def _consonants(key: str) -> int:
    """Return which consonants a name has as it is heard, a bit each: quicker to compare than the names."""
    from defcorpus.pairs.features.sounds import sound

    return sum(1 << (ord(letter) % 64) for letter in set(sound(key)))


def _same(one: Naming, other: Naming, *, dated: bool) -> bool:
    from defcorpus.events.who.people import same_person

    how = same_person(_party(one), _party(other))
    if dated:
        return bool(how)
    as_long = len(one.key.split()) == len(other.key.split())
    return how == "spelt otherwise" and one.country == other.country and as_long


def _party(naming: Naming) -> Party:
    from defcorpus.events.records import Party

    return Party(naming.name, naming.key, naming.also, naming.native, naming.country, ())
