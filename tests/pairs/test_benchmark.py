"""The measuring script's own parts: what it takes away, cuts and adds, its rivals, how it counts."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from calibrate import reliability, table
from decoys import Found, decoy, found
from pairs import Tally, thresholds
from pairsets import Corpus, Document, Library, Text, joined, labelled
from regimes import Bar, Counts, Regime, _decoyed, regimes
from rivals import Capitals, Defcorpus, Link

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
NAMES = "Ivan Petrov|Maria Silva|David Brown|Omar Hassan|Peter Novak|Laura Costa".split("|")
PLACES = "Austria|Brazil|Canada|Denmark|Egypt|Finland".split("|")


def story(at: int) -> tuple[Text, Text]:
    """A text in both languages, with a guest, a country and a number of its own."""
    who, where, count = NAMES[at % 6], PLACES[at % 6], 30 + 7 * at
    vi = (
        f"Sáng ngày {at + 3} tháng 3, đoàn đại biểu quân sự do ông {who} dẫn đầu đã đến thăm nhà trường.\n"
        f"Khách đến từ {where} và đã trao {count} suất học bổng cho các học viên đang học tập tại đây.\n"
        f"Hai bên nhất trí tiếp tục trao đổi giảng viên trong thời gian tới.\nBuổi tiếp diễn ra cởi mở."
    )
    en = (
        f"A military delegation led by {who} visited the school on the morning of March {at + 3}.\n"
        f"The guests from {where} handed over {count} scholarships to the students.\n"
        f"Both sides agreed to keep exchanging lecturers.\nThe reception was a friendly one."
    )
    return Text(vi, None, f"2025-03-{at + 4:02}"), Text(en, None, f"2025-03-{at + 4:02}")


def corpus(count: int = 6) -> Corpus:
    texts, gold = {}, []
    for at in range(count):
        texts[f"v{at}"], texts[f"e{at}"] = story(at)
        gold.append((f"v{at}", f"e{at}"))
    return Corpus(texts, frozenset(gold))


def test_a_third_goes_from_each_side_and_gold_with_it() -> None:
    left = corpus(9).thinned(random.Random("a"), 1 / 3)
    assert sorted(id_[0] for id_ in left.texts) == ["e"] * 6 + ["v"] * 6
    assert left.gold == {couple for couple in corpus(9).gold if set(couple) <= left.texts.keys()}
    assert left == corpus(9).thinned(random.Random("a"), 1 / 3)


def test_briefs_have_no_line_and_no_title_in_common() -> None:
    whole = Corpus({"v": Text("một\n\nhai\nba", "tên"), "e": Text("one\ntwo\nthree", "name")}, {("v", "e")})
    cut = whole.briefs(slice(0, None, 2), slice(1, None, 2))
    assert cut.texts == {"v": Text("một\nba"), "e": Text("two")}
    assert whole.briefs(slice(1), None).texts["e"].title == "name"


def test_a_brief_of_which_nothing_is_left_is_left_out() -> None:
    whole = Corpus({"v": Text("một"), "e": Text("one")}, frozenset({("v", "e")}))
    assert whole.briefs(slice(1), slice(1, None, 2)) == Corpus({}, frozenset())


@pytest.mark.parametrize("keep", [True, False])
def test_decoys_take_the_place_of_the_true_ones_or_stand_beside_them(keep: bool) -> None:
    (made,) = _decoyed(corpus(), 1, keep=keep)
    assert len(made.decoys) == 6
    assert len(made.gold) == (6 if keep else 0)
    for id_, (_, en) in made.decoys.items():
        assert (en in made.texts) is keep
        before = corpus().texts[en]
        assert made.texts[id_].body != before.body
        assert int(made.texts[id_].date[-2:]) == int(before.date[-2:]) + 1


def test_decoys_do_not_share_draws_between_seeds() -> None:
    one, two = _decoyed(corpus(), 2, keep=True)
    assert one.texts != two.texts
    assert one == _decoyed(corpus(), 1, keep=True)[0]


def test_dates_are_hidden() -> None:
    assert not any(text.date or text.url for text in corpus().dateless().texts.values())


def test_each_text_is_analysed_once_and_neither_language_is_left_out() -> None:
    library = Library()
    texts = corpus(2).texts | {
        "x": Text(""),
        "f": Text("Le ministre a reçu la délégation du pays voisin hier."),
    }
    found = library.documents(texts)
    assert [(one.id, one.lang) for one in found] == [("v0", "vi"), ("e0", "en"), ("v1", "vi"), ("e1", "en")]
    assert all(a is b for a, b in zip(found, library.documents(texts), strict=True))


@pytest.mark.parametrize("system", [Defcorpus(), Capitals()], ids=lambda one: one.name)
def test_systems_answer_alike_whatever_the_order(system: Defcorpus | Capitals) -> None:
    documents = Library().documents(corpus().texts)
    found = system.links(documents)
    assert sorted(found) == sorted(system.links(documents[::-1]))
    assert len({link.vi for link in found}) == len(found) == 6
    right = sum((link.vi, link.en) in corpus().gold for link in found)
    assert right == 6


def test_a_threshold_keeps_the_beginning_of_what_was_linked() -> None:
    documents = Library().documents(corpus().texts)
    low, high = (Capitals(at).links(documents) for at in (0.0, 0.9))
    assert [link[:3] for link in low] == [link[:3] for link in high]
    assert all(link.made is (link.score >= 0.9) for link in high)


def test_counts() -> None:
    given = Corpus({}, frozenset({("v1", "e1"), ("v2", "e2")}), {"d1": ("v1", "e1"), "d2": ("v2", "e2")})
    row = Regime("decoys", "some", (Bar("F1"),), lambda: [given], Library())
    links = [Link(0.9, "v1", "e1", True), Link(0.8, "v2", "d2", True), Link(0.4, "v3", "e2", False)]
    counts = row.counts([(given, links)])
    assert counts == Counts(right=1, made=2, gold=2, decoys=2, decoys_paired=1, twins_right=1)
    assert [counts.figure(name) for name in ("errors", "precision", "recall", "F1")] == [2, 0.5, 0.5, 0.5]
    assert row.counts([(given, links)], 0.85).made == 1


def test_the_best_threshold_is_that_of_the_highest_mean() -> None:
    given = Corpus({}, frozenset({("v1", "e1")}))
    row = Regime("removal", "some", (Bar("F1"),), lambda: [given], Library())
    links = [Link(0.7, "v1", "e1", True), Link(0.3, "v2", "e2", True)]
    mean, at = thresholds([(row, [(given, links)])])[0]
    assert mean == 1.0
    assert 0.3 < at <= 0.7


def test_bars_are_met_or_missed_and_rivals_beaten_or_not() -> None:
    tally = Tally()
    assert tally.judge("a", Bar("F1", 0.9), 0.9) == "met"
    assert tally.judge("b", Bar("decoys paired", 0.02), 0.03) == "missed"
    assert tally.judge("c", Bar("F1"), 0.1) == ""
    assert tally.compare("d", "decoys paired", {"defcorpus": 0.1, "capitals": 0.2}) == ""
    assert tally.compare("e", "F1", {"defcorpus": 0.1, "capitals": 0.1}) == "not ahead of capitals"
    assert next(tally.lines()) == "1 of 2 bars met"


def test_reliability() -> None:
    scores = [(1.0, True)] * 9 + [(0.95, False), (0.6, True), (0.6, False), (0.0, False)]
    told = reliability(scores)
    assert (told.sure, told.sure_count, told.middle, told.middle_count) == (0.9, 10, 0.5, 2)
    assert 0 < told.error < 0.2
    assert len(list(table(scores))) == 11


def test_a_folder_of_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regimes._LARGE", 3)
    for name, count in (("large", 4), ("small", 2)):
        folder = tmp_path / "pairs" / name
        folder.mkdir(parents=True)
        rows = [
            {"id": id_, "text": text.body, "date": text.date} for id_, text in corpus(count).texts.items()
        ]
        (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        gold = ["vi\ten", *("\t".join(couple) for couple in sorted(corpus(count).gold))]
        (folder / "gold.tsv").write_text("\n".join(gold) + "\n", "utf-8")
    sets = labelled(tmp_path)
    assert len(joined(sets.values()).gold) == 6
    rows = regimes(tmp_path, 2, 0.0, Library())
    assert {row.group for row in rows} == {"bare", "removal", "noise", "decoys", "briefs"}
    assert "a third removed, small" in {row.name for row in rows}
    whole = next(row for row in rows if row.name == "mixed")
    assert whole.counts(whole.answers(Capitals())).gold == 6
    assert all(isinstance(one, Document) for one in whole.library.documents(sets["small"].texts))


def test_without_a_folder_it_says_so(tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DEFCORPUS_EVALUATION"}
    told = subprocess.run(
        [sys.executable, str(BENCHMARKS / "pairs.py"), "--rows", "bare"],
        env={**known, "PYTHONPATH": str(BENCHMARKS.parent)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "DEFCORPUS_EVALUATION" in told.stdout


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("the Canadian side and Ivan Petrov", "the Brazilian side and Maria Silva"),
        ("Canadians met Petrov in Canada", "Brazilians met Silva in Brazil"),
        ("on Friday, 28 May, 12 ships", "on Saturday, 1 May, 45 ships"),
    ],
)
def test_a_decoy_keeps_the_form_of_what_it_replaces(written: str, expected: str) -> None:
    own = f"Ivan Petrov of Canada has 12 ships. {written}"
    lent = Found(("Maria Silva",), found("Brazil").countries, ("45",))
    (made,) = decoy((own,), [lent], random.Random(1)) or ("",)
    assert made == f"Maria Silva of Brazil has 45 ships. {expected}"


@pytest.mark.parametrize("short", ["UK", "US", "U.S."])
def test_a_short_name_of_a_country_is_a_name(short: str) -> None:
    lent = Found((), found("Norway").countries, ("45",))
    (made,) = decoy((f"12 ships of the {short} navy",), [lent], random.Random(1)) or ("",)
    assert made == "45 ships of the Norway navy"
