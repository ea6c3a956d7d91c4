"""What an article names, a mention a key, of each kind of fact that two articles are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from defcorpus.article import Article, Fact, Person
from defcorpus.knowledge import table
from defcorpus.report.comparing.numbers import Number, numbers
from defcorpus.report.comparing.quoting import Mention, Reader
from defcorpus.report.comparing.records import Sentence
from defcorpus.report.comparing.saying import DAYS
from defcorpus.report.comparing.wording import is_plain, reviewed_words
from defcorpus.text import alternatives, fold

_CAPITAL = re.compile(r"(?<!\w)(?:thủ đô|capital)(?!\w)", re.IGNORECASE)
_SURE = 0.5
_THE = re.compile(r"(?<!\w)the\s+$", re.IGNORECASE)
_BY_NAME = ("name", "adjective", "demonym")
_NEAR = 3  # months
_DAY = len("2025-12-25")
_SHORT = 4  # letters of a part of a name that may sound like anything
_DATELINE = "dateline"
_IN_DATELINE = ("date", "place", "country")
_BEFORE_DATELINE = re.compile(r"\W*(?:\(?[A-Z][\w.]{1,12}(?: Online|, \w+ \d+)?\)?\s*[-–—,:/]\s*)?$")
_BEHIND_DATELINE = re.compile(
    r"(?P<between>[^\n.–—(:]{0,12}(?:[A-Z]\w+\.)?[^\n.–—(:]{0,30}?)"
    r"(?P<mark>\s*\([A-Z][\w/ -]{1,12}\)|\s*[–—:]|\s+--?(?= )|\s*(?:\n|$))"
)
_ON = re.compile(r"(?<!\w)(?:on|ngày)(?!\w)", re.IGNORECASE)
_OFFICE = "office"  # a ministry named beside its minister, in one language and not in the other


def people(article: Article) -> list[Mention]:
    """Return the people whom an article names; a mention's `about` is the person.

    Whoever always has an article in front and never a rank or post is what bears the name: `The Carl Vinson`.
    """
    found = ((person, _places(article, "person", {person.key})) for person in article.people)
    return [
        Mention(person.key, named(person), places, person)
        for person, places in found
        if person.posts or not (_are_behind_the(article, places) or _kinds_of_place().search(person.name))
    ]


@cache
def _kinds_of_place() -> re.Pattern[str]:
    """Return the pattern of a name that ends with what it is of: `Long Khanh Commune`."""
    forms = alternatives(form for form, lang, role in table("venues") if (lang, role) == ("en", "kind"))
    return re.compile(rf" (?:{forms})$", re.IGNORECASE)


def _are_behind_the(article: Article, places: Sequence[tuple[int, int]]) -> bool:
    text = article.page.text
    return bool(places) and all(_THE.search(text, max(0, at - len(" the ")), at) for at, _ in places)


def named(person: Person) -> str:
    """Return a person's name with ranks and posts as the article writes them."""
    return f"{person.name}: {'; '.join(person.posts)}" if person.posts else person.name


def countries(article: Article) -> list[Mention]:
    """Return the article's countries; `about` says whether one is named itself, not a place in it alone."""
    named = {fact.key for fact in article.facts if fact.kind == "country" and fact.rule in _BY_NAME}
    found = ((code, _surest(article, code)) for code in article.countries)
    return [Mention(code, _words(article, places), places, code in named) for code, places in found if places]


def _surest(article: Article, code: str) -> tuple[tuple[int, int], ...]:
    """Return where the country itself stands, or its people, rather than a place in it."""
    found = [
        fact for fact in article.facts if fact.kind == "country" and fact.key == code and fact.start >= 0
    ]
    names = [(fact.start, fact.end) for fact in article.facts if fact.kind == "person" and fact.start >= 0]
    found = [f for f in found if not any(a <= f.start < b for a, b in names)]  # Le Duc Thai
    found = [f for f in found if not article.page.text[: f.start].endswith(("Bắc ", "Northern "))]
    best = max(map(_directness, found), default=None)
    return tuple((fact.start, fact.end) for fact in found if _directness(fact) == best)


