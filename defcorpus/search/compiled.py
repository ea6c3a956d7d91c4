"""A query's tree to tantivy's own queries.

What decides whether an article is found is always its folded words; what was typed with marks only ranks.
To that end an article gains :data:`STEP` for each level it reaches: first, that every word typed with marks
occurs with them; second, that everything occurs just as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from defcorpus.corpus.selecting.entries import PAIRS, frequent_pair, schema
from defcorpus.search.fields import Field
from defcorpus.search.leaves import any_of, near, patterns, phrase_query, spellings
from defcorpus.search.nodes import All, Leaf, Near, Node, Phrase, Query, Word
from defcorpus.text.glued import syllables
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

    Leaves = Callable[[Leaf], tantivy.Query]

STEP = 1_000.0
"""More than BM25 ever adds up to for one query: an exact hit is above all others."""

_FIRST = 3
"""Levels that what was typed is above what was added across languages."""
_TITLE_BOOST = 2.0
# How many words with a prefix lend their own weight to the ranking, the most frequent ones.
_EXPANSIONS = 50
_PREFIX_WEIGHT = 0.1
_MOST_PAIRS = 8
_MOST_TITLES = 8
_PAIR_BOOST = 2.0

Clause = tuple["tantivy.Occur", "tantivy.Query"]


class Ranked(NamedTuple):
    """What finds and ranks articles."""

    query: tantivy.Query
    helps: tuple[tantivy.Query, ...] = ()
    """What else speaks for an article; too slow to ask of all, so that it is asked of the best."""


class Compiler:
    """Compiles for one open index and one choice of fields."""

    def __init__(
        self,
        searcher: tantivy.Searcher,
        fields: Sequence[str],
        meant: Mapping[Field, tantivy.Query] = MappingProxyType({}),
    ) -> None:
        """`meant` has the query of each field that the query to compile has."""
        self.searcher = searcher
        self.fields = fields
        self.meant = meant

    def ranked(self, query: Query, *, exact: bool = False, within: Sequence[Clause] = ()) -> Ranked:
        """Return what finds and ranks the articles for `query` that are `within` filters.

        `exact`: only what is just as typed.
        """
        import tantivy

        leaf, marked = self._typed if exact else self._folded, query.marked
        pairs = [tantivy.Query.boost_query(leaf(pair), _PAIR_BOOST) for pair in query.pairs[:_MOST_PAIRS]]
        # Words apart go through the articles one by one, and a filter beside them spares what is behind.
        beside = within if isinstance(query.root, All) else ()
        titled = self._titled(query, self._node(query.root, leaf, beside), leaf)
        clauses: list[Clause] = [(tantivy.Occur.Must, titled)]
        if query.first is not None:
            clauses.append(self._level(query.first, self._folded, _FIRST * STEP))
        if exact:
            pass
        elif marked and all(_is_simple(leaf) for leaf in query.leaves):
            # A phrase that has the marks of its words is as typed but for the rarest chance.
            clauses.append(self._level(query.root, self._typed, 2 * STEP))
        elif marked:
            clauses.append(self._level(query.root, self._marks, STEP))
            clauses.append(self._level(query.root, self._typed, STEP))
        elif is_lone(query):
            clauses.append(self._level(query.root, self._typed, STEP))
        clauses += within if not beside else ()
        return Ranked(titled if len(clauses) == 1 else tantivy.Query.boolean_query(clauses), tuple(pairs))

    def _level(self, node: Node, leaf: Leaves, score: float) -> Clause:
        import tantivy

        return tantivy.Occur.Should, tantivy.Query.const_score_query(self._node(node, leaf), score)

    def found(self, query: Query, *, exact: bool = False) -> tantivy.Query:
        """Return what finds the articles for `query`, for one who only counts them."""
        return self._node(query.root, self._typed if exact else self._counted)

    def _titled(self, query: Query, found: tantivy.Query, leaf: Leaves) -> tantivy.Query:
        """Return `found`, and that words stand in the title speaks for an article too."""
        import tantivy

        titles = [
            leaf(phrase._replace(title=True))
            for phrase in query.phrases[:_MOST_TITLES]
            if not phrase.title and all(word.plain for word in phrase.words)
        ]
        clauses: list[Clause] = [(tantivy.Occur.Must, found)]
        clauses += [(tantivy.Occur.Should, tantivy.Query.boost_query(each, _TITLE_BOOST)) for each in titles]
        return tantivy.Query.boolean_query(clauses) if titles else found

    def _node(self, node: Node, leaf: Leaves, within: Sequence[Clause] = ()) -> tantivy.Query:
        import tantivy

        if isinstance(node, Phrase | Near):
            return leaf(node)
        if isinstance(node, Field):
            return self.meant[node]
        occur = tantivy.Occur.Must if isinstance(node, All) else tantivy.Occur.Should
        clauses: list[Clause] = [(occur, self._node(child, leaf)) for child in node.nodes]
        if isinstance(node, All):
            # What was left out with marks is left out with these marks only.
            clauses += [(tantivy.Occur.MustNot, self._node(child, self._left_out)) for child in node.without]
        return tantivy.Query.boolean_query([*clauses, *within])

    def _folded(self, leaf: Leaf) -> tantivy.Query:
        return self._any_field(leaf, exact=False)

    def _counted(self, leaf: Leaf) -> tantivy.Query:
        """As :meth:`_folded`, where no score is wanted: two frequent words side by side are one term."""
        import tantivy

        pair = frequent_phrase(leaf) if isinstance(leaf, Phrase) and self.fields == ("body",) else None
        return tantivy.Query.term_query(schema(), PAIRS, pair, "basic") if pair else self._folded(leaf)

    def _typed(self, leaf: Leaf) -> tantivy.Query:
        return self._any_field(leaf, exact=True)

    def _left_out(self, leaf: Leaf) -> tantivy.Query:
        return self._any_field(leaf, exact=any(word.marked for word in _words(leaf)))

    def _marks(self, leaf: Leaf) -> tantivy.Query:
        """Each marked word with its marks; where they stand together is not asked, only that both hold."""
        words = _words(leaf)
        marked = [word for word in words if word.marked]
        queries = [self._any_field(Phrase((word,)), exact=True) for word in marked]
        if len(marked) < len(words):
            queries.append(self._folded(leaf))
        return _every(queries)

    def _any_field(self, leaf: Leaf, *, exact: bool) -> tantivy.Query:
        one = leaf.one if isinstance(leaf, Near) else leaf
        fields = ("title",) if one.title else self.fields
        return any_of([self._in(field, leaf, exact=exact or one.strict) for field in fields])

    def _in(self, field: str, leaf: Leaf, *, exact: bool) -> tantivy.Query:
        import tantivy

        if not exact:
            return self._as(f"{field}_folded", leaf, exact=False)
        typed = self._as(field, leaf, exact=True)
        if any(word.marked for word in _words(leaf)):
            return typed
        # Words without marks are folded ones, of which those count that stand so in the article: one
        # that has no marks at all, or one whose words as written say so.
        plain = tantivy.Query.term_query(schema(), "plain", field, "basic")
        either = tantivy.Query.const_score_query(any_of([typed, plain]), 0.0)
        return _every([self._as(f"{field}_folded", leaf, exact=True), either])

    def _as(self, field: str, leaf: Leaf, *, exact: bool) -> tantivy.Query:
        if isinstance(leaf, Near):
            return near(leaf, field, exact=exact)
        return self._phrase(leaf, field, exact=exact)

    def _phrase(self, phrase: Phrase, field: str, *, exact: bool) -> tantivy.Query:
        import tantivy

        if len(phrase.words) == 1:
            return self._word(phrase.words[0], field, exact=exact)
        if any(word.prefix for word in phrase.words):
            return tantivy.Query.regex_phrase_query(schema(), field, patterns(phrase, exact=exact))
        ways = [phrase_query(schema(), field, list(words)) for words in spellings(phrase, exact=exact)]
        if field not in ("body", "body_folded"):
            return any_of(ways)
        return _every([any_of(ways), *_side_by_side(phrase, exact=exact)])

    def _word(self, word: Word, field: str, *, exact: bool) -> tantivy.Query:
        import tantivy

        text = word.exact if exact else word.folded
        if word.prefix:
            return self._prefix(text, field)
        own = tantivy.Query.term_query(schema(), field, text)
        if exact:
            return own
        if word.fuzzy:
            close = tantivy.Query.fuzzy_term_query(schema(), field, text, word.fuzzy, True)
            return _ranked_by(close, [own])
        return any_of([own, *(tantivy.Query.term_query(schema(), field, o) for o in word.also)])

    def _prefix(self, text: str, field: str) -> tantivy.Query:
        import tantivy

        # No letter may differ and any may follow: an expression says the same, and takes 0.2 ms to make.
        every = tantivy.Query.fuzzy_term_query(schema(), field, text, 0, True, True)
        frequent = self.searcher.terms_with_prefix(field, text, limit=_EXPANSIONS)
        return _ranked_by(every, [tantivy.Query.term_query(schema(), field, word) for word, _ in frequent])


def _ranked_by(found: tantivy.Query, words: Sequence[tantivy.Query]) -> tantivy.Query:
    """Return a query for what `found` finds, to which some of its words lend their weight."""
    import tantivy

    must = (tantivy.Occur.Must, tantivy.Query.const_score_query(found, _PREFIX_WEIGHT))
    return tantivy.Query.boolean_query([must, *((tantivy.Occur.Should, word) for word in words)])


def is_lone(query: Query) -> bool:
    """Say whether a query is one syllable typed without marks that is a word so: `ban`, beside `bán`, `bạn`.

    There the typed form goes first; `quoc` is only `quốc` without its marks.
    """
    root = query.root
    if not isinstance(root, Phrase) or len(root.words) > 1 or not root.words[0].plain:
        return False
    return root.words[0].exact in syllables()


def _is_simple(leaf: Leaf) -> bool:
    return isinstance(leaf, Phrase) and (len(leaf.words) > 1 or leaf.words[0].marked)


def _words(leaf: Leaf) -> tuple[Word, ...]:
    return (*leaf.one.words, *leaf.other.words) if isinstance(leaf, Near) else leaf.words


def frequent_phrase(phrase: Phrase) -> str | None:
    """Return how a phrase is written in :data:`PAIRS` that is just two frequent words; None for others."""
    one, *others = phrase.words
    if len(others) != 1 or phrase.title or phrase.strict or not one.plain or not others[0].plain:
        return None
    return next(frequent_pairs(pairwise(phrase.words), exact=False), None)


def _side_by_side(phrase: Phrase, *, exact: bool) -> Iterator[tantivy.Query]:
    """Yield what articles with a phrase in their body have for certain, and few others."""
    import tantivy

    for pair in frequent_pairs(pairwise(phrase.words), exact=exact):
        yield tantivy.Query.const_score_query(tantivy.Query.term_query(schema(), PAIRS, pair, "basic"), 0.0)


def frequent_pairs(beside: Iterable[tuple[Word, Word]], *, exact: bool) -> Iterator[str]:
    """Yield how those of some words side by side are written in :data:`PAIRS` that are frequent."""
    for one, other in beside:
        pair = None if not exact and (one.also or other.also) else frequent_pair(one.folded, other.folded)
        if pair is not None:
            yield pair


def _every(queries: list[tantivy.Query]) -> tantivy.Query:
    import tantivy

    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])
