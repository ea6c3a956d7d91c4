"""Terms in the other language: counted in sentences side by side, and as TBX that a parser reads back."""

from xml.etree import ElementTree

import pytest

from defcorpus.output.shapes.tbx import tbx
from defcorpus.pairs.words.lexicon import Lexicon
from defcorpus.report.wording import terms as module
from defcorpus.report.wording.choosing import Chooser
from defcorpus.report.wording.known import BASES, Dictionary, known_terms
from defcorpus.report.wording.marking import joined, words_in
from defcorpus.report.wording.measures import association, log_dice
from defcorpus.report.wording.rows import Example, TermRow
from defcorpus.report.wording.sides import Side, sides_of
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


def rendered(term, lang=None, least=1, units=UNITS, **more):
    sides = sides_of(units)
    at = module.side_of(term, lang, lambda _: sides)
    chooser = Chooser(sides, Dictionary(units.lexicon))
    return chooser.renderings(term, at, sides[at].places(term), least, **more)


def keys(term, **more):
    return [one.key for one in rendered(term, **more)]


def units(*sentences):
    return Units(tuple(Unit(*one) for one in sentences), PAIRS, Lexicon())


def test_what_the_tables_know_is_counted_in_every_form():
    [found] = rendered("công nghiệp quốc phòng")
    assert (found.key, found.together, found.of, found.basis) == ("defence industry", (0, 1, 2), 3, "table")
    assert found.log_likelihood == pytest.approx(association(3, 3, 3, len(SENTENCES)))
    assert found.log_dice == pytest.approx(log_dice(3, 3, 3))


def test_what_nobody_knows_is_found_by_association():
    [found] = rendered("cảng cá")
    assert (found.key, found.basis, found.together) == ("fishing port", "found", (3, 4, 5))
    assert rendered("cảng cá", bases=("table", "learnt")) == []


def test_the_other_way_round():
    assert keys("fishing ports") == ["cảng cá"]
    [one] = [one for one in rendered("defence industry") if one.basis == "table"]
    assert (one.lang, one.key) == ("en", "công nghiệp quốc phòng")


@pytest.mark.parametrize("term", ["defense industry", "Defence Industries", "defence indus-try"])
def test_one_spelling_finds_the_other(term):
    assert keys(term, lang="en")[:1] == ["công nghiệp quốc phòng"]


@pytest.mark.parametrize(
    ("term", "side"), [("quốc phòng", 0), ("port", 1), ("cang", 0), ("nowhere", 1), ("nổ", 0)]
)
def test_the_language_is_told_by_where_a_term_is_met(term, side):
    assert module.side_of(term, None, lambda _: sides_of(UNITS)) == side


def test_the_language_that_is_said_holds():
    assert module.side_of("port", "vi", lambda _: sides_of(UNITS)) == 0


def test_least_and_what_is_not_there():
    assert keys("công nghiệp quốc phòng", least=3) == ["defence industry"]
    assert rendered("công nghiệp quốc phòng", least=4) == []
    assert rendered("tàu ngầm") == []


def test_known_renderings_go_both_ways():
    known = Dictionary(Lexicon())
    assert "defence industry" in known.of("công nghiệp quốc phòng", "vi")
    assert "công nghiệp quốc phòng" in known.of("defense industry", "en")
    assert "colonel general" in known.of("thượng tướng", "vi")


def test_every_known_term_is_one_term():
    asked = known_terms(Lexicon())
    assert asked["công nghiệp quốc phòng"]
    assert len({term.lower() for term in asked}) == len(asked)


# ---- what is no rendering

FILLER = [(f"câu chuyện thứ {n} về làng {n}", f"story number {n} of village {n}", 3) for n in range(40)]
RANK = units(
    *[
        ("đại tướng trần văn nam thăm đơn vị", f"general {name} minister of rural affairs toured unit {n}", 0,
         (), (), (2, 3, 4), (1, 2, 3))
        for n, name in enumerate(["tran van nam"] * 6)
    ],
    *FILLER,
)  # fmt: skip


def test_parts_of_names_and_of_longer_phrases_are_none():
    found = {one.key: one.basis for one in rendered("đại tướng", units=RANK)}
    assert found == {"general": "table"}  # and neither `tran van nam` nor `minister of rural`


def test_a_name_has_names_for_renderings():
    ends = [("spoke", "today"), ("left", "hanoi"), ("met", "guests"), ("thanked", "them"), ("sat", "down")]
    some = units(
        *[(f"{n} ông trần văn nam", f"{n} {one} tran van nam {two}", 0, (), (), (2, 3, 4), (2, 3, 4))
          for n, (one, two) in enumerate(ends)],
        *FILLER,
    )  # fmt: skip
    assert keys("trần văn nam", units=some) == ["tran van nam"]


