"""English titles that several share: `Deputy Defence Ministers X and Y`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from defcorpus.knowledge import table

_REST = re.compile(r",? (?:of|for|to|in|at|on)\b|,")  # from where on a title says whose it is


def plural(title: str) -> str:
    """Return an English title as several bear it; nothing where tables do not know its head's plural.

    >>> plural("Deputy Minister of Defence"), plural("Secretary"), plural("Lt. Gen.")
    ('Deputy Ministers of Defence', 'Secretaries', 'Lt. Gens.')
    """
    return _turned(title, _many())


@lru_cache(maxsize=1 << 12)
def of_one(title: str) -> str:
    """Return an English title that several share as that of one; any other as it is.

    >>> of_one("Ministers of Defence"), of_one("Chairman of the Joint Chiefs of Staff")
    ('Minister of Defence', 'Chairman of the Joint Chiefs of Staff')
    """
    return _turned(title, _one()) or title


def _turned(title: str, forms: dict[str, str]) -> str:
    rest = _REST.search(title)
    head = title[: rest.start()] if rest else title
    front, _, word = head.rpartition(" ")
    turned = forms.get(word) or forms.get(word.capitalize(), "").lower()
    return f"{front} {turned}".strip() + title[len(head) :] if turned else ""


@cache
def _many() -> dict[str, str]:
    return {row[0]: row[1] for row in table("plurals")}


@cache
def _one() -> dict[str, str]:
    return {many: one for one, many in table("plurals")}
