"""What only one of two articles gives, or gives otherwise: facts against each other first, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from defcorpus.report.comparing import naming
from defcorpus.report.comparing.numbers import Number, of_one_kind, same_number, tens, written_out
from defcorpus.report.comparing.quoting import Mention, Reader, facing, quoted
from defcorpus.report.comparing.records import Difference, FactKind, Link, Quote
from defcorpus.text import normal

if TYPE_CHECKING:
    from defcorpus.article import DateReading, Person

Sides = tuple[Reader, Reader]
Same = Callable[[Mention, Mention], bool]
_WRITTEN_OUT_BELOW = 100
_ROUNDED = 0.95
_YEAR, _DAY = len("2025"), len("2025-12-25")


def differences(
    sides: Sides, links: Sequence[Link], same: Sequence[tuple[Person, Person]]
) -> list[Difference]:
    """Return what differs but for ranks and posts: days, people, numbers, countries, …, sentences."""
    one, other = sides[0].article, sides[1].article
    known = {left.key: right.key for left, right in same}
    found = [
        *_readings("day", one.event_date, other.event_date),
        *_readings("published", one.date, other.date),
    ]
    of = _Compared(sides, links)
    found += of.of(
        "person", (naming.people(one), naming.people(other)),
        lambda left, right: known.get(left.key) == right.key, _one_side,
    )  # fmt: skip
    found += of.of("number", _figures(sides), _same_figure, _like_figure, _near_figure)
    days = naming.days(one), naming.days(other)
    also = naming.also_days(other), naming.also_days(one)
    found += of.of(
        "date",
        tuple(
            [m for m in some if not any(same_day(m.key, day) for day in also[at])]
            for at, some in enumerate(days)
        ),
        lambda left, right: same_day(left.key, right.key),
    )
    codes = naming.also_countries(other), naming.also_countries(one)
    lands = naming.countries(one), naming.countries(other)
    found += of.of(
        "country", tuple([m for m in some if m.key not in codes[at]] for at, some in enumerate(lands)), _equal
    )
    there = naming.also_sites(other), naming.also_sites(one)
    sites = naming.sites(one), naming.sites(other)
    found += of.of(
        "place", tuple([m for m in some if m.key not in there[at]] for at, some in enumerate(sites)), _equal
    )
    bodies = naming.organisations(one), naming.organisations(other)
    found += [
        each
        for each in of.of("organisation", bodies, same_body, _one_body)
        if each.which == "otherwise" or not _is_office(each, bodies)
    ]
    return [*found, *_sentences(sides, links)]


def _always(left: Mention, right: Mention) -> bool:
    return True


def _never(left: Mention, right: Mention) -> bool:
    return False


def same_day(one: str, other: str) -> bool:
    """Say whether two dates may be one: equal as far as both are known, or an end of the same span.

    >>> same_day("2025-05", "2025-05-07"), same_day("--05-07", "2025-05-07"), same_day("2025", "2026-05")
    (True, True, False)
    """
    return any(_fits(left, right) for left in one.split("/") for right in other.split("/"))


def _fits(left: str, right: str) -> bool:
    if left.startswith("--") or right.startswith("--"):
        return left.removeprefix("--")[-5:] == right.removeprefix("--")[-5:]
    if _YEAR in (len(left), len(right)) and _DAY in (len(left), len(right)):
        return False  # a year of its own, not that of a day
    return left.startswith(right) or right.startswith(left)


def same_body(one: Mention, other: Mention) -> bool:
    """Say whether two organisations or events are one; one edition is no other."""
    left, right = one.key.partition("#"), other.key.partition("#")
    return left[0] == right[0] and (not left[2] or not right[2] or left[2] == right[2])


def _one_body(one: Mention, other: Mention) -> bool:
    return one.key.partition("#")[0] == other.key.partition("#")[0]


def _is_office(each: Difference, bodies: tuple[list[Mention], list[Mention]]) -> bool:
    shown = each.one if each.which == "one" else each.other
    return any(m.shown == shown and naming.is_office(m) for m in bodies[each.which == "other"])


def _equal(left: Mention, right: Mention) -> bool:
    return left.key == right.key


def _one_side(left: Mention, right: Mention) -> bool:
    """Say whether one person may stand in the other's place: of one country, or both of none."""
    one, other = left.about, right.about
    return getattr(one, "native", None) == getattr(other, "native", None)


