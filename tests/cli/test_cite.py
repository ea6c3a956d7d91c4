"""`cite`: whose text, on whose page, which day; in four styles, with nothing that breaks the record."""

import json

import pytest

from defcorpus.corpus import Corpus
from defcorpus.output.answers.citing import STYLES, cited
from defcorpus.report.citing import Citation, citation

WHOLE = Citation(
    id="v 1", lang="en", title="100% {safe} & sound_ly", supplied=False, authors=("Lê Hòa", "Nguyễn An"),
    outlet="VNA", reposted_by="vietnamplus.vn", published="2024-03-12", circa=False,
    retrieved="2024-03-20", url="https://en.vietnamplus.vn/a_b{c}-12.vnp",
)  # fmt: skip
BARE = Citation("b", "vi", "Lời đầu", True, (), None, None, None, False, None, None)


def record(title, body, **more):
    return {"id": "p", "title": title, "text": body, **more}


BODY = (
    "Ngày 12/3/2024, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, hội đàm với Bộ "
    "trưởng Quốc phòng Séc Pavel Novotny đang ở thăm Việt Nam. Hai bên bàn về đào tạo phi công và "
    "bảo dưỡng máy bay huấn luyện."
)


@pytest.fixture
def cite(news, run):
    """Return what cites a record of a JSON Lines file."""

    def cite(record, *options):
        for file in news.iterdir():
            file.unlink()
        (news / "all.jsonl").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        return run("cite", record["id"], "--in", "news", *options)

    return cite


@pytest.mark.parametrize(
    ("more", "last_line", "said"),
    [
        ({"date": "2024-03-13", "url": "https://www.qdnd.vn/x-1"}, "",
         "“Hội đàm”, qdnd.vn, 13/3/2024, https://www.qdnd.vn/x-1."),
        ({"date": "2024-03-13", "url": "https://vietnamplus.vn/x-1.vnp"}, "Nguồn: qdnd.vn",
         "“Hội đàm”, qdnd.vn, vietnamplus.vn đăng lại, 13/3/2024, https://vietnamplus.vn/x-1.vnp."),
        ({}, "", "“Hội đàm”, khoảng 12/3/2024."),
        ({"date": "2024-03"}, "Bài: Lê Văn Hòa", "Lê Văn Hòa, “Hội đàm”, 3/2024."),
        ({"date": "2024-03-13"}, "Lê Văn Hòa (TTXVN)", "Lê Văn Hòa, “Hội đàm”, TTXVN, 13/3/2024."),
        ({"date": "2024-03-13"}, "Ảnh: Lê Văn Hòa", "“Hội đàm”, 13/3/2024."),
    ],
    ids=["outlet", "repost", "no-day-of-its-own", "byline", "signed", "photographer"],
)  # fmt: skip
def test_a_footnote_says_whose_text_and_whose_page(cite, more, last_line, said):
    done = cite(record("Hội đàm", f"{BODY}\n{last_line}", **more), "--write-in", "vi")
    assert done.exit_code == 0
    assert done.stdout.startswith(said), done.stdout


def test_a_title_made_of_the_first_words_stands_in_brackets(run, news):
    with Corpus.open(["news"]) as corpus:
        one = citation(corpus.article("port"))
    assert one.supplied
    assert cited([one]).startswith(f"[{one.title}], qdnd.vn, ")


@pytest.mark.parametrize("style", STYLES)
def test_every_style_ends_each_record_and_the_page(style):
    text = cited([WHOLE, BARE], style)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_a_note_with_everything():
    assert cited([WHOLE]) == (
        "Lê Hòa, Nguyễn An, “100% {safe} & sound_ly,” VNA, reposted by vietnamplus.vn, 12 March 2024, "
        "https://en.vietnamplus.vn/a_b{c}-12.vnp, saved 20 March 2024.\n"
    )


def test_a_note_with_nothing():
    assert cited([BARE]) == "[Lời đầu], n.d.\n"


def test_ris():
    rows = [line.split("  - ", 1) for line in cited([WHOLE], "ris").splitlines()]
    assert rows[0] == ["TY", "NEWS"]
    assert rows[-1] == ["ER", ""]
    found = dict(rows)
    assert (found["DA"], found["Y2"], found["PY"]) == ("2024/03/12/", "2024/03/20/", "2024")
    assert (found["T2"], found["DB"]) == ("VNA", "vietnamplus.vn")
    assert [value for tag, value in rows if tag == "AU"] == ["Lê Hòa", "Nguyễn An"]


@pytest.mark.parametrize(
    ("published", "slashed"), [("2024", "2024///"), ("2024-03", "2024/03//"), ("2024-03-12", "2024/03/12/")]
)
def test_ris_dates_as_far_as_they_are_known(published, slashed):
    assert f"DA  - {slashed}\n" in cited([BARE._replace(published=published)], "ris")


def test_csl_json():
    whole, bare = json.loads(cited([WHOLE, BARE], "csl-json"))
    assert whole["issued"] == {"date-parts": [[2024, 3, 12]]}
    assert whole["author"] == [{"literal": "Lê Hòa"}, {"literal": "Nguyễn An"}]
    assert whole["container-title"] == "VNA"
    assert bare == {"id": "b", "type": "webpage", "title": "[Lời đầu]", "language": "vi"}


def test_a_day_that_the_page_does_not_give_is_about():
    about = BARE._replace(published="2025-05-07", circa=True)
    assert "ca. 7 May 2025" in cited([about])
    assert "date = {2025-05-07~}" in cited([about], "bibtex")
    assert json.loads(cited([about], "csl-json"))[0]["issued"]["circa"] is True


def test_bibtex_escapes_what_tex_reads():
    text = cited([WHOLE, WHOLE, BARE], "bibtex")
    assert r"title = {{100\% \{safe\} \& sound\_ly}}" in text
    assert "author = {{Lê Hòa} and {Nguyễn An}}" in text
    assert "url = {https://en.vietnamplus.vn/a_b%7Bc%7D-12.vnp}" in text
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@online{v-1,", "@online{v-1-2,", "@online{b,",
    ]  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_hostile_text_is_never_written_raw(style):
    worst = WHOLE._replace(title="a\x1b]0;x\x07b\nER  - \nTY  - BOOK", outlet="x\x1b[2J")
    text = cited([worst], style)
    assert "\x1b" not in text
    assert "\nTY  - BOOK" not in text


def test_each_once_in_the_order_asked(run, news):
    done = run("cite", "vi-visit", "en-visit", "vi-visit", "--in", "news", "--style", "csl-json")
    assert [one["id"] for one in json.loads(done.stdout)] == ["vi-visit", "en-visit"]


def test_no_id_is_bad_usage(run, news):
    done = run("cite", "--in", "news")
    assert done.exit_code == 2
    assert "no ID" in done.stderr
