"""Pairs that agree, made to differ in one thing, for comparing.py: two texts and a seed in, the truth out.

One text of a pair is changed: a number, day, person, country, rank or post becomes another, a statement is
denied, a line is taken away or one of another article put in, or a clause of another article's line is put
at the end of one. What is changed stands in both texts (as
digits, a day, a name in the same letters or a listed form), so that the pair agreed in it before. Lists and
patterns are kept here: nothing of defcorpus is needed.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

Kind = Literal["number", "date", "person", "country", "rank", "post", "negation", "drop", "add", "clause"]
KINDS: tuple[Kind, ...] = (
    "number", "date", "person", "country", "rank", "post", "negation", "drop", "add", "clause",
)  # fmt: skip
Side = Literal[0, 1]  # Vietnamese, English
SIDES: tuple[Side, Side] = (0, 1)
Texts = tuple[str, str]  # Vietnamese, English

_FACING = 0.8  # of the lines of two texts that face each other, those that share a number or a name
_LINE = 60  # characters of a line that says something
_CLAUSE = re.compile(r", ((?:[^\s,.;:\"“”]+ ){6,}[^\s,.;:\"“”]+)\.$")
_ENDS = re.compile(r"[.!?][\"”’)]*$")
_MONTHS = "January February March April May June July August September October November December".split()
_COUNTRIES = (
    ("Nhật Bản", "Japan"), ("Ấn Độ", "India"), ("Indonesia", "Indonesia"), ("Malaysia", "Malaysia"),
    ("Thái Lan", "Thailand"), ("Lào", "Laos"), ("Campuchia", "Cambodia"), ("Hàn Quốc", "South Korea"),
    ("Trung Quốc", "China"), ("Hungary", "Hungary"), ("Australia", "Australia"), ("Pháp", "France"),
    ("Canada", "Canada"), ("New Zealand", "New Zealand"), ("Mông Cổ", "Mongolia"), ("Cuba", "Cuba"),
    ("Thổ Nhĩ Kỳ", "Turkey"), ("Azerbaijan", "Azerbaijan"), ("Na Uy", "Norway"), ("Đức", "Germany"),
    ("Tây Ban Nha", "Spain"), ("Pakistan", "Pakistan"), ("Iran", "Iran"), ("Israel", "Israel"),
    ("Ai Cập", "Egypt"), ("Mexico", "Mexico"), ("Brazil", "Brazil"), ("Argentina", "Argentina"),
)  # fmt: skip
_RANKS = (
    ("Đại tướng", "General"), ("Thượng tướng", "Senior Lieutenant General"),
    ("Trung tướng", "Lieutenant General"), ("Thiếu tướng", "Major General"), ("Đại tá", "Senior Colonel"),
)  # fmt: skip
_WRITTEN = {
    "Sen. Lt. Gen.": "Senior Lieutenant General", "Sr. Lt. Gen.": "Senior Lieutenant General",
    "Lt. Gen.": "Lieutenant General", "Maj. Gen.": "Major General", "Gen.": "General",
}  # fmt: skip
_POSTS = (
    (("Bộ trưởng Bộ Quốc phòng", "Minister of National Defen[cs]e"),
     ("Thứ trưởng Bộ Quốc phòng", "Deputy Minister of National Defence")),
    (("Thứ trưởng Bộ Quốc phòng", "Deputy Minister of National Defen[cs]e"),
     ("Bộ trưởng Bộ Quốc phòng", "Minister of National Defence")),
    (("Tổng Tham mưu trưởng", "Chief of the General Staff"),
     ("Phó Tổng Tham mưu trưởng", "Deputy Chief of the General Staff")),
)  # fmt: skip
_SURNAMES = (
    "Nguyễn Trần Lê Phạm Phan Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lương Trịnh Phùng Thái Cao"
).split()
_NATIVE = (("Đào Quang Thịnh", "Dao Quang Thinh"), ("Tạ Minh Khuê", "Ta Minh Khue"))
_FOREIGN = ("Oleksandr Hrytsenko", "Marguerite Delacroix", "Bartholomew Quigley", "Ingeborg Sandvik")
_TITLED = (
    r"(?:President|Minister|General|Gen\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Ambassador|Captain|Colonel|Admiral|"
    r"Commander|Secretary|Senator|Judge|Governor|Chancellor|Director|spokes(?:man|woman)|coach|actor|singer)"
)
_CAPITALISED = r"[A-ZÀ-Ỹ][\w'’-]*[a-zà-ỹ]"
_NAMED = re.compile(r"\d+|[A-ZÀ-Ỹ]\w+")
_DENYING = {
    "en": re.compile(
        r"\b(?:not?|never|without|un\w+|fail\w*|den\w+|refus\w*|reject\w*|lack\w*|none)\b|n't", re.IGNORECASE
    ),
    "vi": re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả|phủ nhận|từ chối|bác bỏ|thiếu)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_STATED = {
    "en": ((r"\b(will|would|has|have|had|was|were|is|are|can|could)\b(?= [a-z])", r"\1 not"),
           (r"\b(?:agreed|pledged|promised)\b", r"did not agree")),
    "vi": ((r"(?<=[a-zà-ỹ] )(sẽ|đã)(?= [a-zà-ỹ])", r"\1 không"),
           (r"(?<=[a-zà-ỹ] )(nhất trí|đồng ý)(?!\w)", r"không \1")),
}  # fmt: skip


class Change(NamedTuple):
    """A pair made to differ: which text was changed, what stands there now, and where to look for it."""

    kind: Kind
    side: Side  # the text that was changed
    texts: Texts
    words: tuple[str, ...]  # a finding that names or quotes one of these has found it


def plain(text: str) -> str:
    """Return a text without marks, in lower case."""
    found = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in found if not unicodedata.combining(char))


def changed(texts: Texts, kind: Kind, other: Texts, rng: random.Random) -> Change | None:
    """Return a pair with one change of a kind, or None where it has nothing of that kind to change.

    `other` is another pair, of which a line may be lent.
    """
    side = rng.choice(SIDES)
    if kind == "clause":
        return _longer(texts, side, other, rng)
    if kind in ("drop", "add"):
        return _line(texts, kind, side, other, rng)
    if kind == "negation":
        return _denied(texts, side, rng)
    makers: dict[str, Callable[[Texts, random.Random], Iterator[tuple[Texts, Texts]]]] = {
        "number": _numbers, "date": _days, "person": _people, "country": _countries, "rank": _ranks,
        "post": _posts,
    }  # fmt: skip
    options = list(makers[kind](texts, rng))
    rng.shuffle(options)
    for old, new in options:
        text = re.sub(old[side], partial(_instead, new[side]), texts[side])
        if text != texts[side]:
            kept = re.search(old[1 - side], texts[1 - side])
            return Change(
                kind, side, _with(texts, side, text), (new[side], *([kept.group()] if kept else []))
            )
    return None


def _instead(word: str, _: re.Match[str]) -> str:
    return word


def _with(texts: Texts, side: int, text: str) -> Texts:
    return (texts[0], text) if side else (text, texts[1])


def _numbers(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield numbers of two and three digits that stand in both texts, with others that stand in neither."""
    whole = [re.findall(r"(?<![\w.,:/-])\d{2,3}(?![\w:/]|[.,-]\d)", _dayless(text)) for text in texts]
    for number in sorted(set(whole[0]) & set(whole[1])):
        new = str(int(number) + rng.choice((3, 7, 11, 24)))
        if all(new not in text for text in texts):
            pattern = rf"(?<![\w.,:/-]){number}(?![\w:/]|[.,-]\d)"
            yield (pattern, pattern), (new, new)


