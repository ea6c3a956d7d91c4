"""Terms in the other language: counted in sentences side by side, and as TBX that a parser reads back."""

from xml.etree import ElementTree

import pytest

from defcorpus.errors import UsageError
from defcorpus.output.tbx import tbx
from defcorpus.pairs.lexicon import Lexicon
from defcorpus.report.wording import terms as module
from defcorpus.report.wording.measures import association, log_dice
from defcorpus.report.wording.sides import known_renderings, sides_of
from defcorpus.report.wording.terms import Example, TermRow
from defcorpus.report.wording.units import Told, Unit, Units

SENTENCES = [
    # Vietnamese, English, which pair
    ("hai bên bàn về công nghiệp quốc phòng", "the two sides discussed the defence industry", 0),
    ("công nghiệp quốc phòng là một ưu tiên", "defense industry is a priority", 0),
    ("ông thăm một nhà máy công nghiệp quốc phòng", "he visited a defence industries plant", 1),
    ("đoàn thăm cảng cá", "the delegation toured a fishing port", 1),
    ("tàu cá rời cảng cá lúc sáng", "the boat left the fishing port in the morning", 2),
    ("cảng cá mở cửa lại sau bão", "the fishing port reopened after the storm", 3),
    ("trời mưa to ở vùng này", "it rained hard in the region", 3),
    ("bộ trưởng cảm ơn chủ nhà", "the minister thanked his hosts", 3),
    *[(f"câu chuyện thứ {n} về làng {n}", f"story number {n} of village {n}", 3) for n in range(20)],
]
PAIRS = tuple(Told(f"v{n}", f"e{n}") for n in range(4))
UNITS = Units(tuple(Unit(*one) for one in SENTENCES), PAIRS, Lexicon())


def rendered(term, lang=None, least=1):
    sides = sides_of(UNITS)
    [(asked, at)] = module._asked([term], sides, lang)
    return module._renderings(asked, at, sides, UNITS, least)


def test_what_the_tables_know_is_counted_in_every_form():
    forms = {one.form: one for one in rendered("công nghiệp quốc phòng")}
    assert {form: (len(one.together), one.of, one.basis) for form, one in forms.items()} == {
        "defence industry": (2, 3, "table"),
        "defense industry": (1, 3, "table"),
    }
    first = forms["defence industry"]
    assert first.together == (0, 2)
    assert first.log_likelihood == pytest.approx(association(2, 3, 2, len(SENTENCES)))
    assert first.log_dice == pytest.approx(log_dice(2, 3, 2))


def test_what_nobody_knows_is_found_by_association():
    [found] = rendered("cảng cá")
    assert (found.form, found.basis, found.together) == ("fishing port", "found", (3, 4, 5))


def test_the_other_way_round():
    assert [one.form for one in rendered("fishing ports")] == ["cảng cá"]
    [one] = [one for one in rendered("defence industry") if one.basis == "table"]
    assert (one.lang, one.form) == ("en", "công nghiệp quốc phòng")


def test_typed_without_marks_a_term_is_shown_with_them():
    [found] = rendered("cang ca")
    assert (found.term, found.lang, found.form) == ("cảng cá", "vi", "fishing port")


@pytest.mark.parametrize(
    ("term", "side"), [("quốc phòng", 0), ("port", 1), ("cang", 0), ("nowhere", 1), ("nổ", 0)]
)
def test_the_language_is_told_by_where_a_term_is_met(term, side):
    assert module._asked([term], sides_of(UNITS), None) == [(term, side)]


def test_the_language_that_is_said_holds():
    assert module._asked(["port"], sides_of(UNITS), "vi") == [("port", 0)]


def test_a_term_without_a_word():
    with pytest.raises(UsageError, match="no term"):
        module._asked(["--"], sides_of(UNITS), None)


def test_least_and_what_is_not_there():
    assert [one.form for one in rendered("công nghiệp quốc phòng", least=2)] == ["defence industry"]
    assert rendered("tàu ngầm") == []


def test_known_renderings_go_both_ways():
    assert "defence industry" in known_renderings("công nghiệp quốc phòng", "vi", Lexicon())
    assert "công nghiệp quốc phòng" in known_renderings("defence industry", "en", Lexicon())


def test_every_known_term_that_is_met():
    asked = [term for term, _ in module._all(UNITS, sides_of(UNITS))]
    assert "công nghiệp quốc phòng" in asked
    assert asked == sorted(set(asked))


HOSTILE = 'a < b & "c" > \x1b[31m\x00 d'
ROWS = [
    TermRow("cảng cá", "vi", "fishing port", 3, 3, 2, "found", 20.25, 14.0, ("vov.vn", "vnanet.vn"),
            "2024-03", "2025-01-02", Example("v 1", "e<1>", "Cảng cá & chợ.", HOSTILE)),
    TermRow("cảng cá", "vi", "port", 1, 3, 1, "table", 2.0, 11.0, (), None, None,
            Example("v", "e", "C", "P")),
    TermRow("port", "en", "cảng", 1, 1, 1, "table", 2.0, 11.0, (), None, None, Example("v", "e", "C", "P")),
]  # fmt: skip
SPACE = {"t": "urn:iso:std:iso:30042:ed-2"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_tbx_is_read_back():
    root = ElementTree.fromstring(tbx(ROWS, ["news & more"]).encode())
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert (root.get("type"), root.get("style"), root.get(LANG)) == ("TBX-Basic", "dca", "en")
    assert "news & more" in root.findtext(".//t:sourceDesc/t:p", namespaces=SPACE)
    entries = root.findall("t:text/t:body/t:conceptEntry", SPACE)
    assert [entry.get("id") for entry in entries] == ["c1", "c2"]
    told = [
        [(part.get(LANG), [term.text for term in part.findall(".//t:term", SPACE)]) for part in entry]
        for entry in entries
    ]
    assert told == [
        [("vi", ["cảng cá"]), ("en", ["fishing port", "port"])],
        [("en", ["port"]), ("vi", ["cảng"])],
    ]
    context = entries[0].find(".//t:descrip[@type='context']", SPACE)
    assert context.text == 'a < b & "c" > [31m d'
    assert entries[0].find(".//t:admin[@type='source']", SPACE).text == "e<1>"
    note = entries[0].find(".//t:note", SPACE).text
    assert note.startswith("3 of 3 sentences; 2 pairs of articles; found; G2 20.2; logDice 14.0; ")
    assert note.endswith("; vov.vn, vnanet.vn; 2024-03 to 2025-01-02")
    assert entries[1].find(".//t:descrip[@type='context']", SPACE).text == "C"


def test_tbx_of_nothing_is_whole():
    root = ElementTree.fromstring(tbx([]).encode())
    assert root.find("t:text/t:body", SPACE) is not None
    assert root.findall(".//t:conceptEntry", SPACE) == []
