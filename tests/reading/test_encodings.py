import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.knowledge import table
from defcorpus.reading.encoding.charsets import from_tcvn3, from_viscii, from_vni, from_vps, latin, misread
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.encoding.mojibake import mended

SENTENCES = [
    "Chiều 25/12, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng đã tiếp đoàn đại biểu.",
    "Hai bên nhất trí đẩy mạnh hợp tác về công nghiệp quốc phòng, đào tạo và gìn giữ hòa bình Liên hợp quốc.",
    "Tàu hộ vệ tên lửa 016 – Quang Trung rời cảng Cam Ranh, bắt đầu chuyến thăm xã giao “hữu nghị” Ấn Độ.",
    "Thượng tướng Hoàng Xuân Chiến nhấn mạnh Việt Nam kiên trì chính sách “bốn không” trên Biển Đông.",
    "Ông cảm ơn sự giúp đỡ quý báu của nhân dân Lào; những chiến sĩ ấy đã ngã xuống vì độc lập.",
    "Lễ ký kết diễn ra dưới sự chứng kiến của lãnh đạo Bộ Tổng Tham mưu, Tổng cục Chính trị hai nước.",
]
WORDS = sorted(
    {
        word
        for code, forms in table("languages")
        if code == "vi"
        for word in forms.split()
        if not word.isascii()
    }
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
AT = {"tcvn3": 1, "vni": 2, "viscii": 3, "vps": 4}
LETTERS = {
    name: {row[0]: bytes.fromhex(row[at]) for row in table("charsets") if row[at]} for name, at in AT.items()
}


def encoded(text, name):
    """Return `text` in one of the old sets; capitals that it lacks as the small letters that fonts raise."""
    if name == "cp1258":
        return b"".join(map(_cp1258, text))
    letters = LETTERS[name]
    return b"".join(
        letters.get(char) or letters.get(char.lower()) or char.encode("cp1252", "replace") for char in text
    )


def _cp1258(char):
    marks = unicodedata.normalize("NFD", char)
    forms = [
        char,
        *(unicodedata.normalize("NFC", marks.replace(tone, "")) + tone for tone in TONES if tone in marks),
    ]
    for form in forms:
        try:
            return form.encode("cp1258")
        except UnicodeEncodeError:
            continue
    raise AssertionError(char)


@pytest.mark.parametrize("name", [*AT, "cp1258"])
@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_in_an_old_set_is_read_and_the_set_recorded(text, name):
    if name == "viscii":
        text = text.replace("–", "-").replace("“", '"').replace("”", '"')  # it has no place for them
    if name == "vps":
        text = text.replace("–", "-").replace("“", '"').replace("”", '"')
    found = decode(encoded(text, name))
    assert isinstance(found, Decoded)
    assert found.encoding == name
    expected = text if name in ("viscii", "cp1258", "vni") else None
    assert found.text == (expected or found.text)
    assert found.text.lower() == text.lower()
    assert [note.kind for note in found.notes] == ["encoding"]


@pytest.mark.parametrize("name", [*AT, "cp1258"])
def test_a_whole_page_in_an_old_set(name):
    text = "\n\n".join(SENTENCES).replace("–", "-").replace("“", '"').replace("”", '"')
    found = decode(encoded(text, name))
    assert (found.encoding, found.text.lower()) == (name, text.lower())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from(sorted(AT)))
@settings(max_examples=150)
def test_the_tables_lead_there_and_back(words, name):
    text = " ".join(words)
    read = {"tcvn3": from_tcvn3, "vni": from_vni, "vps": from_vps, "viscii": from_viscii}[name]
    assert read(latin(encoded(text, name))) == text


@given(st.lists(st.sampled_from(WORDS), min_size=25, max_size=60, unique=True), st.sampled_from(sorted(AT)))
@settings(max_examples=60)
def test_twenty_five_different_words_are_enough_to_tell(words, name):
    found = decode(encoded(" ".join(words), name))
    assert (found.encoding, found.text) == (name, " ".join(words))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bé tr­ëng Bé Quèc phßng", "Bộ trưởng Bộ Quốc phòng"),
        ("Bé QUèC PHßNG", "BỘ QUỐC PHÒNG"),
        ("QU¢N §éI NH¢N D¢N", "QUÂN ĐỘI NHÂN DÂN"),
        ("§¶ng ñy Qu©n sù TØnh", "Đảng ủy Quân sự Tỉnh"),
        ("«ng Êy ë ®ã", "ông ấy ở đó"),
    ],
)
def test_tcvn3_as_it_is_met_in_old_pages(typed, meant):
    assert from_tcvn3(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ñaïi töôùng Boä tröôûng Boä Quoác phoøng", "Đại tướng Bộ trưởng Bộ Quốc phòng"),
        ("BOÄ QUOÁC PHOØNG VIEÄT NAM", "BỘ QUỐC PHÒNG VIỆT NAM"),
        ("nöôùc, kyõ sö, lyù do, kyø thò", "nước, kỹ sư, lý do, kỳ thị"),
        ("Aán Ñoä, Uùc, YÙ, Ôû", "Ấn Độ, Úc, Ý, Ở"),
    ],
)
def test_vni_as_it_is_met_in_old_pages(typed, meant):
    assert from_vni(typed) == meant


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_a_page_that_was_read_as_windows_1252_is_put_right(name):
    text = "\n".join(SENTENCES)
    found, notes = mended(latin(encoded(text, name)))
    assert found.lower() == text.lower()
    assert [note.kind for note in notes] == ["repaired"]


