"""What a person decided: the lines of the file, what holds, two people's together, and matching by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.errors import UsageError
from defcorpus.pairs import Options, explain_decided, features, learn, match, match_decided
from defcorpus.pairs.candidates.planned import planned
from defcorpus.pairs.verdicts import HEADER, Verdict, held, line_of, merged, parsed, replaced, word_of
from tests.pairs.helpers import article

A, B, C, D = (f"{number:032x}" for number in range(1, 5))
HEAD = "\t".join(HEADER)


def verdict(vi, en, word, *, keys=True, note=""):
    known = {"one": A, "two": B, "three": C, "four": D} if keys else {}
    return Verdict(vi, known.get(vi, ""), en, known.get(en, ""), word, note)


WORDS = st.sampled_from(["same", "same-event", "not-same"])
IDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: text[0] != "#"
)


KEY_OR_NONE = st.sampled_from(["", A, B])


@given(IDS, KEY_OR_NONE, IDS, KEY_OR_NONE, WORDS)
def test_a_line_says_what_was_decided(vi, vi_key, en, en_key, word):
    one = Verdict(vi, vi_key, en, en_key, word)
    assert parsed(line_of(one)) == one


@given(st.text(), st.text(), st.text())
def test_any_name_of_a_file_makes_one_line(vi, en, note):
    line = line_of(Verdict(vi, A, en, B, "same", note))
    assert "\n" not in line and not line.startswith("#")
    assert parsed(line)[1:5:2] == (A, B)
    line.encode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("one\ttwo\tsame", "3 fields"),
        (f"one\t{A}\ttwo\t{B}\tperhaps\t", "no verdict"),
        (f"one\tabc\ttwo\t{B}\tsame\t", "no content key"),
        (f"\t\ttwo\t{B}\tsame\t", "two articles"),
    ],
)
def test_a_line_that_says_nothing(line, said):
    with pytest.raises(UsageError, match=said):
        parsed(line)


@pytest.mark.parametrize(
    ("typed", "word"), [("Same", "same"), (" not same", "not-same"), ("same_event", "same-event")]
)
def test_words_as_they_are_typed(typed, word):
    assert word_of(typed) == word


def test_a_note_keeps_to_one_line():
    assert parsed(f"one\t{A}\ttwo\t{B}\tsame\ttwo \x1b[31mspeakers\x07 ").note == "two [31mspeakers"


def test_a_verdict_takes_the_place_of_the_one_before():
    mine = [HEAD, "# checked with Lan", line_of(verdict("one", "two", "same")), "what is this"]
    lines = replaced(mine, [verdict("one", "two", "not-same"), verdict("three", "two", "same")])
    assert lines == [
        HEAD, "# checked with Lan", "what is this", line_of(verdict("one", "two", "not-same")),
        line_of(verdict("three", "two", "same")),
    ]  # fmt: skip
    assert replaced(lines, [verdict("three", "two", "")]) == lines[:-1]


def test_texts_are_told_by_their_keys_where_both_are_known():
    moved = Verdict("elsewhere", A, "again", B, "not-same")
    assert replaced([HEAD, line_of(verdict("one", "two", "same"))], [moved]) == [HEAD, line_of(moved)]
    # The same two ids of another corpus, or of pages that read otherwise by now: another verdict.
    other = Verdict("one", C, "two", D, "not-same")
    assert len(replaced([HEAD, line_of(verdict("one", "two", "same"))], [other])) == 3


def test_what_holds_is_told_by_the_texts():
    said = [
        verdict("one", "two", "same"),
        Verdict("three", "", "four", "", "same-event"),  # typed without keys
        Verdict("one", D, "gone", "f" * 32, "same"),
        Verdict("three", "e" * 32, "two", B, "same"),  # read otherwise when it was judged
    ]
    found = held(said, {"one": A, "two": B, "three": C, "four": D})
    assert found.decided == {(A, B): "same", (C, D): "same-event"}
    assert (found.absent, found.stale) == ((said[2],), (said[3],))
    again = held([*said, verdict("three", "two", "not-same")], {"one": A, "two": B, "three": C, "four": D})
    assert again.stale == () and again.decided[C, B] == "not-same"


def test_two_people_together():
    mine = [
        verdict("one", "two", "same", note="read twice"),
        verdict("three", "four", "same"),
        verdict("three", "two", "not-same"),
        verdict("three", "two", "same-event"),  # thought again
    ]
    hers = [
        verdict("three", "four", "not-same"),
        verdict("one", "two", "same", note="agreed"),
        verdict("one", "four", "not-same", keys=False),
    ]
    together, against = merged([mine, hers])
    assert together == [
        hers[2],
        verdict("one", "two", "same", note="read twice; agreed"),
        verdict("three", "two", "same-event"),
    ]
    assert against == [(mine[1], hers[0])]
    assert merged([hers, mine])[1] == [(hers[0], mine[1])]
    assert [len(part) for part in merged([mine, mine])] == [3, 0]


VISIT = "Chiều 12/3, Đại tướng Trần Minh Quang hội đàm với Bộ trưởng {} tại Hà Nội về đào tạo {} phi công."
TALKS = "General Tran Minh Quang held talks with Minister {} in Hanoi on March 12 on training {} pilots."


def told(*visits):
    """Return a Vietnamese and an English article of each visit."""
    found = []
    for at, (guest, number) in enumerate(visits):
        found.append(features(article(f"v{at}", "vi", VISIT.format(guest, number), date="2024-03-12")))
        found.append(features(article(f"e{at}", "en", TALKS.format(guest, number), date="2024-03-12")))
    return found


NEWS = told(("Pavel Novotny", 45), ("Jan Hrdlicka", 31), ("Ole Vestergaard", 17))
KEYS = {one.id: one.key for one in NEWS}


def pairs_of(result):
    return {(pair.vi, pair.en): pair for pair in result.pairs}


def test_what_was_decided_holds():
    alone = match(NEWS)
    assert pairs_of(alone).keys() == {("v0", "e0"), ("v1", "e1"), ("v2", "e2")}
    decided = {(KEYS["v0"], KEYS["e1"]): "same", (KEYS["v2"], KEYS["e2"]): "not-same"}
    result = match_decided(NEWS, None, Options(), decided)
    found = pairs_of(result)
    assert found["v0", "e1"].decided == "same" and found["v0", "e1"].kind == "translation"
    assert ("v2", "e2") not in {*found, *((pair.vi, pair.en) for pair in result.reviews)}
    for pair in found.values():
        assert sum(row.weight for row in pair.evidence) == pytest.approx(pair.weight, abs=1e-6)
    assert found["v0", "e1"].evidence[-1].kind == "by you" and found["v0", "e1"].evidence[-1].note == "same"
    everybody = [id_ for pair in (*result.pairs, *result.reviews) for id_ in (pair.vi, pair.en)]
    everybody += [row.id for row in result.unpaired]
    assert sorted(everybody) == sorted(KEYS)


def test_nothing_decided_changes_nothing():
    assert match_decided(NEWS, None, Options(), {}) == match(NEWS)


def test_the_order_of_articles_does_not_matter():
    decided = {(KEYS["v0"], KEYS["e1"]): "same-event", (KEYS["v1"], KEYS["e1"]): "same"}
    result = match_decided(NEWS, None, Options(), decided)
    assert result == match_decided(NEWS[::-1], None, Options(), dict(reversed(decided.items())))
    # Both were named: both are there.
    assert {("v0", "e1"), ("v1", "e1")} <= pairs_of(result).keys()


@pytest.mark.parametrize(
    ("word", "status", "kind"),
    [
        ("same", "paired", "translation"),
        ("same-event", "paired", "same-event"),
        ("not-same", "unpaired", None),
    ],
)
def test_the_ledger_of_any_two_says_what_was_decided(word, status, kind):
    pair = explain_decided(NEWS[0], NEWS[3], learn(NEWS), word)
    assert (pair.status, pair.kind, pair.decided) == (status, kind, word)
    assert sum(row.weight for row in pair.evidence) == pytest.approx(pair.weight, abs=1e-6)


def digest():
    """Return three reports in English, and in Vietnamese one page that tells all three."""
    visits = [("Pavel Novotny", "Séc", "Czech", 45), ("Ole Vestergaard", "Đan Mạch", "Danish", 17)]
    visits.append(("Kwame Asante", "Ghana", "Ghanaian", 260))
    body = "\n".join(
        f"12/3, Đại tướng Trần Minh Quang tiếp Bộ trưởng Quốc phòng {land} {name}, bàn {many} học viên."
        for name, land, _, many in visits
    )
    found = [features(article("all", "vi", body, date="2024-03-12"))]
    for name, _, land, many in visits:
        text = f"On March 12 General Tran Minh Quang received {land} Minister {name} on {many} cadets."
        found.append(features(article(name.split()[1].lower(), "en", text, date="2024-03-12")))
    return found


def test_every_counterpart_of_a_digest():
    one = pairs_of(match(digest()))
    every = match(digest(), None, Options(every=True))
    assert len(one) == 1
    assert {en for _, en in pairs_of(every)} == {"novotny", "vestergaard", "asante"}
    assert every.unpaired == ()
    for pair in every.pairs:
        assert sum(row.weight for row in pair.evidence) == pytest.approx(pair.weight, abs=1e-6)


def test_every_counterpart_is_no_more_where_each_has_one():
    assert pairs_of(match(NEWS, None, Options(every=True))).keys() == pairs_of(match(NEWS)).keys()


def test_what_would_be_compared():
    plan = planned(NEWS)
    assert (plan.vi, plan.en) == (3, 3)
    assert plan.comparisons["compared"] == match(NEWS).comparisons["compared"]
    assert all(one.vi and one.en for one in plan.capped)
