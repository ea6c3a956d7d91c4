"""Terms in the other language: how the press renders them, by the evidence of the corpus's own pairs.

with Corpus.open(["news"]) as corpus:
    for row in terms(corpus, ["công nghiệp quốc phòng"], Filters(sources=("vietnamnews.vn",))):
        print(row.rendering, row.times, row.outlets, row.example)
    for pair in sentences(corpus, ["công nghiệp quốc phòng"]):
        print(pair.renderings, pair.vi, pair.en)

Sentences of counterparts are set side by side; a rendering is what stands in the other sentence where the
term stands in the one: what the reviewed tables or the learnt lexicon know as one, and what stands there far
more often than by chance (log-likelihood, Dunning 1993) and seldom elsewhere (Dice). Copies count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from defcorpus.corpus.records import Filters
from defcorpus.errors import UsageError
from defcorpus.pairs.words.phrases import vietnamese_key
from defcorpus.report.wording.choosing import Chooser, Found
from defcorpus.report.wording.known import BASES, Basis, Dictionary, known_terms
from defcorpus.report.wording.rows import Example, SentenceRow, TermRow
from defcorpus.report.wording.sides import Side, sides_of
from defcorpus.report.wording.units import Units, units_of
from defcorpus.report.wording.written import Written
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Summary
    from defcorpus.pairs.words.lexicon import Lang
    from defcorpus.report.features import Report

_ALL = Filters()
_DIVIDING = frozenset(',;:()[]"“”/–—!?…')
_HEADLINE = 160  # characters of both sentences


def terms(
    corpus: Corpus,
    asked: Iterable[str] | None = None,
    filters: Filters = _ALL,
    *,
    lang: str | None = None,
    least: int = 1,
    bases: Sequence[Basis] = BASES,
    progress: Report = None,
) -> list[TermRow]:
    """Return the renderings of terms; without `asked` those of every term that is known.

    A term is Vietnamese or English, told by where it is met, or as `lang` says. Typed without marks, a
    Vietnamese one of several syllables is the one most often met that is spelled so. `filters` say whose
    renderings count: which articles of the other language. `least` is how many sentences must show a
    rendering, `bases` what it may be known by. Reviewed ones go first, then learnt, then found ones; among
    them the more frequent. UsageError for a term without a word.
    """
    found = _Terms(corpus, filters, progress)
    wanted = found.every(least) if asked is None else found.meant(asked, lang)
    rows = []
    for term, at in wanted:
        view = found.view(at)
        places = view.sides[at].places(term)
        chosen = view.renderings(term, at, places, least, bases)
        shown = view.term(term, at, places, asked=asked is not None) if chosen else term
        rows += [view.row(one._replace(term=shown)) for one in chosen]
    return rows


def sentences(
    corpus: Corpus,
    asked: Iterable[str],
    filters: Filters = _ALL,
    *,
    lang: str | None = None,
    bases: Sequence[Basis] = BASES,
    progress: Report = None,
) -> list[SentenceRow]:
    """Return every pair of sentences of which one has a term, with the renderings that the other shows.

    They are in the order of their first rendering, as :func:`terms` has it, those with none last; then by the
    day of the article with the rendering, undated ones last. Arguments are as there.
    """
    found = _Terms(corpus, filters, progress)
    rows = []
    for term, at in found.meant(asked, lang):
        view = found.view(at)
        places = view.sides[at].places(term)
        chosen = view.renderings(term, at, places, 1, bases)
        rows += view.sentences(view.term(term, at, places, asked=True), term, at, places, chosen)
    return rows


class _Terms:
    """The sentences of one corpus, and views of them by who writes the rendering."""

    def __init__(self, corpus: Corpus, filters: Filters, progress: Report) -> None:
        self._corpus = corpus
        self._filters = filters
        self._units = units_of(corpus, progress=progress)
        self._dictionary = Dictionary(self._units.lexicon)
        self._views: dict[int, _View] = {}

    def every(self, least: int = 1) -> list[tuple[str, int]]:
        """Return the Vietnamese terms that the tables or the lexicon know and enough sentences have."""
        view = self.view(0)
        found = []
        for term, reviewed in known_terms(self._units.lexicon).items():
            places = view.sides[0].with_key(term)
            if len(places) >= least and (reviewed or view.chooser.term(term, 0, places)):
                found.append((term, 0))
        return found

    def meant(self, asked: Iterable[str], lang: str | None) -> list[tuple[str, int]]:
        """Return each term with its side: 0 Vietnamese, 1 English, wherever it is met more often."""
        found = []
        for term in dict.fromkeys(asked):
            if not vietnamese_key(term):
                raise UsageError(f"{term!r} is no term", "name a word or several, such as 'quốc phòng'")
            at = side_of(term, lang, lambda at: self.view(at).sides)
            found.append((self.view(at).sides[at].spelled(term), at))
        return list(dict.fromkeys(found))

    def view(self, at: int) -> _View:
        """Return the sentences for terms of side `at`, as far as the filters let their writers through."""
        key = at if self._filters else 0
        if key not in self._views:
            units = self._units
            if self._filters:
                units = _written_by(self._corpus, units, self._filters, at)
            self._views[key] = _View(self._corpus, units, self._dictionary)
        return self._views[key]


def side_of(term: str, lang: str | None, sides: Callable[[int], tuple[Side, Side]]) -> int:
    """Return a term's side: as `lang` says, else where it is met more often; `sides` by the side asked of."""
    if lang is not None or fold(term) != term.lower():  # no English word has such marks
        return int(lang == "en")
    met = [len(sides(at)[at].places(term)) for at in (0, 1)]
    return int(met[1] > met[0] or (not any(met) and term.isascii()))


