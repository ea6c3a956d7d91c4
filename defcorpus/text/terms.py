"""Terms: words as the full-text index and its queries compare them, so that both always agree.

A term is a word of the normal form in two spellings: exact (lower case, marks kept) and folded (marks gone).
Hyphens and all other punctuation divide terms: `A-déc-bai-gian` is four.
"""

from __future__ import annotations

import string
from functools import cache, lru_cache
from typing import NamedTuple

from defcorpus.text.fold import fold
from defcorpus.text.normal import normal
from defcorpus.text.words import word_texts

LONGEST = 64
"""Characters of a word that count: what runs on longer is an address, an encoded image or noise."""

_MOST = 65_536  # spellings kept at a time: what a few thousand articles write again and again
_EDGES = string.punctuation + "“”‘’–—…«»"


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
    return list(map(term, word_texts(normal(_lower(text)))))


def spelled(text: str) -> tuple[str, str]:
    """Return the terms of `text` with spaces between them (one or more): exact, and folded.

    >>> spelled("Cộng hoà F-16")
    ('cộng hòa f 16', 'cong hoa f 16')
    """
    exact = _spellings()
    if len(exact) > _MOST:
        exact.clear()
        exact.folded.clear()
    tokens = _lower(text).split()
    if text.isascii():  # terms without marks are their own folded spelling
        plain = " ".join(map(exact.__getitem__, tokens))
        return plain, plain
    return " ".join(map(exact.__getitem__, tokens)), " ".join(map(exact.folded.__getitem__, tokens))


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

    def __missing__(self, token: str) -> str:
        word = token if token.isascii() else normal(token)
        inner = token.strip(_EDGES)
        if word.isalnum():
            exact, folded = _term(word)
        elif inner != token and inner.isalnum():  # one word with punctuation around it
            exact, folded = self[inner], self.folded[inner]
        else:
            found = terms(token) if inner else []
            exact, folded = " ".join([t.exact for t in found]), " ".join([t.folded for t in found])
        self.folded[token] = folded
        self[token] = exact
        return exact


@cache
def _spellings() -> _Spellings:
    return _Spellings()
