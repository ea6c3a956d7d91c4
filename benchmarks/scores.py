"""How right the pairs are that a tool reports on a planted corpus, for dedup.py.

A pair counts as found where the tool reports it as what it is: copies as `exact` or `near` (chrome and
clusters with chrome also as one being part of the other), cut texts as `near` or as part of their original,
the stories of a page with several as part of it, the same text a month later as `recurring`. Tools that know
no relations ("like") are given every true pair, whatever its kind.

Against precision counts every pair reported that is not true, and every true one reported as what it is not.
But two fillings of one template called `recurring` are counted apart (both stay, nothing is lost), so are
pairs that differ in one fact. Precision is given with and without pairs of two templates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planted import ONE, Corpus

Found = dict[tuple[int, int], str]
"""Pairs (smaller number first) with `exact`, `near`, `recurring`, `like`, `first` (it is part of the second)
or `second` (it is part of the first)."""

_GROUPED = {"recall at up to 20 % edits": ("edit 5 %", "edit 10 %", "edit 20 %"),
            "recall at 30 % edits": ("edit 30 %",),
            "containment": ("cut to 60 %", "cut to 30 %", "joined", "digest")}  # fmt: skip


@dataclass
class Score:
    """Counts of pairs, by kind of copy."""

    total: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    called: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: Counter[str] = field(default_factory=Counter)  # "kind + kind" of pairs that are no copies
    templates: int = 0  # of `wrong`, pairs of two templates
    again: int = 0  # pairs of two templates called recurring
    one: Counter[str] = field(
        default_factory=Counter
    )  # pairs that differ in one fact, called copies, by kind
    mistaken: int = 0  # true pairs called what they are not

    @property
    def recall(self) -> float:
        """Share of the true pairs that were found."""
        return sum(self.hits.values()) / max(sum(self.total.values()), 1)

    def precision(self, *, templates: bool = True) -> float:
        """Share of the pairs reported that are right."""
        right = sum(self.hits.values())
        wrong = sum(self.wrong.values()) + self.mistaken - (0 if templates else self.templates)
        return right / max(right + wrong, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and of precision with templates."""
        both = self.recall + self.precision()
        return 2 * self.recall * self.precision() / both if both else 0.0

    @property
    def by_kind(self) -> float:
        """Mean of the recall of each kind: clusters have many pairs."""
        return sum(self.hits[kind] / count for kind, count in self.total.items()) / max(len(self.total), 1)

    def grouped(self) -> Iterator[tuple[str, float]]:
        """Yield the recall of groups of kinds."""
        for name, kinds in _GROUPED.items():
            total = sum(self.total[kind] for kind in kinds)
            yield name, sum(self.hits[kind] for kind in kinds) / max(total, 1)


def score(corpus: Corpus, found: Found) -> Score:
    """Compare the pairs that a tool reports with the truth."""
    result = Score(Counter(kind for kind in corpus.truth.values() if kind not in ONE))
    for pair, relation in found.items():
        kind = corpus.truth.get(pair)
        kinds = {corpus.kinds[at] for at in pair}
        if kind in ONE:
            result.one[kind] += relation != "recurring"
        elif kind is None:
            if kinds == {"template"} and relation == "recurring":
                result.again += 1
                continue
            result.wrong[" + ".join(sorted(corpus.kinds[at] for at in pair))] += 1
            result.templates += kinds == {"template"}
        else:
            result.called[kind][_said(corpus, pair, relation)] += 1
            if _right(corpus, pair, kind, relation):
                result.hits[kind] += 1
            else:
                result.mistaken += 1
    return result


def _right(corpus: Corpus, pair: tuple[int, int], kind: str, relation: str) -> bool:
    if relation == "like":
        return True
    if kind.startswith("recurring"):
        return relation == "recurring"
    if kind in ("joined", "digest"):
        return relation == _part(corpus, pair)
    if kind.startswith("cut"):
        return relation in ("near", _part(corpus, pair))
    parts = ("first", "second") if kind in ("chrome", "cluster") else ()
    return relation in ("exact", "near", *parts)


def _part(corpus: Corpus, pair: tuple[int, int]) -> str:
    return "first" if corpus.parts[pair] == pair[0] else "second"


def _said(corpus: Corpus, pair: tuple[int, int], relation: str) -> str:
    if relation not in ("first", "second"):
        return relation
    return "part" if pair not in corpus.parts or relation == _part(corpus, pair) else "whole"


def table(results: dict[str, Score]) -> Iterator[str]:
    """Yield the lines of a table of recall by kind and of precision, a column for each tool."""
    names = list(results)
    widths = [max(len(name), 9) for name in names]

    def line(head: str, cells: Iterable[str]) -> str:
        return f"  {head:<27}" + "".join(
            f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True)
        )

    yield line("", names)
    for kind, count in next(iter(results.values())).total.items():
        cells = (f"{of.hits[kind] / count:.4f}" for of in results.values())
        yield line(f"{kind} ({count})", cells)
    for name in _GROUPED:
        yield line(name, (f"{dict(of.grouped())[name]:.4f}" for of in results.values()))
    yield line("recall, mean of kinds", (f"{of.by_kind:.4f}" for of in results.values()))
    yield line("recall", (f"{of.recall:.4f}" for of in results.values()))
    yield line("precision", (f"{of.precision():.4f}" for of in results.values()))
    yield line("precision, no templates", (f"{of.precision(templates=False):.4f}" for of in results.values()))
    yield line("pairwise F1", (f"{of.f1:.4f}" for of in results.values()))
    for kind in ONE:
        yield line(f"{kind} other: copies", (str(of.one[kind]) for of in results.values()))
    yield line("templates: recurring", (str(of.again) for of in results.values()))


def mistakes(result: Score) -> Iterator[str]:
    """Yield what a tool calls each kind, and which pairs it takes for copies wrongly."""
    for kind, called in result.called.items():
        missed = result.total[kind] - sum(called.values()) if kind in result.total else 0
        said = ", ".join(f"{name} {count}" for name, count in called.most_common())
        yield f"  {kind:<20} {said}" + (f", nothing {missed}" if missed else "")
    for kinds, count in result.wrong.most_common(12):
        yield f"  wrong: {kinds} {count}"
