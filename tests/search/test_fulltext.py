"""The index in step with its store: generations, crashes, wear, and order that does not depend on history."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.corpus.selecting.entries import day_bounds, document, frequent_pair, searched
from defcorpus.corpus.selecting.fulltext import FullText, commits
from defcorpus.errors import StoreError
from defcorpus.search import parse, search
from defcorpus.search.engine import compiler, open_searcher, total

from .library import ARTICLES
from .shelf import HandShelf, article


def ids(shelf, query="binh OR ban"):
    return [(hit.summary.id, hit.score) for hit in search(shelf, query, limit=None).hits]


def test_a_generation_is_known_again(tmp_path):
    assert FullText(tmp_path / "new").generation is None
    shelf = HandShelf(tmp_path / "new", ARTICLES)
    assert FullText(tmp_path / "new").generation == 1
    shelf.change([article("late", "Bình")], ["lao"])
    again = FullText(tmp_path / "new")
    assert (again.generation, again.documents) == (2, len(ARTICLES))


def test_changes_are_found(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    before = dict(ids(shelf))
    shelf.change([article("late", "Bình đến")], ["lao", "mongolia"])
    after = dict(ids(shelf))
    assert set(after) == (set(before) | {"late"}) - {"lao", "mongolia"}


def test_the_same_change_twice_is_one(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    late = article("late", "Bình")
    new = [document(50, late)]
    shelf.articles[50] = late
    for _ in range(2):
        shelf.fulltext.apply(new, [1], 7)
    assert shelf.fulltext.documents == len(ARTICLES)
    assert [name for name, _ in ids(shelf, "late OR bình")].count("late") == 1


def test_a_replaced_document_is_found_by_its_new_words_only(tmp_path):
    shelf = HandShelf(tmp_path, [article("one", "cũ kỹ"), article("two", "khác")])
    shelf.articles[1] = article("one", "mới mẻ")
    shelf.fulltext.apply([document(1, shelf.articles[1])], [], 2)
    assert (ids(shelf, "cu ky"), len(ids(shelf, "moi me"))) == ([], 1)


def test_a_crash_before_the_generation_is_written_is_caught_up(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    said = (tmp_path / "current").read_bytes()
    shelf.change([article("late", "Bình")], ["lao"])
    expected = ids(shelf)
    (tmp_path / "current").write_bytes(said)
    shelf.fulltext = FullText(tmp_path)
    assert shelf.fulltext.generation == 1
    late = max(shelf.articles)
    shelf.fulltext.apply([document(late, shelf.articles[late])], [1], 2)
    assert [name for name, _ in ids(shelf)] == [name for name, _ in expected]


def test_a_crash_during_a_rebuild_leaves_the_old_index(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    expected = ids(shelf)

    def broken():
        yield document(1, ARTICLES[0])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.fulltext.rebuild(broken(), 2)
    shelf.fulltext = FullText(tmp_path)
    assert shelf.fulltext.generation == 1
    assert ids(shelf) == expected
    shelf.fulltext.rebuild(shelf.documents(), 3)
    assert ids(shelf) == expected
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_a_reader_keeps_its_index_while_another_rebuilds(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    expected = ids(shelf)
    FullText(tmp_path).rebuild(shelf.documents(), 2)
    assert ids(shelf) == expected
    shelf.fulltext = FullText(tmp_path)
    FullText(tmp_path).rebuild(shelf.documents(), 3)
    assert ids(shelf) == expected  # opened only now, after the folder it had read of was gone


@pytest.mark.parametrize(
    "damage", ["no mark", "mark cut", "mark of another time", "no folder", "no meta", "bad meta"]
)
def test_damage_is_no_index_or_an_error_and_a_rebuild_mends_it(tmp_path, damage):
    shelf = HandShelf(tmp_path, ARTICLES)
    expected = ids(shelf)
    mark, folder = tmp_path / "current", next(tmp_path.glob("index-*"))
    match damage:
        case "no mark":
            mark.unlink()
        case "mark cut":
            mark.write_bytes(mark.read_bytes()[:20])
        case "mark of another time":
            mark.write_text(mark.read_text().replace("schema ", "schema 9"))
        case "no folder":
            shutil.rmtree(folder)
        case "no meta":
            (folder / "meta.json").unlink()
        case _:
            (folder / "meta.json").write_bytes(b"{")
    shelf.fulltext = FullText(tmp_path)
    if "meta" not in damage:
        assert shelf.fulltext.generation is None
    with pytest.raises(StoreError) as caught:
        assert shelf.fulltext.searcher
    assert caught.value.hint
    assert ids(shelf) == expected  # a search has it made anew
    shelf.fulltext.clear()
    assert FullText(tmp_path).generation is None


def test_wear_is_told_and_a_rebuild_ends_it(tmp_path):
    shelf = HandShelf(tmp_path, ARTICLES)
    shelf.change([article("late", "Bình")], [])
    assert not shelf.fulltext.worn
    shelf.change([], ["late"])
    assert shelf.fulltext.worn
    assert FullText(tmp_path).worn
    shelf.fulltext.rebuild(shelf.documents(), 9)
    assert not shelf.fulltext.worn


@settings(max_examples=15)
@given(
    st.permutations(range(len(ARTICLES))),
    st.sets(st.integers(0, len(ARTICLES) - 1), max_size=4),
    st.integers(0, 9),
)
def test_order_is_that_of_a_fresh_store_after_any_history(tmp_path_factory, order, gone, cut):
    """Documents come in any order, in two updates, and some leave; then wear is mended as the corpus does."""
    shuffled = [ARTICLES[at] for at in order]
    shelf = HandShelf(tmp_path_factory.mktemp("history"), shuffled[:cut])
    shelf.change(shuffled[cut:], [])
    shelf.change([], [ARTICLES[at].id for at in gone])
    if shelf.fulltext.worn:
        shelf.fulltext.rebuild(shelf.documents(), 9)
    kept = [each for at, each in enumerate(ARTICLES) if at not in gone]
    fresh = HandShelf(tmp_path_factory.mktemp("fresh"), kept)
    for query in ("binh", "bình", "ban OR hoa OR dai", "n* OR đ*", '"van b*"'):
        assert ids(shelf, query) == ids(fresh, query)


def test_equal_scores_are_in_the_order_of_content_at_any_limit(tmp_path):
    same = [article(f"a{number}", "một hai ba", title=str(number)) for number in range(60)]
    shelf = HandShelf(tmp_path / "one", same)
    back = HandShelf(tmp_path / "two", same[:30:-1])
    back.change(same[:31], [])
    every = [hit.summary.id for hit in search(shelf, "mot", limit=None).hits]
    by_key = sorted(same, key=lambda each: each.page.key)
    assert every == [each.id for each in by_key]
    for limit in (1, 7, 30, 59):
        for each in (shelf, back):
            assert [hit.summary.id for hit in search(each, "mot", limit=limit).hits] == every[:limit]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-12-25", 20251225, 20251225),
        ("2023-11", 20231101, 20231131),
        ("2026", 20260101, 20261231),
        ("0999-01-02", 9990102, 9990102),
    ],
)
def test_days(value, first, last):
    assert day_bounds(value) == (first, last)


def test_terms_of_a_page_by_field():
    made = article("x", "Thân bài", ("caption", "Chú thích"), ("title", "Tựa đề"), "hai", title="Tựa đề")
    body, title, rest = searched(document(1, made))
    assert body[1].split() == ["tua", "de", "¶", "than", "bai", "hai"]  # one list for title and body
    assert title[0].split() == ["tựa", "đề"]
    assert rest[1].split() == ["¶", "chu", "thich"]


def test_words_run_together_stand_behind_the_text_undivided():
    made = article("x", "ông Môlôtốp nói", title="Tựa")
    body, _, _ = searched(document(1, made))
    assert body[1].split() == ["tua", "¶", "ong", "mo", "lo", "top", "noi", "¶", "molotop"]


@pytest.mark.parametrize(("documents", "segments"), [(8_001, 8), (64_000, 8), (64_001, 16), (200_000, 32)])
def test_a_large_index_is_written_in_as_many_as_become_one(documents, segments):
    every = commits(documents)
    assert every is not None
    assert -(-documents // every) == segments
    assert every <= 8_000


def test_a_small_index_is_written_at_once():
    assert commits(8_000) is None


def test_a_rebuild_in_several_commits_finds_the_same(tmp_path, monkeypatch):
    articles = [article(f"n{n}", f"Bình số {n}", title="Bình") for n in range(40)]
    whole, parts = HandShelf(tmp_path / "whole", articles), HandShelf(tmp_path / "parts", articles)
    monkeypatch.setattr("defcorpus.corpus.selecting.fulltext._SEGMENT", 5)
    parts.fulltext.rebuild(parts.documents(), 2, len(articles))
    assert ids(parts, "binh") == ids(whole, "binh")
    assert len(ids(parts, "binh")) == 40


def test_frequent_words_are_paired_and_rare_ones_are_not():
    assert frequent_pair("quoc", "phong") == "quoc_phong"
    assert frequent_pair("quoc", "mustafayev") is None


@pytest.mark.parametrize(
    "query",
    ['"quoc phong"', '"quốc phòng"', '-"quoc phong"', 'title:"quoc phong"', '"bo quoc phong"', '"quoc pho*"'],
)
def test_words_side_by_side_are_counted_as_they_are_found(tmp_path, query):
    pages = {
        "side": "Bộ Quốc phòng họp",
        "hyphen": "quốc-phòng",
        "line": "bộ quốc\nphòng",
        "apart": "quốc gia, phòng thủ",
        "turned": "phòng quốc",
        "neither": "một tin khác",
        "bare": "quoc phong",
    }
    articles = [article(name, text) for name, text in pages.items()]
    articles += [
        article("titled", "tin", title="Quốc phòng"),
        article("across", "phòng họp", title="Tin quốc"),
    ]
    shelf = HandShelf(tmp_path, articles)
    searcher, asked = open_searcher(shelf), parse(query if query[0] != "-" else f"tin {query}")
    counted = total(searcher, compiler(shelf, searcher, asked, raw=False).found(asked))
    assert counted == search(shelf, asked).total > 0
