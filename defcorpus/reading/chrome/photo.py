"""Photo credits and the captions in front of them: `… Vugar Mustafayev. Ảnh: Trọng Đức - TTXVN`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from defcorpus.reading.chrome.markers import alternation, forms, outlet
from defcorpus.text import alternatives, is_syllable

TAIL = 150
"""Characters at a block's end that may hold a credit."""

CAPTION = 420
"""Characters of the longest caption; what is longer is running text with a credit behind it."""

_NAME = r"[^()\[\]\n:：]{2,90}?"


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a credit stands in a text. ``bare``: no name in it, only a number or `Ảnh minh họa`."""

    start: int
    end: int
    rule: str
    bare: bool = False


# Patterns of a credit at a block's end, and what one has to hold in lower case: looking for that is far
# cheaper than trying them all. WORD stands for the words of the markers table, NAMES for names that begin
# with a capital, ANY for what a bracket or colon encloses, AGENCY for initials, BARE for a word that needs
# no name.
_TAILS = (
    ("bracketed", ":：", r"[(\[]\s*(?:WORD)\s*[:：]\s*(?P<names>ANY)\s*[)\]/]?\s*"),
    ("bare", "cut", r"[(\[]\s*(?:WORD|nguồn|source)\s*[:：]\s*"),
    ("bracketed-source", ":：", r"[(\[]\s*(?:nguồn|source|via)\s*[:：]\s*(?P<names>ANY)\s*[)\]]\s*"),
    ("bracketed-word", "()", r"[(\[]\s*(?:WORD)\s+(?:by\s+)?NAMES[)\]]\s*"),
    ("slashed", "()", r"[(\[]\s*(?P<names>(?-i:[A-Z][\w.&’' -]{1,30}\s/\s[A-Z])[^()\[\]\d]{2,40})[)\]]\s*"),
    ("outlets", "()", r"\[(?P<names>(?-i:[A-Z])[^()\[\]\d]{1,40})\]\s*"),
    ("bracketed-agency", "()", r"[(\[]\s*(?P<names>AGENCY(?:/AGENCY)*)\s+photos?\s*(?:by\s[^()]+)?[)\]]\s*"),
    ("agency", "photo", r"(?:[-–—]\s*)?(?-i:\bAGENCY(?:/AGENCY)*\s+Photos?)(?:\s*(?:[:：]|by)?\s*NAMES)?\s*"),
    ("by", "photo", r"(?<!\w)(?-i:P)(?:hotos?|ictures?)\s+(?:by|courtesy of|from|via)\s+NAMES\s*"),
    ("opened", ":：", r"(?:[-–—|/]\s*)?(?<!\w)(?P<word>WORD)\s*[:：]\s*(?P<names>ANY)\s*"),
    ("dashed", "ảnh", r"[-–—|]\s*(?-i:Ảnh)\s+NAMES\s*"),
    ("capitals", "A-Z", r"\s[-–—|]\s*(?P<names>(?-i:UPPER{2,}(?:[\s/.-]+UPPER+){0,4}))\s*"),
    ("bare", "()", r"[(\[]\s*(?:BARE|photo|ảnh)\s*[)\]]\s*"),
    ("bare", "ảnh", r"(?:(?<=[.!?”\"])\s|^|[-–—]\s*)(?:BARE)\s*"),
    ("bare", "photo", r"(?:(?<=[.!?”\"])\s|^|[-–—]\s*)(?:BARE)\s*"),
    (
        "number",
        "0-9",
        r"(?:^|[-–—]\s*|(?:^|\s)(?=hình ảnh|hinh anh|picture \d))(?:NUMBERED)\s*(?:số\s*)?\d{1,3}\s*",
    ),
)


@cache
def _upper() -> str:
    """Return a character class of the capital letters of Vietnamese and of western Europe."""
    letters = map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    return "[" + "".join(char for char in letters if char.isupper()) + "]"


@cache
def _tails() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    parts = {
        "NAMES": rf"(?P<names>(?-i:(?:{_upper()}\.\s?)*{_upper()})[^()\[\]\n:：.]{{1,60}}?)",
        "AGENCY": rf"(?:[A-Z]{{2,6}}\+?|{alternatives(map(str.capitalize, forms('agency-name')))})",
        "NUMBERED": alternation("image-word"),
        "BARE": alternation("image-bare"),
        "ANY": _NAME,
        "UPPER": _upper(),
        "WORD": alternation("photo"),
    }
    patterns = []
    for rule, needs, template in _TAILS:
        written = re.sub("|".join(parts), lambda found: parts[found.group()], template)
        patterns.append((rule, needs, re.compile(written + r"\.?$", re.IGNORECASE)))
    return tuple(patterns)


_SIGNS = (":", "：", "photo", "Photo", "PHOTO", "picture", "Picture", "ảnh", "Ảnh", "ẢNH")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(r"[)\]\d]|[^\W\d_a-zà-ỹ]")


def _may_hold(tail: str) -> bool:
    """Look for what every credit at a block's end has: a sign, or a bracket, digit or capital last."""
    if _last().match(tail.rstrip(" .")[-1:]):
        return True
    for sign in _SIGNS:  # noqa: SIM110 - any() takes twice as long, and one pattern for all still longer
        if sign in tail:
            return True
    return False


