"""Days, people and captions as pages of this press give them, in words of our own."""

import pytest

from defcorpus.article import Location, Metadata, Page
from defcorpus.facts.article import analyse
from defcorpus.facts.people.also import other_keys
from defcorpus.mentions.dates.url import date_in_url
from defcorpus.mentions.names.read import find_names
from defcorpus.mentions.names.ships import ship_names
from defcorpus.reading.chrome.stamps import is_stamp, section_stamp, signed_stamp
from defcorpus.reading.pages import make_page


def page(text: str) -> Page:
    made = make_page(Location("x", "x"), text, Metadata(), kind="text", encoding="utf-8")
    assert isinstance(made, Page)
    return made


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        # The dateline is the day of writing, the weekday the day of the talks.
        (
            " date 2024-05-15 VIETNAM, May 15 - HÀ NỘI — General Phạm Văn Nam and Minister Juan Soto of Chile"
            " held talks in Santiago on Monday.\n\nThey reviewed training.",
            "2024-05-13",
        ),
        # The days of the whole trip stand beside the day of the meeting.
        (
            " date 2024-05-15 HÀ NỘI — General Phạm Nam received Minister Juan Soto on Wednesday.\n\n"
            "He thanked the guest for his May 13-17 trip.",
            "2024-05-15",
        ),
        (
            " date 2022-03-25 Minister Juan Soto of Chile visits Hanoi in two days March 24 and 25.\n\n"
            "This morning, General Nam received the guest at the headquarters of the ministry in Hanoi.",
            "2022-03-25",
        ),
        # What was said on a weekday happened on the day that is written.
        (
            " date 2024-05-16 The frigate came to Cam Ranh on May 14, it was said on Thursday.\n\nIt stays.",
            "2024-05-14",
        ),
        (
            "Giải đấu diễn ra từ ngày 3-5/6/2024 tại Huế đã thành công tốt đẹp.\n\n"
            "Tính đến 9 giờ ngày 5/6, giải đã đón 900 khách.",
            "2024-06-03",
        ),
        # The talks of a visit have their own day.
        (
            "Theo lời mời của ông Juan Soto, Đại tướng Phạm Nam thăm Chi-lê từ ngày 17 đến 20/6/2023.\n\n"
            "Sáng 19/6, tại trụ sở bộ, hai Bộ trưởng hội đàm.",
            "2023-06-19",
        ),
        (
            " date 2022-05-14 Minister Juan Soto said in his visit to Hanoi on May 12-14 that ties grow.\n\n"
            "He paid a courtesy call on the President on May 13.",
            "2022-05-13",
        ),
        (
            "US ships visit Nha Trang\n\nJune, 07/2019 - 02:00\n\nTwo ships docked in Nha Trang yesterday, "
            "beginning a visit of five days with sports, music and talks on rescue at sea.",
            "2019-06-06",
        ),
    ],
)
def test_the_day_it_happened(text, happened):
    article = analyse(page(text))
    assert article.event_date is not None and article.event_date.value == happened


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/nation/2024/Nov/04/armies-meet", "2024-11-04"),
        ("https://a.example/2021/september/9/armies-meet", "2021-09-09"),
        ("https://a.example/2024/Nov/armies-meet", None),
        ("https://a.example/2024/Nov/44/armies-meet", None),
        ("https://a.example/nov/04/armies-meet", None),
        ("https://a.example/english/guest-arrives-05032024101544.html", "2024-05-03"),
        ("https://a.example/english/guest-arrives-13032024101544.html", None),
    ],
)
def test_months_by_name_in_an_address(url, day):
    found = date_in_url(url)
    assert (f"{found.year}-{found.month:02d}-{found.day:02d}" if found and found.day else None) == day


@pytest.mark.parametrize(
    ("line", "front"),
    [
        ("Ban Quốc tế-Thứ ba, ngày 04/06/2019 09:15 GMT+7", "Ban Quốc tế"),
        ("Lê Hà, Minh Anh - Chủ nhật, 02/06/2019 21:00", "Lê Hà, Minh Anh"),
        ("Ban Quốc tế-Thứ ba, đoàn rời Huế lúc 09:15", ""),
        ("Hai bên gặp nhau: Thứ ba, ngày 04/06/2019 09:15", ""),
    ],
)
def test_who_wrote_and_when_on_one_line(line, front):
    assert line[: signed_stamp(line)].rstrip(" -") == front


def test_the_month_in_front_of_day_and_year():
    assert is_stamp("march, 06/2018 - 01:00")
    assert not is_stamp("march, 06/2018 they met")
    assert is_stamp("13/01/2021 | 27")
    assert is_stamp("*19/10/2025 06:30*")
    assert is_stamp("**october 19, 2025**")
    assert is_stamp("published: 2024-06")
    assert not is_stamp("13/01/2021 27 people")


SHIPS = (
    "HUẾ — The cruiser USS Samuel Hart (CG 99) and the USS Hanoi Bay (LPD 98) came to Huế on May 3, 2024."
    "\n\nSamuel Hart was here before. Captain Ana Ruiz of Samuel Hart thanked Mayor Lê Văn Tâm."
)


