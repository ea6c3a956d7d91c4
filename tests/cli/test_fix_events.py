"""`fix` of what several articles tell: place, day, host, guest, post of an event, as a person uses it."""

import re
from pathlib import Path

import pytest

from defcorpus.output.shapes import style
from tests.cli.golden import golden

LATER = (
    " date 2024-03-13 \nMinister of National Defence General Nguyen Van Minh held talks with Czech Defence "
    "Minister Pavel Novotny in Hanoi on March 12, and the two signed a plan for training 45 pilots.\n"
)
DIGEST = (
    " date 2024-05-07 \nNgày 6-5, tại Hà Nội, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng, tiếp "
    "Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia.\n\nHai bên trao đổi về đào tạo và gìn giữ hòa bình."
    "\n\n"
    "* Cùng ngày, Thượng tướng Trần Văn Long tiếp Đại sứ Croatia Ivan Horvat đến chào từ biệt.\n"
)
KEPT = Path("defcorpus-corrections.tsv")


@pytest.fixture
def visit(rows):
    """The event of the Czech minister as it now is."""

    def found():
        (event,) = (event for event in rows("events", "news") if "vi-visit" in ids(event))
        return event

    return found


def ids(event):
    return [article["id"] for article in event["articles"]]


def names(people):
    return [person["name"] for person in people]


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("day=2024-3-11", "day", "2024-03-11"),
        ("day=none", "day", None),
        ("until=2024-03-14", "until", "2024-03-14"),
        ("act=signing", "act", "signing"),
        ("place=da nang", "place", "Đà Nẵng"),
        ("place=Bộ Tư lệnh Hải quân, Hải Phòng", "place_code", "VN-HP"),
        ("place=none", "place", ""),
        ("place=Fort Nowhere", "place", "Fort Nowhere"),
    ],
)
def test_a_fact_is_set_right(run, visit, said, field, value):
    assert run("fix", "en-visit", said, "--in", "news").exit_code == 0
    event = visit()
    assert event[field] == value
    assert event["by_you"] == [said.partition("=")[0]]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("place=Hanio", "knows place 'Hanio', kept as you say; did you mean Hanoi?"),
        ("place=Đà Nẵngg", "did you mean Đà Nẵng?"),
        ("place=Fort Nowhere", "knows place 'Fort Nowhere', kept as you say\n"),
        ("guest=Pavel Novotni", "knows guest 'Pavel Novotni', kept as you say; did you mean Pavel Novotny?"),
        ("guest=novotny; Ivan Horák", "knows guest 'Ivan Horák', kept as you say\n"),
        ("host=Nguyễn Văn Mĩnh; Ole Jensenn", "knows host 'Ole Jensenn', kept as you say\n"),
        ("place=Hanoi", ""),
        ("place=Bộ Tư lệnh Hải quân, Hải Phòng", ""),
        ("place=none", ""),
        ("guest=novotny", ""),
        ("guest=Dong Jun", ""),  # a table of people knows him
        ("day=2024-03-11", ""),
    ],
)
def test_what_nothing_knows_is_kept_and_said(run, visit, said, told):
    done = run("fix", "en-visit", said, "--in", "news")
    assert done.exit_code == 0 and visit()["by_you"] == [said.partition("=")[0]]
    assert told in done.stderr if told else "knows" not in done.stderr


def test_the_day_of_an_article_is_one_of_its_events(run, visit):
    assert run("fix", "vi-visit", "en-visit", "event=2024-03-10", "--in", "news").exit_code == 0
    assert visit()["day"] == "2024-03-10" and visit()["by_you"] == []


def test_who_was_host_and_who_guest(run, visit):
    assert run("fix", "vi-visit", "host=novotny", "guest=Nguyễn Văn Minh", "--in", "news").exit_code == 0
    event = visit()
    assert (names(event["hosts"]), names(event["guests"])) == (["Pavel Novotny"], ["Nguyễn Văn Minh"])
    assert event["hosts"][0]["post_vi"] == "Bộ trưởng Quốc phòng Séc"
    assert [person["country"] for person in (*event["hosts"], *event["guests"])] == ["CZ", "VN"]
    assert "host\tPavel Novotny" in KEPT.read_text("utf-8")


def test_somebody_whom_no_article_names(run, visit):
    said = ("guest=pavel novotny; Ivan Horák", "country=Horák=Séc", "post=Horák=Chief of the General Staff")
    assert run("fix", "vi-visit", *said, "--in", "news").exit_code == 0
    event = visit()
    assert names(event["guests"]) == ["pavel novotny", "Ivan Horák"]
    assert [(one["country"], one["post"]) for one in event["guests"][1:]] == [
        ("CZ", "Chief of the General Staff")
    ]
    assert event["countries"] == ["CZ"]


def test_a_post_in_one_language_is_rendered_in_the_other(run, visit, rows):
    assert run("fix", "vi-visit", "post=minh=Thứ trưởng Bộ Quốc phòng", "--in", "news").exit_code == 0
    (host,) = visit()["hosts"]
    assert (host["post"], host["post_vi"]) == ("", "Thứ trưởng Bộ Quốc phòng")
    flat = run("events", "news", "--country", "CZ", "--format", "csv").stdout
    assert "Deputy Minister of National Defence" in flat
    assert "Deputy Minister of National Defence" in run("brief", "news", "--country", "CZ").stdout
    # Both languages may be given; taken back, both are gone.
    assert run("fix", "vi-visit", "post=minh=Deputy Minister", "--in", "news").exit_code == 0
    (host,) = visit()["hosts"]
    assert (host["post"], host["post_vi"]) == ("Deputy Minister", "Thứ trưởng Bộ Quốc phòng")
    assert run("fix", "vi-visit", "post=minh=", "--in", "news").exit_code == 0
    assert visit()["by_you"] == []


