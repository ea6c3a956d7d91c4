"""Whether a lead announces what is to come, reports it, or sums it up when it is over.

What ends is told by a verb and a stay (`concluded his official visit`, `khép lại chuyến thăm`), by one who
leaves (`rời Hà Nội`, `set sail from Da Nang`) or by how long it was (`after a four-day visit`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from defcorpus.events.phrases import phrases
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal, sentences

if TYPE_CHECKING:
    from defcorpus.events.days import Days
    from defcorpus.events.records import Phase

Lang = Literal["vi", "en"]

_PROSE = 8  # words that a sentence has at least; a headline, a menu or a site's name is none
_ENDED = (".", "!", "?", "…", "”", '"', ")", "/")
_FRONT = 24  # characters in front of a word in which it is said to be still to come
_STAY = 60  # characters between a verb of ending and what ends
_OUT = 80  # characters behind `left` in which it is told that a visit begins


def opening_of(text: str, title: str, spans: Sequence[tuple[int, int]], most: int) -> str:
    """Return the title and a text to the end of its first sentences of prose, `most` of them."""
    found, told = [title], 0
    for a, b in spans:
        for start, end in sentences(text, a, b):
            words = text[start:end].strip()
            found.append(words)
            told += words.count(" ") >= _PROSE - 1 and words.endswith(_ENDED)
            if told == most:
                return normal(" \n ".join(found))
    return normal(" \n ".join(found))


def phase_of(first: str, opening: str, title: str, lang: str, days: Days) -> Phase:
    """Say whether a lead announces, reports or sums up.

    `first` is title and first sentence, `opening` one sentence more. What a title announces is to come; a
    lead that gives the day of its story announces nothing.
    """
    if lang not in ("vi", "en"):
        return "report"
    of: Lang = "vi" if lang == "vi" else "en"
    plain = of == "vi" and opening.isascii()
    headed = normal(title)
    if _announces(headed, of, plain=plain):
        return "preview"
    over = _says("wrap-up", first, of, plain=plain) and is_over(first, of, plain=plain)
    over = over and _leaving(of, plain)[-1].search(first.lower()) is None  # `tiễn tàu đi thăm` ends nothing
    if _departs(first, of, plain=plain) and not over:
        return "preview"
    if is_over(headed, of, plain=plain) or _says("headed", headed, of, plain=plain):
        return "wrap-up"
    if _announces(first, of, plain=plain) and not (days.sure and days.until is None):
        return "preview"
    met = _meets().search(first.lower()) is not None
    if days.day is None and not met and _announces(opening, of, plain=plain):
        return "preview"
    return "wrap-up" if is_over(first if days.sure else opening, of, plain=plain) else "report"


def _announces(words: str, lang: Lang, *, plain: bool) -> bool:
    """Say whether words announce what is to come; that somebody is invited to visit announces nothing."""
    return _says("preview", _invites().sub("", words), lang, plain=plain)


@cache
def _invites() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)invit\w+ [^.;\n]{0,80}?(?<!\w)to (?:visit|attend|pay|send|join)(?!\w)")


def _departs(words: str, lang: Lang, *, plain: bool) -> bool:
    """Say whether words tell that somebody sets out; whom he met before that is another story."""
    lower = words.lower()
    hits = (pattern.search(lower) for pattern in _leaving(lang, plain))
    hit = next(filter(None, hits), None)
    if hit is None or lower[: hit.start()].endswith((" khi ", " before ")):
        return False
    return _meets().search(lower, 0, hit.start()) is None


@cache
def _leaving(lang: Lang, plain: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of `departs for`, `left the port on a visit`, `a send-off for a ship bound for`."""
    near = r"(?:(?!\b(?:after|following|sau)\b)[^.;\n])"
    goes = rf"{near}{{0,{_OUT}}}?(?<!\w)(?:{_forms('sets out', lang, plain)})(?!\w)"
    leaves = rf"(?<!from )(?<!on the )(?<!\w)(?:{_forms('leaves', lang, plain)})(?!\w)"
    return (
        _said("departs", lang, plain),
        re.compile(rf"{leaves}{goes}"),
        re.compile(rf"(?<!\w)(?:{_forms('sees off', lang, plain)})(?!\w){goes}"),
    )


