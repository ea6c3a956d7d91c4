"""Grouped tellings to events: day, place, host and guest as most of the articles have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from defcorpus.events.grouping.linking import Grouping
from defcorpus.events.grouping.members import members_of
from defcorpus.events.records import Attendee, Event, Party, Telling
from defcorpus.events.summary.venue import is_on_both_sides, place_of, where_it_was
from defcorpus.events.summary.when import day_of, ranked
from defcorpus.events.tellings.signs import AT_A_DISTANCE
from defcorpus.events.where.datelines import country_name
from defcorpus.events.where.unknown import UNKNOWN
from defcorpus.events.who.people import may_be_one, of_many, official, same_person
from defcorpus.events.who.posts import order_of
from defcorpus.pairs.features.sounds import is_heard

_WEAK = ("visit", "meeting")  # acts that others say more exactly
_BESIDE = frozenset(
    ("exhibition", "conference", "dialogue", "exercise", "anniversary")
)  # beside which two may meet
_MEETING = frozenset(("talks", "reception", "meeting", "call", "message", "signing", "dialogue", "visit"))
_AT_ONCE = frozenset(("talks", "signing", "dialogue"))
_IN_AN_HOUR = frozenset(("reception", "meeting", "call", "message", "wreath"))
_SURE = 5  # what one article says of who is host counts for no more
_WHERE = 3  # what the place counts for
_NO_OFFICE = 99  # the order of who has no post


def event_of(places: Sequence[int], state: Grouping, pairs: Mapping[str, Sequence[str]]) -> Event:
    """Return the event that some tellings tell, given by their places in the field.

    `pairs` gives for a Vietnamese id those of its counterparts.
    """
    tellings = [state.field.tellings[at] for at in places]
    reports = [t for t in tellings if t.phase in ("report", "digest")] or tellings
    natives = _principals([t.natives for t in reports])
    foreigners = _principals([t.foreigners for t in reports])
    countries = ranked(code for t in reports for code in t.countries[:1])
    if foreigners:  # `Lăng Chủ tịch Hồ Chí Minh` receives nobody
        natives = [party for party in natives if any(map(official, party))]
    own = [code for party in foreigners if (code := _country(party))]
    hosts = [_attendee(party, "VN", reports) for party in natives]
    # Who acts for the United Nations is of no country, though the meeting was in New York.
    many = not own and all(map(of_many, foreigners))
    other = None if many else next(iter(own or countries), None)
    guests = [_attendee(party, other, reports) for party in foreigners]
    act = _act(reports, met=bool(hosts and guests))
    where = _where(tellings, reports, act)
    if act in AT_A_DISTANCE:
        abroad = sum(max(-_SURE, min(_SURE, t.leaning)) for t in reports) < 0  # by who calls
    else:
        here = ("", "") if is_on_both_sides(reports, act) else where
        abroad = _is_abroad(reports, here, own or countries[:1])
    if abroad:
        hosts, guests = guests, hosts
    if not hosts and not any(t.home for t in reports):
        hosts, guests = _of_two_countries(guests, reports)
    where = where_it_was(where, reports, act, abroad=abroad)
    if abroad and hosts and guests and not where[1] and act not in AT_A_DISTANCE:
        where = _land(own)
    ids = {t.id for t in tellings}
    day, inferred = _day(tellings, reports)
    if act in _MEETING and not (hosts or guests or countries):
        act = ""  # words of news at home, such as `tiếp`
    return Event(
        day=day,
        inferred=inferred,
        published=_published(reports) or _published(tellings),
        until=_until(tellings, day, act),
        act=act,
        place=where[1],
        place_code="" if where[0][:2] == UNKNOWN else where[0],
        hosts=tuple(hosts),
        guests=tuple(guests),
        countries=tuple(dict.fromkeys(own or _named(reports, where[0][:2] if foreigners and many else ""))),
        members=tuple(members_of(places, state)),
        pairs=tuple(sorted((vi, en) for vi in ids for en in pairs.get(vi, ()) if en in ids)),
    )


def _day(tellings: Sequence[Telling], reports: Sequence[Telling]) -> tuple[str | None, bool]:
    """Return the day of reports, else as it is announced or summed up; whether its year is inferred."""
    day, inferred = day_of(reports, tellings)
    return (day, inferred) if day else day_of(tellings, tellings)


def _land(countries: Sequence[str]) -> tuple[str, str]:
    """Return the country of the hosts as the place, where no page says in what town its guest was."""
    return (countries[0], country_name(countries[0])) if len({*countries}) == 1 else ("", "")


def _where(tellings: Sequence[Telling], reports: Sequence[Telling], act: str) -> tuple[str, str]:
    """Return the place that reports give, else one that a summing-up does."""
    found = place_of(reports, act)
    return found if found[0] else place_of([t for t in tellings if t.phase == "wrap-up"], act)


def _named(tellings: Sequence[Telling], but: str) -> list[str]:
    """Return the countries that tellings name first, without one in which they only were."""
    return ranked(code for t in tellings for code in t.countries[:2] if code != but)


def _of_two_countries(
    guests: list[Attendee], tellings: Sequence[Telling]
) -> tuple[list[Attendee], list[Attendee]]:
    """Return host and guest of two who met without Vietnam: who is named first, and one of elsewhere."""
    if not guests or guests[0].country is None:
        return [], guests
    rest = [tuple(p for p in t.foreigners if p.country not in (None, guests[0].country)) for t in tellings]
    others = [_attendee(parties, None, tellings) for parties in _principals(rest)]
    return (guests[:1], others) if others else ([], guests)


def _until(tellings: Sequence[Telling], day: str | None, act: str) -> str | None:
    """Return the last day that most say of what began on the event's day; talks are over on theirs.

    Only reports say it of talks, none of a reception, so that a visit's days do not become theirs.
    """
    if day is None or act in _IN_AN_HOUR:
        return None
    told = [t for t in tellings if t.until and t.day and t.day[-5:] == day[-5:]]
    if act in _AT_ONCE:
        told = [t for t in told if t.phase == "report"]
    found = ranked(t.until[-5:] for t in told if t.until)
    if not found or found[0] == day[-5:]:
        return None
    year = day[:-5]
    if found[0] < day[-5:] and year != "--":
        year = f"{int(year[:4]) + 1}-"
    last = f"{year}{found[0]}"
    return last if year == "--" or last > day else None


def _published(tellings: Sequence[Telling]) -> str | None:
    """Return the first day on which one of them appeared, else the first month."""
    days = [t.date for t in tellings if t.date] or [t.month for t in tellings if t.month]
    return min(days, default=None)


def _is_abroad(tellings: Sequence[Telling], where: tuple[str, str], countries: Sequence[str]) -> bool:
    """Say whether the other side is host: by who receives and who travels, else by where it was."""
    said = sum(max(-_SURE, min(_SURE, t.leaning)) for t in tellings)
    stood = any(where[0] in t.venue for t in tellings)
    if not any(t.foreigners for t in tellings):
        # Who goes abroad is a guest there.
        if any("port call" in t.acts[:1] for t in tellings) and where[0][:2] in countries:
            return True  # a ship of Việt Nam
        return said < 0 or (said == 0 and where[0][:2] in countries)
    there = stood or any(where[0] in t.reported for t in tellings) or all(t.aside for t in tellings)
    if not said and where[0][:2] in countries and there:
        return True
    if stood and where[0][:2] in countries:
        said -= _WHERE
    elif stood and where[0][:2] == "VN":
        said += _WHERE
    elif stood and where[0][:2] == UNKNOWN and any(t.local for t in tellings):
        said -= _WHERE  # `giờ địa phương` is told abroad
    return said < 0


def _act(tellings: Sequence[Telling], *, met: bool) -> str:
    """Return what most tellings are told for; two who met (`met`) on the margins of something met."""
    counts = Counter(t.act for t in tellings if t.act)
    if met and (not counts or any(t.aside for t in tellings)):
        counts = Counter({act: count for act, count in counts.items() if act not in _BESIDE})
        counts = counts or Counter(("meeting",))
    return min(counts, key=lambda act: (act in _WEAK, -counts[act], act == "reception", act), default="")


def _principals(sides: Sequence[tuple[Party, ...]]) -> list[list[Party]]:
    """Return those who act, each with every way they are written: who is named first by most."""
    groups: list[list[Party]] = []
    first: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for side in sides:
        for place, party in enumerate(side):
            at = next(
                (n for n, group in enumerate(groups) if any(same_person(party, o) for o in group)), None
            )
            if at is None:
                at = len(groups)
                groups.append([])
            groups[at].append(party)
            told[at] += 1
            first[at] += place == 0
    groups, first, told = _by_sound(groups, first, told)
    if not groups:
        return []

    def key(at: int) -> tuple[int, int, int, str]:
        posts = (order_of(post) for party in groups[at] for post in party.posts)
        return -first[at], -told[at], min(posts, default=_NO_OFFICE), groups[at][0].key

    order = sorted(range(len(groups)), key=key)
    some = sum(bool(side) for side in sides)
    also = [
        at for at in order[1:] if told[at] == some > 1 and any(p.posts and not p.native for p in groups[at])
    ]
    return [groups[at] for at in (order[0], *also)]


def _by_sound(
    groups: list[list[Party]], first: Counter[int], told: Counter[int]
) -> tuple[list[list[Party]], Counter[int], Counter[int]]:
    """Return two groups as one person where they are all who lead a side, and one is written as it sounds.

    Bê-cốp Nua-lan Xa-gưn-đư-cu-lư is Nurlan Bekov: their reports are of one event.
    """
    leading = [at for at in range(len(groups)) if first[at]]
    if len(leading) != 2 or not any(map(may_be_one, *(groups[at][:1] for at in leading))):
        return groups, first, told
    one, two = leading
    groups[one] = [*groups[one], *groups[two]]
    for counted in (first, told):
        counted[one] += counted.pop(two, 0)
    left = [at for at in range(len(groups)) if at != two]
    moved = [Counter({to: counted[at] for to, at in enumerate(left)}) for counted in (first, told)]
    return [groups[at] for at in left], moved[0], moved[1]


def _country(parties: Sequence[Party]) -> str | None:
    named = ranked(party.country for party in parties if party.country)
    return named[0] if named else None


def _attendee(parties: Sequence[Party], country: str | None, tellings: Sequence[Telling]) -> Attendee:
    langs = {(party.key, party.name): t.lang for t in tellings for party in (*t.natives, *t.foreigners)}
    counts = Counter(party.name for party in parties)
    native = all(party.native for party in parties)

    def rank(party: Party) -> tuple[object, ...]:
        marks = sum(ord(letter) > 127 for letter in party.name)
        sounded = is_heard(party.name) and langs[party.key, party.name] == "vi"
        if native:
            return (-marks, -counts[party.name], party.name)
        cut = any(part[1:2] == "." for part in party.name.split())  # `G.Saikhanbayar`
        return (sounded or party.native, cut, -counts[party.name], -len(party.name), -marks, party.name)

    best = min(parties, key=rank)
    others = sorted(party.alias for party in parties if party.alias and "-" not in party.alias)
    name = (
        others[0]
        if others and not native and "-" in best.name and langs[best.key, best.name] == "vi"
        else best.name
    )
    posts = {lang: _post(parties, tellings, lang) for lang in ("en", "vi")}
    return Attendee(name, best.key, _country(parties) or country, posts["en"], posts["vi"])


def _post(parties: Sequence[Party], tellings: Sequence[Telling], lang: str) -> str:
    """Return the post that texts of one language give: an office before a rank, the longest of equal ones."""
    known = {*parties}
    told = [p for t in tellings if t.lang == lang for p in (*t.natives, *t.foreigners) if p in known]
    posts = {p.posts[0] for p in told if p.posts}
    return min(posts, key=lambda post: (order_of(post), -len(post), post), default="")
