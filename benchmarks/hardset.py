"""How well pairs are found where everything is made to confuse: ``python benchmarks/hardset.py [FOLDER]``.

FOLDER (by default `tests/hardset`) holds `articles/`, `events.tsv` and `pairs.tsv`; its README says how the
truth was decided. Wanted are as many listed pairs as can be chosen with each article once; a found pair of
two articles of one event that is not listed is neither right nor wrong. Of right pairs it is told how many
are taken to be of the kind that is listed. `--errors` lists what is wrong or missing.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from defcorpus.article import Article
from defcorpus.corpus import Corpus
from defcorpus.pairs.records import PairKind
from defcorpus.report.matching.matches import paired

HERE = Path(__file__).resolve().parent.parent / "tests" / "hardset"

Couple = tuple[str, str]


class Score(NamedTuple):
    """What was found, by file stems."""

    right: list[Couple]
    wrong: list[Couple]
    neutral: list[Couple]
    wanted: int
    missing: list[Couple]  # listed pairs of which neither article was paired

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found."""
        return len(self.right) / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def matching(couples: Iterable[Couple]) -> int:
    """Return how many couples can be chosen with each article once (Kuhn 1955)."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in couples:
        partners[one].append(other)
    taken: dict[str, str] = {}

    def placed(one: str, seen: set[str]) -> bool:
        for other in partners[one]:
            if other in seen:
                continue
            seen.add(other)
            if other not in taken or placed(taken[other], seen):
                taken[other] = one
                return True
        return False

    return sum(placed(one, set()) for one in list(partners))


def score(folder: Path, found: list[Couple], part: range | None = None) -> Score:
    """Return how far pairs that were found agree with the truth of a folder.

    `part` are the numbers of the Vietnamese files that count, the first three characters of their names; all
    count without.
    """
    found = [couple for couple in found if part is None or int(couple[0][:3]) in part]
    events: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(folder / "events.tsv"):
        if row["event"]:
            events[row["article"]].add(row["event"])
    listed = [(row["vi"], row["en"]) for row in rows(folder / "pairs.tsv")]
    listed = [couple for couple in listed if part is None or int(couple[0][:3]) in part]
    right = [couple for couple in found if couple in set(listed)]
    others = [couple for couple in found if couple not in set(listed)]
    neutral = [(vi, en) for vi, en in others if events[vi] & events[en]]
    used = {id_ for couple in found for id_ in couple}
    return Score(
        right,
        [couple for couple in others if couple not in neutral],
        neutral,
        matching(listed),
        [couple for couple in listed if not used & set(couple)],
    )


def pairs_of(folder: Path) -> dict[Couple, PairKind | None]:
    """Return the pairs that defcorpus finds, by file stems, and of which kind it takes each to be."""
    with tempfile.TemporaryDirectory() as store, Corpus.open([folder / "articles"], store=store) as corpus:
        stems = {article.id: Path(article.path).stem for article in corpus.select()}
        return {(stems[pair.vi], stems[pair.en]): pair.kind for pair in paired(corpus).pairs}


def kinds(folder: Path, found: Mapping[Couple, PairKind | None]) -> Counter[tuple[str, str]]:
    """Return how often a right pair of one kind is taken for one of that kind or the other."""
    listed = {(row["vi"], row["en"]): row["kind"] for row in rows(folder / "pairs.tsv")}
    return Counter((listed[couple], str(kind)) for couple, kind in found.items() if couple in listed)


def articles_of(folder: Path) -> list[tuple[str, Article]]:
    """Return the articles of a folder by file stems."""
    with tempfile.TemporaryDirectory() as store, Corpus.open([folder / "articles"], store=store) as corpus:
        return [(Path(article.path).stem, corpus.article(article.id)) for article in corpus.select()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    found = pairs_of(asked.folder)
    told = score(asked.folder, list(found))
    print(
        f"{len(told.right)} right, {len(told.wrong)} wrong, {len(told.neutral)} of one event but not listed, "
        f"{told.wanted} wanted: precision {told.precision:.3f}, recall {told.recall:.3f}, F1 {told.f1:.3f}"
    )
    taken = kinds(asked.folder, found)
    right = sum(count for (kind, as_kind), count in taken.items() if kind == as_kind)
    print(f"kind right of {right} of {taken.total()} ({right / max(1, taken.total()):.3f})", end="")
    print(
        *(f"; {kind} taken for {as_kind}: {taken[kind, as_kind]}" for kind, as_kind in sorted(taken)), sep=""
    )
    if asked.errors:
        for kind, couples in (("wrong", told.wrong), ("missing", told.missing)):
            for vi, en in couples:
                print(f"  {kind:<8} {vi} {en}")


if __name__ == "__main__":
    main()
