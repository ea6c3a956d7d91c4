"""Who was perhaps meant by a name that nobody has."""

import pytest

from defcorpus.corpus import Corpus, Filters

PAGES = {
    "a": "Ngày 4/6, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, tiếp ông Vugar "
    "Mustafayev, Bộ trưởng Bộ Công nghiệp quốc phòng Azerbaijan đang ở thăm Việt Nam.",
    "b": "Sáng 5/6, tại Hà Nội, Thượng tướng Nguyễn Văn Gấu, Thứ trưởng Bộ Quốc phòng, hội đàm với ông Vugar "
    "Mustafayev, Bộ trưởng Bộ Công nghiệp quốc phòng Azerbaijan.",
    "c": "Chiều 6/6, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, hội đàm với bà Karen "
    "Whitlock, Trợ lý Bộ trưởng Quốc phòng Hoa Kỳ.",
}


@pytest.fixture
def corpus(tmp_path):
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(f"Tin {name}\n\n{text}\n", encoding="utf-8")
    with Corpus.open([tmp_path], store=tmp_path / "store") as corpus:
        yield corpus


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyen Van Gan", ["Nguyễn Văn Gấu"]),
        ("Nguyễn Văn Gâm", ["Nguyễn Văn Gấu"]),
        ("Phan Văn Giong", ["Phan Văn Giang"]),
        ("Phạm Văn Giang", ["Phan Văn Giang"]),
        ("Musafayev", ["Vugar Mustafayev"]),
        ("Mutsafayev", ["Vugar Mustafayev"]),
        ("Vugar Mustafaev", ["Vugar Mustafayev"]),
        ("Mustafaew", ["Vugar Mustafayev"]),
        ("Karem Whitlok", ["Karen Whitlock"]),
        ("Giang", []),
        ("phan van giang", []),
        ("Lê Xuân Tùng", []),
        ("Xyzzy", []),
        ("", []),
        ("?", []),
    ],
)
def test_who_was_meant(corpus, typed, meant):
    assert [each.name for each in corpus.near_people(typed)] == meant


def test_whom_more_articles_name_goes_first(corpus):
    assert [tuple(each) for each in corpus.near_people("Phan Van Giong")] == [("Phan Văn Giang", 2)]


def test_a_name_is_found_by_its_rarest_word(corpus):
    assert [a.id for a in corpus.select(Filters(people=("van gau",)))] == ["b"]
    assert sorted(a.id for a in corpus.select(Filters(people=("v g",)))) == ["a", "b", "c"]
