"""People of two articles: whose names the other has, spelt alike or otherwise, and who is missing."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.sounds import heard_alike, is_heard
from defcorpus.pairs.records import Features, PersonKey


@lru_cache(maxsize=1 << 16)
def name_terms(person: PersonKey) -> tuple[str, ...]:
    """Return the terms that a name gives: its words, and for a Vietnamese name its syllables in twos."""
    parts = person.key.split()
    joined = tuple(f"w:{one}{two}" for one, two in pairwise(parts))
    if person.native:
        return joined
    return (*name_words(person.key), *joined)


def name_words(key: str) -> list[str]:
    """Return the terms that the single words of a name give: each is one of a foreign name."""
    return [f"w:{part}" for part in key.split() if len(part) > 1]


def is_found(person: PersonKey, shared: Collection[str]) -> bool:
    """Say whether the other article has a person's name: all of a Vietnamese one, a word of a foreign one."""
    terms = name_terms(person)
    if person.native:
        return bool(terms) and all(term in shared for term in terms)
    return any(term in shared for term in terms)


def may_be_one(one: PersonKey, two: PersonKey) -> bool:
    """Say whether two names may be one person's: words of the one are all in the other, or nearly alike."""
    left, right = set(one.key.split()), set(two.key.split())
    return left <= right or right <= left or likeness(one.key, two.key) >= w.FUZZY_LEAST


def respellings(
    vi: Features, en: Features, shared: Collection[str]
) -> tuple[tuple[PersonKey, PersonKey], ...]:
    """Return foreign people of the two articles whose names are not found but spelt nearly alike.

    With them those whose names are known to be one: `Đổng Quân` and `Dong Jun`, of which one word is shared.
    """
    found = [(one, two) for one in vi.people if one.also for two in en.people if _known(one, two)]
    found += [(one, two) for two in en.people if two.also for one in vi.people if _known(two, one)]
    found = list(dict.fromkeys(found))
    joined = {person for pair in found for person in pair}
    left = [person for person in vi.people if _is_open(person, shared) and person not in joined]
    right = [person for person in en.people if _is_open(person, shared) and person not in joined]
    by_sound = [person for person in left if is_heard(person.name)]
    for alike, least, asked in (
        (likeness, w.FUZZY_LEAST, tuple(left)),
        (heard_alike, w.SOUND_LEAST, by_sound),
    ):
        for person in asked:
            best = max(right, key=lambda other: (alike(person.key, other.key), other.key), default=None)
            if person in left and best is not None and alike(person.key, best.key) >= least:
                found.append((person, best))
                left.remove(person)
                right.remove(best)
    return tuple(found)


def _is_open(person: PersonKey, shared: Collection[str]) -> bool:
    return not person.native and not is_found(person, shared)


def _known(one: PersonKey, other: PersonKey) -> bool:
    """Say whether the first is known by the other's name, and the two are not the same word for word."""
    return other.key in one.also and one.key != other.key


@lru_cache(maxsize=1 << 16)
def likeness(one: str, two: str) -> float:
    """Return how alike two folded names are, words in any order, 0 to 100."""
    if not {word[0] for word in one.split()} & {word[0] for word in two.split()}:
        return 0.0
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(one, two))


def leading(article: Features, *, native: bool) -> PersonKey | None:
    """Return the guest mentioned most, or the Vietnamese person mentioned most."""
    for person in article.people:
        if person.native == native and (native or person.guest):
            return person
    return None


def other_person(
    vi: Features,
    en: Features,
    shared: Collection[str],
    respelt: Collection[tuple[PersonKey, PersonKey]],
    *,
    native: bool,
) -> tuple[PersonKey, PersonKey] | None:
    """Return the two leading people where neither article names the other's: another guest, another host."""
    one, two = leading(vi, native=native), leading(en, native=native)
    if one is None or two is None or is_found(one, shared) or is_found(two, shared):
        return None
    if one.key == two.key or any(one == left or two == right for left, right in respelt):
        return None  # one name that only a title gives is not among the words that both texts share
    return one, two


def lacking_host(vi: Features, en: Features, shared: Collection[str]) -> tuple[str, str] | None:
    """Return the leading Vietnamese person of one article whom the other does not name, on that one's side.

    None where each names the other's, where neither does (see `other_person`), and for a lone given name.
    """
    one, two = (
        person if person is not None and name_terms(person) and not is_found(person, shared) else None
        for person in (leading(vi, native=True), leading(en, native=True))
    )
    if (one is None) == (two is None):
        return None
    return (one.name, "") if one is not None else ("", two.name if two is not None else "")


def same_meeting(vi: Features, en: Features, shared: Collection[str]) -> bool:
    """Say whether each article's leading guest and leading Vietnamese person are named in the other."""
    leaders = [leading(one, native=native) for one in (vi, en) for native in (False, True)]
    return all(person is not None and is_found(person, shared) for person in leaders)
