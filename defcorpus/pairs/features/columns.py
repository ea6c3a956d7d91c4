"""Articles as columns: what all pairs are weighed by, of many articles at once, without their words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from defcorpus.pairs.features.encoded import HEAD, LANGS, front

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.records import Features

    Bytes = NDArray[np.uint8]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

Join = Callable[[str, "NDArray[Any]", "NDArray[Any]"], "NDArray[Any]"]
"""Puts rows behind others, given the name of the column."""

_Number = TypeVar("_Number", bound="np.integer[Any]")

_HEAD = np.dtype(
    [
        ("lang", "u1"), ("people", "u1"), ("hosts", "<u2"), ("day", "<i4"), ("event", "<i4"), ("told", "<u2"),
        ("words", "<u4"), ("guest", "<u8"), ("host", "<u8"), ("terms", "<u4"), ("names", "<u4"),
        ("identifiers", "<u4"), ("people_named", "<u4"), ("written", "<u4"), ("end", "<u4"),
    ]
)  # fmt: skip
# Columns with a row an article.
SINGLE = ("days", "events", "told", "words", "people", "hosts", "guest", "host")

# Columns whose rows belong to articles, or to people, by where those of each start.
_OF_STARTS = {
    "starts": ("terms", "codes", "counts", "flags"),
    "name_starts": ("names",),
    "identifier_starts": ("letters", "identifiers"),
    "person_starts": ("persons", "person_flags"),
    "name_text_starts": ("name_text",),
}
_LONG = 8  # articles in a run on the average, from which on runs are copied as a whole


@dataclass(frozen=True, slots=True)
class Columns:
    """Articles of one language. The terms of article `i` are from ``starts[i]`` to ``starts[i + 1]``."""

    days: I32  # of publication, `NO_DAY` where it is not known; the next five as in `encoded.HEAD`
    events: I32
    told: I32  # the event's day without its year: `encoded.code_of_day`
    words: I64
    people: Bytes
    hosts: I32  # terms of the leading Vietnamese person's name
    guest: U64  # the leading guest's key, 0 for none
    host: U64
    starts: I64
    terms: U64  # hashes; numbers (int32) once they are weighed
    codes: Bytes
    counts: Bytes
    flags: Bytes
    name_starts: I64
    names: I64  # places in `terms` of the words of people's names
    identifier_starts: I64
    letters: U64  # of identifiers of the title
    identifiers: U64
    person_starts: I64
    persons: U64  # hashes: who has the same is known by the same names
    person_flags: Bytes  # `encoded.ABROAD` and so on
    name_text_starts: I64  # by person
    name_text: Bytes  # UTF-8: the key and other keys, a tab between

    def __len__(self) -> int:
        return len(self.days)

    def taken(self, order: I64) -> Columns:
        """Return some articles, in this order."""
        runs = _runs(order)
        if _LONG * len(runs) < len(order):
            return _joined([(self, begin, end) for begin, end in runs])
        terms, starts = _taken(self.starts, order)
        names, name_starts = _taken(self.name_starts, order)
        those, identifier_starts = _taken(self.identifier_starts, order)
        people, person_starts = _taken(self.person_starts, order)
        written, name_text_starts = _taken(self.name_text_starts, people)
        moved = np.repeat(starts[:-1] - self.starts[order], np.diff(name_starts))
        found: dict[str, Any] = {name: getattr(self, name)[order] for name in SINGLE}
        found |= {name: getattr(self, name)[terms] for name in ("terms", "codes", "counts", "flags")}
        found |= {name: getattr(self, name)[those] for name in ("letters", "identifiers")}
        found |= {name: getattr(self, name)[people] for name in ("persons", "person_flags")}
        found |= {"starts": starts, "name_starts": name_starts, "identifier_starts": identifier_starts}
        found |= {"person_starts": person_starts, "name_text_starts": name_text_starts}
        return Columns(**found, names=self.names[names] + moved, name_text=self.name_text[written])

    def followed_by(self, other: Columns, join: Join) -> Columns:
        """Return these articles and others behind them; `join` puts the two of a column together."""
        found: dict[str, Any] = {}
        for name in self.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if name.endswith("starts"):
                theirs = theirs[1:] + mine[-1]
            elif name == "names":
                theirs = theirs + self.starts[-1]
            found[name] = join(name, mine, theirs)
        return Columns(**found)


def _joined(runs: Sequence[tuple[Columns, int, int]]) -> Columns:
    """Return runs of articles of several side by side: without a number for each of their terms."""
    found: dict[str, Any] = {}
    of = [columns for columns, _, _ in runs]
    rows = [(begin, end) for _, begin, end in runs]
    for starts, names in _OF_STARTS.items():
        some = rows if starts != "name_text_starts" else _bounds(of, "person_starts", rows)
        lengths = [
            np.diff(getattr(each, starts)[begin : end + 1])
            for each, (begin, end) in zip(of, some, strict=True)
        ]
        found[starts] = _starts(np.concatenate(lengths))
        inside = _bounds(of, starts, some)
        for name in names:
            found[name] = _side_by_side(of, name, inside)
    for name in SINGLE:
        found[name] = _side_by_side(of, name, rows)
    first = np.cumsum([0, *(end - begin for begin, end in rows[:-1])])
    moved = found["starts"][first] - [
        int(each.starts[begin]) for each, (begin, _) in zip(of, rows, strict=True)
    ]
    sizes = [end - begin for begin, end in _bounds(of, "name_starts", rows)]
    found["names"] = found["names"] + np.repeat(moved, sizes)
    return Columns(**found)


def _side_by_side(of: Sequence[Columns], name: str, runs: Sequence[tuple[int, int]]) -> NDArray[np.generic]:
    return np.concatenate([getattr(each, name)[b:e] for each, (b, e) in zip(of, runs, strict=True)])


def _bounds(of: Sequence[Columns], name: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where what belongs to runs begins and ends."""
    starts = (getattr(each, name) for each in of)
    return [(int(own[begin]), int(own[end])) for own, (begin, end) in zip(starts, runs, strict=True)]


