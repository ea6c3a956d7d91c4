"""What the corpus says of itself: how far a call has come, where its store is, who and what it names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long call has come, for whoever wants to show it."""

    phase: str  # "waiting" for another writer, "reading", "storing", "indexing"
    done: int = 0
    total: int | None = None  # unknown when None
    unit: str = "files"


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Where a store is, what it is of, how big and how old."""

    path: str  # the store's folder
    database: str  # its SQLite file
    paths: tuple[str, ...]  # the PATHs it was made from
    bytes: int
    generation: int
    updated: str | None  # UTC, ISO 8601, to the second
    articles: int
    files: int
    skipped: int
    recurring: tuple[tuple[str, int], ...] = ()  # outlets, and how many of their lines are known to recur
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one article names them."""

    article: int  # its number
    name: str
    key: str
    count: int
    spellings: tuple[str, ...]
    posts: tuple[str, ...] = ()
    native: bool = False
    country: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact of one article with the words it was read from."""

    article: int  # its number
    kind: str
    value: str
    key: str
    role: str
    words: str  # empty where it was read from metadata
    note: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of one article with the words it is about."""

    article: int  # its number
    kind: str
    detail: str
    words: str
