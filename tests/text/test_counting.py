import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.text import alternatives, whole_words, words
from defcorpus.text.words import count_words

# Letters, marks that part words, marks that do not, other scripts, and characters that no page should hold.
MIXED = st.text(
    alphabet="ab1_ -.,/ệđÀ×÷ªº²½\xa0“”–‑·\u0301\u200b\U0001d400😀ɐʼḀỿ⁰\u00ad\x00\x1c\u2028東أ\ud800",
    max_size=30,
)


@given(MIXED)
def test_words_are_counted_as_they_are_found(text):
    count, inside = count_words(text)
    assert count == len(words(text))
    assert inside == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Hội đàm – Hà Nội, 25/12", 6),
        ("“Việt‑Nga” · 2,8 tỷ USD…", 6),
        ("state-of-the-art F-16s", 6),
        ("Vie\u0323\u0302t Nam", 2),
        ("đoàn đến Azerbaijancủa", 4),
    ],
)
def test_count_words(text, count):
    assert count_words(text)[0] == count


FORMS = ("bộ", "bộ trưởng", "phó", "đô đốc", "at the")


@given(
    st.text(alphabet="bộ trưởngphóđcate_1.-", max_size=40) | st.lists(st.sampled_from(FORMS)).map(" ".join)
)
def test_whole_words_are_found_as_by_the_plain_pattern(text):
    plain = re.compile(rf"(?<!\w)(?:{alternatives(FORMS)})(?!\w)")
    spans = [found.span() for found in plain.finditer(text)]
    assert [found.span() for found in re.finditer(whole_words(FORMS), text)] == spans
