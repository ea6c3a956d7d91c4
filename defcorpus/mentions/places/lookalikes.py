"""Words that name a country and something else too: `Anh`, `Nga`, `Jordan`. The words beside decide."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.mentions.gaps import COMMA, DASH, DOT, HYPHEN, OTHER, PAREN, QUOTE, SPACE, STOP
from defcorpus.mentions.places.around import Beside, after, before
from defcorpus.mentions.places.lookalike_words import (
    common_surnames,
    english_ranks,
    function_words,
    heads,
    honorifics,
    is_common,
    is_given,
    is_native,
    offices,
    plain_surnames,
    ranks,
    said,
    surnames,
    syllable,
)
from defcorpus.text import fold


class Site(NamedTuple):
    """A capital, venue or province."""

    key: str  # ISO 3166-2, or the country's code and the folded name
    name: str
    note: str  # which of them, and where a province went


class Named(NamedTuple):
    """A country or a place in it named in ``plain[start:end]``."""

    start: int
    end: int
    code: str  # of the country, empty where it is not named
    rule: str  # name, adjective, demonym, capital, venue, province, city
    confidence: float
    why: str = ""  # what else it could be, or nothing
    site: Site | None = None


@cache
def _in_china() -> re.Pattern[str]:
    """Match what makes the place in front one of China's: ` (tỉnh Sơn Tây, Trung Quốc)`."""
    return re.compile(r"(?i)[\s,(–-]{1,3}(?:(?:tỉnh|khu tự trị)\s+[^,.;()\n]{2,24},\s*)?trung quốc(?!\w)")


def _is_name(one: Beside, two: Beside) -> bool:
    """Say whether two words beside are of a Vietnamese name: capital syllables, not both other words too."""
    name = all(
        word.spaced and word.cap and syllable(word.text) and not word.text.isupper() for word in (one, two)
    )
    return name and not (is_common(one.text) and is_common(two.text))


_OF = frozenset(("De", "de", "von", "Von"))  # of a family's name


