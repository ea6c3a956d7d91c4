"""What defcorpus says of real text, for dedup.py: texts that come again, reports of an event, drawn pairs.

What it says of two articles is what a person is told who asks for these two: what the groups of `dedup` say
where they have both as copies or parts of one text, else what `dedup --why` says. Two that a group has as
pages around one text, or of which each is in a group of its own, are not thereby different.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bases import find_set, read_records
from draw import days_apart, draw, write_pairs
from grams import overlaps, words
from processes import Cost, run

_ALIKE, _APART = 0.8, 30  # Jaccard of word 5-grams, days
_INSIDE = 0.85  # words of the shorter that the longer has in the same order
Relation = Callable[[str, str], str]


def again(asked: argparse.Namespace, work: Path) -> None:
    """Say what pairs are called whose word 5-grams have a Jaccard of 0.8 but that lie 30 days apart."""
    path = find_set(asked.folder, asked.again_set)
    records = list(read_records(path))
    gaps: dict[tuple[str, str], int] = {}
    for pair in overlaps([record["text"] for record in records], _ALIKE):
        one, two = records[pair.first], records[pair.second]
        gap = days_apart(one.get("date"), two.get("date"))
        if pair.jaccard >= _ALIKE and gap is not None and gap >= _APART:
            gaps[one["id"], two["id"]] = gap
    relation = _answers(records, gaps, work / f"real-{asked.again_set}", asked.jobs)
    found: Counter[str] = Counter()
    for ids, gap in gaps.items():
        called = relation(*ids)
        found[called] += 1
        if called in ("exact", "near", "part"):
            print(f"    {called} {' '.join(ids)} {gap} days")
    total = sum(found.values())
    copies = found["exact"] + found["near"] + found["part"]
    print(
        f"{asked.again_set}: {total} pairs alike but 30 days or more apart: called copies {copies} "
        f"({copies / max(total, 1):.4f}), {dict(found)}"
    )


def same_event(asked: argparse.Namespace, work: Path) -> None:
    """Say how many pairs of reports of one event are called near copies."""
    folder = asked.folder / "same_event" / asked.event_set
    rows = (folder / "gold.tsv").read_text("utf-8").splitlines()[1:]
    event = dict(row.split("\t") for row in rows)
    records = list(read_records(folder / "articles.jsonl"))
    together = [
        (one, two)
        for one, two in combinations(records, 2)
        if one["id"] in event and event[one["id"]] == event.get(two["id"])
    ]
    ids = [(one["id"], two["id"]) for one, two in together]
    relation = _answers(records, ids, work / f"real-{asked.event_set}", asked.jobs)
    called: Counter[str] = Counter()
    for one, two in together:
        said = relation(one["id"], two["id"])
        if said == "nothing":
            continue
        share = _inside(one["text"], two["text"])
        said += f", {_INSIDE:.0%} inside" if share >= _INSIDE else ""
        called[said] += 1
        print(f"    {said} {one['id']} {two['id']} {share:.3f} of the shorter in the longer")
    near = called["near"] + called["exact"]
    print(
        f"{asked.event_set}: {len(together)} pairs of one event: near copies {near} "
        f"({near / max(len(together), 1):.4f}), {dict(called)}"
    )


def draw_pairs(asked: argparse.Namespace, work: Path) -> None:
    """Draw pairs of the sets and write them; with labels, say how far the tool's answers agree."""
    records = [record for name in asked.set for record in read_records(find_set(asked.folder, name))]
    pairs = draw(records, asked.draw, asked.seed[0])
    if asked.out:
        write_pairs(records, pairs, asked.out)
        print(f"{len(pairs)} pairs written to {asked.out}")
    if not asked.labels:
        return
    named = "-".join(Path(name).name.partition(".")[0] for name in asked.set)
    labels = read_labels(asked.labels)
    agreement(labels, _answers(records, labels, work / f"real-{named}", asked.jobs))


def read_labels(path: Path) -> dict[tuple[str, str], str]:
    """Read lines of two ids and `near` (or `same`), `part`, `recurring` or `different`."""
    rows = [line.split("\t")[:3] for line in path.read_text("utf-8").splitlines()]
    return {(one, two): label for one, two, label in rows if label != "label"}


def agreement(labels: Mapping[tuple[str, str], str], relation: Relation) -> None:
    """Print how far answers agree with labels."""
    table: Counter[tuple[str, str]] = Counter()
    same = {"exact": "near", "same": "near", "nothing": "different"}
    for (one, two), label in labels.items():
        said = relation(one, two)
        pair = same.get(label, label), same.get(said, said)
        table[pair] += 1
        if pair[0] != pair[1]:
            print(f"    labelled {pair[0]}, called {pair[1]}: {one} {two}")
    total = sum(table.values())
    agreed = sum(count for (label, said), count in table.items() if label == said)
    for (label, said), count in sorted(table.items()):
        print(f"  {label:<10} called {said:<10} {count}")
    print(f"  agreement {agreed} of {total}: {agreed / max(total, 1):.4f}")


def _answers(
    records: Iterable[dict[str, str]], asked: Iterable[tuple[str, str]], place: Path, jobs: str
) -> Relation:
    """Return what defcorpus says of two ids asked for, once the articles are read as always into a store."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    file, found = place / "articles.jsonl", place / "pairs.tsv"
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    made: Cost = run("own.py", "store", place / "store", jobs, file)
    cost = run("own.py", "copies", place / "store", jobs, found, file)
    print(f"  {file.parent.name}: read in {made.cpu:.0f} CPU-seconds, copies in {cost.cpu:.2f}")
    called = _relations(found)
    rest = place / "asked.tsv"
    rest.write_text(
        "".join(f"{one}\t{two}\n" for one, two in asked if frozenset((one, two)) not in called), "utf-8"
    )
    run("own.py", "between", place / "store", rest, found, file)
    called |= _relations(found)
    return lambda one, two: called.get(frozenset((one, two)), "nothing")


def _relations(path: Path) -> dict[frozenset[str], str]:
    called: dict[frozenset[str], str] = {}
    for line in path.read_text("utf-8").splitlines():
        one, two, relation = line.split("\t")
        said = "part" if relation in ("first", "second") else relation
        if said != "near" or frozenset((one, two)) not in called:
            called[frozenset((one, two))] = said
    return called


def _inside(one: str, two: str) -> float:
    """Return the share of the shorter text's words that the longer has in the same order."""
    from rapidfuzz.distance import LCSseq

    sides: Sequence[list[str]] = (words(one), words(two))
    return LCSseq.similarity(*sides) / max(min(map(len, sides)), 1)
