"""The words of a page's address as its title: `/vietnam-laos-bolster-defence-ties/1234.vnp`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

_LEAST = 5  # words of a headline
_OWN = 0.75  # share of an address's words that the text has to have


def address_title(url: str | None, parts: Iterable[str]) -> str | None:
    """Return the headline that an address carries, in the letters in which the text writes its words.

    None where the address holds none, or its words are not the text's. Marks are not kept in addresses: only
    languages that are written without any have their words there. `parts` are the captions and the body.

    >>> address_title("https://a.vn/general-novak-visits-hanoi-again.vnp", ["General Novak visits Hanoi"])
    'General Novak visits Hanoi again'
    """
    words = _words(url)
    if len(words) < _LEAST:
        return None
    forms: dict[str, str] = {}
    for word in re.findall(r"[^\W_]+", "\n".join(parts)[:8000]):
        low = word.lower()
        if low not in forms or word == low or (forms[low].isupper() and not word.isupper()):
            forms[low] = word
    if sum(word in forms for word in words) < _OWN * len(words):
        return None
    text = " ".join(forms.get(word, word) for word in words)
    return text[:1].upper() + text[1:]


@cache
def _number() -> re.Pattern[str]:
    # What a site puts around the words: `-post12345`, `-20240513093012345`, `-c52002926`, `1234-`
    return re.compile(r"^[0-9]{4,}-|-(?:[a-z]{0,4}[0-9]{5,}|id[0-9]+)$")


def _words(url: str | None) -> list[str]:
    """Return the words of the part of an address that has most of them."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return []
    best: list[str] = []
    for part in path.split("/"):
        part = re.sub(r"\.[a-z]{2,5}$", "", part)
        words = _number().sub("", part).lower().split("-")
        if len(words) > len(best) and all(word.isascii() and word.isalnum() for word in words):
            best = words
    return best
