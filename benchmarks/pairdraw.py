"""Corpora of two languages with planted pairs, for paircost.py: always the same for a folder, sizes and seed.

Sentences are drawn from all sets of a language, and articles from these. A fifth of each language's articles
are pairs: what stands in an English sentence for a term of the glossary, a country or a number, its
Vietnamese twin has in its own form in the place of one of its own, with the names that both write alike. The
two are dated up to two days apart.

The features of an article are put together from those of its sentences, which are made once: so a large
corpus is there in minutes.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.numbers.find import find_numbers
from defcorpus.mentions.places.find import find_countries
from defcorpus.pairs.records import Features, PersonKey, Sentence, packed
from defcorpus.pairs.words.glossary import glossary_terms
from defcorpus.text import is_syllable, words

POOL = 30_000  # sentences of a language
PLANTED = 0.2  # of the articles of a language
_LAGS = (0, 0, 0, 0, 1, 1, 2)  # days
_SENTENCES = (5, 13)
_LENGTHS = (40, 320)  # characters of a sentence
_FIRST = date(2021, 1, 1)
_OF_MONOLINGUAL = 6_000  # records of each large set

Span = tuple[int, int, str, str]  # start, end, kind, key


class Told(NamedTuple):
    """A sentence and its features, as those of an article of its own."""

    text: str
    made: Features


class Article(NamedTuple):
    """An article as it is drawn: its id, and its sentences."""

    id: str
    lang: str
    date: str | None
    told: Sequence[Told]

    def record(self) -> dict[str, str]:
        """Return it as a line of JSON Lines has it."""
        record = {"id": self.id, "text": "\n".join(one.text for one in self.told)}
        return record if self.date is None else record | {"date": self.date}


def draw(drawn: Drawn, size: int, seed: int, per_day: int | None, start: int = 0) -> Iterator[Article]:
    """Yield `size` articles of either language, `per_day` of each on a day, or undated.

    Their numbers begin with `start`; the two of a pair have the same.
    """
    chance = random.Random(f"{seed} {start}")
    planted = round(PLANTED * size)
    days = max(1, size // per_day) if per_day else 0
    for number in range(start, start + size):
        day = chance.randrange(days) if days else None
        told = chance.sample(range(len(drawn.en)), chance.randrange(*_SENTENCES))
        yield Article(f"en-{number}", "en", _iso(day), [drawn.en[at] for at in told])
        if number < start + planted:
            lag = chance.choice((-1, 1)) * chance.choice(_LAGS)
            day = None if day is None else min(days - 1, max(0, day + lag))
            yield Article(f"vi-{number}", "vi", _iso(day), [drawn.twins[at] for at in told])
        else:
            day = chance.randrange(days) if days else None
            told = chance.sample(range(len(drawn.vi)), chance.randrange(*_SENTENCES))
            yield Article(f"vi-{number}-alone", "vi", _iso(day), [drawn.vi[at] for at in told])


def _iso(day: int | None) -> str | None:
    return None if day is None else (_FIRST + timedelta(day)).isoformat()


class Drawn(NamedTuple):
    """Sentences with their features; the twin of each English one is a Vietnamese one with its terms."""

    vi: list[Told]
    en: list[Told]
    twins: list[Told]


def drawn(folder: Path, seed: int, jobs: int) -> Drawn:
    """Draw the sentences that articles are made of."""
    vi, en = pools(str(folder))
    chance = random.Random(seed)
    one, two, forms = (chance.sample(pool, POOL) for pool in (vi, en, vi))
    twins = [_twin(english, form) for english, form in zip(two, forms, strict=True)]
    texts = [("vi", text) for text in one] + [("en", text) for text in two] + [("vi", text) for text in twins]
    with Pool(jobs) as workers:
        told = list(workers.imap(_told, texts, 200))
    return Drawn(told[:POOL], told[POOL : 2 * POOL], told[2 * POOL :])


def _told(said: tuple[str, str]) -> Told:
    from hashlib import blake2b

    from defcorpus.article import Language, Location, Metadata, Page, Segment
    from defcorpus.facts import analyse
    from defcorpus.pairs import features

    lang, text = said
    key = blake2b(text.encode(), digest_size=16).hexdigest()
    body = (Segment(0, len(text), "body", "drawn"),)
    page = Page(Location("drawn", ""), text, body, Metadata(), "jsonl", "utf-8", key)
    return Told(
        text, features(replace(analyse(page), lang=Language("vi" if lang == "vi" else "en", 1.0, "drawn")))
    )


def composed(article: Article, key: str) -> Features:
    """Return the features of an article from those of its sentences, as they would be of the whole."""
    entries: dict[str, list[Any]] = {}
    people: dict[str, PersonKey] = {}
    sentences: list[Sentence] = []
    words = 0
    for at, (_, made) in enumerate(article.told):
        place = 255 * at // len(article.told)
        for term, form, count, flag in zip(made.terms, made.forms, made.counts, made.flags, strict=True):
            entry = entries.setdefault(term, [form, 0, place, 0])
            entry[1] = min(255, entry[1] + count)
            entry[3] |= flag
        for person in made.people:
            known = people.get(person.key)
            people[person.key] = person if known is None else replace(known, count=known.count + person.count)
        words += made.words
    terms = sorted(entries)
    numbers = {term: at for at, term in enumerate(terms)}
    for _, made in article.told:
        sentences += (
            Sentence(s.length, tuple(sorted(numbers[made.terms[at]] for at in s.terms)), s.words)
            for s in made.sentences()
        )
    columns = [entries[term] for term in terms]
    return Features(
        key, article.id, article.lang, article.date, None, words,
        tuple(sorted(people.values(), key=lambda person: -person.count)),
        tuple(terms), tuple(entry[0] for entry in columns), bytes(entry[1] for entry in columns),
        bytes(entry[2] for entry in columns), bytes(entry[3] for entry in columns), packed(sentences),
    )  # fmt: skip


def is_pair(vi: str, en: str) -> bool:
    """Say whether two ids are those of a planted pair."""
    return vi[3:] == en[3:]


@cache
def pools(folder: str) -> tuple[list[str], list[str]]:
    """Return the sentences of all sets, Vietnamese and English."""
    found: dict[str, dict[str, None]] = {"vi": {}, "en": {}}
    for path in sorted(Path(folder).glob("pairs/*/articles.jsonl")):
        english = {
            row.split("\t")[1] for row in (path.parent / "gold.tsv").read_text("utf-8").splitlines()[1:]
        }
        for record in _records(path):
            found["en" if record["id"] in english else "vi"].update(dict.fromkeys(_sentences(record["text"])))
    for path in sorted(Path(folder).glob("monolingual/*.jsonl.gz")):
        lang = path.name.removesuffix(".jsonl.gz")[-2:]
        for number, record in enumerate(_records(path)):
            if number < _OF_MONOLINGUAL and "text" in record:
                found[lang].update(dict.fromkeys(_sentences(record["text"])))
    return list(found["vi"]), list(found["en"])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sentences(text: str) -> Iterator[str]:
    # Some texts have their lines wrapped, and an empty one between paragraphs.
    for paragraph in text.split("\n\n") if "\n\n" in text else text.split("\n"):
        for sentence in " ".join(paragraph.split()).split(". "):
            told = " ".join(sentence.split()).removesuffix(".")
            if _LENGTHS[0] <= len(told) <= _LENGTHS[1]:
                yield told + "."


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Return the Vietnamese form of each glossary term, by its first English one, and of each country."""
    glossary = {en.split("|")[0]: vi.split("|")[0] for vi, en, _ in table("glossary")}
    countries: dict[str, str] = {}
    for form, lang, code, kind in table("countries"):
        if lang == "vi" and kind == "name":
            countries.setdefault(code, form)
    return glossary, countries


