"""The groups of copies that were last found of a corpus, so that only what has changed is grouped again.

Whether articles are of one group depends on their component alone: the texts that a chain of likenesses
joins. What comes, goes or changes touches the components of its own text and of the texts paired with it;
the groups of all others stand as they are.
"""

from __future__ import annotations

import json
from array import array as Array  # noqa: N812 the name says what it is
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.corpus.records import NAMED
from defcorpus.dedup.groups import Alike, in_order_of_dates
from defcorpus.dedup.postings import components, held
from defcorpus.dedup.records import Group, Likeness, Member

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Document, Sketch
    from defcorpus.dedup.common import Common
    from defcorpus.dedup.postings import I64, U64
    from defcorpus.dedup.shelf import View

_VERSION = 3
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
    named: dict[int, str]  # see Corpus.named
    articles: I64  # a row for each that tells a story: its number and generation
    hashes: U64  # of their texts
    joined: U64  # a row for each text that is like any other: its hash, and what names its component
    rows: dict[int, Row]  # of all articles that were compared, by number
    groups: list[Group]  # in order

    def to_bytes(self, mark: str) -> bytes:
        """Return it as bytes for :meth:`from_bytes`, which reads them where the same mark is given."""
        import numpy as np

        at = {row.id: at for at, row in enumerate(self.rows.values())}
        members = [member for group in self.groups for member in group.members]
        ids, paths, keys, *others = (
            zip(*self.rows.values(), strict=True) if self.rows else ((),) * len(Row._fields)
        )
        data = json.dumps(
            [
                mark,
                self.generation,
                self.common,
                self.named,
                [_array(array) for array in (self.articles, self.hashes, self.joined)],
                [_numbers(self.rows), ids, "".join(keys), *map(_coded, (paths, *others))],
                [
                    _numbers(at[group.keep] for group in self.groups),
                    _numbers(len(g.members) for g in self.groups),
                    _coded([group.keep_why for group in self.groups]),
                ],
                [
                    _numbers(at[member.id] for member in members),
                    _array(np.array([member.score for member in members], np.float64)),
                    _numbers(member.own for member in members),
                    *(_coded([getattr(member, name) for member in members]) for name in ("relation", "rule")),
                ],
            ]
        ).encode()
        return blake2b(data, digest_size=16).digest() + data

    @classmethod
    def from_bytes(cls, data: bytes, mark: str) -> Last | None:
        """Read what :meth:`to_bytes` wrote; None where it is damaged or the mark is another."""
        import numpy as np

        if blake2b(data[16:], digest_size=16).digest() != data[:16]:
            return None
        marked, generation, common, named, arrays, table, (keeps, sizes, whys), found = json.loads(data[16:])
        if marked != mark:
            return None
        articles, hashes, joined = map(b64decode, arrays)
        ids, keys = table[1], [table[2][start : start + 32] for start in range(0, len(table[2]), 32)]
        paths, *others = map(_decoded, table[3:])
        rows = [*map(Row, ids, paths, keys, *others)]
        scores: list[float] = np.frombuffer(b64decode(found[1]), np.float64).tolist()
        columns = (_listed(found[0]), _decoded(found[3]), scores, _decoded(found[4]), _listed(found[2]))
        members = [
            Member(*rows[at][:5], relation, score, rule, rows[at].time, own)
            for at, relation, score, rule, own in zip(*columns, strict=True)
        ]
        groups, start = [], 0
        for keep, size, why in zip(_listed(keeps), _listed(sizes), _decoded(whys), strict=True):
            groups.append(Group(*rows[keep][:5], tuple(members[start : start + size]), rows[keep].time, why))
            start += size
        return cls(
            generation,
            common,
            {int(chunk): told for chunk, told in named.items()},
            np.frombuffer(articles, np.int64).reshape(-1, 2),
            np.frombuffer(hashes, np.uint64),
            np.frombuffer(joined, np.uint64).reshape(-1, 2),
            dict(zip(_listed(table[0]), rows, strict=True)),
            groups,
        )


def _array(array: NDArray[np.generic]) -> str:
    return b64encode(array.tobytes()).decode()


def _numbers(numbers: Iterable[int]) -> str:
    return b64encode(Array("q", numbers).tobytes()).decode()


def _listed(numbers: str) -> list[int]:
    found = Array("q")
    found.frombytes(b64decode(numbers))
    return found.tolist()


def _coded(values: Sequence[str | None]) -> tuple[list[str | None], str]:
    """Return the distinct values, and for each which it is: a few outlets, paths and days say all."""
    distinct = list(dict.fromkeys(values))
    place = {value: at for at, value in enumerate(distinct)}
    return distinct, _numbers(map(place.__getitem__, values))


def _decoded(coded: tuple[list[Any], str]) -> list[Any]:
    distinct, places = coded
    return [*map(distinct.__getitem__, _listed(places))]


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


def touched(last: Last, view: View, renamed: Collection[int]) -> U64 | None:
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
    changed = held(view.hashes, np.unique(np.concatenate(parts)))
    beside = view.pairs.either(changed)
    ends = (view.hashes[beside.first], view.hashes[beside.second])
    some = np.unique(np.concatenate((*parts, *ends)))
    whole = np.unique(last.joined[held(last.joined[:, 0], some), 1])
    some = np.union1d(some, last.joined[held(last.joined[:, 1], whole), 0])
    return None if len(some) > _MANY * len(view.hashes) else some


def renamed(last: Last, corpus: Corpus, named: dict[int, str]) -> list[int]:
    """Return the articles of which a group would say something else now; `named` is of the corpus now."""
    chunks = {chunk for chunk, told in last.named.items() if named.get(chunk) != told}
    asked = [number for number in last.rows if number // NAMED in chunks] if chunks else []
    return [head.number for head in corpus.heads(asked) if last.rows[head.number][:5] != head[1:6]]


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


def rows_again(last: Last, again: U64, rows: dict[int, Row]) -> dict[int, Row]:
    """Return what groups say of all articles compared, by number, with those of texts `again` as given."""
    import numpy as np

    numbers = np.array(list(last.rows), np.int64)
    texts = last.hashes[np.searchsorted(last.articles[:, 0], numbers)]
    stay = numbers[~held(texts, again)].tolist()
    both = {number: last.rows[number] for number in stay} | rows
    return {number: both[number] for number in sorted(both)}


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
    try:
        return Last.from_bytes((corpus.folder / "groups").read_bytes(), _mark())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_last(corpus: Corpus, last: Last) -> None:
    """Keep what was found of the corpus."""
    import os

    path = corpus.folder / "groups"
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(last.to_bytes(_mark()))
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)


def _mark() -> str:
    from defcorpus.corpus.origin import made_by

    return f"{_VERSION} {made_by()}"
