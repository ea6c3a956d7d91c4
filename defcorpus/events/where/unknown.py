"""Names that stand where a place does and are in no table: `tại Honolulu`, `at Tien Sa port in`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from defcorpus.events.elsewhen import is_of_another_time
from defcorpus.events.where.spoken import is_spoken_of
from defcorpus.events.who.roles import is_yet_to_come
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold

FRONT = 48
"""Characters in front of a place that may say where."""

PLANNED = 200
"""Characters in front of a place in which its sentence may turn to what is planned."""

UNKNOWN = "XX"
"""The country of a place that no table knows (ISO 3166-1 leaves the code to its users)."""

NAME = r"(?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,3})"
"""The pattern of a name of one to four words."""


def unknown_places(
    text: str,
    lead: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int]],
    lands: Mapping[int, str],
    editions: Collection[int],
) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield what is named as a place and stands in no table: `tại Honolulu`, `in Fukuoka, Japan`.

    That is start, end, rank, code and name. `lands` are the foreign countries by where they are named,
    `editions` those that are told.
    """
    for a, b in lead:
        if text[a:b].isupper():
            continue  # in a line of capitals nothing tells a name from other words
        for hit in _somewhere().finditer(text, a, b):
            start, end = hit.span("name")
            front = text[max(a, hit.start() - FRONT) : hit.start()].lower()
            begin = max(a, text.rfind(". ", a, start) + 1)
            later = is_yet_to_come(front) or is_planned(text, max(begin, start - PLANNED), start)
            if is_of_another_time(text, start, end, editions) or is_spoken_of(text, hit.start()):
                continue
            if later or any(start < t and f < end for f, t in taken) or is_body(hit["name"]):
                continue
            name = " ".join(hit["name"].split())
            behind = re.compile(r",\s+|\s*\(|\s+in\s+").match(text, end, b)
            code = lands.get(behind.end() if behind else -1, UNKNOWN)
            yield start, end, 0, f"{code}-{fold(name)}", name


def is_planned(text: str, begin: int, start: int) -> bool:
    """Say whether words in front make what follows a plan; not those of speech that has ended.

    `Timor-Leste would like to send officers, the minister said in Ho Chi Minh City`.
    """
    hit = _planned().search(text, begin, start)
    return hit is not None and _said().search(text, hit.end(), start) is None


def is_body(name: str) -> bool:
    """Say whether what looks like a place's name is a ministry's, a day's or a meeting's."""
    first, *_, last = re.split(r"[ –-]+", f"{name.lower()} {name.lower()}")
    return first in forms("head") or last in forms("head")


@cache
def forms(role: str) -> frozenset[str]:
    """Return the words of a role in the table of venues, in small letters."""
    return frozenset(form.lower() for form, _, of in table("venues") if of == role)


@cache
def fronts() -> tuple[str, ...]:
    """Return the words in front of where something was, with marks and without: `tại`, `in`, `cập`."""
    known = sorted(forms("front"))
    return tuple(dict.fromkeys([*known, *(fold(form) for form in known if len(form) > 1)]))


@cache
def generic() -> str:
    """Return the pattern of what kind of place it is: `tỉnh`, `the city of`."""
    return rf"(?:(?:{alternatives(forms('kind'))})\s+){{0,3}}"


@cache
def _somewhere() -> re.Pattern[str]:
    """Match what stands where a place does: `tại Honolulu`, `at Tien Sa port on`."""
    words = "on|this|last|and|from|with|to|by|for|during|in|after"
    words += "|vào|do|của|nhân|sau|trong|ngày|sáng|trưa|chiều|tối"
    kinds = alternatives(forms("kind"))
    behind = rf"(?=(?:\s+(?:{kinds}))?(?:\s*[,.;()]|\s+(?:{words})\s|\s*$))"
    front = rf"(?<!\w)(?i:{alternatives(fronts())})\s+(?:the\s+)?(?i:{generic()})"
    return re.compile(rf"{front}{NAME}(?i:{behind})", re.MULTILINE)


@cache
def _said() -> re.Pattern[str]:
    known = (form for form, _, of in table("date_roles") if of == "said")
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(known)})(?!\w)")


@cache
def _planned() -> re.Pattern[str]:
    """Return the pattern of what makes the rest of a sentence a plan."""
    known = (form for form, _, of in table("visiting") if of == "plan")
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives(known)})(?!\w)")
