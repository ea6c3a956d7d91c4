"""A dialogue of one day is no workshop of the next."""

import pytest

from defcorpus.pairs import features
from defcorpus.pairs import weights as w
from defcorpus.pairs.weighing.occasions import other_occasion
from tests.pairs.helpers import article

DIALOGUE = "Đối thoại Chính sách quốc phòng Việt Nam - Philippines lần thứ 6 diễn ra tại Hà Nội."
TALKS = "Thứ trưởng hội đàm với ông Ramon Villaluz tại Hà Nội."
WORKSHOP = "Vietnam and the Philippines held a workshop on maritime security in Hanoi."
POLICY = "The sixth defence policy dialogue of Vietnam and the Philippines was held in Hanoi."
BOTH = "A workshop followed the defence policy dialogue of Vietnam and the Philippines."
MEETING = "The deputy minister met Ramon Villaluz in Hanoi."


@pytest.mark.parametrize(
    ("vi", "en", "days", "other"),
    [
        (DIALOGUE, WORKSHOP, ("2024-05-22", "2024-05-23"), True),
        (DIALOGUE, WORKSHOP, ("2024-05-22", "2024-05-22"), False),
        (DIALOGUE, WORKSHOP, ("2024-05-22", None), False),
        (DIALOGUE, POLICY, ("2024-05-22", "2024-05-23"), False),
        (DIALOGUE, BOTH, ("2024-05-22", "2024-05-23"), False),
        # A meeting has many names, and is held at dialogues and workshops too.
        (DIALOGUE, MEETING, ("2024-05-22", "2024-05-23"), False),
        (TALKS, WORKSHOP, ("2024-05-22", "2024-05-23"), False),
    ],
)
def test_two_occasions_on_two_days(vi, en, days, other):
    made = [
        features(article(lang, lang, text, event=day))
        for lang, text, day in zip(("vi", "en"), (vi, en), days, strict=True)
    ]
    row = other_occasion(*made)
    assert (row is not None) is other
    if row is not None:
        assert (row.kind, row.weight) == ("contradiction", w.OTHER_OCCASION)
        assert row.vi and row.en
