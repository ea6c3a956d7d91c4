import csv
import io
import json

import pytest

from defcorpus.errors import UsageError
from defcorpus.output import Column, Layout, Screen, Shape, write, write_paths

HOSTILE = {
    "id": "a",
    "title": "tab\there\nline \x1b[31mred\x1b[0m [bold]b[/b] | <b>",
    "people": ["Phan Văn Giang", "Haluk Görgün"],
    "date": None,
    "score": 0.5,
    "sure": True,
}
PLAIN = {"id": "b", "title": "Hội đàm", "people": [], "date": "2025-10-14", "score": 1, "sure": False}
LAYOUT = Layout(("id", "title", "people", "date", "score", "sure"))


def written(records, shape=None, layout=LAYOUT, **screen):
    stream = io.StringIO()
    look = Screen(stream, screen.get("terminal", False), screen.get("color", False), screen.get("width", 80))
    count = write(iter(records), layout, shape or Shape(), look)
    return count, stream.getvalue()


def test_a_pipe_gets_tab_separated_lines_with_a_header():
    count, text = written([HOSTILE, PLAIN])
    assert count == 2
    assert text.split("\n") == [
        "id\ttitle\tpeople\tdate\tscore\tsure",
        "a\ttab here line \ufffd[31mred\ufffd[0m [bold]b[/b] | <b>"
        "\tPhan Văn Giang; Haluk Görgün\t\t0.5\ttrue",
        "b\tHội đàm\t\t2025-10-14\t1\tfalse",
        "",
    ]


def test_a_pipe_is_never_narrowed():
    _, text = written([{**PLAIN, "title": "x" * 5000}], width=20)
    assert "x" * 5000 in text


def test_json_lines_lose_nothing_and_obey_nothing():
    _, text = written([HOSTILE, PLAIN], Shape("jsonl"))
    lines = text.splitlines()
    assert [json.loads(line) for line in lines] == [HOSTILE, PLAIN]
    assert "\x1b" not in text and "Phan Văn Giang" in text


@pytest.mark.parametrize("bad", ["\x7f", "\x9b31m", "\u202e", "\u2028", "\udce9"])
def test_json_escapes_what_a_terminal_or_a_decoder_trips_over(bad):
    _, text = written([{**PLAIN, "title": bad}], Shape("jsonl", ("title",)))
    text.encode("utf-8")
    assert bad[0] not in text
    assert json.loads(text) == {"title": bad}


def test_json_is_one_array():
    assert json.loads(written([HOSTILE, PLAIN], Shape("json"))[1]) == [HOSTILE, PLAIN]
    assert json.loads(written([], Shape("json"))[1]) == []


def test_fields_come_in_the_order_asked():
    assert written([PLAIN], Shape("jsonl", ("date", "id")))[1] == '{"date": "2025-10-14", "id": "b"}\n'
    assert written([PLAIN], Shape("tsv", ("date", "id"), header=False))[1] == "2025-10-14\tb\n"


def test_a_field_may_be_called_as_tables_head_it():
    layout = Layout(("id", "source"))
    shape = Shape("tsv", ("outlet", "id"))
    assert shape.names(layout, Screen(io.StringIO(), False, False, 80)) == ("source", "id")


def test_an_unknown_field_names_those_there_are():
    with pytest.raises(UsageError) as caught:
        written([PLAIN], Shape("tsv", ("id", "titel")))
    assert "'titel'" in caught.value.message
    assert "id title people" in caught.value.hint


def test_csv_reads_back():
    _, text = written([HOSTILE, PLAIN], Shape("csv"))
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(LAYOUT.fields)
    assert rows[2] == ["b", "Hội đàm", "", "2025-10-14", "1", "false"]
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        (-3, "-3"),
    ],
)
def test_excel_is_given_a_mark_and_no_formulas(cell, kept):
    shape = Shape(None, ("title",), excel=True)
    _, text = written([{**PLAIN, "title": cell}], shape)
    assert text.startswith("\ufeff")
    assert next(csv.reader(io.StringIO(text.splitlines()[1]))) == [kept]
    _, text = written([{**PLAIN, "title": cell}], Shape("csv", ("title",)))
    assert next(csv.reader(io.StringIO(text.splitlines()[1]))) == [str(cell)]


def test_markdown_shows_text_as_it_is():
    _, text = written([HOSTILE], Shape("markdown", ("id", "title")))
    assert text.splitlines() == [
        "| id | title |",
        "| --- | --- |",
        "| a | tab here line \ufffd\\[31mred\ufffd\\[0m \\[bold\\]b\\[/b\\] \\| \\<b> |",
    ]


