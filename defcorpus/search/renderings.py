"""What the press calls a term in the other language: the reviewed tables as one dictionary, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.search.nodes import Word
from defcorpus.search.spelling import variants
from defcorpus.text.terms import terms

_MOST = 24
"""Renderings of one term."""
_LONGEST = 8  # words of a term

Terms = tuple[str, ...]
"""The words of a term: with their marks, or without."""


class Dictionary(NamedTuple):
    """For each term its renderings as written, the usual one first."""

    exact: dict[Terms, tuple[str, ...]]
    folded: dict[Terms, tuple[str, ...]]

    def of(self, words: tuple[Word, ...]) -> tuple[str, ...]:
        """Return the renderings of these words; typed with marks they must have these."""
        if not all(word.plain for word in words):
            return ()
        exact = tuple(word.exact for word in words)
        found = dict.fromkeys(self.exact.get(exact, ()))
        if any(word.marked for word in words):
            return tuple(found)
        if len(exact) > 1:
            # A single syllable without its marks may be anything: `my` is no America.
            found.update(dict.fromkeys(self.folded.get(exact, ())))
        # `training` is no form of `train` where it has renderings of its own.
        for way in respelt(exact) if found else bent(exact):
            found.update(dict.fromkeys(self.exact.get(way, ())))
        return tuple(found)


def bent(words: Terms) -> Iterator[Terms]:
    """Yield an English term's other forms: its last word as another form of the same, each other spelling."""
    *before, last = words
    yield from ((*before, form) for form in stems(last))
    yield from respelt(words)


def respelt(words: Terms) -> Iterator[Terms]:
    """Yield an English term with each word's other spellings."""
    for at, word in enumerate(words):
        yield from ((*words[:at], other, *words[at + 1 :]) for other in variants(word))


_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


def stems(word: str) -> list[str]:
    """Return what an English word may be a form of.

    >>> stems("ministries"), stems("talks")
    (['ministry', 'ministri', 'ministrie'], ['talk'])
    """
    if not word.isascii():
        return []
    return [
        word[: -len(end)] + base for end, base in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2
    ]


def inflected(word: str) -> tuple[str, ...]:
    """Return the regular forms of an English word: reports, reported, reporting.

    >>> inflected("ministry"), inflected("vote")
    (('ministries', 'ministried', 'ministrying'), ('votes', 'voted', 'voting'))
    >>> inflected("training")
    ('trainings', 'train', 'trains', 'trained')
    """
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return ()
    if word.endswith("y") and word[-2] not in "aeou":
        return (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith("e"):
        return (word + "s", word + "d", word[:-1] + "ing")
    if word.endswith("ing") and len(word) > 6:
        return (word + "s", word[:-3], word[:-3] + "s", word[:-3] + "ed")
    plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return (plural, word + "ed", word + "ing")


@cache
def reviewed(most: int = _MOST) -> Dictionary:
    """Return the dictionary of the reviewed tables: terms, countries, ranks, posts, bodies, common words.

    Of each term at most so many renderings are kept.
    """
    exact: dict[Terms, dict[str, None]] = {}
    for ones, others in rows():
        for here, there in ((ones, others), (others, ones)):
            for form in here:
                known = exact.setdefault(_exact(form), {})
                known.update((other, None) for other in there if other.lower() not in map(str.lower, known))
    for vi, en in table("alsocalled"):
        # English words for more than this one thing: they are added to the Vietnamese word, not it to them.
        known = exact.setdefault(_exact(vi), {})
        known.update((form, None) for form in en.split("|") if form.lower() not in map(str.lower, known))
    folded: dict[Terms, dict[str, None]] = {}
    kept = {words: tuple(forms)[:most] for words, forms in exact.items() if words}
    for words, found in kept.items():
        bare = tuple(term.folded for word in words for term in terms(word))
        if bare != words:
            folded.setdefault(bare, {}).update(dict.fromkeys(found))
    return Dictionary(kept, {words: tuple(forms)[:most] for words, forms in folded.items()})


def with_learnt(learnt: Mapping[str, Iterable[str]]) -> Dictionary:
    """Return the dictionary with what a corpus's pairs taught behind what was reviewed.

    A part of a reviewed rendering is none: `delegation`, where `delegation exchange` is known.
    """
    if not learnt:
        return reviewed()
    known = reviewed()
    exact = dict(known.exact)
    for form, others in sorted(learnt.items()):
        words = _exact(form)
        there = exact.get(words, ())
        inside = [f" {' '.join(_exact(other))} " for other in there]
        new = [
            other for other in others if not any(f" {' '.join(_exact(other))} " in each for each in inside)
        ]
        exact[words] = tuple(dict.fromkeys((*there, *new)))[:_MOST]
    return Dictionary(exact, known.folded)


def longest() -> int:
    """Return how many words a term may have."""
    return _LONGEST


def rows() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the Vietnamese and English forms of each thing that the reviewed tables have."""
    for vi, en, _ in table("glossary"):
        yield vi.split("|"), en.split("|")
    for vi, en, _ in table("post_pairs"):
        yield vi.split("|"), en.split("|")
    yield from _joined(
        (form, lang, code) for form, lang, code, kind in table("countries") if kind != "capital"
    )
    for name in ("ranks", "posts"):
        yield from _joined(table(name))
    yield from _abroad()
    yield from _joined((form, lang, key) for form, lang, key, *_ in table("organisations"))
    for vi, en in table("lexicon"):
        yield vi.split("|"), en.split("|")


def _abroad() -> Iterator[tuple[list[str], list[str]]]:
    """Yield what the press calls a foreign officer's rank: a Colonel General is a `Thượng tướng`."""
    forms: dict[tuple[str, str], list[str]] = {}
    for form, lang, key, *_ in table("ranks"):
        forms.setdefault((lang, key), []).append(form)
    for kind, key, vietnamese in table("renderings"):
        vi, en = forms.get(("vi", vietnamese)), forms.get(("en", key))
        if kind == "rank" and vi and en:
            yield vi, en


def _joined(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the forms of each key in both languages, the shortest first: the plain word before its kinds."""
    forms: dict[str, tuple[list[str], list[str]]] = {}
    for form, lang, key in rows:
        if lang in ("vi", "en"):
            forms.setdefault(key, ([], []))[lang == "en"].append(form)
    for both in forms.values():
        if all(both):
            vi, en = (sorted(found, key=lambda form: (form.count(" "), form)) for found in both)
            yield vi, en


def _exact(form: str) -> Terms:
    return tuple(term.exact for term in terms(form))
