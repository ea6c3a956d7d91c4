"""What is known to render a term: the reviewed tables' forms, and what the corpus's own lexicon learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.knowledge import table
from defcorpus.report.wording.sides import keyed

if TYPE_CHECKING:
    from defcorpus.pairs.lexicon import Lang, Lexicon

Basis = Literal["table", "learnt", "found"]
_EVERY = 1_000  # renderings of a term that the tables have: all of them
BASES: tuple[Basis, ...] = ("table", "learnt", "found")
"""What a rendering is known by, the surest first."""


class Known(NamedTuple):
    """A rendering that is known: how a table writes it, and where from."""

    form: str  # empty: as the sentences have it
    basis: Basis


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
        from defcorpus.search.nodes import Word
        from defcorpus.search.renderings import reviewed
        from defcorpus.text.terms import terms

        other: Lang = "en" if lang == "vi" else "vi"
        found: dict[str, Known] = {}
        for form in reviewed(_EVERY).of(tuple(Word(*each) for each in terms(term))):
            if keyed(form, other) and form.isascii() == (lang == "vi"):
                found.setdefault(keyed(form, other), Known(form, "table"))
        for form in self._links[lang].get(keyed(term, lang), ()):
            found.setdefault(form, Known("", "learnt"))
        return found


@cache
def _phrases(lang: Lang) -> Mapping[str, Sequence[str]]:
    """Return the reviewed phrases of a language by each of their words."""
    from defcorpus.search.renderings import reviewed

    found: dict[str, list[str]] = {}
    for words in reviewed(_EVERY).exact:
        form = " ".join(words)
        if form.isascii() == (lang == "en"):
            for word in dict.fromkeys(keyed(form, lang).split()):
                found.setdefault(word, []).append(keyed(form, lang))
    return found


def around(key: str, lang: Lang) -> list[str]:
    """Return the reviewed phrases that hold a phrase, the longest first: `major general` of `general`."""
    inside = f" {key} "
    held = {form for form in _phrases(lang).get(key.split(" ")[0], ()) if inside in f" {form} "}
    return sorted(held - {key}, key=lambda form: (-len(form), form))


def known_terms(lexicon: Lexicon) -> dict[str, bool]:
    """Return every Vietnamese term that the tables or the lexicon know, as compared; True: a table has it."""
    found = {form for name in ("glossary", "lexicon") for vi, *_ in table(name) for form in vi.split("|")}
    for name in ("ranks", "posts", "organisations"):
        found |= {form for form, lang, *_ in table(name) if lang == "vi"}
    reviewed = {keyed(form, "vi") for form in found} - {""}
    learnt = {keyed(row.vi, "vi") for row in lexicon.linked()} - {""}
    return {term: term in reviewed for term in sorted(reviewed | learnt)}
