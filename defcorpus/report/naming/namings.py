"""The record of someone as one article names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """A person as one article names them."""

    article: str  # its id
    date: str | None  # its day, partial ISO
    name: str  # the fullest form written there
    key: str
    count: int  # mentions there
    spellings: tuple[str, ...] = ()  # every form written there, fullest first
    content: str = ""  # the article's content key: tells apart those of one day
    lang: str = "unknown"
    posts: tuple[str, ...] = ()  # ranks and posts written there, longest first
    country: str | None = None
    also: tuple[str, ...] = ()  # other keys of the person
    native: bool = False  # a Vietnamese name
