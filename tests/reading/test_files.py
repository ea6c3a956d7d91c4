"""Files of every kind to pages; hostile ones to skips that say why."""

from __future__ import annotations

import gzip
import io
import json
import unicodedata
from pathlib import Path

import pytest

from defcorpus.article import Page, Skip
from defcorpus.reading import read, read_stdin
from defcorpus.reading.compressed import COMPRESSIONS, Expanding
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.encoding.streams import Broken, Budget, read_lines, read_whole

BODY = (
    "Sáng 25/12, tại Hà Nội, hai đoàn đã hội đàm về hợp tác quốc phòng. "
    "Đại tướng đề nghị hai bên sớm ký các văn kiện đã thống nhất, tạo khuôn khổ pháp lý cho hợp tác."
)


def read_one(tmp_path: Path, name: str, data: bytes | str) -> list[Page | Skip]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([path]))


def page(tmp_path: Path, name: str, data: bytes | str) -> Page:
    [found] = read_one(tmp_path, name, data)
    assert isinstance(found, Page), found
    return found


def reason(tmp_path: Path, name: str, data: bytes | str) -> str:
    [found] = read_one(tmp_path, name, data)
    assert isinstance(found, Skip), found
    assert found.detail.endswith(".") and len(found.detail) > 15
    return found.reason


# Encodings


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_encodings_with_certainty(codec, name):
    assert decode(BODY.encode(codec)) == Decoded(BODY, name)


def test_windows_1258():
    # Its tones stand behind the vowel as characters of their own.
    data = b"".join(_cp1258(char) for char in BODY * 3)
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found.encoding == "cp1258"
    assert unicodedata.normalize("NFC", found.text) == BODY * 3


def _cp1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        base, tone = unicodedata.normalize("NFD", char)[:-1], unicodedata.normalize("NFD", char)[-1]
        for form in (unicodedata.normalize("NFC", base), base):
            try:
                return (form + tone).encode("cp1258")
            except UnicodeEncodeError:
                continue
        # A tone below comes before the circumflex or breve in canonical order.
        marks = unicodedata.normalize("NFD", char)
        return (unicodedata.normalize("NFC", marks[0] + marks[2]) + marks[1]).encode("cp1258")


def test_latin_1_is_told_by_its_letters():
    found = decode(
        ("Le ministre a été reçu à Hanoï par le président, a déclaré l’agence. " * 8).encode("cp1252")
    )
    assert isinstance(found, Decoded)
    assert "été reçu à Hanoï" in found.text


def test_a_file_cut_inside_a_character_is_read_up_to_there():
    data = BODY.encode()[:-1] if BODY.encode()[-1] > 0x7F else (BODY + "ộ").encode()[:-1]
    found = decode(data)
    assert isinstance(found, Decoded) and found.encoding == "utf-8"


def test_a_text_with_a_few_broken_bytes_is_read_with_marks_in_their_place():
    data = bytearray((BODY * 3).encode())
    data[40] = 0xFF
    data[200] = 0xC3
    found = decode(bytes(data))
    assert isinstance(found, Decoded) and found.encoding == "utf-8-damaged"
    assert found.text[-60:] == BODY[-60:]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"\x00\x01\x02", "binary"),
        (b"words and \x00 more", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"\xff\xfe\x00", "encoding"),
        (bytes(range(128, 256)) * 3 + b"\x81\x8d\x8f", None),
    ],
)
def test_what_is_no_text(data, why):
    found = decode(data)
    if why:
        assert isinstance(found, Refusal) and found.reason == why


def test_escapes_of_a_terminal_do_not_make_a_text_binary():
    found = decode(("\x1b[31mred\x1b[0m " + BODY).encode())
    assert isinstance(found, Decoded)


# Plain text


def test_text_is_kept_as_decoded(tmp_path):
    text = "  \r\nTiêu đề của bài\r\n\r\n" + BODY + "\r\n"
    found = page(tmp_path, "a.txt", text)
    assert found.text == text
    assert (found.format, found.encoding) == ("text", "utf-8")
    assert found.location.path == str((tmp_path / "a.txt").resolve())
    assert found.location.member is None and found.location.index is None


def test_the_key_is_that_of_the_content(tmp_path):
    first = page(tmp_path, "a.txt", BODY)
    second = page(tmp_path, "other.text", BODY)
    third = page(tmp_path, "c.txt", BODY + "!")
    assert first.key == second.key != third.key
    assert len(first.key) == 32 and int(first.key, 16)


