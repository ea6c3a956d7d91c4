"""Rows of which a few are replaced, in pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.pairs.candidates import replacing
from defcorpus.pairs.candidates.replacing import replaced, where
from defcorpus.pairs.features.columns import in_codes, packed

PLACES = st.lists(st.integers(0, 20), max_size=8).map(sorted)


@pytest.fixture(autouse=True)
def _pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "_CHUNK", 4)


@given(size=st.integers(0, 20), gone=PLACES.map(lambda some: sorted({*some})), at=PLACES)
def test_what_is_gone_is_left_out_and_what_is_new_stands_before_its_place(size, gone, at):
    rows = np.arange(size, dtype=np.int32)
    gone, at = ([one for one in some if one < size + more] for some, more in ((gone, 0), (at, 1)))
    wanted = []
    for place in range(size + 1):
        wanted += [-1 - number for number, one in enumerate(at) if one == place]
        wanted += [place] if place < size and place not in gone else []
    new = -1 - np.arange(len(at))
    places = np.array(gone, np.int64), np.array(at, np.int64)
    found = replaced(rows, *places, new)
    assert found.tolist() == wanted and found.dtype == rows.dtype
    both = replaced(np.stack((rows, 2 * rows)), *places, np.stack((new, 2 * new)))
    assert both.tolist() == [wanted, [2 * one for one in wanted]]


@given(st.lists(st.booleans(), max_size=20))
def test_places_are_those_of_all_pieces(so):
    rows = np.array(so, np.bool_)
    assert where(rows, lambda some: some).tolist() == [at for at, one in enumerate(so) if one]


@given(st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, 1 << 30)), max_size=9))
def test_two_indices_are_one_number_and_lie_in_it(pairs):
    rows = np.array(pairs, np.int32).reshape(-1, 2)
    assert in_codes(packed(rows)).tolist() == rows.tolist()
    assert in_codes(np.sort(packed(rows))).tolist() == sorted(map(list, pairs))
