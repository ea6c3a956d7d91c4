"""One match of the grammar, and the questions its judges ask of it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from defcorpus.mentions.dates import context
from defcorpus.mentions.dates.context import Around
from defcorpus.mentions.dates.grammar import months, spelt_months
from defcorpus.mentions.dates.records import DateMention, Parts, is_day, why_no_day


class Shape(NamedTuple):
    """A match of the grammar in its text; ``plain`` keeps the capitals that ``low`` has lost."""

    found: re.Match[str]
    low: str
    plain: str
    month_first: bool
    listed: bool  # behind a date and a comma or `và`: it is what that one is
    near: Container[tuple[int, int]] = frozenset()  # months and days about the page's own

    @property
    def start(self) -> int:
        """Where the shape begins."""
        return self.found.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.found.end()

    @property
    def name(self) -> str:
        """The grammar's name for it."""
        return self.found.lastgroup or ""

    def text(self, group: str) -> str | None:
        """Return what a group holds."""
        return self.found.group(f"{group}_{self.name}")

    def number(self, group: str) -> int | None:
        """Return a group's number."""
        text = self.text(group)
        return None if text is None else int(text)

    def month(self, group: str = "m") -> int | None:
        """Return the month a group names or numbers."""
        text = self.text(group)
        if text is None:
            return None
        return int(text) if text[0].isdigit() else months()[" ".join(text.split())]

    def around(self) -> Around:
        """Return what stands around it."""
        return context.around_day(self.low, self.plain, self.start, self.end)

    def date(
        self,
        first: Parts,
        rule: str,
        confidence: float,
        last: Parts | None = None,
        *,
        weekday: int | None = None,
        shift: int | None = None,
        time: str | None = None,
    ) -> DateMention:
        """Return the mention this shape makes."""
        return DateMention(
            self.start, self.end, *first, last, time, rule, confidence, weekday, None if first[0] else shift
        )


def exists(parts: Parts) -> bool:
    """Say whether the parts are a day there is."""
    year, month, day = parts
    return month is not None and day is not None and is_day(year, month, day)


def capital(shape: Shape, group: str = "m") -> bool:
    """Say whether a group's word opens with a capital."""
    return shape.plain[shape.found.start(f"{group}_{shape.name}")].isupper()


def glued(shape: Shape) -> bool:
    """Say whether a letter follows at once."""
    return shape.low[shape.end : shape.end + 1].isalpha()


def spelt(shape: Shape) -> bool:
    """Say whether a Vietnamese month keeps its marks where `tháng` does: `2 tháng sau` is not June."""
    word = " ".join((shape.text("m") or "").split())
    return word[:1].isdigit() or word in spelt_months() or "thang" in shape.found.group()


def rejection(shape: Shape) -> str:
    """Say why what is written as a day is none; "" where it is not written as one."""
    if shape.name not in ("dmy", "dm", "dmv", "dme", "mde", "iso", "dmyy"):
        return ""
    year = shape.number("y") if shape.name != "dmyy" else None
    month, day = shape.month(), shape.number("d")
    if month is None or day is None or is_day(year, month, day) or not 1 <= day <= 31:
        return ""
    if shape.name == "dm" and not _called_day(shape, year, month):
        return ""
    if shape.name == "dmyy" and not shape.around().named:
        return ""
    if shape.name in ("dm", "dmv") and shape.around().lunar:
        return ""
    if shape.name in ("dme", "mde") and not capital(shape):
        return ""
    return why_no_day(year, month, day)


def _called_day(shape: Shape, year: int | None, month: int) -> bool:
    """Say whether two figures are written as a day: `ngày 31/02`; `chiều 15-16 giờ` is none."""
    around = shape.around()
    if month == 0 or around.counts or (month > 12 and shape.text("s") != "/"):
        return False
    return year is not None or around.named
