"""A dialogue of one day is no workshop of the next, and a call no visit."""

import pytest

from defcorpus.pairs import features, learn
from defcorpus.pairs import weights as w
from defcorpus.pairs.sentences.align import Alignment
from defcorpus.pairs.weighing.compare import prepare
from defcorpus.pairs.weighing.conflicts import Conflicts
from defcorpus.pairs.weighing.evidence import sentence_rows
from defcorpus.pairs.weighing.occasions import other_occasion
from tests.pairs.helpers import article

DIALOGUE = "Đối thoại Chính sách quốc phòng Việt Nam - Philippines lần thứ 6 diễn ra tại Hà Nội."
TALKS = "Thứ trưởng hội đàm với ông Ramon Villaluz tại Hà Nội."
WORKSHOP = "Vietnam and the Philippines held a workshop on maritime security in Hanoi."
POLICY = "The sixth defence policy dialogue of Vietnam and the Philippines was held in Hanoi."
BOTH = "A workshop followed the defence policy dialogue of Vietnam and the Philippines."
MEETING = "The deputy minister met Ramon Villaluz in Hanoi."
CALL = "Bộ trưởng điện đàm với Bộ trưởng Quốc phòng Estonia và mời ông sang thăm Việt Nam."
BY_PHONE = "The two ministers spoke by phone on Tuesday and looked forward to a visit."
CABLE = "Bộ trưởng gửi điện mừng tới Bộ trưởng Quốc phòng Estonia."
PORT = "Tàu hộ vệ của Hải quân Estonia cập cảng Tiên Sa, thăm Đà Nẵng."
EXERCISE = "The frigate joined a naval exercise off Da Nang."
VISIT = "The Estonian minister paid a visit to Hanoi and held talks."


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
        # Who tells of a call or a message says so, whatever visit was agreed on.
        (CALL, VISIT, ("2024-05-22", "2024-06-23"), True),
        (CALL, VISIT, ("2024-05-22", "2024-05-22"), False),
        (CALL, BY_PHONE, ("2024-05-22", "2024-05-21"), False),
        (TALKS, BY_PHONE, ("2024-05-22", "2024-05-20"), True),
        (CABLE, BY_PHONE, ("2024-05-22", "2024-05-20"), True),
        (CABLE, "Estonia marked the day.", ("2024-05-22", "2024-05-20"), False),
        (PORT, EXERCISE, ("2024-05-22", "2024-05-25"), True),
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


@pytest.mark.parametrize(("en", "share"), [(POLICY, 1.0), (WORKSHOP, w.ALIGNED_OTHERS)])
def test_sentences_of_another_occasion_are_formulas(en, share):
    told = zip(("vi", "en"), (DIALOGUE, en), ("2024-05-22", "2024-05-23"), strict=True)
    made = [features(article(lang, lang, text, event=day)) for lang, text, day in told]
    model = learn(made)
    beside = Alignment((), (4, 4), (4, 4), density=2 * w.ALIGNED_FROM)
    (row, *_) = sentence_rows(*(prepare(one, model) for one in made), beside, Conflicts())
    assert row.kind == "sentences" and row.weight == pytest.approx(share * w.ALIGNED)
