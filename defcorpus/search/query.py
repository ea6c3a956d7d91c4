"""The query language: text to a tree of phrases, or a QueryError that points at the place.

    giang hasanov          both words, anywhere in the article
    "đối thoại quốc phòng" these words in this order; a hyphenated word is such a phrase by itself
    -azerbaijan            not this word; also -"two words" and -(a OR b)
    moscow OR beijing      either; words side by side bind tighter: a b OR c is (a b) OR c
    (a OR b) c             parentheses group
    must*                  words that begin so, also in a phrase

`AND` and `NOT` in capitals are understood too. Case does not matter, nor how marks are composed or where the
tone stands. Punctuation that joins no words is passed over, so that a pasted headline is a query.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, TypeGuard

from defcorpus.errors import QueryError
from defcorpus.search.tokens import Token, read_tokens
from defcorpus.text.terms import terms

DEEPEST = 40
"""Parentheses inside parentheses."""
LONGEST = 1_000
"""Words in one query."""


class Word(NamedTuple):
    """One word asked for, in the two spellings of :mod:`defcorpus.text.terms`."""

    exact: str
    folded: str
    prefix: bool = False

    @property
    def marked(self) -> bool:
        """Say whether it was typed with marks."""
        return self.exact != self.folded


class Phrase(NamedTuple):
    """Words side by side; a single word is a phrase of one."""

    words: tuple[Word, ...]


class All(NamedTuple):
    """Every one of ``nodes`` must hold and none of ``without``."""

    nodes: tuple[Node, ...]
    without: tuple[Node, ...] = ()


class Either(NamedTuple):
    """One of ``nodes`` must hold."""

    nodes: tuple[Node, ...]


Node = Phrase | All | Either


class Query(NamedTuple):
    """A query that was understood."""

    text: str
    root: Node

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What is asked for and not excluded, in the order typed, each once."""
        return tuple(dict.fromkeys(_phrases(self.root, without=False)))

    @property
    def pairs(self) -> tuple[Phrase, ...]:
        """The words typed side by side, two by two, as phrases.

        A Vietnamese word is mostly two syllables: `dai tuong` means articles with `đại tướng` before those
        that have both apart.
        """
        if not isinstance(self.root, All):
            return ()
        singles = [node.words[0] if _is_word(node) else None for node in self.root.nodes]
        pairs = [Phrase((one, other)) for one, other in pairwise(singles) if one and other]
        return tuple(dict.fromkeys(pairs))

    @property
    def marked(self) -> bool:
        """Say whether something asked for was typed with marks."""
        return any(word.marked for phrase in self.phrases for word in phrase.words)


def parse(query: str) -> Query:
    """Read a query. QueryError, with the offset where reading stopped, for one that cannot be meant."""
    tokens = read_tokens(query)
    reader = _Reader(query, tokens)
    root = reader.either(0)
    if reader.token.kind == ")":
        raise reader.error("This parenthesis closes nothing", hint="Remove it, or open one in front.")
    if root is None:
        raise QueryError("The query asks for no word", query, 0, "Type at least one word, such as: giang")
    if sum(len(phrase.words) for phrase in _phrases(root, without=True)) > LONGEST:
        raise QueryError(f"The query has more than {LONGEST:,} words", query, 0, "Ask for fewer words.")
    return Query(query, root)


class _Reader:
    """A recursive-descent reader over the tokens; the last token is always `end`."""

    def __init__(self, query: str, tokens: list[Token]) -> None:
        self.query = query
        self.tokens = tokens
        self.at = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def error(self, message: str, position: int | None = None, hint: str = "") -> QueryError:
        where = self.token.start if position is None else position
        return QueryError(message, self.query, where, hint)

    def either(self, depth: int) -> Node | None:
        """Read `all OR all …`; None where there is nothing."""
        nodes = [self.all(depth)]
        while self.token.kind == "OR":
            operator = self.token
            self.at += 1
            nodes.append(self.all(depth))
            if nodes[-2] is None or nodes[-1] is None:
                side = "before" if nodes[-2] is None else "after"
                raise self.error(
                    f"Nothing stands {side} OR",
                    operator.start,
                    'Write a word on each side, or "or" in small letters for the word itself.',
                )
        found = [node for node in nodes if node is not None]
        if not found:
            return None
        return found[0] if len(found) == 1 else Either(tuple(found))

    def all(self, depth: int) -> Node | None:
        """Read what stands side by side up to OR, a closing parenthesis or the end."""
        nodes: list[Node] = []
        without: list[Node] = []
        first = self.token
        while (kind := self.token.kind) not in ("OR", ")", "end"):
            if kind == "AND":
                self._check_and(bool(nodes or without))
                continue
            negation = self._negation()
            node = self.one(depth)
            if node is None:
                continue
            (nodes if negation is None else without).append(node)
        if without and not nodes:
            raise self.error(
                "Nothing is asked for here, only left out",
                first.start,
                "Add a word that the articles must have.",
            )
        if not nodes:
            return None
        return nodes[0] if len(nodes) == 1 and not without else All(tuple(nodes), tuple(without))

    def _negation(self) -> Token | None:
        if self.token.kind != "-":
            return None
        token = self.token
        self.at += 1
        if self.token.kind not in ("(", "phrase", "word"):
            raise self.error("Nothing stands after NOT", token.start, "Write the word to leave out.")
        return token

    def _check_and(self, something: bool) -> None:
        operator = self.token
        self.at += 1
        if not something or self.token.kind in ("OR", "AND", ")", "end"):
            side = "after" if something else "before"
            raise self.error(
                f"Nothing stands {side} AND",
                operator.start,
                'Write a word on each side, or "and" in small letters for the word itself.',
            )

    def one(self, depth: int) -> Node | None:
        """Read one group, phrase or word; None for punctuation that holds no word."""
        token = self.token
        self.at += 1
        if token.kind != "(":
            return self._phrase(token)
        if depth >= DEEPEST:
            raise self.error("Too many parentheses inside each other", token.start)
        node = self.either(depth + 1)
        if self.token.kind != ")":
            raise self.error("This parenthesis is never closed", token.start, "Add ) behind the last word.")
        self.at += 1
        if node is None:
            raise self.error("Nothing stands between these parentheses", token.start)
        return node

    def _phrase(self, token: Token) -> Phrase | None:
        words: list[Word] = []
        for text, prefix in token.pieces:
            found = terms(text)
            words += [Word(*each) for each in found]
            if prefix:
                words[-1] = Word(words[-1].exact, words[-1].folded, prefix=True)
        return Phrase(tuple(words)) if words else None


def _is_word(node: Node) -> TypeGuard[Phrase]:
    return isinstance(node, Phrase) and len(node.words) == 1 and not node.words[0].prefix


def _phrases(node: Node, *, without: bool) -> Iterator[Phrase]:
    """Yield the phrases below `node`; `without` says whether those to leave out as well."""
    if isinstance(node, Phrase):
        yield node
        return
    for child in node.nodes:
        yield from _phrases(child, without=without)
    if without and isinstance(node, All):
        for child in node.without:
            yield from _phrases(child, without=True)
