"""What an article says anywhere, by whatever words: asked before something is said to be missing from it.

Names, numbers and days are looked for in the facts and in the words, in both languages' spellings, written
out, and as `this year` or a weekday where the page's own day tells which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache

from defcorpus.article import Article, Person
from defcorpus.knowledge import table
from defcorpus.pairs.features.sounds import sound, sound_likeness
from defcorpus.report.comparing.imprint import is_imprint
from defcorpus.report.comparing.numbers import digits, tens, written_out
from defcorpus.report.comparing.records import Sentence
from defcorpus.report.comparing.wording import Wording, is_plain, reviewed_words
from defcorpus.text import alternatives, fold, is_syllable, normal

DAYS = ("title", "caption", "body", "dateline", "background", "correction")
"""Roles of dates that the story itself names."""
_SOUNDS_ALIKE = 0.6
_SOUNDS_LIKE_PART = 0.75
_WRITTEN_OUT_BELOW = 1000
_WITHIN = 8  # days between a page and the weekday it names
_LONG = 4  # letters of a part of a name that is no chance
_LUNAR = re.compile(r"(?<!\w)(?:mùng|mồng) \d", re.IGNORECASE)
_DAY = len("2025-12-25")
_YEAR, _MONTH = len("2025"), len("2025-12")


class Saying:
    """One article's words and facts, to look for what another says."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        told = [sentence.text for sentence in sentences if not is_imprint(sentence.line)]
        self.text = normal("\n".join((article.title.text, *told)))
        self.folded = fold(self.text)
        self._heard = re.findall(r"[\w-]+", self.folded)
        self._named = [fold(word) for word in re.findall(r"[\w-]+", self.text) if word[0].isupper()]
        self.wording = Wording(self.text, article.lang.code)
        self._values = digits(_dateless().sub(" ", self.text))
        self._written = written_out(self.text, article.lang.code)
        self._own = [reading.value for reading in (article.date, article.event_date) if reading]
        self.days = [f.value for f in article.facts if f.kind == "date"] + self._own
        imprint = [(each.start, each.end) for each in sentences if is_imprint(each.line)]
        self._stamped = [
            f.value
            for f in article.facts
            if f.kind == "date" and (f.role not in DAYS or any(a <= f.start < b for a, b in imprint))
        ]

    def value(self, value: float) -> bool:
        """Say whether a number stands anywhere, in digits or in words, whatever is counted."""
        if value in self._written or (
            value < _WRITTEN_OUT_BELOW and self._written.issuperset(_spoken(value))
        ):
            return True
        return any(value == each * scale for each in self._values for scale in (1, 1e3, 1e6, 1e9))

    def day(self, value: str) -> bool:
        """Say whether a date is named, as a day, a weekday, a month's name or `this year`."""
        if len(value) == _YEAR and value.isdigit():
            return value in self.text
        if any(value in there or (len(there) >= _MONTH and value.startswith(there)) for there in self.days):
            return True
        if _LUNAR.search(self.text):
            return True  # the sixth day of Tết is a day of the other calendar
        if len(value) == _DAY and value[:4].isdigit():
            return self._weekday(date.fromisoformat(value)) or self._month(int(value[5:7]), int(value[8:]))
        parts = [int(part) for part in value.strip("-").split("-") if part.isdigit()]
        if value.startswith("--") and len(parts) == 2:
            years = {own[:4] for own in self._own if own[:4].isdigit()}
            if not years and any(weekday.search(self.text) for weekday in _weekdays().values()):
                return True  # which day that was, neither page tells
            return self._month(*parts) or any(self.day(f"{year}{value[1:]}") for year in sorted(years))
        if value.startswith("--") and len(parts) == 1:
            return self._month(parts[0]) or any(there[5:7] == value[2:] for there in self.days)
        return len(value) == _MONTH and len(parts) == 2 and self._month(parts[1])

    def tells_day(self, value: str) -> bool:
        """Say whether the story itself tells a day, not its page's header alone."""
        named = (f.value for f in self.article.facts if f.kind == "date" and f.role in DAYS)
        return value in named or (
            len(value) == _DAY and value[:4].isdigit() and self._weekday(date.fromisoformat(value))
        )

    def relative(self, words: str) -> bool:
        """Say whether the same time is told relatively: `last year` of `năm ngoái`."""
        units = _relative()
        asked = {units[found.group().lower()] for found in _relatives().finditer(normal(words))}
        return bool(asked & {units[found.group().lower()] for found in _relatives().finditer(self.text)})

    def country(self, code: str) -> bool:
        """Say whether a country, its people or its capital is named in any form."""
        plain = self.article.lang.code != "vi" or is_plain(self.text)
        # With its marks, `Pháp` is no `giải pháp` and `Đức` no `giáo dục`.
        forms = {fold(form) for form in _countries().get(code, ())} if plain else _countries().get(code, ())
        text = self.folded if plain else self.text
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)

    def words(self, form: str) -> bool:
        """Say whether words stand in the text, marks and case aside."""
        return re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", self.folded) is not None

    def most_of(self, phrase: str) -> bool:
        """Say whether most of the known words of a phrase of the other language stand in the text."""
        known, found = self._known(phrase)
        return known > 1 and found > known / 2

    def none_of(self, phrase: str) -> bool:
        """Say whether hardly any of the known words of a phrase of the other language stand in the text."""
        known, found = self._known(phrase)
        return known > 1 and found <= known / 3

    def _known(self, phrase: str) -> tuple[int, float]:
        """Return how many words of a phrase are known, and how many of these the text has."""
        lang = "vi" if self.article.lang.code == "en" else "en"
        words = {word.form: word for word in reviewed_words(lang).words(phrase)}
        return len(words), sum(map(self.wording.share, words.values()))

    def sounds(self, name: str) -> bool:
        """Say whether a name stands in the text by its sound: `Sang-ri La` of `Shangri-La`."""
        words = self._named
        heard = fold(name)
        first = sound(heard)[:1]
        return any(
            sound_likeness(heard, " ".join(words[at : at + size])) >= _SOUNDS_LIKE_PART
            for at in range(len(words))
            for size in (1, 2)
            if first and sound(words[at])[:1] == first
        )

    def person(self, person: Person, others: Collection[str] = ()) -> bool:
        """Say whether someone may be named here by another spelling; `others` has the keys of who is not."""
        if any(self.words(name) for name in (*person.spellings, *person.also)):
            return True
        for each in self.article.people:
            # Who is somebody else by all of a name may be called by a part of it all the same.
            if _sounds_part(person.key, each.key) if each.key in others else _may_be_one(person, each):
                return True
        if person.native:
            given = person.key.split()[-1]
            return len(given) >= _LONG - 1 and re.search(rf"(?<!\w){given}(?!\w)", self.folded) is not None
        heard = [word for word in self._heard if "-" in word]
        if any(sound_likeness(part, word) >= _SOUNDS_ALIKE for part in person.key.split() for word in heard):
            return True  # `Fidel` by the name of `Phi-đen`
        return any(len(part) >= _LONG and self.words(part) for part in person.key.split())

    def year(self, value: str) -> bool:
        """Say whether a year, or that of a month, may be meant by `this year`, or goes without saying."""
        if len(value) not in (_YEAR, _MONTH):
            return False
        if any(_relative()[found.group().lower()][0] == "year" for found in _relatives().finditer(self.text)):
            return True
        return any(own[:4] == value for own in (*self._own, *self._stamped))  # of a whole year alone

    def _weekday(self, day: date) -> bool:
        for value in self._own:
            if len(value) != _DAY or not value[:4].isdigit():
                continue
            lag = (date.fromisoformat(value) - day).days
            if abs(lag) <= _WITHIN and (_weekdays()[day.isoweekday()].search(self.text)):
                return True
            if lag == 0 and any(
                _relative()[found.group().lower()] == ("day", "0")
                for found in _relatives().finditer(self.text)
            ):
                return True
        return not self._own and _weekdays()[day.isoweekday()].search(self.text) is not None

    def _month(self, month: int, day: int | None = None) -> bool:
        named = _months().get(month, ())
        forms = [fold(form) for form in named] + [f"thang {month}"]
        if day is None:
            return any(self.words(form) for form in forms)
        return any(
            self.words(form)
            for name in forms
            for form in (
                f"{name} {day}",
                f"{day} {name}",
                f"{name} {day:02}",
                f"{day}/{month}",
                f"{day}-{month}",
            )
        )


