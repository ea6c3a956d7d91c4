"""Sentences as spans: split at stops that end one, not at those of `Gen.`, `TP.` or `2.800`."""

from __future__ import annotations

import re
from functools import cache

# Abbreviations after which a stop does not end the sentence, folded. Ranks come as `Sen. Lt. Gen.`.
_ABBREVIATIONS = frozenset(
    "jr gen lt lieut maj col sen sr capt cmdr adm brig sgt mr mrs ms dr prof gov rep st no vs inc ltd co "
    "corp jan feb mar apr jun jul aug sep sept oct nov dec tp ths ts gs pgs ds bs ks tr dept vol fig".split()
)


_LONGEST = 20  # characters of a word in front of a stop that are looked at


@cache
def _stop() -> re.Pattern[str]:
    # A lost line end leaves no space: `phòng.Tại`; not `U.S`, `mod.gov`, `Node.JS`, `St.Petersburg`.
    # All begin with one set of characters, which lets the engine skip the words between.
    return re.compile(
        r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s|$)"
        r"|(?<=[a-zà-ỹ]{2}[.!?])(?=[A-ZÀ-ỸĐ][a-zà-ỹ]))"
    )


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"\w+$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of ``text[start:end]``, white space trimmed.

    A line end always ends a sentence: hard-wrapped text has its lines joined before it gets here.
    """
    stop_at = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    for found in _stop().finditer(text, start, stop_at):
        dot, after = found.span()
        if text[dot] != "\n" and not _ends(text, begin, dot, after, stop_at):
            continue
        _add(spans, text, begin, after)
        begin = after
    _add(spans, text, begin, stop_at)
    return spans


def _ends(text: str, begin: int, dot: int, after: int, stop_at: int) -> bool:
    rest = text[after : min(after + 3, stop_at)].lstrip()
    if rest and rest[0].islower():
        return False
    if text[dot] != "." or after - dot > 1:
        return True
    word = _last_word().search(text[max(begin, dot - _LONGEST) : dot])
    if word is None:
        return True
    token = word.group()
    return not (token.lower() in _ABBREVIATIONS or (len(token) == 1 and token.isupper()))


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end].lstrip()
    if piece:
        start = end - len(piece)
        spans.append((start, start + len(piece.rstrip())))
