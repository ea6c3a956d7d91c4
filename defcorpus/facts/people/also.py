"""Other keys of a person: Chinese names by their Sino-Vietnamese form and in pinyin, forms in brackets.

No string match leads from `Đổng Quân` to `Dong Jun`. People who are often in the press stand in a table;
others are read syllable by syllable where the article says that they are Chinese: a syllable may have several
readings. Who bears an English given name may be called by its short form: `James N. Mattis` is `Jim Mattis`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import cache

from defcorpus.facts.people.match import key_of
from defcorpus.knowledge import table
from defcorpus.text import normal

_CHINESE = frozenset({"CN", "TW", "HK", "MO", "SG"})
_ENGLISH = frozenset({"US", "GB", "AU", "CA", "NZ", "IE"})
_MOST = 8  # readings of one name


@cache
def _known() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the keys of known people by the Vietnamese form, and by the key of the other form."""
    forms: dict[str, list[str]] = {}
    keys: dict[str, list[str]] = {}
    for form, name, kind in table("sino_names"):
        if kind == "person":
            forms.setdefault(normal(form).lower(), []).append(key_of(name))
            keys.setdefault(key_of(name), []).append(key_of(form))
    both = ({at: tuple(dict.fromkeys(found)) for at, found in side.items()} for side in (forms, keys))
    first, second = both
    return first, second


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, pinyin in table("sino_syllables"):
        found.setdefault(normal(form), []).append(pinyin)
    return {form: tuple(readings) for form, readings in found.items()}


def other_keys(
    name: str, key: str, native: bool, country: str | None, aliases: Iterable[str]
) -> tuple[str, ...]:
    """Return the folded keys other than `key` that are the person's as well, those of `aliases` last.

    >>> other_keys("Đổng Quân", "dong quan", True, None, ())
    ('dong jun',)
    >>> other_keys("Vương Lệ Hà", "vuong le ha", True, "CN", ())
    ('wang lihe', 'wang lixia')
    >>> other_keys("Dong Jun", "dong jun", False, "CN", ())
    ('dong quan',)
    """
    forms, keys = _known()
    found = list(forms.get(normal(name).lower(), ()))
    found += keys.get(key, ())
    if not found and native and country in _CHINESE:
        found += readings(name)
    if not native and name.isascii() and (country is None or country in _ENGLISH):
        found += _shortened(key)
    found += (key_of(alias) for alias in aliases)
    return tuple(other for other in dict.fromkeys(found) if other != key)


@cache
def _short() -> dict[str, tuple[str, ...]]:
    """Return the other forms of given names: short ones of whole ones, whole ones of short ones."""
    found: dict[str, list[str]] = {}
    for form, short in table("shortnames"):
        found.setdefault(form, []).append(short)
        found.setdefault(short, []).append(form)
    return {form: tuple(others) for form, others in found.items()}


def _shortened(key: str) -> list[str]:
    """Return the keys with the given name in its other form, without initials: `James N. Mattis` is Jim.

    >>> _shortened("james n mattis"), _shortened("tom shultz")
    (['jim mattis'], ['thomas shultz'])
    """
    first, *rest = key.split()
    rest = [part for part in rest if len(part) > 1]
    return [" ".join((other, *rest)) for other in _short().get(first, ())] if rest else []


def readings(name: str) -> list[str]:
    """Return the keys in pinyin of a name in Sino-Vietnamese syllables, none where it cannot be read."""
    parts = normal(name).lower().split()
    known = _syllables()
    if not 2 <= len(parts) <= 4 or not all(part in known for part in parts):
        return []
    choices = itertools.product(*(known[part] for part in parts))
    return [f"{family} {''.join(given)}" for family, *given in itertools.islice(choices, _MOST)]
