"""The rows of pairs.py: corpora made to confuse, each with the bars that pairs have to meet on them.

Dates are hidden in all but the bare sets and the decoys. Mixed is all sets of the folder as one corpus. Seeds
draw what is removed and what decoys are given. A brief has no title; what is kept whole has.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import hardset
from decoys import Found, decoy, found
from pairsets import Corpus, Document, Library, Text, document, joined, labelled
from rivals import Defcorpus, Link, System

GROUPS = ("bare", "removal", "noise", "decoys", "briefs", "hardset", "calibration")
CALIBRATED = ("removal", "noise", "decoys")
_LARGE = 300  # pairs: of a set from here on the bare bar is F1, not a number of errors
_LENDERS = 200  # drawn from, for what a decoy is given
NOISE = {"vi": 20_000, "en": 6_000}
LOWER_IS_BETTER = ("errors", "decoys paired", "calibration error")


Answers = list[tuple[Corpus, list[Link]]]  # what a system makes of each corpus of a row


class Bar(NamedTuple):
    """What a figure has to reach, or may not pass; without a limit it is only shown."""

    figure: str
    limit: float | None = None


@dataclass(slots=True)
class Counts:
    """What was found, added up over the corpora of a row."""

    right: int = 0
    made: int = 0
    gold: int = 0
    decoys: int = 0
    decoys_paired: int = 0
    twins_right: int = 0  # pairs that a decoy was made from, found nevertheless

    def figure(self, name: str) -> float:
        """Return a figure by its name."""
        return {
            "errors": float(self.made + self.gold - 2 * self.right),
            "precision": self.right / max(1, self.made),
            "recall": self.right / max(1, self.gold),
            "F1": 2 * self.right / max(1, self.made + self.gold),
            "decoys paired": self.decoys_paired / max(1, self.decoys),
            "true ones win": self.twins_right / max(1, self.decoys),
        }[name]


@dataclass(frozen=True)
class Regime:
    """One row: its corpora, made when asked for, and its bars. Rivals are compared on the last figure."""

    group: str
    name: str
    bars: tuple[Bar, ...]
    corpora: Callable[[], Sequence[Corpus]]
    library: Library = field(repr=False)

    def read(self) -> None:
        """Read and analyse what is not known yet, so that answering alone is timed."""
        for corpus in self.corpora():
            self.library.documents(corpus.texts)

    def answers(self, system: System) -> Answers:
        """Return each corpus with what a system makes of it."""
        return [(one, system.links(self.library.documents(one.texts))) for one in self.corpora()]

    def counts(self, answers: Answers, threshold: float | None = None) -> Counts:
        """Count what is right; with a threshold, which links are pairs is decided by it."""
        total = Counts()
        for corpus, links in answers:
            made = {
                (link.vi, link.en)
                for link in links
                if (link.made if threshold is None else link.score >= threshold)
            }
            english = {en for _, en in made}
            total.right += len(made & corpus.gold)
            total.made += len(made)
            total.gold += len(corpus.gold)
            total.decoys += len(corpus.decoys)
            total.decoys_paired += len(english & corpus.decoys.keys())
            total.twins_right += sum(couple in made for couple in corpus.decoys.values())
        return total


@dataclass(frozen=True)
class Hardset:
    """The rows of the hard set. Its pages go to defcorpus as a folder does, copies counted as one."""

    name: str
    part: range  # the numbers of its files
    known: dict[str, list[Link]]  # what systems made of it, for all its parts
    bars: tuple[Bar, ...] = (Bar("F1", 0.97),)
    group: str = "hardset"
    folder: Path = hardset.HERE

    def read(self) -> None:
        """Do nothing: to defcorpus the set goes as files."""

    def answers(self, system: System) -> Answers:
        """Return what a system makes of the whole set."""
        if system.name not in self.known:
            self.known[system.name] = (
                [Link(1.0, vi, en, True) for vi, en in hardset.pairs_of(self.folder)]
                if isinstance(system, Defcorpus)
                else system.links(self._documents())
            )
        return [(Corpus({}, frozenset()), self.known[system.name])]

    def _documents(self) -> list[Document]:
        told = ("title", "body", "caption")
        found = []
        for stem, article in hardset.articles_of(self.folder):
            text = article.page.text
            parts = (text[part.start : part.end] for part in article.page.segments if part.role in told)
            found.append(document(stem, article, "\n".join(parts)))
        return [one for one in found if one.lang in ("vi", "en")]

    def counts(self, answers: Answers, threshold: float | None = None) -> Counts:
        """Count as hardset.py does, within the part."""
        made = [
            (link.vi, link.en)
            for _, links in answers
            for link in links
            if link.en and (link.made if threshold is None else link.score >= threshold)
        ]
        told = hardset.score(self.folder, made, self.part)
        return Counts(len(told.right), len(told.right) + len(told.wrong), told.wanted)


Row = Regime | Hardset
_Made = tuple[str, str, tuple[Bar, ...], Callable[[], Sequence[Corpus]]]  # group, name, bars, corpora


def regimes(
    root: Path, seeds: int, noise: float, library: Library, only: Collection[str] = ()
) -> list[Regime]:
    """Return every row of a folder's sets, or of `only` some. `noise` is the share of it that is added."""
    dated = {name: corpus for name, corpus in labelled(root).items() if not only or name in only}
    sets = {name: corpus.dateless() for name, corpus in dated.items()}
    mixed = joined(sets.values())
    rows = _bare(dated, sets)
    rows.append(("bare", "mixed", (Bar("F1", 0.997),), lambda: [mixed]))
    both = (Bar("precision", 0.99), Bar("recall", 0.99), Bar("F1"))
    rows.append(("removal", "a third removed, mixed", both, lambda: _thinned(mixed, seeds)))
    small = {name: corpus for name, corpus in sets.items() if len(corpus.gold) < _LARGE}
    if small and small != sets:
        name = f"a third removed, {'+'.join(small)}"
        rows.append(("removal", name, (Bar("F1", 0.97),), lambda: _thinned(joined(small.values()), seeds)))
    wanted = {lang: round(count * noise) for lang, count in NOISE.items()}
    name = f"a third removed, {wanted['vi']} vi and {wanted['en']} en noise"
    both = (Bar("precision", 0.985), Bar("recall", 0.985), Bar("F1"))

    def noisy() -> list[Corpus]:
        unrelated = Corpus(library.noise(root, wanted), frozenset())
        return [joined((corpus, unrelated)) for corpus in _thinned(mixed, 1)]

    rows.append(("noise", name, both, noisy))
    whole = joined(dated.values())
    some = (Bar("decoys paired", 0.02),)
    rows.append(("decoys", "decoys instead of true ones", some, lambda: _decoyed(whole, seeds, keep=False)))
    some = (Bar("true ones win", 0.98),)
    rows.append(("decoys", "decoys beside true ones", some, lambda: _decoyed(whole, seeds, keep=True)))
    rows += _briefs(mixed)
    return [Regime(group, name, bars, cache(make), library) for group, name, bars, make in rows]


