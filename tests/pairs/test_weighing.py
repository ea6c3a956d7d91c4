"""What pairs are weighed by: days, names by sound, what is said otherwise; the threshold a corpus teaches."""

from dataclasses import replace

import numpy as np
import pytest

from defcorpus.pairs import features, learn, match
from defcorpus.pairs import weights as w
from defcorpus.pairs.calibrating import threshold
from defcorpus.pairs.features.columns import columns_of
from defcorpus.pairs.features.sounds import sound_likeness, sound_likeness_but_one
from defcorpus.pairs.linking.field import best_left
from defcorpus.pairs.model import Model
from defcorpus.pairs.weighing.compare import group_weights
from defcorpus.pairs.weighing.dates import Lags, lag_between

from .helpers import article, person

DAYS = [
    ("Ngày 12-3, hai bên hội đàm tại Hà Nội.", None, "On March 12 both sides held talks.", None),
    ("Ngày 12-3, hai bên hội đàm tại Hà Nội.", None, "On May 14 both sides held talks.", None),
    ("Ngày 12-3, hai bên hội đàm tại Hà Nội.", "2025-03-13", "Both sides held talks on Wednesday.", None),
    ("Ngày 12-3, hai bên hội đàm tại Hà Nội.", "2025-03-13", "Both sides held talks on Friday.", None),
    ("Hai bên hội đàm tại Hà Nội.", "2025-03-13", "Both sides held talks in Hanoi.", "2025-03-15"),
    ("Ngày 12-3, hai bên hội đàm.", "2025-03-12", "On March 12 both sides held talks.", "2025-03-13"),
    ("Hai bên hội đàm tại Hà Nội.", None, "Both sides held talks in Hanoi.", "2025-03-15"),
    ("Hai bên hội đàm tại Hà Nội.", "2025-03-13", "Both sides held talks on March 12.", None),
    ("Hai bên hội đàm tại Hà Nội.", "2025-06-02", "Both sides held talks on July 22.", None),
    ("Ngày 30-12, hai bên hội đàm.", None, "Both sides held talks in Hanoi.", "2026-01-02"),
    ("Hôm thứ Tư, hai bên hội đàm.", "2024-03-01", "Both sides held talks on February 29.", None),
]


def told(row):
    vi, vi_date, en, en_date = row
    days = (
        "2025-03-12" if "12-3" in vi and vi_date else None,
        "2025-03-12" if "March" in en and en_date else None,
    )
    vi, en = vi + " Hai bên nhất trí tăng cường hợp tác.", en + " They agreed to strengthen cooperation."
    return [
        features(article("v", "vi", vi, date=vi_date, event=days[0])),
        features(article("e", "en", en, date=en_date, event=days[1])),
    ]


@pytest.mark.parametrize(
    ("row", "kind", "days", "speaks"),
    [
        (DAYS[0], "day", 0, 1), (DAYS[1], "day", 63, -1), (DAYS[2], "weekday", 0, 1),
        (DAYS[3], "weekday", None, -1), (DAYS[4], "date", 2, 1), (DAYS[5], "event", 0, 1),
        (DAYS[7], "told", -1, 1), (DAYS[8], "told", 50, -1), (DAYS[9], "told", 3, 1),
        (DAYS[10], "told", -1, 1),
    ],
)  # fmt: skip
def test_days_are_compared_as_far_as_they_are_known(row, kind, days, speaks):
    vi, en = told(row)
    lag = lag_between(vi, en, learn([vi, en]))
    assert (lag.kind, lag.days) == (kind, days)
    assert lag.weight * speaks > 0


def test_days_of_a_series_speak_for_nothing_however_long_the_corpus():
    """Two sessions of one series, a week apart, in a corpus of twenty years."""
    one = features(article("v", "vi", "Lễ tiễn tại sân bay.", date="2019-11-19", event="2019-11-19"))
    two = features(article("e", "en", "A ceremony at the airport.", date="2019-11-26", event="2019-11-26"))
    other = replace(two, event_date=None)
    years = [replace(other, date=f"{year}-06-01") for year in range(2005, 2025) for _ in range(50)]
    lag = lag_between(one, two, learn([one, two, *years]))
    assert (lag.kind, lag.days) == ("event", 7)
    assert lag.weight < 0


