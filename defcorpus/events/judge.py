"""Two tellings to a verdict: do they tell one event? Points for, and what makes them two whatever they share.

Points are no probabilities. They are set by hand so that :data:`ENOUGH` parts one event from two; what is
shared by two reports of a meeting (guest, host, day) decides there, the words of the text where no meeting is
told.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from defcorpus.events.against import (
    hosts,
    other_act,
    other_country,
    other_edition,
    other_guest,
    other_host,
)
from defcorpus.events.days import Between, between, visit_days
from defcorpus.events.lexis import occasion_of
from defcorpus.events.people import guests_of, official, shared
from defcorpus.events.records import Reason, Telling, Verdict
from defcorpus.events.words import Vector, cosine, in_common, vectors

ENOUGH = 4.5  # points

GUEST = {"alike": 4.0, "known": 4.0, "spelt otherwise": 3.5, "by sound": 3.0}
OCCASION = 3.0  # an exhibition or exercise, where no guests are named
HOST = 2.5
SECOND_HOST = 1.0  # another of the lead's, not the one named first
COUNTRY = 1.8  # at most, for a rare one
_BACKGROUND, _PRIOR = (
    0.02,
    100,
)  # the share of tellings that name a country, and what that is worth in tellings
ACT = 0.5
TEXT_LEAST = -4.0
SHOWN = 0.1  # a cosine from which on the words in common are told
OTHER_COUNTRY = -2.0
_MEETING = frozenset(("talks", "reception", "call", "meeting", "dialogue", "visit"))
_BETWEEN_ARMIES = frozenset(("port call", "exercise", "patrol", "border exchange", "peacekeeping"))
DAY_NEWS, LONG_AGO = 0.25, -8.0  # of what other days say, where no meeting is told
TEXT = 25.0  # for a cosine of 1, where no meeting is told
FORMULA = (
    5.0  # the same, where one is, for what is beyond FORMULA_USUAL: reports of meetings share their words
)
FORMULA_USUAL = 0.3
FORMULA_MOST, FORMULA_LEAST = 1.5, -0.5
LINK = 5.5  # counterparts, where no meeting is told
LINK_REVIEW = 2.0
LINK_LEAST = 0.5
LINK_MEETING = 3.5  # times the score


Weigh = Callable[[str, str], float]
"""(Vietnamese id, English id) to the score of the two as counterparts."""


@dataclass(frozen=True, slots=True)
class Field:
    """All tellings of a corpus, and what is counted over them."""

    tellings: tuple[Telling, ...]
    vectors: tuple[Vector, ...]
    countries: Mapping[str, int]  # tellings that name each
    links: Mapping[tuple[str, str], float]  # scores of pairs, by (Vietnamese id, English id)
    weigh: Weigh | None = None  # what any other two would score


def field_of(
    tellings: Sequence[Telling], links: Mapping[tuple[str, str], float], weigh: Weigh | None = None
) -> Field:
    """Return tellings with what is counted over them."""
    counts = Counter(country for telling in tellings for country in telling.countries)
    return Field(tuple(tellings), tuple(vectors(tellings)), counts, links, weigh)


def judge(field: Field, at: int, to: int) -> Verdict:
    """Compare two tellings, by their places in the field."""
    one, two = field.tellings[at], field.tellings[to]
    if one.key == two.key and one.id == two.id:
        return Verdict(0.0, (), "stories of one page")
    reasons = _parties(field, one, two)
    kinds = {reason.kind for reason in reasons}
    days = _days(one, two, "occasion" in kinds)
    if not _is_meeting(one, two, kinds):
        return _by_text(one, two, _text(field, at, to, None), days)
    against = other_guest(one, two) or other_country(one, two) or other_edition(one, two)
    against = against or other_act(one, two) or ("" if "occasion" in kinds else other_host(one, two))
    if days.apart:
        against = against or f"other days: {days.words}"
    rows = (*reasons, *_text(field, at, to, kinds))
    if days.known:
        rows = (*rows, Reason("day", days.words, days.points))
    return Verdict(math.fsum(r.points for r in rows), rows, against)


def _by_text(one: Telling, two: Telling, text: list[Reason], days: Between) -> Verdict:
    """Return the verdict on tellings that do not share who met whom.

    Days then only speak against: on any day much happens.
    """
    rows = list(text)
    both = _diplomatic(one) and _diplomatic(two)
    country = other_country(one, two)
    against = (other_guest(one, two) or country or other_edition(one, two)) if both else ""
    against = against or (other_act(one, two) if both or one.countries == two.countries != () else "")
    if both and days.apart:
        against = against or f"other days: {days.words}"
    if country:
        rows.append(Reason("country", f"{one.countries[0]}, {two.countries[0]}", OTHER_COUNTRY))
    if days.points < 0:
        share = 1.0 if both or one.lang != two.lang or days.points <= LONG_AGO else DAY_NEWS
        rows.append(Reason("day", days.words, days.points * share))
    return Verdict(math.fsum(r.points for r in rows), tuple(rows), against, known=bool(text))


def _diplomatic(telling: Telling) -> bool:
    """Say whether a telling is of two sides that meet: then another guest, host or day is another event."""
    natives, guests = (any(official(p) for p in side) for side in (telling.natives, telling.foreigners))
    acts = {*telling.acts[:2]}
    if natives and guests:
        return True
    return bool(_BETWEEN_ARMIES & acts) or (natives and bool(telling.countries) and bool(_MEETING & acts))


def _worth(one: Telling, two: Telling) -> bool:
    """Say whether two tellings without a pair are worth weighing: they share a person, or a day and more."""
    if {*one.named} & {*two.named} or {*one.occasions} & {*two.occasions}:
        return True
    return bool({*one.days} & {*two.days} and {*one.acts} & {*two.acts} and {*one.abroad} & {*two.abroad})


def _days(one: Telling, two: Telling, lasting: bool) -> Between:
    """Compare the days; what takes several days is `lasting`: one text's day is named in the other."""
    plain = ("report", "digest")
    if lasting and {*one.days} & {*two.days}:
        return Between(2.0, min({*one.days} & {*two.days}))
    if one.phase in plain and two.phase in plain:
        days = between(one, two)
    elif one.phase in plain or two.phase in plain:
        report, other = (one, two) if one.phase in plain else (two, one)
        days = visit_days(other, report)
    elif one.phase == two.phase:
        days = between(one, two)
        if days.apart and _overlap(one, two):
            days = Between(1.0, days.words)
    else:
        first, last = (one, two) if one.phase == "preview" else (two, one)
        days = visit_days(first, last)
    return days


