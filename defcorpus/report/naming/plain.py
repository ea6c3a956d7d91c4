"""Posts in one spelling, to be looked up."""

from __future__ import annotations

import re

from defcorpus.text import normal

_SHORT = re.compile(r" \([A-Z]{2,6}\)")  # what a body is called for short
_THEN = re.compile(r"^(?:[Tt]he )?[Tt]hen[ -]")
_SPELT = (
    ("defense", "defence"),
    ("việt nam coast", "vietnam coast"),
    ("of việt nam", "of vietnam"),
    ("vice-", "vice "),
    ("deputy-", "deputy "),
    ("raksha mantri", "defence minister"),
    ("raksha rajya mantri", "deputy defence minister"),
)


def plain(text: str) -> str:
    """Return a post in small letters with what is spelt in two ways spelt in one, short forms left out."""
    told = " ".join(_SHORT.sub("", _THEN.sub("", normal(text))).lower().replace("’", "'").split())
    for form, usual in _SPELT:
        told = told.replace(form, usual)
    return told