def test_found_ones_are_for_sentences_that_nothing_known_renders():
    some = units(
        *[("hai bên đàm phán hiệp định", f"negotiations on treaty {n} moved on", 0) for n in range(3)],
        *[("họ đàm phán tiếp", f"they held parleys again in town {n}", 0) for n in range(3)],
        *FILLER,
    )
    found = rendered("đàm phán", units=some)
    assert [one.basis for one in found] == sorted((one.basis for one in found), key=BASES.index)
    assert "treaty" not in [one.key for one in found]


def test_a_longer_term_explains_its_rendering():
    some = units(
        *[("bộ trưởng bộ quốc phòng phát biểu", f"the minister of defence {said} {n}", 0)
          for n, said in enumerate(("spoke", "left", "came", "sang", "sat", "won"))],
        *[("bộ quốc phòng thông báo", f"the ministry of defence announced item {n}", 0) for n in range(3)],
        *FILLER,
    )  # fmt: skip
    assert keys("bộ quốc phòng", units=some) == ["ministry of defence"]


def test_a_shorter_one_inside_a_longer_known_one_does_not_count():
    some = units(
        ("đại tướng và trung tướng", "a lieutenant general and another", 0),
        ("đại tướng nói", "the general said", 0),
        *FILLER,
    )
    [found] = rendered("đại tướng", units=some)
    assert (found.key, found.together, found.of) == ("general", (1,), 2)


def test_the_longest_known_one_renders_the_term():
    some = units(
        *[
            (f"thượng tướng nam thăm đơn vị {n}", f"senior lieutenant general nam toured unit {n}", 0)
            for n in range(4)
        ],
        ("thượng tướng nói", "the general said", 0),
        *FILLER,
    )
    assert [(one.key, len(one.together)) for one in rendered("thượng tướng", units=some)] == [
        ("senior lieutenant general", 4),
        ("general", 1),
    ]


def test_what_ends_in_the_first_word_of_a_known_phrase_is_a_shard():
    works = ("politics", "logistics", "technology", "intelligence")
    some = units(
        *[
            (f"giám thị cục {n}", f"warden of the general department of {work}", 0)
            for n, work in enumerate(works)
        ],
        *FILLER,
    )
    assert not any(one.endswith("general") for one in keys("giám thị", units=some))


def test_a_cut_compound_is_a_shard():
    some = units(
        *[(f"hợp tác quốc phòng {n}", "joint drills went on", 0) for n in ("tốt", "hiệu quả", "mở rộng")],
        *FILLER,
    )  # fmt: skip
    assert all(one.split()[0] != "phòng" for one in keys("joint drills", units=some))


# ---- words as written


def test_words_know_their_places():
    text = "Sen. Lt-Gen Phan Văn Giang"
    found = words_in(text, "en")
    assert [word.word for word in found] == ["sen", "lt", "gen", "phan", "van", "giang"]
    assert [text[word.start : word.end] for word in found] == ["Sen", "Lt", "Gen", "Phan", "Văn", "Giang"]


def test_a_hyphen_that_is_optional_makes_one_word():
    one, two = joined(
        [
            (Unit("a", "defence co operation by lt gen x", 0, en_names=(6,)),
             frozenset({("co", "operation"), ("lt", "gen")})),
            (Unit("b", "cooperation", 0), frozenset()),
        ]
    )  # fmt: skip
    assert (one.en, one.en_names) == ("defence cooperation by lt gen x", (5,))
    side = Side("en", [one.en, two.en])
    assert side.places("defense co-operation") == [0]
    assert side.places("cooperation") == [0, 1]


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


def test_a_part_of_reviewed_phrases_is_no_rendering_of_its_own():
    some = units(
        *[("bộ quốc phòng họp", f"minister of national defence {said}", 0) for said in ("sat", "met")],
        *FILLER,
    )  # fmt: skip
    assert "national defence" not in keys("bộ quốc phòng", units=some)


def test_a_training_is_no_train():
    assert "tàu" not in Dictionary(Lexicon()).of("training", "en")
    assert "an ninh" in Dictionary(Lexicon()).of("security", "en")  # Vietnamese, if without a mark
    assert "senior lieutenant general" in Dictionary(Lexicon()).of("thuong tuong", "vi")


def test_days_beside_a_term_are_none():
    some = units(
        *[(f"đoàn thăm chính thức {n}", f"{n} on march 12", 0) for n in ("một", "hai", "ba", "bốn", "năm")],
        *FILLER,
    )
    assert not any(any(map(str.isdecimal, key)) for key in keys("thăm chính thức", units=some))
