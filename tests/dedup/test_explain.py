"""Why two articles are copies, or none."""

from __future__ import annotations

import pytest

from defcorpus.dedup import Difference, body, dedup, document, explain, sketch, why
from defcorpus.dedup.verifying.differences import settled
from tests.dedup.build import article
from tests.dedup.texts import COMMUNIQUE, GUESTS, MEETING, PATROL, VESSEL, cut, edited


def asked(one, other):
    documents = [document(each, sketch(each)) for each in (one, other)]
    return why(*documents, (body(one.page), body(other.page)))


FILLED = [COMMUNIQUE.format(**guest) for guest in GUESTS]


@pytest.mark.parametrize(
    ("one", "other", "relation", "rule", "reason"),
    [
        (article(MEETING, "a"), article(MEETING, "b"), "exact", "same page", "same text, title and date"),
        (article(MEETING, "a"), article(MEETING + " ", "b"), "exact", "same text", "same words"),
        (article(MEETING, "a"), article(edited(MEETING, 0.1), "b"), "near", "words", "enough of their words"),
        (article(MEETING, "a"), article(cut(MEETING, 0.4), "b"), "contained", "words", "enough"),
        (article(cut(MEETING, 0.4), "a"), article(MEETING, "b"), "contains", "words", "enough"),
        (
            article(VESSEL, "a", date="2023-06-02"),
            article(VESSEL, "b", date="2024-06-02"),
            "recurring",
            "same text",
            "but 30 days or more apart",
        ),
        (article(FILLED[0], "a"), article(FILLED[1], "b"), None, "facts", "bits, and 1.9 are enough"),
        (article(MEETING, "a"), article(VESSEL, "b"), None, "runs", "hardly a run of three words"),
        (article(MEETING, "a"), article(PATROL, "b", lang="en"), None, "languages", "two languages"),
    ],
)
def test_why(one, other, relation, rule, reason):
    found = asked(one, other)
    assert (found.kept, found.member) == (one.id, other.id)
    assert (found.relation, found.rule) == (relation, rule)
    assert reason in found.reason
    assert found.told == ("no copies" if relation is None else found.told)
    assert all(0 <= share <= 1 for share in (found.of_kept, found.of_member))


def test_the_shares_are_of_either_side():
    whole, part = article(MEETING, "a"), article(cut(MEETING, 0.4), "b")
    found, turned = asked(whole, part), asked(part, whole)
    assert found.of_member > 0.98 and found.of_kept == pytest.approx(0.4, abs=0.02)
    assert (turned.of_kept, turned.of_member) == (found.of_member, found.of_kept)
    assert {span.kind for span in found.spans} == {"same", "only-kept"}
    assert {span.kind for span in turned.spans} == {"same", "only-member"}


def test_what_speaks_against_is_named():
    found = asked(article(FILLED[0], "a"), article(FILLED[1], "b"))
    assert found.against >= 2
    assert ("Ben Walters", "Khamphanh Sitthi") in {(each.kept, each.member) for each in found.differences}


def test_too_little_in_common_says_how_much_is_enough():
    half = "\n".join([cut(MEETING, 0.45), cut(VESSEL, 0.6)])
    found = asked(article(MEETING, "a"), article(half, "b"))
    assert (found.relation, found.rule) == (None, "words")
    assert "70% of the words of both" in found.reason


def test_a_member_keeps_what_its_group_says():
    pages = [article(MEETING, "a", date="2024-03-14"), article(edited(MEETING, 0.1), "b", date="2024-03-15")]
    (group,) = dedup(pages)
    (member,) = group.members
    found = explain(group, member, (body(pages[0].page), body(pages[1].page)))
    assert (found.relation, found.score, found.rule) == (member.relation, member.score, member.rule)
    assert found.bodies == (MEETING, edited(MEETING, 0.1))


def test_what_a_person_decided_of_names_is_no_difference():
    found = (
        Difference("name", "Hasanov", "Zakir Hasanov"),
        Difference("name", "Mona Lisa", "Baku"),
        Difference("number", "15 người", "18 người"),
        Difference("name", None, "Z. A. Gasanov"),
    )
    people = {"hasanov": "zakir hasanov", "mona lisa": ""}
    told = settled(found, people)
    assert Difference("name", "Hasanov", "Zakir Hasanov", by_you=True) in told
    assert Difference("name", None, "Baku") in told and Difference("number", "15 người", "18 người") in told
    assert [each for each in told if each.against] == [Difference("number", "15 người", "18 người")]
    apart = (Difference("name", "Hasanov", None), Difference("name", None, "Zakir Hasanov"))
    assert settled(apart, people) == (Difference("name", "Hasanov", "Zakir Hasanov", by_you=True),)
    assert settled(found, {}) == found
