"""The countries of an article."""

import pytest

from defcorpus.facts.article import analyse
from defcorpus.facts.places import read_places
from tests.facts.pages import page


def codes(*parts):
    return read_places(page(*parts))[0]


def test_codes_are_sorted_and_named_once():
    assert codes("Việt Nam và Azerbaijan. Azerbaijan và Việt Nam.") == ("AZ", "VN")


def test_a_body_of_a_state_names_its_country():
    assert codes("Bộ Quốc phòng Việt Nam tiếp Bộ Quốc phòng Thổ Nhĩ Kỳ.") == ("TR", "VN")


def test_titles_and_captions_count_and_chrome_does_not():
    parts = (
        ("menu", "Cuba"),
        ("title", "Khách đến từ Hàn Quốc"),
        ("caption", "Quốc kỳ Nhật Bản"),
        "Việt Nam đón đoàn.",
        ("credit", "Ảnh: Phóng viên tại Pháp"),
        ("related", "Thúc đẩy hợp tác Việt Nam - Lào"),
        ("tags", "Mexico"),
    )
    assert codes(*parts) == ("JP", "KR", "VN")


def test_a_capital_counts_from_its_second_mention():
    assert codes("Lễ ký diễn ra tại Paris.") == ()
    assert codes("Lễ ký diễn ra tại Paris. Đoàn rời Paris hôm sau.") == ("FR",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Đoàn xuống hầm De Castries và đồi A1.", False),
        ("Sở chỉ huy của tướng de Castries còn nguyên vẹn.", False),
        ("They saw the bunker of General Castries.", False),
        ("The frigate called at Castries, Saint Lucia.", True),
    ],
)
def test_a_familys_name_is_no_capital(text, named):
    assert ("LC" in analyse(page(text)).countries) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tại Hà Nội, Bộ trưởng Trần Minh Khoa gặp Bộ trưởng Trung Quốc.", ("CN", "VN")),
        ("In Hanoi, General Tran Minh Khoa met the Chinese minister.", ("CN", "VN")),
        ("Tại Hà Nội, Bộ trưởng Trung Quốc phát biểu.", ("CN",)),  # nobody of Việt Nam is there
        ("The ministers met in Paris. Vietnamese Minister Tran Minh Khoa spoke.", ("VN",)),
    ],
)
def test_a_capital_counts_where_somebody_of_its_country_is(text, expected):
    assert analyse(page(text)).countries == expected


def test_regions_and_cities_of_china_stand_for_it():
    assert codes("Đoàn đến Bằng Tường, Khu tự trị dân tộc Choang Quảng Tây.") == ("CN",)
    assert codes("The ship called at Qingdao.") == ("CN",)


def test_a_body_of_peace_is_no_province():
    _, facts = read_places(page("Phiên họp của Hội đồng Hòa Bình về Dải Gaza; đoàn thăm tỉnh Hòa Bình."))
    assert [fact.key for fact in facts if fact.kind == "place"] == ["PS-gaza", "VN-14"]


def test_a_word_that_opens_a_sentence_needs_company():
    assert codes("Nga cho biết sẽ dự.") == ()
    assert codes("Nga cho biết sẽ dự. Bộ Quốc phòng Nga xác nhận.") == ("RU",)


def test_a_woman_called_nga_is_no_country():
    assert codes("Chị Nga đi chợ. Tôi gặp Nga, rồi Nga về.") == ()


def test_facts_say_where():
    written = page("Đoàn Azerbaijan đến Hà Nội.")
    _, facts = read_places(written)
    assert [(fact.key, written.text[fact.start : fact.end], fact.rule, fact.role) for fact in facts] == [
        ("AZ", "Azerbaijan", "name", "body"),
        ("VN-HN", "Hà Nội", "capital", "body"),
        ("VN", "Hà Nội", "capital", "body"),
    ]


def test_an_empty_page_names_none():
    assert read_places(page()) == ((), ())


def test_korean_is_of_the_north_where_the_page_names_the_north_alone():
    assert codes("A Korean choir sang.", "It came from the DPRK.") == ("KP",)
    assert codes("A Korean choir sang.", "It came from the DPRK; South Korea did not.") == ("KP", "KR")
    assert codes("A Korean choir sang.") == ("KR",)


def test_a_ship_that_is_called_as_a_country_is_none():
    def written(text):
        found = page(text)
        return [text[fact.start : fact.end] for fact in analyse(found).facts if fact.kind == "country"]

    assert "Aotearoa" not in written("HMNZS Aotearoa of New Zealand is in port. Aotearoa carries fuel.")
    assert written("Aotearoa sends its minister.") == ["Aotearoa"]
    assert written("USS America called there, and America was glad.").count("America") == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Phó Thủ tướng thường trực Trương Hòa Bình tiếp đoàn Lào.", []),
        ("Phó Thủ tướng Trương Hòa Bình thăm tỉnh Hòa Bình.", ["Hòa Bình"]),
        ("Thượng tá Nguyễn Thái Bình chủ trì; đoàn về Thái Bình.", ["Thái Bình"]),
        ("Admiral Rogelio Madrid met the press in Manila. Madrid recalled the hotline.", ["Manila"]),
        ("General Amir Tripoli thanked Vietnam. Talks were held in Tripoli later.", ["Tripoli"]),
        ("Admiral Rogelio Madrid left for Madrid, Spain, on Monday.", ["Madrid"]),
        ("Đô đốc Rogelio Madrid tiếp đoàn. Ông Madrid cảm ơn Việt Nam.", []),
        ("Hà Giang Mùa hoa tam giác mạch đón đoàn.", ["Hà Giang"]),
    ],
)
def test_what_is_part_of_a_name_is_no_place(text, places):
    found = [fact for fact in analyse(page(text)).facts if fact.kind == "place"]
    assert [text[fact.start : fact.end] for fact in found] == places


def test_a_family_name_that_is_a_capital_names_no_country():
    text = "Admiral Rogelio Madrid of the Philippines met the press. Madrid spoke of Việt Nam, Madrid's host."
    assert analyse(page(text)).countries == ("PH", "VN")


def test_an_exercise_that_is_called_as_a_city_is_no_place_anywhere_on_its_page():
    text = "Tàu rời cảng dự MILAN 2024. Đây là lần đầu tàu tham gia MILAN. Thủy thủ sẽ thăm Visakhapatnam."
    found = analyse(page(text))
    assert [fact.value for fact in found.facts if fact.kind == "place"] == ["Visakhapatnam"]
    assert "IT" not in found.countries


def test_a_country_in_capitals_with_a_year_behind_it_is_one():
    assert analyse(page("The US 2024 budget was passed. The US and Vietnam held talks.")).countries == (
        "US",
        "VN",
    )
