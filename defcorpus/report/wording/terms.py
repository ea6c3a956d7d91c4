"""Terms in the other language: how the press renders them, by the evidence of the corpus's own pairs.

with Corpus.open(["news"]) as corpus:
    for row in terms(corpus, ["công nghiệp quốc phòng"]):
        print(row.rendering, row.times, row.outlets, row.example)

Sentences of counterparts are set side by side; a rendering is what stands in the other sentence where the
term stands in the one: what the reviewed tables or the learnt lexicon know as one, and what stands there far
more often than by chance (log-likelihood, Dunning 1993) and seldom elsewhere (Dice). Copies count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import UsageError
from defcorpus.pairs.lexicon import vietnamese_key
from defcorpus.report.wording.measures import CRITICAL, association, log_dice
from defcorpus.report.wording.sides import Known, Side, known_renderings, sides_of
from defcorpus.report.wording.units import Unit, units_of
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Summary
    from defcorpus.report.features import Report
    from defcorpus.report.wording.units import Units

LEAST = 2  # sentences that a rendering nobody knows must share with the term
_LEAST_DICE, _FEW_DICE = 0.25, 0.45  # likewise Dice's coefficient; where the sentences are few
_FEW = 4
_EXPLAINED = 0.6  # share of a candidate's places at which another word of the sentence is what it renders
_LONGER = 0.1  # what each further word of a rendering is worth
_ALONE = 0.7  # share of its places at which a rendering stands without others that hold it
_BASES = ("table", "learnt", "found")
_MOST_OPEN = 60  # candidates looked at closely
_LEARNT_WORTH, _TABLE_WORTH = 1.2, 1.5  # what being known is worth, in the order of renderings


class Example(NamedTuple):
    """Two sentences side by side that show a rendering, as written."""

    vi_id: str
    en_id: str
    vi: str
    en: str


class TermRow(NamedTuple):
    """A term and one rendering of it."""

    term: str
    lang: str  # of the term: vi or en
    rendering: str
    times: int  # sentences side by side that have both
    of: int  # sentences with a counterpart that have the term
    pairs: int  # pairs of articles in which that is so
    basis: str  # `table`: reviewed; `learnt`: of the corpus's lexicon; `found`: by association alone
    log_likelihood: float
    log_dice: float
    outlets: tuple[str, ...]  # that write the rendering, most often first
    first: str | None  # day of the first article with the rendering, and of the last
    last: str | None
    example: Example

    @property
    def share(self) -> float:
        """The share of the term's sentences that have the rendering."""
        return self.times / self.of if self.of else 0.0


def terms(
    corpus: Corpus,
    asked: Iterable[str] | None = None,
    *,
    lang: str | None = None,
    least: int = 1,
    progress: Report = None,
) -> list[TermRow]:
    """Return the renderings of terms, the best first; without `asked` those of every term that is known.

    A term is Vietnamese or English, told by where it is met, or as `lang` says. Typed without marks, a
    Vietnamese one is any that is spelled so. `least` is how many sentences must show a rendering.
    UsageError for a term without a word.
    """
    units = units_of(corpus, progress=progress)
    sides = sides_of(units)
    wanted = _all(units, sides, least) if asked is None else _asked(asked, sides, lang)
    rows = []
    for term, of in wanted:
        rows += _renderings(term, of, sides, units, least)
    return _told(corpus, rows, units)


class _Found(NamedTuple):
    """A rendering, before its articles are looked up."""

    term: str
    lang: str
    form: str
    basis: str
    together: tuple[int, ...]  # units
    of: int
    log_likelihood: float
    log_dice: float


def _asked(asked: Iterable[str], sides: tuple[Side, Side], lang: str | None) -> list[tuple[str, int]]:
    """Return each term with its side: 0 Vietnamese, 1 English, wherever it is met more often."""
    found = []
    for term in dict.fromkeys(asked):
        if not vietnamese_key(term):
            raise UsageError(f"{term!r} is no term", "name a word or several, such as 'quốc phòng'")
        if lang is not None or fold(term) != term.lower():  # no English word has such marks
            found.append((term, int(lang == "en")))
            continue
        met = [len(side.places(term)) for side in sides]
        found.append((term, int(met[1] > met[0] or (not any(met) and term.isascii()))))
    return found


def _all(units: Units, sides: tuple[Side, Side], least: int = 1) -> list[tuple[str, int]]:
    """Return the Vietnamese terms that the tables or the lexicon know and enough sentences have."""
    from defcorpus.report.wording.sides import known_terms

    there, _ = sides[0].every(), sides[1].every()  # so that counts are looked up from here on
    return [(term, 0) for term in sorted(known_terms(units.lexicon)) if there[vietnamese_key(term)] >= least]


