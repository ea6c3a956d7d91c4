"""What a day in the text is to the story: the day it happened, or one it looks back or forward to."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.dates.grammar import any_of
from defcorpus.mentions.dates.records import DateMention

_LEFT = 45
_RIGHT = 24
_CLAUSE = 160  # characters in which it is said what was signed then
_SENTENCE = 200
_LONG = 320  # characters behind a day in which its sentence may tell of another one


@cache
def _forms(role: str) -> str:
    return any_of({form.lower() for form, _, known in table("date_roles") if known == role})


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<plan>{_forms('plan')})|(?P<past>{_forms('past')})"
        rf"|(?P<earlier>{_forms('earlier')})|(?P<anniversary>{_forms('anniversary')}))(?!\w)"
    )


@cache
def _right_before() -> re.Pattern[str]:
    # `dịp lễ 30/4 và 1/5`: the second day is what the first one is.
    day = r"(?:\s(?:ngày|hôm|sáng|trưa|chiều|tối|đêm))*\s+(?:[0-9][0-9/.-]*\s?(?:,|và|and|-)\s?)?$"
    return re.compile(rf"(?<!\w)(?:(?P<feast>{_forms('feast')})|(?P<from>{_forms('from')})){day}")


@cache
def _behind() -> re.Pattern[str]:
    # `tháng 5 tới,` is to come; `ngày 7/5 tới thăm` is not.
    stop = r"(?=\s?[,.;:)”\"\n]|$|\s(?:tại|ở|in|at)\s)"
    return re.compile(
        rf"[\s,)]{{0,3}}(?:(?P<plan>{_forms('ahead')}){stop}|(?P<past>{_forms('behind')})(?!\w))"
    )


def _window(text: str, start: int, end: int) -> str:
    return unicodedata.normalize("NFC", text[start:end]).lower()


def background_word(text: str, mention: DateMention, begin: int) -> str:
    """Return what the words next to a mention say of it: "plan", "past", "earlier", "feast" and so on.

    It is "" where they say nothing. `begin` is where its sentence begins: words of another one do not count.
    """
    found = _behind().match(_window(text, mention.end, mention.end + _RIGHT))
    if found is not None:
        return found.lastgroup or ""
    left = _window(text, max(begin, mention.start - _LEFT), mention.start)
    if _opens().fullmatch(left) and begin >= mention.start - _LEFT and _is_report(text, mention.end):
        return "report"
    near = _right_before().search(left)
    if near is not None and (near.lastgroup == "feast" or mention.last is None):
        return near.lastgroup or ""
    if _agreed().search(_window(text, max(begin, mention.start - _CLAUSE), mention.start)):
        return "past"
    word, at = "", -1
    for one in _before().finditer(left):
        if one.group() == "by" and _term().match(left, one.end()) is None:
            continue  # `signed by the two ministers on Saturday`
        word, at = one.lastgroup or "", one.end()
    # `Trước đó, ngày 6/5` looks back; `Nhân kỷ niệm 80 năm ..., sáng 7/5` tells of the morning.
    return "" if word != "earlier" and "," in left[at:] else word


def _is_report(text: str, end: int) -> bool:
    """Say whether a day that opens a sentence is when it was reported, and another is told behind it.

    `On 26/12, according to the ministry, the ministers met on 25/12`.
    """
    behind = _window(text, end, end + _LONG)
    told = _reported().match(behind)
    return told is not None and _another_day().search(behind, told.end()) is not None


@cache
def _agreed() -> re.Pattern[str]:
    """Match a paper with when it was signed: `the regulations signed by both on`, `quy chế … ký ngày`.

    Not who signs one then (`an agreement was signed on`, `hai bên ký thỏa thuận ngày`).
    """
    papers = _forms("paper")
    english = (
        r"(?: (?!(?:was|were|is|are|be|been|being|has|had|to)\b)[\w'’-]+){0,8} signed(?: by [^.;:]{1,60}?)?"
    )
    vietnamese = r"(?: (?!(?:được|đã|vừa|sẽ|lễ|cùng)\b)[\w-]+){0,18}? ký(?: kết)?(?: vào| hồi| từ)?"
    return re.compile(
        rf"(?<!\w)(?:{papers})(?:{english} (?:on|in)|{vietnamese}(?: ngày| tháng| năm)?)(?: the)?\s*$"
    )


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(r"\W*(?:(?:on|vào|ngày|hôm|sáng|trưa|chiều|tối)\s+)*\W*")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"\)?,\s(?:{_forms('reported')})(?!\w)")


@cache
def _another_day() -> re.Pattern[str]:
    months = any_of({form.lower() for form, lang, _ in table("months") if lang == "en"})
    in_english = rf"on\s(?:the\s\w+\sof\s)?(?:{months})\.?\s[0-9]"
    in_vietnamese = r"(?:ngày|sáng|trưa|chiều|tối)\s(?:ngày\s)?\(?[0-9]{1,2}[/.-][0-9]"
    return re.compile(rf"(?<!\w)(?:{in_english}|{in_vietnamese})")


@cache
def _term() -> re.Pattern[str]:
    """Match what may stand between `by` and the day that it sets as a term."""
    return re.compile(
        r"(?:\s+(?:the|end|beginning|start|middle|of|early|late|around|about|or|before|on))*[\s(]*(?:mid-)?$"
    )


@cache
def _will() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('plan')})(?!\w)")


def announced(text: str, begin: int, start: int) -> bool:
    """Say whether what stands in front of a weekday in its sentence tells what is to come.

    `The minister will hold talks with General A on Monday`, not `… will come, he said on Monday`.
    """
    left = _window(text, max(begin, start - _SENTENCE), start)
    found = _will_do().search(left)
    return found is not None and _tells().search(left, found.end()) is None


@cache
def _will_do() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:will|(?:is|are) (?:to|due to|scheduled|set to|expected to)|sẽ|dự kiến)(?!\w)"
    )


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('said')})(?!\w)")


def plans(text: str, begin: int, end: int) -> bool:
    """Say whether a sentence speaks of what is to come."""
    return _will().search(_window(text, begin, end)) is not None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_forms('aside')})(?!\w)")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_forms('said')})(?:\s(?:on|vào|ngày|hôm|sáng|trưa|chiều|tối|late|early))*\W*$"
    )


def aside(text: str, begin: int, start: int) -> bool:
    """Say whether a day stands in a clause beside the main one, or tells when something was said.

    `Following the visit on 23/12, on 25/12 the ministers met`: the first day is aside.
    """
    left = _window(text, max(begin, start - 220), start)
    bracket = left.rfind("(")
    if bracket > left.rfind(")"):
        left = left[:bracket]
    clause = re.split(r"[,;:–—]\s", left)[-1]
    return _aside().match(clause) is not None or _said().search(clause) is not None
