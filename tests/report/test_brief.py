"""A page of events in either language calls countries, people and places as that language's press does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from defcorpus.events import Attendee, Event, Member
from defcorpus.knowledge import table
from defcorpus.report.brief import Source, brief_markdown, heading_of
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
        (minister("A B", "KZ", "", "Tư lệnh Lục quân Kazakhstan"), "A B (Tư lệnh Lục quân, Kazakhstan)"),
        (
            minister("A B", "KZ", "", "Bộ trưởng Quốc phòng Ca-dắc-xtan"),
            "A B (Bộ trưởng Bộ Quốc phòng, Kazakhstan)",
        ),
        (minister("A B", "KZ", "", "Bộ trưởng Quốc phòng"), "A B (Bộ trưởng Bộ Quốc phòng, Kazakhstan)"),
        (minister("A B", "TH", "Dean of the Royal Thai Academy"), "(*Dean of the Royal Thai Academy*)"),
        (
            minister("A B", "TH", "General", "Tư lệnh Hải quân Hoàng gia Thái Lan"),
            "(Tư lệnh Hải quân Hoàng gia, Thái Lan)",
        ),
        (minister("A B", "LA", "", "Tư lệnh Quân đội nhân dân Lào"), "A B (Tư lệnh Quân đội nhân dân Lào)"),
        (minister("A B", "KR", "Ambassador"), "Hàn Quốc)"),
        (minister("A B", "NZ"), "A B (New Zealand)"),
        (minister("A B", "US"), "A B (Mỹ)"),
    ],
)
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


@pytest.mark.parametrize(
    ("guest", "said"),
    [
        (minister("A B", "BE", "", "Bộ trưởng Biển và Đảo"), "A B (*Bộ trưởng Biển và Đảo*, Belgium)"),
        (
            minister("A B", "TH", "General", "Tư lệnh Hải quân Hoàng gia Thái Lan"),
            "A B (Commander of the Royal Navy, Thailand)",
        ),
        (minister("A B", "AZ", "Defense Minister"), "A B (Minister of Defence, Azerbaijan)"),
        (
            minister("A B", "AZ", "Minister", "Bộ trưởng Bộ Quốc phòng"),
            "A B (Minister of Defence, Azerbaijan)",
        ),
        (minister("A B", "DK", "chief", "Tư lệnh Quốc phòng Đan Mạch"), "A B (Chief of Defence, Denmark)"),
        (
            minister("A B", "AZ", "Minister of Digital Trade of Azerbaijan"),
            "A B (Minister of Digital Trade of Azerbaijan)",
        ),
    ],
)
def test_offices_in_english(guest: Attendee, said: str) -> None:
    assert said in brief_markdown([event(HOST, guest)], {}, "en")


@pytest.mark.parametrize(
    ("code", "name", "en", "vi"),
    [
        ("VN-HN", "Hà Nội", "Hanoi", "Hà Nội"),
        (
            "VN-SG",
            "Củ Chi, Thành phố Hồ Chí Minh",
            "Cu Chi, Ho Chi Minh City",
            "Củ Chi, Thành phố Hồ Chí Minh",
        ),
        ("VN-HN", "Gia Lam Airport, Hà Nội", "Gia Lam Airport, Hanoi", "Sân bay Gia Lâm, Hà Nội"),
        ("VN-37", "Tây Ninh", "Tay Ninh", "Tây Ninh"),
        ("CN-xining", "Xining", "Xining", "Tây Ninh"),
        ("CN-xining", "Tây Ninh", "Xining", "Tây Ninh"),
        ("KH-bavet", "Bavet – Mộc Bài, Tây Ninh", "Bavet – Moc Bai, Tay Ninh", "Bavet – Mộc Bài, Tây Ninh"),
        ("VN-69", "Thái Nguyên", "Thai Nguyen", "Thái Nguyên"),
        ("CN-taiyuan", "Taiyuan", "Taiyuan", "Thái Nguyên"),
        ("VN-34", "Nha Trang, Khánh Hòa", "Nha Trang, Khanh Hoa", "Nha Trang, Khánh Hòa"),
        ("", "Nha Trang", "Nha Trang", "Nha Trang"),
        ("XX-nha trang", "Nha Trang", "Nha Trang", "Nha Trang"),
        ("US-white house", "Nhà Trắng, Washington", "White House, Washington", "Nhà Trắng, Washington"),
        ("US-white house", "White House", "White House", "Nhà Trắng"),
        ("sea-bien dong", "Biển Đông", "East Sea", "Biển Đông"),
        ("XX-bac kinh", "Bac Kinh", "Beijing", "Bac Kinh"),
        ("VN-27", "Phú Ninh", "Phu Ninh", "Phú Ninh"),
        ("", "Phú Quốc", "Phu Quoc", "Phú Quốc"),
        ("", "Triều Tiên", "North Korea", "Triều Tiên"),
        ("BR-x", "São Paulo", "São Paulo", "São Paulo"),
        ("US-pentagon", "Pentagon, Washington", "Pentagon, Washington", "Lầu Năm Góc, Washington"),
        ("CN-guangxi", "Guangxi", "Guangxi", "Quảng Tây"),
    ],
)
def test_names_of_places(code: str, name: str, en: str, vi: str) -> None:
    assert (place_name(code, name, "en"), place_name(code, name, "vi")) == (en, vi)


def test_a_line_has_one_footnote_with_all_its_articles():
    told = event(HOST, minister("A B", "KZ", "General"))
    more = tuple(replace(told.members[0], id=f"n{at}", title=f"Title {at}", lang="vi") for at in range(5))
    cited = {
        "n1": Source("https://example.vn/a (b)", "2025-03-12"),
        "n2": Source("javascript:x", "2025-03-13~"),
    }
    page = brief_markdown([replace(told, members=(*told.members, *more))], cited)
    assert page.count("[^1]") == 2 and "[^2]" not in page
    assert all(f"Title {at}" in page for at in range(5))
    assert "[Title 1](https://example.vn/a%20%28b%29), 2025-03-12, in Vietnamese" in page
    assert "“Title 2”, 2025-03-13 (year inferred), in Vietnamese" in page and "javascript" not in page


def test_the_heading_says_what_the_page_is_of():
    one = event(HOST, minister("A B", "KZ", "General"))
    assert brief_markdown([one], {}).startswith("# 1 event, 2025-03-12\n")
    two = [one, replace(one, day="2025-04-01")]
    assert heading_of(two, "en", ("KZ", "VN")) == "2 events with Kazakhstan, 2025-03-12 to 2025-04-01"
    assert heading_of(two, "vi", ("KZ",), "2025-03") == "2 sự kiện với Kazakhstan, từ 03/2025"
    assert heading_of(two, "en", (), None, "2025") == "2 events, until 2025"
    assert heading_of([replace(one, day=None)], "en") == "1 event"
    assert brief_markdown([one], {}, heading="A *title*").startswith("# A \\*title\\*\n")


def test_a_day_without_its_year_is_said_to_be_one():
    one = replace(event(HOST, minister("A B", "KZ")), day="--12-03")
    assert "**3 December, year not known**" in brief_markdown([one], {})
    assert "**03/12, không rõ năm**" in brief_markdown([one], {}, "vi")
    days = replace(one, until="--12-05")
    assert "**3 December to 5 December, year not known**" in brief_markdown([days], {})
    inferred = replace(one, day="2025-12-03", inferred=True)
    assert "**2025-12-03 (year inferred)**" in brief_markdown([inferred], {})


def test_an_article_is_cited_by_its_own_title():
    told = event(HOST, minister("Li Ming", "CN"))
    cited = {"one": Source(None, "2025-03-16", "The week in brief")}
    page = brief_markdown([told], cited, "en")
    assert "[^1]: “The week in brief”, 2025-03-16." in page and "A title" not in page


def test_a_title_made_of_first_words_stands_in_brackets():
    told = event(HOST, minister("Li Ming", "CN"))
    page = brief_markdown([told], {"one": Source(None, "2025-03-16", "A title", made_up=True)})
    assert "[^1]: \\[A title\\], 2025-03-16." in page and "“" not in page
    linked = brief_markdown([told], {"one": Source("https://example.vn/a", "", "A title", made_up=True)})
    assert "[\\[A title\\]](https://example.vn/a)" in linked
    alone = replace(told, guests=())
    assert ": \\[A title\\] –" in brief_markdown([alone], {"one": Source(title="A title", made_up=True)})


def test_several_people_are_listed_with_commas():
    names = ("Li Ming", "Wang Wu", "Zhao Liu")
    told = replace(event(HOST, minister("A", "CN")), guests=tuple(minister(name, "CN") for name in names))
    assert "Li Ming (China), Wang Wu (China) and Zhao Liu (China)." in brief_markdown([told], {})
    assert "(Trung Quốc), Wang Wu (Trung Quốc) và Zhao Liu" in brief_markdown([told], {}, "vi")


def test_what_appeared_in_a_month_was_by_then():
    told = replace(event(HOST, minister("Li Ming", "CN")), day=None, published="2023-12")
    assert "**By 2023-12**" in brief_markdown([told], {})
    assert "**Không muộn hơn 12/2023**" in brief_markdown([told], {}, "vi")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "is to hold talks with"), ("vi", "sẽ hội đàm với")],
)
def test_what_is_only_announced_lies_ahead(lang, said):
    one = event(HOST, minister("Li Ming", "CN"))
    ahead = replace(one, members=(replace(one.members[0], phase="preview"),))
    assert said in brief_markdown([ahead], {}, lang)
    assert said not in brief_markdown([one], {}, lang)


@pytest.mark.parametrize("act", sorted({row[0] for row in table("act_phrases")}))
def test_every_act_has_words_for_what_lies_ahead(act):
    one = event(HOST, minister("Li Ming", "CN"))
    ahead = replace(one, act=act, members=(replace(one.members[0], phase="preview"),))
    assert " is to " in brief_markdown([ahead], {}, "en")
    assert " sẽ " in brief_markdown([ahead], {}, "vi")


@pytest.mark.parametrize(
    ("guest", "lang", "said"),
    [
        (minister("A B", "CN", "", "Phó Cục trưởng Cục"), "vi", "(Phó Cục trưởng, Trung Quốc)"),
        (minister("A B", "CN", "", "Tư lệnh Vùng"), "vi", "(Tư lệnh, Trung Quốc)"),
        (minister("A B", "TH", "Director of the"), "en", "(Director, Thailand)"),
        (minister("A B", "LA", "PM"), "en", "(Prime Minister, Laos)"),
    ],
)
def test_a_post_that_was_cut_ends_with_what_is_whole(guest, lang, said):
    assert said in brief_markdown([event(HOST, guest)], {}, lang)
