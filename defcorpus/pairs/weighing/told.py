"""What an article tells, stretch by stretch, as it is looked at for what another tells otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise

from defcorpus.facts.people.also import readings
from defcorpus.knowledge import table
from defcorpus.mentions.words.vocabulary import common_words
from defcorpus.pairs.features.people import leading, name_terms
from defcorpus.pairs.records import CAPITAL, Features, PersonKey
from defcorpus.pairs.weighing.compare import Prepared
from defcorpus.pairs.weighing.nearly import any_near, without_near, words_of
from defcorpus.pairs.weighing.stretches import Span
from defcorpus.text import fold
from defcorpus.text.syllables import is_folded_syllable
from defcorpus.text.terms import spelled

YEAR = re.compile(r"(19|20)\d\d")

_KINDS = "wnicd"  # of terms that may be told otherwise
_LEAST_NAME = len("w:owen")
_LEAST_GIVEN = len("Anh")  # shorter ones are English words: an, do
_MOST_INITIALS = len("UNMISS")
_HOME = "c:VN"  # this press names its own country, or calls it one of two sides
_DIGITS = "0123456789"


def both_told(
    vi: Prepared, en: Prepared, respelt: Iterable[tuple[PersonKey, PersonKey]]
) -> tuple[Told, Told]:
    """Return what each of two articles tells; `respelt` are people whom they spell otherwise."""
    pairs = (*respelt, *_read_in_pinyin(vi, en), *_read_in_pinyin(en, vi))
    known = {term for pair in pairs for person in pair for term in name_terms(person)}
    lone_vi, lone_en = _lone(vi, en, known), _lone(en, vi, known)
    lone_vi, lone_en = without_near(lone_vi, lone_en), without_near(lone_en, lone_vi)
    return Told(vi, lone_vi, known), Told(en, lone_en, known, _unread(en, vi) - known)


class Told:
    """What one article tells, as it is compared with another."""

    def __init__(
        self, side: Prepared, lone: set[str], known: Collection[str], unread: Collection[str] = ()
    ) -> None:
        """Take an article with what the other one has not, names that both have, and those of nobody."""
        article, known_terms = side.article, side.article.terms
        self.lang = article.lang
        self.stamp = f"d:-{article.date[4:]}" if article.date else ""
        lines = article.lines()
        self.words = [f" {words} " for _, words in lines]
        found = [{known_terms[int(at)] for at in terms.split()} for terms, _ in lines]
        self.terms = [{term for term in some if term[0] in _KINDS} for some in found]
        self.countries = [
            _countries_in(article.lang, *both) for both in zip(self.words, self.terms, strict=True)
        ]
        self.all_countries = set().union(*self.countries)
        self.lone = {kinds: {term for term in lone if term[0] in kinds} for kinds in ("w", "ni", "c", "d")}
        people = (frozenset(name_terms(person)) for person in article.people)
        self.people = [one for one in people if one and one.isdisjoint(known)]
        self.strangers = {one for one in self.people if not one.isdisjoint(lone)}
        leaders = (leading(article, native=native) for native in (False, True))
        self.leaders = {frozenset(name_terms(person)) for person in leaders if person is not None}
        self.unread = frozenset(unread)
        self.persons = {term for person in article.people for term in name_terms(person)}
        self.forms = dict(zip(known_terms, article.forms, strict=True))
        self._article = article

    @cached_property
    def given(self) -> dict[frozenset[str], tuple[str, str]]:
        """The given name of each Vietnamese person, as sentences of either language have it."""
        return _given_names(self._article)


class Part:
    """A stretch of an article."""

    def __init__(self, told: Told, span: Span) -> None:
        self.told = told
        self.words = told.words[slice(*span)]
        self.terms = set().union(*told.terms[slice(*span)])
        self.countries = set().union(*told.countries[slice(*span)])

    def people_not_in(self, other: Part) -> list[frozenset[str]]:
        """Return the people named here of whose names the other stretch has no word."""
        here = [person for person in self.told.people if not person.isdisjoint(self.terms)]
        if not here:
            return []
        words = words_of(other.terms)
        return [
            person for person in here if not any_near(person, words) and not self._is_called(person, other)
        ]

    def names_of_nobody(self) -> list[frozenset[str]]:
        """Return the names here that are of nobody known, if there are any, as one."""
        named = self.terms & self.told.unread
        return [frozenset(named)] if named else []

    def _is_called(self, person: frozenset[str], other: Part) -> bool:
        """Say whether the other stretch calls someone by the given name alone: `Giang said`."""
        given = self.told.given.get(person)
        return given is not None and any(given[other.told.lang == "en"] in words for words in other.words)

    def sorts(self, terms: Collection[str]) -> dict[str, set[str]]:
        """Divide words into people, places in Việt Nam, initials of bodies, and what may be any of them."""
        found: dict[str, set[str]] = {}
        for term in terms:
            told = self.told
            sort = "person" if term in told.persons else "place" if term in _at_home() else "other"
            found.setdefault("initials" if _is_initials(told.forms.get(term, "")) else sort, set()).add(term)
        return found

    def digits(self) -> list[str]:
        """Return what words begin with in digits: `15m` is 15, `vdup1` is none."""
        return [
            word[: len(word) - len(word.lstrip(_DIGITS))]
            for words in self.words
            for word in words.split()
            if word[0].isdigit()
        ]

    def numerals(self) -> set[str]:
        """Return the numbers that words may mean."""
        known = _numerals(self.told.lang)
        found = {known[word] for words in self.words for word in words.split() if word in known}
        if any(number[1:] == "0" for number in found):
            for words in self.words:
                for tens, ones in pairwise(words.split()):  # thirty-six
                    if known.get(tens, "")[1:] == "0" and len(known.get(ones, "")) == 1:
                        found.add(known[tens][0] + known[ones])
        return found


def _is_initials(form: str) -> bool:
    """Say whether a form is a body's initials: `UBND`, `RNZN`."""
    return form.isupper() and form.isascii() and form.isalpha() and len(form) <= _MOST_INITIALS