def _held(tail: str) -> frozenset[str]:
    """Return which of the needs of the patterns a block's end meets."""
    low = tail.lower()
    last = low.rstrip(" .")[-1:]
    held = ["cut"] if last in (":", "：") else []
    if ":" in low or "：" in low:
        held.append(":：")
    if last in (")", "]"):
        held.append("()")
    if last.isdigit():
        held.append("0-9")
    if last.isalpha() and tail.rstrip(" .")[-2:].isupper() and not tail.isupper():
        held.append("A-Z")
    if "photo" in low or "picture" in low:
        held.append("photo")
    if "ảnh" in low:
        held.append("ảnh")
    return frozenset(held)


def credit_at_end(text: str) -> Credit | None:
    """Return the credit that `text` ends with."""
    offset = max(0, len(text) - TAIL)
    tail = text[offset:]
    if not _may_hold(tail):
        return None
    held = _held(tail)
    for rule, needs, pattern in _tails():
        found = pattern.search(tail) if needs in held else None
        if (
            found
            and (rule != "opened" or _is_opener(found, offset))
            and (rule != "capitals" or _is_signed(text, found))
            and (rule != "outlets" or all(map(outlet, found["names"].split("/"))))
        ):
            return Credit(offset + found.start(), len(text), f"credit-{rule}", rule in ("bare", "number"))
    return None


def _is_signed(text: str, found: re.Match[str]) -> bool:
    """Say whether a text ends with its photographer's name in capitals, or an agency's: no match's score."""
    if len(text) > CAPTION or text.count(" ") < 5 or ". " in text:
        return False
    words = found["names"].split()
    return outlet(found["names"]) is not None or (len(words) > 1 and all(map(is_syllable, words)))


def _is_opener(found: re.Match[str], offset: int) -> bool:
    """Say whether `Ảnh:` opens a credit here and is not a word of the sentence (`trong ảnh: …`)."""
    names = found["names"]
    if names.count(" ") > 11 or re.search(r"[.!?]\s+(?!(?:vn|com|net|org)\b)\w", names):
        return False
    return found.start() + offset == 0 or found["word"][0].isupper()


@cache
def _inner() -> tuple[re.Pattern[str], ...]:
    word = alternation("photo")
    return (
        re.compile(
            rf"[(\[]\s*(?:{word}|nguồn|source)\s*[:：]\s*{_NAME}[)\]]\s*\.?(?=\s|(?-i:{_upper()}))",
            re.IGNORECASE,
        ),
        # No bracket closes it: only a name known as an outlet's tells where the credit ends.
        re.compile(
            r"(?<!\w)(?:Ảnh|ẢNH|Photo(?: by)?|PHOTO|Nguồn)\s*[:：]\s*(?P<name>[\w.+/-]{2,40})(?=\s)",
        ),
    )


