"""Ranks and posts of the people whom both articles name: those that only one gives, or gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from defcorpus.article import Person
from defcorpus.report.comparing.posts import (
    VAGUE,
    contrary,
    deputies,
    is_counterpart,
    is_deputy,
    plural_posts,
    posts_of,
    ranks_of,
    read_posts,
    same_post,
    same_rank,
)  # fmt: skip
from defcorpus.report.comparing.quoting import Reader, quoted
from defcorpus.report.comparing.records import Difference, FactKind, Quote

Sides = tuple[Reader, Reader]
_ANY_GENERAL = "general"
_WHOLE = 4  # words of a post that says of what
_BEHIND = 160  # characters of a chain of posts
_SEATS = VAGUE | {"secretary", "deputy secretary"}
_HEADS = frozenset({"director", "judge", "religious leader", "commander"})  # of what is named
_LOOSE = VAGUE | {"head"}


def differing_titles(sides: Sides, same: Sequence[tuple[Person, Person]]) -> Iterator[Difference]:
    """Yield the differences of rank, then of post, in the order of the people."""
    for one, other in same:
        native = one.native and other.native and not (one.also or other.also)
        alike = _ranks_alike(native)
        yield from _differing("rank", sides, (one, other), (ranks_of(one), ranks_of(other)), alike)
    for one, other in same:
        offices = _but_seats(posts_of(one)), _but_seats(posts_of(other))
        yield from _differing("post", sides, (one, other), offices, same_post)
        yield from _memberships(sides, (one, other))


def _but_seats(keys: Mapping[str, str]) -> Mapping[str, str]:
    """Return posts without seats on committees, where there are others."""
    offices = {key: phrase for key, phrase in keys.items() if key not in _SEATS}
    return offices or keys


def _ranks_alike(native: bool) -> Callable[[str, str], bool]:
    if native:
        return lambda one, other: same_rank(one, other, native=True)
    # `General` may be a foreign officer of any of the ranks.
    return lambda one, other: same_rank(one, other, native=False) or "general" in (one, other)


def _differing(
    kind: FactKind,
    sides: Sides,
    person: tuple[Person, Person],
    keys: tuple[Mapping[str, str], Mapping[str, str]],
    alike: Callable[[str, str], bool],
) -> Iterator[Difference]:
    left = [key for key in keys[0] if not any(alike(key, other) for other in keys[1])]
    right = [key for key in keys[1] if not any(alike(other, key) for other in keys[0])]
    name = kind + "s"
    left = [key for key in left if not _is_beside(name, key, sides, person, 0, alike)]
    right = [key for key in right if not _is_beside(name, key, sides, person, 1, alike)]
    if (clash := _clash(kind, sides, person, keys, (left, right))) is not None:
        yield clash
        return
    if kind == "rank" and keys[0] and keys[1] and not (left and right):
        return  # one of several ranks: a subordinate's, or that of another who is named beside
    if (
        kind == "post"
        and left
        and right
        and not contrary(keys[0][left[0]], keys[1][right[0]], left[0], right[0])
    ):
        return
    if kind == "post" and keys[0] and keys[1] and not (left and right) and not _is_shared(keys, alike):
        return  # each gives a post, one gives two, and none is known to be the other's
    if kind == "post" and not (keys[0] and keys[1]) and _has_post(sides, person, 0 if keys[1] else 1):
        return
    if not (left and right):
        left = [key for key in left if not _is_said(name, key, keys[0][key], sides[1], person[1], alike)]
        right = [key for key in right if not _is_said(name, key, keys[1][key], sides[0], person[0], alike)]
    for one, other in list(zip_longest(left, right))[:1]:
        yield Difference(
            kind,
            "otherwise" if one and other else "one" if one else "other",
            keys[0][one] if one else None,
            keys[1][other] if other else None,
            _quote(sides[0], person[0], keys[0][one]) if one else None,
            _quote(sides[1], person[1], keys[1][other]) if other else None,
            note=person[0].name,
        )


def _is_shared(keys: tuple[Mapping[str, str], Mapping[str, str]], alike: Callable[[str, str], bool]) -> bool:
    return any(alike(one, other) for one in keys[0] for other in keys[1])


def _memberships(sides: Sides, person: tuple[Person, Person]) -> Iterator[Difference]:
    """Yield the seats on committees that one side gives a person and the other does not speak of."""
    for side in (0, 1):
        there = sides[1 - side].saying
        seats = [
            phrase
            for phrase in person[side].posts
            if (keys := read_posts("posts", phrase)) and _SEATS.issuperset(keys) and there.none_of(phrase)
        ]
        if seats:
            shown = "; ".join(sorted(seats, key=sides[side].article.page.text.find))
            quote, name = _quote(sides[side], person[side], seats[0]), person[0].name
            if side:
                yield Difference("post", "other", None, shown, None, quote, name)
            else:
                yield Difference("post", "one", shown, None, quote, None, name)
            return


def _clash(
    kind: FactKind,
    sides: Sides,
    person: tuple[Person, Person],
    keys: tuple[Mapping[str, str], Mapping[str, str]],
    alone: tuple[Sequence[str], Sequence[str]],
) -> Difference | None:
    """Return the rank or post at a name that cannot be the other's, whatever else is said.

    A text may give the right one elsewhere all the same: `Minister Giang … Deputy Minister Giang`.
    """
    native = person[0].native and person[1].native
    for side in (0, 1):
        for key in alone[side]:
            against = next(
                (
                    other
                    for other, phrase in keys[1 - side].items()
                    if _excludes(kind, key, other, keys[side][key], phrase, native=native)
                ),
                None,
            )
            if against is None or not _is_attached(sides[side], person[side], keys[side][key]):
                continue
            if kind == "rank" and key == _ANY_GENERAL and against in keys[side]:
                continue  # in full, then short: `Senior Lieutenant General Nam … General Nam`
            one, other = (against, key) if side else (key, against)
            return Difference(
                kind, "otherwise", keys[0][one], keys[1][other],
                _quote(sides[0], person[0], keys[0][one]), _quote(sides[1], person[1], keys[1][other]),
                note=person[0].name,
            )  # fmt: skip
    return None


def _excludes(kind: FactKind, one: str, other: str, left: str, right: str, *, native: bool) -> bool:
    if kind == "rank":
        return native and not same_rank(one, other, native=True)
    return deputies(one, other) and is_deputy(left) != is_deputy(right)


def _is_attached(side: Reader, person: Person, words: str) -> bool:
    """Say whether a rank or post stands in front of a name of the person, or behind it and nobody between."""
    text = side.article.page.text
    others = [f.start for f in side.article.facts if f.kind == "person" and f.key != person.key]
    for start, end in _spans(side, person):
        if text[:start].rstrip().endswith(words):
            return True
        at = text.find(words, end, end + _BEHIND)
        between = text[end:at] if at >= 0 else "."
        if not re.search(r"[.;!?\n]", between) and not any(end <= other < at for other in others):
            return True
    return False


def _is_beside(
    name: str,
    key: str,
    sides: Sides,
    person: tuple[Person, Person],
    side: int,
    alike: Callable[[str, str], bool],
) -> bool:
    """Say whether a sentence that names the person on the other side has the rank or post for several.

    `the late Presidents A and B` gives it to both.
    """
    other = sides[1 - side]
    places = {
        at for start, end in _spans(other, person[1 - side]) if (at := other.sentence(start, end)) is not None
    }
    return any(
        alike(key, found) or alike(found, key)
        for at in places
        for found in plural_posts(name, other.sentences[at].text)
    )


def _has_post(sides: Sides, person: tuple[Person, Person], side: int) -> bool:
    """Say whether any post stands beside a name, read as that person's or not."""
    return any(read_posts("posts", part) for part in sides[side].beside(person[side].key))


