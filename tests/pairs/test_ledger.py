"""What holds for every result: lines add up, the score follows, order does not matter."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.pairs import (
    Model,
    Options,
    explain,
    features,
    learn,
    match,
    restored,
    score_of,
    stored,
)
from defcorpus.pairs.records import Evidence
from defcorpus.pairs.weighing.against import is_near
from tests.pairs.helpers import article, person
from tests.pairs.stories import CUBA, FINLAND, KOREA, english, vietnamese

NAMES = ["Mustafayev", "Hakkanen", "Austin", "Dong Jun", "Phan Văn Giang", "Hà Nội", "Baku", "NATO", "UNMISS"]
WORDS = [
    "hợp tác",
    "visit",
    "tên lửa",
    "missile",
    "12,5 triệu",
    "12.5 million",
    "ngày 7/5",
    "May 7",
    "2026",
    "tàu ngầm",
]
TEXT = st.lists(st.sampled_from(NAMES + WORDS), min_size=0, max_size=25).map(" ".join)


@st.composite
def an_article(draw, index):
    lang = draw(st.sampled_from(["vi", "en"]))
    people = tuple(
        person(name, draw(st.integers(1, 4)), native=name == "Phan Văn Giang", posts=("Minister",))
        for name in draw(st.lists(st.sampled_from(NAMES[:5]), unique=True, max_size=3))
    )
    date = draw(st.sampled_from([None, "2025-05-07", "2025-05-08", "2025-12-25"]))
    event = draw(st.sampled_from([None, "2025-05-06", "2025-05-07"]))
    title = draw(st.sampled_from(["", "SA-100-1 x", "SA-101-1 x", "Bản 8.1", "Release 8.2"]))
    return article(f"a{index}", lang, draw(TEXT), title=title, date=date, event=event, people=people)


@st.composite
def a_corpus(draw):
    return [draw(an_article(index)) for index in range(draw(st.integers(0, 7)))]


def everything(result):
    return (*result.pairs, *result.reviews, *(left for left in result.unpaired if left.nearest))


@settings(max_examples=60)
@given(a_corpus(), st.randoms(use_true_random=False))
def test_any_corpus(corpus, rng):
    """Lines add up and the score follows; every article is there once; the order does not matter."""
    made = [features(one) for one in corpus]
    result = match(made)
    for one in everything(result):
        assert one.weight == round(math.fsum(row.weight for row in one.evidence), 3)
        assert one.score == pytest.approx(1 / (1 + 2**-one.weight))
    linked = [side for one in (*result.pairs, *result.reviews) for side in (one.vi, one.en)]
    left = [one.id for one in result.unpaired]
    assert sorted(linked + left) == sorted(one.id for one in corpus)
    assert match(rng.sample(made, len(made))) == result


@settings(max_examples=60)
@given(an_article(0))
def test_features_survive_the_store(one):
    made = features(one)
    assert restored(stored(made)) == made


@settings(max_examples=30)
@given(a_corpus())
def test_the_model_survives_the_store(corpus):
    model = learn(features(one) for one in corpus)
    assert Model.from_bytes(model.to_bytes()) == model


def test_a_model_of_another_version_is_refused(monkeypatch):
    data = learn([]).to_bytes()
    monkeypatch.setattr("defcorpus.pairs.model.MODEL_VERSION", -1)
    with pytest.raises(ValueError, match="version"):
        Model.from_bytes(data)


@pytest.mark.parametrize(("weight", "score"), [(0, 0.5), (1, 2 / 3), (-1, 1 / 3), (20, 1.0), (-4000, 0.0)])
def test_score_of(weight, score):
    assert score_of(weight) == pytest.approx(score, abs=1e-6)


@pytest.fixture
def corpus():
    stories = [
        tell(story, f"{side}{n}") for n, story in enumerate((KOREA, FINLAND, CUBA)) for side, tell in SIDES
    ]
    return [features(one) for one in stories]


SIDES = (("v", vietnamese), ("e", english))


def test_prior_and_calibration_and_margin_are_lines_of_their_own(corpus):
    for one in match(corpus).pairs:
        kinds = [row.kind for row in one.evidence]
        assert kinds[0] == "prior"
        assert kinds.index("margin") == kinds.index("calibration") + 1 > kinds.index("length")
        assert len(set(kinds) & {"people", "words", "terms", "numbers", "days", "countries"}) >= 4


def test_people_are_named_as_each_text_names_them(corpus):
    one = next(pair for pair in match(corpus).pairs if pair.vi == "v1")
    assert ("Antti Häkkänen", "Antti Hakkanen") in {
        (row.vi, row.en) for row in one.evidence if row.kind == "people"
    }


def test_thresholds_are_the_callers(corpus):
    strict = match(corpus, None, Options(min_score=1.0))
    assert strict.pairs == () and len(strict.reviews) == 3


def test_any_two_can_be_explained(corpus):
    model = learn(corpus)
    ledger = explain(corpus[0], corpus[3], model)
    assert ledger.status == "unpaired"
    assert "other guest" in {row.note for row in ledger.evidence}


def test_a_copy_of_the_corpus_twice_as_large_still_pairs(corpus):
    rng = random.Random(5)
    noise = [
        replace(
            corpus[rng.randrange(6)],
            key=f"{n:032x}",
            id=f"n{n}",
            terms=(),
            forms=(),
            counts=b"",
            places=b"",
            flags=b"",
            people=(),
            date=None,
            event_date=None,
        )
        for n in range(6)
    ]
    assert len(match(corpus + noise).pairs) == 3


def test_comparisons_are_counted_by_rule(corpus):
    counts = match(corpus).comparisons
    assert counts["shared terms"] == 9 and counts["compared"] <= 9 and counts["dates"] >= 3


def test_one_host_is_not_another_where_only_a_title_names_him():
    host = person("Trần Minh Khoa", 1, native=True, posts=("Bộ trưởng",))
    vi = article(
        "v", "vi", "Sáng 17/4, đoàn khách đã tới cửa khẩu.", title="Trần Minh Khoa đón khách", people=(host,)
    )
    en = article(
        "e",
        "en",
        "Tran Minh Khoa met the guests on April 17.",
        people=(replace(host, name="Tran Minh Khoa"),),
    )
    vi, en = features(vi), features(en)
    model = learn([vi, en])
    assert not [row for row in explain(vi, en, model).evidence if row.kind == "contradiction"]


def row(kind, weight):
    return Evidence(kind, "x", "x", weight)


@pytest.mark.parametrize(
    ("rows", "near"),
    [
        ([row("people", 2.1)], True),
        ([row("countries", 1.4), row("words", 0.8)], True),
        ([row("event date", 2.2), row("countries", 1.2)], True),
        ([row("people", 2.1), row("contradiction", -9.0)], True),
        # A form and its sentences, the field's terms, a day on which much happens.
        ([row("terms", 6.0), row("sentences", 6.0)], False),
        ([row("event date", 3.2)], False),
        ([row("people", 0.6), row("date", 2.0)], False),
        ([row("people", -2.0), row("countries", 1.9)], False),
        ([], False),
    ],
)
def test_near_is_who_or_where_is_the_same(rows, near):
    assert is_near([row("prior", -2.9), *rows]) is near


def test_among_few_articles_less_is_near():
    rows = [row("people", 0.6), row("countries", 0.3)]
    assert is_near([row("prior", -0.8), *rows])
    assert not is_near([row("prior", -2.9), *rows])


def test_where_nothing_is_near_that_is_said(monkeypatch):
    two = [features(vietnamese(FINLAND, "f")), features(english(CUBA, "c"))]
    (left, _) = match(two).unpaired
    assert left.nearest == "c" and left.score < 0.01
    monkeypatch.setattr("defcorpus.pairs.shown.is_near", lambda evidence: False)
    for left in match(two).unpaired:
        assert (left.nearest, left.score, left.against) == (None, None, "nothing near")
