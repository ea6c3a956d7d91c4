"""A query's text to tokens; what cannot be one is a QueryError at its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from defcorpus.errors import QueryError
from defcorpus.text.words import words

Kind = Literal["word", "phrase", "(", ")", "-", "OR", "AND", "end"]
Piece = tuple[str, bool]
"""Text, and whether a * behind it makes its last word a prefix."""

# Straight, curly, low and angle quotation marks: a pasted query may hold any of them, in pairs or not.
_QUOTES = frozenset('"“”„‟«»＂')
_OPERATORS: dict[str, Kind] = {"OR": "OR", "AND": "AND", "NOT": "-"}
_OPTIONS = {
    "lang": "--lang vi",
    "date": "--since 2025-10 --until 2025-12",
    "person": "--person NAME",
    "country": "--country NAME",
    "source": "--source NAME",
}


class Token(NamedTuple):
    """One token of a query and where it stands."""

    kind: Kind
    start: int
    pieces: tuple[Piece, ...] = ()


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
    end = next((i for i in range(at + 1, len(query)) if query[i] in _QUOTES), None)
    if end is None:
        raise QueryError("This quotation mark is never closed", query, at, 'Add " behind the last word.')
    tokens.append(Token("phrase", at, _pieces(query, at + 1, end)))
    return end + 1


def _read_word(query: str, at: int, tokens: list[Token], *, operators: bool = True) -> int:
    end = at
    while (
        end < len(query) and not query[end].isspace() and query[end] not in _QUOTES and query[end] not in "()"
    ):
        end += 1
    text = query[at:end]
    if operators and text in _OPERATORS:
        tokens.append(Token(_OPERATORS[text], at))
    else:
        _refuse_field(query, at, text)
        tokens.append(Token("word", at, _pieces(query, at, end)))
    return end


def _refuse_field(query: str, at: int, text: str) -> None:
    name, colon, value = text.partition(":")
    if colon and value and name.lower() in _OPTIONS:
        raise QueryError(
            f"A query has no {name.lower()}:",
            query,
            at,
            f"Use the option: {_OPTIONS[name.lower()]}",
        )


def _pieces(query: str, start: int, end: int) -> tuple[Piece, ...]:
    """Divide ``query[start:end]`` at its stars."""
    pieces: list[Piece] = []
    begin = start
    while (star := query.find("*", begin, end)) >= 0:
        spans = words(query, begin, star)
        if not spans or spans[-1][1] != star:
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
        pieces.append((query[begin:star], True))
        begin = star + 1
    pieces.append((query[begin:end], False))
    return tuple(pieces)
