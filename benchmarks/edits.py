"""Texts to their copies as they are met in the wild, for planted.py. All take a `random.Random` of their own.

==================  ====================================================================================
normal form         NFD; the other tone placement (`hòa`/`hoà`); some spaces doubled, no-break or line ends;
                    the first sentence in capitals
edit 5 … 30 %       that share of the words: three of five replaced by a word of other texts, one left out,
                    one followed by another
rewritten           in a quarter of the sentences the clauses change places and two words of five change
chrome              the page of one of eight outlets: its menu above, some headlines and its imprint below
cut to 60, 30 %     the first words, or as often words from within
==================  ====================================================================================
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

Change = Callable[[str, random.Random], str]

OUTLETS = 8
_LONGER = 250  # words: twice those of the chrome
_PLACED = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ụy": "uỵ", "ùy": "uỳ"}


class Editor:
    """Makes copies of texts; `texts` lend the words that are put in and what stands around a page's story."""

    def __init__(self, texts: Sequence[str], random_: random.Random) -> None:
        lent = random_.sample(texts, min(len(texts), 2000))
        self._vocabulary = [word for text in lent for word in text.split()]
        self._headlines = [" ".join(text.split()[:9]) for text in lent]
        self._menus = [
            " | ".join(" ".join(headline.split()[:2]) for headline in random_.sample(self._headlines, 12))
            for _ in range(OUTLETS)
        ]
        self._imprints = [
            "\n".join(" ".join(random_.choice(lent).split()[-14:]) for _ in range(3)) for _ in range(OUTLETS)
        ]

    def changes(self) -> dict[str, Change]:
        """Return the ways to make a copy that has one original, by the name of its kind."""
        return {
            "exact": lambda text, _: text,
            "NFD": lambda text, _: unicodedata.normalize("NFD", text),
            "tone placement": lambda text, _: other_placement(text),
            "spaces": respaced,
            "capitals": lambda text, _: capitals(text),
            "edit 5 %": lambda text, random_: self.edited(text, 0.05, random_),
            "edit 10 %": lambda text, random_: self.edited(text, 0.1, random_),
            "edit 20 %": lambda text, random_: self.edited(text, 0.2, random_),
            "edit 30 %": lambda text, random_: self.edited(text, 0.3, random_),
            "rewritten": self.rewritten,
            "chrome": self.with_chrome,
            "cut to 60 %": lambda text, random_: cut(text, 0.6, random_),
            "cut to 30 %": lambda text, random_: cut(text, 0.3, random_),
        }

    def light(self, text: str, random_: random.Random) -> str:
        """Return a copy as syndication makes them: little is changed, or chrome is around a longer text."""
        kinds = ["exact", "NFD", "tone placement", "spaces", "edit 5 %", "edit 10 %"]
        if text.count(" ") >= _LONGER:
            kinds.append("chrome")
        return self.changes()[random_.choice(kinds)](text, random_)

    def edited(self, text: str, share: float, random_: random.Random) -> str:
        """Return the text with that share of its words changed."""
        words = text.split(" ")
        for at in random_.sample(range(len(words)), round(share * len(words))):
            how = random_.randrange(5)
            other = random_.choice(self._vocabulary)
            words[at] = other if how < 3 else "" if how == 3 else f"{words[at]} {other}"
        return " ".join(words)

    def rewritten(self, text: str, random_: random.Random) -> str:
        """Return the text with a quarter of its sentences rewritten."""
        sentences = re.split(r"(?<=[.!?])\s+", text)
        for at in random_.sample(range(len(sentences)), max(1, len(sentences) // 4)):
            clauses = sentences[at].split(", ")
            random_.shuffle(clauses)
            sentences[at] = self.edited(", ".join(clauses), 0.4, random_)
        return " ".join(sentences)

    def with_chrome(self, text: str, random_: random.Random) -> str:
        """Return the text as one of the outlets shows it."""
        outlet = random_.randrange(OUTLETS)
        related = random_.sample(self._headlines, random_.randrange(3, 7))
        return "\n".join((self._menus[outlet], text, *related, self._imprints[outlet]))


def other_placement(text: str) -> str:
    return re.sub(
        "|".join(rf"(?<![qQ]){old}(?!\w)" for old in _PLACED), lambda found: _PLACED[found.group()], text
    )


def respaced(text: str, random_: random.Random) -> str:
    return "".join(
        random_.choice(("  ", "\u00a0", " \n", "\n")) if char == " " and random_.random() < 0.1 else char
        for char in text
    )


def capitals(text: str) -> str:
    first, dot, rest = text.partition(". ")
    return first.upper() + dot + rest


def cut(text: str, share: float, random_: random.Random) -> str:
    words = text.split(" ")
    keep = max(round(share * len(words)), 1)
    start = random_.choice((0, random_.randrange(len(words) - keep + 1)))
    return " ".join(words[start : start + keep])