def test_a_web_page_saved_as_text_is_read_as_one(tmp_path):
    found = page(tmp_path, "a.txt", f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>")
    assert (found.format, found.text) == ("html", BODY)


@pytest.mark.parametrize("data", ["", "   \n ", "- - -\n***\n"])
def test_files_without_words_are_empty(tmp_path, data):
    assert reason(tmp_path, "a.txt", data) == "empty"


def test_gzipped_text(tmp_path):
    assert page(tmp_path, "a.txt.gz", gzip.compress(BODY.encode())).text == BODY


def test_gzip_is_known_by_its_bytes(tmp_path):
    assert page(tmp_path, "a.txt", gzip.compress(BODY.encode())).text == BODY


# JSON Lines


@pytest.mark.parametrize("field", ["text", "body", "content", "article_text", "articleBody"])
def test_fields_of_the_text(tmp_path, field):
    found = page(tmp_path, "a.jsonl", json.dumps({field: BODY}) + "\n")
    assert (found.text, found.format) == (BODY, "jsonl")


def test_every_field(tmp_path):
    record = {
        "id": 17, "headline": " Hội đàm\n ở Hà Nội ", "datePublished": "2025-12-25T15:30:00+07:00",
        "link": "https://qdnd.vn/a", "outlet": "qdnd.vn", "author": ["An Bình", {"name": "Lê Hùng"}],
        "text": BODY,
    }  # fmt: skip
    found = page(tmp_path, "a.jsonl", json.dumps(record))
    assert found.location.member == "17" and found.location.index == 1
    assert found.meta.title == "Hội đàm ở Hà Nội"
    assert found.meta.date == "2025-12-25T15:30:00+07:00"
    assert (found.meta.url, found.meta.source) == ("https://qdnd.vn/a", "qdnd.vn")
    assert found.meta.author == "An Bình, Lê Hùng"
    assert found.text == f"Hội đàm ở Hà Nội\n{BODY}"
    assert [piece.role for piece in found.segments] == ["title", "body"]


def test_a_title_that_the_text_begins_with_is_not_doubled(tmp_path):
    record = {"title": "Hội đàm ở Hà Nội", "text": f"Hội đàm ở Hà Nội\n{BODY}"}
    assert page(tmp_path, "a.jsonl", json.dumps(record)).text == record["text"]


def test_text_that_is_markup_is_read_as_such(tmp_path):
    record = {
        "content": f"<div><p>{BODY}</p><figure><figcaption>Hai đoàn. Ảnh: An</figcaption></figure></div>"
    }
    found = page(tmp_path, "a.jsonl", json.dumps(record))
    assert [piece.role for piece in found.segments] == ["body", "caption", "credit"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "broken-json"),
        ('{"text": "cut', "broken-json"),
        ("[" * 100_000, "broken-json"),
        ('{"a":' * 100_000, "broken-json"),
        ('{"text": ' + "9" * 5000 + "}", "broken-json"),
        ("17", "no-text"),
        ('"words"', "no-text"),
        ("{}", "no-text"),
        ('{"text": null, "title": "Only a title"}', "no-text"),
        ('{"text": "  "}', "no-text"),
        ('{"text": true}', "no-text"),
        ('{"content": "<div><br></div>"}', "no-text"),
        ('{"text": "..."}', "empty"),
    ],
)
def test_records_that_are_none(tmp_path, line, why):
    good = json.dumps({"id": "x", "text": BODY})
    found = read_one(tmp_path, "a.jsonl", f"{good}\n{line}\n\n{good}\n")
    kinds = [(item.reason, item.index) if isinstance(item, Skip) else item.location.index for item in found]
    assert kinds == [1, (why, 2), 4]


def test_a_file_that_is_no_json_lines_is_given_up_early(tmp_path):
    found = read_one(tmp_path, "a.jsonl", "no record\n" * 5000)
    assert len(found) == 101 and found[-1].index is None
    good = json.dumps({"text": BODY})
    assert len(read_one(tmp_path, "b.jsonl", good + "\n" + "no record\n" * 500)) == 501


def test_lone_surrogates_and_nuls_do_not_get_through(tmp_path):
    line = '{"id": "\\udc80", "title": "A \\ud83d title", "text": "Words \\ud800 and \\u0000 more words"}'
    found = page(tmp_path, "a.jsonl", line)
    for text in (found.text, found.meta.title, found.location.member):
        text.encode("utf-8")
        assert "\0" not in text


