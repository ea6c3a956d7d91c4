"""One hit for all copies of a text, whatever the limit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.search.collapse import collapsed


class Families:
    """Copies by hand: each article's family and, in it, the one kept."""

    def __init__(self, kept):
        self.kept = kept  # by number

    def related(self, numbers):
        families = {self.kept[number] for number in numbers if number in self.kept}
        return {number for number, keep in self.kept.items() if keep in families}

    def left_out(self, found):
        out = {}
        for number in found:
            family = [
                other for other in found if self.kept.get(other, other) == self.kept.get(number, number)
            ]
            stays = self.kept.get(number, number)
            stays = stays if stays in family else family[0]
            if stays != number:
                out[number] = stays
        return out


def asked(scores, kept, limit):
    ranked = sorted(((score, number) for number, score in scores.items()), key=lambda hit: (-hit[0], hit[1]))
    return collapsed(
        lambda reach: (ranked[:reach], len(ranked)),
        lambda numbers: [hit for hit in ranked if hit[1] in numbers],
        Families(kept),
        limit,
    )


COPIES = {1: 1, 2: 1, 3: 1, 8: 7, 9: 7}  # 7 is kept, and no hit


@pytest.mark.parametrize(
    ("limit", "found", "out"),
    [
        (None, [(9.0, 1), (8.0, 4), (6.0, 9), (4.0, 5)], {2: 1, 3: 1, 8: 9}),
        (1, [(9.0, 1)], {2: 1, 3: 1}),
        (2, [(9.0, 1), (8.0, 4)], {2: 1, 3: 1}),
        (3, [(9.0, 1), (8.0, 4), (6.0, 9)], {2: 1, 3: 1, 8: 9}),
        (9, [(9.0, 1), (8.0, 4), (6.0, 9), (4.0, 5)], {2: 1, 3: 1, 8: 9}),
    ],
)
def test_the_kept_one_is_shown_where_the_best_of_its_copies_stands(limit, found, out):
    scores = {2: 9.0, 4: 8.0, 3: 7.0, 9: 6.0, 8: 5.0, 5: 4.0, 1: 1.0}
    result = asked(scores, COPIES, limit)
    assert (result.found, result.left_out, result.total) == (found, out, 7)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.integers(1, 30), st.integers(0, 9).map(float)),
    st.dictionaries(st.integers(1, 30), st.integers(1, 30)),
    st.integers(1, 12),
)
def test_a_limit_only_cuts(scores, links, limit):
    kept = {number: keep for number, keep in links.items() if keep not in links}
    kept |= {keep: keep for keep in kept.values()}
    every = asked(scores, kept, None)
    some = asked(scores, kept, limit)
    assert some.found == every.found[:limit]
    assert some.left_out.items() <= every.left_out.items()
    assert {number for _, number in every.found} | every.left_out.keys() == scores.keys()
    assert sorted(every.found, key=lambda hit: -hit[0]) == every.found
