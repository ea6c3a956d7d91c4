"""E-mails and MHTML: the right part, its encoding, what the headers say."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest

from defcorpus.article import Page
from defcorpus.reading.formats.eml import parse_eml
from defcorpus.reading.formats.mhtml import parse_mhtml

from .documents import CAPTION, HERE, LEAD, SECOND, TITLE, of, refused, segments

HTML = f"""<html><head><meta charset="utf-8"><title>{TITLE} | Báo Ngày Mới</title></head><body>
<nav><a href="/">Trang chủ</a></nav><div class="post-content"><h1>{TITLE}</h1><p>{LEAD}</p>
<figure><img src="cid:1"><figcaption>{CAPTION}</figcaption></figure><p>{SECOND}</p></div></body></html>"""
STORY = [LEAD, SECOND]


def mhtml(
    body: bytes,
    *,
    how: str = "quoted-printable",
    charset: str = "utf-8",
    location: str = "https://example.vn/hoi-dam",
    snapshot: str = "",
    before: str = "",
) -> bytes:
    coded = quopri.encodestring(body) if how == "quoted-printable" else base64.encodebytes(body)
    if how == "8bit":
        coded = body
    top = f"Snapshot-Content-Location: {snapshot}\r\n" if snapshot else ""
    head = (
        "From: <Saved by Blink>\r\n" + top + "Subject: =?utf-8?Q?H=E1=BB=99i?=\r\n"
        "Date: Fri, 26 Dec 2025 09:30:00 +0700\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    )
    part = (
        f"------b\r\nContent-Type: text/html{'; charset=' + charset if charset else ''}\r\n"
        f"Content-Transfer-Encoding: {how}\r\nContent-Location: {location}\r\n\r\n"
    )
    picture = "\r\n------b\r\nContent-Type: image/png\r\n"
    picture += "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------b--\r\n"
    return (head + before + part).encode() + coded + picture.encode()


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
def test_mhtml_in_every_transfer_encoding(how):
    found = parse_mhtml(mhtml(HTML.encode(), how=how), HERE)
    assert of(found, "body") == STORY
    assert of(found, "caption") == [CAPTION]
    assert isinstance(found, Page)
    assert (found.format, found.meta.url, found.meta.date) == ("mhtml", "https://example.vn/hoi-dam", None)
    assert found.meta.retrieved == "2025-12-26T09:30:00+07:00"


@pytest.mark.parametrize(
    ("codec", "charset"), [("cp1258", "windows-1258"), ("utf-8", ""), ("utf-16", "utf-16")]
)
def test_mhtml_takes_the_parts_charset(codec, charset):
    text = "<html><body><p>Bộ trưởng Việt Nam đã tới Hà Nội và nói về hoà bình.</p></body></html>"
    if codec == "cp1258":
        import unicodedata

        parted = unicodedata.normalize("NFD", text)
        for vowel in "âăêôơưÂĂÊÔƠƯđĐ":
            parted = parted.replace(unicodedata.normalize("NFD", vowel), vowel)
        # The dot below stands in front of the circumflex in NFD, behind its letter in Windows-1258.
        for plain, mark in zip("aeo", "âêô", strict=True):
            parted = parted.replace(f"{plain}\u0323\u0302", f"{mark}\u0323")
        text = parted
    found = parse_mhtml(mhtml(text.encode(codec), charset=charset), HERE)
    assert isinstance(found, Page)
    import unicodedata

    assert unicodedata.normalize("NFC", found.text) == "Bộ trưởng Việt Nam đã tới Hà Nội và nói về hoà bình."


def test_the_snapshots_page_goes_before_its_frames():
    frame = (
        "------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://ads.example/f\r\n\r\n"
        "<p>Quảng cáo</p>\r\n"
    )
    data = mhtml(HTML.encode(), snapshot="https://example.vn/hoi-dam", before=frame)
    assert of(parse_mhtml(data, HERE), "body") == STORY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"no headers at all", "damaged"),
        (b"Subject: x\r\nContent-Type: text/plain\r\n\r\nWords.", "no-text"),
        (b"Subject: x\r\nContent-Type: text/html\r\n\r\n   ", "empty"),
        (b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\n--b--", "no-text"),
    ],
)
def test_mhtml_refusals(data, reason):
    assert refused(parse_mhtml(data, HERE)) == reason


def mail(plain: str | None = None, rich: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    fields = {"From": "Minh An <an@example.vn>", "Subject": TITLE, "Date": "Thu, 25 Dec 2025 16:00:00 +0700"}
    for name, value in {**fields, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
        if rich is not None:
            message.add_alternative(rich, subtype="html")
    elif rich is not None:
        message.set_content(rich, subtype="html")
    # Folding long headers, older Pythons drop the space between two encoded words.
    return message.as_bytes(policy=message.policy.clone(max_line_length=900))


def test_a_plain_mail():
    found = parse_eml(mail(f"{LEAD}\n\n{SECOND}\n"), HERE)
    assert segments(found) == [("title", TITLE), ("body", LEAD), ("body", SECOND)]
    assert isinstance(found, Page)
    meta = found.meta
    assert (meta.title, meta.date, meta.author) == (TITLE, "2025-12-25T16:00:00+07:00", "Minh An")
    assert meta.source is None and found.format == "eml"


def test_a_mail_of_html_only():
    found = parse_eml(mail(rich=HTML), HERE)
    assert of(found, "body") == STORY and of(found, "caption") == [CAPTION]


def test_a_plain_part_that_only_points_to_the_html():
    assert of(parse_eml(mail("Xem thư này ở dạng HTML.", HTML), HERE), "body") == STORY


def test_the_plain_part_goes_first_where_it_says_as_much():
    found = parse_eml(mail(f"{LEAD}\n\n{SECOND}", HTML), HERE)
    assert of(found, "body") == STORY and not of(found, "caption")


@pytest.mark.parametrize(
    "subject",
    ["Fwd: {}", "FW: {}", "Re: Fwd: {}", "Chuyển tiếp: {}", "Fw: RE: {}", "{}"],
)
def test_marks_in_front_of_the_subject(subject):
    found = parse_eml(mail(LEAD, Subject=subject.format(TITLE)), HERE)
    assert isinstance(found, Page) and found.meta.title == TITLE


FORWARDED = """---------- Forwarded message ---------
From: Báo Ngày Mới <tin@ngaymoi.example>
Date: Tue, Dec 23, 2025 at 8:00 AM
Subject: Hội đàm
To: <an@example.vn>