class Judge:
    """What the neighbours in one text say of the places found in it."""

    def __init__(self, plain: str, seen: list[Named]) -> None:
        self.plain = plain
        self._lefts: dict[int, Beside] = {}
        self._twos: dict[int, str] = {}
        self.starts = {place.start for place in seen}
        self.ends = {place.end for place in seen}
        # `Korean` alone is of the country that is named, of the south where both are.
        korean = {place.code for place in seen if place.code in ("KP", "KR") and place.why != "north"}
        self.northern = korean == {"KP"}
        doubtful = [place for place in seen if place.why in ("syllable", "word")]
        self.people = {plain[place.start : place.end].lower() for place in doubtful if self._is_person(place)}

    def _left(self, at: int) -> Beside:
        """Return the word in front of `at`; it is asked for again and again."""
        known = self._lefts.get(at)
        if known is None:
            known = self._lefts[at] = before(self.plain, at)
        return known

    def judge(self, place: Named) -> Named | None:
        """Return the place, less sure where it must be, or None where it is something else."""
        if place.why == "":
            return place
        if place.why == "province":
            return self._judge_province(place)
        if place.why == "beside Vietnamese":
            return None if self._among_vietnamese(place) else place
        if place.why == "north":
            return place._replace(code="KP") if self.northern else place
        beside = self._beside(place)
        if place.why == "pair":
            return place._replace(confidence=0.8) if beside else None
        if place.why in ("name", "state"):
            return place if beside else self._not_name(place)
        return self._judge_syllable(place, beside=beside)

    def _among_vietnamese(self, place: Named) -> bool:
        sides = left, right = self._left(place.start), after(self.plain, place.end)
        if any(side.gap == SPACE and is_native(side.text) for side in sides):
            return True
        # Pham Thai Ha, Ly Thai To: without marks, but a family name in front and a given name behind
        named = all(side.gap == SPACE and side.cap and syllable(side.text) for side in sides)
        if named and fold(left.text) in plain_surnames():
            return True
        ahead = self._left(left.start) if left.spaced else left
        behind = after(self.plain, right.end) if right.spaced else right
        if _is_name(left, ahead) or _is_name(right, behind):
            return True  # Le Duc Thai, Thai Dai Ngoc
        if left.spaced and left.cap and left.text.lower() in english_ranks():
            return not right.cap  # General Thai; but Prime Minister, Thai Foreign Minister
        return right.gap == SPACE and right.text in said()  # Thai thanked; but Thai officials

    def _beside(self, place: Named) -> bool:
        """Say whether another country stands beside it: `Mỹ - Trung`, `Anh, Pháp`, `Đức và Ý`."""
        plain = self.plain
        left, right = self._left(place.start), after(plain, place.end)
        if right.gap in (HYPHEN, DASH, COMMA) and right.start in self.starts:
            return True
        if left.gap in (HYPHEN, DASH, COMMA) and left.end in self.ends:
            return True
        if place.why == "pair":
            return False
        joined = ("và", "and", "với", "hoặc", "or")
        if right.gap == SPACE and right.text.lower() in joined:
            return after(plain, right.end).start in self.starts
        if left.gap == SPACE and left.text.lower() in joined:
            return self._left(left.start).end in self.ends
        return False

    def _not_name(self, place: Named) -> Named | None:
        """Judge `Jordan`, `Georgia`, `Paris`: no country inside a run with a given name or a surname."""
        plain = self.plain
        left, right = self._left(place.start), after(plain, place.end)
        if left.gap == SPACE and left.cap and is_given(left.text):
            return None
        if (
            place.site is not None
            and left.spaced
            and (left.text in _OF or self._two_before(place.start) in ranks())
        ):
            return None  # hầm De Castries, tướng Castries
        if place.site is None and self._after_office(place.start):
            return place  # Tổng thống Chad Idriss Deby
        itself = is_given(plain[place.start : place.end]) or place.rule in (
            "capital",
            "venue",
            "foreign city",
        )
        named = right.gap == SPACE and right.cap and not is_common(right.text) and not is_native(right.text)
        if itself and named:
            return None
        if itself and right.gap == DOT and len(right.text) == 1:
            return None
        if place.why == "state":
            return place._replace(confidence=0.5)
        return place

    def _judge_province(self, place: Named) -> Named | None:
        """Judge `Thái Bình`, `Hà Giang`: no province in a person's name; `Hà Nam` is one of China's too."""
        plain = self.plain
        left, right = self._left(place.start), after(plain, place.end)
        if not place.code and _in_china().match(plain, place.end):
            return None
        if not left.spaced:
            return self._before_name(place, right)
        lower = left.text.lower()
        if lower in honorifics() and not left.cap:
            return None
        if lower in heads() or (left.text.isupper() and len(left.text) > 1):
            return place._replace(confidence=0.95)
        if left.cap and syllable(left.text) and not plain[place.start : place.end].isupper():
            opening = self._opens(left) and lower not in common_surnames()
            if not opening and not is_common(left.text):
                return None
        return self._before_name(place, right)

    def _before_name(self, place: Named, right: Beside) -> Named:
        """Be less sure where a capital syllable follows that begins no name."""
        if not right.spaced or not right.cap or right.text.isupper() or not syllable(right.text):
            return place
        named = right.start in self.starts or right.text.lower() in surnames()
        return place if named else place._replace(confidence=0.6)

    def _judge_syllable(self, place: Named, *, beside: bool) -> Named | None:
        """Judge `Anh`, `Nga`, `Đức`, `Mỹ`: no country in a person's name, after `ông`, or as `anh`."""
        if self._is_person(place) or self._inside_name(place):
            return None
        if beside:
            return place
        left = self._left(place.start)
        if self._opens(left):
            if self._byline(left.start, place.end):
                return None
            # Tàu Mỹ, Tướng Nga; but Minh Đức and Hồng Nga are people.
            return place._replace(confidence=0.75 if left.text.lower() in function_words() else 0.5)
        if left.gap in (STOP, OTHER, PAREN, QUOTE, DOT):
            return self._opening(place, left)
        office = self._after_office(place.start)
        if self.plain[place.start : place.end].lower() in self.people and not office:
            return None
        return place._replace(confidence=0.9 if office else 0.75)

    def _byline(self, start: int, end: int) -> bool:
        """Say whether the two words are a line of their own, as a writer's name is: `Thế Anh`."""
        plain = self.plain
        return plain[start - 1 : start] in ("", "\n") and plain[end : end + 2] in (
            "",
            ".",
            "\n",
            "./",
            ".\n",
            "\n\n",
        )

    def _opening(self, place: Named, left: Beside) -> Named | None:
        """At the beginning of a sentence every word has a capital: only a weak sign."""
        if left.gap == PAREN and not after(self.plain, place.end).spaced:
            return place._replace(confidence=0.7)
        if place.why == "word" or self.plain[place.start : place.end].lower() in self.people:
            return None
        return place._replace(confidence=0.45)

    def _is_person(self, place: Named) -> bool:
        left = self._left(place.start)
        if not left.spaced:
            return False
        lower = left.text.lower()
        if lower in honorifics() and not (lower == "anh" and left.cap):
            return True
        return self._two_before(place.start) in ranks() and not self._foreign(place.end)

    def _opens(self, word: Beside) -> bool:
        """Say whether a word right in front of a country opens a sentence with its capital."""
        if not word.spaced or not word.cap:
            return False
        ahead = self._left(word.start)
        return ahead.gap == STOP or (ahead.gap == DOT and len(ahead.text) > 3)

    def _foreign(self, at: int) -> bool:
        word = after(self.plain, at)
        return word.spaced and word.cap and not syllable(word.text)

    def _two_before(self, at: int) -> str:
        """Return the one or two words in front, in small letters, as far as only spaces part them."""
        known = self._twos.get(at)
        if known is None:
            one = self._left(at)
            two = self._left(one.start) if one.spaced else one
            words = f"{two.text} {one.text}" if one.spaced and two.spaced else one.text
            known = self._twos[at] = words.lower() if one.spaced else ""
        return known

    def _after_office(self, at: int) -> bool:
        words = self._two_before(at)
        return words in offices() or words in ranks()

    def _inside_name(self, place: Named) -> bool:
        """Say whether capital syllables beside make it part of a name: `Lê Đức Anh`, `Mỹ Tâm`."""
        office = self._after_office(place.start)
        left = self._left(place.start)
        if left.spaced and left.cap and not office and syllable(left.text):
            lower = left.text.lower()
            opening = self._opens(left) and lower not in common_surnames()
            if not opening and self._two_before(place.start) not in ranks() and lower not in ranks():
                return True
        right = after(self.plain, place.end)
        if not right.spaced or not right.cap or office or not syllable(right.text):
            return False
        plain = fold(right.text) == right.text.lower()
        longer = plain and self._foreign(right.end)  # HLV Úc Pim Verbeek
        return not (len(right.text) > 1 and right.text.isupper()) and not longer
