from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.corpus.store.ids import Place, assign, shortest_prefix


def place(path: str, member: str | None = None, position: int | None = None, root: str = "/c") -> Place:
    return Place(path, root, member, position, "k" * 32)


@pytest.mark.parametrize(
    ("places", "ids"),
    [
        ([place("/c/a.txt"), place("/c/b.txt")], ["a", "b"]),
        ([place("/c/a.txt"), place("/c/a.html")], ["a.txt", "a.html"]),
        ([place("/c/x/a.txt"), place("/c/y/a.txt"), place("/c/b.txt")], ["x/a.txt", "y/a.txt", "b"]),
        ([place("/c/a.html.gz")], ["a"]),
        ([place("/c/visit to 2.0 land")], ["visit to 2.0 land"]),
        ([place("/c/.gz")], [".gz"]),
        ([place("/c/a.txt", root="/c/a.txt")], ["a"]),
        ([place("/c/a.txt"), place("/d/a.txt", root="/d")], ["c/a.txt", "d/a.txt"]),
        ([place("/x/c/a.txt", root="/x/c"), place("/y/c/a.txt", root="/y/c")], ["/x/c/a.txt", "/y/c/a.txt"]),
        ([place("/a.txt", root="/a.txt"), place("/x/a.txt", root="/x/a.txt")], ["/a.txt", "/x/a.txt"]),
        # Containers: the record's own id, else with its file, else its number there.
        ([place("/c/n.jsonl", "r1", 1), place("/c/n.jsonl", "r2", 2)], ["r1", "r2"]),
        ([place("/c/n.jsonl", "r1", 1), place("/c/m.jsonl", "r1", 1)], ["n.jsonl#r1", "m.jsonl#r1"]),
        ([place("/c/n.jsonl", "r1", 1), place("/c/n.jsonl", "r1", 2)], ["n.jsonl#1", "n.jsonl#2"]),
        ([place("/c/n.jsonl", None, 7)], ["n.jsonl#7"]),
        ([place("/c/n.jsonl", "", 7), place("/c/n.jsonl", "a\tb", 8)], ["n.jsonl#7", "n.jsonl#8"]),
        ([place("/c/n.jsonl", " r", 7), place("/c/n.jsonl", "x" * 300, 8)], ["n.jsonl#7", "n.jsonl#8"]),
        ([place("-", None, None, "-")], ["stdin"]),
        ([place("-", None, 2, "-")], ["stdin#2"]),
        # A file's stem and a record's id may be one word: neither has it then.
        ([place("/c/r1.txt"), place("/c/n.jsonl", "r1", 1)], ["r1.txt", "n.jsonl#r1"]),
        # A record that is called as another's path would be.
        (
            [place("/c/a.txt"), place("/c/a.html"), place("/c/n.jsonl", "a.txt", 1)],
            ["c/a.txt", "a.html", "a.txt"],
        ),
        # Decomposed names are what a person types composed.
        ([place("/c/Ha\u0300 No\u0323\u0302i.txt")], ["Hà Nội"]),
        (
            [place("/c/e\u0301.txt"), place("/c/é.txt")],
            ["/c/e\u0301.txt#0@" + "k" * 32, "/c/é.txt#0@" + "k" * 32],
        ),
    ],
)
def test_an_article_has_the_shortest_name_that_is_its_own(places: list[Place], ids: list[str]) -> None:
    assert assign(places) == ids
    for order in itertools.permutations(range(len(places))):
        assert assign([places[at] for at in order]) == [ids[at] for at in order]


names = st.sampled_from(["a.txt", "b.txt", "x/a.txt", "x/a.html", "n.jsonl", "x/n.jsonl", "a", "n.jsonl#1"])
some_places = st.builds(
    lambda name, member, position, root: Place(f"{root}/{name}", root, member, position, "0" * 32),
    names,
    st.sampled_from([None, "a", "a.txt", "n.jsonl#1", "c/a.txt", "/c/a.txt"]),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from(["/c", "/d/c"]),
)


@given(st.lists(some_places, max_size=12, unique_by=lambda p: (p.path, p.position)), st.randoms())
def test_ids_are_unique_and_the_same_in_any_order(places: list[Place], chance: object) -> None:
    ids = assign(places)
    assert len(set(ids)) == len(ids)
    order = list(range(len(places)))
    chance.shuffle(order)
    assert assign([places[at] for at in order]) == [ids[at] for at in order]


@pytest.mark.parametrize(
    ("name", "before", "after", "prefix"),
    [
        ("000_af30", None, "001_236a", "000"),
        ("000_af30", "000_ae", "001_236a", "000_af"),
        ("abc", None, "abcd", "abc"),
        ("abcd", "abc", None, "abcd"),
        ("ab", None, None, "ab"),
        ("lao vov", None, "lao_qdnd", "lao v"),
        ("unp_vna (1)", "unp_vna", None, "unp_vna ("),
        ("Hà Nội 1", None, "Hà Nội 2", "Hà Nội 1"),
        # A number is whole: what is left of it would be another file's name.
        ("p250", "p249", None, "p250"),
        ("p250", "p240", None, "p250"),
        ("20250312_tho-nhi-ky", None, "30", "20250312"),
    ],
)
def test_prefixes(name: str, before: str | None, after: str | None, prefix: str) -> None:
    assert shortest_prefix(name, before, after) == prefix
