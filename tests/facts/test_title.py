"""Titles: the page's own, or one made from a caption or a first sentence that reads like a title."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Location, Metadata, Page
from defcorpus.facts.headline import LIMIT, headline
from defcorpus.facts.title import read_title
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.pages import make_page

BODY = (
    "Hai bên trao đổi ý kiến về tình hình khu vực, khẳng định sẽ duy trì các cơ chế đối thoại đã có và "
    "sớm họp nhóm công tác chung trong năm tới."
)


def page(text: str, meta: Metadata | None = None) -> Page:
    found = make_page(Location("/a", "/"), text, meta or Metadata(), kind="text", encoding="utf-8")
    assert isinstance(found, Page)
    return found


# A sentence, and the headline that it makes.
HEADLINES = [
    # Datelines with a day, before or behind the agency, with or without a dash.
    (
        "Hanoi (VNA), April 17 -- Minister Tran Minh Khoa received Minister Petr Dvorak of Czechia.",
        "Minister Tran Minh Khoa received Minister Petr Dvorak of Czechia",
    ),
    (
        "PRAGUE, CZECHIA, June 3 - A delegation led by Tran Minh Khoa attends the arms control forum.",
        "A delegation led by Tran Minh Khoa attends the arms control forum",
    ),
    (
        "WASHINGTON, July 19 (Reuters) - Secretary John Miller will visit three countries this month.",
        "Secretary John Miller will visit three countries this month",
    ),
    (
        "New Delhi [India], December 30 : Secretary Arun Mehta met Ambassador Tran Minh Khoa.",
        "Secretary Arun Mehta met Ambassador Tran Minh Khoa",
    ),
    (
        "Vietnam - Japan talks open with a word on doctors and divers",
        "Vietnam - Japan talks open with a word on doctors and divers",
    ),
    # The commas inside a day in front end no clause.
    (
        "On May 9, 2024, Minister Tran Minh Khoa received a delegation of Czech engineers.",
        "Minister Tran Minh Khoa received a delegation of Czech engineers",
    ),
    (
        "On Thursday, May 9, Minister Tran Minh Khoa received a delegation of Czech engineers.",
        "Minister Tran Minh Khoa received a delegation of Czech engineers",
    ),
    (
        "On the morning of 9 May 2024, in Prague, Minister Tran Minh Khoa received Czech engineers.",
        "Minister Tran Minh Khoa received Czech engineers",
    ),
    # What took place is no frame.
    (
        "Sáng 17/9, tại Hà Nội đã diễn ra Đối thoại quân y lần thứ 3 giữa hai nước, do hai cục chủ trì.",
        "Diễn ra Đối thoại quân y lần thứ 3 giữa hai nước, do hai cục chủ trì",
    ),
    # Who stands where leaves no gap.
    (
        "Minister Tran Minh Khoa (fifth from right), Ambassador Petr Dvorak (fourth from left), and others",
        "Minister Tran Minh Khoa, Ambassador Petr Dvorak, and others",
    ),
    # Initials in capitals are nobody: the subject is not TP HCM.
    (
        "Ông Petr Dvorak đi trên chuyến bay dân sự từ sân bay Tân Sơn Nhất, TP HCM đến Cam Ranh lúc 9 giờ "
        "15 phút cùng với đoàn công tác gồm tám người.",
        "Ông Petr Dvorak đi trên chuyến bay dân sự từ sân bay Tân Sơn Nhất, TP HCM đến Cam Ranh lúc 9 giờ "
        "15 phút …",
    ),
    # Day, place and occasion in front go; ranks stay.
    (
        "Ngày 7/5, tại thủ đô Prague, Đại tướng Trần Minh Khoa gặp Thượng tướng Petr Dvorak.",
        "Đại tướng Trần Minh Khoa gặp Thượng tướng Petr Dvorak",
    ),
    (
        "Sáng 14-1, tại Hà Nội, Đại tướng Trần Minh Khoa tiếp Đại sứ Cộng hòa Séc.",
        "Đại tướng Trần Minh Khoa tiếp Đại sứ Cộng hòa Séc",
    ),
    (
        "Chiều nay (8/4), Đại tướng Trần Minh Khoa đã tiếp xã giao Thượng nghị sĩ John Miller.",
        "Đại tướng Trần Minh Khoa đã tiếp xã giao Thượng nghị sĩ John Miller",
    ),
    (
        "Sáng ngày 24/06 Đại tướng Trần Minh Khoa dự và chỉ đạo hội nghị tùy viên.",
        "Đại tướng Trần Minh Khoa dự và chỉ đạo hội nghị tùy viên",
    ),
    (
        "VOV.VN - Chiều 11/3, tại Hà Nội, Thứ trưởng Trần Minh Khoa hội đàm với Thứ trưởng Petr Dvorak.",
        "Thứ trưởng Trần Minh Khoa hội đàm với Thứ trưởng Petr Dvorak",
    ),
    (
        "Hà Nội (TTXVN) - Trong khuôn khổ chuyến thăm, Thượng tướng Trần Minh Khoa đã làm "
        "việc với lãnh đạo tập đoàn.",
        "Thượng tướng Trần Minh Khoa đã làm việc với lãnh đạo tập đoàn",
    ),
    (
        "Tại hội đàm, hai bên nhất trí sớm ký các văn kiện hợp tác.",
        "Hai bên nhất trí sớm ký các văn kiện hợp tác",
    ),
    (
        "Nhân dịp này, hai bộ trưởng chứng kiến lễ ký kế hoạch hợp tác.",
        "Hai bộ trưởng chứng kiến lễ ký kế hoạch hợp tác",
    ),
    (
        "Hanoi (VNA) – Deputy Minister Tran Minh Khoa received Czech Ambassador Jan Novak in "
        "Hanoi on June 3.",
        "Deputy Minister Tran Minh Khoa received Czech Ambassador Jan Novak in Hanoi",
    ),
    (
        "On March 11, Gen. Tran Minh Khoa held talks with his Czech counterpart in Hanoi.",
        "Gen. Tran Minh Khoa held talks with his Czech counterpart in Hanoi",
    ),
    (
        "HÀ NỘI — Senior Lieutenant General Trần Minh Khoa hosted Minister Petr Dvorak on Thursday.",
        "Senior Lieutenant General Trần Minh Khoa hosted Minister Petr Dvorak",
    ),
    (
        "As part of his visit to Prague, Minister Tran Minh Khoa met President Karel Svoboda.",
        "Minister Tran Minh Khoa met President Karel Svoboda",
    ),
    # Who stands where, credits and the day behind go.
    (
        "General Tran Minh Khoa (R) and Minister Petr Dvorak at the talks on March 11. (Photo: VNA)",
        "General Tran Minh Khoa and Minister Petr Dvorak at the talks",
    ),
    (
        "Thượng tướng Trần Minh Khoa (bên phải) tặng quà lưu niệm khách. Ảnh: LÊ HÙNG",
        "Thượng tướng Trần Minh Khoa tặng quà lưu niệm khách",
    ),
    (
        "Đại tá Nguyễn Minh An phát biểu tại buổi gặp mặt báo chí, ngày 15-10-2024.",
        "Đại tá Nguyễn Minh An phát biểu tại buổi gặp mặt báo chí",
    ),
    (
        "Minister Petr Dvorak (second from left) visits the shipyard on the morning of March 12",
        "Minister Petr Dvorak visits the shipyard",
    ),
    (
        "The two sides will keep working closely together in the future./.",
        "The two sides will keep working closely together in the future",
    ),
    # The subject's own offices go where the sentence is too long for them, and it is seen that they do.
    (
        "Đại tướng Trần Minh Khoa, Ủy viên Bộ Chính trị, Phó Bí thư Quân ủy Trung ương, Bộ "
        "trưởng Bộ Quốc phòng đã hội đàm với Bộ trưởng Quốc phòng Cộng hòa Séc Petr Dvorak.",
        "Đại tướng Trần Minh Khoa … đã hội đàm với Bộ trưởng Quốc phòng Cộng hòa Séc Petr Dvorak",
    ),
    (
        "Senior Lieutenant General Tran Minh Khoa, member of the Party Central Committee, "
        "Deputy Minister of National Defence, received a delegation of Czech companies.",
        "Senior Lieutenant General Tran Minh Khoa … received a delegation of Czech companies",
    ),
    # Nothing else goes from the midst: a secretary signs nothing, a colonel is not held, a guest does not
    # grow. Where the offices are long, the title goes on to what happens.
    (
        "Thượng tướng Trần Minh Khoa, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Quốc phòng, và ông Petr "
        "Dvorak, Thư ký Thường trực Bộ Quốc phòng Séc, sáng nay cùng chủ trì Đối thoại.",
        "Thượng tướng Trần Minh Khoa, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Quốc phòng, và ông Petr Dvorak, "
        "Thư ký Thường trực Bộ Quốc phòng Séc, sáng nay cùng chủ trì Đối thoại",
    ),
    (
        "Đại tá Nguyễn Minh An, Phó cục trưởng Cục Đối ngoại, nói tại buổi gặp báo chí: hội thao lần này "
        "sắp được tổ chức lần đầu, ở ba tỉnh của ba nước, và có ý nghĩa đặc biệt.",
        "Đại tá Nguyễn Minh An, Phó cục trưởng Cục Đối ngoại, nói tại buổi gặp báo chí: hội thao lần này sắp "
        "được tổ chức lần đầu",
    ),
    (
        "Minister Tran Minh Khoa and his visitor, Czech Minister Petr Dvorak, agreed yesterday that the "
        "dangers at sea are growing “ever graver” and that the two navies must talk more.",
        "Minister Tran Minh Khoa and his visitor, Czech Minister Petr Dvorak, agreed yesterday that the "
        "dangers at sea …",
    ),
    # Words alone where nothing happens.
    (
        "Đồng chí Trần Minh Khoa, Ủy viên Bộ Chính trị, Bí thư Đảng ủy, nguyên Ủy viên Hội đồng Giáo sư, "
        "nguyên Ủy viên Ban Biên tập, cùng các đồng chí nguyên Ủy viên Ban Thư ký và nguyên Ủy viên Ban Đối "
        "ngoại, Ban Tuyên truyền, Ban Kinh tế",
        "Đồng chí Trần Minh Khoa, Ủy viên Bộ Chính trị, Bí thư Đảng ủy, nguyên Ủy viên Hội đồng Giáo sư, "
        "nguyên Ủy viên …",
    ),
    # Too long: cut at a clause, else at a phrase; nothing dangles.
    (
        "Đại tướng Trần Minh Khoa đề nghị hai bên sớm hoàn tất đàm phán về thỏa thuận bảo vệ "
        "tin mật, tạo cơ sở pháp lý cho hợp tác trong các lĩnh vực mà hai bên cùng quan tâm.",
        "Đại tướng Trần Minh Khoa đề nghị hai bên sớm hoàn tất đàm phán về thỏa thuận bảo vệ tin mật",
    ),
    (
        "Petr Dvorak said his ministry stood ready to share its experience in modernising "
        "armoured vehicles with the army of Vietnam and with other partners in the region "
        "that it has long worked with.",
        "Petr Dvorak said his ministry stood ready to share its experience in modernising "
        "armoured vehicles …",
    ),
    (
        "“Chúng tôi\n\trất   vui”, ông nói.",
        "“Chúng tôi rất vui”, ông nói",
    ),
]


WORDS = [word for sentence, _ in HEADLINES for word in sentence.split()]


@pytest.mark.parametrize(("sentence", "expected"), HEADLINES, ids=lambda text: text[:40])
def test_headlines(sentence, expected):
    assert headline(sentence) == expected
    assert headline(expected) == expected


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_headlines_are_one_short_line(text):
    found = headline(" ".join(text.split()))
    assert len(found) <= LIMIT + 1  # a capital may be two letters (ß)
    assert "\n" not in found and found == found.strip()


def test_the_pages_own_title_is_no_derived_one():
    title = read_title(page(f"Việt Nam và Séc bàn về hợp tác quân y\n{BODY}"))
    assert (title.text, title.derived, title.start) == ("Việt Nam và Séc bàn về hợp tác quân y", False, 0)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Việt Nam và Séc bàn về hợp tác", "Việt Nam và Séc bàn về hợp tác"),
        ("Việt Nam và Séc bàn về hợp tác | VOV.VN", "Việt Nam và Séc bàn về hợp tác"),
        ("Việt Nam và Séc bàn về hợp tác - Báo Nhân Dân", "Việt Nam và Séc bàn về hợp tác"),
        ("Việt Nam - Séc: bàn về hợp tác", "Việt Nam - Séc: bàn về hợp tác"),
        ("  Việt Nam\n và Séc ", "Việt Nam và Séc"),
    ],
)
def test_titles_from_metadata(written, expected):
    title = read_title(page(BODY, Metadata(title=written)))
    assert (title.text, title.derived, title.start, title.end) == (expected, False, -1, -1)


def test_a_title_of_the_metadata_that_stands_on_the_page_has_a_place():
    title = read_title(page(f"Việt Nam và Séc\n{BODY}", Metadata(title="Việt Nam và Séc")))
    assert (title.start, title.end) == (0, 15)


def test_the_caption_goes_before_the_first_sentence():
    caption = "Đại tướng Trần Minh Khoa và Bộ trưởng Petr Dvorak tại hội đàm. Ảnh: Minh An"
    text = f"date 2025-03-11 {caption}\n\n{BODY}"
    title = read_title(page(text))
    assert title.text == "Đại tướng Trần Minh Khoa và Bộ trưởng Petr Dvorak tại hội đàm"
    assert title.derived and text[title.start : title.end].startswith("Đại tướng")


def test_hard_wrapped_sentences_are_whole():
    text = (
        "Deputy Minister Tran Minh Khoa received\nthe ambassador of the Czech Republic in\n"
        "Hanoi, and thanked him for\nall that he had done for the two armies\n"
        "during the four years of his term."
    )
    expected = "Deputy Minister Tran Minh Khoa received the ambassador of the Czech Republic in Hanoi"
    assert read_title(page(text)).text.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("Chào.", "date 2025-12-25", "...a...", "国防部长会见越南代表团，双方进行了会谈。", "Chia sẻ"),
        *("x" * 5000, "a\n" * 50),
    ],
)
def test_no_page_is_without_a_title(text):
    title = read_title(page(text))
    assert title.text.strip() and len(title.text) <= LIMIT


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=200))
def test_every_page_has_a_title(text):
    found = make_page(Location("/a", "/"), text, Metadata(), kind="text", encoding="utf-8")
    if not isinstance(found, Refusal):
        assert read_title(found).text.strip()


LEAD = "Minister Tran Minh Khoa received Ambassador Petr Dvorak at the ministry in Hanoi on May 4."
CAPTION = "Ambassador Petr Dvorak (R) with a map of the old town. (Photo: VNA)"


def test_what_stands_first_makes_the_title():
    assert read_title(page(f"{LEAD}\n\n{CAPTION}\n\n{BODY}")).text.startswith(
        "Minister Tran Minh Khoa received"
    )
    assert read_title(page(f"{CAPTION}\n\n{BODY}")).text.startswith("Ambassador Petr Dvorak with")
    assert read_title(page(f"{CAPTION}\n\n{LEAD}\n\n{BODY}")).text.startswith(
        "Minister Tran Minh Khoa received"
    )


def test_a_caption_goes_before_a_text_without_its_lead():
    lost = "At the meeting, the two officials spoke about the year that lies behind them."
    text = f"{lost}\n\n{CAPTION}\n\n{LEAD}"
    assert read_title(page(text)).text.startswith("Ambassador Petr Dvorak with")


def test_a_scene_makes_no_title():
    text = f"An overview of the meeting\n\n{LEAD}\n\n{BODY}"
    assert read_title(page(text)).text.startswith("Minister Tran Minh Khoa received")


PLAIN = "They spoke of training, of rescue at sea and of doctors, and agreed to meet again in Prague."


@pytest.mark.parametrize(
    ("address", "lines", "title"),
    [
        # The words of the address, as the text writes them.
        (
            "https://a.vn/vietnam-czechia-widen-rescue-training/4711.vnp",
            f"Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia (Photo: VNA)\n\n{PLAIN} Vietnam, "
            "Czechia and others train for rescue and widen their exchanges.",
            "Vietnam Czechia widen rescue training",
        ),
        # Another story's address, one without words, one with too few.
        (
            "https://a.vn/farmers-sell-coffee-beans-abroad/4711.vnp",
            f"Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia (Photo: VNA)\n\n{PLAIN}",
            "Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia",
        ),
        (
            "https://a.vn/4711.vnp",
            f"Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia (Photo: VNA)\n\n{PLAIN}",
            "Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia",
        ),
        # A sentence that says what happens needs no help.
        (
            "https://a.vn/minister-tran-minh-khoa-hosts-minister-petr-dvorak/4711.vnp",
            f"Minister Tran Minh Khoa received Minister Petr Dvorak in Hanoi on May 9.\n\n{PLAIN}",
            "Minister Tran Minh Khoa received Minister Petr Dvorak in Hanoi",
        ),
        # The lead says more than a caption that only names who is seen.
        (
            "https://a.vn/4711.vnp",
            "Minister Tran Minh Khoa and Minister Petr Dvorak of Czechia (Photo: VNA)\n\nHanoi (VNA) – "
            f"Minister Tran Minh Khoa held talks with Minister Petr Dvorak on May 9.\n\n{PLAIN}",
            "Minister Tran Minh Khoa held talks with Minister Petr Dvorak",
        ),
    ],
)
def test_a_title_says_what_happens(address, lines, title):
    assert read_title(page(lines, Metadata(url=address))).text == title