def test_it_stays_with_the_event(run, visit, news):
    run("fix", "vi-visit", "place=Huế", "--in", "news")
    (news / "a-first.txt").write_text(LATER, "utf-8")
    event = visit()
    assert len(event["articles"]) == 3 and event["place"] == "Huế"
    # The article that was named is gone: another of the event says which it is.
    (news / "vi-visit.txt").unlink()
    (event,) = (event for event in rows_of(run) if "en-visit" in event)
    assert "Hue" in event
    # Said again from another of its articles it is one line.
    run("fix", "a-first", "place=Hà Nội", "--in", "news")
    assert [line.split("\t")[-1] for line in KEPT.read_text("utf-8").splitlines()[1:]] == ["Hà Nội"]


def rows_of(run):
    return run("events", "news", "--format", "tsv").stdout.splitlines()


def test_it_survives_a_new_store_and_is_taken_back(run, visit):
    before = visit()
    run("fix", "vi-visit", "place=Huế", "day=2024-03-10", "--in", "news")
    assert run("info", "--clear", "news").exit_code == 0
    assert (visit()["place"], visit()["day"]) == ("Huế", "2024-03-10")
    assert run("fix", "en-visit", "place=", "day=", "--in", "news").exit_code == 0
    assert visit() == before


def test_an_article_tells_no_event(run, rows, news):
    before = rows("events", "news")
    done = run("fix", "vi-visit", "tells=none", "--in", "news")
    assert done.exit_code == 0 and "tells=none" in done.stderr
    now = rows("events", "news")
    assert all("vi-visit" not in ids(event) for event in now)
    assert any("en-visit" in ids(event) for event in now)
    assert "tells=none" in run("fix", "--list", "--in", "news").stdout.replace("\t", "=")
    assert "vi-visit" not in run("doubts", "news").stdout
    # Nothing else can be said of its event, which it has not.
    assert "tells no event" in run("fix", "vi-visit", "place=Huế", "--in", "news").stderr
    assert run("fix", "vi-visit", "tells=", "--in", "news").exit_code == 0
    assert rows("events", "news") == before


def test_a_story_of_a_digest_tells_no_event(run, rows, news):
    (news / "digest.txt").write_text(DIGEST, "utf-8")
    assert run("fix", "digest", "--story", "2", "tells=none", "--in", "news").exit_code == 0
    told = [event for event in rows("events", "news") if "digest" in ids(event)]
    assert [names(event["guests"]) for event in told] == [["Marko Petrov"]]
    assert run("fix", "digest", "tells=none", "--in", "news").exit_code == 0
    assert all("digest" not in ids(event) for event in rows("events", "news"))


def test_filters_and_order_follow_it(run, rows):
    run("fix", "vi-visit", "day=2023-01-10", "--in", "news")
    assert "vi-visit" in ids(rows("events", "news")[0])
    assert [ids(event) for event in rows("events", "news", "--until", "2023-02")] == [
        ["vi-visit", "en-visit"]
    ]
    assert rows("events", "news", "--since", "2024-03", "--until", "2024-04") == []


def test_a_digest_tells_several(run, rows, news):
    (news / "digest.txt").write_text(DIGEST, "utf-8")
    done = run("fix", "digest", "place=Huế", "--in", "news")
    assert done.exit_code == 2 and "--story 1: 2024-05-06" in done.stderr and "Ivan Horvat" in done.stderr
    assert run("fix", "digest", "--story", "2", "place=Huế", "--in", "news").exit_code == 0
    places = {
        event["guests"][0]["name"]: event["place"]
        for event in rows("events", "news")
        if "digest" in ids(event)
    }
    assert places["Ivan Horvat"] == "Huế" and places["Marko Petrov"] != "Huế"
    assert re.search(r"\t[0-9a-f]{32}#2\tplace\t", KEPT.read_text("utf-8"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("vi-visit", "day=2024-03"), "is no day"),
        (("vi-visit", "act=dance"), "no act 'dance'"),
        (("vi-visit", "post=Nobody=Minister"), "not of this event"),
        (("vi-visit", "post=Minh"), "not of this event|says not whose"),
        (("vi-visit", "host=;"), "names nobody"),
        (("vi-visit", "country=minh=Narnia"), "no country"),
        (("vi-visit", "--story", "2", "place=Huế"), "no digest"),
        (("vi-visit", "tells=something"), "tells no event"),
        (("vi-visit", "--story", "2", "tells=none"), "no story 2"),
        (("vi-visit", "accept=event-nothing"), "no doubt 'event-nothing'"),
    ],
)
def test_what_cannot_be_said(run, news, arguments, told):
    done = run("fix", *arguments, "--in", "news")
    assert done.exit_code == 2 and re.search(told, done.stderr), done.stderr
    assert not KEPT.exists()


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_golden(run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    run("fix", "vi-visit", "place=Huế", "post=Novotny=Deputy Minister of Defence", "--in", "news")
    done = run("events", "news", "--country", "CZ", "--format", form)
    text = re.sub(r"counterpart \d\.\d+ \+\d\.\d", "counterpart 0.9 +9.9", done.stdout)
    golden(f"events-by-you.{form}", text)


def test_an_odd_line_is_told_and_passed_over(run, visit):
    KEPT.write_text(
        "scope\twhich\tkey\tfield\tvalue\n"
        "event\tvi-visit\txyz\tplace\tHuế\nevent\tvi-visit\t\tplace\tĐà Lạt\n",
        "utf-8",
    )
    done = run("events", "news")
    assert "line 2" in done.stderr and "no content key" in done.stderr
    assert visit()["place"] == "Đà Lạt"  # without a key it is the event of that id
