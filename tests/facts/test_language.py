import os
import unicodedata
from pathlib import Path

import pytest

from defcorpus.facts import analyse
from defcorpus.facts.language import _lines, _merged, _stretches, language_of, main_language, read_language
from defcorpus.mentions.languages.tell import clear, tell
from defcorpus.text import fold
from tests.facts.pages import page

VIETNAMESE = [
    "Thứ trưởng Bộ Quốc phòng đã tiếp đoàn đại biểu quân sự nước bạn sang thăm và làm việc tại Hà Nội.",
    "Hai bên nhất trí tăng cường trao đổi đoàn các cấp và hợp tác đào tạo trong thời gian tới.",
    "Ông cảm ơn sự giúp đỡ của nhân dân nước bạn dành cho Việt Nam.",
    "Bộ trưởng Mustafayev và phu nhân John Smith của Lockheed Martin được đón tại sân bay Nội Bài.",
    "Chiều 12/9, tàu 015 Trần Hưng Đạo rời quân cảng Cam Ranh.",
    "Khánh Hoà đón thuỷ thủ đoàn, thể hiện sự tin cậy giữa hải quân hai nước.",
]
ENGLISH = [
    "The two ministers agreed to step up the exchange of delegations and training of officers.",
    "He said that the visit was a sign of the growing trust between the two armies.",
    # English pages from Việt Nam often keep the marks throughout.
    "HÀ NỘI — General Phan Văn Giang hosted the delegation of the Lào People's Army in Việt Nam, "
    "and Thượng tướng Nguyễn Tân Cương spoke to the guests at the Bộ Quốc phòng guest house.",
    "Việt Nam and Lào agreed at the talks in Hà Nội that Quảng Trị and Savannakhet would share the work.",
    "Naval ship 016-Quang Trung visits port of Qingdao",
    "It was Huế, Đà Nẵng and Cần Thơ that they wanted to see, he told the Nhân Dân newspaper.",
]
OTHERS = [
    ("fr", "Le ministre de la Défense a reçu hier une délégation militaire de haut rang dans la capitale."),
    (
        "ru",
        "Министр обороны принял в среду делегацию и сказал, что это было не только для них, но и для всех.",
    ),
    ("tr", "Savunma bakanı, dost ülkenin heyetini başkentte kabul etti ve iki ülke ilişkileri için konuştu."),
    ("it", "Il ministro della difesa ha ricevuto ieri la delegazione militare che era nella capitale."),
    ("id", "Menteri pertahanan menerima kunjungan delegasi militer yang akan bekerja di ibu kota kemarin."),
    ("zh", "国防部长昨天在首都会见了友好国家的军事代表团。"),
    ("ja", "防衛大臣は昨日、首都で友好国の軍事代表団と会談した。"),
    ("ko", "국방부 장관은 어제 수도에서 우방국 군사 대표단을 만났다."),
    ("lo", "ລັດຖະມົນຕີກະຊວງປ້ອງກັນປະເທດ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນ"),
    ("th", "รัฐมนตรีว่าการกระทรวงกลาโหมให้การต้อนรับคณะผู้แทน Lockheed Martin ที่กรุงเทพ"),
    ("km", "រដ្ឋមន្ត្រីក្រសួងការពារជាតិបានទទួលជួបគណៈប្រតិភូ"),
    ("ar", "استقبل وزير الدفاع أمس في العاصمة وفدا عسكريا من الدولة الصديقة."),
    ("el", "Ο υπουργός Άμυνας υποδέχθηκε χθες στρατιωτική αντιπροσωπεία."),
    (
        "de",
        "Der Verteidigungsminister hat am Montag eine Delegation empfangen, die auch mit der Marine sprach.",
    ),
    ("es", "El ministro de Defensa recibió ayer a una delegación militar que había llegado a la capital."),
    ("yo", "Minisita fun eto aabo gba awọn alejo naa ni ọjọ ana, o si sọ pe awọn yoo ṣiṣẹ pọ."),
    ("hmn", "Tus thawj coj tau ntsib nrog cov neeg ntawm lub teb chaws no hauv lub nroog thaum nag hmo."),
    ("tl", "Tinanggap ng kalihim ng tanggulan ang mga bisita sa lungsod kahapon para sa mga pag-uusap."),
]
PARTS = {"vi": VIETNAMESE[:3], "en": ENGLISH[:3]}


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_in_every_normal_form_and_in_capitals(text):
    assert language_of([text]).code == "vi"
    assert language_of([unicodedata.normalize("NFD", text)]).code == "vi"
    assert language_of([text.upper()]).code == "vi"


