"""People of events as the whole corpus knows them: one form of a name, and the office they then held."""

from __future__ import annotations

import pytest

from defcorpus.events import Attendee, Event
from defcorpus.report.naming.known import as_known
from defcorpus.report.naming.namings import Naming


def naming(article, day, name, key, posts=(), lang="en", **more):
    return Naming(article, day, name, key, 1, content=article, lang=lang, posts=posts, **more)


def met(day, guest):
    return Event(day, False, None, None, "talks", "", "", (), (guest,), (), (), ())


def shown(day, guest, namings):
    return as_known([met(day, guest)], namings)[0].guests[0]


GENERAL = Attendee("Trần Văn Mẫu", "tran van mau", "VN", "General", "Đại tướng")
LATER = naming(
    "b", "2024-05-01", "Trần Văn Mẫu", "tran van mau", ("Minister of National Defence",), native=True
)
EARLY = naming(
    "a", "2019-05-01", "Trần Văn Mẫu", "tran van mau", ("Chief of the General Staff",), native=True
)
SAME = naming(
    "c", "2023-02-01", "Trần Văn Mẫu", "tran van mau", ("Minister of National Defence",), native=True
)
OWN = naming("d", "2024-04-01", "Trần Văn Mẫu", "tran van mau", ("General",), native=True)
VAGUE = naming("e", "2024-04-01", "Trần Văn Mẫu", "tran van mau", ("Minister",), native=True)


@pytest.mark.parametrize(
    ("day", "namings", "post", "of"),
    [
        ("2024-04-01", [LATER, OWN], "Minister of National Defence", "b"),
        ("2024-04-01", [LATER, SAME, OWN], "Minister of National Defence", "b"),
        ("2023-03-01", [LATER, SAME, OWN], "Minister of National Defence", "c"),
        ("2022-01-01", [EARLY, LATER], "General", ""),  # which of the two is not known
        ("2024-04-20", [EARLY, LATER], "Minister of National Defence", "b"),
        ("2027-01-01", [LATER], "General", ""),  # years later
        ("2024-04-01", [VAGUE, OWN], "General", ""),
        ("--04-01", [LATER, SAME], "Minister of National Defence", "c"),
        ("--04-01", [LATER, EARLY], "General", ""),
    ],
)
def test_a_bare_rank_gives_way_to_the_office_then_held(day, namings, post, of):
    found = shown(day, GENERAL, namings)
    assert (found.post, found.post_from) == (post, of)


def test_an_office_of_the_event_s_own_articles_stays():
    own = Attendee("Trần Văn Mẫu", "tran van mau", "VN", "Chairman of the Province", "Chủ tịch tỉnh")
    assert shown("2024-04-01", own, [LATER]) == own


def test_an_office_that_tables_do_not_word_is_worded_as_other_articles_do():
    own = Attendee("Trần Văn Mẫu", "tran van mau", "VN", "", "Phó Tư lệnh Vùng 94")
    other = naming(
        "b", "2024-05-01", "Tran Van Mau", "tran van mau", ("Deputy Commander of Zone 94",), native=True
    )
    assert shown("2024-04-25", own, [other]).post == "Deputy Commander of Zone 94"
    director = naming(
        "b", "2024-05-01", "Tran Van Mau", "tran van mau", ("Director of Zone 94",), native=True
    )
    assert shown("2024-04-25", own, [director]).post == ""


@pytest.mark.parametrize(
    ("written", "key", "country", "names", "found"),
    [
        ("Tárnok Gábor", "tarnok gabor", "HU",
         [("Gábor Tárnok", "gabor tarnok"), ("Gabor Tarnok", "gabor tarnok"),
          ("Tárnok Gábor", "tarnok gabor")],
         ("Gábor Tárnok", "")),
        ("Sang-jun Yoo", "sangjun yoo", "KR",
         [("Sang-jun Yoo", "sangjun yoo"), ("Yoo Sang-jun", "yoo sangjun")],
         ("Yoo Sang-jun", "")),
        ("Peter Novak", "peter novak", "SI", [("Peter Novak", "peter novak")], ("Peter Novak", "")),
    ],
)  # fmt: skip
def test_one_form_of_a_foreigner_s_name(written, key, country, names, found):
    namings = [
        naming(f"a{at}", "2024-05-01", name, of, country=country) for at, (name, of) in enumerate(names)
    ]
    guest = shown("2024-05-01", Attendee(written, key, country, "Minister of Defence", ""), namings)
    assert (guest.name, guest.name_vi) == found


def test_a_name_as_it_sounds_gives_way_to_the_one_in_latin_letters():
    sounded = naming("a", "2024-05-01", "Bun-thông Kẹo-ma", "bunthong keoma", lang="vi", country="LA",
                     also=("bounthong keoma",))  # fmt: skip
    latin = naming("b", "2024-05-01", "Bounthong Keoma", "bounthong keoma", country="LA")
    guest = Attendee("Bun-thông Kẹo-ma", "bunthong keoma", "LA", "", "Bộ trưởng Bộ Quốc phòng")
    assert shown("2024-05-01", guest, [sounded, latin]).name == "Bounthong Keoma"


def test_a_chinese_name_has_both_forms():
    vi = naming("a", "2024-05-01", "Lý Gia Mẫn", "ly gia man", lang="vi", country="CN", native=True,
                also=("li jiamin",))  # fmt: skip
    en = naming("b", "2024-06-01", "Li Jiamin", "li jiamin", country="CN")
    guest = Attendee("Lý Gia Mẫn", "ly gia man", "CN", "", "Bộ trưởng Bộ Quốc phòng")
    found = shown("2024-05-01", guest, [vi, en])
    assert (found.name, found.name_vi) == ("Li Jiamin", "Lý Gia Mẫn")


@pytest.mark.parametrize(
    ("others", "name"),
    [
        (("Trần Văn Mẫu",), "Trần Văn Mẫu"),
        (("Trần Văn Mẫu", "TRẦN VĂN MẪU", "Tran Van Mau"), "Trần Văn Mẫu"),
        (("Trần Văn Mẫu", "Trần Văn Mậu"), "Tran Van Mau"),  # which of the two is not known
        ((), "Tran Van Mau"),
    ],
)
def test_a_vietnamese_name_gets_the_marks_that_other_articles_write(others, name):
    host = Attendee("Tran Van Mau", "tran van mau", "VN", "Director", "")
    namings = [
        naming(str(at), "2024-05-01", other, "tran van mau", native=True) for at, other in enumerate(others)
    ]
    assert shown("2024-05-01", host, namings).name == name
