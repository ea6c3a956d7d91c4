"""People of two articles: whose names the other has, spelt alike or otherwise, and who is missing."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise, permutations

from defcorpus.pairs import weights as w
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
    by_sound = [person for person in left if "-" in person.name]
    for alike, least, asked in (
        (likeness, w.FUZZY_LEAST, tuple(left)),
        (_sounds_like, w.SOUND_LEAST, by_sound),
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


# Of names of which one has a word more than the other.
_LEAST_WORDS, _MOST_WORDS = 2, 5
_LEAST_SOUNDS = 2  # of each word
_BUT_ONE_LEAST = 0.7  # of all words together; by chance 2 of 10,000 pairs of names reach this

# How consonants of a foreign name come out in Vietnamese newspapers' syllables, after folding.
_SOUNDS = (
    (r"sch|sh|zh|ch|tch", "x"), (r"ph", "f"), (r"th", "t"), (r"kh|gh|qu|q|ck", "k"), (r"ng", "n"),
    (r"c(?=[eiy])", "x"), (r"c", "k"), (r"g|h", "k"), (r"tr", "t"), (r"gi|j|z|d(?=z)", "d"),
    (r"s|x|ts|tz", "x"), (r"w|u(?=[aeiouy])", "v"), (r"[aeiouy\W_]", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def sound(key: str) -> str:
    """Return the consonants of a folded name as Vietnamese newspapers would hear them."""
    for form, heard in _SOUNDS:
        key = re.sub(form, heard, key)
    return re.sub(r"(.)\1+", r"\1", key)


@lru_cache(maxsize=1 << 16)
def sound_likeness(one: str, two: str) -> float:
    """Return the share of consonants that two folded names have in common, in order, 0 to 1."""
    from rapidfuzz.distance import LCSseq

    left, right = sound(one), sound(two)
    if min(len(left), len(right)) < 3:
        return 0.0
    turned = sound(" ".join(reversed(two.split())))
    return max(LCSseq.normalized_similarity(left, right), LCSseq.normalized_similarity(left, turned))


@lru_cache(maxsize=1 << 16)
def sound_likeness_but_one(one: str, two: str) -> float:
    """Return the same of a name with one word more than the other's two or more, a patronymic, without that.

    Word by word the names have to sound alike too, in any order: `Bê-cốp Nua-lan Xa-gưn-đư-cu-lư`, `Nurlan
    Bekov`. 0 where they do not.
    """
    from rapidfuzz.distance import LCSseq

    fewer, more = sorted((one.split(), two.split()), key=len)
    if len(fewer) < _LEAST_WORDS or len(more) != len(fewer) + 1 or len(more) > _MOST_WORDS:
        return 0.0
    heard, others = list(map(sound, fewer)), list(map(sound, more))
    if min(map(len, heard)) < _LEAST_SOUNDS:
        return 0.0
    alike = [[LCSseq.normalized_similarity(left, right) for right in others] for left in heard]
    least = w.SOUND_LEAST / 100.0
    orders = (
        order
        for order in permutations(range(len(more)), len(fewer))
        if all(alike[at][place] >= least for at, place in enumerate(order))
        and min(len(others[place]) for place in order) >= _LEAST_SOUNDS
    )
    whole = sound(" ".join(fewer))
    found = [
        float(LCSseq.normalized_similarity(whole, sound(" ".join(more[place] for place in order))))
        for order in orders
    ]
    return max((one for one in found if one >= _BUT_ONE_LEAST), default=0.0)


def _sounds_like(one: str, two: str) -> float:
    return 100.0 * max(sound_likeness(one, two), sound_likeness_but_one(one, two))


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


def same_meeting(vi: Features, en: Features, shared: Collection[str]) -> bool:
    """Say whether each article's leading guest and leading Vietnamese person are named in the other."""
    leaders = [leading(one, native=native) for one in (vi, en) for native in (False, True)]
    return all(person is not None and is_found(person, shared) for person in leaders)
