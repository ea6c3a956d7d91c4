"""A few new texts beside all old ones give the pairs that all together give."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.dedup import sketches
from defcorpus.dedup.judged import Judged, judge_pairs
from defcorpus.dedup.records import Likeness
from defcorpus.dedup.shelf import Kept, shelve, view
from defcorpus.dedup.texts import candidates, common
from defcorpus.dedup.texts.candidates import CrowdError
from defcorpus.dedup.texts.common import Common
from defcorpus.dedup.verdicts import RULES, VERDICTS, Verdicts
from defcorpus.report.copying.judgedfile import JudgedFiles
from tests.dedup.build import article
from tests.dedup.texts import COMMUNIQUE, GUESTS, MEETING, PATROL, SHORT, VESSEL, cut, edited, prices

TEXTS = [
    *(edited(text, share, 7) for text in (MEETING, VESSEL, PATROL, SHORT) for share in (0, 0.1, 0.2, 0.3)),
    *(cut(text, share) for text in (MEETING, VESSEL, PATROL) for share in (0.3, 0.6)),
    *(prices(seed) for seed in range(10)),
    *(COMMUNIQUE.format(**guest) for guest in GUESTS),
    *(edited(MEETING, 0.05, seed) for seed in range(8)),
    MEETING + "\n" + VESSEL,
    "",
]
DATA = [made.to_bytes() for made in sketches(article(text) for text in TEXTS)]


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(common, "COMMON", 3)
    monkeypatch.setattr(candidates, "COMMON", 3)
    monkeypatch.setattr(candidates, "_AT_ONCE", 50)


def kept(numbers, data=DATA):
    return [Kept(number, 1, data[number]) for number in sorted(numbers)]


def pairs(found):
    """Return the pairs by what does not depend on the order in which texts came."""
    rows = set()
    columns = found.pairs.both(np.ones(len(found.hashes), bool))
    for one, two, shared, *sizes in zip(
        columns.first.tolist(), columns.second.tolist(), columns.shared.tolist(),
        columns.size_first.tolist(), columns.size_second.tolist(), strict=True,
    ):  # fmt: skip
        both = sorted(zip((int(found.hashes[one]), int(found.hashes[two])), sizes, strict=True))
        rows.add((*both, shared))
    assert len(rows) == len(columns)
    return rows


def everything(numbers, what=None):
    shelf = shelve([kept(numbers)], what)
    return view(shelf, np.ones(len(numbers), bool), [], fits=True)


numbers = st.sets(st.sampled_from(range(len(TEXTS))), min_size=1)


@settings(max_examples=60, deadline=None)
@given(numbers, numbers)
def test_as_a_full_run_with_the_same_model(before, after):
    shelf = shelve([kept(before)])
    still = np.array([number in after for number in sorted(before)], bool)
    later = kept(after - before)
    try:
        found = view(shelf, still, later)
    except CrowdError:
        return
    whole = everything(after, shelf.common)
    assert pairs(found) == pairs(whole)
    assert found.articles.numbers.tolist() == sorted(after)
    assert found.hashes[found.articles.texts].tolist() == whole.hashes[whole.articles.texts].tolist()


@settings(max_examples=20, deadline=None)
@given(numbers, st.randoms(use_true_random=False), st.integers(1, 7))
def test_neither_the_order_nor_the_parts_count(chosen, random_: random.Random, size):
    rows = kept(chosen)
    whole = shelve([rows])
    shuffled = random_.sample(rows, len(rows))
    parts = shelve([shuffled[at : at + size] for at in range(0, len(rows), size)])
    assert parts.common.to_bytes() == whole.common.to_bytes()
    assert [part.tobytes() for part in parts.parts] == [part.tobytes() for part in whole.parts]
    assert parts.found.shared.tolist() == whole.found.shared.tolist()


def test_a_changed_article_is_another():
    shelf = shelve([kept(range(4))])
    changed = [Kept(1, 2, DATA[20])]
    found = view(shelf, np.array([True, False, True, True]), changed, fits=True)
    other = [*kept([0]), *changed, *kept([2, 3])]
    assert pairs(found) == pairs(view(shelve([other], shelf.common), np.ones(4, bool), [], fits=True))


def test_what_is_common_survives_as_bytes():
    learnt = shelve([kept(range(len(TEXTS)))]).common
    assert len(learnt.common) and len(learnt.crowded) and len(learnt.members)
    again = Common.from_bytes(learnt.to_bytes())
    assert again.to_bytes() == learnt.to_bytes()


def test_it_is_learnt_again_when_a_fifth_has_come_or_a_first_of_its_cluster_is_gone():
    chosen = range(len(TEXTS))
    shelf = shelve([kept(chosen)])
    leader = int(shelf.common.members[shelf.common.clusters < 0][0])
    there = shelf.texts.hashes[shelf.articles.texts] != np.uint64(leader)
    with pytest.raises(CrowdError):
        view(shelf, there, [])
    few = shelve([kept(range(10))])
    with pytest.raises(CrowdError):
        view(few, np.ones(10, bool), kept(range(10, 20)))


def test_a_crowd_of_new_texts_has_it_learnt_again(monkeypatch):
    monkeypatch.setattr(candidates, "CROWD", 1)
    monkeypatch.setattr(common, "GROWTH", 100)
    shelf = shelve([kept([0, 1])])
    texts = [article(edited(PATROL, 0.02, seed)) for seed in range(6)]
    later = [Kept(90 + at, 1, made.to_bytes()) for at, made in enumerate(sketches(texts))]
    with pytest.raises(CrowdError):
        view(shelf, np.ones(2, bool), later)


def test_no_pair_is_judged_twice():
    made = list(sketches(article(text) for text in TEXTS[:6]))
    found = candidates.candidates(made)
    asked = []

    def decide(_, wanted):
        asked.append(len(wanted))
        size = len(wanted)
        return Verdicts(
            wanted.second, wanted.first, np.full(size, VERDICTS.index("part"), np.uint8),
            np.full(size, b"words", RULES), np.tile([0.9, 0.5, 0.25, 0, 41], (size, 1)),
        )  # fmt: skip

    first, known, old = judge_pairs(made, found, [], decide)
    assert not old.any()
    known = Judged.from_bytes(known.to_bytes("mark"), "mark")
    second, after, old = judge_pairs(made, found, [Judged.none(), known], decide)
    assert old.all()
    first, second = first.likenesses(), second.likenesses()
    assert first == second and len(first) == len(found) > 3
    ends = int(found.second[0]), int(found.first[0])
    assert first[0] == Likeness(*ends, "part", 0.9, 0.5, "words", 0.25, 0, 41)
    assert asked == [len(found)]
    assert after.to_bytes("mark") == known.to_bytes("mark")
    assert len(Judged.from_bytes(known.to_bytes("mark"), "another")) == 0
    with pytest.raises(ValueError, match="buffer"):
        Judged.from_bytes(known.to_bytes("mark")[:-1], "mark")


def test_what_came_later_is_kept_beside_what_was_judged_before(tmp_path):
    made = list(sketches(article(text) for text in TEXTS))
    found = candidates.candidates(made)

    def decide(_, wanted):
        size = len(wanted)
        return Verdicts(
            wanted.second, wanted.first, np.full(size, VERDICTS.index("part"), np.uint8),
            np.full(size, b"words", RULES), np.tile([0.9, 0.5, 0.25, 0, 41], (size, 1)),
        )  # fmt: skip

    def run(wanted, *, of_all):
        files = JudgedFiles(tmp_path)
        _, now, old = judge_pairs(made, wanted, files.read(), decide)
        files.keep(now, old, of_all=of_all)
        return int((~old).sum())

    size = len(found)
    some, later = np.arange(size - 1), np.arange(size)
    assert size > 11
    assert run(found.only(some), of_all=True) == size - 1
    before = (tmp_path / "judged").read_bytes()
    assert run(found.only(later), of_all=False) == 1
    assert (tmp_path / "judged").read_bytes() == before and (tmp_path / "judged-later").exists()
    assert run(found.only(later), of_all=False) == 0
    assert run(found.only(later[:5]), of_all=True) == 0  # what is gone is forgotten
    assert not (tmp_path / "judged-later").exists()
    assert run(found.only(later[:8]), of_all=False) == 3  # too many to stand beside
    assert not (tmp_path / "judged-later").exists()
    assert run(found.only(later[:8]), of_all=True) == 0
    (tmp_path / "judged").write_bytes(before[:-1])
    assert run(found.only(some), of_all=True) == size - 1  # one that is cut off tells nothing