def test_a_given_name_alone_is_no_guest():
    named = [person("Chien", posts=("General",)), person("Thomas", posts=("Deputy Minister",))]
    made = features(article("e", "en", "General Chien and Deputy Minister Thomas spoke.", people=named))
    assert [one.name for one in made.people if one.guest] == ["Thomas"]


def test_a_page_without_any_day_is_not_compared():
    vi, en = told(DAYS[6])
    assert lag_between(vi, en, learn([vi, en])) is None


@pytest.mark.parametrize("row", DAYS)
def test_days_say_the_same_of_many_pairs_at_once(row):
    vi, en = told(row)
    model = learn([vi, en])
    sides = [(side.days, side.events, side.told) for side in columns_of([vi, en])]
    lag = lag_between(vi, en, model)
    assert Lags.of(model).weights(*sides)[0] == pytest.approx(0.0 if lag is None else lag.weight)


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [("ben ua let x", "ben wallace", True), ("ai da xay ca li", "aydar seytkali", True),
     ("pe to hooc ni ac", "peter horniak", True), ("ben ua let x", "aydar seytkali", False)],
)  # fmt: skip
def test_names_written_by_sound(one, two, alike):
    assert (100 * sound_likeness(one, two) >= w.SOUND_LEAST) == alike


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [("becop nualan xagunduculu", "nurlan bekov", True), ("ramon etcalona", "ramon escalona prieto", True),
     ("becop nualan xagunduculu", "bakyt nurlanov", False), ("peto hoocniac", "peter john ross", False),
     ("becop nualan", "nurlan bekov", False), ("becop", "nurlan bekov", False)],
)  # fmt: skip
def test_names_written_by_sound_with_a_patronymic(one, two, alike):
    assert (sound_likeness_but_one(one, two) > 0.0) == alike


def test_groups_of_one_pair_and_of_many_weigh_the_same():
    rng = np.random.default_rng(7)
    sums = [rng.uniform(0, 60, (20, 5)) for _ in range(3)]
    many = group_weights(*sums)
    for at in range(20):
        for part, one in zip(many, group_weights(*(each[at] for each in sums)), strict=True):
            assert part[at] == pytest.approx(one)


def test_what_both_say_otherwise_weighs_more_the_more_is_said_alike():
    shared, only = np.array([0.0, 0, 5, 0, 0]), np.array([20.0, 0, 5, 0, 0])
    near = group_weights(shared * 8, only, only)[3][0]
    far = group_weights(shared, only, only)[3][0]
    assert near < far < 0


def test_links_take_each_article_once_best_first():
    assert best_left(np.array([(0, 0), (0, 1), (1, 0), (1, 1)])).tolist() == [0, 3]


def test_a_threshold_lies_between_what_is_one_and_what_is_none():
    none = [at / 10 for at in range(-80, 60)] * 4
    mixed = threshold([*none, *[9 + at / 100 for at in range(400)]], none)
    assert 4 < mixed <= 9


def test_a_threshold_is_low_where_second_best_is_far_below():
    first = [at / 100 for at in range(-200, 800)]
    assert threshold(first, [at / 100 - 20 for at in range(1000)]) < w.THRESHOLD


def test_few_pairs_leave_the_threshold_where_it_is():
    assert threshold([], []) == w.THRESHOLD
    assert threshold([9.0], [-5.0]) == pytest.approx(w.THRESHOLD, abs=0.2)


def test_what_is_learnt_is_part_of_the_model():
    both = [one for row in DAYS[:2] for one in told(row)]
    model = match(both).model
    assert model.calibration is not None
    assert Model.from_bytes(model.to_bytes()) == model
    again = match(both, model)
    assert again.pairs == match(both).pairs and again.model.calibration == model.calibration


def test_another_report_in_the_same_language_is_no_rival():
    vi, en = told(DAYS[5])
    other = replace(en, id="f", key="f" * 32)
    result = match([vi, en, other])
    assert result.pairs[0].score > 0.5
