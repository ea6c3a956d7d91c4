"""One person over the corpus: every spelling and post with its first and last article, and whom they met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import PersonRow, people, posts_held
from defcorpus.report.naming.uses import Use, Written, by_frequency, by_language, uses
from defcorpus.text.fold import fold


@dataclass(frozen=True, slots=True)
class Met:
    """Someone whom the person met, and the articles that say so."""

    name: str
    key: str
    country: str | None
    articles: int
    first: str | None
    last: str | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the corpus says of one person."""

    person: PersonRow
    held: tuple[str, ...]  # ranks and posts on the day asked for, else the last known
    spellings: tuple[Use, ...]  # by language, most used first
    posts: tuple[Use, ...]  # by language, in the order of their first article
    met: tuple[Met, ...]  # most articles first


def fitting(rows: Iterable[PersonRow], typed: str) -> list[PersonRow]:
    """Return the people a name may mean: those it names in full, else those whose words it begins."""
    wanted = fold(typed).replace(".", " ").split()
    joined = " ".join(wanted)
    rows = list(rows)
    exact = [row for row in rows if joined in row.keys or joined in map(fold, row.spellings)]
    if exact or not wanted:
        return exact
    return [row for row in rows if any(_begins(wanted, key) for key in row.keys)]


def _begins(wanted: Sequence[str], key: str) -> bool:
    left = key.split()
    for word in wanted:
        fits = next((other for other in left if other.startswith(word)), None)
        if fits is None:
            return False
        left.remove(fits)
    return True


def profile(
    person: PersonRow,
    namings: Sequence[Naming],
    meetings: Mapping[str, Sequence[str]],
    as_of: str | None = None,
) -> Profile:
    """Return what the corpus says of `person`.

    `namings` are all of the corpus; `meetings` gives, for the id of an article, the keys of those whom the
    person meets in it.
    """
    own = sorted(
        (naming for naming in namings if naming.key in person.keys),
        key=lambda naming: (naming.date is None, naming.date or "", naming.content, naming.article),
    )
    return Profile(
        person,
        posts_held(own, as_of),
        by_frequency(_uses(own, lambda naming: (naming.name, *naming.spellings))),
        by_language(_uses(own, lambda naming: naming.posts)),
        _met(person, namings, meetings),
    )


def _uses(namings: Iterable[Naming], forms: Callable[[Naming], Iterable[str]]) -> list[Use]:
    return uses(
        Written(form, naming.lang, naming.date, naming.content, naming.article)
        for naming in namings
        for form in dict.fromkeys(forms(naming))
    )


def _met(
    person: PersonRow, namings: Sequence[Naming], meetings: Mapping[str, Sequence[str]]
) -> tuple[Met, ...]:
    there = [
        naming
        for naming in namings
        if naming.key not in person.keys and naming.key in meetings.get(naming.article, ())
    ]
    keys = {naming.key for naming in there}
    names = {key: row for row in people(n for n in namings if n.key in keys) for key in row.keys}
    return tuple(
        Met(names[row.key].name, row.key, names[row.key].country, row.articles, row.first, row.last, row.ids)
        for row in people(there)
    )
