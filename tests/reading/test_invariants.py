"""What holds for every text: segments in order, disjoint, covering all but white space, with a body."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Metadata
from defcorpus.reading import segment
from defcorpus.text import normal
from tests.reading.test_pages import PAGES

LINES = sorted({line for text, _ in PAGES.values() for line in text.split("\n")})

fragments = st.one_of(
    st.sampled_from(LINES),
    st.text(max_size=30),
    st.text("\u200b\ufeff \u00a0\t\u0301aăÂ(:.-–/#|\x00\x0b\x1c\u2028\u1161가", max_size=12),
    st.sampled_from(
        ["Ảnh: ", "(Photo: ", ")", "Nguồn: ", "date 2025-01-02 ", "/.", "RELATED ", "Tags:", "© "]
    ),
)
texts = st.lists(
    st.tuples(fragments, st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "\u2028"])), max_size=14
).map(lambda parts: "".join(a + b for a, b in parts))


def check(text: str, meta: Metadata) -> None:
    found = segment(text, meta)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = set()
    for piece in found:
        covered.update(range(piece.start, piece.end))
        assert text[piece.start : piece.end].strip()
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@settings(max_examples=400)
@given(texts, st.none() | st.sampled_from(LINES))
def test_segments_cover_all_but_white_space(text, title):
    if normal(text).strip():
        check(text, Metadata(title=title))


@settings(max_examples=150)
@given(texts, st.randoms(use_true_random=False))
def test_shuffled_lines_are_still_covered(text, random):
    lines = text.split("\n")
    random.shuffle(lines)
    mixed = "\n".join(lines)
    if normal(mixed).strip():
        check(mixed, Metadata())


@settings(max_examples=150)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_words_never_leave_a_page_without_body(lines):
    text = "\n".join(lines)
    # Lines that by their own words are furniture may stand alone; any other page keeps a body.
    found = segment(text, Metadata())
    if any(piece.role in ("caption", "title", "related") and piece.rule != "heading" for piece in found):
        assert any(piece.role == "body" for piece in found) or all(
            piece.rule in ("pointer", "heading", "title") or piece.role not in ("caption", "title", "related")
            for piece in found
        )


def test_segmenting_is_a_pure_function_of_the_text():
    for text, _ in PAGES.values():
        assert segment(text, Metadata()) == segment(str(text), Metadata())


def test_an_empty_text_has_no_segments():
    assert segment("", Metadata()) == segment(" \n\t", Metadata()) == ()