def _renderings(term: str, at: int, sides: tuple[Side, Side], units: Units, least: int) -> list[_Found]:
    """Return the renderings of one term, best first."""
    mine, other = sides[at], sides[1 - at]
    places = mine.places(term)
    if not places:
        return []
    known = known_renderings(term, "en" if at else "vi", units.lexicon)
    shown = mine.written_term(term, places)
    candidates = other.phrases_in(places, at_least=max(LEAST, len(places) // 6), most=_MOST_OPEN)
    found: list[tuple[float, str, _Found]] = []
    for key in sorted({*known, *candidates}):
        together = other.places_among(key, places)
        if len(together) < least or not together:
            continue
        kind = known.get(key)
        scored = _scored(term, at, key, kind, together, len(places), sides)
        if scored is not None:
            found.append((scored[0], key, scored[1]._replace(term=shown)))
    return _without_overlaps(found)


def _scored(
    term: str,
    at: int,
    key: str,
    kind: Known | None,
    together: Sequence[int],
    of: int,
    sides: tuple[Side, Side],
) -> tuple[float, _Found] | None:
    """Return how good a candidate is, and what is told of it; None for one that is not good enough."""
    mine, other = sides[at], sides[1 - at]
    count = other.count(key)
    ratio = association(len(together), of, count, len(mine))
    dice = 2 * len(together) / (of + count)
    if kind is None:
        enough = dice >= (_FEW_DICE if len(together) < _FEW else _LEAST_DICE)
        if len(together) < LEAST or ratio < CRITICAL or not enough:
            return None
    elif kind.basis == "learnt" and ratio < CRITICAL / 2:
        return None
    if (kind is None or kind.basis == "learnt") and _explained(term, key, together, sides, at):
        return None
    worth = 1.0 if kind is None else _TABLE_WORTH if kind.basis == "table" else _LEARNT_WORTH
    form = kind.form if kind is not None and kind.form else other.written(key, together)
    told = _Found(
        term, ("vi", "en")[at], form, kind.basis if kind else "found",
        tuple(together), of, ratio, log_dice(len(together), of, count),
    )  # fmt: skip
    longer = 1.0 + _LONGER * key.count(" ")  # `fishing port`, and no less than `fishing`
    return worth * longer * len(together) * (0.2 + dice), told


def _explained(term: str, key: str, together: Sequence[int], sides: tuple[Side, Side], at: int) -> bool:
    """Say whether a candidate is most often there for another word of the sentence, whose rendering it is."""
    mine, other = sides[at], sides[1 - at]
    others = other.rendered_by(key)
    own = f" {mine.key(term)} "
    others = [form for form in others if f" {form} " not in own and own not in f" {form} "]
    explained = sum(any(mine.has(form, unit) for form in others) for unit in together)
    return explained >= _EXPLAINED * len(together)


def _without_overlaps(found: Sequence[tuple[float, str, _Found]]) -> list[_Found]:
    """Leave out what holds, or is part of, others, where these stand: it is the same cut otherwise.

    The reviewed come before the learnt and these before the found, whatever their order in the answer.
    """
    kept: list[tuple[float, str, _Found]] = []
    for one in sorted(found, key=lambda each: (_BASES.index(each[2].basis), -each[0], each[1])):
        inside = f" {one[1]} "
        others = [other for other in kept if f" {other[1]} " in inside or inside in f" {other[1]} "]
        taken = {place for other in others for place in other[2].together}
        alone = [place for place in one[2].together if place not in taken]
        if len(alone) > _ALONE * len(one[2].together):
            kept.append(one)
    return [one for _, _, one in sorted(kept, key=lambda each: (-each[0], each[1]))]


def _told(corpus: Corpus, found: Sequence[_Found], units: Units) -> list[TermRow]:
    """Return renderings with their articles: outlets, days, an example of each."""
    from defcorpus.report.wording.quoting import quoted

    ids = {id_ for pair in units.pairs for id_ in pair}
    numbers = corpus.numbers(ids)
    articles = {article.id: article for article in corpus.summaries(list(numbers.values()))}
    rows = []
    shown = [_shown(one, units) for one in found]
    examples = quoted(corpus, [units.units[at] for at in shown], units.pairs)
    for one, at in zip(found, shown, strict=True):
        pairs = dict.fromkeys(units.units[place].pair for place in one.together)
        writers = [
            articles[id_]
            for pair in pairs
            if (id_ := units.pairs[pair].en if one.lang == "vi" else units.pairs[pair].vi) in articles
        ]
        days = sorted(day for article in writers if (day := _day(article)))
        pair = units.pairs[units.units[at].pair]
        rows.append(
            TermRow(
                one.term, one.lang, one.form, len(one.together), one.of, len(pairs), one.basis,
                one.log_likelihood, one.log_dice, _outlets(writers),
                days[0] if days else None, days[-1] if days else None,
                Example(pair.vi, pair.en, *examples[units.units[at]]),
            )
        )  # fmt: skip
    return rows


def _shown(one: _Found, units: Units) -> int:
    """Return the unit to quote: a short one, but no headline."""

    def fit(at: int) -> tuple[bool, int, int]:
        unit: Unit = units.units[at]
        size = len(unit.vi) + len(unit.en)
        return size < _HEADLINE, size, at

    return min(one.together, key=fit)


_HEADLINE = 160  # characters of both sentences


def _day(article: Summary) -> str | None:
    return article.date or article.event_date


def _outlets(articles: Sequence[Summary]) -> tuple[str, ...]:
    counts = Counter(article.source for article in articles if article.source)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
