"""Terms: words as the full-text index and its queries compare them, so that both always agree.

A term is a word of the normal form in two spellings: exact (lower case, marks kept) and folded (marks gone).
Hyphens and all other punctuation divide terms: `A-déc-bai-gian` is four.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from defcorpus.text.fold import fold
from defcorpus.text.glued import cuts, glued
from defcorpus.text.normal import normal, normal_mapped
from defcorpus.text.words import word_texts, words
from defcorpus.tuples import NamedTuple

LONGEST = 64
"""Characters of a word that count: what runs on longer is an address, an encoded image or noise."""

PAUSE = "¶"
"""Stands between terms that are not one text, so that no phrase matches across; it is no word."""

_MOST = 65_536  # spellings kept at a time: what a few thousand articles write again and again
# What string.punctuation has, whose module takes a millisecond to import, and the press's own.
_EDGES = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’–—…«»"


class Term(NamedTuple):
    """One word's two spellings."""

    exact: str
    folded: str


@lru_cache(maxsize=_MOST)
def term(word: str) -> Term:
    """Return the term of one word of a text in normal form.

    >>> term("Tướng")
    Term(exact='tướng', folded='tuong')
    """
    # Normal once more: an underscore hides a word's end from the tone rule.
    return _term(normal(_lower(word)))


def _term(word: str) -> Term:
    exact = word[:LONGEST]
    folded = exact if exact.isascii() else fold(exact)
    if not folded.isalnum():
        # Folding may bring in a mark that is no letter (½ becomes 1⁄2): a term stays one word.
        folded = "".join(filter(str.isalnum, folded))
    return Term(exact, folded[:LONGEST] or exact)


def terms(text: str) -> list[Term]:
    """Return the terms of `text`, in order.

    >>> [found.folded for found in terms("Cộng hoà, F-16")]
    ['cong', 'hoa', 'f', '16']
    """
    return [found for stretch in text.split() for found in _terms(stretch)]


def _terms(stretch: str) -> list[Term]:
    return list(map(term, word_texts(normal(stretch))))


def spelled(text: str) -> tuple[str, str]:
    """Return the terms of `text` with spaces between them (one or more): exact, and folded.

    >>> spelled("Cộng hoà F-16")
    ('cộng hòa f 16', 'cong hoa f 16')
    """
    exact = _spellings()
    exact.tidy()
    tokens = text.split()
    if text.isascii():  # terms without marks are their own folded spelling
        plain = " ".join(map(exact.__getitem__, tokens))
        return plain, plain
    return " ".join(map(exact.__getitem__, tokens)), " ".join(map(exact.folded.__getitem__, tokens))


class Spelled(NamedTuple):
    """What stands between white spaces, each with its terms (none, one or more, with spaces between them)."""

    exact: list[str]
    folded: list[str]
    divided: list[tuple[int, tuple[Term, ...]]]
    """As :func:`wholes` has them."""


def spelled_each(tokens: list[str]) -> Spelled:
    """Return the terms of each of a text's parts between white spaces, as :func:`spelled` does.

    >>> spelled_each(["Cộng", "hoà", "–", "F-16"]).folded
    ['cong', 'hoa', '', 'f 16']
    """
    table = _spellings()
    table.tidy()
    exact = list(map(table.__getitem__, tokens))
    folded = list(map(table.folded.__getitem__, tokens))
    known = table.whole
    if known.keys().isdisjoint(tokens):
        return Spelled(exact, folded, [])
    return Spelled(exact, folded, [(at, known[token]) for at, token in enumerate(tokens) if token in known])


def wholes(text: str) -> list[tuple[int, tuple[Term, ...]]]:
    """Return the words that were divided as run together, undivided, each with its stretch's place in `text`.

    What looks so may be a foreign name (`Môlôtốp`), and typed without marks nothing tells.

    >>> wholes("ông Môlôtốp")
    [(1, (Term(exact='môlôtốp', folded='molotop'),))]
    """
    if text.isascii():
        return []
    spelled(text)
    known = _spellings().whole
    tokens = text.split()
    if known.keys().isdisjoint(tokens):
        return []
    return [(at, known[token]) for at, token in enumerate(tokens) if token in known]


def counts(text: str) -> list[int]:
    """Return how many terms each stretch of `text` between two white spaces has, in order.

    >>> counts("Cộng hoà – F-16")
    [1, 1, 0, 2]
    """
    spelled(text)
    exact = _spellings()
    found = map(exact.__getitem__, text.split())
    return [each.count(" ") + 1 if each else 0 for each in found]


def placed(stretch: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the terms of a stretch without white space, in order.

    >>> placed("“F-16”,")
    [(1, 2), (3, 5)]
    """
    mapped = normal_mapped(stretch)
    return [mapped.span(*span) for span in words(mapped.text)]


def _lower(text: str) -> str:
    # By itself, Python looks at what stands around a capital sigma.
    return (text.replace("Σ", "σ") if "Σ" in text else text).lower()


class _Spellings(dict[str, str]):
    """What stands between two white spaces to its terms' exact spellings, and in `folded` to the others.

    No rule of the normal form looks past white space, so its parts may be looked at one by one, and each that
    is met again costs nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, str] = {}
        self.whole: dict[str, tuple[Term, ...]] = {}  # of those that hold words run together

    def tidy(self) -> None:
        """Forget everything where it has become too much."""
        if len(self) > _MOST:
            self.clear()
            self.folded.clear()
            self.whole.clear()

    def __missing__(self, token: str) -> str:
        inner = token.strip(_EDGES)
        if inner.isalnum() and inner.isascii():  # one word, perhaps with punctuation around it
            exact = folded = inner.lower()[:LONGEST]
        elif inner != token and inner.isalnum():
            exact, folded = self[inner], self.folded[inner]
        else:
            found = _terms(token) if inner else []
            exact, folded = " ".join([t.exact for t in found]), " ".join([t.folded for t in found])
        self.folded[token] = folded
        self[token] = exact
        if " " in exact and not token.isascii() and (whole := _wholes(normal(token))):
            self.whole[token] = whole
        return exact


def _wholes(stretch: str) -> tuple[Term, ...]:
    """Return the words of a stretch in normal form that were divided, undivided."""
    return tuple(term(word) for word in _run().findall(stretch) if cuts(word)) if glued(stretch) else ()


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _spellings() -> _Spellings:
    return _Spellings()
