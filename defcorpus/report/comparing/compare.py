"""Two articles beside each other: the one call behind `compare`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from defcorpus.article import Article, DateReading, Person
from defcorpus.pairs.words.lexicon import Lexicon
from defcorpus.report.comparing import naming
from defcorpus.report.comparing.correspond import correspondences, named_in
from defcorpus.report.comparing.differing import differences, on_one_row, same_body, same_day
from defcorpus.report.comparing.events import differing_events
from defcorpus.report.comparing.missing import missing
from defcorpus.report.comparing.numbers import Number, same_number
from defcorpus.report.comparing.people import same_people
from defcorpus.report.comparing.quoting import Mention, Reader
from defcorpus.report.comparing.records import Comparison, Difference, FactKind, Link, Row, Sentence
from defcorpus.report.comparing.sentences import sentences_of
from defcorpus.report.comparing.stories import told_too
from defcorpus.report.comparing.titles import differing_titles

_FIRST = ("day", "published", "person")  # of what differs; ranks and posts come behind them


def compare(one: Article, other: Article, lexicon: Lexicon | None = None) -> Comparison:
    """Return what two articles have in common, fact by fact and sentence by sentence, and what differs.

    They may be of two languages or of one. A `lexicon` that the corpus taught
    (:func:`defcorpus.report.matching.lexicons.lexicon_of`) tells better which sentences only one has;
    without it the reviewed words alone do. Of a digest the story is compared that the other article tells.
    """
    (left, story), (right, told) = told_too(one, other), told_too(other, one)
    sentences = sentences_of(left), sentences_of(right)
    links = correspondences(left, right)
    same = same_people(left, right)
    sides = Reader(left, sentences[0], one), Reader(right, sentences[1], other)
    found = differences(sides, links, same)
    first = [each for each in found if each.kind in _FIRST]
    rest = [each for each in found if each.kind not in _FIRST]
    alone = list(missing(sides, links, named_in(left, right), lexicon or Lexicon()))
    links = _without(links, sentences, alone)
    differ = (*differing_events(left, right, same), *first, *differing_titles(sides, same), *rest, *alone)
    rows = (*_heads(one, other), *_rows(sides, same))
    return Comparison(one, other, sentences, links, rows, differ, story or told)


def _without(
    links: tuple[Link, ...], sentences: tuple[Sequence[Sentence], ...], alone: Sequence[Difference]
) -> tuple[Link, ...]:
    """Return links without the sentences that are said to stand in one article only."""
    told = [each for each in alone if each.kind == "sentence"]
    lines = {each.one for each in told}, {each.other for each in told}
    gone = [
        {at for at, sentence in enumerate(some) if sentence.line in own}
        for some, own in zip(sentences, lines, strict=True)
    ]
    kept = (
        replace(
            link,
            one=tuple(at for at in link.one if at not in gone[0]),
            other=tuple(at for at in link.other if at not in gone[1]),
        )
        for link in links
    )
    return tuple(link for link in kept if link.one and link.other)


def _heads(one: Article, other: Article) -> Iterator[Row]:
    yield Row("title", " ".join(one.title.text.split()), " ".join(other.title.text.split()))
    outlets = tuple(article.source.name if article.source else "" for article in (one, other))
    if any(outlets):
        yield Row("outlet", *outlets)
    if one.date or other.date:
        yield Row("published", _day(one.date), _day(other.date))


def _rows(sides: tuple[Reader, Reader], same: Sequence[tuple[Person, Person]]) -> Iterator[Row]:
    one, other = sides[0].article, sides[1].article
    if one.event_date or other.event_date:
        yield Row("day", _day(one.event_date), _day(other.event_date))
    for left, right in same:
        yield Row("person", naming.named(left), naming.named(right), left.key)
    yield from _shared("country", naming.countries(one), naming.countries(other))
    yield from _shared("place", naming.sites(one), naming.sites(other))
    yield from _bodies(naming.organisations(one), naming.organisations(other))
    for left_day in naming.days(one):
        there = [m for m in naming.days(other) if same_day(left_day.key, m.key)]
        found = min(there, key=lambda m: m.key != left_day.key, default=None)
        if found is not None and not on_one_row(left_day.key, found.key):
            found = None
        if found is not None:
            yield Row("date", left_day.shown, found.shown, left_day.key)
    yield from _figures(sides)


def _day(reading: DateReading | None) -> str:
    return f"{reading.value}{'~' if reading.inferred else ''}" if reading else ""


def _shared(kind: FactKind, left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Row]:
    there = {mention.key: mention for mention in right}
    for mention in left:
        if mention.key in there:
            yield Row(kind, mention.shown, there[mention.key].shown, mention.key)


def _bodies(left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Row]:
    for mention in left:
        found = next((each for each in right if same_body(mention, each)), None)
        if found is not None:
            yield Row("organisation", mention.shown, found.shown, mention.key)


def _figures(sides: tuple[Reader, Reader]) -> Iterator[Row]:
    left, right = (naming.figures(side.article, side.sentences) for side in sides)
    for mention in left:
        number = mention.about
        assert isinstance(number, Number)
        for each in right:
            assert isinstance(each.about, Number)
            if same_number(number, each.about):
                yield Row("number", mention.shown, each.shown, mention.key)
                break
