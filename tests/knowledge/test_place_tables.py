"""The tables of countries, seats, provinces, organisations and terms say what they must and nothing twice."""

from __future__ import annotations

import re
import unicodedata

from defcorpus.knowledge import table
from defcorpus.report.naming.places import place_name
from defcorpus.text import fold


def low(form: str) -> str:
    return unicodedata.normalize("NFC", form).lower()


def test_every_iso_code_has_names_in_both_languages():
    codes = {row[0] for row in table("country_names")}
    named = {(code, lang) for _, lang, code, kind in table("countries") if kind == "name"}
    assert len(codes) >= 249
    assert {code for code, lang in named if lang == "en"} >= codes
    assert {code for code, lang in named if lang == "vi"} >= codes


def test_a_form_names_one_place():
    seen: dict[str, str] = {}
    for form, _, code, *_ in (*table("countries"), *table("seats"), *table("regions"), *table("provinces")):
        assert seen.setdefault(low(form), code) == code, form


def test_seats_have_one_name_in_both_languages():
    kinds: dict[tuple[str, str], str] = {}
    for _, _, code, kind, name in table("seats"):
        assert kind in ("capital", "venue")
        assert kinds.setdefault((code, name), kind) == kind, name
    countries = {row[2] for row in table("countries")}
    assert {code for code, _ in kinds} <= countries


def test_regions_have_one_name_in_both_languages():
    kinds: dict[tuple[str, str], tuple[str, ...]] = {}
    for _, _, code, kind, name in table("regions"):
        assert kind in ("region", "foreign city", "border gate", "sea", "islands")
        assert kinds.setdefault((code, name), (kind,)) == (kind,), name
    countries = {row[2] for row in table("countries")}
    assert {code for code, _ in kinds if code} <= countries


def test_provinces_before_and_after_the_merger():
    units = {(code, name, into) for _, _, code, _, name, into in table("provinces") if code != "VN-15"}
    assert len(units) == 63
    assert len({into for _, _, into in units}) == 34
    kept = [name for _, name, into in units if name == into]
    assert len(kept) == 34
    merged = {}
    for _, name, into in units:
        merged.setdefault(into, []).append(name)
    assert sum(len(old) == 1 for old in merged.values()) == 11
    assert sum(len(old) > 1 for old in merged.values()) == 23
    assert all(re.fullmatch(r"VN-(\d\d|CT|DN|HN|HP|SG)", code) for code, _, _ in units)
    for lang in ("vi", "en"):
        assert len({row[2] for row in table("provinces") if row[1] == lang and row[2] != "VN-15"}) == 63


def test_organisations_are_told_apart():
    rows = table("organisations")
    assert len({row[2] for row in rows}) >= 250
    about: dict[str, tuple[str, ...]] = {}
    forms: dict[str, str] = {}
    for form, lang, key, kind, scope, vi, en in rows:
        assert lang in ("vi", "en")
        assert kind in ("organisation", "event", "treaty", "office", "force", "company")
        assert scope in ("", "of a country")
        assert about.setdefault(key, (kind, scope, vi, en)) == (kind, scope, vi, en), key
        assert forms.setdefault(form, key) == key, form
    assert (
        set(about) == {row[2] for row in rows if row[1] == "vi"} == {row[2] for row in rows if row[1] == "en"}
    )


def test_numbers_words_are_of_known_kinds():
    assert {row[2] for row in table("number_words")} == {"about", "between", "label", "lasting"}
    assert {row[1] for row in table("number_words")} == {"en", "vi"}


def test_terms_of_the_field():
    reviewed = [row for row in table("glossary") if row[0] and row[1]]
    assert len(reviewed) >= 900
    pairs = {(low(vi), low(en)) for row in reviewed for vi in row[0].split("|") for en in row[1].split("|")}
    for vi, en in (("hợp tác quốc phòng", "defence cooperation"), ("gìn giữ hòa bình", "peacekeeping")):
        assert (vi, en) in pairs


