"""The groups of copies that were last found of a corpus, so that only what has changed is grouped again.

Whether articles are of one group depends on their component alone: the texts that a chain of likenesses
joins. What comes, goes or changes touches the components of its own text and of the texts paired with it;
the groups of all others stand as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.dedup.grouping.groups import Alike, in_order_of_dates
from defcorpus.dedup.records import Group, Likeness, Member
from defcorpus.dedup.texts.postings import components, held
from defcorpus.report.arrays import read_arrays, write_arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Document, Sketch
    from defcorpus.dedup.shelf import View
    from defcorpus.dedup.texts.common import Common
    from defcorpus.dedup.texts.postings import I64, U64
    from defcorpus.report.arrays import Arrays

_VERSION = 7
_MANY = 0.2  # where so much of the corpus is grouped again, all of it is


class Row(NamedTuple):
    """What a group says of an article."""

    id: str
    path: str
    key: str
    date: str | None
    source: str | None
    time: str

    @classmethod
    def of(cls, document: Document) -> Row:
        """Return what a group says of a document."""
        return cls(document.id, document.path, document.key, document.date, document.source, document.time)


@dataclass(frozen=True, slots=True)
class Last:
    """What was last found, with the options that hold by themselves."""

    generation: int  # of the corpus
    common: str  # digest of what was common
    articles: I64  # a row for each that tells a story: its number and generation
    hashes: U64  # of their texts
    joined: U64  # a row for each text that is like any other: its hash, and what names its component
    rows: dict[int, Row]  # of those in groups, by number
    groups: list[Group]  # in order

    def arrays(self) -> tuple[list[Any], Arrays]:
        """Return what JSON can hold, and arrays, for :meth:`of_arrays`."""
        import numpy as np

        at = {row.id: at for at, row in enumerate(self.rows.values())}
        members = [member for group in self.groups for member in group.members]
        ids, paths, keys, *others = (
            zip(*self.rows.values(), strict=True) if self.rows else ((),) * len(Row._fields)
        )
        columns = dict(zip(_CODED_ROWS, (paths, *others), strict=True))
        columns["why"] = [group.keep_why for group in self.groups]
        columns |= {name: [getattr(member, name) for member in members] for name in ("relation", "rule")}
        coded = {name: _coded(values) for name, values in columns.items()}
        arrays: Arrays = {"articles": self.articles, "hashes": self.hashes, "joined": self.joined}
        arrays |= {
            "numbers": np.array(list(self.rows), np.int64),
            "keys": np.frombuffer(bytes.fromhex("".join(keys)), np.uint8),
            "keeps": np.array([at[group.keep] for group in self.groups], np.int32),
            "sizes": np.array([len(group.members) for group in self.groups], np.int32),
            "members": np.array([at[member.id] for member in members], np.int32),
            "scores": np.array([member.score for member in members], np.float64),
            "own": np.array([member.own for member in members], np.int64),
        }
        arrays |= {f"code.{name}": places for name, (_, places) in coded.items()}
        distinct = {name: values for name, (values, _) in coded.items()}
        return [self.generation, self.common, ids, distinct], arrays

    @classmethod
    def of_arrays(cls, said: list[Any], arrays: dict[str, Any]) -> Last:
        """Return what :meth:`arrays` told."""
        generation, common, ids, distinct = said

        def column(name: str) -> list[Any]:
            return [*map(distinct[name].__getitem__, arrays[f"code.{name}"].tolist())]

        told = arrays["keys"].tobytes().hex()
        keys = [told[start : start + 32] for start in range(0, len(told), 32)]
        paths, *others = map(column, _CODED_ROWS)
        rows = [Row(*row) for row in zip(ids, paths, keys, *others, strict=True)]
        columns = (
            arrays["members"].tolist(), column("relation"), arrays["scores"].tolist(), column("rule"),
            arrays["own"].tolist(),
        )  # fmt: skip
        members = [
            Member(*_head(rows[at]), relation, score, rule, rows[at].time, own)
            for at, relation, score, rule, own in zip(*columns, strict=True)
        ]
        groups, start = [], 0
        for keep, size, why in zip(
            arrays["keeps"].tolist(), arrays["sizes"].tolist(), column("why"), strict=True
        ):
            groups.append(
                Group(*_head(rows[keep]), tuple(members[start : start + size]), rows[keep].time, why)
            )
            start += size
        return cls(
            generation,
            common,
            arrays["articles"],
            arrays["hashes"],
            arrays["joined"],
            dict(zip(arrays["numbers"].tolist(), rows, strict=True)),
            groups,
        )


def _head(row: Row) -> tuple[str, str, str, str | None, str | None]:
    return row.id, row.path, row.key, row.date, row.source


_CODED_ROWS = ("path", "date", "source", "time")


def _coded(values: Sequence[str | None]) -> tuple[list[str | None], NDArray[np.int32]]:
    """Return the distinct values, and for each which it is: a few outlets, paths and days say all."""
    import numpy as np

    distinct = list(dict.fromkeys(values))
    place = {value: at for at, value in enumerate(distinct)}
    return distinct, np.fromiter(map(place.__getitem__, values), np.int32, len(values))


class Joined:
    """Likenesses as they are asked for, and which texts they join."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._pairs: list[tuple[int, int]] = []

    def __call__(self, sketches: Sequence[Sketch]) -> Sequence[Likeness]:
        """Return the likenesses of the texts with these sketches."""
        found = self._alike(sketches)
        self._pairs = [
            (sketches[each.short].text_hash, sketches[each.long].text_hash)
            for each in found
            if each.verdict != "different"
        ]
        return found

    def texts(self) -> U64:
        """Return a row for each text that is like any other: its hash, and the least of its component."""
        import numpy as np

        hashes, ends = np.unique(np.array(self._pairs, np.uint64).reshape(-1, 2), return_inverse=True)
        ends = ends.reshape(-1, 2)
        least = components(ends[:, 0], ends[:, 1], len(hashes))
        return np.stack([hashes, hashes[least]], axis=1)


