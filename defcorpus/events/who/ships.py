"""The ships that a lead names: the surest sign of which port call it tells."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, is_syllable

_NAME = r"[\"“‘'«]?(?P<name>[^\W\d_a-z][\w’'.-]{2,})"


def ships_in(told: str) -> tuple[str, ...]:
    """Return the first word of each ship's name, folded; a Vietnamese ship, known by its number, is none.

    >>> ships_in("HMCS Montrose docked beside the frigate Vendémiaire.")
    ('montrose', 'vendemiaire')
    >>> ships_in("Tàu huấn luyện JS Hayakaze cập cảng Tiên Sa; tàu hộ vệ Hải quân.")
    ('hayakaze',)
    """
    names = (hit["name"].strip("’'.-") for pattern in _ships() for hit in pattern.finditer(told))
    kept = (name for name in names if not is_syllable(name) and name not in _navies())
    return tuple(dict.fromkeys(map(fold, kept)))


@cache
def _navies() -> frozenset[str]:
    rows = table("namewords")
    return frozenset(form for form, _, use in rows if use == "ship" and not form.islower())


@cache
def _ships() -> tuple[re.Pattern[str], ...]:
    kinds = [form for form, _, act in table("acts") if act == "ship"]
    return (
        re.compile(rf"(?<!\w)(?:{alternatives(_navies())})\s{_NAME}"),
        re.compile(rf"(?<!\w)(?i:{alternatives(kinds)})\s{_NAME}"),
    )
