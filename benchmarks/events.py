"""How well `events` groups articles: pairwise precision, recall and F1 against a table.

    python benchmarks/events.py GOLD.tsv PATH...

GOLD has the columns `article` (or `id`) and `event`, a row for each event an article tells. Two articles
are a pair where they tell one event. Articles in neither language, which tell none, do not count. With
`--errors` the pairs that are wrong or missing are listed.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from defcorpus.corpus import Corpus
from defcorpus.report.events import events


def read_gold(path: Path) -> dict[str, set[str]]:
    """Return the articles of each event."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, event, *_ in rows:
        found[event].add(article)
    return found


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return every two articles of one group."""
    return {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    gold = read_gold(asked.gold)
    with tempfile.TemporaryDirectory() as store, Corpus.open(asked.paths, store=Path(store)) as corpus:
        known = {article.id for article in corpus.select() if article.lang in ("vi", "en")}
        begun = time.process_time()
        found = events(corpus)
        spent = time.process_time() - begun
    wanted = pairs_of({id_ for id_ in group if id_ in known} for group in gold.values())
    made = pairs_of(event.ids for event in found)
    right = len(wanted & made)
    precision, recall = right / max(1, len(made)), right / max(1, len(wanted))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(known)} articles, {len(found)} events, {spent:.1f} CPU-seconds")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if asked.errors:
        for name, rows in (("wrong", made - wanted), ("missing", wanted - made)):
            for one, two in sorted(rows):
                print(f"{name}\t{one}\t{two}")


if __name__ == "__main__":
    main()
