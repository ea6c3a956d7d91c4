"""On whose side a meeting took place: who received whom, and who went to see whom.

What a lead says counts more than where it was: at an embassy's feast abroad the attaché is the host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Article, Fact, Person
from defcorpus.events.who.feasts import feast_of
from defcorpus.events.who.forms import ambassador, envoy, feast, is_in, passive, some_days, whose
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, sentences

_RECEIVED, _WENT, _ENVOY = 3, 2, 2  # what each thing said counts for
_REACH = 60  # characters behind a word of visiting in which the country visited stands
_FRONT = 48  # characters in front of a word that make it an invitation
_OBJECT = 110  # characters behind a verb of receiving in which the guest is named
_FOR = 70  # characters behind thanks in which it is said for what


class Acting(NamedTuple):
    """Someone named in a lead: where, and whether for Việt Nam."""

    start: int
    end: int
    home: bool


def leaning(
    article: Article,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    people: Sequence[Person],
    foreign: Callable[[Person], bool],
    whole: Sequence[tuple[int, int]] = (),
    *,
    at_a_distance: bool = False,
) -> int:
    """Return above 0 where a Vietnamese is host, below 0 where the other side is, 0 where nothing says.

    `people` are those of the lead; an ambassador to Việt Nam comes as a guest. Who thanks for a welcome is
    one, wherever on the page (`whole`). Of those who speak `at_a_distance` who calls is host.
    """
    acting = _acting(facts, people, foreign)
    if at_a_distance:
        return _sending(article, lead, acting)
    text = article.page.text
    plain = article.lang.code == "vi" and text.isascii()
    land = _other_side(facts, lead, people, foreign)
    theirs = any(foreign(p) and p.country == land for p in people)
    envoys = [p for p in people if any(envoy().match(post) for post in p.posts) and p.country != "VN"]
    ours = [p for p in people if any(ambassador().match(post) for post in p.posts) and not foreign(p)]
    points = _ENVOY * (bool(envoys) - bool(ours))
    for a, b in lead:
        for start, end in sentences(text, a, b):
            words = text[start:end].replace("İ", "I").lower()
            inside = [one for one in acting if start <= one.start < end]
            points += _RECEIVED * _receiving(words, start, inside, plain=plain)
            points += _RECEIVED * _calling(words, start, inside, plain=plain)
            went = _visiting(words, start, facts, inside, land, theirs=theirs, plain=plain)
            points += _WENT * (went or _staying(words, start, facts, inside))
            points += _RECEIVED * feast_of(words)
    thanks = (_thanking(text[a:b].lower(), a, acting, plain=plain) for a, b in whole)
    return points + _RECEIVED * next(filter(None, thanks), 0)


def _acting(
    facts: Sequence[Fact], people: Sequence[Person], foreign: Callable[[Person], bool]
) -> list[Acting]:
    by_key = {person.key: person for person in people}
    return [
        Acting(fact.start, fact.end, not foreign(by_key[fact.key]))
        for fact in sorted(facts, key=lambda fact: fact.start)
        if fact.kind == "person" and fact.key in by_key
    ]


def _other_side(
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    people: Sequence[Person],
    foreign: Callable[[Person], bool],
) -> str:
    """Return the country of those of abroad, else the first that the lead names."""
    own = next((p.country for p in people if foreign(p) and p.country), None)
    named = (f.key for f in facts if f.kind == "country" and any(a <= f.start < b for a, b in lead))
    return own or next((key for key in named if key != "VN"), "")


def _receiving(words: str, start: int, people: Sequence[Acting], *, plain: bool) -> int:
    """Return 1 where someone of Việt Nam receives, -1 where someone else does, by the first who does."""
    if not people:
        return 0
    for hit in _forms("receives", plain=plain).finditer(words):
        if _invited(words, hit.start(), plain=plain) or _is_thanked(words, hit.start(), plain=plain):
            continue
        before = [one for one in people if one.end <= start + hit.start()]
        after = [one for one in people if start + hit.end() <= one.start < start + hit.end() + _OBJECT]
        turned = passive().match(words, hit.end()) is not None  # `was received by`, `was received later by`
        if before and after and before[-1].home == after[0].home:
            before = [one for one in before if one.home != after[0].home]
        if before:
            return _side(before[-1].home is not turned)
        if after:
            # `Receiving the guest, General A said`: who stands behind the comma received.
            comma = "," in words[hit.end() : after[0].start - start] and not hit.group().endswith("ed")
            return _side(after[0].home is (comma or turned))
    return 0


def _calling(words: str, start: int, people: Sequence[Acting], *, plain: bool) -> int:
    """Return 1 where somebody calls on a Vietnamese, -1 where on a foreigner; or there is a feast for him.

    `A paid a courtesy call on B`, `A chào xã giao B`: B is host. `A reception for C`: C is guest.
    """
    for hit in _forms("calls on", plain=plain).finditer(words):
        if _invited(words, hit.start(), plain=plain):
            continue
        host = _first_behind(people, start + hit.end())
        before = [one for one in people if one.end <= start + hit.start()]
        if host is not None and (not before or before[-1].home != host.home):
            return _side(host.home)
    for hit in feast().finditer(words):
        guest = _first_behind(people, start + hit.end())
        if guest is not None:
            return _side(not guest.home)
    return 0


def _sending(article: Article, lead: Sequence[tuple[int, int]], people: Sequence[Acting]) -> int:
    """Return above 0 where a Vietnamese calls or sends a telegram, below 0 where somebody else does."""
    text = article.page.text
    plain = article.lang.code == "vi" and text.isascii()
    for a, b in lead:
        for start, end in sentences(text, a, b):
            words = text[start:end].replace("İ", "I").lower()
            inside = [one for one in people if start <= one.start < end]
            for role in ("sent by", "sends"):
                for hit in _forms(role, plain=plain).finditer(words):
                    before = [one for one in inside if one.end <= start + hit.start()]
                    after = _first_behind(inside, start + hit.end())
                    sender = after if role == "sent by" else next(iter(before[-1:]), None)
                    if sender is not None:
                        return _RECEIVED * _side(sender.home)
    return 0


def _first_behind(people: Sequence[Acting], at: int) -> Acting | None:
    return next((one for one in people if at <= one.start < at + _OBJECT), None)


def _thanking(words: str, start: int, people: Sequence[Acting], *, plain: bool) -> int:
    """Return 1 where a foreigner thanks for how he was received, -1 where a Vietnamese does."""
    for hit in _forms("thanks", plain=plain).finditer(words):
        what = _forms("welcome", plain=plain).search(words, hit.end(), hit.end() + _FOR)
        before = [one for one in people if start <= one.start and one.end <= start + hit.start()]
        if what is not None and before and "." not in words[hit.end() : what.start()]:
            return _side(not before[-1].home)
    return 0


def _is_thanked(words: str, at: int, *, plain: bool) -> bool:
    """Say whether a verb of receiving is what somebody gives thanks for: `cảm ơn sự đón tiếp`."""
    return _forms("thanks", plain=plain).search(words, max(0, at - _FOR), at) is not None


def received(text: str, lead: Sequence[tuple[int, int]], people: Sequence[Fact]) -> set[str]:
    """Return the keys of those whom somebody else receives in a lead: who stands first behind the verb."""
    found: set[str] = set()
    for a, b in lead:
        for start, end in sentences(text, a, b):
            words = text[start:end].replace("İ", "I").lower()
            for hit in _forms("receives", plain=words.isascii()).finditer(words):
                behind = start + hit.end()
                after = [fact for fact in people if behind <= fact.start < behind + _OBJECT]
                others = {fact.key for fact in people if start <= fact.start < end} - {
                    fact.key for fact in after[:1]
                }
                if after and others and "," not in text[behind : after[0].start]:
                    found.add(after[0].key)
    return found


def _side(home: bool) -> int:
    return 1 if home else -1


def _visiting(
    words: str,
    start: int,
    facts: Sequence[Fact],
    people: Sequence[Acting],
    land: str,
    *,
    theirs: bool,
    plain: bool,
) -> int:
    """Return 1 for a visit to Việt Nam, -1 for one to the other side's (`land`), by the first told.

    Where that is known to be `theirs`, nobody of them visits it.
    """
    for hit in _forms("visits", plain=plain).finditer(words):
        if _invited(words, hit.start(), plain=plain):
            continue
        left, right = start + hit.end(), start + hit.end() + _REACH
        named = [
            (fact.start, fact.key[:2]) for fact in facts
            if fact.kind in ("country", "place") and left <= fact.start < min(right, start + len(words))
        ]  # fmt: skip
        who = [one for one in people if left <= one.start < right]
        if named and _is_visitors(words, hit, facts, min(named)[0]):  # `visiting French minister`
            return _side(min(named)[1] != "VN")
        if named and not (who and who[0].start < min(named)[0]):
            home = min(named)[1] == "VN"
            guests = [one for one in people if one.end <= left]
            if not home and (min(named)[1] != land or (guests and not guests[-1].home and not theirs)):
                continue  # in a third country
            return _side(home)
        if who and words.startswith("visiting", hit.start()):  # `told his visiting counterpart, General A`
            return _side(not who[0].home)
    return 0


def _staying(words: str, start: int, facts: Sequence[Fact], people: Sequence[Acting]) -> int:
    """Return 1 for a guest who is in Việt Nam for some days, -1 for a Vietnamese who is abroad for some.

    `General A, in India for two days, met his counterpart`.
    """
    for fact in facts:
        at, end = fact.start - start, fact.end - start
        if fact.kind != "country" or not 0 <= at < len(words):
            continue
        who = next((one for one in reversed(people) if one.end <= fact.start), None)
        if who is None or is_in().search(words, 0, at) is None or some_days().match(words, end) is None:
            continue
        if who.home is (fact.key != "VN"):
            return _side(not who.home)
    return 0


def _is_visitors(words: str, hit: re.Match[str], facts: Sequence[Fact], at: int) -> bool:
    """Say whether the country behind a word of visiting is the visitor's own: `chuyến thăm của ông A`."""
    if whose().match(words, hit.end()) is not None:
        return True
    adjective = any(fact.start == at and fact.rule in ("adjective", "demonym") for fact in facts)
    return adjective and hit.group() == "visiting"


def _invited(words: str, at: int, *, plain: bool) -> bool:
    """Say whether what stands in front of a word says that it has yet to come, or is somebody else's."""
    return _forms("unless", plain=plain).search(words, max(0, at - _FRONT), at) is not None


def is_yet_to_come(words: str) -> bool:
    """Say whether words in small letters, right in front of a place, say that somebody is yet to go there."""
    return any(_forms("unless", plain=plain).search(words) for plain in {False, words.isascii()})


@cache
def _forms(role: str, *, plain: bool) -> re.Pattern[str]:
    known = [form for form, _, of in table("visiting") if of == role]
    if plain:
        known = list(dict.fromkeys(map(fold, known)))
    behind = alternatives(form for form, _, of in table("visiting") if of == "not-behind")
    unless = rf"(?! (?:{behind})(?!\w))" if role != "unless" else ""
    front = r"(?<!trực )(?<!truc )" if role == "receives" else ""
    return re.compile(rf"(?<!\w){front}(?:{alternatives(known)})(?!\w){unless}")
