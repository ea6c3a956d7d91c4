"""A sentence to a headline: without day, place and credit in front and behind, cut at a clause."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from defcorpus.knowledge import table
from defcorpus.reading.chrome.markers import capitals
from defcorpus.reading.chrome.photo import credit_at_end, stand_marks
from defcorpus.text import alternatives

LIMIT = 200
"""Characters of the longest headline: one that says what happens only behind a row of offices."""

_WISHED = 120
"""Characters up to which a headline is not cut."""

_MORE = " …"  # what a headline that ends inside a clause ends with

_SHORTEST = 28
"""Characters that have to be left when something is dropped."""


def headline(sentence: str) -> str:
    """Return `sentence`, in normal form and on one line, as a headline of at most 120 characters, else 200.

    `…` where it is cut in a clause, and where the offices of its subject are left out: nothing else goes from
    its midst, where the rest could say something else.

    >>> headline("Ngày 7/5, tại thủ đô Baku, Đại tướng Phan Văn Giang gặp Thượng tướng Zakir Hasanov.")
    'Đại tướng Phan Văn Giang gặp Thượng tướng Zakir Hasanov'
    """
    text = _without_marks(sentence)
    text = _without_frame(text)
    text = _without_last_day(text)
    if len(text) > _WISHED:
        text = _without_offices(text)
    if len(text) > _WISHED:
        text = _cut(text)
    text = text.strip(" ,;:–—-")
    return text[:1].upper() + text[1:]


@cache
def _forms(role: str) -> str:
    return alternatives(form for form, _, of in table("headlines") if of == role)


@cache
def _dateline() -> re.Pattern[str]:
    # `Hà Nội (TTXVN) - `, `HANOI – `, `VOV.VN - `, `(Chinhphu.vn) - `, `Hanoi (VNA), June 3 -- `
    agency = r"\([A-ZĐ][\w.+/& -]{1,30}\)\s*"
    month = "|".join(sorted({row[0] for row in table("months") if row[1] == "en"}, key=len, reverse=True))
    day = (
        rf"(?:,?\s*(?:ngày\s)?(?:(?:{month})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{month})"
        r"|\d{1,2}\s?[/.-]\s?\d{1,2})(?:(?:,\s|\s|[/.-])\d{4})?)"
    )
    return re.compile(
        rf"^(?:[^\W\d_][\w .,'’-]{{1,40}}?(?:{day}?\s*{agency}{day}?|{day})\s*[-–—:]+|{agency}[-–—:]*)\s+"
        rf"|^{agency}[-–—:]*\s*"
        rf"|^[A-ZĐ][\w .'’-]{{1,30}}(?:\s\[\w+\])?,\s(?:{month})\.?\s\d{{1,2}}\s*[:–—-]?\s+(?=[A-ZĐ\"“])"
        r"|^(?:[A-ZĐ][\w.+]{1,14}\.(?:vn|VN|com|net)|[A-ZĐ]{2,7})\s*[-–—]\s+"
        r"|^(?P<place>[^\W\d_][\w ,.’'-]{1,30}?)\s*[-–—]\s+"
    )


@cache
def _agency_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*[-–—]\s*(?:{capitals('agency')})$")


def _without_marks(text: str) -> str:
    """Return `text` without dateline, photo credit, last stop, and the marks that tell who is where."""
    credit = credit_at_end(text)
    if credit and credit.start > _SHORTEST:
        text = text[: credit.start]
    text = stand_marks().sub("", text)
    dateline = _dateline().match(text)
    if dateline and dateline["place"] and not dateline["place"].isupper():
        dateline = None  # `Hanoi – ` may be a name in a headline, `HÀ NỘI — ` is none
    if dateline and len(text) - dateline.end() >= _SHORTEST:
        text = text[dateline.end() :]
    text = re.sub(r"^date\s+\d{4}-\d\d(?:-\d\d)?\s+", "", text)
    text = " ".join(text.split()).replace(" ,", ",")
    text = text.strip("*•►>_").strip()
    text = re.sub(r"^#{1,6}\s+", "", text)
    text = _agency_behind().sub("", text)
    return text if text.endswith("...") else re.sub(r"[\s./,;:]+$", "", text)


@cache
def _midway() -> re.Pattern[str]:
    return re.compile(rf"(?:\*\s*)?(?:{_forms('midway')})(?!\w)", re.IGNORECASE)


def has_lead(text: str) -> bool:
    """Say whether a body that begins with `text` has its lead, and does not start in the middle of it all."""
    return len(text) >= _SHORTEST and _midway().match(text) is None


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms('frame')})\b", re.IGNORECASE)


@cache
def _takes_place() -> re.Pattern[str]:
    # `Tại Hà Nội đã diễn ra Đối thoại …, `: what took place is no part of the frame.
    return re.compile(r"(?:tại|ở)\s[^,]{2,60}?\s(?:đã\s)?(?=diễn ra\s)", re.IGNORECASE)


@cache
def _first_day() -> re.Pattern[str]:
    day = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?"
    return re.compile(
        rf"^(?:(?:vào\s)?(?:sáng|chiều|tối|trưa|đêm|hôm nay|hôm qua|ngày|từ|trong|nay)[\s,]*)+(?:\(?{day}\)?)"
        rf"(?:\s*(?:[-–]|đến|và)\s*(?:ngày\s)?{day})?(?:\s*\([^()]{{2,40}}\)(?=,))?\s*,?\s*",
        re.IGNORECASE,
    )


@cache
def _first_day_en() -> re.Pattern[str]:
    # The commas within `On Thursday, June 5, 2025, …` end no clause.
    month = alternatives(form for form, lang, _ in table("months") if lang == "en")
    week = alternatives(form for form, lang, _ in table("weekdays") if lang == "en")
    day = rf"(?:(?:{month})\.?\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{month}))"
    time = r"(?:(?:in\s)?the\s)?(?:(?:early|late)\s)?(?:morning|afternoon|evening|night)\s(?:of|on)\s"
    return re.compile(rf"(?:on\s)?(?:{time})?(?:(?:{week})\.?,?\s)?{day}(?:,?\s\d{{4}})?,\s", re.IGNORECASE)


def _without_frame(text: str) -> str:
    """Return `text` without the clauses in front that say when, where and on what occasion."""
    for _ in range(5):
        day = _first_day().match(text) or _first_day_en().match(text)
        if day and len(text) - day.end() >= _SHORTEST:
            text = _capital(text[day.end() :])
            continue
        happened = _takes_place().match(text)
        if happened and len(text) - happened.end() >= _SHORTEST:
            return _capital(text[happened.end() :])
        comma = _first_comma(text)
        if not comma or not _frame().match(text) or len(text) - comma.end() < _SHORTEST:
            return text
        text = _capital(text[comma.end() :])
    return text


def _first_comma(text: str) -> re.Match[str] | None:
    """Return the first comma that stands in no bracket: `tại Miếu Môn (Chương Mỹ, Hà Nội), …`."""
    commas = re.finditer(r",\s+", text)
    return next(
        (one for one in commas if text.count("(", 0, one.start()) == text.count(")", 0, one.start())), None
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _last_day() -> re.Pattern[str]:
    month = alternatives(form for form, lang, _ in table("months") if lang == "en")
    week = alternatives(form for form, lang, _ in table("weekdays") if lang == "en")
    time = r"(?:the\s)?(?:morning|afternoon|evening|night)\sof\s"
    day = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?"
    return re.compile(
        rf"(?:,?\s+on\s(?:{time})?(?:(?:{week}),?\s?)?(?:\(?(?:{month})\.?\s\d{{1,2}}\)?(?:,\s?\d{{4}})?)?"
        rf"|,?\s+on\s(?:{time})?\d{{1,2}}\s(?:{month})(?:\s\d{{4}})?"
        rf"|,?\s+(?:vào\s)?(?:sáng|chiều|tối|trưa)?\s?(?:ngày\s)?\(?{day}\)?)$"
    )


def _without_last_day(text: str) -> str:
    found = _last_day().search(text)
    if found and found.start() >= _SHORTEST and found.group().strip(", ") != "on":
        return text[: found.start()].rstrip(" ,;")
    return text


@cache
def _verb() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A verb is in lower case and no part of `chuyến thăm`, `cuộc gặp`, `Thư ký`.
    before = r"(?<!Thư )(?<!thư )(?<!chuyến )(?<!cuộc )(?<!buổi )(?<!việc )(?<!sự )(?<!lễ )(?<!\w)"
    return tuple(  # type: ignore[return-value]  # two patterns, as the tuple above has
        re.compile(rf"{before}(?:{_forms(role)})(?!\w)") for role in ("tense", "verb")
    )


def has_verb(text: str) -> bool:
    """Say whether a headline says what happens: a name and offices alone do not."""
    return any(pattern.search(text) for pattern in _verb())


@cache
def _offices() -> re.Pattern[str]:
    # A name, offices of its own and nobody else's, and what is done: behind a tense or a comma, as no office
    # has them. `Thư ký` is no `ký`, and who is named behind `và ông` signs and holds nothing for the first.
    office = rf"(?i:{alternatives(sorted({form for form, *_ in table('posts')}))})(?!\w)"
    more = r"(?:(?!\s(?:và|and|cùng|with)\s(?:các|ông|bà|đồng chí|Mr|Mrs|Ms|his|her|the)\b)[^,;:])*?"
    name = r"(?P<name>(?:(?!\s(?:và|and|cùng|with)\s)[^,;:]){6,60})"
    tense, verb = _forms("tense"), _forms("verb")
    return re.compile(
        rf"{name}(?:,\s{office}{more})+(?:,\s(?=(?:{tense}|{verb})\s)|\s(?=(?:{tense})\s))", re.DOTALL
    )


def _without_offices(text: str) -> str:
    """Return `text` with `…` for its subject's offices between commas: rank and name stay.

    `Đại tướng A, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng đã gặp …` becomes `Đại tướng A … đã gặp …`.
    """
    found = _offices().match(text)
    if not found or _capitals_at_end(found["name"]) < 2 or has_verb(text[found.end("name") : found.end()]):
        return text
    return f"{found['name']}{_MORE} {text[found.end() :]}"


def _capitals_at_end(text: str) -> int:
    """Return with how many capitalised words `text` ends, as a name does."""
    ends = takewhile(lambda word: word.lstrip("\"“'(")[:1].isupper(), reversed(text.split()))
    return sum(not (word.isupper() and len(word) <= 4) for word in ends)  # `TP HCM` is nobody


@cache
def _bounds() -> re.Pattern[str]:
    # Not in front of `of` and `của`: what they add belongs to the word before.
    return re.compile(rf"(?P<comma>[,;:]\s|\s[-–—]\s)|\s(?!of\s|của\s)(?=(?:{_forms('dangling')})\s)")


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(rf"[\s,;:–—-]+(?:{_forms('dangling')})$|[\s,;:–—(“\"-]+$")


def _cut(text: str) -> str:
    """Return the start of `text` up to the last clause, else phrase, that ends within the limit, else a word.

    Where nobody has done anything by then, the first clause or phrase that says it makes the title longer.
    """
    room = _WISHED - len(_MORE)
    found = [(one.start(), "" if one["comma"] else _MORE) for one in _bounds().finditer(text[: LIMIT - 1])]
    clauses = [(end, more) for end, more in reversed(found) if end <= _WISHED and not more]
    phrases = [(end, more) for end, more in reversed(found) if end <= room and more]
    longer = [one for one in (*found, *[(len(text), "")] * (len(text) <= LIMIT)) if one[0] > room]
    short = [(len(_words(text, room)), _MORE)]
    for ends, least in (
        (clauses, 45),
        (phrases, 60),
        (clauses, 25),
        (phrases, 25),
        (short, 25),
        (longer, 25),
    ):
        for end, more in ends:
            part = _trimmed(text[:end])
            if len(part) >= least and has_verb(part) and _is_whole(part):
                return part + more
    return _words(text, room) + _MORE


def _words(text: str, room: int) -> str:
    """Return the start of `text` up to a word, and not inside a name."""
    words = text[: room + 1].rpartition(" ")[0].split(" ")
    if text[len(" ".join(words)) :].lstrip()[:1].isupper():
        while len(words) > 6 and (words[-1][:1].isupper() or words[-1].isdigit()):
            words.pop()
    return _trimmed(" ".join(words) or text[:room])


def _trimmed(text: str) -> str:
    while True:
        found = _dangling().search(text)
        if not found or not found.start():
            return text
        text = text[: found.start()]


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_forms('verb')}|{_forms('tense')})$")


def _is_whole(text: str) -> bool:
    """Say whether nothing is left open: a bracket, or a verb that waits for its object."""
    if _last_verb().search(text):
        return False
    return text.count("(") == text.count(")") and text.count("“") == text.count("”")
