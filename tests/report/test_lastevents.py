"""Events are kept in the store and found anew as soon as what they were made of changes."""

from __future__ import annotations

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.report import events as room
from defcorpus.report.events import events
from defcorpus.report.lastevents import last_events
from defcorpus.report.matching.matches import paired
from tests.report.told import EN, VI, otherwise


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path / "store"))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(VI, "utf-8")
    (folder / "two.txt").write_text(EN, "utf-8")
    return folder


@pytest.fixture
def grouped(monkeypatch):
    """Count how often articles are grouped."""
    seen = []
    found = room._found
    monkeypatch.setattr(room, "_found", lambda *of: seen.append(1) or found(*of))
    return seen


def told(news):
    with Corpus.open([str(news)]) as corpus:
        return events(corpus)


def test_what_was_found_is_found_again_as_it_was(news, grouped):
    first = told(news)
    assert first and told(news) == first
    assert len(grouped) == 1
    assert all(isinstance(event.hosts, tuple) and isinstance(event.pairs, tuple) for event in told(news))


def test_filters_come_after(news, grouped):
    told(news)
    with Corpus.open([str(news)]) as corpus:
        assert events(corpus, Filters(countries=("CZ",))) and not events(corpus, Filters(countries=("TR",)))
    assert len(grouped) == 1


def test_a_new_article_counts(news, grouped):
    told(news)
    (news / "three.txt").write_text(otherwise(VI, ("Đại tướng Nguyễn", "Thượng tướng Nguyễn")), "utf-8")
    assert {id_ for event in told(news) for id_ in event.ids} == {"one", "two", "three"}
    assert len(grouped) == 2


def test_a_verdict_counts(news, grouped):
    (event,) = told(news)
    assert set(event.ids) == {"one", "two"}
    with Corpus.open([str(news)]) as corpus:
        keys = {article.id: article.key for article in corpus.select()}
    row = f"one\t{keys['one']}\ttwo\t{keys['two']}\tnot-same\t\n"
    (news.parent / "defcorpus-verdicts.tsv").write_text(
        f"vi\tvi_key\ten\ten_key\tverdict\tnote\n{row}", "utf-8"
    )
    assert sorted(event.ids for event in told(news)) == [("one",), ("two",)]
    assert len(grouped) == 2


def test_another_model_of_the_pairs_counts(news, grouped):
    from defcorpus.pairs import MODEL_VERSION

    told(news)
    with Corpus.open([str(news)]) as corpus:
        paired(corpus, relearn=True)
        same = last_events(corpus) is not None
        corpus.put_model("pairs", MODEL_VERSION, corpus.model("pairs", MODEL_VERSION).data + b" ")
        assert same and last_events(corpus) is None


def test_other_rules_count(news, grouped, monkeypatch):
    from defcorpus.corpus.store import origin

    told(news)
    monkeypatch.setattr(origin, "checksum", lambda *rooms: "other")
    told(news)
    assert len(grouped) == 2