def test_every_country_is_shown_by_one_name_in_each_language():
    """The names that the state's press uses: none that is émigré usage, none written by sound."""
    rows = table("country_names")
    for at in (1, 2):
        names = [row[at] for row in rows]
        assert all(names) and len({low(name) for name in names}) == len(rows)
        assert not [
            name for name in names if name != name.strip() or name != unicodedata.normalize("NFC", name)
        ]
    shown = {code: name for code, _, name in rows}
    never = {
        "Hoa lục", "Trung Cộng", "Nam Hàn", "Bắc Hàn", "Xiêm La", "Mã Lai", "Căm Bốt", "Úc", "Nhật", "Mĩ",
        "Ai Lao", "Phi Luật Tân", "Tân Tây Lan", "Gia Nã Đại", "Ý", "Miến Điện", "Đài Loan",
    }  # fmt: skip
    assert not never & {*shown.values()}
    # Hyphens only where the country's own name has one: names by sound are hyphenated or run together.
    assert {code for code, name in shown.items() if "-" in name} == {"GW", "TL"}
    sounded = {form for form, lang, _, kind in table("countries") if lang == "vi" and "-" in form}
    together = {low(form.replace("-", "")) for form in sounded} - {low(name) for _, name, _ in rows}
    assert {name for name in shown.values() if low(name) in together} == {"Campuchia", "Gruzia"}
    usual = {
        "AE": "Các Tiểu vương quốc Arab Thống nhất", "AU": "Australia", "AZ": "Azerbaijan", "BE": "Bỉ",
        "BG": "Bulgaria", "BN": "Brunei", "BY": "Belarus", "CL": "Chile", "CN": "Trung Quốc", "CU": "Cuba",
        "CZ": "Cộng hòa Séc", "DE": "Đức", "EG": "Ai Cập", "ES": "Tây Ban Nha", "FR": "Pháp", "GB": "Anh",
        "HU": "Hungary", "ID": "Indonesia", "IN": "Ấn Độ", "IT": "Italy", "JP": "Nhật Bản", "KH": "Campuchia",
        "KP": "Triều Tiên", "KR": "Hàn Quốc", "KZ": "Kazakhstan", "LA": "Lào", "MM": "Myanmar",
        "MN": "Mông Cổ", "MY": "Malaysia", "NL": "Hà Lan", "NZ": "New Zealand", "PH": "Philippines",
        "PL": "Ba Lan", "QA": "Qatar", "RO": "Romania", "RU": "Nga", "SE": "Thụy Điển", "SG": "Singapore",
        "SK": "Slovakia", "SS": "Nam Sudan", "TH": "Thái Lan", "TL": "Timor-Leste", "TR": "Thổ Nhĩ Kỳ",
        "UA": "Ukraine", "US": "Mỹ", "UY": "Uruguay", "VN": "Việt Nam", "ZA": "Nam Phi",
    }  # fmt: skip
    assert {code: shown[code] for code in usual} == usual
    forms = {(low(form), code) for form, _, code, kind in table("countries") if kind == "name"}
    read = {code for code, name in shown.items() if (low(name.removesuffix(" (Trung Quốc)")), code) in forms}
    dependent = {"BQ", "CC", "FK", "GF", "IO", "JE", "MP", "PF", "SJ", "TF", "UM", "VG", "VI"}
    assert {*shown} - read <= dependent


def test_a_place_written_as_another_without_marks_is_told_apart():
    own = {low(form) for form, _, why in table("notnames") if why == "place"}
    own |= {low(form) for form, *_ in table("provinces")}
    known = [row[:1] + row[2:5] for name in ("seats", "regions") for row in table(name)]
    guarded = {low(form) for form, _, why in table("notcountries") if why == "another word"}
    for form, code, _, usual in known:
        plain = fold(form)
        alike = {other for other in own if fold(other) == plain and other != low(form)}
        if plain in alike and low(form) not in own and code != "VN" and plain != fold(usual):
            assert plain in guarded, f"{form} is {plain} without marks"


def test_a_place_in_vietnam_is_called_as_it_is():
    usual = {low(vi): en for vi, en, code in table("place_names") if code == "VN"}
    named = {form for form, lang, why in table("notnames") if (lang, why) == ("vi", "place")}
    for form in named | {row[4] for row in table("provinces")}:
        shown = place_name("VN-XX", form, "en")
        assert shown == usual.get(low(form)) or fold(shown) == fold(form), form


def test_a_place_in_china_is_called_as_it_is():
    rows = [(vi, en) for vi, en, kind in table("sino_names") if kind == "place"]
    first = dict(reversed(rows))
    for vi, en in rows:
        assert place_name("CN-x", vi, "en") == first[vi]
        assert place_name("CN-x", place_name("CN-x", en, "vi"), "en") in (en, first[vi]), vi
