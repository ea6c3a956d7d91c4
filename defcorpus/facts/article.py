"""One page's article: what each reader of facts says of it, put together."""

from __future__ import annotations

from itertools import chain

from defcorpus.article import Article, Fact, Page
from defcorpus.facts.credits import read_credits
from defcorpus.facts.dates.read import read_dates
from defcorpus.facts.kind import kind_of
from defcorpus.facts.language import main_language, read_language
from defcorpus.facts.numbers import read_numbers
from defcorpus.facts.organisations import read_organisations
from defcorpus.facts.people.read import read_people
from defcorpus.facts.places import at_home, read_places
from defcorpus.facts.source import read_source
from defcorpus.facts.stories import read_stories
from defcorpus.facts.title import read_title
from defcorpus.facts.words import read_words


def analyse(page: Page) -> Article:
    """Return what is known of `page`; its ``id`` is empty until a corpus gives it one.

    Depends on the page alone: no clock, no other page, no file time.
    """
    words, glued_notes = read_words(page)
    lang, language_facts, language_notes = read_language(page)
    dates = read_dates(page)
    people, person_facts, person_notes = read_people(page, main_language(lang))
    countries, place_facts = read_places(page, people, person_facts)
    countries = at_home(countries, place_facts, people)
    organisation_facts = read_organisations(page)
    number_facts = read_numbers(page, main_language(lang))
    source, source_facts = read_source(page)
    credited, credit_facts = read_credits(page)
    facts = _in_order(
        *(dates.facts, person_facts, place_facts, organisation_facts, number_facts),
        *(source_facts, credit_facts, language_facts),
    )
    kind, kind_notes = kind_of(page)
    stories, story_notes = (
        read_stories(page, people, facts, dates.event_date) if kind == "article" else ((), ())
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
        kind="digest" if stories else kind,
        facts=facts,
        removed=_removed(page),
        stories=stories,
        notes=tuple(chain(dates.notes, language_notes, person_notes, glued_notes, kind_notes, story_notes)),
    )


def analyse_briefly(page: Page) -> Article:
    """Return what has to be known of `page` to look for its copies; nobody and nothing else that it names.

    The tables of people, places and organisations take most of the time of a first page, and are not read.
    """
    words, _ = read_words(page)
    lang, _, _ = read_language(page)
    dates, (source, _), (kind, _) = read_dates(page), read_source(page), kind_of(page)
    return Article(
        id="",
        page=page,
        lang=lang,
        title=read_title(page),
        date=dates.date,
        event_date=dates.event_date,
        retrieved=dates.retrieved,
        source=source,
        credits=(),
        people=(),
        countries=(),
        words=words,
        kind=kind,
        removed=_removed(page),
    )


def _in_order(*groups: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return facts as they stand on the page; those of metadata first."""
    found = chain.from_iterable(groups)
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind, fact.value)))


def _removed(page: Page) -> float:
    """Return the share of the page's characters, white space between segments aside, that is not body."""
    sizes = [(part.end - part.start, part.role == "body") for part in page.segments]
    total = sum(size for size, _ in sizes)
    return round(sum(size for size, body in sizes if not body) / total, 3) if total else 0.0