def columns_of(features: Iterable[Features]) -> tuple[Columns, Columns]:
    """Return the Vietnamese and the English articles, each in the order given."""
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    for article in features:
        if article.lang in LANGS:
            sides[LANGS.index(article.lang)].append(front(article))
    return read_fronts(sides[0]), read_fronts(sides[1])


def read_fronts(data: Sequence[bytes]) -> Columns:
    """Return the articles of which these are the features, or only their fronts, in this order."""
    heads = np.frombuffer(b"".join(each[: HEAD.size] for each in data), _HEAD)
    terms, names, identifiers, people, written = (
        heads[name].astype(np.int64) for name in ("terms", "names", "identifiers", "people_named", "written")
    )
    begin = np.full(len(heads), HEAD.size)
    parts: list[NDArray[np.generic]] = []
    for kind, size, count in (
        ("<u8", 8, terms), ("u1", 1, terms), ("u1", 1, terms), ("u1", 1, terms),
        ("<u4", 4, names), ("<u8", 8, identifiers), ("<u8", 8, identifiers),
        ("<u8", 8, people), ("u1", 1, people), ("<u2", 2, people), ("u1", 1, written),
    ):  # fmt: skip
        end = begin + size * count
        joined = b"".join([each[a:b] for each, a, b in zip(data, begin.tolist(), end.tolist(), strict=True)])
        parts.append(np.frombuffer(joined, kind))
        begin = end
    starts = _starts(terms)
    codes, counts, flags = (np.asarray(parts[at], np.uint8) for at in (1, 2, 3))
    return Columns(
        heads["day"].astype(np.int32), heads["event"].astype(np.int32),
        heads["told"].astype(np.int32), heads["words"].astype(np.int64),
        heads["people"].copy(), heads["hosts"].astype(np.int32),
        heads["guest"].astype(np.uint64), heads["host"].astype(np.uint64),
        starts, parts[0].astype(np.uint64), codes, counts, flags,
        _starts(names), parts[4].astype(np.int64) + np.repeat(starts[:-1], names),
        _starts(identifiers), parts[5].astype(np.uint64), parts[6].astype(np.uint64),
        _starts(people), parts[7].astype(np.uint64), np.asarray(parts[8], np.uint8),
        _starts(parts[9].astype(np.int64)), np.asarray(parts[10], np.uint8),
    )  # fmt: skip


def spread(starts: I64, lengths: I64) -> I64:
    """Return the places from each start on, as many as its length."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Return each value once, in order: of millions in a fraction of what `numpy.unique` takes."""
    ordered = np.sort(values)
    found: NDArray[_Number] = ordered[
        np.concatenate((np.ones(len(ordered[:1]), np.bool_), ordered[1:] != ordered[:-1]))
    ]
    return found


def packed(pairs: NDArray[np.integer[Any]]) -> I64:
    """Return rows of two indices as a number each, which is as they are sorted."""
    return pairs[:, 0].astype(np.int64) << 32 | pairs[:, 1]


def in_codes(codes: I64) -> I32:
    """Return the rows of two indices that numbers hold, in place."""
    halves: I32 = codes.view(np.int32).reshape(-1, 2)
    return halves[:, ::-1] if sys.byteorder == "little" else halves


def descending(values: NDArray[np.float64]) -> I64:
    """Return the order of the greatest first, of equal ones the first: quicker than a stable sort of many."""
    order = np.argsort(-values)
    ranked = values[order]
    alike = np.zeros(len(order), np.bool_)
    alike[1:] = ranked[1:] == ranked[:-1]
    alike[:-1] |= alike[1:]
    some = np.flatnonzero(alike)
    order[some] = order[some][np.lexsort((order[some], -ranked[some]))]
    return order


def _runs(order: I64) -> list[tuple[int, int]]:
    """Return the stretches of places that follow each other: where each begins and ends."""
    if not len(order):
        return []
    last = np.flatnonzero(np.diff(order, append=-1) != 1)
    first = np.concatenate(([0], last[:-1] + 1))
    return list(zip(order[first].tolist(), (order[last] + 1).tolist(), strict=True))


def _taken(starts: I64, order: I64) -> tuple[I64, I64]:
    lengths = (starts[1:] - starts[:-1])[order]
    return spread(starts[order], lengths), _starts(lengths)


def _starts(lengths: I64) -> I64:
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found
