"""Copies of a corpus that grows, changes and shrinks are those of the same articles taken at once."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from defcorpus.corpus import Corpus
from defcorpus.dedup import Options, dedup
from defcorpus.report.copying.copies import against, copies
from tests.dedup.texts import MEETING, PATROL, SHORT, VESSEL, cut, edited, prices

TEXTS = [
    *(edited(text, share, 5) for text in (MEETING, VESSEL, PATROL, SHORT) for share in (0, 0, 0.1, 0.25)),
    *(cut(text, share) for text in (MEETING, VESSEL) for share in (0.4, 0.7)),
    *(prices(seed) for seed in range(4)),
    MEETING + "\n" + PATROL,
]


def write(folder, names):
    for name in names:
        day = f"2024-03-{10 + name % 9}"
        text = TEXTS[name % len(TEXTS)]
        (folder / f"{name:03}.txt").write_text(f"date {day}\n{text}\n", encoding="utf-8")


def shape(groups):
    return [(g.keep, [(m.id, m.relation, m.score, m.rule) for m in g.members]) for g in groups]


@pytest.mark.parametrize("many", [0.2, 2.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_additions_changes_and_removals(tmp_path, monkeypatch, seed, many):
    monkeypatch.setattr("defcorpus.report.copying.lastgroups._MANY", many)
    chance = random.Random(seed)
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(12))
    for step in range(4):
        with Corpus.open([news], store=store) as corpus:
            found = copies(corpus)
            assert shape(found) == shape(dedup(corpus.articles()))
            assert copies(corpus) == found == copies(corpus, relearn=True)
        there = sorted(int(path.stem) for path in news.iterdir())
        for name in chance.sample(there, 3):
            (news / f"{name:03}.txt").unlink()
        write(news, chance.sample(range(len(TEXTS) * 2), 5))
        changed = chance.choice(sorted(news.iterdir()))
        changed.write_text(f"date 2024-03-15\n{TEXTS[step]}\n", encoding="utf-8")
        moved = chance.choice(sorted(news.iterdir()))
        moved.rename(news / f"{900 + step}.txt")


def test_nothing_is_done_twice(tmp_path, monkeypatch):
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(24))
    with Corpus.open([news], store=store) as corpus:
        copies(corpus)

    def again(*_):
        raise AssertionError("made again")

    monkeypatch.setattr("defcorpus.dedup.shelf.shelve", again)
    monkeypatch.setattr("defcorpus.dedup.verifying.align.align", again)
    write(news, [30])
    with Corpus.open([news], store=store) as corpus:
        monkeypatch.setattr("defcorpus.dedup.verdicts.by_words", again)
        with pytest.raises(AssertionError, match="made again"):
            copies(corpus)  # a new one like others
        (news / "030.txt").unlink()
    with Corpus.open([news], store=store) as corpus:
        assert shape(copies(corpus)) == shape(copies(corpus, Options(min_score=0.0)))


def test_what_is_kept_may_be_lost_or_damaged(tmp_path):
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(12))
    with Corpus.open([news], store=store) as corpus:
        found = copies(corpus)
        for name in ("shelf", "judged", "groups"):
            path = corpus.folder / name
            whole = path.read_bytes()
            for damaged in (b"", whole[:40], whole[: len(whole) // 2], b"\0" * len(whole)):
                path.write_bytes(damaged)
                assert copies(corpus) == found
            path.unlink()
            assert copies(corpus) == found


def test_only_what_changed_is_grouped_again(tmp_path, monkeypatch):
    from defcorpus.dedup.grouping import groups

    asked = []

    def grouped(documents, *rest):
        asked.append({document.id for document in documents})
        return whole(documents, *rest)

    whole = groups.grouped
    monkeypatch.setattr(groups, "grouped", grouped)
    monkeypatch.setattr("defcorpus.report.copying.lastgroups._MANY", 0.6)
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(len(TEXTS)))
    for new in (None, None, TEXTS.index(SHORT) + len(TEXTS)):
        if new is not None:
            write(news, [new])
        with Corpus.open([news], store=store) as corpus:
            found = copies(corpus)
            assert shape(found) == shape(dedup(corpus.articles()))
            of_others = Options(min_score=0.9, relations=frozenset(("exact", "near")))
            assert shape(copies(corpus, of_others)) == shape(dedup(corpus.articles(), of_others))
    whole_run, *mine = [ids for ids in asked if "000" in ids or f"{new:03}" in ids]
    assert 0 < min(map(len, mine)) < len(whole_run)


def test_what_was_judged_is_kept_whoever_asks(tmp_path, monkeypatch):
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(12))
    with Corpus.open([news], store=store) as corpus:
        copies(corpus)
    write(news, range(12, 24))
    options = Options(keep="newest")
    with Corpus.open([news], store=store) as corpus:
        found = copies(corpus, options)
        monkeypatch.setattr("defcorpus.dedup.verdicts.by_words", None)
        assert copies(corpus, options) == found


def test_articles_from_elsewhere(tmp_path):
    news, other, store = tmp_path / "news", tmp_path / "other", tmp_path / "store"
    news.mkdir()
    other.mkdir()
    write(news, range(12))
    write(other, [0, 7, 20, 24])
    with Corpus.open([other], store=store) as corpus:
        asked = list(corpus.articles())
    with Corpus.open([news], store=store) as corpus:
        found = against(corpus, asked)
        assert [bool(matches) for matches in found] == [True, True, False, True]
        assert (found[0][0].id, found[0][0].rule) == ("000", "same page")
        assert all(match.title for matches in found for match in matches)
        # As later, when there are new ones that are not on the shelf.
        write(news, [13])
    with Corpus.open([news], store=store) as corpus:
        again = against(corpus, asked)
        assert [[m for m in some if m.id != "013"] for some in again] == found
        assert against(corpus, [replace(asked[0], kind="stub")]) == [[]]


def test_while_nothing_can_be_kept_the_answer_is_the_same(tmp_path, monkeypatch):
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(12))
    with Corpus.open([news], store=store) as corpus:
        copies(corpus)
    write(news, range(12, 24))
    with Corpus.open([news], store=store) as corpus:
        # As while another process is writing.
        with monkeypatch.context() as busy:
            busy.setattr(Corpus, "_put", lambda *_: False)
            found = shape(copies(corpus)), shape(copies(corpus, relearn=True))
        assert found == (shape(copies(corpus)), shape(copies(corpus, relearn=True)))


def test_what_is_only_compared_with_a_new_text_is_not_grouped_again(tmp_path, monkeypatch):
    from defcorpus.dedup.grouping import groups

    asked = []

    def grouped(documents, *rest):
        asked.append({document.id for document in documents})
        return whole(documents, *rest)

    whole = groups.grouped
    monkeypatch.setattr("defcorpus.report.copying.lastgroups._MANY", 2.0)
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    write(news, range(len(TEXTS)))
    ends = (" ".join(text.split()[-len(text.split()) // 2 :]) for text in (MEETING, VESSEL))
    half = "\n".join(ends)  # compared with both, a copy of none
    for name, text in ((None, ""), ("half", half), ("copy", cut(PATROL, 0.9))):
        if name is not None:
            (news / f"{name}.txt").write_text(f"date 2024-03-20\n{text}\n", encoding="utf-8")
        with Corpus.open([news], store=store) as corpus, monkeypatch.context() as watched:
            watched.setattr(groups, "grouped", grouped)
            found = copies(corpus)
            watched.undo()
            assert shape(found) == shape(dedup(corpus.articles()))
    every, of_half, of_copy = asked
    assert of_half == {"half"}
    assert {"copy"} < of_copy < every | {"copy"}