def test_a_record_may_be_several_flat_rows():
    layout = Layout(
        ("k", "m"), flat_fields=("k", "id"), flatten=lambda r: [{"k": r["k"], **m} for m in r["m"]]
    )
    record = {"k": "x", "m": [{"id": 1}, {"id": 2}]}
    count, text = written([record], layout=layout)
    assert (count, text) == (1, "k\tid\nx\t1\nx\t2\n")
    assert json.loads(written([record], Shape("jsonl"), layout)[1]) == record


TABLE = Layout(
    ("id", "title", "people"),
    (Column("id", "id", "fold", most=24), Column("people", "who", "wrap"), Column("title", "title", "cut")),
)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_table_fits_the_terminal(width):
    from rich.cells import cell_len

    records = [{**HOSTILE, "title": "Đại tướng 国防部 " * 20}, PLAIN, {**PLAIN, "id": "long-id-" * 5}]
    _, text = written(records, layout=TABLE, terminal=True, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" in text
    assert "".join(text.split()).count("long-id-") >= 1


def test_a_table_takes_markup_literally():
    _, text = written([HOSTILE], layout=LAYOUT, terminal=True, width=200)
    assert "[bold]b[/b]" in text and "\x1b" not in text


def test_colour_only_where_it_is_wanted():
    layout = Layout(("id",), (Column("id", "id", style="cyan"),))
    assert "\x1b[36m" in written([PLAIN], layout=layout, terminal=True, color=True)[1]
    assert "\x1b" not in written([PLAIN], layout=layout, terminal=True)[1]


def test_nothing_found_prints_no_table():
    assert written([], layout=TABLE, terminal=True) == (0, "")


def test_paths_are_bytes_as_the_file_system_has_them():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    assert write_paths(["a b", "x\udce9y"], stream, nul=True) == 2
    assert raw.getvalue() == b"a b\0x\xe9y\0"


@pytest.mark.parametrize(
    ("wanted", "width", "fitted_to"),
    [
        ((8, 10, 30), 80, [8, 10, 30]),
        ((8, 10, 300), 80, [8, 10, 58]),
        ((8, 200, 300), 80, [8, 12, 56]),
        ((60, 200, 300), 80, [60, 6, 10]),
    ],
)
def test_the_widest_column_gives_way_first(wanted, width, fitted_to):
    from defcorpus.output.shapes.table import fitted

    columns = (Column("id", "", "fold"), Column("who", "", "wrap"), Column("title", "", "cut"))
    assert fitted(columns, wanted, width) == fitted_to
    assert sum(fitted_to) + 4 <= width


WORDS = Layout(
    ("word", "lang", "times", "ratio"),
    (
        Column("word", "word", "word"),
        Column("lang", "lang", varied=True),
        Column("times", "times in all", right=True),
        Column("ratio", "log ratio", right=True),
    ),
)


def words(width, *rows):
    records = [dict(zip(WORDS.fields, row, strict=True)) for row in rows]
    return written(records, Shape("table"), WORDS, terminal=True, width=width)[1].splitlines()


def test_a_column_that_says_the_same_in_every_row_is_left_out():
    one = words(80, ("phòng", "vi", "1,204 : 3", "+1.25"), ("tướng", "vi", "9 : 3", "+0.25"))
    assert one[0].split() == ["word", "times", "in", "all", "log", "ratio"]
    two = words(80, ("phòng", "vi", "1 : 3", "+1.25"), ("army", "en", "9 : 3", "+0.25"))
    assert two[0].split()[:2] == ["word", "lang"]


def test_headings_of_numbers_give_way_before_words_do():
    lines = words(32, ("công_nghiệp", "vi", "1,204 : 3", "+1.25"))
    assert lines == [
        "              times in    log",
        "word               all  ratio",
        "công_nghiệp  1,204 : 3  +1.25",
    ]


def test_a_word_that_is_too_wide_breaks_between_its_parts():
    lines = words(33, ("công_nghiệp_quốc_phòng", "vi", "1,204 : 3", "+1.25"))
    assert [line.split()[0] for line in lines[2:]] == ["công_nghiệp_", "quốc_phòng"]
    assert words(26, ("quốc_phòng_toàn_dân", "vi", "1,204 : 3", "+1.25"))[2].split()[0] == "quốc_"
