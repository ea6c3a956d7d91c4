"""The countries of an article, its capitals, venues and provinces, and where it names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from defcorpus.article import Fact, Page, Person, Segment
from defcorpus.facts.people.borne import Borne
from defcorpus.facts.people.read import story_segments
from defcorpus.mentions.names.ships import plain_name, ship_names
from defcorpus.mentions.places.find import PlaceMention, find_places, is_either_korea, is_event

SURE = 0.6  # one such mention is enough
LIKELY = 0.4  # two such mentions are: a capital twice, a word that could be another at a sentence's beginning
_SITE = 0.9  # that `Paris` is the city is surer than that it stands for its country


def read_places(
    page: Page, people: Iterable[Person] = (), named: Sequence[Fact] = ()
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return the ISO 3166-1 alpha-2 codes that title, captions and body name, sorted, and the facts.

    `people` are those of the page and `named` where it names them: what is part of a name is no place.

    The people of a country and the bodies of its state name it as the country itself does; its capital
    named once does not (`Paris` may be a conference's seat), nor a word that is one only by its place.
    Capitals, venues, Vietnamese provinces, regions of China, seas and border gates are facts of kind
    ``place`` besides.
    """
    facts = []
    sure: set[str] = set()
    likely: Counter[str] = Counter()
    ships, borne = ship_names(page.text), Borne(page.text, people, named)
    for segment in story_segments(page):
        for mention in find_places(page.text, segment.start, segment.end):
            if ships and mention.site is not None and _written(page, mention) in ships:
                continue  # USS Tripoli, and then Tripoli
            if (mention.start, mention.end) in borne:
                continue
            if mention.site is not None and is_event(page.text[mention.start : mention.end], page.text):
                continue  # MILAN 2024, and then MILAN
            if mention.site is not None:
                facts.append(_place(mention, segment))
            if not mention.code:
                continue
            if mention.confidence >= SURE:
                sure.add(mention.code)
            elif mention.confidence >= LIKELY:
                likely[mention.code] += 1
            facts.append(_country(mention, segment))
    if _of_the_north(page.text, facts):
        facts = [_in_the_north(page.text, fact) for fact in facts]
        sure = {*sure - {"KR"}, "KP"}
        likely.pop("KR", None)
    codes = sure | {code for code, count in likely.items() if count > 1}
    return tuple(sorted(codes)), tuple(facts)


def _written(page: Page, mention: PlaceMention) -> str:
    return plain_name(page.text[mention.start : mention.end])


def _of_the_north(text: str, facts: Iterable[Fact]) -> bool:
    """Say whether a page that writes `Korean` names the north alone besides: it is of the north then."""
    korean = [fact for fact in facts if fact.kind == "country" and fact.key in ("KP", "KR")]
    clear = {fact.key for fact in korean if not is_either_korea(text[fact.start : fact.end])}
    return clear == {"KP"} and any(fact.key == "KR" for fact in korean)


def _in_the_north(text: str, fact: Fact) -> Fact:
    unclear = fact.kind == "country" and is_either_korea(text[fact.start : fact.end])
    return replace(fact, value="KP", key="KP") if unclear else fact


def at_home(codes: tuple[str, ...], facts: Iterable[Fact], people: Iterable[Person]) -> tuple[str, ...]:
    """Return `codes` with the countries whose capital is named only once, but one of whose people is there.

    `facts` are those of :func:`read_places`.
    """
    weak = {fact.key for fact in facts if fact.kind == "country" and LIKELY <= fact.confidence < SURE}
    weak.difference_update(codes)
    return tuple(sorted({*codes, *(weak & {_homeland(person) for person in people})})) if weak else codes


def _homeland(person: Person) -> str | None:
    """Return a person's country: of one with a Vietnamese name whom nothing calls a foreigner, Việt Nam."""
    return person.country or ("VN" if person.native else None)


def _country(mention: PlaceMention, segment: Segment) -> Fact:
    return Fact(
        kind="country",
        value=mention.code,
        key=mention.code,
        role=segment.role,
        start=mention.start,
        end=mention.end,
        confidence=mention.confidence,
        rule=mention.rule,
    )


def _place(mention: PlaceMention, segment: Segment) -> Fact:
    site = mention.site
    assert site is not None
    return Fact(
        kind="place",
        value=site.name,
        key=site.key,
        role=segment.role,
        start=mention.start,
        end=mention.end,
        confidence=_SITE if mention.code else mention.confidence,
        rule=mention.rule,
        note=site.note,
    )