@pytest.mark.parametrize("text", VIETNAMESE[:3])
def test_vietnamese_typed_without_marks(text):
    assert language_of([fold(text)]).code == "vi"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_even_full_of_vietnamese_names(text):
    assert language_of([text]).code == "en"
    assert language_of([fold(text)]).code == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_a_third_language_is_neither_and_has_its_code(code, text):
    found = language_of([text])
    assert found.code == "other"
    assert found.other == {"tl": "fil"}.get(code, code)


@pytest.mark.parametrize("body", [[], [""], ["12 34"], ["…", "***"]])
def test_no_words_is_unknown(body):
    assert language_of(body).code == "unknown"


@pytest.mark.parametrize(
    "text", ["Indonesia Tsunami Toll Soars", "Xyzzy plugh frobnitz", "MH17, F-16, C-130J"]
)
def test_the_same_text_always_gets_the_same_answer(text):
    assert len({language_of([text]) for _ in range(10)}) == 1


def test_an_english_article_that_quotes_one_vietnamese_sentence_is_english():
    body = [*ENGLISH[:3], VIETNAMESE[2], *ENGLISH[3:]]
    found = language_of(body)
    assert (found.code, found.shares) == ("en", ())
    assert 0.5 < found.confidence < 1


@pytest.mark.parametrize("order", [("vi", "en"), ("en", "vi")])
def test_the_same_text_in_both_languages_is_mixed_with_shares(order):
    found = language_of([line for code in order for line in PARTS[code]])
    assert found.code == "mixed"
    assert {code for code, _ in found.shares} == {"vi", "en"}
    assert sum(share for _, share in found.shares) == pytest.approx(1, abs=0.01)
    assert found.shares[0][1] >= found.shares[1][1]
    assert main_language(found) == found.shares[0][0]


def test_a_third_language_beside_vietnamese_is_mixed_too():
    found = language_of([*VIETNAMESE[:3], OTHERS[0][1], OTHERS[0][1]])
    assert found.code == "mixed"
    assert [code for code, _ in found.shares] == ["vi", "fr"]


def test_a_hard_wrapped_body_is_told_by_its_lines_together():
    words = " ".join(VIETNAMESE[:3]).split()
    lines = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    assert language_of(lines).code == "vi"


def test_a_paragraph_in_another_language_is_a_fact_with_its_span():
    lines = [*ENGLISH[:3], *ENGLISH[:2], VIETNAMESE[0], *ENGLISH[:3]]
    lang, facts, notes = read_language(page(*lines))
    assert lang.code == "en"
    assert notes == ()
    [fact] = facts
    assert (fact.kind, fact.value, fact.role) == ("language", "vi", "body")
    assert "\n".join([*lines, ""])[fact.start : fact.end] == VIETNAMESE[0]


@pytest.mark.parametrize("at", range(8))
@pytest.mark.parametrize(
    "text", [OTHERS[0][1], OTHERS[1][1], OTHERS[5][1] * 2, OTHERS[11][1] * 2, OTHERS[13][1]]
)
@pytest.mark.parametrize("main", [VIETNAMESE[:4] * 2, ENGLISH[:3] * 3])
def test_a_sentence_in_a_third_language_is_found_wherever_it_stands(main, text, at):
    while len(text) < 160:
        text += " " + text
    stretches = _merged(_stretches_of([*main[:at], text, *main[at:]]))
    assert [part.told.code in ("vi", "en") for part in stretches].count(False) == 1