"""


def test_a_forwarded_mail_has_the_day_and_sender_of_the_first():
    found = parse_eml(mail(f"{FORWARDED}{LEAD}\n\n{SECOND}", List_Id="<tin.ngaymoi.example>"), HERE)
    assert of(found, "body") == STORY
    assert isinstance(found, Page)
    assert (found.meta.date, found.meta.source) == ("Tue, Dec 23, 2025 at 8:00 AM", "Báo Ngày Mới")


@pytest.mark.parametrize(
    "who",
    [
        "On Tue, 23 Dec 2025, Thu Hà wrote:",
        "On Tue, Dec 23, 2025 at 8:00 AM Thu Hà <ha@example.vn>\nwrote:",
        "Vào Th 3, 23 thg 12, 2025 vào lúc 08:00 Thu Hà <ha@example.vn> đã viết:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_an_answered_mail_is_no_text(who, mark):
    found = parse_eml(mail(f"{LEAD}\n\n{SECOND}\n\n{who}\n{mark}Anh cho tôi xin bản tin ngày 1/12.\n"), HERE)
    assert of(found, "body") == STORY


def test_what_a_short_answer_points_to_is_the_text():
    quoted = f"> {LEAD}\n> \n> {SECOND}\n> {SECOND}"
    found = parse_eml(mail(f"Mời xem.\n\nOn Tue, 23 Dec 2025, Thu Hà wrote:\n{quoted}\n"), HERE)
    assert any(SECOND in line for line in of(found, "body"))
    assert not any("wrote" in line for line in of(found, "body"))


def test_a_signature_is_no_text():
    body = f"{LEAD}\n\n{SECOND}\n\nHai bên ký biên bản ghi nhớ.\n\n-- \nMinh An\nPhòng 5, tầng 3"
    found = parse_eml(mail(body), HERE)
    assert of(found, "body") == [*STORY, "Hai bên ký biên bản ghi nhớ."]


def test_flowed_lines_are_joined():
    words = SECOND.split()
    flowed = " \n".join(" ".join(words[at : at + 8]) for at in range(0, len(words), 8))
    data = mail(f"{LEAD}\n\n{flowed}\n").replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert of(parse_eml(data, HERE), "body") == STORY


def test_an_attached_article_is_not_the_mail():
    message = EmailMessage()
    message["Subject"] = TITLE
    message.set_content(LEAD)
    message.add_attachment("Không phải thư.", subtype="plain", filename="a.txt")
    found = parse_eml(message.as_bytes(), HERE)
    assert isinstance(found, Page) and "Không phải" not in found.text


def test_a_mail_that_was_forwarded_whole():
    inner = EmailMessage()
    inner["Subject"] = "Bên trong"
    inner.set_content(LEAD)
    outer = EmailMessage()
    outer["Subject"] = TITLE
    outer.add_attachment(inner)
    assert LEAD in of(parse_eml(outer.as_bytes(), HERE), "body")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"\x00\x01\x02", "damaged"),
        (b"X-Other: 1\r\n\r\nWords.", "damaged"),
        (b"Subject: x\r\n\r\n", "no-text"),
        (b"Subject: x\r\nContent-Type: image/png\r\n\r\nAAAA", "no-text"),
    ],
)
def test_mail_refusals(data, reason):
    assert refused(parse_eml(data, HERE)) == reason


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\r\nDate: no day\r\nFrom: \xff\xfe<@\r\n\r\n" + LEAD.encode(),
        b"Subject: =?utf-8?B?!!!?=\r\nContent-Type: text/plain; charset=no-such\r\n\r\n" + LEAD.encode(),
        b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 20_000,
        b"Subject: x\r\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(300)
        ),
        b"Subject: " + b"x" * 1_000_000 + b"\r\n\r\n" + LEAD.encode(),
    ],
)
def test_hostile_mails_end(data):
    for parse in (parse_eml, parse_mhtml):
        found = parse(data, HERE)
        assert isinstance(found, Page) or refused(found)