def _dayless(text: str) -> str:
    months = "|".join(_MONTHS)
    return re.sub(
        rf"(?i)\b(?:{months}) \d+|\d+ (?:{months})|(?:ngày|tháng|năm|lần thứ) \d+"
        r"|\d+(?:st|nd|rd|th)\b|\d+ (?:giờ|a\.?m|p\.?m)",
        " ", text,
    )  # fmt: skip


def _days(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield the days with their month that both texts write, with another day of the month."""
    for number, month in enumerate(_MONTHS, 1):
        for day in range(1, 29):
            vi = rf"(?<![\d/-])0?{day}(?P<to>/|-| tháng )0?{number}(?![\d.]|[/-]\d)"
            en = rf"\b(?:{month} {day}|{day} {month})\b(?!-)"
            there = re.search(vi, texts[0])
            if there is None or not re.search(en, texts[1]):
                continue
            new = (day + rng.choice((4, 9, 13))) % 28 + 1
            written = f"{new}{there['to']}{number}", f"{month} {new}"
            yield (vi, en), written


def _people(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield names that both texts write in the same letters, behind a title in English, with another's."""
    vi = plain(texts[0])
    names = set(re.findall(rf"\b{_TITLED} ((?:{_CAPITALISED} ){{1,3}}{_CAPITALISED})(?=[\s,.])", texts[1]))
    for name in sorted(names):
        at = re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", vi)
        if at is None or len(vi) != len(texts[0]):
            continue
        written = texts[0][at.start() : at.end()]
        native = plain(name.split()[0]) in {plain(surname) for surname in _SURNAMES}
        new = rng.choice(_NATIVE) if native else (rng.choice(_FOREIGN),) * 2
        last = [parts.split()[-1] for parts in (written, name)]
        yield (
            (
                (
                    rf"{re.escape(written)}|(?<!\w){re.escape(last[0])}(?!\w)"
                    if not native
                    else re.escape(written)
                ),
                rf"{re.escape(name)}|(?<!\w){re.escape(last[1])}(?!\w)",
            ),
            (new[0], new[1]),
        )


def _countries(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield the countries that both texts name, with one that neither does."""
    there = [
        pair for pair in _COUNTRIES if all(_has(form, text) for form, text in zip(pair, texts, strict=True))
    ]
    free = [pair for pair in _COUNTRIES if not any(_has(form, text) for form in pair for text in texts)]
    for pair in there:
        stem = pair[1][:-1]
        if len(re.findall(rf"\b{stem}", texts[1])) == len(re.findall(rf"\b{pair[1]}\b", texts[1])):
            yield (rf"(?<!\w){pair[0]}(?!\w)", rf"\b{pair[1]}\b"), rng.choice(free)


def _has(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){form}(?!\w)", text) is not None


def _ranks(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield ranks in front of a Vietnamese name in both texts, with another rank."""
    surnames = "|".join(_SURNAMES), "|".join(map(plain, _SURNAMES))
    for vi, en in _RANKS:
        short = "|".join([re.escape(form) for form, full in _WRITTEN.items() if full == en] + [en])
        patterns = (
            rf"(?<!\w){vi}(?= (?:{surnames[0]})\b)",
            rf"(?<![\w.] )(?:{short})(?= (?i:{surnames[1]})\b)",
        )
        if all(re.search(one, text) for one, text in zip(patterns, texts, strict=True)):
            yield patterns, rng.choice([pair for pair in _RANKS[:4] if pair != (vi, en)])


def _posts(texts: Texts, rng: random.Random) -> Iterator[tuple[Texts, Texts]]:
    """Yield offices of the minister, his deputy and the chief of staff, with one another's."""
    for (vi, en), new in _POSTS:
        patterns = (rf"(?<!Phó ){vi}", rf"(?<!Deputy ){en}")
        if all(re.search(one, text) for one, text in zip(patterns, texts, strict=True)):
            yield patterns, new


def _denied(texts: Texts, side: Side, rng: random.Random) -> Change | None:
    """Return the pair with a statement denied, in a line that denies nothing in either text."""
    lines = [text.split("\n") for text in texts]
    lang = ("vi", "en")[side]
    at = [
        n for n, line in enumerate(lines[side])
        if len(line) >= _LINE and not _DENYING[lang].search(line) and (_facing(lines, n) is None or not any(
            _DENYING[code].search(some[n]) for code, some in zip(("vi", "en"), lines, strict=True)))
    ]  # fmt: skip
    rng.shuffle(at)
    for n in at:
        if _facing(lines, n) is None:
            continue
        for old, new in _STATED[lang]:
            line, count = re.subn(old, new, lines[side][n], count=1)
            if count:
                text = "\n".join([*lines[side][:n], line, *lines[side][n + 1 :]])
                return Change("negation", side, _with(texts, side, text), (line, lines[1 - side][n]))
    return None


def _facing(lines: Sequence[Sequence[str]], at: int) -> int | None:
    """Return a line's number where both texts have as many lines, which then face each other."""
    return at if len(lines[0]) == len(lines[1]) else None


def _shares(one: str, other: str) -> bool:
    """Say whether two lines share a number or a name, as those that face each other do."""
    left, right = (
        set(re.findall(r"\d+|[a-z]{3,}", plain(" ".join(_NAMED.findall(each))))) for each in (one, other)
    )
    return bool(left & right)


def _line(texts: Texts, kind: Kind, side: Side, other: Texts, rng: random.Random) -> Change | None:
    """Return the pair with a line taken out of one text, or one of another article put in."""
    lines = [text.split("\n") for text in texts]
    whole = [n for n in range(1, len(lines[side])) if len(lines[side][n]) >= _LINE]
    if kind == "add":
        lent = [line for line in other[side].split("\n")[1:] if len(line) >= _LINE and line[-1:] == "."]
        if not lent or not whole:
            return None
        line, at = rng.choice(lent), rng.choice(whole)
        text = "\n".join([*lines[side][:at], line, *lines[side][at:]])
        return Change("add", side, _with(texts, side, text), (line,))
    if len(lines[0]) != len(lines[1]):
        return None
    alike = [n for n in whole if _shares(*(some[n] for some in lines))]
    if len(alike) < _FACING * len(whole):
        return None  # as many lines by chance
    whole = [n for n in alike if all(_ENDS.search(some[n]) for some in lines)]
    if not whole:
        return None
    at = rng.choice(whole)
    text = "\n".join([*lines[side][:at], *lines[side][at + 1 :]])
    return Change("drop", side, _with(texts, side, text), (lines[1 - side][at],))


def _longer(texts: Texts, side: Side, other: Texts, rng: random.Random) -> Change | None:
    """Return the pair with the last clause of a line of another article at the end of a line of one text."""
    lent = [found.group(1) for line in other[side].split("\n") if (found := _CLAUSE.search(line))]
    lines = texts[side].split("\n")
    whole = [n for n in range(1, len(lines)) if len(lines[n]) >= _LINE and lines[n].endswith(".")]
    if not lent or not whole:
        return None
    clause, at = rng.choice(lent), rng.choice(whole)
    text = "\n".join([*lines[:at], f"{lines[at][:-1]}, {clause}.", *lines[at + 1 :]])
    return Change("clause", side, _with(texts, side, text), (clause,))