def _stretches_of(lines):
    text = "\n".join(lines) + "\n"
    return _stretches(text, _lines(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Ó ti wá sí ilé.",
        "A rí ọ̀rẹ́ náà lọ.",
        "O le a ou alu i le fale o le tama.",
        "Ke a go rata mme o a itse.",
    ],
)
def test_short_lines_of_other_languages_are_not_vietnamese(text):
    assert language_of([text]).code not in ("vi", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Das Buch „The Old Man and the Sea“ hat die Autorin im Juli für alle Leser der Stadt geschrieben.",
        "Sinabi ng kalihim na ang United States Security Council ay dapat magpatuloy sa usapan.",
    ],
)
def test_what_names_an_english_book_is_not_english(text):
    assert language_of([text]).code == "other"


@pytest.mark.parametrize("text", ["Ca sĩ Taylor Swift đổi nhà", "Rotterdam 2-1 Feyenoord: Rotterdam bất bại"])
def test_foreign_names_among_a_few_vietnamese_words(text):
    assert language_of([text]).code == "vi"


def test_a_mixed_page_says_so_in_a_note():
    lines = [*VIETNAMESE[:3], *ENGLISH[:3]]
    lang, facts, notes = read_language(page(*lines))
    assert lang.code == "mixed"
    assert [note.kind for note in notes] == ["mixed"]
    assert "English" in notes[0].detail
    assert len(facts) == 1


@pytest.mark.parametrize("text", ["I-World Wide Web isungulwe yi-Google", "Snow White và bảy chú lùn"])
def test_names_in_english_make_no_english(text):
    assert language_of([text]).code != "en"


def test_clear_leaves_the_rest_to_tell():
    assert clear("Phan Văn Giang") is None
    assert tell("Phan Văn Giang, Nguyễn Tân Cương").code == "vi"


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        ("Thủ tướng tiếp đoàn cựu chiến binh các nước", "12.30", "vi"),
        ("The minister opens the school and thanks all of those who have built it", "(1) 2025", "en"),
        (
            "Bộ trưởng thăm và làm việc tại các đơn vị",
            "The delegation was received by them at noon.",
            "en",
        ),
        ("1 + 1", "12.30", "unknown"),
    ],
)
def test_a_body_that_does_not_tell_takes_the_language_of_the_title(title, body, code):
    article = analyse(page(("title", title), body))
    assert article.lang.code == code
    assert article.lang.rule.startswith("its title") == (code != "unknown" and body[-1:] != ".")


@pytest.mark.skipif("DEFCORPUS_NTREX" not in os.environ, reason="names a copy of the NTREX repository")
def test_floors_on_ntrex():
    folder = Path(os.environ["DEFCORPUS_NTREX"]) / "NTREX-128"

    def share(name, codes):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        told = [language_of([line]).code for line in lines if line.strip()]
        return sum(code in codes for code in told) / len(told)

    assert share("newstest2019-ref.vie.txt", ["vi"]) >= 0.995
    assert share("newstest2019-src.eng.txt", ["en"]) >= 0.99
    for code in "fra tur ind ita rus yor hmn zul nld deu smo gle fil swa".split():
        assert share(f"newstest2019-ref.{code}.txt", ["vi", "en"]) <= 0.01


def test_words_run_together_are_told_in_a_note():
    text = "Bộ trưởng Quốc phòng Azerbaijancủa nước bạn, hai bên nhất trí hợp tácquốc phòng."
    article = analyse(page(text))
    [note] = [note for note in article.notes if note.kind == "glued"]
    assert text[note.start : note.end] == "Azerbaijancủa"
    assert note.detail.startswith("2 words")
    assert "“Azerbaijan của”" in note.detail
    assert article.words == 16


def test_a_word_run_together_is_found_in_its_own_paragraph():
    first = "Bộ trưởng hội đàm với đoàn khách, hai bên nhất trí mở rộng trao đổi đoàn trong năm nay."
    second = "Hai bên cũng nhất trí đẩy mạnh hợp tácquốc phòng và đào tạo trong thời gian tới đây."
    text = f"{first}\n\n{second}"
    article = analyse(page(text))
    [note] = [note for note in article.notes if note.kind == "glued"]
    assert text[note.start : note.end] == "tácquốc"