def test_a_ship_is_nobody():
    assert [person.name for person in analyse(page(SHIPS)).people] == ["Ana Ruiz", "Lê Văn Tâm"]


def test_who_bears_a_ships_name_with_a_post_is_somebody():
    text = "The USS Samuel Hart bears the name of a senator. Senator Samuel Hart came aboard on May 3, 2024."
    assert "Samuel Hart" in [person.name for person in analyse(page(text)).people]


def test_names_of_ships():
    assert "carl vinson" in ship_names("tàu sân bay USS CARL VINSON cập cảng")
    assert ship_names("Viet Nam and the US Navy met.") == frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("opened by Director of the Department of Foreign Affairs Trần Văn Ba and others", "Trần Văn Ba"),
        ("Head of the municipal Department of External Relations Lê Thị Tâm said", "Lê Thị Tâm"),
        ("talks with Defence Minister of the Republic of Korea (RoK) Song Young-jae, who", "Song Young-jae"),
        # What old pages ran together.
        ("hosted by Deputy Minister ofNational Defence Tran Van Ba in Hanoi", "Tran Van Ba"),
        ("and Japanese Vice Ministerof Defence Kenji Mori opened the talks", "Kenji Mori"),
    ],
)
def test_who_heads_a_body_of_many_words(text, name):
    found = [one for one in find_names(text, lang="en") if one.name == name]
    assert found and found[0].posts


CAPTIONED = (
    "On May 3, an honour guard met the guest in Hanoi. After the ceremony, the two ministers held talks.\n\n"
    "Defence Minister Pham Van Nam and his Korean counterpart Song Young-jae\n\n"
    "The host welcomed the guest and praised the ties between the two armies over the past years.\n\n"
    "Gen. Nam said that the visit would help train officers and engineers of both countries in the future."
)


def test_two_people_and_no_verb_are_a_caption():
    article = analyse(page(CAPTIONED))
    assert [part.role for part in article.page.segments] == ["body", "caption", "body", "body"]
    assert [person.name for person in article.people] == ["Pham Van Nam", "Song Young-jae"]


def test_korea_as_the_press_of_viet_nam_shortens_it():
    text = "Hanoi (VNA) – A RoK delegation came on May 3, 2024. The RoK side gave medicine to the hospital."
    assert "KR" in analyse(page(text)).countries


def test_names_that_end_like_function_words_stay_whole():
    text = "Roland Garland met Martin Holland and Armand Durand of Thailand and England."
    assert [one.name for one in find_names(text, lang="en")] == [
        "Roland Garland",
        "Martin Holland",
        "Armand Durand",
    ]


def test_a_word_run_into_a_country():
    text = "Relations between Vietnamand Chile grew. Vietnamand its friends gave medicine to the hospital."
    assert {"VN", "CL"} <= set(analyse(page(text)).countries)


def test_a_section_in_capitals_in_front_of_the_day():
    assert section_stamp("PHOTO ESSAY | June 7, 2019")
    assert not section_stamp("He came | June 7, 2019")
    assert not section_stamp("NEWS | they met on June 7, 2019")
    body = "HUẾ, Vietnam – The ship reached Huế on June 6, while on patrol in the area of the Seventh Fleet."
    notice = "A .mil website belongs to an official organisation of the armed forces in the United States."
    article = analyse(page(f"{notice}\nNEWS | June 7, 2019\n\nShip visits Huế\n\n{body}"))
    assert article.date is not None and article.date.value == "2019-06-07"
    assert article.event_date is not None and article.event_date.value == "2019-06-06"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("leftcenterrightdel\nMinister A Nam and Sr. Lt. Gen. Le Ba (left, front)", "caption"),
        (
            "leftcenterrightdel\nMinister of Defense (right) and U.S. Secretary of Defense J. B. Hart",
            "caption",
        ),
        ("ALSO READ | Hart hails the coast guard for its work", "related"),
        ("He spoke of the plan | and of the future of the two armies in the years to come.", "body"),
    ],
)
def test_lines_between_paragraphs(line, role):
    text = (
        "On May 3, 2024 an honour guard met the guest in Hanoi, and the two ministers held talks at once.\n\n"
        f"{line}\n\nThe host welcomed the guest and praised the ties between the armies over the past years."
    )
    parts = page(text).segments
    assert [part.role for part in parts if text[part.start : part.end] == line.split("\n")[-1]] == [role]


@pytest.mark.parametrize(
    ("name", "key", "country", "also"),
    [
        ("James N. Hart", "james n hart", "US", ("jim hart",)),
        ("Tom Hart", "tom hart", None, ("thomas hart",)),
        ("Thomas Hart", "thomas hart", "DE", ()),  # elsewhere nobody says Tom
        ("Ben Ua-lết-x", "ben ualetx", "GB", ()),
        ("Tom", "tom", "US", ()),
    ],
)
def test_short_given_names(name, key, country, also):
    assert other_keys(name, key, False, country, ()) == also
