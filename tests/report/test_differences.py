"""What was read of pairs beforehand, and which findings are of it: the measuring script's own parts."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from differences import HARDSET, listed, matching, words

from defcorpus.report.comparing import Difference

TEXTS = (
    "Chiều 5/3, hai bên ký văn bản trị giá 12 tỷ đồng. Đoàn sẽ thăm Huế.",
    "The two sides signed a document on March 5, and planted a tree. It rained in Hanoi.",
)
ROWS = [
    {"vi": "a", "en": "b", "side": "vi", "kind": "number", "words": "12 tỷ"},
    {"vi": "a", "en": "b", "side": "vi", "kind": "sentence", "words": "Đoàn sẽ … Huế"},
    {"vi": "a", "en": "b", "side": "en", "kind": "clause", "words": "planted a tree"},
    {"vi": "a", "en": "b", "side": "", "kind": "published", "words": ""},
]


@pytest.mark.parametrize(
    ("kind", "one", "other", "true"),
    [
        ("number", "12 tỷ đồng", None, True),
        ("number", "5", None, False),
        ("place", "Huế", None, True),
        ("place", None, "Hanoi", False),
        ("sentence", "Đoàn sẽ thăm Huế.", None, True),
        ("sentence", None, "It rained in Hanoi.", False),
        ("clause", None, "and planted a tree", True),
        ("clause", None, "signed a document on March 5", False),
        ("published", "2025-03-05", "2025-03-06", True),
        ("day", "2025-03-05", "2025-03-06", False),
    ],
)
def test_a_finding_is_true_where_it_is_listed(kind, one, other, true):
    texts = tuple(map(words, TEXTS))
    which = "otherwise" if one and other else "one" if one else "other"
    found = Difference(kind, which, one, other)
    assert bool(matching(found, listed(ROWS, texts), texts)) is true


def test_what_is_not_in_the_article_cannot_be_listed():
    with pytest.raises(AssertionError, match="not in the article"):
        listed([{**ROWS[0], "words": "13 tỷ"}], tuple(map(words, TEXTS)))


def test_the_table_names_pairs_of_the_set():
    from hardset import rows

    pairs = {(row["vi"], row["en"]) for row in rows(HARDSET / "pairs.tsv")}
    read = {(row["vi"], row["en"]) for row in rows(HARDSET / "differences.tsv")}
    assert len(read) == 60 and read <= pairs