def _may_be_one(one: Person, other: Person) -> bool:
    left, right = one.key.split(), other.key.split()
    if one.native and other.native:
        return (
            left == right
            or (len(left) == 1 and left[0] == right[-1])
            or (len(right) == 1 and right[0] == left[-1])
        )
    odd = [*left, *right] if one.native or other.native else []
    if len(set(left) & set(right)) > 1 and any(not is_syllable(part) for part in odd):
        return True  # a machine's translation of a part of the name
    if any(_sounds_part(*names) for names in ((one.key, other.key), (other.key, one.key))):
        return True
    return (
        max(
            sound_likeness(mine, theirs)
            for mine in (one.key, *one.also)
            for theirs in (other.key, *other.also)
        )
        >= _SOUNDS_ALIKE
    )


def _sounds_part(whole: str, of: str) -> bool:
    """Say whether one name sounds like a part of another: `Xai-khan-bai-a`, `Gursediin Saikhanbayar`."""
    parts = [part for part in of.split() if len(part) > _LONG]
    return any(sound_likeness(whole, part) >= _SOUNDS_LIKE_PART for part in parts)


def _spoken(value: float) -> Iterator[float]:
    """Yield the parts in which a number is said: `one hundred and eighty` has a hundred and eighty."""
    if 100 < value < _WRITTEN_OUT_BELOW and value == int(value):
        yield 100.0
        value %= 100
    yield from tens(value) if value else ()


@cache
def _dateless() -> re.Pattern[str]:
    named = alternatives(form for forms in _months().values() for form in forms)
    in_digits = r"(?<!\d)\d{1,2}([/-])\d{1,2}(?:\1\d{4})?(?!\d)"
    in_words = rf"(?<!\w)(?:{named})\.? \d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}} (?:{named})(?!\w)"
    return re.compile(f"{in_digits}|{in_words}", re.IGNORECASE)


@cache
def _relative() -> dict[str, tuple[str, str]]:
    return {form.lower(): (unit, shift) for form, _, unit, shift in table("relative_days")}


@cache
def _relatives() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_relative())})(?!\w)", re.IGNORECASE)


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for form, _, code, *_ in table("countries"):
        if len(form) > 2:
            found.setdefault(code, {})[form] = None
    return {code: tuple(forms) for code, forms in found.items()}


@cache
def _weekdays() -> dict[int, re.Pattern[str]]:
    forms: dict[int, list[str]] = {}
    for form, _, weekday in table("weekdays"):
        if len(form) > 2:
            forms.setdefault(int(weekday), []).append(form)
    return {
        day: re.compile(rf"(?<!\w)(?:{alternatives(some)})(?!\w)", re.IGNORECASE)
        for day, some in forms.items()
    }


@cache
def _months() -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for form, lang, month in table("months"):
        # `sáu` and `năm` are a number and a year where no `tháng` is in front.
        found.setdefault(int(month), []).append(form if lang == "en" else f"tháng {form}")
    return {month: tuple(forms) for month, forms in found.items()}
