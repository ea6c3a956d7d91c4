"""What a person decided of pairs: the lines of the file it is kept in, and how two people's go together.

A plain table of tab-separated lines (vi, vi_key, en, en_key, verdict, note) that a person may edit, sort,
share and keep under version control. A verdict holds for the two texts whose content keys it names, wherever
they are kept; one without keys holds for whatever has the two ids.

>>> one = Verdict("001", "", "002", "", "same")
>>> parsed(line_of(one)) == one
True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, cast

from defcorpus.errors import UsageError
from defcorpus.text.safe import safe

Word = Literal["same", "same-event", "not-same", "one-event", "two-events"]

HEADER = ("vi", "vi_key", "en", "en_key", "verdict", "note")
WORDS: dict[str, str] = {
    "same": "one is the other's translation or close adaptation",
    "same-event": "both report the same event, each in its own words",
    "not-same": "they are no counterparts",
    "one-event": "both tell one event, whether they are counterparts or not",
    "two-events": "they tell two events, and are no counterparts",
}
OF_EVENTS = ("one-event", "two-events")
"""What may be said of any two articles, of one language too; they stand in the order of their keys then."""
BY_YOU = "by you"
"""The kind of the line of a ledger that a person's verdict is."""

_BLANKS = str.maketrans("\t\n", "  ")

Decided = Mapping[tuple[str, str], Word]
"""Verdicts as matching takes them: by the content keys of the Vietnamese and the English article."""


class Verdict(NamedTuple):
    """What a person said of two articles. An empty `verdict` takes back what was said."""

    vi: str  # the article's id when it was said: for people to read
    vi_key: str  # its content key, or empty
    en: str
    en_key: str
    verdict: str  # one of WORDS
    note: str = ""  # a remark of the person's own

    def of_same(self, other: Verdict) -> bool:
        """Say whether both speak of the same two texts: by their keys, where one is missing by their ids."""
        if self.vi_key and self.en_key and other.vi_key and other.en_key:
            return (self.vi_key, self.en_key) == (other.vi_key, other.en_key)
        return (self.vi, self.en) == (other.vi, other.en)


class Held(NamedTuple):
    """Which verdicts hold for the articles there are, and which do not."""

    decided: Decided
    stale: tuple[Verdict, ...] = ()  # an article of that id is here but reads otherwise
    absent: tuple[Verdict, ...] = ()  # of articles that are not here

    @property
    def of_pairs(self) -> Decided:
        """Return what is said of counterparts: those of two events are none."""
        return {
            keys: "not-same" if word == "two-events" else word
            for keys, word in self.decided.items()
            if word != "one-event"
        }


class Contradiction(NamedTuple):
    """Two verdicts that differ on the same two articles."""

    one: Verdict
    other: Verdict


def plain(value: str) -> str:
    """Return a value in normal form on one line, without what a table or a terminal would obey."""
    normal = unicodedata.normalize("NFC", value)
    return " ".join("".join(c if c.isprintable() else " " for c in normal).split())


def word_of(typed: str) -> Word:
    """Return the verdict that was typed; UsageError for any other word."""
    word = plain(typed).lower().replace(" ", "-").replace("_", "-")
    if word not in WORDS:
        raise UsageError(f"{typed!r} is no verdict", f"one of: {', '.join(WORDS)}")
    return cast("Word", word)


def parsed(line: str) -> Verdict:
    """Return a line's verdict; UsageError, saying why, for a line that has none. The note may be missing."""
    parts = line.rstrip("\r\n").split("\t")
    if len(parts) not in (len(HEADER) - 1, len(HEADER)):
        raise UsageError(f"it has {len(parts)} fields, not {len(HEADER)}")
    vi, vi_key, en, en_key, verdict, note = [*parts, ""][: len(HEADER)]
    return checked(Verdict(vi, vi_key, en, en_key, verdict, note))


def checked(one: Verdict) -> Verdict:
    """Return a verdict as it is kept; UsageError for one that cannot be meant."""
    for key in (one.vi_key, one.en_key):
        if key and not re.fullmatch(r"[0-9a-f]{32}", key):
            raise UsageError(f"its key {key!r} is no content key; leave it empty to mean any text of that id")
    if not (one.vi or one.vi_key) or not (one.en or one.en_key):
        raise UsageError("it does not name two articles")
    return one._replace(verdict=word_of(one.verdict), note=plain(one.note))