def _written_by(corpus: Corpus, units: Units, filters: Filters, at: int) -> Units:
    """Return the units whose article of the other side the filters let through."""
    other = [pair.vi if at else pair.en for pair in units.pairs]
    numbers = corpus.numbers(set(other))
    through = set(corpus.fitting(filters, numbers.values()))
    kept = {pair for pair, id_ in enumerate(other) if numbers.get(id_) in through}
    return Units(tuple(unit for unit in units.units if unit.pair in kept), units.pairs, units.lexicon)


class _View:
    """Some sentences of a corpus, as they are counted and as they are written."""

    def __init__(self, corpus: Corpus, units: Units, dictionary: Dictionary) -> None:
        self._units = units
        self._written = Written(corpus, units)
        self.sides = sides_of(units)
        self.chooser = Chooser(self.sides, dictionary)
        summaries = corpus.summaries(self._written.numbers.values())
        self._articles: dict[str, Summary] = {article.id: article for article in summaries}

    def term(self, term: str, at: int, places: Sequence[int], *, asked: bool) -> str:
        """Return a term as it is shown: typed with marks as typed, else as these sentences most write it."""
        shown = " ".join(term.split())
        if asked and (at or fold(term) != term):
            return shown
        key = self.sides[at].key(term)
        forms = self._written.forms(key, places, _lang(at), folded=_unmarked(key, _lang(at)))
        return forms[0][0] if forms else shown

    def renderings(
        self, term: str, at: int, places: Sequence[int], least: int, bases: Sequence[Basis]
    ) -> list[Found]:
        """Return the renderings of a term, without those that nobody reviewed and that a comma divides."""
        chosen = self.chooser.renderings(term, at, places, least, bases)
        return [one for one in chosen if one.basis == "table" or not self._divided(one)]

    def _divided(self, one: Found) -> bool:
        if " " not in one.key:
            return False
        forms = self._written.forms(one.key, one.together, _lang(int(one.lang == "vi")))
        return sum(times for form, times in forms if _DIVIDING & {*form}) * 2 > sum(
            times for _, times in forms
        )

    def row(self, one: Found) -> TermRow:
        """Return a rendering with its articles: outlets, days, spellings, an example."""
        units = self._units
        at = int(one.lang == "en")
        pairs = [units.pairs[pair] for pair in dict.fromkeys(units.units[n].pair for n in one.together)]
        writers = [
            self._articles[id_] for pair in pairs if (id_ := pair.vi if at else pair.en) in self._articles
        ]
        days = sorted(day for article in writers if (day := _day(article)))
        forms = self._written.forms(one.key, one.together, _lang(1 - at))
        return TermRow(
            one.term, one.lang, forms[0][0] if forms else one.key, len(one.together), one.of, len(pairs),
            one.basis, one.log_likelihood, one.log_dice, _outlets(writers),
            days[0] if days else None, days[-1] if days else None,
            self._example(one), forms,
        )  # fmt: skip

    def _example(self, one: Found) -> Example:
        """Quote a short unit of the texts themselves, no headline and no caption where there is another."""
        units = self._units.units

        def fit(at: int) -> tuple[bool, bool, int, int]:
            size = len(units[at].vi) + len(units[at].en)
            return not units[at].plain, size < _HEADLINE, size, at

        at = min(one.together, key=fit)
        pair = self._units.pairs[units[at].pair]
        mine, quote = one.lang, self._written.quote
        key = self.sides[mine == "en"].key(one.term)
        own = quote(at, mine, [key], folded=_unmarked(key, mine))
        other = quote(at, "vi" if mine == "en" else "en", [one.key])
        return Example(pair.vi, pair.en, *((other, own) if mine == "en" else (own, other)))

    def sentences(
        self, shown: str, term: str, at: int, places: Sequence[int], chosen: Sequence[Found]
    ) -> list[SentenceRow]:
        """Return the pairs of sentences with a term."""
        ranks: dict[int, list[int]] = {place: [] for place in places}
        for rank, one in enumerate(chosen):
            for place in one.together:
                ranks[place].append(rank)
        rows = []
        for place, showing in ranks.items():
            row = self._sentence(shown, term, at, place, [chosen[rank] for rank in showing])
            day = row.vi_date if at else row.en_date
            rows.append((showing[0] if showing else len(chosen), day or "~", place, row))
        return [row for *_, row in sorted(rows, key=lambda each: each[:3])]

    def _sentence(self, shown: str, term: str, at: int, place: int, showing: Sequence[Found]) -> SentenceRow:
        pair = self._units.pairs[self._units.units[place].pair]
        mine, other = _lang(at), _lang(1 - at)
        key, keys = self.sides[at].key(term), [one.key for one in showing]
        forms = [form for one in keys for form, _ in self._written.forms(one, [place], other)[:1]]
        quoted = {
            mine: self._written.quote(place, mine, [key], folded=_unmarked(key, mine)),
            other: self._written.quote(place, other, keys),
        }
        vi, en = (self._articles.get(id_) for id_ in (pair.vi, pair.en))
        return SentenceRow(
            shown, mine, tuple(dict.fromkeys(forms)), showing[0].basis if showing else None,
            quoted["vi"], quoted["en"], pair.vi, pair.en,
            _day(vi), _day(en), vi.source if vi else None, en.source if en else None,
        )  # fmt: skip


def _lang(at: int) -> Lang:
    return "en" if at else "vi"


def _unmarked(key: str, lang: str) -> bool:
    """Whether a term was typed without marks, which fits what is written with them."""
    return lang == "vi" and fold(key) == key


def _day(article: Summary | None) -> str | None:
    return (article.date or article.event_date) if article is not None else None


def _outlets(articles: Sequence[Summary]) -> tuple[str, ...]:
    counts = Counter(article.source for article in articles if article.source)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