def _given_names(article: Features) -> dict[frozenset[str], tuple[str, str]]:
    """Return the given name of each Vietnamese person, as sentences of either language have it."""
    found = {}
    for person in article.people:
        if person.native:
            exact, folded = (form.strip().split() for form in spelled(person.name))
            if len(folded[-1]) >= _LEAST_GIVEN:
                found[frozenset(name_terms(person))] = f" {exact[-1]} ", f" {folded[-1]} "
    return found


@cache
def _at_home() -> frozenset[str]:
    """Return the terms of the names of provinces and towns in Việt Nam."""
    forms = {row[0] for row in table("provinces")} | {row[1] for row in table("place_names")}
    parts = (fold(form).split() for form in forms)
    return frozenset(f"w:{one}{two}" for some in parts for one, two in pairwise(some))


@cache
def _numerals(lang: str) -> dict[str, str]:
    """Return numbers written out in one word."""
    rows = ((spelled(form), of, value) for form, of, value, *_ in table("numerals"))
    return {form[lang == "en"].strip(): value for form, of, value in rows if of == lang}


def _countries_in(lang: str, words: str, terms: Collection[str]) -> set[str]:
    """Return the countries that a sentence calls by their name: of a city it may be another side's guess."""
    some = [term for term in terms if term[0] == "c" and term != _HOME]
    if not some:
        return set()
    return {term for term in some if any(form in words for form in _country_forms()[lang].get(term, ()))}


@cache
def _country_forms() -> dict[str, dict[str, list[str]]]:
    """Return for either language the forms of each country, as sentences have them, a space around."""
    forms: dict[str, dict[str, list[str]]] = {"vi": {}, "en": {}}
    for form, lang, code, *_ in table("countries"):
        exact, folded = spelled(form)
        forms["vi"].setdefault(f"c:{code}", []).append(f" {exact.strip()} ")  # `giải American Idol`
        if lang == "en":
            forms["en"].setdefault(f"c:{code}", []).append(f" {folded.strip()} ")
    return forms


def _lone(side: Prepared, other: Prepared, known: Collection[str]) -> set[str]:
    """Return what the other article has not; of words those that may be names, and no years.

    In Vietnamese a word in Latin letters that is no syllable mostly is one, unless it is short: a piece of a
    name written by sound (`A-đri-an`). A year may be `this year` in the other language.
    """
    vietnamese = side.article.lang == "vi"
    named, parts = _named(side), _parts(side, other)
    found = {t for t in side.masses if t[0] in _KINDS and t not in other.bits and t not in known}
    found = {t for t in found if t[0] != "n" or not YEAR.fullmatch(t[2:])}
    names = named | {t for t in found if vietnamese and len(t) >= _LEAST_NAME}
    return {t for t in found if t[0] != "w" or (t in names and t not in parts)}


def _unread(side: Prepared, other: Prepared) -> set[str]:
    """Return the words of an English article that are names, of nobody known, and lacking in the other."""
    if side.article.lang != "en":
        return set()
    terms, flags = side.article.terms, side.article.flags
    begin, end = bisect_left(terms, "w:"), bisect_left(terms, "w;")
    return {
        terms[at]
        for at in range(begin, end)
        if flags[at] & CAPITAL
        and len(terms[at]) >= _LEAST_NAME
        and terms[at] not in other.bits
        and terms[at][2:] not in common_words()
        and not is_folded_syllable(terms[at][2:])
    }


def _named(side: Prepared) -> set[str]:
    return {term for person in side.article.people for term in name_terms(person)}


def _parts(side: Prepared, other: Prepared) -> set[str]:
    """Return the words of names that the other article has, as it may join them: `Minh`, of `Minh Quang`."""
    last = {person.key.split()[-1] for person in other.article.people if person.key}
    return {
        term
        for person in side.article.people
        if any(joined in other.bits for joined in name_terms(person)) or _given(person) in last
        for term in name_terms(person)
    }


def _given(person: PersonKey) -> str | None:
    """Return the name that stands for a Vietnamese one: `Giang`, which alone is no other person."""
    words = person.key.split()
    return words[-1] if person.native or len(words) == 1 else None


def _read_in_pinyin(side: Prepared, other: Prepared) -> Iterator[tuple[PersonKey, PersonKey]]:
    """Yield people with a Vietnamese name that is a Chinese one of the other article, read so."""
    strangers = {person.key: person for person in other.article.people if not person.native}
    for person in side.article.people if strangers else ():
        if person.native:
            yield from ((person, strangers[key]) for key in readings(person.name) if key in strangers)