def credit_inside(text: str) -> Credit | None:
    """Return a credit that stands near the start of `text` with running text behind it.

    Lost line ends leave caption, credit and lead on one line: `… at the talks. (Photo: VNA) Hanoi (VNA) – …`.
    """
    head = text[:CAPTION]
    if ":" not in head and "：" not in head:
        return None
    for pattern in _inner():
        found = pattern.search(head)
        if found and _stands_inside(found, text):
            return Credit(found.start(), found.end(), "credit-inside")
    return None


def _stands_inside(found: re.Match[str], text: str) -> bool:
    if "name" in found.groupdict():
        names = found["name"].strip(".").split("/")
        if not any(outlet(name) or "." in name for name in names):
            return False
    rest = text[found.end() :].lstrip(" .\t")
    if _bare_dateline().match(rest):
        return True  # the story goes on below it
    return len(rest) >= 60 and (rest[0].isupper() or rest[0] in '“"(')


@cache
def _lost_space() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_A-Z]{{2}}\.(?={_upper()}[^\W\d_]*\s)")


def after_lost_space(text: str) -> int:
    """Return where the last sentence without a space in front begins (`in Hanoi.The scene …`), or 0."""
    return max((found.end() for found in _lost_space().finditer(text[:-1])), default=0)


@cache
def _bare_dateline() -> re.Pattern[str]:
    return re.compile(rf"{_upper()}[\w .-]{{2,30}}\([A-Z]{{2,7}}\)\s*[-–—]*$")


@cache
def _file_name() -> re.Pattern[str]:
    return re.compile(r"^[\w\-+. ()%]{1,80}\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|svg|mp4)$", re.IGNORECASE)


def is_file_name(plain: str) -> bool:
    """Say whether a line is the name of an image file."""
    return _file_name().match(plain) is not None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?:[Ảả]nh|[Hh]inh anh)\s*\d")


@cache
def _numbered() -> re.Pattern[str]:
    label = r"(?:ảnh|hình ảnh|hinh anh)\s*\d{1,2}"
    # `HEADLINE - ảnh 1 Minister …`; with the caption's capital right behind the number no dash is needed.
    return re.compile(
        rf"^(?:(?:.{{0,220}}?[-–—]\s*)?{label}\.?(?=\s*(?-i:{_upper()}))|.{{10,220}}?\s{label}(?-i:(?={_upper()}[^\W\d_A-ZĐ])))",
        re.IGNORECASE,
    )


def numbered_head(text: str) -> int:
    """Return where the words begin after an image's own label (`Talks open - ảnh 1Minister …`), else 0."""
    head = text[:300].lower()
    if ("ảnh" not in head and "hinh anh" not in head) or not _label().search(text[:300]):
        return 0
    found = _numbered().match(text[:300])
    return found.end() if found else 0


def file_head(text: str) -> int:
    """Return where the words begin behind a file's name that was run into them, else 0.

    >>> file_head("bo-truong-tiep-doan-dai-bieu-AnhQuang cảnh buổi tiếp")
    32
    """
    if "-" not in text[:24]:
        return 0
    found = _file_head().match(text)
    return found.end() if found else 0


@cache
def _file_head() -> re.Pattern[str]:
    return re.compile(
        rf"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+){{4,}}?(?:\.(?:jpe?g|png|webp))?(?<=[A-Za-z0-9])(?={_upper()}[^\W\d_A-ZĐ]+\s)"
    )


@cache
def stand_marks() -> re.Pattern[str]:
    """Match the marks that tell who is who in a photograph: `(R)`, `(ngoài cùng bên phải)`."""
    forms = alternation("place").split("|")
    letters = "".join(form.upper() for form in forms if len(form) == 1)
    longer = "|".join(form for form in forms if len(form) > 1)
    # Behind a word: `(c)` at a line's start counts, and `501(c)` is a law.
    return re.compile(
        rf"\((?<=[\w”\"]\s\()(?:[{letters}](?:, [a-z][^()]{{2,30}})?|(?i:{longer})(?:,? in [^()]{{2,30}})?)\)"
    )


def says_who_stands_where(text: str) -> bool:
    """Say whether a line tells people apart by where they stand: `(R)`, `(thứ hai từ trái)`."""
    return "(" in text and stand_marks().search(text) is not None
