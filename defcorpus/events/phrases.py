"""The words for who goes, who receives and when, by their roles in the table of visits."""

from __future__ import annotations

from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold


@cache
def phrases(*roles: str) -> str:
    """Return the regular expression of the forms that have one of these roles, as whole words.

    Forms of several words stand there without their marks too: a single word would be many others.
    """
    known = [form for form, _, of in table("visiting") if of in roles]
    forms = dict.fromkeys([*known, *(fold(form) for form in known if " " in form)])
    return rf"(?<!\w)(?:{alternatives(forms)})(?!\w)"
