"""Terms: words as the full-text index and its queries compare them, so that both always agree.

A term is a word of the normal form in two spellings: exact (lower case, marks kept) and folded (marks gone).
Hyphens and all other punctuation divide terms: `A-déc-bai-gian` is four.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from defcorpus.text.fold import fold
from defcorpus.text.normal import normal
from defcorpus.text.words import word_texts

LONGEST = 64
"""Characters of a word that count: what runs on longer is an address, an encoded image or noise."""


class Term(NamedTuple):
    """One word's two spellings."""

    exact: str
    folded: str


@lru_cache(maxsize=65_536)
def term(word: str) -> Term:
    """Return the term of one word of a text in normal form.

    >>> term("Tướng")
    Term(exact='tướng', folded='tuong')
    """
    # Normal once more: an underscore hides a word's end from the tone rule.
    exact = normal(word).lower()[:LONGEST]
    # Folding may bring in a mark that is no letter (½ becomes 1⁄2): a term stays one word.
    folded = "".join(c for c in fold(word) if c.isalnum())[:LONGEST]
    return Term(exact, folded or exact)


def terms(text: str) -> list[Term]:
    """Return the terms of `text`, in order.

    >>> [found.folded for found in terms("Cộng hoà, F-16")]
    ['cong', 'hoa', 'f', '16']
    """
    return list(map(term, word_texts(normal(text))))