@cache
def _meets() -> re.Pattern[str]:
    return re.compile(phrases("talks", "receives", "received by", "calls on"))


def _says(role: str, words: str, lang: Lang, *, plain: bool) -> bool:
    return _said(role, lang, plain).search(words.lower()) is not None


@cache
def _said(role: str, lang: Lang, plain: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms(role, lang, plain)})(?!\w)")


def is_over(words: str, lang: Lang, *, plain: bool = False) -> bool:
    """Say whether words tell that a visit, an exercise or the like has ended.

    >>> is_over("The frigate left Da Nang on Friday, wrapping up a four-day visit.", "en")
    True
    >>> is_over("The delegation left Hanoi on Friday for an official visit to Japan.", "en")
    False
    """
    if _says("term", words, lang, plain=plain):
        return False
    hits = (hit for pattern in _over(lang, plain) for hit in pattern.finditer(words))
    # `The visit will conclude` and `is to leave` have yet to be: words in front of the verb say so.
    return any(not _later(words, hit.start(hit.lastgroup or 0), lang, plain) for hit in hits)


def is_to_come(words: str, lang: Lang) -> bool:
    """Say whether words speak of anything that has yet to be: `will sign`, `sẽ thăm`."""
    return (
        re.search(rf"(?i)(?<!\w)(?:{_forms('future', lang, plain=False)})(?!\w)", normal(words)) is not None
    )


def _later(words: str, at: int, lang: Lang, plain: bool) -> bool:
    """Say whether what stands right in front of a word says that it has yet to be, or was before.

    `Arrived after the two coast guards finished a joint patrol`: the patrol is over, not what is told.
    """
    if _before().search(words, max(0, at - _STAY), at) is not None:
        return True
    return _not_yet(lang, plain).search(words, max(0, at - _FRONT), at) is not None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:after|sau khi)(?:\s[\w'’-]+){2,7}\s$")


@cache
def _not_yet(lang: Lang, plain: bool) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{_forms('to come', lang, plain)})(?:\s\w+){{0,2}}\s$")


@cache
def _forms(role: str, lang: str, plain: bool) -> str:
    forms = [form for form, of, phase in table("phases") if (of, phase) == (lang, role)]
    return alternatives(dict.fromkeys(map(fold, forms)) if plain else forms)


@cache
def _over(lang: Lang, plain: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what is over."""

    def forms(role: str) -> str:
        return rf"(?<!\w)(?:{_forms(role, lang, plain)})(?!\w)"

    near = r"[^.;\n]" if lang == "en" else r"[^.,;\n]"
    reach = rf"{near}{{0,{_STAY}}}?"
    out = rf"(?!{near}{{0,{_OUT}}}?{forms('sets out')})"
    # What is closed with talks is told for the talks.
    unless = rf"(?!{near}{{0,{_STAY}}}?{forms('by')})"
    many = r"(?:an?|his|her|its|their|the)\s(?:[\w-]+\s){0,2}?[\w]+-days?\b|[\w-]+\sdays\b"
    lasted = rf"(?<!\w)after\s(?:{many}){near}{{0,30}}?{forms('stay')}"
    if lang == "vi":
        lasted = rf"(?<!\w)sau\s(?:\w+\s){{1,2}}?(?:ngày|ngay)\s(?!{near}{{0,12}}?(?:đàm phán|dam phan))"
    # Who left a town; `(left)` and `from left` say where somebody stands.
    place = r"(?-i:\s+(?:[^\W\d_a-z]|(?:the|home|khỏi|thủ|thành|cảng|sân|quân)\b))" if not plain else r"\s"
    left = rf"(?<!from )(?<!on the ){forms('leaves')}{place}{out}"
    return tuple(
        re.compile(rf"(?i){pattern}")
        for pattern in (
            rf"{forms('ends')}{reach}{forms('stay')}{unless}",
            rf"{forms('stay')}{reach}(?P<over>{forms('over')})",
            lasted,
            left,
            rf"{forms('wrap-up')}{out}",
        )
    )
