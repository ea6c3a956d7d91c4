"""An article's sentences and what each names, under keys that both languages share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from defcorpus.article import Article
from defcorpus.facts.people.read import story_segments
from defcorpus.pairs.words.glossary import glossary_terms
from defcorpus.report.comparing.numbers import numbers
from defcorpus.report.comparing.records import Sentence
from defcorpus.text import fold, is_syllable, sentences, words

_ENDS = '.!?…:;"”'
_NAMED = {"country": "c", "place": "p", "organisation": "o", "date": "d"}


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of captions and body in the page's order, a repeated caption once."""
    return _sentences(article, ("caption", "body"))


def told_in(article: Article) -> tuple[Sentence, ...]:
    """Return the same with those of a title that stands on the page, which facts are read from too."""
    return _sentences(article, ("title", "caption", "body"))


def _sentences(article: Article, roles: Sequence[str]) -> tuple[Sentence, ...]:
    text = article.page.text
    found: list[Sentence] = []
    for segment in story_segments(article.page):
        if segment.role not in roles:
            continue
        for start, end in sentences(text, segment.start, segment.end):
            if not any(char.isalnum() for char in text[start:end]):
                continue
            if found and _goes_on(found[-1], segment.role, text[start:end], text[found[-1].end : start]):
                start = found.pop().start
            found.append(Sentence(start, end, segment.role, text[start:end]))
    return tuple(found)


def _goes_on(last: Sentence, role: str, line: str, between: str) -> bool:
    """Say whether a line goes on with the sentence of the line above, which was wrapped."""
    if last.role != role or between.strip():
        return False
    return line[:1].islower() and last.text.rstrip()[-1:] not in _ENDS


def place_of(found: Sequence[Sentence], start: int, end: int) -> int | None:
    """Return the place of the sentence that a stretch of the page stands in."""
    at = bisect_right(found, start, key=lambda sentence: sentence.start) - 1
    return at if at >= 0 and end <= found[at].end else None


def signals(
    article: Article, found: Sequence[Sentence], people: Mapping[str, str], *, words_too: bool
) -> list[set[str]]:
    """Return for each sentence what it names.

    `people` gives a person's key the name both articles go by; with `words_too`, for two of one language,
    every word is a signal.
    """
    named: list[set[str]] = [set() for _ in found]
    spans: list[list[tuple[int, int]]] = [[] for _ in found]
    for start, end, key in _keys(article, found, people):
        at = place_of(found, start, end)
        if at is not None:
            named[at].add(key)
            spans[at].append((start, end))
    for at, sentence in enumerate(found):
        if words_too:
            named[at] |= {f"w:{fold(sentence.text[a:b])}" for a, b in words(sentence.text)}
            continue
        terms = glossary_terms(article.page.text, sentence.start, sentence.end, article.lang.code)
        named[at] |= {key for key, _, _ in terms}
        named[at] |= _loan_words(sentence, spans[at])
    return named


def _keys(
    article: Article, found: Sequence[Sentence], people: Mapping[str, str]
) -> list[tuple[int, int, str]]:
    keys = [
        (fact.start, fact.end, f"{_NAMED[fact.kind]}:{_short(fact.key) if fact.kind == 'date' else fact.key}")
        for fact in article.facts
        if fact.kind in _NAMED and fact.start >= 0
    ]
    keys += [
        (fact.start, fact.end, f"P:{people.get(fact.key, fact.key)}")
        for fact in article.facts
        if fact.kind == "person" and fact.start >= 0
    ]
    return keys + [(n.start, n.end, f"n:{n.value:g}") for n in numbers(article, found)]


def _short(day: str) -> str:
    """Return a day without its year, which one language writes and the other leaves to be understood."""
    return f"--{day[5:]}" if len(day) == 10 and day[:4].isdigit() else day


def _loan_words(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> set[str]:
    """Return the capitalised words that are no Vietnamese syllables, as names of ships and weapons are."""
    found = set()
    for start, end in words(sentence.text):
        form, at = sentence.text[start:end], sentence.start + start
        if len(form) < 2 or not (form[0].isupper() or form[0].isdigit()) or form.isdigit():
            continue
        if not start or any(a <= at < b for a, b in taken) or is_syllable(form):
            continue
        found.add(f"w:{fold(form)}")
    return found
