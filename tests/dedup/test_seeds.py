"""The user's five articles hold no copy; and real folders, where there are any, behave."""

from __future__ import annotations

import json
import os
from itertools import combinations
from pathlib import Path

import pytest

from tests.dedup.build import article, groups

SEEDS = Path(__file__).parents[2] / "seeds"
EVALUATION = os.environ.get("DEFCORPUS_EVALUATION")


def test_the_seeds_hold_no_copy():
    corpus = [
        article(path.read_text("utf-8"), path.stem, lang="en" if path.name.startswith("002") else "vi")
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    assert len(corpus) == 5
    assert groups(*corpus) == []


@pytest.mark.skipif(not EVALUATION, reason="DEFCORPUS_EVALUATION names no folder")
def test_reports_of_one_event_are_no_near_copies():
    folder = Path(EVALUATION or "") / "same_event" / "vmds"
    rows = [line.split("\t") for line in (folder / "gold.tsv").read_text("utf-8").splitlines()[1:]]
    event = dict(rows)
    records = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    found = groups(*(article(record["text"], record["id"]) for record in records))
    near = sum(member.relation == "near" for group in found for member in group.members)
    together = sum(event[a["id"]] == event[b["id"]] for a, b in combinations(records, 2))
    assert near <= 0.01 * together
