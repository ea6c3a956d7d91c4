"""Tables and JSON of every shape to pages; fields by their usual names or as a person says."""

from __future__ import annotations

import io
import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Page, Skip
from defcorpus.reading import ReadOptions, read, read_stdin
from defcorpus.reading.fields import chosen
from tests.reading.samples import BODY, make_table

# What a cell or a field may hold: letters of both languages, delimiters, quotes, line ends.
texts = st.text(st.sampled_from("aăÂộ,;|\t\"'\n .…“”" + string.digits), min_size=1, max_size=60).map(
    lambda text: "Hà Nội " + text
)


def found(tmp_path, name, data, options=None):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([path], options))


def pages(tmp_path, name, data, options=None):
    items = found(tmp_path, name, data, options)
    assert all(isinstance(item, Page) for item in items), items
    return items


# Tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_delimiters_are_told_from_the_header(tmp_path, delimiter, name):
    table = make_table([{"id": "7", "title": "Hội đàm", "text": f'"{BODY}"', "n,x;y|z": "1"}] * 2, delimiter)
    first, second = pages(tmp_path, name, table)
    assert (first.text, first.meta.title, first.format) == (f'Hội đàm\n"{BODY}"', "Hội đàm", "csv")
    assert (first.location.index, second.location.index, first.location.member) == (1, 2, "7")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_of_a_table(tmp_path, codec, end):
    [page] = pages(tmp_path, "a.csv", f"title,text{end}Hội đàm,{BODY.replace(',', ';')}{end}".encode(codec))
    assert page.meta.title == "Hội đàm"


@pytest.mark.parametrize(
    ("column", "field"),
    [
        *[
            (name, "text")
            for name in ("Body", "CONTENT", "full_text", "articleBody", "Nội dung", "content:html")
        ],
        *[(name, "title") for name in ("Headline", "Tiêu đề", "article-title")],
        *[(name, "date") for name in ("Published", "publishedAt", "pub_date", "Ngày đăng", "date_published")],
        *[(name, "url") for name in ("Link", "web_url", "canonical URL")],
        *[(name, "source") for name in ("outlet", "Publisher", "site_name", "Nguồn")],
        *[(name, "author") for name in ("Byline", "authors", "Tác giả")],
        *[(name, "id") for name in ("ID", "_id", "doc_id", "GUID")],
    ],
)
def test_usual_names_of_columns(column, field):
    where = chosen((column, "other"))
    assert {name: ways for name, ways in where._asdict().items() if ways} == {field: (column,)}


def test_a_table_as_a_spreadsheet_writes_it(tmp_path):
    [page] = pages(
        tmp_path, "a.csv", f"sep=;\r\nTiêu đề;Nội dung;Ngày\r\nA;{BODY};2025-12-25\r\n;;\r\n".encode()
    )
    assert (page.meta.title, page.meta.date) == ("A", "2025-12-25")


def test_a_cell_longer_than_csv_allows_by_itself(tmp_path):
    [page] = pages(tmp_path, "a.csv", make_table([{"text": "từ " * 100_000, "title": "Dài"}]))
    assert len(page.text) > 290_000


def test_tabs_without_quoting(tmp_path):
    said = '"Hợp tác," ông nói, "là tốt'
    first, second = pages(tmp_path, "a.tsv", f"id\ttext\n1\t{said} {BODY}\n2\t{BODY}\n")
    assert (first.text, second.text) == (f"{said} {BODY}", BODY)


def test_a_quote_left_open_costs_its_row_alone(tmp_path):
    row = f"x,{BODY.replace(',', '')}\n"
    items = found(tmp_path, "a.csv", "title,text\n" + row + f'y,"{BODY}\n' + row * 3)
    assert [type(item).__name__ for item in items] == ["Page", "Skip", "Page", "Page", "Page"]
    assert "quote" in items[1].detail and items[1].index == 2


def test_rows_that_do_not_fit(tmp_path):
    good = f"x,{BODY.replace(',', '')},z\n"
    items = found(tmp_path, "a.csv", "title,text,note\n" + good + "a,b,c,d,e\n" + "short\n" + ",,\n\n" + good)
    told = [item.reason if isinstance(item, Skip) else "page" for item in items]
    assert told == ["page", "broken-row", "broken-row", "page"]
    assert len(found(tmp_path, "b.csv", "title,text,note\n" + "short\n" * 5_000)) == 101


