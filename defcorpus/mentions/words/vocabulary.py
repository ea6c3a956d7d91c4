"""What single words say of names: families', given and common words, particles, and uses in grammar."""

from __future__ import annotations

from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import fold, normal


@cache
def surnames() -> tuple[dict[str, str], dict[str, str]]:
    """Return the Vietnamese family names with their marks and without, each with how common it is."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for form, kind in table("surnames"):
        exact[normal(form).lower()] = kind
        key = fold(form)
        if folded.get(key) != "common":
            folded[key] = kind
    return exact, folded


@cache
def known_people() -> tuple[frozenset[str], frozenset[str]]:
    """Return the whole names of known Chinese that begin like no Vietnamese one, and their first syllables.

    `Thường Vạn Toàn`, `Phòng Phong Huy`: in small letters. Names of two syllables are left to the rules.
    """
    families = surnames()[0]
    names = {normal(form).lower() for form, _, kind in table("sino_names") if kind == "person"}
    whole = {name for name in names if name.count(" ") > 1 and name.split()[0] not in families}
    return frozenset(whole), frozenset(name.split()[0] for name in whole)


@cache
def street_names() -> frozenset[str]:
    """Return the folded names of people whom streets and schools in every town are called after."""
    return frozenset(fold(form) for (form,) in table("streetnames"))


@cache
def given_names() -> frozenset[str]:
    """Return given names of the world's languages, folded."""
    return frozenset(form for (form,) in table("givennames"))


@cache
def common_words() -> frozenset[str]:
    """Return frequent English words: a capital at a sentence's beginning says nothing about them."""
    return frozenset(form for form, _ in table("commonwords"))


# Endings of abstract nouns; and of participles and adverbs, which names have too (Rowling, Ahmed, Kelly).
_NOUNS = ("tion", "sion", "ment", "ness", "ism", "ists", "ship", "ities", "ions", "ences")
_LOOSE = ("ing", "ed", "ly")


def is_common(folded: str, *, opening: bool = False) -> bool:
    """Say whether an English word is likely no name: frequent, a plural, or with such an ending.

    Where it opens a sentence more endings speak against a name.
    """
    if folded in common_words() or (folded.endswith("s") and folded[:-1] in common_words()):
        return True
    endings = _NOUNS + _LOOSE if opening else _NOUNS
    if len(folded) <= 5 or not folded.endswith(endings) or folded in given_names():
        return False
    return not (folded.endswith("ing") and _is_pinyin(folded))  # Jianming


def _is_pinyin(folded: str) -> bool:
    """Say whether a word is two syllables of pinyin, as Chinese given names are."""
    known = _pinyin()
    return any(folded[:at] in known and folded[at:] in known for at in range(1, len(folded)))


@cache
def _pinyin() -> frozenset[str]:
    return frozenset(pinyin for _, pinyin in table("sino_syllables"))


def is_noun(folded: str) -> bool:
    """Say whether an English word has an ending of abstract nouns, and is no given name."""
    return folded.endswith(_NOUNS) and folded not in given_names()


@cache
def particles(place: str) -> frozenset[str]:
    """Return the small words inside (`bin`, `von`) or behind (`oglu`) a foreign name."""
    return frozenset(form for form, where in table("particles") if where == place)


@cache
def grammar(use: str) -> frozenset[str]:
    """Return the small words with one use around names: `towards`, `plural`, `beside`, `credit` and the like.

    `address` are forms of address that a dash may stand before, `sent` what a country sends and `led` what
    joins it to who leads it (`đoàn Lào do Đại tướng`), `fleet` what a ship is of.
    `clause` are two words that begin what happens behind a post, `post-tail` words that end no post,
    `numbered` the last words of bodies that have a number, `power` what makes `quyền` a noun, `shout` the
    verbs behind a name in a headline of capitals.
    `lowering` are the words that make a post a lesser or another one, `apart` words and keys of posts that
    go with another person's behind `and`, `to-another` two words in front of who is spoken to or for.
    `own` are the titles that are family names as well (Stephen King), `unparted` the family names that end as
    words run together do (Rolland), `whole` the short words that are no title cut short, `opener` Vietnamese
    words that open a sentence, `never` those that end no name; `high`, `low` and `firm` are the keys of ranks
    and posts: far above, far below, of firms as well as of states; `body alone` are bodies that a country has
    many of.
    """
    return frozenset(form for form, _, of in table("namewords") if of == use)


@cache
def uses() -> dict[str, frozenset[str]]:
    """Return for each small word the uses it has around names, as :func:`grammar` calls them."""
    found: dict[str, set[str]] = {}
    for form, _, use in table("namewords"):
        found.setdefault(form, set()).add(use)
    return {form: frozenset(of) for form, of in found.items()}


@cache
def places_in_names() -> dict[str, frozenset[str]]:
    """Return for each particle where it stands in names, as :func:`particles` calls it."""
    found: dict[str, set[str]] = {}
    for form, where in table("particles"):
        found.setdefault(form, set()).add(where)
    return {form: frozenset(of) for form, of in found.items()}
