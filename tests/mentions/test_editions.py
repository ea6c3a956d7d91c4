"""Which time something is held that is held again and again."""

import pytest

from defcorpus.mentions.editions import find_editions

CASES = [
    ("vi", "đồng chủ trì Đối thoại Chính sách quốc phòng Việt Nam - Italia lần thứ 6.", [("dialogue", 6)]),
    ("vi", "Doi thoai Quoc phong Viet Nam - Ha Lan lan thu 4", [("dialogue", 4)]),
    ("vi", "Giao lưu hữu nghị quốc phòng biên giới lần thứ chín", [("border exchange", 9)]),
    ("vi", "Hội nghị Tư lệnh Hải quân ASEAN lần thứ 19 khai mạc", [("conference", 19)]),
    ("en", "co-chaired the 10th Vietnam-RoK Defence Policy Dialogue in Seoul", [("dialogue", 10)]),
    ("en", "the sixth Vietnam - Italy defence policy dialogue in Rome", [("dialogue", 6)]),
    ("en", "The fourth joint exercise of the two coast guards began.", [("exercise", 4)]),
    # What comes next has not been held, and not everything that is counted is held.
    ("vi", "Đối thoại lần thứ 7 dự kiến tổ chức tại Manila.", []),
    ("vi", "Đây là lần thứ hai tàu đến Việt Nam.", []),
    ("vi", "Đối thoại kết thúc. Tàu cập cảng lần thứ 3.", []),
    ("vi", "Đối thoại diễn ra sau bão số 3 và bên cột mốc số 98.", []),
    ("vi", "Diễn tập của Đội Công binh số 4.", [("exercise", 4)]),
    ("en", "After typhoon No. 3 the dialogue went on; at marker No. 98 an exercise began.", []),
    ("en", "It is the second visit of the ship.", []),
    ("en", "The 5th Fleet and the 3rd Regiment took part in the exercise.", []),
    ("en", "On the 80th anniversary a dialogue was held.", []),
    ("en", "The exercise of July 8th and 9th May ended.", []),
    ("en", "The frigate (No 61) and the 31st Marine unit joined the exercise.", []),
    ("vi", "Diễn tập của Biên đội tàu hộ vệ số 12 và Lữ đoàn số 7.", []),
    ("en", "He came third. The dialogue went on.", []),
    ("other", "10th dialogue", []),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_editions(lang, text, wanted):
    found = find_editions(text, 0, len(text), lang)
    assert [(one.act, one.number) for one in found] == wanted
    assert all(any(letter.isalnum() for letter in text[one.start : one.end]) for one in found)


def test_offsets_are_those_of_the_text_given():
    text = "İstanbul. The sixth dialogue."
    (one,) = find_editions(text, 0, len(text), "en")
    assert text[one.start : one.end] == "sixth"