def line_of(one: Verdict) -> str:
    """Return a verdict as a line of the file, without its end.

    Ids come from names of files and may hold anything: what a line cannot hold is replaced; the keys tell.
    """
    ids = (safe(id_).translate(_BLANKS) for id_ in (one.vi, one.en))
    vi, en = (f"./{id_}" if id_.startswith("#") else id_ for id_ in ids)
    return "\t".join((vi, one.vi_key, en, one.en_key, one.verdict, plain(one.note)))


def replaced(lines: Sequence[str], wanted: Iterable[Verdict]) -> list[str]:
    """Return the file's lines with some verdicts, each in place of what was said of the same two before.

    Lines that begin with `#` and lines that cannot be read stay as they are.
    """
    new = _Said(wanted)
    kept = []
    for line in lines[1:]:
        said = _read(line)
        if said is None or new.find(said) is None:
            kept.append(line)
    return ["\t".join(HEADER), *kept, *(line_of(one) for one in new.all if one.verdict)]


def _read(line: str) -> Verdict | None:
    if not line.strip() or line.startswith("#"):
        return None
    try:
        return parsed(line)
    except UsageError:
        return None


def held(verdicts: Iterable[Verdict], keys: Mapping[str, str]) -> Held:
    """Return which verdicts hold; `keys` has the content key of each article by its id.

    Of two on the same texts the later holds.
    """
    there = set(keys.values())
    again: set[tuple[str, str]] = set()  # ids of texts that were judged as they are now
    decided: dict[tuple[str, str], Word] = {}
    stale: list[Verdict] = []
    absent: list[Verdict] = []
    for one in verdicts:
        vi = one.vi_key or keys.get(one.vi, "")
        en = one.en_key or keys.get(one.en, "")
        if vi in there and en in there:
            decided[vi, en] = cast("Word", one.verdict)
            again.add((one.vi, one.en))
        elif (vi in there or one.vi in keys) and (en in there or one.en in keys):
            stale.append(one)
        else:
            absent.append(one)
    return Held(decided, tuple(one for one in stale if (one.vi, one.en) not in again), tuple(absent))


class _Said:
    """Verdicts found again by their two texts, in the order in which they came."""

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        self._by_keys: dict[tuple[str, str], Verdict] = {}
        self._by_ids: dict[tuple[str, str], list[Verdict]] = {}
        self.all: dict[Verdict, None] = {}
        for one in verdicts:
            self.put(one)

    def find(self, one: Verdict) -> Verdict | None:
        """Return what is said of the same two texts."""
        if one.vi_key and one.en_key and (said := self._by_keys.get((one.vi_key, one.en_key))):
            return said
        return next((said for said in self._by_ids.get((one.vi, one.en), ()) if said.of_same(one)), None)

    def put(self, one: Verdict) -> None:
        """Take a verdict in, in place of what is said of the same texts."""
        while (said := self.find(one)) is not None:
            del self.all[said]
            self._by_ids[said.vi, said.en].remove(said)
            self._by_keys.pop((said.vi_key, said.en_key), None)
        self.all[one] = None
        self._by_ids.setdefault((one.vi, one.en), []).append(one)
        if one.vi_key and one.en_key:
            self._by_keys[one.vi_key, one.en_key] = one


def merged(files: Iterable[Iterable[Verdict]]) -> tuple[list[Verdict], list[Contradiction]]:
    """Return what several people said together, and where they contradict each other.

    What is contradicted is left out, to be looked at again. Within one file the later verdict holds. The
    order is that of the ids.
    """
    together = _Said()
    against: list[Contradiction] = []
    for verdicts in files:
        for one in _Said(verdicts).all:
            said = together.find(one)
            if said is None:
                together.put(one)
            elif said.verdict != one.verdict:
                against.append(Contradiction(said, one))
            elif (one.note and one.note not in said.note) or (one.vi_key and not said.vi_key):
                note = "; ".join(dict.fromkeys(filter(None, (said.note, one.note))))
                together.put((one if one.vi_key else said)._replace(note=note))
    out = _Said(pair.one for pair in against)
    return sorted(one for one in together.all if out.find(one) is None), sorted(against)