Like = Callable[["NDArray[np.bool_]"], "U64 | None"]
"""From which texts of a view are asked about to the hashes of all that are like one; None for too many."""


def touched(last: Last, view: View, renamed: Collection[int], like: Like) -> U64 | None:
    """Return the hashes of the texts that have to be grouped again, in order; None if all may as well.

    `renamed` are the numbers of articles of another id or path. What else there is to an article changes only
    with its generation.
    """
    import numpy as np

    now = np.stack([view.articles.numbers, view.articles.generations], axis=1)
    hashes = view.hashes[view.articles.texts]
    parts = (
        last.hashes[~_among(last.articles, last.hashes, now, hashes)],
        hashes[~_among(now, hashes, last.articles, last.hashes)],
        hashes[np.isin(view.articles.numbers, np.array(sorted(renamed), np.int64))],
    )
    ends = like(held(view.hashes, np.unique(np.concatenate(parts))))
    if ends is None:
        return None
    some = np.unique(np.concatenate((*parts, ends)))
    whole = np.unique(last.joined[held(last.joined[:, 0], some), 1])
    some = np.union1d(some, last.joined[held(last.joined[:, 1], whole), 0])
    return None if is_much(len(some), view) else some


def is_much(texts: int, view: View) -> bool:
    """Say whether so many texts are to be grouped again that all may be."""
    return texts > _MANY * len(view.hashes)


def renamed(last: Last, corpus: Corpus) -> list[int]:
    """Return the articles in groups of which these would say something else now."""
    if corpus.renamed <= last.generation:
        return []
    return [head.number for head in corpus.heads(list(last.rows)) if last.rows[head.number][:5] != head[1:6]]


def _among(articles: I64, hashes: U64, others: I64, of_others: U64) -> NDArray[np.bool_]:
    """Say which articles are among the others, which are in order, as they are."""
    import numpy as np

    if not len(others):
        return np.zeros(len(articles), np.bool_)
    at = np.minimum(np.searchsorted(others[:, 0], articles[:, 0]), len(others) - 1)
    same: NDArray[np.bool_] = (others[at] == articles).all(axis=1) & (of_others[at] == hashes)
    return same


def merged(last: Last, again: U64, groups: Iterable[Group]) -> list[Group]:
    """Return the last groups with those of the texts grouped `again` replaced."""
    import numpy as np

    number = {row.id: at for at, row in last.rows.items()}
    kept = np.array([number[group.keep] for group in last.groups], np.int64)
    there = held(last.hashes[np.searchsorted(last.articles[:, 0], kept)], again)
    standing = [group for group, gone in zip(last.groups, there.tolist(), strict=True) if not gone]
    return sorted([*standing, *groups], key=in_order_of_dates)


def rows_in(groups: Sequence[Group], now: I64, *several: Mapping[int, Row]) -> dict[int, Row]:
    """Return what groups say of articles, by number, of those there are `now`; the last telling counts."""
    import numpy as np

    there = {member.id for group in groups for member in group.members} | {group.keep for group in groups}
    told = {number: row for rows in several for number, row in rows.items() if row.id in there}
    kept = np.isin(np.array(list(told), np.int64), now)
    return dict(compress(told.items(), kept.tolist()))


def joined_again(last: Last, again: U64, found: U64) -> U64:
    """Return which texts are joined, with those grouped `again` as they were found."""
    import numpy as np

    return np.concatenate((last.joined[~held(last.joined[:, 0], again)], found))


def digest(common: Common | bytes) -> str:
    """Return what tells one model of what is common from another."""
    data = common if isinstance(common, bytes) else common.to_bytes()
    return blake2b(data, digest_size=16).hexdigest()


def read_last(corpus: Corpus) -> Last | None:
    """Return what was last found of the corpus."""
    read = read_arrays(corpus.folder / "groups", _mark())
    try:
        return None if read is None else Last.of_arrays(*read)
    except (ValueError, LookupError, TypeError):  # arrays of another version, or damaged
        return None


def write_last(corpus: Corpus, last: Last) -> None:
    """Keep what was found of the corpus."""
    write_arrays(corpus.folder / "groups", _mark(), *last.arrays())


def _mark() -> str:
    from defcorpus.corpus.store.origin import made_by

    return f"{_VERSION} {made_by()}"
