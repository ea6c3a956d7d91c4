"""A page of events in either language calls countries, people and places as that language's press does."""

from __future__ import annotations

import pytest

from defcorpus.events import Attendee, Event, Member
from defcorpus.report.brief import brief_markdown
from defcorpus.report.naming.places import country_names, place_name


def event(host: Attendee, guest: Attendee, *, place: str = "Hà Nội", code: str = "VN-HN") -> Event:
    member = Member("one", "key", "en", None, "2025-03-12", "report", "A title")
    codes = tuple(p.country for p in (host, guest) if p.country and p.country != "VN")
    return Event("2025-03-12", False, None, None, "talks", place, code, (host,), (guest,), codes, (member,))


def minister(name: str, country: str, post: str = "", post_vi: str = "", name_vi: str = "") -> Attendee:
    return Attendee(name, name.lower(), country, post, post_vi, name_vi)


HOST = minister("Trần Văn Mẫu", "VN", "Deputy Minister of National Defence", "Thứ trưởng Bộ Quốc phòng")


@pytest.mark.parametrize(
    ("guest", "said"),
    [
        (minister("Li Ming", "CN", "General"), "Li Ming (Đại tướng, Trung Quốc)"),
        (minister("Li Ming", "CN", "", "", "Lý Minh"), "Lý Minh (Trung Quốc)"),
        (minister("A B", "KZ", "", "Tư lệnh Lục quân Kazakhstan"), "A B (Tư lệnh Lục quân Kazakhstan)"),
        (minister("A B", "KZ", "", "Bộ trưởng Quốc phòng Ca-dắc-xtan"), "Quốc phòng Ca-dắc-xtan)"),
        (minister("A B", "KZ", "", "Bộ trưởng Quốc phòng"), "A B (Bộ trưởng Quốc phòng, Kazakhstan)"),
        (minister("A B", "TH", "Dean of the Royal Thai Academy"), "(Dean of the Royal Thai Academy)"),
        (minister("A B", "KR", "Ambassador"), "Hàn Quốc)"),
        (minister("A B", "NZ"), "A B (New Zealand)"),
        (minister("A B", "US"), "A B (Mỹ)"),
    ],
)  # fmt: skip
def test_a_country_stands_once_and_by_its_usual_name(guest: Attendee, said: str) -> None:
    page = brief_markdown([event(HOST, guest)], {}, "vi")
    assert said in page


def test_places_in_the_language_of_the_page():
    guest = minister("Li Ming", "CN")
    page = brief_markdown([event(HOST, guest, place="Beijing", code="CN-beijing")], {}, "vi")
    assert "Bắc Kinh" in page and "Beijing" not in page
    assert "Beijing" in brief_markdown([event(HOST, guest, place="Beijing", code="CN-beijing")], {}, "en")
    assert place_name("TR", "Türkiye", "vi") == "Thổ Nhĩ Kỳ"
    assert place_name("TR", "Türkiye", "en") == "Türkiye"


def test_countries_in_english():
    page = brief_markdown([event(HOST, minister("Li Ming", "CN", "General"))], {}, "en")
    assert "Li Ming (General, China)" in page
    assert country_names()["TR"] == "Türkiye"