def _directness(fact: Fact) -> tuple[bool, float]:
    return fact.rule in _BY_NAME, fact.confidence


def also_countries(article: Article) -> set[str]:
    """Return the countries that the article names, if only in passing, or as somebody's."""
    own = {fact.key for fact in article.facts if fact.kind == "country"}
    return own | {person.country for person in article.people if person.country}


def sites(article: Article) -> list[Mention]:
    """Return the provinces, capitals and venues of the story, not where its agency writes from."""
    found = [fact for fact in article.facts if fact.kind == "place" and fact.confidence >= _SURE]
    return _of_facts(
        article, [fact for fact in found if not (_is_dateline(article, fact) or _is_part(article, fact))]
    )


def _is_part(article: Article, fact: Fact) -> bool:
    """Say whether a place is part of a longer name: `diễn tập Hòa Bình Xanh`."""
    if article.lang.code != "vi" or fact.start < 0:
        return False
    return re.match(r" [^\W\d_a-zà-ỹ][a-zà-ỹ]", article.page.text[fact.end : fact.end + 3]) is not None


def is_state(mention: Mention, here: Reader, there: Reader) -> bool:
    """Say whether a capital may stand for its state, which the other text names: `thanks Wellington`."""
    if mention.about == "capital" and _CAPITAL.search(there.saying.text):
        return True
    if mention.about != "capital" or not there.saying.country(mention.key[:2]):
        return False
    before = (here.article.page.text[max(0, start - 24) : start] for start, _ in mention.places)
    return not any(map(_before_place().search, before))


@cache
def _before_place() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:tại|ở|in|at|near|thủ đô|tai|o|city of|capital(?: of)?)[\s,]*$", re.IGNORECASE
    )


def also_sites(article: Article) -> set[str]:
    """Return the same with where its agency writes from."""
    return {fact.key for fact in article.facts if fact.kind == "place"}


def organisations(article: Article) -> list[Mention]:
    """Return the organisations and events that an article names; `about` is what kind each is.

    Agencies and papers are left out: a page names the one that it is from.
    """
    found = [fact for fact in article.facts if fact.kind == "organisation"]
    return _of_facts(article, [fact for fact in found if fold(fact.value) not in _outlets()])


def body_told(mention: Mention, there: Reader) -> bool:
    """Say whether a text has an organisation or event under any of its names, or most of their words."""
    key = mention.key.partition("#")[0]
    if is_office(mention) or (there.article.lang.code == "en" and is_plain(mention.shown)):
        return True  # offices stand in posts; without tone marks words are looked up by chance
    if any(there.saying.words(form) for form in _forms().get(key, ())):
        return True
    lang = "vi" if there.article.lang.code == "en" else "en"
    known = {word.form: word for word in reviewed_words(lang).words(mention.shown)}
    if not known or any(there.saying.wording.share(word) for word in known.values()):
        return True
    single = [word for part in mention.shown.split() for word in reviewed_words(lang).words(part)]
    if len(single) > 1 and sum(map(there.saying.wording.has_any, single)) > len(single) / 2:
        return True  # `Defence Policy Dialogue`, `Đối thoại chiến lược quốc phòng`
    return any(there.saying.sounds(part) for part in mention.shown.split() if len(part) > _SHORT)


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for form, _, key, _, _, *names in table("organisations"):
        found.setdefault(key, {}).update(dict.fromkeys((form, *filter(None, names))))
    return {key: tuple(forms) for key, forms in found.items()}


@cache
def _outlets() -> frozenset[str]:
    return frozenset(fold(form) for row in table("outlets") for form in row)