def test_a_row_too_long_is_passed_by(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.formats.tables.MAX_LINE", 2_000)
    good = f"x,{BODY.replace(',', '')}\n"
    items = found(tmp_path, "a.csv", "title,text\n" + good + 'y,"' + "word\n" * 420 + good)
    assert [item.reason if isinstance(item, Skip) else "page" for item in items][:2] == ["page", "too-large"]
    assert isinstance(items[-1], Page)


def test_a_table_without_a_text_names_its_columns_and_the_option(tmp_path):
    [skip] = found(tmp_path, "a.csv", "id,tóm tắt\x1b[31m\n1,Hai đoàn hội đàm\n")
    assert skip.reason == "no-text"
    assert "tóm tắt" in skip.detail and "--text-field" in skip.detail and "\x1b" not in skip.detail


def test_a_table_without_a_text_in_a_folder_is_counted(tmp_path):
    (tmp_path / "labels.tsv").write_text("id\tlabel\n1\tyes\n")
    (tmp_path / "b.csv").write_text(make_table([{"title": "A", "text": BODY}]))
    skip, page = sorted(read([tmp_path]), key=lambda item: isinstance(item, Page))
    assert isinstance(skip, Skip) and skip.reason == "no-text" and isinstance(page, Page)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_csv_writes_is_read_back(rows, delimiter):
    if delimiter == "\t":  # quotes are rare there: a cell with line ends and tabs may be taken for rows
        rows = [(text.replace("\n", " "), note.replace("\n", " ")) for text, note in rows]
    table = make_table([{"text": text, "note": note} for text, note in rows], delimiter)
    options = ReadOptions(text="text")
    items = list(read_stdin(io.BytesIO(table.encode()), options))
    # `note` is known by no name: such a table is told by its name alone, or by an option.
    if all(isinstance(item, Page) and item.format == "csv" for item in items):
        assert [item.text for item in items] == [text for text, _ in rows]
    table = make_table([{"text": text, "title": "", "date": note} for text, note in rows], delimiter)
    items = list(read_stdin(io.BytesIO(table.encode())))
    assert [item.text for item in items] == [text for text, _ in rows]


# JSON


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6), st.sampled_from([None, 1]), st.booleans(), st.booleans())
def test_json_of_every_shape_is_read_back(written, indent, ascii_only, in_object):
    records = [{"id": n, "body": text} for n, text in enumerate(written)]
    value = {"status": "ok", "articles": records} if in_object else records
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
    items = list(read_stdin(io.BytesIO(data)))
    assert [item.text for item in items] == written
    data = "".join(json.dumps(record, indent=indent) + "\n" for record in records).encode()
    assert [item.text for item in read_stdin(io.BytesIO(data))] == written


def test_a_large_array_on_one_line_is_streamed(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.encoding.streams.MAX_LINE", 100_000)
    monkeypatch.setattr("defcorpus.reading.formats.jsonvalues.MAX_LINE", 100_000)
    data = json.dumps([{"text": f"{n} {BODY}"} for n in range(5_000)])
    assert len(data) > 1_000_000
    assert [page.location.index for page in pages(tmp_path, "a.json", data)] == list(range(1, 5_001))
    items = found(tmp_path, "b.json", json.dumps([{"text": BODY}, {"text": "từ " * 100_000}, {"text": BODY}]))
    assert [item.reason if isinstance(item, Skip) else "page" for item in items] == ["page", "too-large"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (json.dumps([{"text": BODY}] * 3)[:-20], "cut off"),
        (json.dumps([{"text": BODY}] * 2)[:-1], "cut off"),
        (f'[{json.dumps({"text": BODY})}, nonsense, {{"text": "x"}}]', "no JSON"),
        ("[" * 200_000, "nested"),
    ],
)
def test_arrays_that_are_damaged_say_where(tmp_path, data, told):
    assert told in found(tmp_path, "a.json", data)[-1].detail


def test_records_of_other_data_are_given_up(tmp_path):
    items = found(tmp_path, "a.jsonl", '{"level": "info", "msg": "started"}\n' * 20_000)
    assert len(items) == 1_001 and "not read" in items[-1].detail


def test_seconds_since_1970_are_a_date(tmp_path):
    for written in (1766650000, "1766650000", 1766650000000):
        [page] = pages(tmp_path, "a.jsonl", json.dumps({"text": BODY, "timestamp": written}))
        assert page.meta.date == "2025-12-25T08:06:40+00:00"


