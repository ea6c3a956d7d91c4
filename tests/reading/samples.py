"""Small real files of every format, made by the libraries that others make them with."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Iterable, Mapping

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

BODY = (
    "Sáng 25/12, tại Hà Nội, hai đoàn đã hội đàm về hợp tác quốc phòng. "
    "Đại tướng đề nghị hai bên sớm ký các văn kiện đã thống nhất, tạo khuôn khổ pháp lý cho hợp tác."
)
PAGE = f"<!DOCTYPE html><html><head><title>Hội đàm</title></head><body><p>{BODY}</p></body></html>"
COMPRESS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.compress}

Files = Mapping[str, bytes | str]


def as_bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def make_zip(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, as_bytes(data))
    return out.getvalue()


def make_tar(files: Files, how: str = "", format: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{how}", format=format) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(as_bytes(data))
            archive.addfile(info, io.BytesIO(as_bytes(data)))
    return out.getvalue()


Response = tuple[str, str, str, bytes | str]
"""URL, content type, HTTP status, body."""


def make_warc(responses: Iterable[Response], *, gzipped: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for url, kind, status, body in responses:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(as_bytes(body)),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-05T06:07:08Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def make_table(rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> str:
    rows = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def make_docx(text: str) -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )
    return make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def make_pdf(words: str) -> bytes:
    drawn = f"BT /F 12 Tf 50 700 Td ({words}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>> stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += f"{len(out):010} 00000 n \n"
        out += f"{number} 0 obj {content} endobj\n"
    end = f"xref\n0 6\n{table}trailer <</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode()


PDF = make_pdf("The two delegations held talks in Ha Noi.")
MAIL = (
    "From: A <a@b.vn>\r\nTo: c@d.vn\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\n\r\n{BODY}\r\n"
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://qdnd.vn/a\r\nSubject: Talks\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://qdnd.vn/a\r\n\r\n{PAGE}\r\n--b--\r\n"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>N</title>"
    f"<item><title>T</title><description>{BODY}</description></item></channel></rss>"
)
RECORD = {
    "id": "x1",
    "title": "Hội đàm ở Hà Nội",
    "date": "2025-12-25",
    "url": "https://qdnd.vn/a",
    "text": BODY,
}
LINES = "".join(json.dumps({**RECORD, "id": f"x{n}"}, ensure_ascii=n % 2 == 0) + "\n" for n in range(3))
TABLE = make_table([{"title": "Hội đàm", "text": BODY, "date": "2025-12-25"}] * 3)
WARC = make_warc(
    [
        ("https://qdnd.vn/a", "text/html; charset=utf-8", "200 OK", PAGE),
        ("https://qdnd.vn/a.jpg", "image/jpeg", "200 OK", b"\xff\xd8\xff"),
        ("https://qdnd.vn/b", "text/plain", "200 OK", BODY),
    ]
)
TREE: Files = {"tin/a.txt": BODY, "b.html": PAGE, "c.jsonl": LINES, "d.csv": TABLE}

SAMPLES: dict[str, bytes] = {
    "a.txt": BODY.encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": MHTML.encode(),
    "a.eml": MAIL.encode(),
    "a.rss": FEED.encode(),
    "a.pdf": PDF,
    "a.docx": make_docx(BODY),
    "a.jsonl": LINES.encode(),
    "a.json": json.dumps([RECORD] * 3, indent=1).encode(),
    "a.csv": TABLE.encode(),
    "b.tsv": make_table([RECORD] * 3, "\t").encode("utf-16"),
    "a.warc": WARC,
    "a.warc.gz": gzip.compress(WARC),
    "a.zip": make_zip(TREE),
    "b.zip": make_zip(TREE, zipfile.ZIP_STORED),
    "a.tar": make_tar(TREE),
    "a.tgz": make_tar(TREE, "gz"),
    "a.txt.gz": gzip.compress(BODY.encode()),
    "a.jsonl.bz2": bz2.compress(LINES.encode()),
    "a.csv.xz": lzma.compress(TABLE.encode()),
    "a.jsonl.zst": zstandard.compress(LINES.encode()),
}
