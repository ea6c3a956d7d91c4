"""What two articles of different days are told to be about: a dialogue is no workshop of the next day."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from defcorpus.knowledge import table
from defcorpus.pairs import weights as w
from defcorpus.pairs.features.encoded import told_in
from defcorpus.pairs.records import Evidence, Features
from defcorpus.text import alternatives, fold

# Held without anybody coming; who tells of one says so, whatever else was told or agreed on it.
_FROM_AFAR = frozenset(("call", "message"))
# What the press calls by one word. Talks are a meeting, a reception and a visit as well.
_OWN = _FROM_AFAR | {
    "dialogue", "conference", "exercise", "exhibition", "border exchange", "patrol", "port call",
}  # fmt: skip
_READ = 3  # sentences: the title and a lead


def other_occasion(vi: Features, en: Features) -> Evidence | None:
    """Return what speaks against a pair whose articles tell of two occasions on two days; None for others.

    On one day they may be two parts of one programme, and an article that names no occasion speaks for none.
    """
    days = [one.event_date or told_in(one) or "" for one in (vi, en)]
    if not all(days) or "w" in "".join(days) or days[0][-5:] == days[1][-5:]:
        return None
    left, right = _named(vi), _named(en)
    if not left or not right:
        return None
    own = [some.keys() & _OWN for some in (left, right)]
    if not (own[0] and own[1] and own[0].isdisjoint(own[1])) and not _from_afar(left, right):
        return None
    one, two = (
        ", ".join(sorted(some[act] for act in acts or some))
        for some, acts in zip((left, right), own, strict=True)
    )
    return Evidence("contradiction", one, two, w.OTHER_OCCASION, "another occasion on another day")


def _from_afar(left: Collection[str], right: Collection[str]) -> bool:
    """Say whether one of two articles alone tells of a call or a message."""
    return _FROM_AFAR.isdisjoint(left) != _FROM_AFAR.isdisjoint(right)


def _named(article: Features) -> dict[str, str]:
    """Return the occasions that the title and the lead name, each with its first word for it."""
    told = "\n".join(words for _, words in article.lines()[:_READ])
    plain = article.lang == "en" or told.isascii()
    found = ((of, pattern.search(told)) for of, pattern in _patterns(article.lang, plain).items())
    return {of: hit.group() for of, hit in found if hit is not None}


@cache
def _patterns(lang: str, plain: bool) -> dict[str, re.Pattern[str]]:
    forms: dict[str, list[str]] = {}
    for form, of, act in table("acts"):
        if of == lang:
            forms.setdefault(act, []).append(fold(form) if plain else form)
    return {act: re.compile(rf"(?<!\w)(?:{alternatives(some)})(?!\w)") for act, some in forms.items()}
