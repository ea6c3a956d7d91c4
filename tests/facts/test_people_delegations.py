"""Whose side somebody is on, by the delegation that is led or spoken for."""

import pytest

from defcorpus.facts.people.read import read_people
from tests.facts.pages import page


@pytest.mark.parametrize(
    ("lang", "text", "lands"),
    [
        (
            "vi",
            "Dẫn đầu đoàn Việt Nam là Thượng tá Lê Văn Bình; dẫn đầu đoàn Trung Quốc là Đại tá Lý Kiến Minh.",
            {"Lê Văn Bình": "VN", "Lý Kiến Minh": "CN"},
        ),
        (
            "vi",
            "Dự lễ, phía Lào có ông Bun Thoong Chít, Phó Tỉnh trưởng; phía Việt Nam có Đại tá Lê Văn Bình.",
            {"Bun Thoong Chít": "LA", "Lê Văn Bình": "VN"},
        ),
        (
            "vi",
            "Đoàn đại biểu Bộ đội biên phòng Campuchia do Đại tá Sok Pheap làm Trưởng đoàn.",
            {"Sok Pheap": "KH"},
        ),
        ("vi", "Thay mặt đoàn Lào, Đại tá Kham Phủi cảm ơn nước chủ nhà.", {"Kham Phủi": "LA"}),
        ("vi", "Đoàn công tác sang thăm Lào do Đại tá Lê Văn Bình dẫn đầu.", {"Lê Văn Bình": None}),
        (
            "en",
            "The Vietnamese side was led by Col. Le Van Binh, and the Chinese by Li Jianming, head of it.",
            {"Le Van Binh": "VN", "Li Jianming": "CN"},
        ),
        ("en", "The Lao guests were led by Governor Bounthong Chit.", {"Bounthong Chit": "LA"}),
    ],
)
def test_who_leads_a_delegation_is_of_its_country(lang, text, lands):
    found = {person.name: person.country for person in read_people(page(text), lang).people}
    assert found == lands


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thượng tướng Kamran Elman oğlu Rzayev thăm Việt Nam.", ["Kamran Elman oğlu Rzayev"]),
        ("Đại sứ Rzayev Kamran Elman oglu dự lễ.", ["Rzayev Kamran Elman oglu"]),
        ("Tướng Đoàn Lào và các đại biểu có mặt.", []),
        ("Ông Bun Thoong Chít, Tỉnh trưởng Bô Ly Khăm Xay, phát biểu.", ["Bun Thoong Chít"]),
    ],
)
def test_a_family_name_behind_a_patronymic_and_names_that_are_none(text, names):
    assert [person.name for person in read_people(page(text), "vi").people] == names
