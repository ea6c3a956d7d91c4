"""Copies of a stored corpus: filters, the cleanest page, why two are copies, how much is redundant."""

from __future__ import annotations

import json

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.dedup import Options
from defcorpus.errors import UnknownIdError
from defcorpus.report.copying.compared import explained, why
from defcorpus.report.copying.copies import copies
from defcorpus.report.copying.flows import tally
from tests.dedup.texts import MEETING, PATROL, VESSEL, cut, edited

CHROME = "\n\n".join(f"Xem thêm: Tin {number} trong ngày" for number in range(12))
RECORDS = [
    {"id": "a", "source": "qdnd.vn", "date": "2024-03-14", "text": f"{MEETING}\n\n{CHROME}"},
    {"id": "b", "source": "vov.vn", "date": "2024-03-15", "text": edited(MEETING, 0.05)},
    {"id": "c", "source": "vov.vn", "date": "2024-03-16", "text": cut(MEETING, 0.5)},
    {"id": "d", "date": "2024-05-01", "text": PATROL},
    {"id": "e", "source": "vov.vn", "date": "2023-06-02", "text": VESSEL},
    {"id": "f", "source": "vov.vn", "date": "2024-06-02", "text": VESSEL},
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    place = tmp_path_factory.mktemp("compared")
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
    (place / "news.jsonl").write_text(lines, "utf-8")
    with Corpus.open([place / "news.jsonl"], store=place / "store") as found:
        yield found


def shape(groups):
    return [(group.keep, [(member.id, member.relation) for member in group.members]) for group in groups]


MEETINGS = [("b", "near"), ("c", "contained")]
SHIPS = ("e", [("f", "recurring")])


@pytest.mark.parametrize(
    ("options", "filters", "expected"),
    [
        (None, None, [SHIPS, ("a", MEETINGS)]),
        (None, Filters(since="2024-01"), [("a", MEETINGS)]),
        (None, Filters(sources=("vov",)), [SHIPS, ("b", [("c", "contained")])]),
        (
            Options(keep="cleanest"),
            Filters(since="2024", until="2024-03"),
            [("b", [("a", "near"), ("c", "contained")])],
        ),
        (Options(across_sources=True), None, [("a", MEETINGS)]),
        (Options(within_source="qdnd.vn"), None, []),
    ],
)
def test_copies(corpus, options, filters, expected):
    assert shape(copies(corpus, options, filters=filters)) == expected


def test_filters_leave_no_trace(corpus):
    """What `list` and `search` know of copies is of the whole corpus."""
    from defcorpus.report.flags import flags

    copies(corpus)
    before = flags(corpus)
    copies(corpus, filters=Filters(sources=("qdnd",)))
    assert flags(corpus) == before


def test_each_member_is_explained(corpus):
    groups = copies(corpus)
    for group, why_each in zip(groups, explained(corpus, groups), strict=True):
        found = list(why_each)
        assert [each.member for each in found] == [member.id for member in group.members]
        for each, member in zip(found, group.members, strict=True):
            assert (each.kept, each.relation, each.score) == (group.keep, member.relation, member.score)
            assert each.spans[0].kept_start == 0
    assert list(explained(corpus, [])) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("a", "b", "near"),
        ("a", "c", "contained"),
        ("c", "a", "contains"),
        ("a", "d", None),
        ("e", "f", "recurring"),
    ],
)
def test_why(corpus, one, other, relation):
    found = why(corpus, one, other)
    assert (found.kept, found.member, found.relation) == (one, other, relation)


def test_why_of_nothing(corpus):
    with pytest.raises(UnknownIdError):
        why(corpus, "a", "nobody")


def test_the_tally(corpus):
    whole = tally(corpus, copies(corpus))
    sizes = sum(len(corpus.article(id_).page.text.encode()) for id_ in "bc")
    assert (whole.articles, whole.groups, whole.redundant, whole.recurring) == (6, 1, 2, 1)
    assert whole.bytes == sizes
    since = Filters(since="2024-04")
    assert tally(corpus, copies(corpus, filters=since), since).articles == 2