def _twin(english: str, vietnamese: str) -> str:
    """Return a Vietnamese sentence with the terms of an English one in the place of its own."""
    wanted = _wanted(english)
    own = _spans(vietnamese, "vi")
    parts, at = [], 0
    for start, end, _, _ in own:
        parts.append(vietnamese[at:start] + (wanted.pop(0) if wanted else ""))
        at = end
    rest = vietnamese[at:].removesuffix(".")
    return " ".join("".join([*parts, rest, *(f", {form}" for form in wanted), "."]).split())


def _wanted(english: str) -> list[str]:
    glossary, countries = _forms()
    wanted = []
    spans = _spans(english, "en")
    taken = {at for start, end, _, _ in spans for at in range(start, end)}
    for start, end, kind, key in spans:
        form = english[start:end]
        if kind == "glossary":
            form = glossary.get(key, form)
        elif kind == "country":
            form = countries.get(key, form)
        wanted.append(form)
    for start, end in words(english):
        name = english[start:end]
        if start and start not in taken and name[0].isupper() and len(name) > 2 and not is_syllable(name):
            wanted.append(name)
    return wanted


def _spans(text: str, lang: str) -> list[Span]:
    """Return the glossary's terms, countries and numbers of a sentence, in order, without overlaps."""
    found: list[Span] = [
        (at, at + len(form), "glossary", key[2:])
        for key, form, at in glossary_terms(text, 0, len(text), lang)
    ]
    found += [(place.start, place.end, "country", place.code) for place in find_countries(text, 0, len(text))]
    found += [(number.start, number.end, "number", "") for number in find_numbers(text, 0, len(text))]
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