def test_lines_that_are_vietnamese_already_stay():
    good = "Trang chủ | Thời sự | Quốc phòng, «Biển Đông»"
    bad = latin(encoded(SENTENCES[0], "tcvn3"))
    found, _ = mended(f"{good}\n{bad}\n{good}")
    assert found == f"{good}\n{SENTENCES[0]}\n{good}"


def wrong(text, times=1):
    for _ in range(times):
        text = latin(text.encode())
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("text", [*SENTENCES, "Việt Nam’s “bamboo diplomacy” – café", "Türkiye’s Görgün"])
def test_utf_8_read_as_windows_1252_is_put_right_and_quotes_are_left_as_they_are(text, times):
    found, notes = mended(wrong(text, times))
    assert found == text
    assert [note.kind for note in notes] == ["repaired"]


@pytest.mark.parametrize("text", SENTENCES)
def test_double_encoding_in_a_part_and_with_plain_spaces(text):
    half = len(text) // 2
    assert mended(text[:half] + wrong(text[half:]))[0] == text
    assert mended(wrong(text).replace("\xa0", " "))[0] == text


@given(st.text(alphabet="aàáăâđêôơưạếữ “”’–.,\n", min_size=1, max_size=40))
def test_double_encoding_round_trips(text):
    assert mended(wrong("ấy " + text))[0] == "ấy " + text


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *(unicodedata.normalize("NFD", text) for text in SENTENCES),
        "XÃ HỘI: LÃNH ĐẠO TỈNH – “ĐÃ” «cá» má»",
        "Le ministre a été reçu à Hanoï; août, goût, où; maïs « Áo » naïf, Noël, à Â©, 20 °C, n° 5",
        "Millî Savunma Bakanı Yaşar Güler, Görgün ile görüştü; güçlü ilişkiler sürüyor.",
        "Der Außenminister würde über größere Übungen sprechen; Öl, Zürich, Köln, Ägypten.",
        "El niño añadió que España y la señora Núñez «están aquí»; ¿por qué? ¡Qué bien!",
        "Møller sa at både Sør-Norge og Ålesund får nye fartøyer; påskeøvelsen går på sjøen.",
        "Na reunião, o ministro disse que não há razões; São Paulo, JOÃO, NÃO",
        "§ 5, ¶ 3, ±2 µm, ×3, ½ l, © VNA, ® 2024",
        "€ 5, £ 3, Ë, ï",
        "« C’est compliqué\xa0», a déclaré la ministre, « décédé\u202f», « là\xa0».",
    ],
)
def test_what_is_right_stays(text):
    assert mended(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre de la Défense a été reçu à Hanoï par le président, a déclaré l’agence. ",
        "El ministro añadió que la señora Núñez está aquí; mañana habrá más información. ",
        "Der Verteidigungsminister würde über größere Übungen in Köln sprechen. ",
    ],
)
@pytest.mark.parametrize("times", [1, 6])
def test_western_pages_are_not_vietnamese(text, times):
    found = decode((text * times).encode("cp1252"))
    assert isinstance(found, Refusal) or found.encoding not in (*AT, "cp1258", "vps")


def test_turkish_is_not_vietnamese():
    text = "Bakan Güler, İstanbul'da görüştü; güçlü ilişkiler sürüyor, dedi. Şu an çalışıyoruz. " * 4
    assert decode(text.encode("cp1254")).encoding not in (*AT, "cp1258")


@pytest.mark.parametrize("text", ["Hà Nội", "Đại tướng", "cà phê", "ông ấy ở đó"])
@pytest.mark.parametrize("name", [*AT, "cp1258"])
def test_what_is_too_short_to_tell_is_not_forced(text, name):
    found = decode(encoded(text, name))
    assert isinstance(found, Refusal) or found.encoding not in AT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["\r\n".join(SENTENCES), "The two sides agreed to meet again in Hanoi next May."]
)
def test_wide_encodings_without_a_mark(codec, text):
    found = decode(text.encode(codec))
    assert (found.encoding, found.text) == (codec, text)
    assert [note.kind for note in found.notes] == ["encoding"]


@pytest.mark.parametrize(
    "data",
    [b"\0" * 400, bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01" + b"\0" * 9 + bytes(range(0, 250, 3)) * 9],
)
def test_binary_is_no_wide_text(data):
    assert isinstance(decode(data), Refusal)


def test_misread_needs_enough_to_tell():
    assert misread("Bé Quèc") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            r"Readout of Biden\u2019s call with Andr\xE9s L\xF3pez",
            "Readout of Biden’s call with Andrés López",
        ),
        (r"H\u00e0 N\u1ed9i \ud83d\ude00", "Hà Nội 😀"),
        (r"C:\users\xampp\update", r"C:\users\xampp\update"),
        (r"\u0007 and \x1b[31m", r"\u0007 and \x1b[31m"),
    ],
)
def test_letters_left_as_escapes(written, meant):
    text, notes = mended(written)
    assert text == meant and bool(notes) is (written != meant)
