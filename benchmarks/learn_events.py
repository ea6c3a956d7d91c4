"""Learn what each sign of one event counts for.

    python benchmarks/learn_events.py [--check] SET...

A SET is a table of events (`article`, `event`) and the PATH of its articles, joined by `=`. Candidate pairs
of tellings are right where they share an event. A logistic regression over their signs gives bits; each
weight is drawn towards what one would say by hand (`PRIORS`, a Gaussian of `SPREAD` bits), so that signs
seen a few times only stay sensible. Each set counts as much as another. With `--check` each part of each
set (thirds of articles by id) is left out in turn, and events are found in it with what the rest has
taught.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import itertools
import math
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from defcorpus.corpus import Corpus
from defcorpus.events import weights
from defcorpus.events.grouping.blocking import candidates
from defcorpus.events.grouping.judge import Field, all_signs, field_of, judge
from defcorpus.events.grouping.linking import group
from defcorpus.report.events import material

PRIORS: dict[str, float] = {
    "prior: meeting, one language": -7.0,
    "prior: meeting, two languages": -7.0,
    "prior: affair, one language": -7.0,
    "prior: affair, two languages": -7.0,
    "prior: news, one language": -7.0,
    "prior: news, two languages": -8.0,
    "guest: alike": 3.5,
    "guest: spelt otherwise": 3.0,
    "guest: by sound": 2.5,
    "guest: seldom there": 3.0,
    "day: not known": 0.0,
    "guest: named": 1.0,
    "guest: another": -10.0,
    "guest: another, of no post": -3.0,
    "guest: not named": 3.5,
    "host: alike": 2.5,
    "host: beside": 1.0,
    "host: named": -8.0,
    "host: another": -10.0,
    "people: shared": 3.0,
    "people: others": -1.5,
    "country: shared": 3.0,
    "country: another": -4.0,
    "place: shared": 2.5,
    "place: another": -2.0,
    "place: another country": -3.0,
    "place: across the border": -8.0,
    "act: shared": 3.0,
    "act: another": -2.0,
    "act: at a distance": -9.0,
    "edition: alike": 1.5,
    "edition: another": -5.0,
    "occasion: alike": 1.5,
    "occasion: same edition": 4.0,
    "phase: around": 1.5,
    "ship: alike": 5.0,
    "ship: another": -5.0,
    "ship: another port": -7.0,
    "occasion: another": -5.0,
    "day: same": 4.0,
    "day: same, unsure": 2.5,
    "day: within": 2.0,
    "day: named": 2.0,
    "day: neighbours": -1.5,
    "day: between": 0.5,
    "day: next": -9.0,
    "day: next, unsure": -2.0,
    "day: week": 0.5,
    "day: turned": 1.0,
    "day: few": -9.0,
    "day: few, unsure": -3.0,
    "day: off": -10.0,
    "day: far": -12.0,
    "day: pages near": 1.5,
    "day: pages few": -0.5,
    "day: pages off": -4.0,
    "day: pages far": -9.0,
    "day: visit": 2.5,
    "day: visit near": 1.5,
    "day: visit off": -6.0,
    "text: meeting, some": 2.5,
    "text: affair, some": 5.0,
    "text: affair, more": 6.0,
    "text: news, some": 7.0,
    "text: news, more": 6.0,
    "counterpart: paired": 3.0,
    "counterpart: for": 4.0,
    "counterpart: against": -3.0,
}
for name, bits in [pair for pair in PRIORS.items() if pair[0].startswith("day:")]:
    PRIORS[name.replace("day:", "day of affair:")] = bits
    PRIORS[name.replace("day:", "day of news:")] = bits / 2
# What says more of the same counts at least as much: a level has bits beyond those of the one below.
ABOVE = {
    "guest: alike": "guest: spelt otherwise",
    "guest: spelt otherwise": "guest: by sound",
    "guest: by sound": "guest: named",
    "guest: another": "guest: another, of no post",
    "host: alike": "host: beside",
    "host: another": "host: named",
    "place: another country": "place: another",
    "occasion: same edition": "occasion: alike",
    **{
        f"{of}: {level}": f"{of}: {below}"
        for of in ("day", "day of affair", "day of news")
        for level, below in (
            ("same", "same, unsure"),
            ("same, unsure", "pages near"),
            ("visit", "visit near"),
            ("next", "next, unsure"),
            ("few", "few, unsure"),
            ("few, unsure", "next, unsure"),
            ("off", "few"),
            ("far", "off"),
            ("pages off", "pages few"),
            ("pages far", "pages off"),
        )
    },
}
NAMES = sorted(PRIORS)
SIGNLESS = np.array([name.startswith("prior") or name.endswith("not known") for name in NAMES])
SPREAD = 2.0  # bits
FAR = -8.0  # bits that a day far off counts for at most: it may be read wrongly
PARTS = 3


class Case(NamedTuple):
    """Two tellings compared."""

    at: int
    to: int
    signs: Mapping[str, float]
    right: bool | None  # none: of a digest, which need not be the story that the event is of


class Set(NamedTuple):
    """A corpus with its events."""

    name: str
    field: Field
    ids: tuple[str, ...]  # of each telling, as the table has them
    cases: list[Case]
    gold: Mapping[str, frozenset[str]]  # events of each article
    order: tuple[str, ...]  # all articles


def load(spec: str, store: str, opened: contextlib.ExitStack) -> Set:
    """Read a table and its articles, and compare what is to be compared; the corpus stays open."""
    table, _, path = spec.partition("=")
    gold: defaultdict[str, set[str]] = defaultdict(set)
    with Path(table).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            gold[row.get("article") or row["id"]] |= {row["event"]} - {""}
    corpus = opened.enter_context(Corpus.open([path], store=Path(store)))
    single = Path(path).is_file()
    stems = {a.id: a.id if single else Path(a.path).stem for a in corpus.select()}
    found = material(corpus)
    divided = {telling.id for telling in found.tellings if telling.story}
    left = {id_ for id_, kept in found.copies.items() if not {id_, kept} & divided}
    tellings = sorted((t for t in found.tellings if t.id not in left), key=lambda t: t.mark)
    field = field_of(tellings, found.links, found.weigh)
    cases = []
    for at, to in candidates(field):
        one, two = tellings[at], tellings[to]
        if judge(field, at, to).against:
            continue  # decided, whatever they share
        signs: defaultdict[str, float] = defaultdict(float)
        for sign in all_signs(field, at, to):
            signs[sign.name] += sign.amount
        shared = gold[stems[one.id]] & gold[stems[two.id]]
        several = one.story or two.story or any(len(gold[stems[each.id]]) > 1 for each in (one, two))
        cases.append(Case(at, to, signs, None if shared and several else bool(shared)))
    known = tuple(sorted({stems[t.id] for t in found.tellings}))
    return Set(
        Path(table).parent.name + "/" + Path(path).name,
        field,
        tuple(stems[t.id] for t in tellings),
        cases,
        {id_: frozenset(events) for id_, events in gold.items()},
        known,
    )


def learnt(cases: Sequence[tuple[Case, float]]) -> dict[str, float]:
    """Return bits by sign from cases with their weights: a MAP estimate by Newton's method."""
    used = [(case, share) for case, share in cases if case.right is not None]
    matrix = np.zeros((len(used), len(NAMES)))
    where = {name: at for at, name in enumerate(NAMES)}
    for row, (case, _) in enumerate(used):
        for name, amount in case.signs.items():
            for each in chain(name):
                matrix[row, where[each]] = amount
    right = np.array([float(bool(case.right)) for case, _ in used])
    share = np.array([each for _, each in used])
    start = np.array([PRIORS[name] - PRIORS.get(ABOVE.get(name, ""), 0.0) for name in NAMES]) * math.log(2)
    free = np.ones(len(NAMES), dtype=bool)
    while True:  # what would count against its nature does not count, and the others are learnt again
        found = np.zeros(len(NAMES))
        found[free] = _fitted(matrix[:, free], right, share, start[free])
        turned = free & (found * start < 0) & ~SIGNLESS
        if not turned.any():
            break
        free &= ~turned
    own = dict(zip(NAMES, found / math.log(2), strict=True))
    result = {name: round(float(sum(own[each] for each in chain(name))), 1) for name in NAMES}
    result |= {name: max(FAR, bits) for name, bits in result.items() if name.endswith(": far")}
    return {**result, "by you: same": 30.0}


