"""What the corpus is asked with and what it answers: records that know no store.

Named tuples where that can be: a search makes them at each start, in a sixth of a dataclass's time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    # Making the records of article.py takes 7 ms, and a search that finds its store current needs none.
    from defcorpus.article import Kind, Lang, Skip


class Filters(NamedTuple):
    """Which articles are meant. Empty fields ask for nothing; all that is asked must hold.

    An article has one language, one source and one kind, so several of these mean any of them; several
    people or countries mean all of them; of countries with a comma between them any is meant.
    """

    langs: tuple[str, ...] = ()
    since: str | None = None  # a partial ISO date (`2025`, `2025-10`, `2025-10-14`): from its first day
    until: str | None = None  # a partial ISO date: to its last day
    people: tuple[str, ...] = ()  # names as typed: every word begins a word of one person's folded key
    countries: tuple[str, ...] = ()  # codes or names as typed: `TR`, `Türkiye`, `IN,LA`
    sources: tuple[str, ...] = ()  # outlets as typed: `qdnd.vn`, `QDND`
    undated: bool = False  # only undated articles; with `since` or `until`, these as well
    kinds: tuple[str, ...] = ()  # article, listing, stub, digest

    def __bool__(self) -> bool:
        return bool(
            self.langs
            or self.since is not None
            or self.until is not None
            or self.people
            or self.countries
            or self.sources
            or self.undated
            or self.kinds
        )


class Meant(NamedTuple):
    """What filters mean in one corpus: names as typed are the stored ones that they fit.

    Empty fields ask for nothing; a person for whom nobody fits is an empty set, which nothing matches.
    """

    langs: tuple[str, ...] = ()
    since: str | None = None  # a partial ISO date, checked
    until: str | None = None
    people: tuple[frozenset[str], ...] = ()  # for each name typed the keys that it fits
    countries: tuple[tuple[str, ...], ...] = ()  # for each typed the codes of which one is meant
    sources: frozenset[str] | None = None  # outlets' names
    undated: bool = False
    kinds: tuple[str, ...] = ()


class PageText(NamedTuple):
    """An article's page as far as a snippet needs it; offsets are half-open, into `text`."""

    text: str
    segments: tuple[tuple[str, int, int], ...]  # role, start, end; in order

    def of(self, role: str) -> list[str]:
        """Return the stretches of one role, in order."""
        return [self.text[start:end] for found, start, end in self.segments if found == role]


class Told(NamedTuple):
    """As much of an article that tells a story as it takes to look for its copies."""

    number: int
    key: str  # content key
    lang: Lang
    title: str  # empty where it was made from the text


class Head(NamedTuple):
    """What names and dates an article."""

    number: int
    id: str
    path: str
    key: str  # content key
    date: str | None
    source: str | None
    title: str


class Standing(NamedTuple):
    """What speaks for keeping an article rather than a copy of it."""

    number: int
    removed: float  # share of the page that is not its body
    repairs: int  # how often it did not read as it was written
    inside: bool  # a larger file
    untitled: bool  # its title was made from its text
    title: str
    date_note: str  # of its date, with the time of day
    date_source: str | None


class Heading(NamedTuple):
    """An article's title as it stands on its page."""

    number: int
    title: str
    source: str | None


class Summary(NamedTuple):
    """One article as a list shows it, without its text."""

    id: str
    path: str  # absolute; "-" for standard input
    member: str | None  # in a container, the record's own id
    # In a container, the record's position, from 1.
    index: int | None  # type: ignore[assignment]  # in place of a tuple's own method, which nobody needs here
    key: str  # content key
    lang: Lang
    date: str | None  # ISO, as precise as `date_precision`
    date_precision: str | None
    date_source: str | None
    date_inferred: bool
    event_date: str | None
    title: str
    title_derived: bool
    source: str | None
    credits: tuple[str, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]
    words: int
    kind: Kind
    retrieved: str | None
    number: int = 0  # the store's own number for it: never reused, never shown
    lang_other: str | None = None  # the code of a language that is neither, where known
    lang_shares: tuple[tuple[str, float], ...] = ()  # of a mixed page, largest first

    @property
    def day(self) -> str:
        """The date as a person reads it: `~` marks an inferred year; empty when undated."""
        return f"{self.date}{'~' if self.date_inferred else ''}" if self.date else ""


class UpdateReport(NamedTuple):
    """What an update found. Counts are of articles."""

    new: int = 0
    changed: int = 0  # read again because their content had changed, in a file that was there before
    gone: int = 0
    unchanged: int = 0
    moved: int = 0  # of the unchanged, those found at another place
    kept: int = 0  # not found any more, as over half of the corpus vanished at once, or not readable now
    skipped: tuple[Skip, ...] = ()
    other_skips: bool = False  # others than before
    seconds: float = 0.0
    again: int = 0  # read again because other lines recur at their outlet than before
    rebuilt: str = ""  # why the store was made anew, if it was


def strings(array: str) -> tuple[str, ...]:
    """Read a JSON array of strings as the store writes it; mostly without the 2 ms of importing json."""
    if array == "[]":
        return ()
    if "\\" not in array:  # then no quotation mark stands inside a string
        return tuple(array[2:-2].split('", "'))
    from json import loads

    return tuple(loads(array))


def shares(array: str) -> tuple[tuple[str, float], ...]:
    """Read the shares of a mixed page's languages as the store writes them; hardly any page has some."""
    if array == "[]":
        return ()
    from json import loads

    return tuple((code, share) for code, share in loads(array))
