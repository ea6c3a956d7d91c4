"""What is known to render a term: the reviewed tables' forms, and what the corpus's own lexicon learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.knowledge import table
from defcorpus.report.wording.sides import keyed
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.pairs.words.lexicon import Lang, Lexicon

Basis = Literal["table", "learnt", "found"]
BASES: tuple[Basis, ...] = ("table", "learnt", "found")
"""What a rendering is known by, the surest first."""


class Known(NamedTuple):
    """A rendering that is known."""

    basis: Basis  # by a table, or learnt


class Dictionary:
    """Known renderings of terms of either language, by their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        links: dict[str, dict[str, dict[str, None]]] = {"vi": {}, "en": {}}
        for row in lexicon.linked():
            vi, en = keyed(row.vi, "vi"), keyed(row.en, "en")
            links["vi"].setdefault(vi, {})[en] = None
            links["en"].setdefault(en, {})[vi] = None
        self._links = links
        self._cached: dict[tuple[str, str], Mapping[str, Known]] = {}

    def of(self, term: str, lang: Lang) -> Mapping[str, Known]:
        """Return the renderings of a term of `lang`: the tables', then the lexicon's."""
        asked = (term, lang)
        if asked not in self._cached:
            self._cached[asked] = self._of(term, lang)
        return self._cached[asked]

    def _of(self, term: str, lang: Lang) -> Mapping[str, Known]:
        found = {form: Known("table") for form in _reviewed(lang).get(keyed(term, lang), ())}
        if lang == "vi" and fold(term) == term.lower() and " " in term.strip():
            # Typed without marks; a single syllable may be anything: `my` is no America.
            found |= {form: Known("table") for form in _unmarked().get(keyed(term, lang), ())}
        for form in self._links[lang].get(keyed(term, lang), ()):
            found.setdefault(form, Known("learnt"))
        return found


@cache
def _reviewed(lang: Lang) -> Mapping[str, Sequence[str]]:
    """Return the reviewed renderings of each term of a language, by keys, the usual one first."""
    from defcorpus.search.renderings import rows

    found: dict[str, dict[str, None]] = {}
    for vi, en in rows():
        keys = [keyed(form, "vi") for form in vi], [keyed(form, "en") for form in en]
        ones, others = keys if lang == "vi" else keys[::-1]
        for one in filter(None, ones):
            found.setdefault(one, {}).update(dict.fromkeys(filter(None, others)))
    return {key: tuple(forms) for key, forms in found.items()}


@cache
def _unmarked() -> Mapping[str, Sequence[str]]:
    """Return the reviewed renderings of Vietnamese terms without their marks."""
    found: dict[str, dict[str, None]] = {}
    for key, forms in _reviewed("vi").items():
        found.setdefault(fold(key), {}).update(dict.fromkeys(forms))
    return {key: tuple(forms) for key, forms in found.items()}


@cache
def _phrases(lang: Lang) -> Mapping[str, Sequence[str]]:
    """Return the reviewed phrases of a language by each of their words."""
    found: dict[str, list[str]] = {}
    for key in _reviewed(lang):
        for word in dict.fromkeys(key.split()):
            found.setdefault(word, []).append(key)
    return found


def around(key: str, lang: Lang) -> list[str]:
    """Return the reviewed phrases that hold a phrase, the longest first: `major general` of `general`."""
    inside = f" {key} "
    held = {form for form in _phrases(lang).get(key.split(" ")[0], ()) if inside in f" {form} "}
    return sorted(held - {key}, key=lambda form: (-len(form), form))


@cache
def openings(lang: Lang) -> frozenset[tuple[str, str]]:
    """Return the first two words of the reviewed phrases of a language: `general department`."""
    return frozenset((words[0], words[1]) for key in _reviewed(lang) if len(words := key.split()) > 1)


def known_terms(lexicon: Lexicon) -> dict[str, bool]:
    """Return every Vietnamese term that the tables or the lexicon know, as compared; True: a table has it."""
    found = {form for name in ("glossary", "lexicon") for vi, *_ in table(name) for form in vi.split("|")}
    for name in ("ranks", "posts", "organisations"):
        found |= {form for form, lang, *_ in table(name) if lang == "vi"}
    reviewed = {keyed(form, "vi") for form in found} - {""}
    learnt = {keyed(row.vi, "vi") for row in lexicon.linked()} - {""}
    return {term: term in reviewed for term in sorted(reviewed | learnt)}
