"""Article to features: its names, numbers, days and other terms, small enough to be kept in the store."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from defcorpus.article import Article, DateReading
from defcorpus.mentions.dates.find import DateMention, find_dates
from defcorpus.mentions.editions import find_editions
from defcorpus.mentions.numbers.find import find_numbers
from defcorpus.pairs.records import MEANT, TITLE, Features, PersonKey, Sentence, packed
from defcorpus.pairs.words.glossary import glossary_terms
from defcorpus.pairs.words.terms import Bag, collect
from defcorpus.text import sentences, words
from defcorpus.text.syllables import is_syllable
from defcorpus.text.terms import spelled

_READ = ("title", "body", "caption")
_DAYS = (*_READ, "dateline", "background")  # roles of days that stand in the story
_NEAR = 7  # days from the page's own within which the press says `on Thursday`
_SURE = 0.6
_LEAD = 2  # sentences


def features(article: Article) -> Features:
    """Return what is kept of `article` to pair it. Title, body and captions count; chrome does not."""
    text = article.page.text
    lang = article.lang.code
    bag = Bag()
    if article.title.start < 0 and not article.title.derived:
        _read(
            bag, article.title.text, 0, len(article.title.text), lang, 1 << 30, [], title=True, outside=True
        )
    countries = _countries(bag, article)
    for segment in article.page.segments:
        if segment.role in _READ:
            title = segment.role == "title"
            _read(bag, text, segment.start, segment.end, lang, len(text), countries, title=title)
    _meant_days(bag, article)
    _editions(bag, article)
    terms = sorted(bag.entries)
    entries = [bag.entries[term] for term in terms]
    return Features(
        key=article.page.key,
        id=article.id,
        lang=lang,
        date=_day_of(article.date),
        event_date=_day_of(article.event_date),
        words=article.words,
        people=tuple(_person(article)),
        terms=tuple(terms),
        forms=tuple(entry.form for entry in entries),
        counts=bytes(entry.count for entry in entries),
        places=bytes(entry.place for entry in entries),
        flags=bytes(entry.flags for entry in entries),
        told=packed(_sentences(article, bag, terms)),
    )


def _sentences(article: Article, bag: Bag, terms: list[str]) -> Iterator[Sentence]:
    """Yield the sentences that count, the title first, with the terms mentioned in each."""
    text, lang = article.page.text, article.lang.code
    spans = [
        span
        for segment in article.page.segments
        if segment.role in _READ
        for span in sentences(text, segment.start, segment.end)
    ]
    spans.sort()
    starts = [start for start, _ in spans]
    numbers = {term: at for at, term in enumerate(terms)}
    within: list[set[int]] = [set() for _ in spans]
    above: set[int] = set()
    for at, key in bag.mentions:
        place = bisect_right(starts, at) - 1
        (within[place] if place >= 0 else above).add(numbers[key])
    if article.title.start < 0 and not article.title.derived:
        yield _sentence(article.title.text, above, lang)
    for (start, end), found in zip(spans, within, strict=True):
        yield _sentence(text[start:end], found, lang)


def _sentence(text: str, terms: set[int], lang: str) -> Sentence:
    exact, folded = spelled(text)
    return Sentence(len(text), tuple(sorted(terms)), tuple((exact if lang == "vi" else folded).split()))


def _countries(bag: Bag, article: Article) -> list[tuple[int, int]]:
    """Add the countries of the article's facts and return where they stand."""
    text = article.page.text
    spans = []
    for fact in article.facts:
        if fact.kind == "country" and fact.role in _READ:
            form = text[fact.start : fact.end] if fact.start >= 0 else fact.value
            mark = TITLE if fact.role == "title" else 0
            bag.add("c:" + fact.key, form, _place(fact.start, len(text)), fact.start, mark)
            spans.append((fact.start, fact.end))
    return spans


