"""Names behind a country that ends inside the word it begins in: its reading has to go on all the same."""

import pytest

from defcorpus.mentions.names.read import find_names
from defcorpus.mentions.names.reader import Reader
from defcorpus.mentions.places.find import find_countries

# A figure or small letters run into a country: no word of its own, and a place all the same.
GLUED = (
    ("vi", "Hà Nội tiếp Bộ trưởng Quốc phòng 3Albania Ilir Hoxha, Đại tướng Phan Văn Giang dự."),
    ("vi", "Đại sứ 24hAzerbaijan Rauf Hüseynov và Đại tướng Phan Văn Giang phát biểu."),
    ("vi", "Thủ tướng, kênhAfghanistan Karim, Đại tướng Phan Văn Giang dự."),
    ("en", "Reporters of 7Albania met Defence Minister 2Armenia Ilir Hoxha and General Phan Van Giang."),
)


@pytest.mark.parametrize(("lang", "text"), GLUED)
def test_reading_goes_on_behind_a_country_inside_a_word(
    lang: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []
    step = Reader._step

    def counted(reader: Reader, at: int) -> int:
        steps.append(at)
        assert len(steps) < 100, "the reading stands still"
        return step(reader, at)

    monkeypatch.setattr(Reader, "_step", counted)
    assert find_countries(text)
    names = [mention.name for mention in find_names(text, lang=lang)]
    assert names[-1] in ("Phan Văn Giang", "Phan Van Giang")


@pytest.mark.parametrize("name", ["Pierre Marchand", "Romain Rolland", "Luc Normand"])
def test_a_family_name_that_ends_as_words_run_together_do_is_one(name: str) -> None:
    assert [
        one.name for one in find_names(f"General Phan Van Giang met Ambassador {name} in Hue.", lang="en")
    ][1:] == [name]
