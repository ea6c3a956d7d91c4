"""A query's tree to tantivy's own queries.

What decides whether an article is found is always its folded words; what was typed with marks only ranks.
To that end an article gains :data:`STEP` for each level it reaches: first, that every word typed with marks
occurs with them; second, that everything occurs just as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from defcorpus.corpus.entries import schema
from defcorpus.search.query import All, Node, Phrase, Query, Word

if TYPE_CHECKING:
    import tantivy

STEP = 1_000.0
"""More than BM25 ever adds up to for one query: an exact hit is above all others."""

_TITLE_BOOST = 2.0
# How many words with a prefix lend their own weight to the ranking, the most frequent ones.
_EXPANSIONS = 50
_PREFIX_WEIGHT = 0.1
_MOST_PAIRS = 8
_PAIR_BOOST = 2.0

Clause = tuple["tantivy.Occur", "tantivy.Query"]


class Compiler:
    """Compiles for one open index and one choice of fields."""

    def __init__(self, searcher: tantivy.Searcher, fields: Sequence[str]) -> None:
        self.searcher = searcher
        self.fields = fields

    def ranked(self, query: Query) -> tantivy.Query:
        """Return what finds and ranks the articles for `query`."""
        import tantivy

        found = self._node(query.root, self._folded)
        clauses = []
        for pair in query.pairs[:_MOST_PAIRS]:
            boosted = tantivy.Query.boost_query(self._folded(pair), _PAIR_BOOST)
            clauses.append((tantivy.Occur.Should, boosted))
        for leaf in (self._marks, self._typed) if query.marked else ():
            level = tantivy.Query.const_score_query(self._node(query.root, leaf), STEP)
            clauses.append((tantivy.Occur.Should, level))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, found), *clauses]) if clauses else found

    def _node(self, node: Node, leaf: Callable[[Phrase], tantivy.Query]) -> tantivy.Query:
        import tantivy

        if isinstance(node, Phrase):
            return leaf(node)
        occur = tantivy.Occur.Must if isinstance(node, All) else tantivy.Occur.Should
        clauses: list[Clause] = [(occur, self._node(child, leaf)) for child in node.nodes]
        if isinstance(node, All):
            # What was left out with marks is left out with these marks only.
            clauses += [(tantivy.Occur.MustNot, self._node(child, self._left_out)) for child in node.without]
        return tantivy.Query.boolean_query(clauses)

    def _folded(self, phrase: Phrase) -> tantivy.Query:
        return self._any_field(phrase, exact=False)

    def _typed(self, phrase: Phrase) -> tantivy.Query:
        return self._any_field(phrase, exact=True)

    def _left_out(self, phrase: Phrase) -> tantivy.Query:
        return self._any_field(phrase, exact=any(word.marked for word in phrase.words))

    def _marks(self, phrase: Phrase) -> tantivy.Query:
        """Each marked word with its marks; where they stand together is not asked, only that both hold."""
        marked = [word for word in phrase.words if word.marked]
        queries = [self._any_field(Phrase((word,)), exact=True) for word in marked]
        if len(marked) < len(phrase.words):
            queries.append(self._folded(phrase))
        return _every(queries)

    def _any_field(self, phrase: Phrase, *, exact: bool) -> tantivy.Query:
        import tantivy

        clauses: list[Clause] = []
        for field in self.fields:
            leaf = self._leaf(phrase, field if exact else f"{field}_folded", exact=exact)
            boosted = tantivy.Query.boost_query(leaf, _TITLE_BOOST) if field == "title" else leaf
            clauses.append((tantivy.Occur.Should, boosted))
        return tantivy.Query.boolean_query(clauses)

    def _leaf(self, phrase: Phrase, field: str, *, exact: bool) -> tantivy.Query:
        import tantivy

        words = [word.exact if exact else word.folded for word in phrase.words]
        prefixed = any(word.prefix for word in phrase.words)
        if len(words) == 1:
            return (
                self._prefix(words[0], field)
                if prefixed
                else tantivy.Query.term_query(schema(), field, words[0])
            )
        if not prefixed:
            return tantivy.Query.phrase_query(schema(), field, list(words))
        patterns = [_pattern(word, text) for word, text in zip(phrase.words, words, strict=True)]
        return tantivy.Query.regex_phrase_query(schema(), field, list(patterns))

    def _prefix(self, text: str, field: str) -> tantivy.Query:
        import tantivy

        every = tantivy.Query.regex_query(schema(), field, f"{text}.*")
        clauses: list[Clause] = [
            (tantivy.Occur.Should, tantivy.Query.const_score_query(every, _PREFIX_WEIGHT)),
        ]
        for word, _ in self.searcher.terms_with_prefix(field, text, limit=_EXPANSIONS):
            clauses.append((tantivy.Occur.Should, tantivy.Query.term_query(schema(), field, word)))
        return tantivy.Query.boolean_query(clauses)


def _pattern(word: Word, text: str) -> str:
    # Words hold letters, digits and combining marks only: nothing in them means anything to an expression.
    return f"{text}.*" if word.prefix else text


def _every(queries: list[tantivy.Query]) -> tantivy.Query:
    import tantivy

    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])
