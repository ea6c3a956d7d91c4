"""The phrases that a reader of names needs: what stands before a name, what ends one, what is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.names.phrases import Entry, Phrases
from defcorpus.mentions.names.plurals import plural
from defcorpus.mentions.words.vocabulary import grammar, particles
from defcorpus.text import fold, normal

# Kinds of a phrase: `rank`, `post`, `honorific`, `profession`, `role`, `kin`, `modifier` stand before a name;
# `not` is no person; `before`, `after` and `either` make the capitals beside them a place or a body.
TITLES = frozenset({"rank", "post", "honorific", "profession", "role", "kin", "modifier"})

Row = tuple[str, str, str, str, bool]


def _rows(lang: str) -> Iterator[Row]:
    both = lang not in ("vi", "en")
    for name in ("ranks", "posts"):
        for form, of, key in table(name):
            if both or of == lang:
                any_case = of == "vi" or (name == "posts" and " " in form)
                yield form, of, name[:-1], key, any_case
                if of == "en" and (several := plural(form)):
                    yield several, of, name[:-1], key, any_case
    elsewhere = both and len(lang) == 2  # French: `chef d'état-major`
    for form, of, kind in table("titles"):
        if elsewhere and of == "en" and kind in ("profession", "role", "kin"):
            continue
        # English forms of address are used in Vietnamese text, the other way round they are not.
        if both or of == lang or (of == "en" and kind == "honorific"):
            yield form, of, kind, "", True
    for form, of, why in table("notnames"):
        # `May` is a month in English text only.
        if both or of == lang or why != "day":
            yield form, of, "not", why, False
    for form, *_ in table("outlets"):
        if " " in form and "." not in form:
            yield " ".join(part.capitalize() for part in form.split()), "", "not", "outlet", False
    for form, of, side in table("orgwords"):
        if both or of == lang or of == "en":
            yield form, of, side, "", False


@cache
def phrases(lang: str) -> Phrases:
    """Return the phrases to look for in text of `lang`; both languages' where it is neither."""
    return Phrases(_rows(lang))


@cache
def title_words(lang: str) -> frozenset[str]:
    """Return the last words, in small letters, of what stands in front of a name."""
    return frozenset(row[0].lower().split()[-1].strip(".") for row in _rows(lang) if row[2] in TITLES)


@cache
def body_words(lang: str) -> frozenset[str]:
    """Return the words, in small letters, that begin or make up the names of bodies and offices."""
    heads = {row[0].lower().split()[0] for row in _rows(lang) if row[2] == "before"}
    return frozenset(heads | post_words(lang))


@cache
def inner_words(lang: str) -> frozenset[str]:
    """Return the words that a title may hold, or have behind it in front of a name, in small letters."""
    words: set[str] = set()
    for form, _, kind, value, _ in _rows(lang):
        if kind in TITLES:
            words.update(word.strip(".") for word in form.lower().split())
        elif kind == "before" and form.islower():
            words.update(form.split())
        elif kind != "not" or value == "organisation":
            words.update(form.split()[1:])
    both = lang not in ("vi", "en")
    words |= {form.lower() for form, of, _ in table("postwords") if both or of == lang}
    return frozenset(words | particles("inner") | {"and", "và"})


@cache
def title_ends(lang: str) -> frozenset[str]:
    """Return titles in small letters as far as they are told by: whole, or their last two words."""
    return frozenset(
        " ".join(row[0].lower().replace(".", "").split()[-2:]) for row in _rows(lang) if row[2] in TITLES
    )


@cache
def plain_places() -> frozenset[str]:
    """Return the places and bodies of two or three words: where they stand alone there is no name."""
    forms = [form for form, *_ in table("notnames")] + [form for form, *_ in table("countries")]
    return frozenset(form for form in forms if 0 < form.count(" ") < 3)


@cache
def lands() -> frozenset[str]:
    """Return the countries and capitals, in small letters with their marks."""
    forms = [form for form, *_ in table("countries")] + [form for form, *_ in table("seats")]
    return frozenset(normal(form).lower() for form in forms)


@cache
def regions() -> frozenset[str]:
    """Return the regions and cities abroad, in small letters with their marks."""
    return frozenset(normal(form).lower() for form, *_ in table("regions"))


@cache
def person_verbs() -> Phrases:
    """Return the verbs whose subject is a person, of both languages."""
    return Phrases((form, of, "verb", "", True) for form, of in table("personverbs"))


@cache
def post_words(lang: str) -> frozenset[str]:
    """Return the words that stand inside the names of offices, in small letters with their marks."""
    both = lang not in ("vi", "en")
    return frozenset(normal(form).lower() for form, of, _ in table("postwords") if both or of == lang)


@cache
def joints() -> frozenset[str]:
    """Return the words that join the parts of an office's name and end none: `of`, `and`, `của`."""
    return frozenset(form for form, _, kind in table("postwords") if kind == "joint")


def is_abbreviation(entry: Entry) -> bool:
    """Say whether a title is a short form that could be a name itself: `Gen`, `Sen`, `Rep`."""
    return (
        entry.lang == "en"
        and len(entry.words) == 1
        and len(entry.words[0].text) <= 4
        and (entry.kind in ("rank", "post") and entry.words[0].text not in grammar("whole"))
    )


def joined(last: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the names with a dash inside whose first part ends with a word, folded: both parts' words."""
    return _joined().get(last, [])


@cache
def _joined() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for form, _ in table("joined"):
        one, two = (tuple(fold(part).split()) for part in form.split(" - "))
        found.setdefault(one[-1], []).append((one, two))
    return found
