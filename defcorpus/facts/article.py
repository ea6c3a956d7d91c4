"""One page's article: what each reader of facts says of it, put together."""

from __future__ import annotations

from defcorpus.article import Article, Note, Page
from defcorpus.facts.credits import read_credits
from defcorpus.facts.dates import read_dates
from defcorpus.facts.language import main_language, read_language
from defcorpus.facts.numbers import read_numbers
from defcorpus.facts.organisations import read_organisations
from defcorpus.facts.people import read_people
from defcorpus.facts.places import read_places
from defcorpus.facts.source import read_source
from defcorpus.facts.title import read_title
from defcorpus.text.words import count_words


def analyse(page: Page) -> Article:
    """Return what is known of `page`; its ``id`` is empty until a corpus gives it one.

    Depends on the page alone: no clock, no other page, no file time.
    """
    words, glued_notes = _count(page)
    lang, language_facts, language_notes = read_language(page)
    dates = read_dates(page)
    people, person_facts = read_people(page, main_language(lang))
    countries, place_facts = read_places(page)
    organisation_facts = read_organisations(page)
    number_facts = read_numbers(page, main_language(lang))
    source, source_facts = read_source(page)
    credited, credit_facts = read_credits(page)
    facts = (
        *dates.facts,
        *person_facts,
        *place_facts,
        *organisation_facts,
        *number_facts,
        *source_facts,
        *credit_facts,
        *language_facts,
    )
    return Article(
        id="",
        page=page,
        lang=lang,
        title=read_title(page),
        date=dates.date,
        event_date=dates.event_date,
        retrieved=dates.retrieved,
        source=source,
        credits=credited,
        people=people,
        countries=countries,
        words=words,
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind, fact.value))),
        removed=_removed(page),
        notes=(*dates.notes, *language_notes, *glued_notes),
    )


def _removed(page: Page) -> float:
    """Return the share of the page's characters, white space between segments aside, that is not body."""
    sizes = [(part.end - part.start, part.role == "body") for part in page.segments]
    total = sum(size for size, _ in sizes)
    return round(sum(size for size, body in sizes if not body) / total, 3) if total else 0.0


def _count(page: Page) -> tuple[int, tuple[Note, ...]]:
    """Return the number of words of the body, and a note of those that were run together."""
    count = 0
    places: list[int] = []
    for part in page.segments:
        if part.role == "body":
            words, inside = count_words(page.text[part.start : part.end])
            count += words
            places += [part.start + at for at in inside]
    if not places:
        return count, ()
    start = end = at = places[0]
    while start and page.text[start - 1].isalpha():
        start -= 1
    while end < len(page.text) and page.text[end].isalpha():
        end += 1
    first, second = page.text[start:at], page.text[at:end]
    many = (
        f"{len(places):,} words were run into the word in front"
        if len(places) > 1
        else "A word was run into the word in front"
    )
    detail = f"{many}, a line end lost between them: “{first}{second}” is read as “{first} {second}”."
    return count, (Note("glued", detail, start, end),)