def _bare(dated: Mapping[str, Corpus], sets: Mapping[str, Corpus]) -> list[_Made]:
    rows: list[_Made] = []
    for name, corpus in dated.items():
        has_dates = any(text.date for text in corpus.texts.values())
        bars = (Bar("errors", 1),) if len(corpus.gold) < _LARGE else (Bar("F1", 0.997),)
        rows.append(("bare", f"{name}{', dated' * has_dates}", bars, partial(list, [corpus])))
        if has_dates:
            rows.append(("bare", f"{name}, dates hidden", bars, partial(list, [sets[name]])))
    return rows


def _briefs(mixed: Corpus) -> list[_Made]:
    def row(name: str, vi: slice, en: slice | None, least: float) -> _Made:
        return "briefs", name, (Bar("F1", least),), lambda: [mixed.briefs(vi, en)]

    return [
        row("first 3 lines against the whole", slice(3), None, 0.90),
        row("first 2 lines of both", slice(2), slice(2), 0.95),
        row("odd lines against even lines", slice(0, None, 2), slice(1, None, 2), 0.68),
    ]


def _thinned(corpus: Corpus, seeds: int) -> list[Corpus]:
    return [corpus.thinned(random.Random(f"third {seed}"), 1 / 3) for seed in range(seeds)]


def hardset_rows() -> Iterator[Hardset]:
    """Yield the rows of the hard set, whole and by part."""
    known: dict[str, list[Link]] = {}
    yield Hardset("hard set", range(1000), known)
    yield Hardset("hard set, first two thirds", range(150), known, (Bar("F1"),))
    yield Hardset("hard set, last third, written blind", range(150, 230), known, (Bar("F1"),))
    yield Hardset("hard set, more of it, written blind", range(230, 500), known, (Bar("F1"),))
    yield Hardset("hard set, digests and backgrounds, written blind", range(500, 700), known, (Bar("F1"),))
    yield Hardset("hard set, visits and what stands beside them, blind", range(700, 850), known, (Bar("F1"),))
    yield Hardset("hard set, ordinary press, blind, half unread", range(850, 1000), known, (Bar("F1"),))


def _decoyed(corpus: Corpus, seeds: int, *, keep: bool) -> list[Corpus]:
    """Add to a corpus the decoys of its English texts; without `keep` they take the place of these."""
    couples = sorted(corpus.gold)
    facts = {en: found(corpus.texts[en].whole) for _, en in couples}
    made = []
    for seed in range(seeds):
        texts, gold, decoys = dict(corpus.texts), set(corpus.gold), {}
        for vi, en in couples:
            rng = random.Random(f"{seed} {corpus.texts[en].whole}")  # no decoy hangs on another
            others = [other for _, other in rng.sample(couples, min(_LENDERS, len(couples))) if other != en]
            copy = _decoy(corpus.texts[en], [facts[other] for other in others], rng)
            if copy is None:
                continue
            texts[f"decoy of {en}"] = copy
            decoys[f"decoy of {en}"] = (vi, en)
            if not keep:
                del texts[en]
                gold.remove((vi, en))
        made.append(Corpus(texts, frozenset(gold), decoys))
    return made


def _decoy(text: Text, others: Sequence[Found], rng: random.Random) -> Text | None:
    """Return a decoy of a text, its own date a day later too."""
    made = decoy((text.title or "", text.body), others, rng)
    if made is None:
        return None
    day = text.date and str(date.fromisoformat(text.date[:10]) + timedelta(days=1))
    return Text(made[1], made[0] or None, day)