def _is_dateline(article: Article, fact: Fact) -> bool:
    """Say whether a place stands at the head of a line in front of an agency, a dash or the day alone.

    `Hanoi (VNA) –`, `KPL, Vientiane, July 17 -`, `BENGALURU, 5 December 2025` on a line of its own.
    """
    behind = _BEHIND_DATELINE.match(article.page.text, fact.end)
    if fact.start < 0 or behind is None or not _is_at_head(article, fact, behind["mark"]):
        return False
    between = list(behind["between"])
    for one in article.facts:
        if one.kind in _IN_DATELINE and fact.end <= one.start < one.end <= behind.end("between"):
            between[one.start - fact.end : one.end - fact.end] = " " * (one.end - one.start)
    is_told = not any(map(str.isalnum, _ON.sub("", "".join(between))))
    return is_told and (bool(behind["mark"].strip()) or any(map(str.isdigit, behind["between"])))


def _is_at_head(article: Article, fact: Fact, mark: str) -> bool:
    text, english = article.page.text, article.lang.code == "en"
    around = [one for one in article.page.segments if one.start <= fact.start < one.end]
    bodies = [one for one in article.page.segments if one.role == "body"]
    if mark == ":" and not (english and around[:1] == bodies[:1]):
        return False  # `Tây Ninh: khánh thành trạm xá`: a headline, of a story or of an item
    if english and text[fact.start : fact.end].isupper() and any(one in bodies for one in around):
        return True  # `Photo Anh Quan HANOI — `, run together
    head = max([text.rfind("\n", 0, fact.start) + 1, *(one.start for one in around)])
    return _BEFORE_DATELINE.match(text[head : fact.start]) is not None


def is_office(mention: Mention) -> bool:
    """Say whether it is a ministry, which stands in a post too, rather than a body or an event."""
    return mention.about == _OFFICE


def days(article: Article) -> list[Mention]:
    """Return the days, months and years that the story names; `about` says whether as its dateline alone."""
    found = [fact for fact in article.facts if fact.kind == "date" and fact.role in DAYS and fact.start >= 0]
    told = {fact.key for fact in found if fact.role != _DATELINE}
    return [replace(mention, about=mention.key not in told) for mention in _of_facts(article, found)]


def figures(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Return the numbers of these sentences; `about` is the number."""
    found: dict[tuple[float, str | None], list[tuple[int, int]]] = {}
    order: dict[tuple[float, str | None], Number] = {}
    for number in numbers(article, sentences):
        found.setdefault((number.value, number.unit), []).append((number.start, number.end))
        order.setdefault((number.value, number.unit), number)
    text = article.page.text
    return [
        Mention(
            f"{value:g} {unit or ''}".strip(), " ".join(text[slice(*places[0])].split()), tuple(places),
            order[value, unit],
        )
        for (value, unit), places in found.items()
    ]  # fmt: skip


def _of_facts(article: Article, facts: Iterable[Fact]) -> list[Mention]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.key, []).append(fact)
    return [
        Mention(
            key, _shown(article, some), tuple((f.start, f.end) for f in some if f.start >= 0), some[0].note
        )
        for key, some in found.items()
    ]


def _shown(article: Article, facts: Sequence[Fact]) -> str:
    first = facts[0]
    if first.start < 0:
        return first.value
    words = " ".join(article.page.text[first.start : first.end].split())
    is_known = first.kind == "date" and not first.value.startswith("--") and not _may_be_ahead(article, first)
    return f"{words} ({first.value})" if is_known and first.value not in words else words


def _may_be_ahead(article: Article, fact: Fact) -> bool:
    """Say whether a day was taken as one of the year before where the next such day is near."""
    own = article.event_date or article.date
    if own is None or not len(fact.value) == len(own.value) == _DAY or not fact.note:
        return False
    return 12 - _NEAR <= _month_of(own.value) - _month_of(fact.value) <= 12


def _month_of(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])


def _places(article: Article, kind: str, keys: set[str]) -> tuple[tuple[int, int], ...]:
    return tuple(_spans(article, kind, keys))


def _spans(article: Article, kind: str, keys: set[str]) -> Iterator[tuple[int, int]]:
    for fact in article.facts:
        if fact.kind == kind and fact.key in keys and fact.start >= 0:
            yield fact.start, fact.end


def _words(article: Article, places: Sequence[tuple[int, int]]) -> str:
    return " ".join(article.page.text[slice(*places[0])].split()) if places else ""
