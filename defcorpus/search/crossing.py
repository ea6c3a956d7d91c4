"""A query across languages: the other language's terms beside those that were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from defcorpus.search.fields import Field
from defcorpus.search.nodes import All, Either, Near, Node, Phrase, Query, Word
from defcorpus.search.renderings import Dictionary, inflected, longest, reviewed
from defcorpus.search.spelling import variants
from defcorpus.text.syllables import is_syllable
from defcorpus.text.terms import terms


class Across(NamedTuple):
    """A query with what was added to it."""

    query: Query
    added: tuple[tuple[str, tuple[str, ...]], ...]
    """Each term that was typed, and what was added for it as written."""


def across(query: Query, dictionary: Dictionary | None = None) -> Across:
    """Return `query` with the other language's terms added; what was typed goes first.

    Words that have no rendering stay as they are, since names are the same in both languages; where none has
    one, the query is returned as it was.

    >>> from defcorpus.search.query import parse
    >>> across(parse('"defence industry"')).added
    (('defence industry', ('công nghiệp quốc phòng',)),)
    """
    added: dict[str, tuple[str, ...]] = {}
    rendered = _Renderer(dictionary or reviewed(), added).node(query.root)
    if not added or rendered is None:
        return Across(query, ())
    whole = Query(query.text, Either((query.root, rendered)), query.root)
    return Across(whole, tuple(added.items()))


class _Renderer:
    """Renders a tree, noting in `added` what it added."""

    def __init__(self, dictionary: Dictionary, added: dict[str, tuple[str, ...]]) -> None:
        self._dictionary = dictionary
        self._added = added

    def node(self, node: Node) -> Node | None:
        """Return a node in the other language; None where nothing of it has a rendering."""
        if isinstance(node, Phrase):
            return _all(self._words(node.words, title=node.title))
        if isinstance(node, Near):
            both = [self.node(each) or each for each in (node.one, node.other)]
            return None if both == [node.one, node.other] else _all(both)
        if isinstance(node, Field):
            return None
        if isinstance(node, Either):
            found = [each for child in node.nodes if (each := self.node(child)) is not None]
            return (found[0] if len(found) == 1 else Either(tuple(found))) if found else None
        return self._every(node)

    def _every(self, node: All) -> Node | None:
        nodes: list[Node] = []
        changed = False
        for run in _runs(node.nodes):
            if isinstance(run, Phrase):
                rendered: Sequence[Node] | None = self._words(run.words, title=run.title)
                nodes += rendered or [Phrase((word,), run.title) for word in run.words]
            else:
                one = self.node(run)
                rendered = None if one is None else [one]
                nodes.append(run if one is None else one)
            changed = changed or rendered is not None
        if not changed:
            return None
        return All(tuple(nodes), node.without)

    def _words(self, words: tuple[Word, ...], *, title: bool) -> list[Node] | None:
        """Return words in the other language, the longest terms first; None where none has a rendering."""
        found: list[Node] = []
        changed = False
        at = 0
        while at < len(words):
            length, forms = self._longest(words[at:])
            if forms:
                changed = True
                typed = " ".join(word.exact for word in words[at : at + length])
                self._added.setdefault(typed, forms)
                parts = self._in_parts(words[at : at + length], title=title)
                found.append(_any([_either(forms, title=title), *parts]))
            else:
                found.append(Phrase(words[at : at + 1], title))
            at += length
        return found if changed else None

    def _in_parts(self, words: tuple[Word, ...], *, title: bool) -> list[Node]:
        """Return what a term's parts are called, apart: `quân sự` and `chiến dịch` for a military operation.

        An English word is a part, of Vietnamese two syllables are; every part must have a reviewed rendering:
        with what pairs taught of single words one finds half of a corpus.
        """
        size = 1 if all(word.exact.isascii() and not is_syllable(word.exact) for word in words) else 2
        if len(words) <= size or len(words) % size:
            return []
        parts = [reviewed().of(words[at : at + size]) for at in range(0, len(words), size)]
        if not all(parts):
            return []
        return [All(tuple(_either(forms, title=title) for forms in parts))]

    def _longest(self, words: tuple[Word, ...]) -> tuple[int, tuple[str, ...]]:
        for length in range(min(len(words), longest()), 0, -1):
            forms = self._dictionary.of(words[:length])
            if forms:
                return length, forms
        return 1, ()


def _runs(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes, words side by side as one phrase: a term may be typed without quotation marks."""
    run: list[Word] = []
    for node in nodes:
        if isinstance(node, Phrase) and len(node.words) == 1 and not node.title:
            run += node.words
            continue
        if run:
            yield Phrase(tuple(run))
            run = []
        yield node
    if run:
        yield Phrase(tuple(run))


def _either(forms: Sequence[str], *, title: bool) -> Node:
    """Return any of some forms; an English one in whichever form its last word has."""
    phrases = dict.fromkeys(_phrase(form, title=title) for form in forms if terms(form))
    found = tuple(phrases)
    return found[0] if len(found) == 1 else Either(found)


def _any(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Either(tuple(nodes))


def _phrase(form: str, *, title: bool) -> Phrase:
    words = [Word(*each, also=variants(each.exact)) for each in terms(form)]
    if form.isascii():
        last = words[-1]
        words[-1] = last._replace(also=(*last.also, *inflected(last.exact)))
    return Phrase(tuple(words), title)


def _all(nodes: Sequence[Node] | None) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))