def test_paragraphs_in_a_list_and_objects_in_fields(tmp_path):
    record = {
        "title": {"rendered": "Hội đàm"}, "content": [BODY, "Hai bên nhất trí."], "source": {"name": "VNA"},
        "_id": {"$oid": "65f"},
    }  # fmt: skip
    [page] = pages(tmp_path, "a.jsonl", json.dumps(record))
    assert page.text == f"Hội đàm\n{BODY}\nHai bên nhất trí."
    assert (page.meta.source, page.location.member) == ("VNA", "65f")


# What a person says of fields

SAID = {"data": {"story": BODY, "head": ["", "Hội đàm"], "when": "2025-12-25"}, "text": "Menu", "k": 9}


def test_fields_as_said_reach_inside(tmp_path):
    options = ReadOptions(text="data.story", title="data.head.1", date="data.when", id="K")
    [page] = pages(tmp_path, "a.jsonl", json.dumps(SAID), options)
    assert page.text == f"Hội đàm\n{BODY}"
    assert (page.meta.date, page.location.member) == ("2025-12-25", "9")


def test_a_misspelt_field_of_a_named_file_does_not_pass(tmp_path):
    [skip] = found(tmp_path, "a.jsonl", json.dumps(SAID), ReadOptions(text="data.stori"))
    assert skip.reason == "no-text" and "data.story" in skip.detail and "--text-field" in skip.detail


def test_in_a_folder_files_without_such_a_field_are_read_as_usual(tmp_path):
    (tmp_path / "a.csv").write_text(f"id,summary\n1,{BODY.replace(',', '')}\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": BODY}))
    items = list(read([tmp_path], ReadOptions(text="summary")))
    assert [item.format for item in items] == ["csv", "jsonl"]


def test_options_say_what_they_are():
    assert ReadOptions().told == ""
    assert (
        ReadOptions(text="a", lenient=True).told == ReadOptions(text="a").told != ReadOptions(title="a").told
    )


# Names that a person gives

ODD = "Mã bài;Tựa;Bài viết;Lấy ngày\n" + "".join(
    f"{at};Hội đàm {at};{BODY.replace(';', ',')};15/04/2021\n" for at in range(3)
)


@pytest.mark.parametrize("name", ["Bài viết", "bài viết", "bai viet", " BAI VIET "])
def test_a_named_column_of_text_makes_a_table_of_standard_input(name):
    items = list(read_stdin(io.BytesIO(ODD.encode()), ReadOptions(text=name, title="Tua")))
    assert [item.meta.title for item in items if isinstance(item, Page)] == [
        "Hội đàm 0", "Hội đàm 1", "Hội đàm 2"
    ]  # fmt: skip


@pytest.mark.parametrize(("options", "named"), [(ReadOptions(date="Lay ngay"), True), (None, False)])
def test_a_date_is_said_to_be_of_a_named_column(tmp_path, options, named):
    table = (
        ODD.replace("Bài viết", "Nội dung")
        .replace("Lấy ngày", "Lấy ngày;date")
        .replace("2021\n", "2021;2022\n")
    )
    first, *_ = pages(tmp_path, "a.csv", table, options)
    assert (first.meta.date, first.meta.date_named) == (("15/04/2021", True) if named else ("2022", False))


@pytest.mark.parametrize("source", ["file", "standard input"])
def test_a_column_that_is_not_there_is_said_not_to_be_there(tmp_path, source):
    options = ReadOptions(text="Nội dung")
    if source == "file":
        [item] = found(tmp_path, "a.csv", ODD, options)
    else:
        [item] = read_stdin(io.BytesIO(ODD.encode()), options)
    assert isinstance(item, Skip)
    assert item.detail == (
        "There is no column 'Nội dung' (it has Mã bài, Tựa, Bài viết, Lấy ngày); see --text-field."
    )


def test_a_field_that_is_not_there_is_said_not_to_be_there(tmp_path):
    record = json.dumps({"noi_dung_bai": BODY, "muc": "Thời sự"}, ensure_ascii=False)
    [item] = found(tmp_path, "a.jsonl", record, ReadOptions(text="baiviet"))
    assert isinstance(item, Skip)
    assert item.detail.startswith("There is no field 'baiviet' (it has noi_dung_bai, muc)")


def test_running_text_is_no_table_whatever_column_is_named():
    text = f"Hà Nội, ngày 3, tại trụ sở\n{BODY}\n{BODY}, và thế là hết.\n"
    [item] = read_stdin(io.BytesIO(text.encode()), ReadOptions(text="Bài viết"))
    assert isinstance(item, Page)
    assert item.format == "text"
