"""A query's text to tokens; what cannot be one is a QueryError at its place."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from defcorpus.errors import QueryError
from defcorpus.search.fields import FIELDS, TITLE, near_name
from defcorpus.text.fold import fold
from defcorpus.text.words import words
from defcorpus.tuples import NamedTuple

Kind = Literal["word", "phrase", "(", ")", "-", "OR", "AND", "NEAR", "title", "field", "end"]


class Piece(NamedTuple):
    """Text of a word or phrase, and what the sign behind it says of its last word."""

    text: str
    prefix: bool = False  # *
    fuzzy: int = 0  # ~: letters that may differ


# Straight, curly, low and angle quotation marks: a pasted query may hold any of them, in pairs or not.
_QUOTES = frozenset('"“”„‟«»＂')
_APART = frozenset(",;/|?!…")
_OPERATORS: dict[str, Kind] = {"OR": "OR", "AND": "AND", "NOT": "-"}
_NEAR_WORDS = 10
_MOST_NEAR = 100
_LEAST_FUZZY = 3
"""Letters of the shortest word that may be fuzzy."""


class Token(NamedTuple):
    """One token of a query and where it stands."""

    kind: Kind
    start: int
    pieces: tuple[Piece, ...] = ()
    distance: int = 0  # of NEAR
    name: str = ""  # of a field
    value: str = ""
    value_start: int = 0


def read_tokens(query: str) -> list[Token]:
    """Return the tokens of `query`, the last of kind `end`."""
    tokens: list[Token] = []
    at = 0
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
        elif char in "()":
            tokens.append(Token("(" if char == "(" else ")", at))
            at += 1
        elif char in _QUOTES:
            at = _read_phrase(query, at, tokens)
        elif char == "-" and _negates(query, at):
            tokens.append(Token("-", at))
            at = _read_negated(query, at + 1, tokens)
        else:
            at = _read_word(query, at, tokens)
    tokens.append(Token("end", len(query)))
    return tokens


def _negates(query: str, at: int) -> bool:
    """Say whether the dash at `at` leaves out what follows: it stands in front of something, not between."""
    following = query[at + 1 : at + 2]
    if following == "-":
        return query[at + 2 : at + 3].isalnum()
    return following == "(" or following in _QUOTES or following.isalnum()


def _read_negated(query: str, at: int, tokens: list[Token]) -> int:
    if query.startswith("-", at):
        raise QueryError(
            "Two dashes begin no word",
            query,
            at - 1,
            "Options stand outside the quoted query; one dash leaves a word out.",
        )
    if query[at] == "(":
        return at
    if query[at] in _QUOTES:
        return _read_phrase(query, at, tokens)
    return _read_word(query, at, tokens, operators=False)


def _read_phrase(query: str, at: int, tokens: list[Token]) -> int:
    end = _closing(query, at)
    sign = query[end + 1 : end + 2]
    if sign == "~":
        raise QueryError(
            "A ~ stands behind single words",
            query,
            end + 1,
            "Words near each other are asked for so: giang NEAR/5 hasanov",
        )
    tokens.append(Token("phrase", at, _pieces(query, at + 1, end)))
    return end + 1


def _closing(query: str, at: int) -> int:
    """Return where the quotation that opens at `at` closes."""
    end = next((i for i in range(at + 1, len(query)) if query[i] in _QUOTES), None)
    if end is None:
        raise QueryError("This quotation mark is never closed", query, at, 'Add " behind the last word.')
    return end


def _read_word(query: str, at: int, tokens: list[Token], *, operators: bool = True) -> int:
    end = at
    while (
        end < len(query) and not query[end].isspace() and query[end] not in _QUOTES and query[end] not in "()"
    ):
        end += 1
    text = query[at:end]
    if operators and text in _OPERATORS:
        tokens.append(Token(_OPERATORS[text], at))
        return end
    if operators and text.startswith("NEAR") and not text[4:5].isalnum():
        tokens.append(Token("NEAR", at, distance=_distance(query, at, text)))
        return end
    if (colon := _field(query, at, end)) is not None:
        return _read_field(query, at, colon, end, tokens)
    for start, stop in _apart(query, at, end) if operators else [(at, end)]:
        tokens.append(Token("word", start, _pieces(query, start, stop)))
    return end


def _apart(query: str, at: int, end: int) -> list[tuple[int, int]]:
    """Return where words stand that only punctuation keeps apart: `tướng,thượng`, but not `24/7`, `P/v`."""
    address = "." in query[at:end] or ":" in query[at:end]
    cuts = [
        i
        for i in range(at + 1, end - 1)
        if query[i] in _APART
        and not (query[i - 1].isdigit() or query[i + 1].isdigit())
        and not (
            query[i] == "/" and (address or _letter_count(query[at:i]) < 2 or _letter_count(query[i:end]) < 2)
        )
    ]
    return list(zip([at, *(i + 1 for i in cuts)], [*cuts, end], strict=True))


def _letter_count(text: str) -> int:
    """Count letters, however their marks are composed."""
    return sum(map(str.isalpha, text))


def _distance(query: str, at: int, text: str) -> int:
    """Return how many words may stand between, as `NEAR/5` says."""
    if text == "NEAR":
        return _NEAR_WORDS
    number = text[5:]
    if text[4] != "/" or not number.isascii() or not number.isdigit() or int(number) > _MOST_NEAR:
        raise QueryError(
            "This NEAR says not how near",
            query,
            at + 4,
            f"Write the most words that may stand between, {_MOST_NEAR} at most: giang NEAR/5 hasanov",
        )
    return int(number)


def _field(query: str, at: int, end: int) -> int | None:
    """Return where the colon of a field's name stands; None for other words."""
    colon = query.find(":", at, end)
    if colon <= at:
        return None
    name = query[at:colon].lower()
    if name in FIELDS:
        return colon
    following = query[colon + 1 : colon + 2]
    meant = near_name(name) if following.isalnum() or following in _QUOTES else None
    if meant is not None:
        raise QueryError(
            f"There is no field {name}:",
            query,
            at,
            f"Did you mean {meant}: ? Fields are {', '.join(sorted(FIELDS))}; a word has no colon behind it.",
        )
    return None