def _read(
    bag: Bag,
    text: str,
    start: int,
    end: int,
    lang: str,
    whole: int,
    countries: Sequence[tuple[int, int]],
    *,
    title: bool,
    outside: bool = False,
) -> None:
    """Add one stretch. Words that are part of a country, day or glossary term do not count once more."""
    mark = TITLE if title else 0
    taken = [span for span in countries if start <= span[0] < end]
    spans = words(text, start, end)
    for key, form, at in glossary_terms(text, start, end, lang, spans):
        bag.add(key, form, _place(at, whole), -1 if outside else at, mark)
        taken.append((at, at + len(form)))
    dates = find_dates(text, start, end)
    for mention in dates:
        for key in _day_terms(mention):
            place, at = _place(mention.start, whole), -1 if outside else mention.start
            bag.add(key, text[mention.start : mention.end], place, at, mark)
        taken.append((mention.start, mention.end))
    for number in find_numbers(text, start, end, dates=dates):
        form = text[number.start : number.end]
        at = -1 if outside else number.start
        bag.add(f"n:{number.value:.6g}", form, _place(number.start, whole), at, mark)
    collect(bag, text, start, end, lang, whole=whole, title=title, outside=outside, taken=taken, spans=spans)


def _day_terms(mention: DateMention) -> Iterator[str]:
    """Yield a day as ``d:--12-25``, a month as ``d:--12``, a weekday as ``d:-w4``, a year as a number.

    The year is left out of a day: it is written in one language and understood in the other.
    """
    ends = [(mention.year, mention.month, mention.day)]
    if mention.last is not None:
        ends.append(mention.last)
    for year, month, day in ends:
        if month is not None:
            yield f"d:--{month:02}" + (f"-{day:02}" if day is not None else "")
        elif year is not None:
            yield f"n:{year}"
    if mention.weekday is not None:
        yield f"d:-w{mention.weekday}"


def _meant_days(bag: Bag, article: Article) -> None:
    """Add the days that weekdays and the like stand for, and the weekdays of days near the page's own.

    One language's `on Thursday` is the other's `13-11`. They are only meant: nothing lacks them.
    """
    if article.date is None or article.date.precision != "day":
        return
    page, text = date.fromisoformat(article.date.value), article.page.text
    for fact in article.facts:
        if fact.kind != "date" or fact.role not in _DAYS or fact.start < 0 or fact.confidence < _SURE:
            continue
        for end in fact.value.split("/"):
            day = date.fromisoformat(end) if _is_day(end) else None
            if day is not None and abs((day - page).days) <= _NEAR:
                form, place = text[fact.start : fact.end], _place(fact.start, len(text))
                for key in (f"d:--{end[5:]}", f"d:-w{day.isoweekday()}"):
                    if key not in bag.entries:
                        bag.add(key, form, place, fact.start, MEANT)
                    else:
                        bag.mentions.append((fact.start, key))


def _editions(bag: Bag, article: Article) -> None:
    """Add which edition of a dialogue or the like title, captions and lead tell of: identifiers of the story.

    They are only meant: a text may leave them out, but one of another edition is no counterpart.
    """
    page, lang, led = article.page, article.lang.code, 0
    for segment in page.segments:
        if segment.role not in _READ:
            continue
        end = segment.end
        if segment.role == "body":
            spans = list(islice(sentences(page.text, segment.start, end), max(0, _LEAD - led)))
            led += len(spans)
            end = spans[-1][1] if spans else segment.start
        for one in find_editions(page.text, segment.start, end, lang):
            form, place = page.text[one.start : one.end], _place(one.start, len(page.text))
            bag.add(f"i:{one.act.replace(' ', '')}-{one.number}", form, place, one.start, TITLE | MEANT)


def _is_day(value: str) -> bool:
    return len(value) == len("2025-12-25") and value[0] != "-"


def _place(at: int, whole: int) -> int:
    return max(0, min(255, at * 255 // max(1, whole)))


def _day_of(reading: DateReading | None) -> str | None:
    return reading.value if reading is not None and reading.precision == "day" else None


def _person(article: Article) -> Iterator[PersonKey]:
    for person in article.people:
        # `General Chien` of a page that lost its lead is a given name, not a guest.
        guest = not person.native and bool(person.posts) and not is_syllable(person.name)
        yield PersonKey(person.name, person.key, person.count, person.native, guest, person.also)
