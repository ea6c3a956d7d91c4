"""`doubts` of events: what is shaky, the sentence that says so, and the command that settles it."""

import shlex
from dataclasses import replace

import pytest

from defcorpus.corpus import Corpus
from defcorpus.output.shapes import style
from defcorpus.report.eventdoubts import event_doubts, of_event
from defcorpus.report.events import events
from defcorpus.report.evidence import Pages
from tests.cli.golden import golden

HOST = "Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng,"
PERU = (
    f" date 2024-12-20 \nNgày 20-12-2024, tại Hà Nội, {HOST} tiếp Đại sứ Peru Ernesto Valle đến chào từ "
    "biệt.\n"
)
PERU_EN = (
    " date 2024-12-21 \nHANOI — Minister of National Defence General Nguyen Van Minh on December 20, 2024 "
    "received outgoing Peruvian Ambassador Ernesto Valle in Hanoi.\n"
)
CASES = {
    "event-day": {"peru": PERU, "peru-en": PERU_EN.replace("December 20", "December 21")},
    "event-undated": {"peru": PERU.replace("Ngày 20-12-2024, tại", "Tại").replace(" date 2024-12-20 \n", "")},
    "event-place": {"peru": PERU, "peru-en": PERU_EN.replace("in Hanoi", "in Ho Chi Minh City")},
    "event-post": {
        "peru": PERU,
        "peru-2": f" date 2024-12-21 \nSáng 20-12-2024, {HOST} có buổi tiếp Bộ trưởng Quốc phòng Peru "
        "Ernesto Valle tại Hà Nội; hai bên bàn về cứu nạn trên biển, quân y và đào tạo sĩ quan trẻ.\n",
    },
    "event-no-post": {"peru": PERU.replace("Đại sứ Peru Ernesto Valle", "ông Ernesto Valle, người Peru,")},
    "event-preview": {
        "peru": " date 2024-12-18 \nBộ trưởng Quốc phòng Peru Ernesto Valle sẽ thăm chính thức Việt Nam từ "
        f"ngày 20 đến 22-12-2024 theo lời mời của {HOST.rstrip(',')}.\n"
    },
    "event-near": {
        "peru": PERU.replace("Đại sứ", "Bộ trưởng Quốc phòng").replace("tiếp", "hội đàm với"),
        "peru-next": " date 2024-12-22 \nNgày 22-12-2024, tại Hải Phòng, Bộ trưởng Quốc phòng Peru Ernesto "
        "Valle thăm Nhà máy đóng tàu và nói chuyện với công nhân về an toàn lao động trên biển.\n",
    },
}


@pytest.fixture
def write(run, news):
    def write(kind):
        for name, text in CASES[kind].items():
            (news / f"{name}.txt").write_text(text, "utf-8")

    return write


def of_peru(rows, *more):
    return [
        row
        for row in rows("doubts", "news", *more)
        if row["doubt"].startswith("event-") and "peru" in row["id"]
    ]


@pytest.mark.parametrize("kind", CASES)
def test_a_doubt_has_its_sentence_and_what_settles_it(run, rows, write, kind):
    write(kind)
    found = [row for row in of_peru(rows) if row["doubt"] == kind]
    assert len(found) == 1, of_peru(rows)
    (doubt,) = found
    assert doubt["words"] and doubt["detail"].endswith(".")
    settle = shlex.split(doubt["settle"].replace("YYYY-MM-DD", "2024-12-20"))
    assert settle[0] == "defcorpus" and run(*settle[1:]).exit_code == 0
    assert kind not in [row["doubt"] for row in of_peru(rows)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("event-place", "Ho Chi Minh City"),
        ("event-post", "Đại sứ"),
        ("event-near", "Hải Phòng"),
        ("event-day", "2024-12-21"),
    ],
)
def test_what_it_says(rows, write, kind, words):
    write(kind)
    (doubt,) = (row for row in of_peru(rows) if row["doubt"] == kind)
    assert words in doubt["detail"] + doubt["words"]


def test_host_and_guest_of_one_country(news, write):
    write("event-undated")
    with Corpus.open([str(news)], temporary=True) as corpus:
        (event,) = (event for event in events(corpus) if "peru" in event.ids)
        wrong = replace(event, guests=(replace(event.guests[0], country="VN"),))
        (found,) = (one for one in of_event(wrong, Pages(corpus)) if one.doubt == "event-sides")
    assert found.detail == "Host and guest are of one country: Nguyễn Văn Minh and Ernesto Valle (VN)."
    assert found.settle == "host='Nguyễn Văn Minh' guest='Ernesto Valle'"


