"""What stands after articles came and went is what a full run finds; what is weighed at once adds up."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.pairs import Features, Model, Options, explain, features, learn, match, restored, stored
from defcorpus.pairs.candidates import keys
from defcorpus.pairs.candidates.standing import Standing, stand
from defcorpus.pairs.features import columns as columns_module
from defcorpus.pairs.features.articles import Listed
from defcorpus.pairs.features.columns import columns_of, read_fronts
from defcorpus.pairs.features.encoded import behind
from defcorpus.pairs.features.people import name_terms, respellings
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.records import PersonKey
from defcorpus.pairs.weighing.batch import pair_weights
from defcorpus.pairs.weighing.dates import Lags, lag_between
from defcorpus.pairs.weighing.namesakes import may_be_respelt
from defcorpus.pairs.weighing.weighed import ROWS, numbered, weighed
from tests.pairs.helpers import article, concatenated, person, stand_again

NAMES = ("Tomas Dvorak", "Ilham Mustafayev", "Elena Petrova", "Elena Petrovna", "Haluk Gorgun", "Kim Soo")
PLACES = ("Praha", "Baku", "Ankara", "Helsinki", "Oslo", "Lisbon", "Madrid", "Vientiane")
THINGS = (
    ("hợp tác quốc phòng", "defence cooperation"),
    ("đào tạo", "training"),
    ("gìn giữ hòa bình", "peacekeeping"),
)


def story(chance: random.Random, lang: str, number: int) -> Features:
    """Return an article of a few names, places, numbers and terms, many of them common."""
    guest, place = chance.choice(NAMES), chance.choice(PLACES)
    thing = chance.choice(THINGS)[lang == "en"]
    figure = chance.randrange(20, 30)
    if lang == "vi":
        body = f"Chiều qua, tại {place}, ông {guest} trao đổi về {thing} với {figure} đại biểu. Số {number}."
    else:
        body = f"Yesterday in {place}, Mr {guest} spoke of {thing} with {figure} delegates. No. {number}."
    day = date(2025, 3, 1) + timedelta(chance.randrange(40))
    dated = None if chance.random() < 0.3 else day.isoformat()
    event = None if chance.random() < 0.6 else (day - timedelta(chance.randrange(3))).isoformat()
    people = (
        ()
        if chance.random() < 0.3
        else (person(guest, posts=("Minister",)), person("Vũ Văn Hà", native=True))
    )
    return features(
        article(f"{lang}{number}", lang, body, title=guest, date=dated, event=event, people=people)
    )


def stories(seed: int, count: int) -> list[Features]:
    chance = random.Random(seed)
    found = [story(chance, chance.choice(("vi", "en")), number) for number in range(count)]
    return sorted(found, key=lambda one: (one.key, one.id))


def reader_of(articles: list[Features], model: Model) -> Reader:
    vi, en = (Listed([one for one in articles if one.lang == lang]) for lang in ("vi", "en"))
    return Reader(vi, en, model)


def standing(articles: list[Features], model: Model, options: Options) -> Standing:
    return stand(columns_of(articles), model, options, reader_of(articles, model).respelt)


def same(one: Standing, two: Standing) -> bool:
    return (
        np.array_equal(one.pairs, two.pairs)
        and np.array_equal(one.weights, two.weights)
        and all(np.array_equal(a, b) for a, b in zip(one.best, two.best, strict=True))
    )


POOL = stories(1, 90)
MODEL = learn(POOL[::2])


@pytest.mark.parametrize("comparisons", [1_500, 2])
@settings(max_examples=12, deadline=None)
@given(
    history=st.lists(st.sets(st.integers(0, len(POOL) - 1)), min_size=2, max_size=4),
    candidates=st.integers(1, 6),
)
def test_any_history_ends_in_what_a_full_run_finds(
    comparisons: int, history: list[set[int]], candidates: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            keys, "COMPARISONS", comparisons
        )  # few: most terms are asked by within the window alone
        _follow(history, Options(candidates=candidates))


def _follow(history: list[set[int]], options: Options) -> None:
    before = sorted(history[0])
    found = standing([POOL[at] for at in before], MODEL, options)
    for chosen in history[1:]:
        now = sorted(chosen)
        orders, new = [], []
        for side, lang in enumerate(("vi", "en")):
            old = [at for at in before if POOL[at].lang == lang]
            came = [at for at in now if POOL[at].lang == lang and at not in old]
            place = {at: number for number, at in enumerate([*old, *came])}
            orders.append(np.array([place[at] for at in now if POOL[at].lang == lang], np.int64))
            new.append(columns_of([POOL[at] for at in came])[side])
        articles = [POOL[at] for at in now]
        exact = reader_of(articles, MODEL).respelt
        found = stand_again(found, (new[0], new[1]), (orders[0], orders[1]), options, exact)
        assert same(found, standing(articles, MODEL, options))
        before = now


def test_weights_are_those_of_the_ledger() -> None:
    model = learn(POOL)
    columns = columns_of(POOL)
    terms = numbered(model, columns)
    vi, en = (weighed(side, terms, vietnamese=not at) for at, side in enumerate(columns))
    pairs = np.array([(one, two) for one in range(len(vi)) for two in range(len(en))], np.int64)
    reader = reader_of(POOL, model)
    found = pair_weights(vi, en, terms, pairs, reader.respelt, -np.inf)
    assert found == pytest.approx([reader.weight(*pair) for pair in pairs.tolist()], abs=1e-9)
    # What names spelt otherwise say is left out only below the weight from which on it matters.
    rough = pair_weights(vi, en, terms, pairs, reader.respelt, -6.0)
    assert rough[found >= -6.0] == pytest.approx(found[found >= -6.0]) and (rough[found < -6.0] < -6.0).all()


def test_pairs_weigh_what_their_lines_add_up_to() -> None:
    result = match(POOL)
    assert result.pairs
    for pair in (*result.pairs, *result.reviews):
        assert pair.weight == pytest.approx(sum(row.weight for row in pair.evidence), abs=1e-9)


def test_the_front_of_kept_features_is_all_that_columns_need() -> None:
    data = [stored(one) for one in POOL]
    whole = columns_of(POOL)[0]
    read = read_fronts(
        [each[: behind(each)] for each, one in zip(data, POOL, strict=True) if one.lang == "vi"]
    )
    for name in whole.__slots__:
        assert np.array_equal(getattr(read, name), getattr(whole, name)), name
    with pytest.raises(ValueError, match="cut off"):
        behind(data[0][:40])
    assert [restored(each) for each in data] == POOL


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_lags_looked_up_are_those_worked_out(chance: random.Random) -> None:
    first = date(2025, 3, 1).toordinal()

    def dated(lang: str) -> Features:
        days = [
            date.fromordinal(first + chance.randrange(-40, 80)).isoformat() if chance.random() < 0.7 else None
            for _ in range(2)
        ]
        return replace(POOL[0], lang=lang, date=days[0], event_date=days[1])

    model = learn([dated("en") for _ in range(chance.randrange(30))])
    lags = Lags.of(model)
    for _ in range(20):
        one, two = dated("vi"), dated("en")
        lag = lag_between(one, two, model)
        days = [(side.days, side.events, side.told) for side in columns_of([one, two])]
        assert lags.weights(days[0], days[1])[0] == pytest.approx(0.0 if lag is None else lag.weight)


def test_what_the_model_does_not_know_counts() -> None:
    vi, en = stories(9, 12), stories(9, 12)
    model = learn([])
    pairs = [(one, two) for one in vi for two in en if (one.lang, two.lang) == ("vi", "en")]
    for one, two in pairs[:10]:
        assert explain(one, two, model).evidence


def test_a_person_known_by_two_names_is_one() -> None:
    one = replace(
        POOL[0], lang="vi", people=(PersonKey("Đổng Quân", "dong quan", 1, False, True, ("dong jun",)),)
    )
    two = replace(POOL[1], lang="en", people=(PersonKey("Dong Jun", "dong jun", 1, False, True),))
    reader = Reader(Listed([one]), Listed([two]), MODEL)
    days = lag_between(one, two, MODEL)
    assert reader.respelt(0, 0) == pytest.approx(reader.weight(0, 0) - (days.weight if days else 0.0))
    assert Reader(Listed([POOL[0]]), Listed([POOL[0]]), MODEL).respelt(0, 0) is None


SPELT = (
    "ilham mustafayev", "mustafaiev ilham", "ilkham mustafajev", "ai da xay ca li", "aydar seytkali",
    "dong quan", "dong jun", "kim soo", "kim su", "pe to hooc ni ac", "peter horniak", "a", "",
    "gau chi uay", "goh chee wai", "kim xon ho", "kim seon ho", "vong pi xen", "pisen vong",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_names_spelt_otherwise_are_not_passed_over(chance: random.Random) -> None:
    def told(lang: str, number: int) -> Features:
        people = tuple(
            PersonKey(
                chance.choice(("A-b", "A b", "A ba")), key, 1, chance.random() < 0.2, True,
                tuple(chance.sample(SPELT, chance.randrange(2)) if chance.random() < 0.3 else ()),
            )
            for key in chance.sample(SPELT, chance.randrange(4))
        )  # fmt: skip
        words = {term for one in people for term in name_terms(one) if chance.random() < 0.8}
        terms = tuple(sorted({*words, "c:AZ"}))
        none = bytes(len(terms))
        return Features(
            f"{number:032x}", str(number), lang, None, None, 9, people, terms, terms, none, none, none
        )

    articles = [told(lang, number) for number in range(8) for lang in ("vi", "en")]
    for left, right in (("vi", "en"), ("vi", "vi")):
        one, two = ([each for each in articles if each.lang == lang] for lang in (left, right))
        pairs = np.array([(at, to) for at in range(len(one)) for to in range(len(two))], np.int64)
        columns = columns_of(articles)
        kept = may_be_respelt(columns[0], columns[right == "en"], pairs)
        for (at, to), there in zip(pairs.tolist(), kept.tolist(), strict=True):
            assert there or not respellings(one[at], two[to], {*one[at].terms} & {*two[to].terms})


@pytest.mark.parametrize("order", [[3, 4, 5, 0, 1, 6], [5, 3], [], [0, 1, 2, 3, 4, 5, 6, 7]])
def test_runs_of_articles_are_taken_as_articles_one_by_one(monkeypatch, order):
    chance = random.Random(5)
    columns = columns_of(story(chance, "vi", number) for number in range(8))[0]
    asked = np.array(order, np.int64)
    monkeypatch.setattr(columns_module, "_LONG", len(columns))
    one_by_one = columns.taken(asked)
    monkeypatch.setattr(columns_module, "_LONG", 0)
    for name in columns.__slots__:
        np.testing.assert_array_equal(getattr(columns.taken(asked), name), getattr(one_by_one, name), name)


@pytest.mark.parametrize("order", [[6, 0, 1, 2, 7, 3, 4, 5], [0, 1, 4, 5, 6, 7], [5, 6], [7], []])
@pytest.mark.parametrize("long", [0, 100])
def test_new_articles_stand_among_those_there(
    monkeypatch: pytest.MonkeyPatch, order: list[int], long: int
) -> None:
    chance = random.Random(6)
    told = [story(chance, "vi", number) for number in range(8)]
    every, one, two = (columns_of(some)[0] for some in (told, told[:6], told[6:]))
    monkeypatch.setattr(columns_module, "_LONG", long)
    terms = numbered(MODEL, [every])
    whole, old, new = (weighed(side, terms, vietnamese=True) for side in (every, one, two))
    asked = np.array(order, np.int64)
    found = old.followed_by(new, asked, concatenated)
    assert len(found) == len(order)
    straight = found.straight()
    for name in ROWS:
        np.testing.assert_array_equal(getattr(straight, name), getattr(whole, name)[asked], name)
    taken = whole.columns.taken(asked)
    for name in every.__slots__:
        np.testing.assert_array_equal(getattr(straight.columns, name), getattr(taken, name), name)
