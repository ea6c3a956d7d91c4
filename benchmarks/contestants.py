"""The tools that dedup.py measures, each in a process of its own: JSON Lines in, pairs out.

    python benchmarks/contestants.py NAME ARTICLES PAIRS

ARTICLES holds records with `id` (a letter and a number) and `text`; PAIRS gets lines of two numbers, smaller
first, and a relation. Peers are used as their own documentation does: datasketch's `MinHash.bulk`, an
insertion session, a query and its candidates filtered by estimated similarity; rensa's `from_token_sets` with
`RMinHashLSH`, candidates filtered likewise, and `CMinHashDeduplicator`; gaoya's `MinHashStringIndex`,
inserted and asked in bulk. Texts are brought to NFC for them all. Their sets are runs of N words in lower
case ("5-words"); where a setting says so, all single words as in their first examples. A peer reports every
pair at or above its threshold; no pair is inferred.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool at one of its settings."""

    package: str
    pairs: Callable[[list[str]], Iterable[tuple[int, int]]]
    says: str


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [unicodedata.normalize("NFC", json.loads(line)["text"]) for line in lines]


def _shingles(text: str, size: int) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, 1))}


def _datasketch(texts: list[str], size: int, threshold: float) -> Iterator[tuple[int, int]]:
    datasketch = import_module("datasketch")
    lsh = datasketch.MinHashLSH(threshold=threshold, num_perm=128)
    made: list[Any] = []
    for start in range(0, len(texts), _BATCH):
        sets = ([w.encode() for w in _shingles(text, size)] for text in texts[start : start + _BATCH])
        made.extend(datasketch.MinHash.bulk(sets, num_perm=128))
    with lsh.insertion_session() as session:
        for number, sketch in enumerate(made):
            session.insert(number, sketch)
    for number, sketch in enumerate(made):
        for other in lsh.query(sketch):
            if other < number and sketch.jaccard(made[other]) >= threshold:
                yield other, number


def _rensa(texts: list[str], size: int, threshold: float, bands: int) -> Iterator[tuple[int, int]]:
    rensa = import_module("rensa")
    lsh = rensa.RMinHashLSH(threshold=threshold, num_perm=128, num_bands=bands)
    made: list[Any] = []
    for start in range(0, len(texts), _BATCH):
        sets = [list(_shingles(text, size)) for text in texts[start : start + _BATCH]]
        made.extend(rensa.RMinHash.from_token_sets(sets, num_perm=128, seed=42))
    lsh.insert_many(made)
    for number, others in enumerate(lsh.query_all(made)):
        for other in others:
            if other < number and made[number].jaccard(made[other]) >= threshold:
                yield other, number


def _rensa_c(texts: list[str], size: int, threshold: float) -> Iterator[tuple[int, int]]:
    rensa = import_module("rensa")
    dedup = rensa.CMinHashDeduplicator(threshold=threshold, num_perm=128, seed=42)
    for start in range(0, len(texts), _BATCH):
        sets = [list(_shingles(text, size)) for text in texts[start : start + _BATCH]]
        made = rensa.CMinHash.from_token_sets(sets, num_perm=128, seed=42)
        for number, sketch in enumerate(made, start):
            if not dedup.add(str(number), sketch):
                for other in dedup.get_duplicates(sketch):
                    yield int(other), number


def _gaoya(
    texts: list[str], size: int, threshold: float, bands: int, band_size: int
) -> Iterator[tuple[int, int]]:
    index = import_module("gaoya.minhash").MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=threshold,
        num_bands=bands,
        band_size=band_size,
        analyzer="word",
        lowercase=True,
        ngram_range=(size, size),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for start in range(0, len(texts), _BATCH):
        for number, others in enumerate(index.par_bulk_query(texts[start : start + _BATCH]), start):
            yield from ((other, number) for other in others if other < number)


PEERS = {
    "datasketch": Peer("datasketch", partial(_datasketch, size=5, threshold=0.9), "its defaults, 5-words"),
    "datasketch words": Peer("datasketch", partial(_datasketch, size=1, threshold=0.9), "defaults, words"),
    "datasketch 0.8": Peer("datasketch", partial(_datasketch, size=5, threshold=0.8), "5-words"),
    "datasketch 0.7": Peer("datasketch", partial(_datasketch, size=3, threshold=0.7), "3-words"),
    "datasketch 0.5": Peer("datasketch", partial(_datasketch, size=3, threshold=0.5), "3-words"),
    "datasketch 0.3": Peer("datasketch", partial(_datasketch, size=3, threshold=0.3), "3-words, loosest"),
    "rensa": Peer("rensa", partial(_rensa, size=5, threshold=0.8, bands=8), "as in its benchmark, 5-words"),
    "rensa words": Peer("rensa", partial(_rensa, size=1, threshold=0.8, bands=8), "as documented, words"),
    "rensa 0.5": Peer("rensa", partial(_rensa, size=3, threshold=0.5, bands=32), "3-words, 32 bands"),
    "rensa C": Peer("rensa", partial(_rensa_c, size=3, threshold=0.5), "CMinHashDeduplicator, 3-words"),
    "gaoya": Peer("gaoya", partial(_gaoya, size=1, threshold=0.75, bands=20, band_size=5), "defaults, words"),
    "gaoya 0.5 words": Peer(
        "gaoya", partial(_gaoya, size=1, threshold=0.5, bands=42, band_size=3), "README's"
    ),
    "gaoya 0.8": Peer("gaoya", partial(_gaoya, size=5, threshold=0.8, bands=20, band_size=5), "5-words"),
    "gaoya 0.5": Peer("gaoya", partial(_gaoya, size=3, threshold=0.5, bands=42, band_size=3), "3-words"),
}


def main() -> None:
    name, articles, pairs = sys.argv[1:]
    with Path(pairs).open("w", encoding="ascii") as lines:
        for one, two in PEERS[name].pairs(_texts(Path(articles))):
            lines.write(f"{one}\t{two}\tlike\n")


if __name__ == "__main__":
    main()
