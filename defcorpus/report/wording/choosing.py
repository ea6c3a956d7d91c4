"""Which phrases of the other side render a term: known ones, and found ones that nothing else explains.

A phrase that nobody knows is let go where it is a part of a name; a shard, nearly always inside one longer
phrase or cut out of a compound (after the C-value: Frantzi, Ananiadou and Mima 2000); there for another word
of the sentence; or there mostly where a known rendering of the term stands already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.wording.known import BASES, Basis, Dictionary, Known, around, openings
from defcorpus.report.wording.measures import CRITICAL, association, log_dice
from defcorpus.report.wording.sides import Side, edges

if TYPE_CHECKING:
    from defcorpus.pairs.words.lexicon import Lang

LEAST = 2  # sentences that a rendering nobody knows must share with the term
_LEAST_DICE, _FEW_DICE = 0.25, 0.45  # likewise Dice's coefficient; where the sentences are few
_FEW = 4
_EXPLAINED = 0.6  # share of a candidate's places at which another word of the sentence is what it renders
_OPEN = 0.5  # share of a found one's places at which nothing known renders the term
_ALONE = 0.7  # share of its places at which a rendering stands without others that hold it
_SHARD = 0.75  # share of a phrase's places at which it is part of one longer phrase
_NAMED = 0.5  # share of its places at which it begins or ends with a part of a name
_RARER = 3  # times: a reviewed rendering that is so much rarer gives way to another
_MOST_OPEN = 240  # candidates looked at closely


class Found(NamedTuple):
    """A rendering of a term, before its articles are looked up."""

    term: str
    lang: Lang  # of the term
    key: str
    basis: Basis
    together: tuple[int, ...]  # units
    of: int
    log_likelihood: float
    log_dice: float

    @property
    def order(self) -> tuple[int, int, float, str]:
        """The reviewed first, then the learnt, then the found; among them the more frequent, the closer."""
        return BASES.index(self.basis), -len(self.together), -self.log_dice, self.key


class Chooser:
    """Chooses the renderings of terms in one corpus's sentences."""

    def __init__(self, sides: tuple[Side, Side], dictionary: Dictionary) -> None:
        self._sides = sides
        self._dictionary = dictionary
        self._shards: dict[tuple[int, str], bool] = {}

    def renderings(
        self, term: str, at: int, places: Sequence[int], least: int = 1, bases: Sequence[Basis] = BASES
    ) -> list[Found]:
        """Return the renderings of a term of side `at` that stands in these sentences, in order."""
        if not places:
            return []
        asked = _Asked(self._sides, self._dictionary, term, at, places)
        named = asked.mine.named(asked.key, places) > _NAMED
        kept: list[Found] = []
        for key, known in asked.known.items():
            found = asked.scored(key, known, least)
            if found is not None and (known.basis == "table" or self._whole(asked, found, named=named)):
                kept.append(found)
        kept = _unclaimed(asked, _without_overlaps(kept))
        if "found" in bases:
            taken = {place for one in kept for place in one.together}
            kept += [one for one in self._open(asked, taken, least) if self._whole(asked, one, named=named)]
        kept = [one for one in _without_overlaps(kept) if one.basis in bases]
        return sorted(kept, key=lambda one: one.order)

    def term(self, key: str, at: int, places: Sequence[int]) -> bool:
        """Say whether a phrase of side `at` is a term: whole, and no part of a name."""
        return not self._shard(at, key) and self._sides[at].named(key, places) <= _NAMED

    def _open(self, asked: _Asked, taken: set[int], least: int) -> Iterator[Found]:
        """Yield what stands beside the term where nothing known renders it."""
        other = asked.other
        rest = [place for place in asked.places if place not in taken]
        if len(rest) < max(LEAST, _OPEN * _LEAST_DICE * len(asked.places) / 2):
            return  # too few for any
        for key in sorted(other.phrases_in(rest, at_least=max(LEAST, len(rest) // 6), most=_MOST_OPEN)):
            if key in asked.known or _numbered(key) > _numbered(asked.key):
                continue  # known, or a day or number beside it
            found = asked.scored(key, None, least)
            if found is None:
                continue
            alone = len(other.places_among(key, rest))
            if alone >= LEAST and alone > _OPEN * len(found.together):
                yield found

    def _whole(self, asked: _Asked, found: Found, *, named: bool) -> bool:
        """Say whether a rendering that no table has is one: no name, no shard, not another word's."""
        if not named and asked.other.named(found.key, found.together) > _NAMED:
            return False
        longer = [form for form in around(found.key, asked.other.lang) if form not in asked.known]
        apart = asked.other.places_among(found.key, found.together, longer)
        if len(apart) < (1 - _SHARD) * len(found.together):
            return False  # part of what the tables have: `bảo` of `bảo vệ`, `hội đồng bảo an`
        return not self._shard(1 - asked.at, found.key) and not self._explained(asked, found)

    def _shard(self, at: int, key: str) -> bool:
        """Say whether a phrase is nearly always a part of one longer phrase, or ends inside a compound."""
        if (at, key) not in self._shards:
            self._shards[at, key] = _is_shard(self._sides[at], key)
        return self._shards[at, key]

    def _explained(self, asked: _Asked, found: Found) -> bool:
        """Say whether a candidate is most often there for another word of the sentence."""
        own, others = f" {asked.key} ", []
        for form, known in self._dictionary.of(found.key, asked.other.lang).items():
            if form == asked.key:
                break  # what is linked less closely than the term explains nothing
            # A longer term that is reviewed explains: the minister, where the ministry is asked for.
            if f" {form} " not in own and (known.basis == "table" or own not in f" {form} "):
                others.append(form)
        explained = sum(any(asked.mine.has(form, unit) for form in others) for unit in found.together)
        return explained >= _EXPLAINED * len(found.together)


class _Asked:
    """One term: where it stands, what is known to render it."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        dictionary: Dictionary,
        term: str,
        at: int,
        places: Sequence[int],
    ) -> None:
        self.term, self.at, self.places = term, at, places
        self._dictionary = dictionary
        self.mine, self.other = sides[at], sides[1 - at]
        self.key = self.mine.key(term)
        self.known: Mapping[str, Known] = dictionary.of(self.key if at else term, self.mine.lang)

    def _others(self, key: str) -> list[str]:
        """Return longer phrases in which a candidate is no rendering of the term: the longest renders it.

        `General` in `Lieutenant General` renders no `Đại tướng`, and in `Senior Lieutenant General` no
        `Thượng tướng`, which all of that does; in `trainer aircraft`, `aircraft` is one.
        """
        own, lang = f" {self.key} ", self.other.lang
        return [
            form
            for form in around(key, lang)
            if self._is_reviewed(form)
            or (
                form not in self.known
                and not any(own in f" {each} " for each in self._dictionary.of(form, lang))
            )
        ]

    def _is_reviewed(self, form: str) -> bool:
        return form in self.known and self.known[form].basis == "table"

    def scored(self, key: str, known: Known | None, least: int) -> Found | None:
        """Return what is told of a candidate; None for one that is not good enough."""
        together = self.other.places_among(key, self.places, self._others(key))
        if not together or len(together) < least:
            return None
        count = self.other.count(key)
        ratio = association(len(together), len(self.places), count, len(self.mine))
        dice = 2 * len(together) / (len(self.places) + count)
        if known is None:
            enough = dice >= (_FEW_DICE if len(together) < _FEW else _LEAST_DICE)
            if len(together) < LEAST or ratio < CRITICAL or not enough:
                return None
        elif known.basis == "learnt" and ratio < CRITICAL / 2:
            return None
        return Found(
            self.term, self.mine.lang, key, known.basis if known else "found", tuple(together),
            len(self.places), ratio, log_dice(len(together), len(self.places), count),
        )  # fmt: skip


def _numbered(key: str) -> bool:
    return any(map(str.isdecimal, key))


def _is_shard(side: Side, key: str) -> bool:
    places = side.stands(key, side.with_key(key))
    size = key.count(" ") + 1
    if len(places) < LEAST:
        return False
    first, last = edges(side.lang)
    never = {*first, *last}
    for step, edge in ((-1, 0), (size, size - 1)):
        beside: Counter[str] = Counter()
        split = 0
        for unit, at in places:
            words = side.keys[unit]
            if not 0 <= at + step < len(words):
                continue
            word = words[at + step]
            if word not in never and word.isalpha():
                beside[word] += 1
            pair = (word, words[at + edge]) if step < 0 else (words[at + edge], word)
            split += side.lang == "vi" and pair in _compounds()
            split += step > 0 and size > 1 and pair in openings(side.lang)  # director of the General
        if max([split, *beside.values()]) >= _SHARD * len(places):
            return True
    return False


def _compounds() -> frozenset[tuple[str, str]]:
    from defcorpus.report.syllables.segmenting import compounds

    return compounds()


def _without_overlaps(found: Sequence[Found]) -> list[Found]:
    """Leave out what holds, or is part of, others, where these stand: it is the same cut otherwise.

    The reviewed come before the learnt and these before the found.
    """
    kept: list[Found] = []
    for one in sorted(found, key=_closest):
        inside = f" {one.key} "
        others = [other for other in kept if f" {other.key} " in inside or inside in f" {other.key} "]
        taken = {place for other in others for place in other.together}
        alone = [place for place in one.together if place not in taken]
        if len(alone) > _ALONE * len(one.together):
            kept.append(one)
    return kept


def _unclaimed(asked: _Asked, found: Sequence[Found]) -> list[Found]:
    """Leave out what stands there only beside a more frequent rendering of the same words.

    `Secretary` of `Deputy Minister A and State Secretary B` renders no `Thứ trưởng` that stands there once.
    """
    whole = Counter(unit for unit, _ in asked.mine.stands(asked.key, asked.places))
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (-len(each.together), -each.log_dice, each.key)):
        left = whole.copy()
        for other in kept:
            if one.basis != "table" or len(other.together) >= _RARER * len(one.together):
                left.subtract(unit for unit, _ in asked.other.stands(other.key, other.together))
        together = tuple(unit for unit in one.together if left[unit] > 0)
        if len(together) > _OPEN * len(one.together):
            kept.append(one._replace(together=together))
    return kept


_LONGER = 0.1  # what each further word of a rendering is worth


def _closest(one: Found) -> tuple[int, float, str]:
    """Order overlaps, what is kept first: `fishing port`, and no less than `fishing`."""
    dice = 2 ** (one.log_dice - 14)
    longer = 1.0 + _LONGER * one.key.count(" ")
    return BASES.index(one.basis), -longer * len(one.together) * (0.2 + dice), one.key
