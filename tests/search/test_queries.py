"""A table of queries over the seeds and articles of our own: what each finds, all of it, and in which order.

`queries.tsv` has a line each: `>` stands between those that go first and those that follow, `-` for nothing.
Articles that are not named must not be found.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from defcorpus.search import search
from defcorpus.text import fold

from .library import ARTICLES
from .shelf import HandShelf
from .test_seeds import made_of_seeds

ROWS = [
    line.split("\t") for line in Path(__file__).with_name("queries.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.fixture(scope="module")
def shelves(tmp_path_factory):
    return {
        "own": HandShelf(tmp_path_factory.mktemp("own"), ARTICLES),
        "seeds": HandShelf(tmp_path_factory.mktemp("seeds"), made_of_seeds()),
    }


def ids(shelf, query):
    return [hit.summary.id for hit in search(shelf, query, limit=None).hits]


def test_the_table_is_long_and_says_each_thing_once():
    assert len(ROWS) >= 200
    assert len({(corpus, query) for corpus, query, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("corpus", "query", "expected"), ROWS)
def test_what_is_found_and_in_which_order(shelves, corpus, query, expected):
    found = ids(shelves[corpus], query)
    groups = [] if expected == "-" else [group.split() for group in expected.split(" > ")]
    assert sorted(found) == sorted(id_ for group in groups for id_ in group)
    at = 0
    for group in groups:
        assert sorted(found[at : at + len(group)]) == group
        at += len(group)


@pytest.mark.parametrize(("corpus", "query", "expected"), [row for row in ROWS if not row[1].isascii()])
def test_without_marks_everything_is_found_that_marks_find(shelves, corpus, query, expected):
    if ":" in query or "-" in query.replace("A-", ""):
        pytest.skip("a field's value, or something left out, is no spelling")
    bare = "".join(fold(char) if char not in "“”" and char.islower() else char for char in query)
    typed = set(ids(shelves[corpus], query))
    assert typed <= set(ids(shelves[corpus], bare))
    assert typed == set(ids(shelves[corpus], unicodedata.normalize("NFD", query)))