def _is_said(
    name: str, key: str, phrase: str, there: Reader, person: Person, alike: Callable[[str, str], bool]
) -> bool:
    """Say whether a text has a rank or post for anyone but others it names, or the word for a colleague's."""
    if name == "posts" and (_is_loose(key, phrase) or is_counterpart(there.saying.text)):
        return True
    if name == "ranks" and phrase[:1].islower():
        return True  # `tướng`, `captain`: of any rank, or of a team
    if name == "ranks" and key.startswith("captain"):
        return True  # of a ship or of a team: `Hạm trưởng`
    text = there.without_others(person.key)
    found = list(read_posts(name, text))
    if name == "posts":
        found += [key] * any(same_rank(key, rank, native=False) for rank in read_posts("ranks", text))
    else:
        found += [post for post in read_posts("posts", text) if same_rank(key, post, native=False)]
        found += [key] * any(same_rank(key, post, native=False) for post in found)
    return any(alike(key, each) or alike(each, key) for each in found) or there.saying.most_of(phrase)


def _is_loose(key: str, phrase: str) -> bool:
    """Say whether a post may be told by a verb, or of many: `led by`, `directors`."""
    return key in _LOOSE or (key in _HEADS and len(phrase.split()) < _WHOLE)


def _spans(side: Reader, person: Person) -> list[tuple[int, int]]:
    return [
        (f.start, f.end)
        for f in side.article.facts
        if f.kind == "person" and f.key == person.key and f.start >= 0
    ]


def _quote(side: Reader, person: Person, words: str) -> Quote | None:
    """Return the sentence that gives a person a rank or post, those words lit."""
    text = side.article.page.text
    for start, end in _spans(side, person):
        at = side.sentence(start, end)
        if at is None:
            continue
        sentence = side.sentences[at]
        place = text.rfind(words, sentence.start, start)
        place = place if place >= 0 else text.find(words, end, sentence.end)
        if place >= 0:
            return quoted(sentence, place, place + len(words))
    return None
