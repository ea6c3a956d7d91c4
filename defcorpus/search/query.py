"""The query language: text to a tree of phrases, or a QueryError that points at the place.

    giang hasanov          both words, anywhere in the article
    "đối thoại quốc phòng" these words in this order; a hyphenated word is such a phrase by itself
    -azerbaijan            not this word; also -"two words" and -(a OR b)
    moscow OR beijing      either; words side by side bind tighter: a b OR c is (a b) OR c
    (a OR b) c             parentheses group
    must*                  words that begin so, also in a phrase
    mustafaev~             words spelled nearly so: a letter more, less, other or swapped; ~2 for two
    giang NEAR/5 hasanov   at most 5 words between the two, in either order
    title:dialogue         in the title; also title:"two words" and title:(a OR b)
    person:giang           one of the :data:`~defcorpus.search.fields.FIELDS`, as the option of the same name

`AND` and `NOT` in capitals are understood too. Case does not matter, nor how marks are composed or where the
tone stands. Punctuation that joins no words is passed over, so that a pasted headline is a query.
"""

from __future__ import annotations

from defcorpus.errors import QueryError
from defcorpus.search.fields import Field, checked
from defcorpus.search.nodes import All, Either, Leaf, Near, Node, Phrase, Query, Word, below
from defcorpus.search.spelling import variants
from defcorpus.search.tokens import Token, read_tokens
from defcorpus.text.terms import terms

__all__ = ["All", "Either", "Near", "Node", "Phrase", "Query", "Word", "parse"]

DEEPEST = 40
"""Parentheses inside parentheses."""
LONGEST = 1_000
"""Words in one query."""
_MOST_NEAR_PHRASES = 30
"""Words between two operands of NEAR of which one is a phrase: each distance is asked for by itself."""


def parse(query: str) -> Query:
    """Read a query. QueryError, with the offset where reading stopped, for one that cannot be meant."""
    tokens = read_tokens(query)
    reader = _Reader(query, tokens)
    root = reader.either(0)
    if reader.token.kind == ")":
        raise reader.error("This parenthesis closes nothing", hint="Remove it, or open one in front.")
    if root is None:
        raise QueryError("The query asks for no word", query, 0, "Type at least one word, such as: giang")
    if sum(map(_length, below(root, without=True))) > LONGEST:
        raise QueryError(f"The query has more than {LONGEST:,} words", query, 0, "Ask for fewer words.")
    return Query(query, root)


class _Reader:
    """A recursive-descent reader over the tokens; the last token is always `end`."""

    def __init__(self, query: str, tokens: list[Token]) -> None:
        self.query = query
        self.tokens = tokens
        self.at = 0
        self.in_title = False

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
            if kind == "NEAR":
                raise self._no_near("in front of")
            negation = self._negation()
            node = self.near(depth)
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
        if self.token.kind not in ("(", "phrase", "word", "title", "field"):
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

    def near(self, depth: int) -> Node | None:
        """Read one thing, or several with NEAR between them: each pair of neighbours must be near."""
        start = self.token
        node = self.one(depth)
        chain: list[Node] = []
        while self.token.kind == "NEAR":
            operator = self.token
            if not isinstance(node, Phrase):
                raise self._no_near("in front of") if node is None else self._no_phrase(start)
            self.at += 1
            start = self.token
            if start.kind not in ("phrase", "word", "title", "("):
                raise self._no_near("behind", operator)
            other = self.one(depth)
            if not isinstance(other, Phrase):
                raise self._no_near("behind", operator) if other is None else self._no_phrase(start)
            chain.append(self._joined(operator, node, other))
            node = other
        if not chain:
            return node
        return chain[0] if len(chain) == 1 else All(tuple(chain))

    def _joined(self, operator: Token, one: Phrase, other: Phrase) -> Near:
        words = (*one.words, *other.words)
        if any(word.fuzzy for word in words):
            raise self.error("NEAR takes no word with ~", operator.start, "Leave out the ~, or use a *.")
        if one.title != other.title:
            raise self.error(
                "NEAR joins words of one text",
                operator.start,
                "Write title:(a NEAR/5 b) for two in the title.",
            )
        if len(words) > 2 and operator.distance > _MOST_NEAR_PHRASES:
            raise self.error(
                f"A phrase may be {_MOST_NEAR_PHRASES} words off at most",
                operator.start,
                f"Write NEAR/{_MOST_NEAR_PHRASES}, or AND.",
            )
        return Near(one, other, operator.distance)

    def _no_near(self, side: str, operator: Token | None = None) -> QueryError:
        at = (operator or self.token).start
        return self.error(f"Nothing stands {side} NEAR", at, 'Write a word or a "phrase" on each side of it.')

    def _no_phrase(self, token: Token) -> QueryError:
        return self.error(
            "NEAR joins words and phrases only", token.start, "Write (a NEAR/5 c) OR (b NEAR/5 c)."
        )

    def one(self, depth: int) -> Node | None:
        """Read one group, field, phrase or word; None for punctuation that holds no word."""
        token = self.token
        self.at += 1
        if token.kind == "field":
            return checked(Field(token.name, token.value, token.value_start), self.query)
        if token.kind == "title":
            return self._title(token, depth)
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

    def _title(self, token: Token, depth: int) -> Node:
        before, self.in_title = self.in_title, True
        node = self.one(depth) if self.token.kind in ("(", "phrase", "word") else None
        self.in_title = before
        if node is None:
            raise self.error("No word stands behind title:", token.start, "Write title:dialogue.")
        return node

    def _phrase(self, token: Token) -> Phrase | None:
        words: list[Word] = []
        for piece in token.pieces:
            found = [Word(*each) for each in terms(piece.text)]
            if found:
                found[-1] = found[-1]._replace(prefix=piece.prefix, fuzzy=piece.fuzzy)
            words += [word._replace(also=variants(word.exact)) if word.plain else word for word in found]
        if len(words) > 1 and any(word.fuzzy for word in words):
            raise self.error(
                "A ~ stands behind single words, not in phrases",
                token.start,
                "Leave out the quotation marks or the ~; a * may stand in a phrase.",
            )
        return Phrase(tuple(words), self.in_title) if words else None


def _length(leaf: Leaf | Field) -> int:
    if isinstance(leaf, Near):
        return len(leaf.one.words) + len(leaf.other.words)
    return len(leaf.words) if isinstance(leaf, Phrase) else 1
