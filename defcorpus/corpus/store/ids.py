"""Ids: the shortest of a few names for an article that no other article has. Pure."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

STDIN_NAME = "stdin"
_COMPRESSED = frozenset(("gz", "bz2", "xz", "zst"))


class Place(NamedTuple):
    """Where an article was found."""

    path: str
    root: str
    member: str | None
    position: int | None
    key: str


def assign(places: Sequence[Place]) -> list[str]:
    """Return an id for each place, unique, and the same in whichever order the places come.

    A file's stem, else its path with ending relative to the named PATH; in a container the record's own id,
    else `FILE#id`, else `FILE#N`. Where PATHs hold files of the same relative path, the PATH's own name and
    then the whole path come in front. A name that an article had to leave to another is not tried again.
    """
    own = list(map(own_name, places))
    counts = Counter(own)
    counts[None] = 0  # a record without an id of its own
    ids = [name if counts[name] == 1 else None for name in own]
    open_ = [at for at, name in enumerate(ids) if name is None]
    if not open_:
        return own  # type: ignore[return-value]  # mypy does not see that none is None
    reserved = set(filter(None, counts))
    for candidate in _CANDIDATES:
        names = {at: name for at in open_ if (name := candidate(places[at])) is not None}
        counts = Counter(names.values())
        for at, name in names.items():
            if counts[name] == 1 and name not in reserved:
                ids[at] = name
        reserved.update(names.values())
        open_ = [at for at in open_ if ids[at] is None]
        if not open_:
            break
    return _complete(ids, places)


def own_name(place: Place) -> str | None:
    """Return what an article is called where no other is called so; None where it has no such name."""
    if place.position is None:
        return stem(place.path)
    return _typeable(place.member)


def _within(front: Callable[[Place], str]) -> tuple[Callable[[Place], str | None], ...]:
    """Return how a place is called by a name of its file: alone, or with the record's id, or its number."""

    def by_member(place: Place) -> str | None:
        if place.position is None:
            return front(place)
        member = _typeable(place.member)
        return f"{front(place)}#{member}" if member is not None else None

    def by_number(place: Place) -> str | None:
        return f"{front(place)}#{place.position}" if place.position is not None else None

    return by_member, by_number


@cache
def stem(path: str) -> str:
    """Return a file's name without folder and ending."""
    name = _name(path)
    stem, _, ending = name.rpartition(".")
    if stem and len(ending) <= 8 and ending.isascii() and ending.isalnum() and ending not in _COMPRESSED:
        return (
            stem  # what the pattern finds, at a quarter of the time: a corpus has its names looked at at once
        )
    # An ending is short and without spaces: `A visit in 2.0 words` has none.
    found = re.fullmatch(r"(.+?)(\.\w{1,8})?(\.(?:gz|bz2|xz|zst))?", name)
    return found[1] if found else name


def _name(path: str) -> str:
    return STDIN_NAME if path == "-" else _nfc(os.path.basename(path))


def _relative(place: Place) -> str:
    if place.path == place.root:
        return _name(place.path)
    return _nfc(os.path.relpath(place.path, place.root).replace(os.sep, "/"))


def _under_root(place: Place) -> str:
    return f"{_name(place.root)}/{_relative(place)}" if place.path != place.root else _whole(place)


def _whole(place: Place) -> str:
    return _nfc(place.path)


def _complete(ids: Sequence[str | None], places: Sequence[Place]) -> list[str]:
    """Give those that no name was left for one made of all that is known of them."""
    taken = {name for name in ids if name is not None}
    complete = []
    for given, place in zip(ids, places, strict=True):
        name = given if given is not None else f"{place.path}#{place.position or 0}@{place.key}"
        while given is None and name in taken:
            name += "~"
        taken.add(name)
        complete.append(name)
    return complete


_CANDIDATES = (*_within(_relative), *_within(_under_root), *_within(_whole))


def _typeable(member: str | None) -> str | None:
    """Return a record's own id if a person could type it and a line can hold it."""
    if not member or not member.isprintable() or member != member.strip() or len(member) > 200:
        return None
    if is_path(member):
        return None
    return _nfc(member)


def is_path(typed: str) -> bool:
    """Say whether what is typed is always a path and never an id."""
    return typed.startswith(("/", "./", "../")) or os.path.isabs(typed)


def _nfc(text: str) -> str:
    # File names come decomposed from some systems; what a person types does not.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def shortest_prefix(name: str, before: str | None, after: str | None, least: int = 3) -> str:
    """Return the shortest prefix of `name` that neither neighbour in sorted order begins with.

    It ends in a letter that is seen: nobody could type a blank or a mark at the end of a line. A number is
    whole: `b13` of `b130` would be read as another file's name.

    >>> shortest_prefix("lao vov", None, "lao_qdnd"), shortest_prefix("unp (1)", "unp", None)
    ('lao v', 'unp (')
    >>> shortest_prefix("b130", "b129", None), shortest_prefix("0012_ab", None, None)
    ('b130', '0012')
    """
    size = max(max(_shared(name, before or ""), _shared(name, after or "")) + 1, least)
    while size < len(name) and not _may_end(name[size - 1 : size + 1]):
        size += 1
    return name[:size]


def _may_end(letters: str) -> bool:
    """Say whether the first of two letters is seen and whole at the end of a line, and ends its number."""
    if letters.isdigit():
        return len(letters) < 2
    return not letters[0].isspace() and not any(map(unicodedata.combining, letters[1:]))


def _shared(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
