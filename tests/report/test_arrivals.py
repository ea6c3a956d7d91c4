"""What is new since a mark: each article's label, and the article it belongs to."""

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.dedup.records import Group, Member
from defcorpus.pairs.records import Pair
from defcorpus.report.arrivals import arrivals, by_events, labelled
from tests.report.test_report import article
from tests.report.told import EN, VI, otherwise


def member(id_, relation="near", score=0.9):
    return Member(id_, f"/news/{id_}.txt", id_ * 4, None, None, relation, score, "r")


def group(keep, *members):
    return Group(keep, f"/news/{keep}.txt", keep * 4, None, None, members)


def pair(vi, en):
    return Pair(vi, en, 0.9964, 8.1, "paired", None, ())


def alone(id_, **more):
    """An article that shares no people with others."""
    return article(id_, people=(f"Name {id_}",), **more)


def labels(articles, seen="", groups=(), pairs=(), ids=None, same_event=None):
    found = labelled(
        articles, [one * 4 for one in seen], groups, pairs, ids or {}, same_event or by_events(())
    )
    return [(each.article.id, each.label, each.of.id if each.of else None) for each in found]


@pytest.mark.parametrize(
    ("seen", "groups", "pairs", "expected"),
    [
        ("abc", (), (), []),
        ("ab", (), (), [("c", "event", None)]),
        ("ab", (group("a", member("c")),), (), [("c", "copy", "a")]),
        ("ab", (group("c", member("a")),), (), [("c", "copy", "a")]),
        ("ab", (group("c", member("a", "contained")),), (), [("c", "event", None)]),
        ("ab", (group("a", member("c", "contained")),), (), [("c", "copy", "a")]),
        ("ab", (group("a", member("c", "recurring")),), (), [("c", "event", None)]),
        ("ab", (group("b", member("a"), member("c")),), (), [("c", "copy", "b")]),
        ("a", (group("b", member("c")),), (), [("b", "event", None), ("c", "copy", "b")]),
        ("b", (group("a", member("c")),), (), [("a", "event", None), ("c", "copy", "a")]),
        ("ab", (), (pair("a", "c"),), [("c", "counterpart", "a")]),
        ("b", (), (pair("a", "c"),), [("a", "event", None), ("c", "counterpart", "a")]),
        ("ab", (group("a", member("c")),), (pair("c", "b"),), [("c", "copy", "a")]),
        ("ab", (group("a", member("b")),), (pair("b", "c"),), [("c", "counterpart", "a")]),
        ("a", (group("a", member("b")),), (pair("b", "c"),), [("c", "counterpart", "a"), ("b", "copy", "a")]),
    ],
)
def test_labels(seen, groups, pairs, expected):
    assert labels([alone("a"), alone("b"), alone("c")], seen, groups, pairs) == expected


@pytest.mark.parametrize(
    ("lang", "groups", "told", "expected"),
    [
        ("other", (), (), ("language", None)),
        ("mixed", (), (), ("language", None)),
        ("unknown", (), (), ("language", None)),
        ("en", (), (), ("event", None)),
        ("other", (group("a", member("b")),), (), ("copy", "a")),
        ("other", (), (("a", "b"),), ("report", "a")),  # somebody said so
    ],
)
def test_of_other_languages_no_event_is_claimed(lang, groups, told, expected):
    articles = [alone("a", lang=lang), alone("b", lang=lang)]
    assert labels(articles, "a", groups, same_event=by_events(told)) == [("b", *expected)]


def test_order_of_input_does_not_matter():
    given = [alone("a"), alone("b", date="2024-03-10"), alone("c", date=None), alone("d")]
    there = labels(given, "d", [group("b", member("c"))])
    assert there == labels(given[::-1], "d", [group("b", member("c"))])
    assert there == [("b", "event", None), ("a", "event", None), ("c", "copy", "b")]


@pytest.mark.parametrize("kind", ["listing", "stub"])
def test_what_tells_no_story(kind):
    assert labels([alone("a"), alone("b", kind=kind)], "a") == [("b", "page", None)]


def test_an_article_that_reads_otherwise():
    given = [alone("a"), alone("b")]
    assert labels(given, "a", ids={"b": "gone"}) == [("b", "changed", None)]
    # The id went to another article, and the one that had it is still there.
    assert labels(given, "a", ids={"b": "aaaa"}) == [("b", "event", None)]


@pytest.mark.parametrize(
    ("groups", "of"), [(("ab",), "a"), (("ac", "bc"), None), (("ac", "ab"), "a"), ((), None)]
)
def test_of_the_same_event(groups, of):
    before = article("a")
    found = by_events(groups)(article("b"), [before])
    assert found is (before if of else None)


def test_the_second_new_report_of_an_event_is_a_report():
    given = [article("a"), article("b")]
    assert labels(given, same_event=by_events(("ab",))) == [("a", "event", None), ("b", "report", "a")]


def test_who_knows_of_events_may_say_which():
    given = [alone("a"), alone("b")]
    assert labels(given, "a", same_event=lambda one, others: others[0]) == [("b", "report", "a")]


def test_of_a_corpus(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "vi.txt").write_text(VI, "utf-8")
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        seen = {one.key for one in corpus.select()}
        assert arrivals(corpus, seen) == []
    (news / "en.txt").write_text(EN, "utf-8")
    (news / "again.txt").write_text(VI.replace("cảm ơn", "cám ơn"), "utf-8")
    other = otherwise(
        VI, ("Pavel Novotny", "Karel Havlicek"), ("12/3", "15/3"), (" date 2024-03-12", " date 2024-03-15")
    )
    (news / "other.txt").write_text(
        "\n\n".join(other.split("\n\n")[:2])
        + "\n\nHai bên trao đổi tình hình khu vực và thống nhất lập nhóm công tác.\n",
        "utf-8",
    )
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        found = {
            each.article.id: (each.label, each.of.id if each.of else None) for each in arrivals(corpus, seen)
        }
        assert found["en"] == ("counterpart", "vi") and found["again"] == ("copy", "vi")
        assert found["other"][0] == "event"
        only = arrivals(corpus, seen, filters=Filters(langs=("en",)))
        assert [(each.article.id, each.label) for each in only] == [("en", "counterpart")]
