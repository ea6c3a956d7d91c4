from __future__ import annotations

import pytest

from defcorpus.errors import UnknownIdError


@pytest.fixture
def corpus(room, monkeypatch):
    for name in ("000_af30", "000_af31", "001_236a", "exact", "exactly", "Hà Nội"):
        room.put(f"{name}.txt", f"article {name}")
    room.records("n.jsonl", [("rec-1", "one"), ("rec-2", "two"), (None, "three")])
    monkeypatch.chdir(room.news)
    with room.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("000_af30", "000_af30"),
        ("001", "001_236a"),
        ("exact", "exact"),
        ("exactl", "exactly"),
        ("exact.txt", "exact"),
        ("./exact.txt", "exact"),
        ("../news/exact.txt", "exact"),
        ("rec-2", "rec-2"),
        ("n.jsonl#3", "n.jsonl#3"),
        ("n.jsonl#rec-1", "rec-1"),
        ("./n.jsonl#2", "rec-2"),
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("Hà", "Hà Nội"),
        ("EXACT", "exact"),
        ("Rec-2", "rec-2"),
    ],
)
def test_what_is_typed_is_what_is_meant(corpus, typed, meant):
    assert corpus.article(typed).id == meant


def test_a_whole_path_is_a_path(corpus, room):
    assert corpus.article(str(room.news / "exact.txt")).id == "exact"


def test_an_id_wins_over_a_path_and_a_path_over_a_prefix(room, monkeypatch):
    room.put("a/b.txt", "one")
    room.put("exact", "two")
    room.put("exactly.txt", "three")
    room.records("n.jsonl", [("a/b.txt", "four")])
    monkeypatch.chdir(room.news)
    with room.open() as corpus:
        assert corpus.article("a/b.txt").page.text == "four"
        assert corpus.article("./a/b.txt").page.text == "one"
        monkeypatch.chdir(room.news / "a")
        assert corpus.article("b.txt").page.text == "one"
        assert corpus.article("exact").page.text == "two"


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("000", "000_af30, 000_af31", "more of the id"),
        ("./n.jsonl", "rec-1, rec-2, n.jsonl#3", "more"),
        ("n.jsonl", "rec-1, rec-2, n.jsonl#3", "more"),
        ("001_326a", "no article '001_326a'", "001_236a"),
        ("236", "no article", "001_236a"),
        ("./exactl", "no article", ""),
        ("zzzzzz", "no article", "defcorpus list"),
        ("", "empty", ""),
    ],
)
def test_what_cannot_be_meant_is_said(corpus, typed, said, hint):
    with pytest.raises(UnknownIdError) as caught:
        corpus.article(typed)
    assert said in caught.value.message
    assert hint in caught.value.hint


def test_a_file_of_another_corpus(corpus, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("x")
    with pytest.raises(UnknownIdError, match="no article of this corpus") as caught:
        corpus.article(str(other))
    assert "--in" in caught.value.hint


def test_a_file_that_was_skipped_says_why(room):
    empty = room.put("empty.txt", "")
    with room.open() as corpus, pytest.raises(UnknownIdError, match="was skipped"):
        corpus.article(str(empty))


def test_a_record_s_id_that_looks_like_a_path_is_none(room, monkeypatch):
    room.records("n.jsonl", [("./a.txt", "one"), ("/b", "two"), ("../c", "three"), ("d/e", "four")])
    monkeypatch.chdir(room.news)
    with room.open() as corpus:
        ids = [summary.id for summary in corpus.select(sort="id")]
        assert ids == ["d/e", "n.jsonl#1", "n.jsonl#2", "n.jsonl#3"]
        assert corpus.article("n.jsonl#./a.txt").page.text == "one"


def test_a_file_s_name_is_its_record_that_calls_itself_otherwise(room):
    room.records("168a.jsonl", [("1079112", "one")])
    room.records("169a.jsonl", [("5", "two"), ("6", "three")])
    with room.open() as corpus:
        assert corpus.article("168a").id == "1079112"
        with pytest.raises(UnknownIdError, match="5, 6"):
            corpus.article("169a")


def test_an_id_that_several_records_have_lists_them(room):
    for name in ("a", "b"):
        room.records(f"{name}.jsonl", [("same", f"of {name}")])
    with room.open() as corpus, pytest.raises(UnknownIdError, match=r"a\.jsonl#same, b\.jsonl#same"):
        corpus.article("same")


def test_short_ids(corpus):
    ids = [summary.id for summary in corpus.select(sort="id")]
    short = corpus.short_ids(ids)
    assert short == {
        "000_af30": "000_af30",
        "000_af31": "000_af31",
        "001_236a": "001",
        "Hà Nội": "Hà N",
        "exact": "exact",
        "exactly": "exactl",
        "n.jsonl#3": "n.j",
        "rec-1": "rec-1",
        "rec-2": "rec-2",
    }
    for id_, prefix in short.items():
        assert corpus.article(prefix).id == id_