def chain(name: str) -> list[str]:
    """Return a sign and those below it."""
    found = [name]
    while found[-1] in ABOVE:
        found.append(ABOVE[found[-1]])
    return found


def _fitted(matrix: np.ndarray, right: np.ndarray, share: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the weights of the highest posterior, in natural logarithms, from where they are drawn to."""
    spread = (SPREAD * math.log(2)) ** 2
    found = start.copy()

    def loss(weights: np.ndarray) -> float:
        odds = matrix @ weights
        return float(
            share @ (np.logaddexp(0, odds) - right * odds) + ((weights - start) ** 2).sum() / spread / 2
        )

    for _ in range(100):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ found, -40, 40)))
        slope = matrix.T @ (share * (chance - right)) + (found - start) / spread
        curve = (matrix * (share * chance * (1 - chance))[:, None]).T @ matrix + np.eye(len(start)) / spread
        step = np.linalg.solve(curve, slope)
        while loss(found - step) > loss(found) and float(np.abs(step).max()) > 1e-6:
            step = step / 2
        found = found - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return found


def part_of(data: Set, id_: str) -> int:
    """Return which part of a set an article is in."""
    return min(PARTS - 1, data.order.index(id_) * PARTS // len(data.order))


def pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for members in groups for pair in itertools.combinations(sorted({*members}), 2)}


def found_pairs(data: Set, bits: dict[str, float]) -> set[tuple[str, str]]:
    """Return every two articles that are put into one event."""
    weights.BITS.clear()
    weights.BITS.update(bits)
    groups, _ = group(data.field)
    return pairs([[data.ids[at] for at in members] for members in groups])


def wanted_pairs(data: Set) -> set[tuple[str, str]]:
    by_event: defaultdict[str, set[str]] = defaultdict(set)
    known = {*data.ids}
    for id_, events in data.gold.items():
        for event in events:
            by_event[event] |= {id_} & known
    return pairs([sorted(members) for members in by_event.values()])


def shown(name: str, wanted: set[tuple[str, str]], made: set[tuple[str, str]]) -> None:
    right = len(wanted & made)
    precision, recall = right / max(1, len(made)), right / max(1, len(wanted))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:<34} {len(wanted):>4} wanted  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def weighed(sets: Sequence[Set], left: tuple[int, int] | None = None) -> list[tuple[Case, float]]:
    """Return the cases of all sets, without those that touch the part left out (set, part)."""
    found = []
    for at, data in enumerate(sets):
        cases = [
            case
            for case in data.cases
            if left is None
            or at != left[0]
            or left[1] not in (part_of(data, data.ids[case.at]), part_of(data, data.ids[case.to]))
        ]
        found += [(case, 1.0) for case in cases]
    return found


def told(sets: Sequence[Set], every: dict[str, float], *, check: bool) -> None:
    """Print how well events are found with what was learnt of all sets, and of all but parts of them."""
    for data in sets:
        reach = {tuple(sorted((data.ids[c.at], data.ids[c.to]))) for c in data.cases}
        wanted = wanted_pairs(data)
        print(
            f"{data.name}: {len(data.cases)} compared; "
            f"of {len(wanted)} wanted {len(wanted & reach)} are among them"
        )
        shown(f"{data.name}, learnt on all", wanted, found_pairs(data, every))
    if check:
        for at, data in enumerate(sets):
            wanted, out = wanted_pairs(data), set()
            rest: set[tuple[str, str]] = set()
            for part in range(PARTS):
                inside = {id_ for id_ in data.order if part_of(data, id_) == part}
                made = found_pairs(data, learnt(weighed(sets, (at, part))))
                ours = {pair for pair in made if inside & {*pair}}
                mine = {pair for pair in wanted if inside & {*pair}}
                shown(f"{data.name}, part {part + 1} left out", mine, ours)
                out |= {pair for pair in made if inside >= {*pair}}
                rest |= {pair for pair in wanted if inside >= {*pair}}
            shown(f"{data.name}, parts left out", rest, out)
            others = [(case, w) for n, other in enumerate(sets) if n != at for case, w in weighed([other])]
            if others:
                shown(f"{data.name}, whole left out", wanted, found_pairs(data, learnt(others)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--without", type=int, help="learn without this part of the first set")
    parser.add_argument("--store", help="keep the stores in this folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
        base = Path(asked.store or folder)
        sets = [load(spec, str(base / str(at)), opened) for at, spec in enumerate(asked.sets)]
        every = learnt(weighed(sets, None if asked.without is None else (0, asked.without)))
        told(sets, every, check=asked.check)
    print("BITS = {")
    for name, value in every.items():
        print(f'    "{name}": {value},')
    print("}")


if __name__ == "__main__":
    main()
