"""`review --join` and `--split`: which articles tell one event, as a person says it."""

import csv
from pathlib import Path

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.events import events
from defcorpus.report.joining import joined, split
from defcorpus.report.verdicts import write_verdicts

FILE = Path("defcorpus-verdicts.tsv")
PERU = (
    " date 2024-12-20 \nNgày 20-12-2024 tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, tiếp "
    "Đại sứ Peru Ernesto Valle đến chào từ biệt.\n"
)
CHILE = (
    " date 2024-12-20 \nNgày 20-12-2024 tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, tiếp "
    "Đại sứ Chile Andrés Fuentes. Hai bên trao đổi về hợp tác đào tạo và công nghiệp quốc phòng.\n"
)
PERU_AGAIN = (
    " date 2024-12-21 \nHANOI — Minister of National Defence General Nguyen Van Minh on December 20, 2024 "
    "received outgoing Peruvian Ambassador Ernesto Valle in Hanoi.\n"
)
DIGEST = (
    " date 2024-05-07 \nNgày 6-5, tại Hà Nội, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng, tiếp "
    "Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia.\n\nHai bên trao đổi về đào tạo và gìn giữ hòa bình."
    "\n\n"
    "* Cùng ngày, Thượng tướng Trần Văn Long tiếp Đại sứ Croatia Ivan Horvat đến chào từ biệt.\n"
)


@pytest.fixture
def told(run, rows, news):
    """Return the articles of each event that has one of the ambassadors."""
    for name, text in {"peru": PERU, "chile": CHILE, "peru-en": PERU_AGAIN}.items():
        (news / f"{name}.txt").write_text(text, "utf-8")

    def found():
        of = [[article["id"] for article in event["articles"]] for event in rows("events", "news")]
        return sorted(sorted(ids) for ids in of if {"peru", "chile"} & {*ids})

    return found


def verdicts():
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            frozenset((row["vi"], row["en"])): row["verdict"] for row in csv.DictReader(file, delimiter="\t")
        }


APART, TOGETHER = [["chile"], ["peru", "peru-en"]], [["chile", "peru", "peru-en"]]


def test_two_events_are_one(run, told, rows):
    assert told() == APART
    pairs = rows("pairs", "news")
    assert run("review", "news", "--join", "chile", "peru").exit_code == 0
    assert told() == TOGETHER
    (event,) = (event for event in rows("events", "news") if "PE" in event["countries"])
    assert event["by_you"] == ["joined"]
    assert set(verdicts().values()) == {"one-event"}
    # Who is whose counterpart is another question.
    assert [(p["vi"], p["en"], p["kind"]) for p in rows("pairs", "news")] == [
        (p["vi"], p["en"], p["kind"]) for p in pairs
    ]
    assert "by you the same event" in run("events", "news", "--country", "PE", "--explain").stdout
    assert run("review", "news", "--join", "chile", "peru", "--undo").exit_code == 0
    assert told() == APART


def test_an_article_is_split_off_and_joined_again(run, told, rows):
    assert told() == APART
    assert run("review", "news", "--split", "peru-en").exit_code == 0
    assert told() == [["chile"], ["peru"]]
    assert verdicts() == {frozenset(("peru", "peru-en")): "two-events"}
    assert not any({row["vi"], row["en"]} == {"peru", "peru-en"} for row in rows("pairs", "news"))
    assert run("info", "--clear", "news").exit_code == 0
    assert told() == [["chile"], ["peru"]]
    assert run("review", "news", "--join", "peru", "peru-en").exit_code == 0  # the later holds
    assert told() == APART


def test_what_is_split_stays_away_when_others_come(run, told, news):
    assert run("review", "news", "--join", "chile", "peru").exit_code == 0
    assert run("review", "news", "--split", "chile").exit_code == 0
    (news / "peru-late.txt").write_text(PERU.replace("đến chào từ biệt", "đến chào"), "utf-8")
    assert [ids for ids in told() if "chile" in ids] == [["chile"]]


def test_one_couple_of_one_language(run, told, rows):
    done = run("review", "news", "--say", "peru", "chile", "same")
    assert done.exit_code == 2 and "one-event and two-events may be said of any two" in done.stderr
    assert run("review", "news", "--say", "peru", "chile", "one-event").exit_code == 0
    assert run("review", "news", "--say", "chile", "peru", "one-event").exit_code == 0
    assert len(verdicts()) == 1 and ["chile", "peru", "peru-en"] in told()
    (said,) = rows("review", "news", "--decided")
    assert said["holds"] == "yes" and said["vi_title"] and said["en_title"]
    assert run("review", "news", "--say", "peru", "chile", "none").exit_code == 0
    assert told() == APART


def test_new_calls_what_was_joined_a_report(run, told, rows):
    run("review", "news", "--join", "chile", "peru")
    assert run("new", "--mark", "m", "--set", "news/peru.txt").exit_code == 0
    labels = {row["id"]: row["label"] for row in rows("new", "--mark", "m", "--keep", "news")}
    assert labels["chile"] == "report"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--join", "peru", "peru-en"), "already tell one event"),
        (("--split", "chile"), "no other article tells"),
        (("--split", "chile", "--split", "peru"), "do not tell one event"),
        (("--split", "chile", "peru"), "do not tell one event"),
        (("--split", "chile", "nowhere"), "nowhere"),
        (("--join", "digest", "peru"), "tells 2 events"),
        (("--join", "french", "peru"), "tells no event"),
        (("--undo",), "--undo goes with"),
        (("--join", "peru", "chile", "--split", "peru"), "each go alone"),
        (("--split", "peru"), "is a copy of copy"),
    ],
)
def test_what_cannot_be_said(run, told, news, arguments, said):
    (news / "digest.txt").write_text(DIGEST, "utf-8")
    (news / "french.txt").write_text("Le ministre a reçu hier l'ambassadeur à Paris pour parler.\n", "utf-8")
    if "copy" in said:
        (news / "copy.txt").write_text(PERU, "utf-8")
    done = run("review", "news", *arguments)
    assert done.exit_code == 2 and said in done.stderr, done.stderr
    assert not FILE.exists()


def test_from_python(told):
    assert told() == APART
    with Corpus.open(["news"], temporary=True) as corpus:
        found = joined(corpus, "peru", "chile")
        assert {one.verdict for one in found} == {"one-event"}
        write_verdicts(FILE, found)
    with Corpus.open(["news"], temporary=True) as corpus:
        assert any({"peru", "chile"} <= {*event.ids} for event in events(corpus))
        assert {one.verdict for one in split(corpus, ["chile"])} == {"two-events"}
