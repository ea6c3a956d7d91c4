"""Compressed files, archives and web archives: their pages in a stable order, within bounds."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Page, Skip
from defcorpus.reading import read, read_stdin
from defcorpus.reading.encoding.mojibake import mended
from defcorpus.reading.formats.table import FORMATS, format_of, holds_many
from tests.reading.samples import (
    BODY,
    COMPRESS,
    LINES,
    PAGE,
    PDF,
    SAMPLES,
    TABLE,
    TREE,
    make_tar,
    make_warc,
    make_zip,
)

# What looks wrongly decoded is put right in any container; that has tests of its own.
texts = (
    st.text(min_size=1, max_size=80)
    .map(lambda text: f"Hà Nội {text}".encode("utf-8", "ignore").decode())
    .filter(lambda text: mended(text)[0] == text)
)
DOCUMENTS = ("a.pdf", "a.docx", "a.mhtml", "a.eml", "a.rss")  # tested with their readers


def found(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([path]))


def told(items):
    return [(item.reason, item.index) if isinstance(item, Skip) else item.location.member for item in items]


def test_every_format_has_endings_of_its_own():
    endings = [ending for one in FORMATS for ending in one.endings]
    assert len(endings) == len(set(endings))
    assert [format_of(f"a{ending}") for ending in endings] == [
        one.name for one in FORMATS for _ in one.endings
    ]
    assert holds_many("A.JSONL.GZ") and holds_many("b.tar.xz") and not holds_many("c.html.gz")


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - set(DOCUMENTS)))
def test_standard_input_is_what_the_file_is(tmp_path, name):
    of_file = [item for item in found(tmp_path, name, SAMPLES[name]) if isinstance(item, Page)]
    of_stdin = [item for item in read_stdin(io.BytesIO(SAMPLES[name])) if isinstance(item, Page)]
    assert of_file and [page.text for page in of_file] == [page.text for page in of_stdin]
    assert [page.format for page in of_file] == [page.format for page in of_stdin]


@pytest.mark.parametrize(
    ("name", "data", "is_"),
    [
        ("a.txt", PAGE, "html"), ("a.txt", LINES, "jsonl"), ("a.txt", TABLE, "csv"),
        ("a.csv", PAGE, "html"), ("a.json", PAGE, "html"), ("a.txt", gzip.compress(PAGE.encode()), "html"),
        ("a.csv", LINES, "jsonl"), ("a.xml", PAGE, "html"),
    ],
)  # fmt: skip
def test_a_file_is_read_as_what_it_is_and_that_is_noted(tmp_path, name, data, is_):
    for page in found(tmp_path, name, data):
        assert page.format == is_
        [note] = page.notes
        assert note.kind == "format" and name[1:] in note.detail and is_.upper() in note.detail


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", BODY), ("a.html", PAGE), ("a.csv", TABLE), ("x", LINES)]
)
def test_what_is_as_its_name_says_has_no_note(tmp_path, name, data):
    assert not any(page.notes for page in found(tmp_path, name, data))


# Compression


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(sorted(COMPRESS)), st.booleans())
def test_compressed_lines_are_read_back(written, how, in_one):
    lines = [(json.dumps({"text": text}) + "\n").encode() for text in written]
    pack = COMPRESS[how]
    data = pack(b"".join(lines)) if in_one else b"".join(map(pack, lines))  # as `cat a.xz b.xz` makes it
    assert [page.text for page in read_stdin(io.BytesIO(data))] == [
        t.replace("\0", "\ufffd") for t in written
    ]


@pytest.mark.parametrize("how", sorted(COMPRESS))
def test_compressed_files_cut_off_or_changed(tmp_path, how):
    lines = "".join(json.dumps({"text": f"{n} {BODY}"}) + "\n" for n in range(1_000)).encode()
    data = COMPRESS[how](lines)
    last = found(tmp_path, f"a.jsonl.{how}", data[:-20])[-1]
    assert isinstance(last, Skip) and last.reason == "damaged"
    spoilt = data[: len(data) // 2] + bytes(40) + data[len(data) // 2 + 40 :]
    assert any(isinstance(item, Skip) for item in found(tmp_path, f"b.jsonl.{how}", spoilt))


@pytest.mark.parametrize("how", sorted(COMPRESS))
def test_bombs_are_stopped(tmp_path, monkeypatch, how):
    monkeypatch.setattr("defcorpus.reading.encoding.streams.FREE", 1_000_000)
    monkeypatch.setattr("defcorpus.reading.encoding.streams.MAX_RATIO", 10)
    data = COMPRESS[how](b"a" * 6_000_000)
    for items in (found(tmp_path, f"a.jsonl.{how}", data), list(read_stdin(io.BytesIO(data)))):
        [skip] = items
        assert skip.reason == "too-large" and "expand it yourself" in skip.detail


def test_expanding_takes_no_more_memory_than_allowed(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.compressed.MAX_WINDOW", 1 << 20)
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 26}]
    [skip] = found(tmp_path, "a.txt.xz", lzma.compress(BODY.encode(), filters=filters))
    assert skip.reason == "too-large" and "memory" in skip.detail
    wide = zstandard.ZstdCompressionParameters(window_log=25)
    out = io.BytesIO()
    with zstandard.ZstdCompressor(compression_params=wide).stream_writer(out, closefd=False) as writer:
        writer.write(BODY.encode() * 10)
    [skip] = found(tmp_path, "a.txt.zst", out.getvalue())
    assert skip.reason == "too-large" and "memory" in skip.detail


def test_compressed_twice_is_read_and_thrice_is_not(tmp_path):
    twice = gzip.compress(gzip.compress(BODY.encode()))
    assert found(tmp_path, "a.txt.gz", twice)[0].text == BODY
    [skip] = found(tmp_path, "b.txt.gz", gzip.compress(twice))
    assert skip.reason == "nested"


# Archives

ARCHIVES = {
    "a.zip": make_zip, "b.zip": lambda files: make_zip(files, zipfile.ZIP_STORED),
    "c.zip": lambda files: make_zip(files, zipfile.ZIP_BZIP2),
    "a.tar": make_tar, "a.tar.gz": lambda files: make_tar(files, "gz"),
    "a.tbz2": lambda files: make_tar(files, "bz2"), "a.txz": lambda files: make_tar(files, "xz"),
    "a.tar.zst": lambda files: zstandard.compress(make_tar(files)),
    "g.tar": lambda files: make_tar(files, format=tarfile.GNU_FORMAT),
    "u.tar": lambda files: make_tar(files, format=tarfile.USTAR_FORMAT),
    "a.zip.gz": lambda files: gzip.compress(make_zip(files)),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_of_a_mixture(tmp_path, name):
    items = found(tmp_path, name, ARCHIVES[name](TREE))
    assert sorted(page.format for page in items) == ["csv"] * 3 + ["html"] + ["jsonl"] * 3 + ["text"]
    assert [page.location.index for page in items] == list(range(1, 9))
    members = {page.format: page.location.member for page in items}
    assert members == {"csv": "d.csv", "html": "b.html", "jsonl": "x2", "text": "tin/a.txt"}
    assert found(tmp_path, name, ARCHIVES[name](TREE)) == items


def test_the_members_of_a_zip_are_in_the_order_of_their_names(tmp_path):
    names = ["b.txt", "a/z.txt", "a.txt", "Đ.txt"]
    assert told(found(tmp_path, "a.zip", make_zip(dict.fromkeys(names, BODY)))) == sorted(names)
    assert told(found(tmp_path, "a.tar", make_tar(dict.fromkeys(names, BODY)))) == names


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5), st.sampled_from(sorted(ARCHIVES)))
def test_what_is_packed_is_read_back(written, name):
    records = {f"{n}.jsonl": json.dumps({"text": text}) for n, text in enumerate(written)}
    items = list(read_stdin(io.BytesIO(ARCHIVES[name](records))))
    assert [page.text for page in items] == [text.replace("\0", "\ufffd") for text in written]


@pytest.mark.parametrize("pack", [make_zip, make_tar])
def test_names_are_only_names(tmp_path, pack):
    names = ["../../etc/cron.txt", "/etc/abs.txt", "..\\x.txt", "a\x1b[31m\nb.txt", "C:\\y.txt", "d/../e.txt"]
    items = found(tmp_path, "a.bin", pack(dict.fromkeys(names, BODY)))
    assert len(items) == len(names) and all(isinstance(item, Page) for item in items)
    assert all(page.location.member.isprintable() for page in items)
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


@pytest.mark.parametrize("pack", [make_zip, make_tar])
def test_what_is_passed_over_in_an_archive(tmp_path, pack):
    files = {
        ".git/a.txt": BODY, "__MACOSX/._b.txt": BODY, "node_modules/c.txt": BODY, "x/.hidden.txt": BODY,
        "defcorpus-verdicts.tsv": "a\tb\n", "a.txt": BODY, "b.jpg": "x", "c.jpg": "x", "d.css": "x",
    }  # fmt: skip
    page, skip = found(tmp_path, "a.bin", pack(files))
    assert page.location.member == "a.txt"
    assert (skip.reason, skip.index, skip.detail) == (
        "format",
        None,
        "Passed over in it: .jpg (2), .css (1).",
    )


def test_links_in_archives_are_not_followed(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("passwd.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    [skip] = found(tmp_path, "a.tar", out.getvalue())
    assert "links (2)" in skip.detail and "devices (1)" in skip.detail
    info = zipfile.ZipInfo("passwd.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out := io.BytesIO(), "w") as zipped:
        zipped.writestr(info, "/etc/passwd")
    [skip] = found(tmp_path, "a.zip", out.getvalue())
    assert "links (1)" in skip.detail


def test_archives_in_archives_one_deep(tmp_path):
    inner = make_zip({"a.txt": BODY, "b.jpg": "x"})
    page, skip = found(tmp_path, "a.tar", make_tar({"in.zip": inner}))
    assert page.text == BODY and skip.detail.startswith("in.zip: ") and skip.index == 2
    assert told(found(tmp_path, "b.zip", make_zip({"in.tar.gz": make_tar({"a.txt": BODY}, "gz")}))) == [
        "a.txt"
    ]
    [skip] = found(tmp_path, "c.zip", make_zip({"out.zip": make_zip({"in.zip": inner})}))
    assert skip.reason == "nested" and "out.zip" in skip.detail and "unpack" in skip.detail


def test_encrypted_members_and_odd_methods_are_said(tmp_path):
    data = bytearray(make_zip({"a.txt": BODY, "b.txt": BODY, "c.txt": BODY}, zipfile.ZIP_STORED))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1  # the flag of the first
    second = data.index(b"PK\x01\x02", central + 4)
    data[second + 10] = 97  # the method of the second
    items = found(tmp_path, "a.zip", bytes(data))
    assert told(items) == [("encrypted", 1), ("format", 2), "c.txt"]
    assert all("a.txt" in item.detail or "b.txt" in item.detail for item in items[:2])


def test_a_broken_checksum_is_said(tmp_path):
    data = make_zip({"a.txt": BODY, "b.txt": BODY}, zipfile.ZIP_STORED)
    items = found(tmp_path, "a.zip", data.replace("Sáng".encode(), "sáng".encode(), 1))
    assert told(items) == [("damaged", 1), "b.txt"] and "CRC" in items[0].detail


def test_a_zip_of_too_many_members_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.containers.zips.MAX_MEMBERS", 10)
    [skip] = found(tmp_path, "a.zip", make_zip({f"{n}.txt": BODY for n in range(11)}))
    assert (skip.reason, skip.index) == ("too-large", None) and "unpack" in skip.detail


def test_a_zip_bomb_stops_the_archive(tmp_path, monkeypatch):
    monkeypatch.setattr("defcorpus.reading.encoding.streams.FREE", 1_000_000)
    monkeypatch.setattr("defcorpus.reading.encoding.streams.MAX_RATIO", 10)
    files = {"a.txt": BODY, "b.jsonl": b"a" * 30_000_000, "c.txt": BODY, "d.txt": BODY}
    assert told(found(tmp_path, "a.zip", make_zip(files))) == ["a.txt", ("too-large", 2)]


def test_a_tar_with_endless_headers_is_stopped(tmp_path):
    info = tarfile.TarInfo("a")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 3_000_000_000
    [skip] = found(tmp_path, "a.tar", info.tobuf() + b"x" * 2_000_000)
    assert skip.reason == "too-large"


def test_long_and_vietnamese_names(tmp_path):
    names = ["Hội đàm.txt", "Đại tướng/" + "x" * 180 + ".txt"]
    for pack in (make_zip, make_tar, lambda files: make_tar(files, format=tarfile.GNU_FORMAT)):
        assert told(found(tmp_path, "a.bin", pack(dict.fromkeys(names, BODY)))) == names
    # UTF-8 without the flag that says so, as Finder writes it.
    name = "ộ.txt".encode()
    data = make_zip({"x" * len(name): BODY}).replace(b"x" * len(name), name)
    assert told(found(tmp_path, "b.zip", data)) == ["ộ.txt"]


def test_office_files_that_are_no_documents(tmp_path):
    [skip] = found(tmp_path, "a.xlsx", make_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}))
    assert skip.reason == "format" and "CSV" in skip.detail
    [skip] = found(tmp_path, "a.odt", make_zip({"mimetype": "application/vnd.oasis", "content.xml": "<x/>"}))
    assert skip.reason == "format" and "OpenDocument" in skip.detail


@pytest.mark.parametrize(
    "head", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 x}", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c"]
)
def test_formats_that_are_known_and_not_read_say_what_to_do(tmp_path, head):
    [skip] = found(tmp_path, "a.bin", head + b"\0" * 600)
    assert skip.reason == "format" and (" as " in skip.detail)


# Web archives

RESPONSES = [
    ("https://qdnd.vn/a", "text/html; charset=utf-8", "200 OK", PAGE),
    ("https://qdnd.vn/a.jpg", "image/jpeg", "200 OK", b"\xff\xd8"),
    ("https://qdnd.vn/old", "text/html", "301 Moved Permanently", ""),
    ("https://qdnd.vn/none", "text/html", "404 Not Found", PAGE),
    ("https://qdnd.vn/api", "application/json", "200 OK", json.dumps({"title": "API", "content": BODY})),
    ("https://qdnd.vn/t", "text/plain", "200 OK", BODY),
]


@pytest.mark.parametrize("gzipped", [False, True])
def test_pages_of_a_web_archive(tmp_path, gzipped):
    items = found(tmp_path, "a.warc.gz", make_warc(RESPONSES, gzipped=gzipped))
    assert [getattr(item, "format", "skip") for item in items] == ["html", "jsonl", "text", "skip"]
    assert [page.meta.url for page in items[:3]] == [f"https://qdnd.vn/{name}" for name in ("a", "api", "t")]
    assert {page.meta.retrieved for page in items[:3]} == {"2026-01-05T06:07:08Z"}
    assert {page.meta.date for page in items[:3]} == {None}
    assert [page.location.index for page in items[:3]] == [1, 2, 3]
    assert items[3].detail.startswith("Passed over in it: HTTP status 301")


def test_chunked_and_gzipped_responses(tmp_path):
    body = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    data = make_warc([("https://qdnd.vn/a", "text/html", "200 OK", chunked)])
    data = data.replace(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n")
    head, _, rest = data.rpartition(b"Content-Length: ")
    length, _, rest = rest.partition(b"\r\n")
    data = head + b"Content-Length: %d\r\n" % (int(length) + 28) + rest
    [page] = found(tmp_path, "a.warc", data)
    assert page.text == BODY


def test_a_web_archive_writes_nothing_by_itself(tmp_path, capfd, caplog):
    data = make_warc(RESPONSES).replace(b"https://qdnd.vn/t", b"https: \x1b[31m nd.vn")
    found(tmp_path, "a.warc", data)
    found(tmp_path, "b.warc", data.replace(b"\r\n\r\n\r\n\r\n", b"\r\n\r\n\x1b[31mjunk\r\n"))
    found(tmp_path, "c.warc", b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"x" * 2_000_000)
    assert capfd.readouterr() == ("", "")


# Files that change, and files that cannot be read


def test_a_file_that_changes_while_it_is_read_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    from defcorpus.reading.formats import plain

    parse = plain.make_page

    def change(*arguments, **more):
        path.write_text(BODY + " Thêm.")
        return parse(*arguments, **more)

    monkeypatch.setattr(plain, "make_page", change)
    page, skip = read([path])
    assert page.text == BODY and skip.reason == "changing" and "next update" in skip.detail


def test_a_pdf_without_its_library_says_how_to_get_it(tmp_path, monkeypatch):
    from defcorpus.reading import telling
    from defcorpus.reading.formats.table import BY_NAME

    skip = telling.missing(BY_NAME["pdf"], ImportError("no", name="pypdf"))
    assert "defcorpus[pdf]" in skip.detail
    assert found(tmp_path, "a.pdf", PDF)
