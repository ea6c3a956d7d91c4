"""Posts in one spelling, to be looked up."""

from __future__ import annotations

import re

from defcorpus.knowledge import table
from defcorpus.text import normal

_SHORT = re.compile(r" \([A-Z]{2,6}\)")  # what a body is called for short
_HYPHEN = re.compile(r"(?:(?<=vice)|(?<=deputy))-")
_THEN = re.compile(r"^(?:[Tt]he )?[Tt]hen[ -]")


def plain(text: str) -> str:
    """Return a post in small letters with what is spelt in two ways spelt in one, short forms left out."""
    told = " ".join(_SHORT.sub("", _THEN.sub("", normal(text))).lower().replace("’", "'").split())
    told = _HYPHEN.sub(" ", told)
    for form, usual in table("post_spellings"):
        told = told.replace(form, usual)
    return told