def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path):
    assert page(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": BODY}).encode()).text == BODY


def test_an_object_printed_over_many_lines(tmp_path):
    assert page(tmp_path, "a.json", json.dumps({"text": BODY}, indent=2)).text == BODY
    assert reason(tmp_path, "package.json", json.dumps({"name": "x", "files": ["a"]}, indent=2)) == "no-text"


def test_an_array_of_records(tmp_path):
    found = read_one(tmp_path, "a.json", json.dumps([{"text": BODY}, 3, {"text": BODY + " Hết."}], indent=1))
    assert [type(item).__name__ for item in found] == ["Page", "Skip", "Page"]


def test_a_long_line_is_read_and_a_too_long_one_skipped():
    lines = [b"x" * 1_000_000, b"y" * 50, b"z" * 300_000]
    found = list(read_lines(io.BytesIO(b"\n".join(lines)), limit=400_000))
    assert isinstance(found[0], Refusal) and "1,000,000" in found[0].detail
    assert found[1:] == lines[1:]


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_lines_are_found_across_chunks(size):
    lines = [b"a" * size, b"", b"b" * (size // 2), b"c"]
    assert list(read_lines(io.BytesIO(b"\n".join(lines) + b"\n"))) == lines


def test_a_page_of_a_million_characters_on_one_line(tmp_path):
    found = page(tmp_path, "a.txt", "Chữ " * 250_000)
    assert [piece.role for piece in found.segments] == ["body"]


# Gzip that does harm


def test_a_bomb_is_stopped(monkeypatch):
    monkeypatch.setattr("defcorpus.reading.encoding.streams.FREE", 1_000_000)
    bomb = gzip.compress(b"a" * 40_000_000)
    assert len(bomb) < 60_000
    stream = Expanding(io.BytesIO(bomb), COMPRESSIONS[0], Budget(1000))
    found = read_whole(stream, limit=10**9)
    assert isinstance(found, Refusal) and found.reason == "too-large" and "1,000,000" in found.detail


def test_a_bomb_in_json_lines_is_a_skip(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.encoding.streams.FREE", 1_000_000)
    monkeypatch.setattr("defcorpus.reading.encoding.streams.MAX_RATIO", 10)
    good = json.dumps({"text": BODY}).encode() + b"\n"
    found = read_one(tmp_path, "a.jsonl.gz", gzip.compress(good + b"{" * 40_000_000))
    assert [type(item).__name__ for item in found] == ["Page", "Skip"]
    assert found[1].reason == "too-large"


def test_damaged_gzip(tmp_path):
    whole = gzip.compress((json.dumps({"text": BODY}) + "\n").encode() * 3000)
    found = read_one(tmp_path, "a.jsonl.gz", whole[: len(whole) // 2])
    assert isinstance(found[-1], Skip) and found[-1].reason == "damaged"
    assert reason(tmp_path, "b.txt", b"\x1f\x8b" + b"no gzip at all") == "damaged"


def test_too_large_pages_are_said(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.pages.MAX_PAGE", 1000)
    assert reason(tmp_path, "a.txt", "word " * 300) == "too-large"
    with pytest.raises(Broken):
        Expanding(io.BytesIO(b"no gzip"), COMPRESSIONS[0], Budget()).read(10)


# Standard input


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (json.dumps({"text": BODY}).encode(), "jsonl"),
        (f"<!doctype html><html><p>{BODY}</p></html>".encode(), "html"),
        (BODY.encode(), "text"),
        (("\ufeff" + BODY).encode(), "text"),
        (gzip.compress(json.dumps({"text": BODY}).encode()), "jsonl"),
        (gzip.compress(BODY.encode()), "text"),
        (json.dumps([{"text": BODY}]).encode(), "jsonl"),
    ],
)
def test_standard_input_is_told_by_its_start(data, kind):
    [found] = read_stdin(io.BytesIO(data))
    assert isinstance(found, Page)
    assert (found.format, found.text.strip("\ufeff"), found.location.path) == (kind, BODY, "-")


def test_an_empty_standard_input_is_a_skip():
    [found] = read_stdin(io.BytesIO(b""))
    assert isinstance(found, Skip) and found.reason == "empty"


def test_a_file_that_went_away_is_a_skip(tmp_path):
    from defcorpus.reading import read_file, walk

    path = tmp_path / "a.txt"
    path.write_text(BODY)
    [source] = walk([tmp_path])
    path.unlink()
    [found] = read_file(source)
    assert isinstance(found, Skip) and found.reason == "unreadable"


# The seeds

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_seeds_are_divided_as_a_reader_would():
    found = [item for item in read([SEEDS]) if isinstance(item, Page)]
    roles = [[piece.role for piece in item.segments] for item in found]
    assert roles[0] == [
        "header", "caption", "credit", *["body"] * 3, "caption", "credit", *["body"] * 4, "share",
    ]  # fmt: skip
    assert roles[1] == [
        "masthead", "menu", *["body"] * 8, "credit", "source", "tags", *["related"] * 18,
    ]  # fmt: skip
    assert roles[2] == ["header", "caption", "credit", *["body"] * 9, "share"]
    assert roles[3] == ["header", "caption", "credit", *["body"] * 4]
    assert roles[4] == ["body"] * 6


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json"])
def test_a_page_that_trips_a_rule_costs_itself_alone(tmp_path, monkeypatch, name):
    from defcorpus.reading import pages

    segment = pages.segment

    def trip(text, meta, hints, chrome):
        if "trip" in text:
            raise IndexError("string index out of range")
        return segment(text, meta, hints, chrome)

    monkeypatch.setattr(pages, "segment", trip)
    records = [{"text": f"{BODY} trip"}, {"text": BODY}]
    data = {
        "a.txt": f"{BODY} trip",
        "a.html": f"<html><body><p>{BODY} trip</p></body></html>",
        "a.jsonl": "\n".join(map(json.dumps, records)),
        "a.json": json.dumps(records),
    }[name]
    found = read_one(tmp_path, name, data)
    assert isinstance(found[0], Skip) and found[0].reason == "failed"
    assert "IndexError" in found[0].detail
    assert len(found) == (2 if name.startswith("a.json") else 1)