def _overlap(one: Telling, two: Telling) -> bool:
    return bool({*one.days} & {*two.days}) or (one.date is not None and one.date == two.date)


def _parties(field: Field, one: Telling, two: Telling) -> list[Reason]:
    found: list[Reason] = []
    if not (one.home and two.home):
        return found  # news of abroad: its words decide
    guests = guests_of(one, two)
    if guests is not None:
        left, right, how = guests
        names = left.name if left.name == right.name else f"{left.name} / {right.name}"
        found.append(Reason("guest", names if how == "alike" else f"{names} ({how})", GUEST[how]))
    left_hosts, right_hosts = hosts(one), hosts(two)
    host = shared(left_hosts, right_hosts)
    if host is not None:
        first = shared(left_hosts[:1], right_hosts[:1]) is not None
        found.append(Reason("host", host[0].name, HOST if first else SECOND_HOST))
    both = [code for code in one.countries if code in two.countries]
    if both:
        rarest = min(both, key=lambda code: (field.countries[code], code))
        share = (field.countries[rarest] + _BACKGROUND * _PRIOR) / (len(field.tellings) + _PRIOR)
        found.append(Reason("country", rarest, min(COUNTRY, 0.5 * -math.log2(share))))
    if not one.foreigners and not two.foreigners:
        occasions = [key for key in map(occasion_of, one.occasions) if key in map(occasion_of, two.occasions)]
        if occasions:
            found.append(Reason("occasion", occasions[0], OCCASION))
    acts = [act for act in one.acts[:2] if act in two.acts[:2]]
    if found and acts:
        found.append(Reason("act", acts[0], ACT))
    return found


def _is_meeting(one: Telling, two: Telling, shared: set[str]) -> bool:
    """Say whether what two tellings share is who met whom: else their words decide."""
    if "occasion" in shared or {"host", "country"} <= shared or {"host", "guest"} <= shared:
        return True
    named = all(any(official(p) for p in telling.foreigners) for telling in (one, two))
    return "guest" in shared and named and one.home and two.home


def _text(field: Field, at: int, to: int, shared: set[str] | None) -> list[Reason]:
    """Return what the words say; `shared` is what two reports of a meeting have in common."""
    meeting = shared is not None
    one, two = field.tellings[at], field.tellings[to]
    if one.lang == two.lang:
        near = cosine(field.vectors[at], field.vectors[to])
        shown = near >= SHOWN and in_common(field.vectors[at], field.vectors[to])
        words = ", ".join(shown or ())
        points = TEXT * near
        if shared is not None and not shared & {"host", "occasion"}:
            points = max(TEXT_LEAST, min(FORMULA_MOST, points - ENOUGH))
        elif meeting:
            points = max(FORMULA_LEAST, min(FORMULA_MOST, FORMULA * (near - FORMULA_USUAL)))
        return [Reason("text", f"{near:.2f} ({words})" if words else f"{near:.2f}", points)]
    vi, en = (one, two) if one.lang == "vi" else (two, one)
    score = field.links.get((vi.id, en.id))
    if score is None and not meeting and field.weigh is not None and _worth(one, two):
        score = field.weigh(vi.id, en.id)
        score = score if score >= LINK_LEAST else None
    if score is None:
        return []
    points = LINK_MEETING * score if meeting else LINK if score >= 0.5 else LINK_REVIEW
    return [Reason("counterpart", f"{score:.2f}", points)]
