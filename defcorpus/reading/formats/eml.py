"""An e-mail (RFC 5322) to a Page: an article sent on, or a newsletter."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr
from functools import cache

from defcorpus.article import Location, Metadata, Page, SegmentRole
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.formats.html import read_fragment
from defcorpus.reading.formats.mhtml import header, part_bytes, parts, read_message, saved_day
from defcorpus.reading.pages import clean_meta, make_page, writable
from defcorpus.text import letters

_HEADERS = ("From", "Subject", "Date", "To")

_THIN = 0.3
"""Share of the HTML part's letters below which the plain part is only a pointer to it."""


def parse_eml(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that an e-mail holds: its subject is the title, its date the page's.

    Of a forwarded mail the day and the sender are those of the mail that was sent on.
    """
    message = read_message(data)
    if message is None or not any(header(message, name) for name in _HEADERS):
        return Refusal("damaged", "It has no mail headers, so it is no e-mail.")
    encoding, text, hints = _content(message)
    if not text.strip():
        return Refusal("no-text", "The mail has no text; attachments are not read.")
    title = _subject(header(message, "Subject"))
    meta = _metadata(message, title, _forwarded(text))
    if title and letters(title) not in letters(text[: 4 * len(title) + 200]):
        shift = len(title) + 1
        text = f"{title}\n{text}"
        moved = (Hint(hint.start + shift, hint.end + shift, hint.role) for hint in hints)
        hints = (Hint(0, len(title), "title"), *moved)
    return make_page(location, text, meta, kind="eml", encoding=encoding, hints=hints)


def _metadata(message: Message, title: str | None, sent_on: dict[str, str]) -> Metadata:
    sender, address = parseaddr(sent_on.get("from") or header(message, "From") or "")
    mailing = any(name in message for name in ("List-Id", "List-Unsubscribe", "List-Post"))
    domain = address.rpartition("@")[2]
    return clean_meta(
        Metadata(
            title=title,
            date=sent_on.get("date") or saved_day(header(message, "Date")),
            source=(sender or domain) if mailing else None,
            author=None if mailing else sender or None,
        )
    )


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\s*(?:fwd?|re|tr|aw|wg|chuyển tiếp|trả lời)\s*(?:\[\d+\])?\s*[:：])+\s*", re.IGNORECASE
    )


def _subject(subject: str | None) -> str | None:
    if not subject:
        return None
    return " ".join(writable(_prefix().sub("", subject)).split())[:1000] or None


def _content(message: Message) -> tuple[str, str, tuple[Hint, ...]]:
    """Return encoding, text and hints of the part that is read: the plain one unless it says too little."""
    plain = _first(message, "text/plain")
    rich = _first(message, "text/html")
    plain_text = _decoded(plain) if plain is not None else None
    rich_text = _decoded(rich) if rich is not None else None
    if rich_text is not None:
        text, hints = read_fragment(rich_text.text)
        if (
            plain_text is None
            or len(letters(plain_text.text)) < _THIN * len(letters(text))
            or _is_markup(plain_text)
        ):
            return rich_text.encoding, text, _quoted(text, hints)
    if plain_text is None:
        return "utf-8", "", ()
    flowed = plain is not None and plain.get_param("format") == "flowed"
    text = writable(_unflowed(plain_text.text) if flowed else plain_text.text.replace("\r\n", "\n"))
    return plain_text.encoding, text, _quoted(text, ())


def _is_markup(plain: Decoded) -> bool:
    return plain.text.count("</") > 5


def _first(message: Message, kind: str) -> Message | None:
    for part in parts(message):
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            return part
    return None


def _decoded(part: Message) -> Decoded | None:
    content = part_bytes(part)
    charset = (part.get_content_charset() or "").lower()
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return Decoded(content.decode(charset), charset)
        except (LookupError, UnicodeDecodeError):
            pass
    found = decode(content)
    return found if isinstance(found, Decoded) else None


def _unflowed(text: str) -> str:
    """Join the lines of RFC 3676: one that ends with a space goes on in the next."""
    return re.sub(r"(?<=[^\s-]) \r?\n(?![\s>]|$)", " ", text).replace("\r\n", "\n")


@cache
def _mail_header() -> re.Pattern[str]:
    names = "from|date|sent|subject|to|cc|reply-to|từ|ngày|đã gửi|chủ đề|tiêu đề|đến|tới|gửi"
    return re.compile(rf"[>*\s]*\*?(?P<name>{names})\s*:\*?\s+(?P<value>\S.*)$", re.IGNORECASE)


@cache
def _forward_line() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:-{2,}\s*(?:(?:forwarded|original) message|thư đã chuyển tiếp|tin nhắn được chuyển tiếp)\s*-*"
        r"|begin forwarded message:|_{10,})\s*$",
        re.IGNORECASE,
    )


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    start = 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _header_run(lines: list[tuple[int, str]]) -> range:
    """Return the lines of a forwarded mail's own headers, empty where it is none."""
    for at, (_, line) in enumerate(lines[:60]):
        opens = _forward_line().match(line)
        if not opens and not _mail_header().match(line):
            continue
        end = at + (1 if opens else 0)
        while end < len(lines) and (not lines[end][1].strip(" >") or _mail_header().match(lines[end][1])):
            end += 1
        known = [lines[one][1] for one in range(at, end) if _mail_header().match(lines[one][1])]
        if len(known) >= 2:
            return range(at, end)
    return range(0)


def _forwarded(text: str) -> dict[str, str]:
    lines = _lines(text)
    found: dict[str, str] = {}
    names = {"từ": "from", "ngày": "date", "sent": "date", "đã gửi": "date"}
    for at in _header_run(lines):
        match = _mail_header().match(lines[at][1])
        if match:
            name = match["name"].lower()
            found.setdefault(names.get(name, name), match["value"].strip(" *"))
    return found


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(
        r"[>\s]*(?:on|vào|le|el|am)\s(?=[^\n]*\d)[^\n]{6,200}(?:\n[^\n]{0,80})?\s"
        r"(?:wrote|viết|a écrit|escribió|schrieb[^\n]{0,60})\s?:\s*$",
        re.IGNORECASE,
    )


def _answered(lines: list[tuple[int, str]]) -> list[int]:
    """Return the lines of the mail that this one answers: who wrote it when, and its text below.

    The text is the page's where what stands above it only points to it.
    """
    for at, (_, line) in enumerate(lines):
        pair = "\n".join(text for _, text in lines[at : at + 2])
        size = 1 if _attribution().match(line) else 2 if _attribution().match(pair) else 0
        if not size:
            continue
        rest = range(at + size, len(lines))
        marked = [one for one in rest if lines[one][1].startswith(">")]
        quoted = marked or list(rest)
        older = sum(len(lines[one][1]) for one in quoted)
        own = sum(len(text) for _, text in lines) - older
        return [*range(at, at + size), *(quoted if 2 * own >= older else ())]
    return []


def _quoted(text: str, hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """Return hints with a forwarded mail's headers, an answered mail and the signature as furniture."""
    lines = _lines(text)
    chrome: dict[int, SegmentRole] = dict.fromkeys([*_header_run(lines), *_answered(lines)], "share")
    signature = next((at for at, (_, line) in enumerate(lines) if line.rstrip("\r") in ("-- ", "--")), None)
    if signature is not None and signature * 2 > len(lines):
        chrome.update(dict.fromkeys(range(signature, len(lines)), "share"))
    roles = {hint.start: hint.role for hint in hints}
    return tuple(
        Hint(start, start + len(line), chrome.get(at) or roles.get(start, "body"))
        for at, (start, line) in enumerate(lines)
        if line.strip()
    )