def _figures(sides: Sides) -> tuple[list[Mention], list[Mention]]:
    """Return the numbers of both sides but for those that the other side writes out."""
    words = [written_out(normal(side.article.page.text), side.article.lang.code) for side in sides]
    left, right = (naming.figures(side.article, side.sentences) for side in sides)
    return [m for m in left if not _is_in_words(m, words[1])], [
        m for m in right if not _is_in_words(m, words[0])
    ]


def _is_in_words(mention: Mention, values: set[float]) -> bool:
    number = mention.about
    assert isinstance(number, Number)
    return number.value < _WRITTEN_OUT_BELOW and values.issuperset(tens(number.value))


def _same_figure(left: Mention, right: Mention) -> bool:
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    return same_number(left.about, right.about)


def _like_figure(left: Mention, right: Mention) -> bool:
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    return of_one_kind(left.about, right.about)


def _near_figure(left: Mention, right: Mention) -> bool:
    """Say whether one number is the other rounded: `2,8 tỷ` and `2.78 billion`."""
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    low, high = sorted((left.about.value, right.about.value))
    return left.about.unit is not None and left.about.unit == right.about.unit and low >= high * _ROUNDED


def _readings(kind: FactKind, one: DateReading | None, other: DateReading | None) -> Iterator[Difference]:
    """Yield the difference of two of the articles' own dates."""
    if one is None or other is None:
        return
    if not _fits(one.value, other.value):
        yield Difference(kind, "otherwise", one.value, other.value, note=_apart(one.value, other.value))


def _apart(one: str, other: str) -> str:
    """Return how many days lie between two dates, where both are whole."""
    from datetime import date

    if len(one) != 10 or len(other) != 10:
        return ""
    days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return f"{days:,} day{'' if days == 1 else 's'} apart"


class _Compared:
    """Two articles' mentions of one kind after another, held against each other."""

    def __init__(self, sides: Sides, links: Sequence[Link]) -> None:
        self._sides = sides
        self._facing = facing(links, 0), facing(links, 1)

    def of(
        self,
        kind: FactKind,
        mentions: Sequence[Sequence[Mention]],
        same: Same,
        may_stand_for: Same = _always,
        nearly: Same = _never,
    ) -> list[Difference]:
        """Return what of one kind differs.

        Two that are not `same` stand against each other where they stand in sentences that say the same, or
        where they are `nearly` so.
        """
        left = [m for m in mentions[0] if not any(same(m, each) for each in mentions[1])]
        right = [m for m in mentions[1] if not any(same(each, m) for each in mentions[0])]
        found = []
        for one in left:
            other = next(
                (each for each in right if may_stand_for(one, each) and self._is_faced(one, each)), None
            )
            if other is None:
                other = next((each for each in right if nearly(one, each)), None)
            if other is not None:
                right.remove(other)
            found.append(self._difference(kind, one, other))
        found += [self._difference(kind, None, other) for other in right]
        return sorted(found, key=lambda each: each.which != "otherwise")

    def _is_faced(self, one: Mention, other: Mention) -> bool:
        there = self._sides[1].stands_in(other)
        return any(self._facing[0].get(at, set()) & there for at in self._sides[0].stands_in(one))

    def _difference(self, kind: FactKind, one: Mention | None, other: Mention | None) -> Difference:
        return Difference(
            kind,
            "otherwise" if one and other else "one" if one else "other",
            one.shown if one else None,
            other.shown if other else None,
            self._sides[0].quote(one) if one else self._beside(other, 1),
            self._sides[1].quote(other) if other else self._beside(one, 0),
        )

    def _beside(self, mention: Mention | None, side: int) -> Quote | None:
        """Return what the other side says in the place of the sentence that is quoted."""
        if mention is None or (at := self._sides[side].quoted_at(mention)) is None:
            return None
        there = sorted(self._facing[side].get(at, ()))
        return quoted(self._sides[1 - side].sentences[there[0]]) if there else None


def _sentences(sides: Sides, links: Sequence[Link]) -> Iterator[Difference]:
    """Yield the sentences of either body that the other has not."""
    for at, side in enumerate(sides):
        linked = facing(links, at)
        for place, sentence in enumerate(side.sentences):
            if sentence.role != "body" or place in linked:
                continue
            quote = quoted(sentence)
            if at:
                yield Difference("sentence", "other", None, sentence.line, None, quote)
            else:
                yield Difference("sentence", "one", sentence.line, None, quote)