def test_a_place_of_another_time(news):
    before = "Hai bên đã gặp nhau lần trước tại Lima vào tháng 5-2022 và trao đổi về đào tạo."
    (news / "peru.txt").write_text(f"{PERU}\n{before}\n", "utf-8")
    with Corpus.open([str(news)], temporary=True) as corpus:
        (event,) = (event for event in events(corpus) if "peru" in event.ids)
        wrong = replace(event, place="Lima", place_code="PE-lima")
        (found,) = (one for one in of_event(wrong, Pages(corpus)) if one.doubt == "event-before")
        assert not [one for one in of_event(event, Pages(corpus)) if one.doubt == "event-before"]
    assert found.words == before and found.settle == "place=Lima"


def test_two_events_that_are_said_to_be_two_or_one(run, rows, write):
    write("event-near")
    (doubt,) = of_peru(rows, "--only", "event-near")
    settle = shlex.split(doubt["settle"])[1:]
    assert settle == ["review", "news", "--say", "peru", "peru-next", "two-events"]
    assert run(*settle[:-1], "one-event").exit_code == 0
    assert of_peru(rows, "--only", "event-near") == []
    assert any({"peru", "peru-next"} <= {one["id"] for one in e["articles"]} for e in rows("events", "news"))


def test_two_things_said_of_what_became_one_event(run, rows, write):
    write("event-near")
    run("fix", "peru", "act=talks", "--in", "news")
    run("fix", "peru-next", "act=visit", "--in", "news")
    run("review", "news", "--join", "peru", "peru-next")
    (doubt,) = of_peru(rows, "--only", "event-twice")
    assert "talks (of peru) and visit (of peru-next)" in doubt["detail"]
    assert run(*shlex.split(doubt["settle"])[1:]).exit_code == 0
    assert of_peru(rows, "--only", "event-twice") == []
    (event,) = (e for e in rows("events", "news") if "PE" in e["countries"])
    assert event["act"] == "visit" and event["by_you"] == ["act", "joined"]


def test_what_is_accepted_is_not_asked_again(run, rows, write):
    write("event-place")
    assert run("fix", "peru", "accept=event-place", "--in", "news").exit_code == 0
    assert "event-place" not in [row["doubt"] for row in of_peru(rows)]
    assert run("fix", "peru-en", "accept=", "--in", "news").exit_code == 0
    assert "event-place" in [row["doubt"] for row in of_peru(rows)]


def test_what_was_said_when_the_articles_read_otherwise(run, rows, write, news):
    write("event-undated")
    assert run("fix", "peru", "place=Huế", "--in", "news").exit_code == 0
    (news / "peru.txt").write_text(PERU, "utf-8")
    (doubt,) = (row for row in rows("doubts", "news") if row["doubt"] == "page-changed")
    assert doubt["detail"] == "You said place=Huế of its event when its articles read otherwise."
    assert run(*shlex.split(doubt["settle"])[1:]).exit_code == 0
    assert not [row for row in rows("doubts", "news") if row["doubt"] == "page-changed"]


def test_only_those_asked_for(run, rows, write):
    write("event-place")
    assert {row["doubt"] for row in rows("doubts", "news", "--only", "event-place")} == {"event-place"}
    assert run("doubts", "news", "--only", "event-sides").exit_code == 1
    done = run("doubts", "news", "--only", "nonsense")
    assert done.exit_code == 2 and "event-place" in done.stderr
    assert not any(
        row["doubt"].startswith("event-") for row in rows("doubts", "news", "--lang", "vi", "--until", "2023")
    )


@pytest.mark.parametrize("form", ["table", "tsv"])
def test_golden(run, monkeypatch, write, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    write("event-place")
    write("event-near")
    golden(f"doubts-events.{form}", run("doubts", "news", "--format", form).stdout)


def test_from_python(write, news):
    write("event-place")
    with Corpus.open([str(news)], temporary=True) as corpus:
        kinds = [doubt.doubt for doubt in event_doubts(corpus)]
    assert "event-place" in kinds
