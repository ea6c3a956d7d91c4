"""English pages as agencies, ministries and reposts print them: what is the story, who, when, whose."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.facts.article import analyse
from defcorpus.reading.encoding.encodings import Decoded
from defcorpus.reading.formats.plain import parse_plain
from defcorpus.reading.pages import make_page

LEAD = "General Phan Van Giang held talks with his counterpart Jana Novakova in Hanoi on March 6, 2024."
MORE = "The two ministers said that the ties between the two armies had grown over the past year."


def read(text):
    return analyse(parse_plain(Decoded(text, "utf-8", ()), Location("x", "x")))


def roles(text, line):
    article = read(text)
    at = article.page.text.index(line)
    return {one.role for one in article.page.segments if one.start < at + len(line) and one.end > at}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Gen. Phan Van Giang receives Mr. Tomas Dvorak.", "caption"),
        ("Senior Lieutenant General Vu Van Ha welcoming Ambassador Tomas Dvorak", "caption"),
        ("Presenting a gift to Ambassador Tomas Dvorak", "caption"),
        ("Two men in dark suits shake hands in front of flags.", "caption"),
        (
            "In this May 4, 2021 file photo, the minister speaks to reporters at a base. He left later.",
            "caption",
        ),
        ("Minister Novakova (center in blue) greets the general. (PHOTO NOT FOR SALE) (Yonhap)", "caption"),
        (
            "President A (right) receives General B (left) at the palace. Behind them is Minister C.",
            "caption",
        ),
        (
            "Minister wins a seat | Two ships hit each other | Floods close roads in the north",
            "related",
        ),
        ("The minister attends a meeting in Kuala Lumpur, Malaysia. [REUTERS/YONHAP]", "caption"),
        ("youtube-white sharing button", "share"),
        ("Published on 11/01/2025 at 10:06 pm EDT – Modified on 11/02/2025 at 05:40 am EST", "header"),
        ("12 results", "share"),
        ("Loading...", "share"),
        ("3 days ago", "share"),
        ("Release No: NR-12-24", "share"),
        ("Feedback", "share"),
    ],
)
def test_lines_that_are_no_text(line, role):
    assert role in roles(f"{LEAD}\n\n{line}\n\n{MORE}\n", line[:30])
    assert "body" not in roles(f"{LEAD}\n\n{line}\n\n{MORE}\n", line[:30])


@pytest.mark.parametrize(
    "line",
    [
        "Gen. Giang received the ambassador and welcomed his efforts.",
        "The minister was seen in a photo that the ministry released on the same day of the talks.",
        "Vietnam receives help from its partners and it will go on with that for years, he added.",
        "Two ministers told reporters that they would hold a second meeting in the same month.",
    ],
)
def test_sentences_between_paragraphs_stay_text(line):
    assert roles(f"{LEAD}\n\n{line}\n\n{MORE}\n", line) == {"body"}


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Czech Defence Minister Jan Dvorak came to Hanoi.", "Jan Dvorak", "Defence Minister"),
        ("The U.S. Vice President Jane Miller came to Hanoi.", "Jane Miller", "Vice President"),
        ("The U.S. Secretary of State Jane Miller came.", "Jane Miller", "Secretary of State"),
        (
            "They met Secretary of Defense Paul J. Carter III there.",
            "Paul J. Carter III",
            "Secretary of Defense",
        ),
        ("It was told to (US) Ambassador (Mary L.) Carter then.", "Mary L. Carter", "Ambassador"),
        ("Our President (Robert R. Carter Jr.) was there.", "Robert R. Carter Jr.", "President"),
        ("He read General Phan Van Giang’s letter to them.", "Phan Van Giang", "General"),
        (
            "In a speech General Secretary Nguyen Phu Trong in Hanoi spoke.",
            "Nguyen Phu Trong",
            "General Secretary",
        ),
        (
            "General Secretary of the Communist Party of Vietnam (CPV) Central Committee To Lam spoke.",
            "To Lam",
            "General Secretary of the Communist Party of Vietnam (CPV) Central Committee",
        ),
        ("Raksha Mantri Shri Rajesh Kumar flew to Hanoi.", "Rajesh Kumar", "Raksha Mantri"),
    ],
)
def test_people(text, name, post):
    people = {person.name: person.posts for person in read(f"{text}\n").people}
    assert post in people[name]


@pytest.mark.parametrize(
    "text",
    [
        "The aircraft carrier HMS Queen Elizabeth sailed past the frigate Admiral Gorshkov.",
        "They walked along the Ho Chi Minh sea trail memorial and the port.",
        "In Jan the President will fly to Hanoi.",
    ],
)
def test_nobody(text):
    assert read(f"{text}\n").people == ()


def test_a_lost_apostrophe_makes_no_longer_name():
    article = read("Minister Rajesh Kumars meeting was short. Minister Rajesh Kumar left at once for home.\n")
    assert [person.name for person in article.people] == ["Rajesh Kumar"]


def test_dollars_are_no_country():
    assert read("The loan of US$100 million and another of $US 5 million went to Vietnam.\n").countries == (
        "VN",
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "date 2021-09-11 Japan and Vietnam have a pact that was signed by the two ministers Saturday.",
            "2021-09-11",
        ),
        (
            "date 2023-06-18 Minister Rajesh Kumar will hold talks with General Phan Van Giang on Monday.",
            None,
        ),
        ("date 2023-06-20 Minister Rajesh Kumar said on Monday that he will fly to Hanoi.", "2023-06-19"),
    ],
)
def test_the_day_of_a_weekday(text, event):
    found = read(f"{text}\n").event_date
    assert (found and found.value) == event


def test_an_old_photographs_day_is_not_the_storys():
    article = read(
        "General Phan Van Giang (R) welcomes Minister Novakova on September 11, 2021. (Photo: VNA)\n"
        "An official said at a press conference on July 21 in Tokyo that the ties were important to both.\n"
    )
    assert article.date is None
    assert article.event_date is None


def test_a_clock_above_the_title_is_not_the_day_below_it():
    article = read(
        "February 3, 2026 05:04 am (IST)\n\nMinister and general hold talks on defence ties in New Delhi\n\n"
        f"| @newsdesk | Mar 7, 2024, at 11:59 pm\n\n{LEAD}\n\n{MORE}\n"
    )
    assert article.date.value == "2024-03-07"
    assert article.retrieved.value == "2026-02-03"


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["By Yonhap", LEAD, MORE], "Yonhap"),
        ([LEAD, MORE + " (Yonhap)"], "Yonhap"),
        (["Xinhua) 14:33, March 6, 2024", LEAD, MORE], "Xinhua"),
        ([LEAD, MORE, "Source: Some Desk/mod.gov.vn"], "mod.gov.vn"),
    ],
)
def test_agencies_sign_in_many_ways(lines, source):
    assert (
        read("Defence ministers of two countries meet\n\n" + "\n\n".join(lines) + "\n").source.name == source
    )


def test_a_tags_page_is_a_list():
    told = f"{LEAD} {MORE} They agreed on many things that"
    teasers = (
        f"{told} … [Read more...] about Ministers meet in Hanoi\n"
        f"{told} … [Read more...] about Ministers speak to the press\n"
    )
    assert read(teasers).kind == "listing"


@pytest.mark.parametrize(
    ("url", "text", "day"),
    [
        ("https://e.vnexpress.net/news/a-1.html", LEAD, "2024-03-07"),
        (None, f"Hanoi (VNA) – {LEAD}", "2024-03-07"),
        ("https://www.example.com/news/a-1.html", LEAD, "2024-03-06"),
    ],
)
def test_moments_of_outlets_in_vietnam_are_told_there(url, text, day):
    meta = Metadata(url=url, date="2024-03-06T20:30:00Z")
    page = make_page(Location("x", "x"), f"{text}\n{MORE}\n", meta, kind="jsonl", encoding="utf-8", notes=())
    assert analyse(page).date.value == day


def test_a_stamp_of_the_united_states_puts_the_month_first():
    stamp = "Published on 11/01/2025 at 10:06 pm EDT"
    article = read(f"Ministers meet in Hanoi to speak of ties\n\n{stamp}\n\n{MORE}\n\n{MORE}\n")
    assert article.date.value == "2025-11-01"


def test_a_long_sentence_about_a_march_is_read_at_once():
    line = (
        "A large crowd march on Sunday along the river past the market hall, the harbour and the old bridge "
        "in the east of the town, hear the speakers of the islands and the coast, and go home, they said."
    )
    assert roles(f"{LEAD}\n\n{line}\n\n{MORE}\n", line[:30]) == {"body"}
