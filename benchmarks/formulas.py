"""Texts that fill one formula with other facts: templates, for planted.py. No two are copies.

A third are fillings of formulas.txt (communiqués with other guests, weekly prices, advisories, annual
proclamations), a third are real texts with two thirds of their names and all numbers replaced, each alike
throughout, a third the openings of real texts, so filled. `one_fact` gives pairs of fillings of formulas.txt
that differ in a single name, day or number, wherever it stands: hardly to be told from a correction, so they
are counted by themselves; so are those of `one_month`, which differ in the month of one day.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SLOT = r"(?<=[a-zà-ỹ,] )[A-ZĐ]\w+|\b\d+\b"  # a name's word inside a sentence, or a number
_BRACES = re.compile(r"\{([a-z]+)\d*\}")
_MONTHS = "January February March April May June July August September October November December".split()
_COUNTRIES = {
    "vi": "Lào;Campuchia;Thái Lan;Mông Cổ;Hàn Quốc;Nhật Bản;Ấn Độ;Cuba;Belarus;Hungary;Brazil;Nam Phi;Peru;Ý",
    "en": "Laos;Cambodia;Thailand;Mongolia;Japan;India;Cuba;Belarus;Hungary;Brazil;Peru;Italy;Kenya;Oman",
}


@dataclass(frozen=True, slots=True)
class Lent:
    """Words of real texts that fill the slots: names, and other words for goods."""

    names: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Lent:
        """Return those of `texts`."""
        names, others = set(), set()
        for text in texts:
            names.update(re.findall(r"(?<=[a-zà-ỹ,] )[A-ZĐ][^\W\d_]+", text))
            others.update(re.findall(r"(?<= )[a-zà-ỹ]{3,9}(?= )", text))
        return cls(tuple(sorted(names)), tuple(sorted(others)))


@cache
def formulas(lang: str) -> tuple[str, ...]:
    """Return the formulas of a language of formulas.txt."""
    found: list[tuple[str, list[str]]] = []
    for line in Path(__file__).with_name("formulas.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            found.append((line.split()[1], []))
        elif not line.startswith("#"):
            found[-1][1].append(line)
    return tuple("\n".join(lines) for of, lines in found if of == lang)


def language(texts: Sequence[str]) -> str:
    """Return `vi` where one letter of fifty is one that only Vietnamese has, else `en`."""
    text = unicodedata.normalize("NFC", "".join(texts))
    return "vi" if 50 * len(re.findall("[ăđơưạ-ỹ]", text.lower())) > len(text) else "en"


class Filler:
    """Fills formulas with facts drawn by `random_`."""

    def __init__(self, lang: str, texts: Sequence[str], random_: random.Random) -> None:
        self._lang = lang
        self._random = random_
        self._lent = Lent.of(texts)
        self._real = random_.sample(
            suited := [text for text in texts if len(set(re.findall(_SLOT, text[:400]))) >= 6],
            min(len(suited), 12),
        )

    def templates(self, size: int) -> list[str]:
        """Return so many texts, no two of which are copies."""
        made = []
        for at in range(size):
            real = self._random.choice(self._real) if self._real else ""
            if at % 3 == 0 or not real:
                made.append(_put(self._formula(), self._facts()))
            elif at % 3 == 1:
                made.append(self._refilled(real))
            else:
                made.append(self._refilled(real[:400].rsplit(" ", 1)[0]))
        return made

    def one_fact(self) -> tuple[str, str]:
        """Return two fillings of one formula that differ in one fact."""
        formula, facts = self._formula(), self._facts()
        slots = sorted(set(_slots(formula)))
        slot = self._random.choice(slots)
        other = dict(facts)
        while other[slot] == facts[slot]:
            other[slot] = self._fact(slot.rstrip("0123456789"))
        return _put(formula, facts), _put(formula, other)

    def one_month(self) -> tuple[str, str]:
        """Return two fillings of one formula that differ in the month of one day."""
        dated = [one for one in formulas(self._lang) if any(slot.startswith("day") for slot in _slots(one))]
        formula, facts = self._random.choice(dated), self._facts()
        slot = self._random.choice(sorted({one for one in _slots(formula) if one.startswith("day")}))
        day = re.search(r"\d+", facts[slot])
        other = facts[slot]
        while other == facts[slot]:
            other = self._day(int(day[0]) if day else 1)
        return _put(formula, facts), _put(formula, facts | {slot: other})

    def _formula(self) -> str:
        return self._random.choice(formulas(self._lang))

    def _facts(self) -> dict[str, str]:
        slots = sorted({slot for formula in formulas(self._lang) for slot in _slots(formula)})
        return {slot: self._fact(slot.rstrip("0123456789")) for slot in slots}

    def _fact(self, kind: str) -> str:
        random_, names = self._random, self._lent.names
        if kind == "name":
            return " ".join(random_.choice(names) for _ in range(random_.choice((2, 3, 3))))
        if kind == "place":
            return " ".join(random_.choice(names) for _ in range(2))
        if kind == "country":
            return random_.choice(_COUNTRIES[self._lang].split(";"))
        if kind == "goods":
            return " ".join(random_.choice(self._lent.others) for _ in range(2))
        if kind == "price":
            return f"{random_.randrange(10, 90)}.{random_.randrange(0, 1000, 50):03d}"
        if kind == "year":
            return str(random_.randrange(1990, 2026))
        if kind == "day":
            return self._day(random_.randrange(1, 29))
        return str(random_.randrange(2, 999))

    def _day(self, day: int) -> str:
        month = self._random.randrange(12)
        return f"{day}/{month + 1}" if self._lang == "vi" else f"{_MONTHS[month]} {day}"

    def _refilled(self, text: str) -> str:
        filled: dict[str, str] = {}

        def fill(found: re.Match[str]) -> str:
            word = found.group()
            if word not in filled:
                if word[0].isdigit():
                    filled[word] = str(self._random.randrange(1, 10 ** min(len(word), 9)))
                else:
                    other = self._random.random() < 2 / 3
                    filled[word] = self._random.choice(self._lent.names) if other else word
            return filled[word]

        return re.sub(_SLOT, fill, text)


def _slots(formula: str) -> list[str]:
    return [found.group()[1:-1] for found in _BRACES.finditer(formula)]


def _put(formula: str, facts: dict[str, str]) -> str:
    return _BRACES.sub(lambda found: facts[found.group()[1:-1]], formula)
