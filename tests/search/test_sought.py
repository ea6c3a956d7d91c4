"""Where phrases stand in folded text: as an expression would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.search import parse
from defcorpus.search.sought import seeker
from defcorpus.text import fold

TEXT = st.text(alphabet="abđé nă,.-_\n…“", max_size=60)


def found(query: str, text: str) -> list[str]:
    [phrase] = parse(query).phrases
    folded = fold(text)
    return [folded[start:end] for start, end in sorted(seeker(phrase)(folded))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("giang", "Giang, giáng; giangs và Giăng.", ["giang", "giang", "giang"]),
        ('"quoc phong"', "quốc phòng – QUỐC\nPHÒNG, quốc_phòng, quốcphòng",
         ["quoc phong", "quoc\nphong", "quoc_phong"]),
        ("defence", "Defense or defence, defences", ["defense", "defence"]),
        ("must*", "Mustafayev, mustard? a must", ["mustafayev", "mustard", "must"]),
        ('"ha no*"', "Hà Nội; Hà, nói. hanoi", ["ha noi", "ha, noi"]),
        ("mustafaev~", "Mustafayev, Mustafaev and Mustapha", ["mustafayev", "mustafaev"]),
    ],
)  # fmt: skip
def test_what_is_found(query, text, expected):
    assert found(query, text) == expected


@given(TEXT, st.lists(st.sampled_from(["a", "b", "ab", "na", "d"]), min_size=1, max_size=3))
def test_an_expression_finds_the_same(text, words):
    pattern = r"(?<![^\W_])" + r"[\W_]+".join(words) + r"(?![^\W_])"
    expected = [match.group(1) for match in re.finditer(rf"(?=({pattern}))", fold(text))]
    assert found(f'"{" ".join(words)}"', text) == expected
