"""Sketches: bytes and back, what changes them and what does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.dedup import SKETCH_VERSION, Sketch, sketch, sketches
from defcorpus.dedup.texts.tokens import tokenize
from defcorpus.text import fold, normal, words
from tests.dedup.build import article
from tests.dedup.texts import MEETING, PATROL, SHORT, VESSEL


@given(st.text())
def test_bytes_and_back(text):
    made = sketch(article(text))
    assert Sketch.from_bytes(made.to_bytes()) == made


@given(st.lists(st.text(max_size=60), max_size=5))
def test_a_batch_makes_the_same_sketches_as_one_at_a_time(texts):
    corpus = [article(text) for text in texts]
    assert list(sketches(corpus)) == [sketch(each) for each in corpus]


@pytest.mark.parametrize(
    "data", [b"", b"\x00", bytes([SKETCH_VERSION]), bytes([SKETCH_VERSION]) * 60, b"\xff" * 80]
)
def test_what_is_no_sketch_is_refused(data):
    with pytest.raises(ValueError, match="sketch"):
        Sketch.from_bytes(data)


def test_another_version_and_a_cut_are_refused():
    data = sketch(article(MEETING)).to_bytes()
    for bad in (bytes([SKETCH_VERSION + 1]) + data[1:], data[:-1], data[:-4], data + b"\0\0\0\0"):
        with pytest.raises(ValueError, match="sketch"):
            Sketch.from_bytes(bad)


@pytest.mark.parametrize("text", [MEETING, VESSEL, PATROL, SHORT])
def test_words_are_those_of_the_text_room(text):
    plain = normal(text)
    spelled = [fold(plain[a:b]) for a, b in words(plain)]
    tokens = tokenize([text])
    assert len(tokens.folded) == len(spelled)
    by_hash = dict(zip(tokens.folded.tolist(), spelled, strict=True))
    assert len(by_hash) == len(set(spelled))
    assert [by_hash[h] for h in tokens.folded.tolist()] == spelled


@given(st.text(alphabet="aăâáàđiouyưrqhHÒòỏ̉́ ,.-\n1", max_size=80))
def test_normal_form_does_not_count(text):
    one, two = tokenize([text]), tokenize([unicodedata.normalize("NFD", text)])
    assert one.marked.tolist() == two.marked.tolist()
    assert one.folded.tolist() == two.folded.tolist()


def test_samples_grow_slowly_and_short_texts_keep_all():
    sizes = {n: sketch(article(" ".join(f"từ{at}" for at in range(n)))) for n in (40, 130, 700, 5000)}
    assert len(sizes[40].shingles) // 4 == 38
    assert len(sizes[130].shingles) // 4 == 128
    assert 50 < len(sizes[700].shingles) // 4 < 130
    assert 450 < len(sizes[5000].shingles) // 4 < 800


def test_only_the_body_counts():
    from dataclasses import replace

    from defcorpus.article import Segment

    text = "Trang chủ | Thời sự\n" + MEETING + "\nTin liên quan"
    page = article(text).page
    start = len("Trang chủ | Thời sự\n")
    segments = (
        Segment(0, start - 1, "menu", "test"),
        Segment(start, start + len(MEETING), "body", "test"),
        Segment(start + len(MEETING) + 1, len(text), "related", "test"),
    )
    chromed = replace(article(text), page=replace(page, segments=segments))
    assert sketch(chromed).text_hash == sketch(article(MEETING)).text_hash