def _read_field(query: str, at: int, colon: int, end: int, tokens: list[Token]) -> int:
    name = query[at:colon].lower()
    begin = colon + 1
    opening = query[begin : begin + 1]
    if not opening or opening.isspace() or opening == ")":
        raise QueryError(
            f"Nothing stands behind {name}:",
            query,
            at,
            f"Write it right behind the colon: {name}:{FIELDS[name]}. For the word itself leave it out.",
        )
    if name == TITLE:
        tokens.append(Token("title", at))
        return begin
    if opening == "(":
        raise QueryError(
            f"A {name}: takes one value",
            query,
            begin,
            f"Write ({name}:A OR {name}:B); several words stand between quotation marks.",
        )
    if opening in _QUOTES:
        end = _closing(query, begin)
        token = Token("field", at, (), 0, name, query[begin + 1 : end], begin + 1)
        tokens.append(token)
        return end + 1
    tokens.append(Token("field", at, (), 0, name, query[begin:end], begin))
    return end


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"\*|~(?=\d?(?:[^\w~]|$))\d?")


def _pieces(query: str, start: int, end: int) -> tuple[Piece, ...]:
    """Divide ``query[start:end]`` at its stars and tildes."""
    if "*" not in query and "~" not in query:
        return (Piece(query[start:end]),)
    pieces: list[Piece] = []
    begin = start
    for sign in _signs().finditer(query[:end], start):
        at = sign.start()
        spans = words(query, begin, at)
        attached = bool(spans) and spans[-1][1] == at
        if sign.group() == "*":
            _check_star(query, at, end, attached=attached)
            pieces.append(Piece(query[begin:at], prefix=True))
        elif attached:
            pieces.append(Piece(query[begin:at], fuzzy=_letters(query, sign, spans[-1])))
        else:
            continue
        begin = sign.end()
    pieces.append(Piece(query[begin:end]))
    return tuple(pieces)


def _check_star(query: str, star: int, end: int, *, attached: bool) -> None:
    if not attached:
        raise QueryError(
            "This * has no beginning of a word in front of it",
            query,
            star,
            "Write at least one letter: must* finds Mustafayev.",
        )
    if star + 1 < end and query[star + 1].isalnum():
        raise QueryError(
            "A * stands only at the end of a word", query, star, "Leave out the letters behind it."
        )


def _letters(query: str, sign: re.Match[str], word: tuple[int, int]) -> int:
    """Return how many letters a fuzzy word may differ in."""
    wanted = sign.group()[1:] or "1"
    if wanted not in "12":
        raise QueryError("A word may differ in 1 or 2 letters", query, sign.start() + 1, "Write ~1 or ~2.")
    if len(fold(query[slice(*word)])) < _LEAST_FUZZY + 2 * (wanted == "2"):
        raise QueryError(
            "This word is too short for so many other letters",
            query,
            sign.start(),
            "Behind ~ stand words of 3 letters or more, behind ~2 of 5.",
        )
    return int(wanted)
