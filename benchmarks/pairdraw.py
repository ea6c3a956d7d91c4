"""Corpora of two languages with planted pairs, for paircost.py: always the same for a folder, sizes and seed.

Every article is drawn sentence by sentence from all sets of its language. A fifth of each language's articles
are pairs: what stands in an English article for a term of the glossary, a country or a number, the Vietnamese
one has in its own form in the place of one of its own, with the names that both write alike. The two are
dated up to two days apart.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from defcorpus.knowledge import table
from defcorpus.mentions.numbers.find import find_numbers
from defcorpus.mentions.places.find import find_countries
from defcorpus.pairs.glossary import glossary_terms
from defcorpus.text import is_syllable, words

PLANTED = 0.2  # of the articles of a language
_LAGS = (0, 0, 0, 0, 1, 1, 2)  # days
_SENTENCES = (5, 13)
_LENGTHS = (40, 320)  # characters of a sentence
_FIRST = date(2021, 1, 1)
_OF_MONOLINGUAL = 6_000  # records of each large set

Span = tuple[int, int, str, str]  # start, end, kind, key


def draw(folder: Path, size: int, seed: int, per_day: int | None) -> Iterator[dict[str, str]]:
    """Yield `size` articles of either language, `per_day` of each dated alike, or undated; pairs share N in
    their ids `vi-N` and `en-N`.
    """
    vi, en = pools(str(folder))
    chance = random.Random(seed)
    planted = round(PLANTED * size)
    days = max(1, size // per_day) if per_day else 0
    for number in range(size):
        day = chance.randrange(days) if days else None
        english = chance.sample(en, chance.randrange(*_SENTENCES))
        yield _record(f"en-{number}", english, day)
        if number < planted:
            twins = [_twin(sentence, chance.choice(vi)) for sentence in english]
            later = None if day is None else min(days - 1, max(0, day + chance.choice((-1, 1)) * chance.choice(_LAGS)))
            yield _record(f"vi-{number}", twins, later)
        else:
            yield _record(
                f"vi-{number + size}",
                chance.sample(vi, chance.randrange(*_SENTENCES)),
                chance.randrange(days) if days else None,
            )


def is_pair(vi: str, en: str) -> bool:
    """Say whether two ids are those of a planted pair."""
    return vi[3:] == en[3:]


def _record(id_: str, sentences: Sequence[str], day: int | None) -> dict[str, str]:
    head = " ".join(sentences[0].split()[:12]).rstrip(".,;:")
    record = {"id": id_, "title": head, "text": "\n".join(sentences)}
    return record if day is None else record | {"date": (_FIRST + timedelta(day)).isoformat()}


@cache
def pools(folder: str) -> tuple[list[str], list[str]]:
    """Return the sentences of all sets, Vietnamese and English."""
    found: dict[str, dict[str, None]] = {"vi": {}, "en": {}}
    for path in sorted(Path(folder).glob("pairs/*/articles.jsonl")):
        english = {row.split("\t")[1] for row in (path.parent / "gold.tsv").read_text("utf-8").splitlines()[1:]}
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
        (at, at + len(form), "glossary", key[2:]) for key, form, at in glossary_terms(text, 0, len(text), lang)
    ]
    found += [(place.start, place.end, "country", place.code) for place in find_countries(text, 0, len(text))]
    found += [(number.start, number.end, "number", "") for number in find_numbers(text, 0, len(text))]
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
