"""What a text is told for: the verb of its title, then that of its lead, before any other noun."""

from pathlib import Path

import pytest

from defcorpus.events.tellings.done import act_of
from defcorpus.knowledge import table

ROWS = [line.split("\t") for line in Path(__file__).with_name("done.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("lang", "act", "title", "lead"), ROWS, ids=[row[2] for row in ROWS])
def test_a_text_is_told_for(lang: str, act: str, title: str, lead: str) -> None:
    sentences = [one for one in lead.split(". ") if one]
    assert act_of(title, sentences, lang, envoy="nvoy" in title) == act


def test_a_guest_who_is_only_welcomed_in_the_lead_has_talks_below() -> None:
    lead = ["Lễ đón Bộ trưởng Quốc phòng Phần Lan diễn ra sáng 21/2 tại Hà Nội."]
    below = ["Tại hội đàm sau đó, hai bên nhất trí ký kế hoạch."]
    assert act_of("Bộ trưởng Phần Lan thăm Việt Nam", lead, "vi", below=below, met=True) == "talks"
    assert act_of("Bộ trưởng Phần Lan thăm Việt Nam", lead, "vi") == "reception"


def test_an_ambassador_calls_at_no_port() -> None:
    told = "The training ship was on the mind of both."
    assert act_of("", [told], "en") == "port call"
    assert act_of("", [told], "en", envoy=True) == ""


def test_without_marks_it_is_told_for_the_same() -> None:
    assert act_of("Thu truong tiep Dai su Na Uy", ["Hai ben doi thoai nhieu."], "vi") == "reception"


def test_other_languages_are_not_read() -> None:
    assert act_of("Le ministre reçu", [], "other") == ""


def test_every_act_has_its_words() -> None:
    from defcorpus.events.tellings.lexis import AS_ACTS

    acts = {AS_ACTS.get(act, act) for _, _, act in table("acts")} - {"none"}
    assert acts <= {row[0] for row in table("act_phrases")}
