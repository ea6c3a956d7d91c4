"""Sentences of an article as they stand on its page: where, which of their words are names, which hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.text.fold import fold
from defcorpus.text.sentences import sentences
from defcorpus.text.terms import placed, spelled

if TYPE_CHECKING:
    from defcorpus.corpus.records import PageText
    from defcorpus.pairs.records import Features
    from defcorpus.report.wording.aligned import Unit

_READ = ("title", "body", "caption")  # what pairing reads
_LEAST_PART = 2  # letters on either side of a hyphen that a word is written with or without


class Word(NamedTuple):
    """One word of a text: as compared, and where it stands, half-open."""

    word: str
    start: int
    end: int


class Marked(NamedTuple):
    """A sentence: its words, where it stands, which of its words are parts of names."""

    words: tuple[str, ...]
    span: tuple[int, int] | None  # none: a title that stands outside the page
    names: tuple[int, ...]
    hyphens: tuple[tuple[str, str], ...]  # parts of words with a hyphen between
    plain: bool  # of the text itself: no title, no caption


def marked(article: Features, page: PageText | None) -> list[Marked]:
    """Return the sentences of an article that pairing has, beside its page."""
    told = article.sentences()
    spans = _spans(page)
    outside = len(told) - len(spans)
    if page is None or outside not in (0, 1):  # the page is gone, or was read otherwise
        return [Marked(sentence.words, None, (), (), plain=False) for sentence in told]
    people = {word for person in article.people for word in fold(person.name).split()}
    found = [Marked(sentence.words, None, (), (), plain=False) for sentence in told[:outside]]
    for sentence, (start, end, role) in zip(told[outside:], spans, strict=True):
        text = page.text[start:end]
        placed_words = words_in(text, article.lang)
        names: tuple[int, ...] = ()
        if len(placed_words) == len(sentence.words):
            names = tuple(_names(text, placed_words, people))
        hyphens = tuple(_hyphens(text)) if article.lang == "en" else ()
        found.append(Marked(sentence.words, (start, end), names, hyphens, role == "body"))
    return found


def _spans(page: PageText | None) -> list[tuple[int, int, str]]:
    if page is None:
        return []
    return sorted(
        (begin, stop, role)
        for role, start, end in page.segments
        if role in _READ
        for begin, stop in sentences(page.text, start, end)
    )


def words_in(text: str, lang: str) -> list[Word]:
    """Return the words of a text as pairing has them (English ones without marks), with their places.

    >>> words_in("Lt. Gen. Phan", "en")
    [Word(word='lt', start=0, end=2), Word(word='gen', start=4, end=7), Word(word='phan', start=9, end=13)]
    """
    english = lang == "en"
    return [
        Word(word, stretch.start() + start, stretch.start() + end)
        for stretch in _stretch().finditer(text)
        for word, start, end in _parts(stretch.group(), english)
    ]


@lru_cache(maxsize=1 << 16)
def _parts(stretch: str, english: bool) -> tuple[tuple[str, int, int], ...]:
    """Return the words between two white spaces, with their places."""
    words = spelled(stretch)[english].split()
    at = placed(stretch)
    if len(at) != len(words):  # they cannot be told apart
        at = [(0, len(stretch))] * len(words)
    return tuple((word, *span) for word, span in zip(words, at, strict=True))


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(r"\S+")


def _names(text: str, words: Sequence[Word], people: Iterable[str]) -> Iterator[int]:
    """Yield which words are parts of names: of the article's persons, and of places and agencies."""
    people, taken = set(people), set[int]()
    folded = [fold(word.word) for word in words]
    capital = [text[word.start].isupper() for word in words]
    for at, form in enumerate(folded):
        if not capital[at]:
            continue
        if form in people:
            taken.add(at)
        for place in _places().get(form, ()):
            size = len(place)
            if tuple(folded[at : at + size]) == place and all(capital[at : at + size]):
                taken.update(range(at, at + size))
    yield from sorted(taken)


@cache
def _places() -> dict[str, list[tuple[str, ...]]]:
    """Return provinces, capitals and agencies by their first word, folded."""
    forms = [form for form, _, _, kind in table("countries") if kind == "capital"]
    forms += [row[0] for row in table("provinces")]
    forms += [form for row in table("outlets") for form in row[:2] if not {".", "/"} & {*form}]
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        if words := tuple(spelled(form)[1].split()):
            found.setdefault(words[0], []).append(words)
    return found


def _hyphens(text: str) -> Iterator[tuple[str, str]]:
    for one, two in _hyphen().findall(text):
        if min(len(one), len(two)) >= _LEAST_PART:
            yield one.lower(), two.lower()


@cache
def _hyphen() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([A-Za-z]+)[-\u2010\u2011]([A-Za-z]+)(?![\w-])")


def joined(units: Iterable[tuple[Unit, frozenset[tuple[str, str]]]]) -> list[Unit]:
    """Return units with `co-operation` as one word, where the corpus writes `cooperation` as well."""
    found = list(units)
    asked = {"".join(pair) for _, hyphens in found for pair in hyphens}
    known = {word for unit, _ in found if asked for word in unit.en.split() if word in asked}
    return [_joined(unit, {pair for pair in hyphens if "".join(pair) in known}) for unit, hyphens in found]


def _joined(unit: Unit, pairs: set[tuple[str, str]]) -> Unit:
    if not pairs:
        return unit
    words, names = unit.en.split(), set(unit.en_names)
    kept: list[str] = []
    marks: list[int] = []
    at = 0
    while at < len(words):
        both = tuple(words[at : at + 2]) in pairs
        if at in names:
            marks.append(len(kept))
        kept.append("".join(words[at : at + 2]) if both else words[at])
        at += 2 if both else 1
    return unit._replace(en=" ".join(kept), en_names=tuple(marks))
