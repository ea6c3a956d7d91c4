"""What a query is, once understood: a tree of phrases, words near each other, and fields."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeGuard

from defcorpus.search.fields import Field
from defcorpus.tuples import NamedTuple


class Word(NamedTuple):
    """One word asked for, in the two spellings of :mod:`defcorpus.text.terms`."""

    exact: str
    folded: str
    prefix: bool = False
    fuzzy: int = 0  # letters that may differ
    also: tuple[str, ...] = ()  # the other spellings of an English word: defence, defense

    @property
    def marked(self) -> bool:
        """Say whether it was typed with marks."""
        return self.exact != self.folded

    @property
    def plain(self) -> bool:
        """Say whether it is just this word."""
        return not self.prefix and not self.fuzzy


class Phrase(NamedTuple):
    """Words side by side; a single word is a phrase of one."""

    words: tuple[Word, ...]
    title: bool = False  # in the title only
    strict: bool = False  # only where it is written as it was typed


class Near(NamedTuple):
    """Two phrases with at most `distance` words between them, in either order."""

    one: Phrase
    other: Phrase
    distance: int


class All(NamedTuple):
    """Every one of ``nodes`` must hold and none of ``without``."""

    nodes: tuple[Node, ...]
    without: tuple[Node, ...] = ()


class Either(NamedTuple):
    """One of ``nodes`` must hold."""

    nodes: tuple[Node, ...]


Leaf = Phrase | Near
Node = Leaf | Field | All | Either


class Query(NamedTuple):
    """A query that was understood."""

    text: str
    root: Node
    first: Node | None = None
    """Where terms were added: what was typed, which goes first."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """What words are asked for and not excluded, in the order typed, each once."""
        return tuple(
            dict.fromkeys(leaf for leaf in below(self.root, without=False) if not isinstance(leaf, Field))
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields asked for or excluded, each once."""
        return tuple(
            dict.fromkeys(leaf for leaf in below(self.root, without=True) if isinstance(leaf, Field))
        )

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What is asked for and not excluded, in the order typed, each once; those of NEAR one by one."""
        return tuple(
            dict.fromkeys(
                phrase
                for leaf in self.leaves
                for phrase in ((leaf.one, leaf.other) if isinstance(leaf, Near) else (leaf,))
            )
        )

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


def as_typed(query: Query) -> Query:
    """Return a query whose phrases with marks mean only what is written with them; others stay as they are.

    That is what one counts: a ranking puts other spellings behind, a count cannot.
    """
    first = None if query.first is None else _strict(query.first)
    return query._replace(root=_strict(query.root), first=first)


def _strict(node: Node) -> Node:
    if isinstance(node, Phrase):
        return node._replace(strict=node.strict or any(word.marked for word in node.words))
    if isinstance(node, Near):
        one, other = _strict(node.one), _strict(node.other)
        assert isinstance(one, Phrase) and isinstance(other, Phrase)
        both = one.strict or other.strict
        return node._replace(one=one._replace(strict=both), other=other._replace(strict=both))
    if isinstance(node, Field):
        return node
    nodes = tuple(map(_strict, node.nodes))
    if isinstance(node, Either):
        return node._replace(nodes=nodes)
    return node._replace(nodes=nodes, without=tuple(map(_strict, node.without)))


def _is_word(node: Node) -> TypeGuard[Phrase]:
    return isinstance(node, Phrase) and len(node.words) == 1 and node.words[0].plain and not node.title


def below(node: Node, *, without: bool) -> list[Leaf | Field]:
    """Return the leaves below `node`, in order; `without` says whether those to leave out as well."""
    if isinstance(node, (Phrase, Near, Field)):  # a union would be made anew at each call
        return [node]
    found: list[Leaf | Field] = []
    for child in node.nodes:
        found += below(child, without=without)
    if without and isinstance(node, All):
        for child in node.without:
            found += below(child, without=True)
    return found
