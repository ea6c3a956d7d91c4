"""Ranks and posts of the people whom both articles name: those that only one gives, or gives otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from defcorpus.article import Person
from defcorpus.report.comparing.posts import plural_posts, posts_of, ranks_of, same_post, same_rank
from defcorpus.report.comparing.quoting import Reader, quoted
from defcorpus.report.comparing.records import Difference, FactKind, Quote

Sides = tuple[Reader, Reader]


def differing_titles(sides: Sides, same: Sequence[tuple[Person, Person]]) -> Iterator[Difference]:
    """Yield the differences of rank, then of post, in the order of the people."""
    for one, other in same:
        native = one.native and other.native and not (one.also or other.also)
        alike = _ranks_alike(native)
        yield from _differing("rank", sides, (one, other), (ranks_of(one), ranks_of(other)), alike)
    for one, other in same:
        yield from _differing("post", sides, (one, other), (posts_of(one), posts_of(other)), same_post)


def _ranks_alike(native: bool) -> Callable[[str, str], bool]:
    return lambda one, other: same_rank(one, other, native=native)


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
    while left or right:
        one, other = left.pop(0) if left else None, right.pop(0) if right else None
        yield Difference(
            kind,
            "otherwise" if one and other else "one" if one else "other",
            keys[0][one] if one else None,
            keys[1][other] if other else None,
            _quote(sides[0], person[0], keys[0][one]) if one else None,
            _quote(sides[1], person[1], keys[1][other]) if other else None,
            note=person[0].name,
        )


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
