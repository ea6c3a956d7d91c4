"""Measure defcorpus.dedup on planted copies and on different reports of one event.

    python benchmarks/dedup.py FOLDER --set NAME [--size 20000] [--seed 1]
    python benchmarks/dedup.py FOLDER --same-event NAME

FOLDER (or the environment's DEFCORPUS_EVALUATION) holds ``monolingual/NAME.jsonl.gz`` and
``same_event/NAME/articles.jsonl`` with ``gold.tsv``. Prints recall by kind, precision, F1, CPU seconds by
step and peak memory. A pair counts as found where one of the two is kept and the other is its member.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from planted import Corpus, plant, read_records, unlike

from defcorpus.dedup import Document, Group, find_groups
from defcorpus.dedup.sketch import sketch_texts


def documents_of(texts: list[str], dates: list[str | None], lang: str) -> list[Document]:
    documents = []
    for start in range(0, len(texts), 64):
        batch = [(f"{at:032x}", lang, texts[at], "") for at in range(start, min(start + 64, len(texts)))]
        for at, made in enumerate(sketch_texts(batch), start):
            documents.append(Document(str(at), str(at), made.key, made, dates[at]))
    return documents


def found_pairs(groups: list[Group]) -> dict[tuple[int, int], str]:
    """Return the pairs that are called copies or parts, with their relation."""
    pairs: dict[tuple[int, int], str] = {}
    for group in groups:
        alike = [int(group.keep)]
        for member in group.members:
            one, two = sorted((int(group.keep), int(member.id)))
            pairs[one, two] = member.relation
            if member.relation in ("exact", "near"):
                alike.append(int(member.id))
        for one, two in combinations(sorted(alike), 2):
            pairs.setdefault((one, two), "near")
    return pairs


def score(corpus: Corpus, pairs: dict[tuple[int, int], str], show: int) -> None:
    total: Counter[str] = Counter(corpus.truth.values())
    hits: Counter[str] = Counter()
    relations: defaultdict[str, Counter[str]] = defaultdict(Counter)
    false: Counter[str] = Counter()
    for pair, relation in pairs.items():
        kind = corpus.truth.get(pair)
        if kind is None:
            false[" + ".join(sorted(corpus.kinds[at] for at in pair))] += 1
            if sum(false.values()) <= show:
                print(
                    f"-- {relation}", *(corpus.texts[at][:300] for at in pair), sep="\n   ", file=sys.stderr
                )
            continue
        hits[kind] += 1
        relations[kind][relation] += 1
    for kind, count in total.items():
        seen = ", ".join(f"{name} {number}" for name, number in relations[kind].most_common())
        print(f"  {kind:<24} {hits[kind]:>6} of {count:<6} {hits[kind] / count:.4f}  {seen}")
    precision = sum(hits.values()) / max(len(pairs), 1)
    recall = sum(hits.values()) / sum(total.values())
    f1 = 2 * precision * recall / (precision + recall)
    print(f"  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    if false:
        print(
            "  called copies wrongly:",
            ", ".join(f"{kinds} {count}" for kinds, count in false.most_common(12)),
        )


def planted(folder: Path, name: str, size: int, seed: int, show: int) -> None:
    (path,) = folder.glob(f"monolingual/{name}.jsonl*")
    base = unlike([record["text"] for record in read_records(path)])
    corpus = plant(base, size, seed)
    print(f"{name}: {len(corpus.texts)} texts, {len(corpus.truth)} pairs, seed {seed}")
    sizes = sum(map(len, corpus.texts)) / len(corpus.texts)
    start = time.process_time()
    documents = documents_of(corpus.texts, [None] * len(corpus.texts), name.rpartition("_")[2])
    sketched = time.process_time()
    read = Counter[str]()

    def text_of(key: str) -> str:
        read["texts"] += 1
        return corpus.texts[int(key, 16)]

    groups = find_groups(documents, None, text_of)
    done = time.process_time()
    score(corpus, found_pairs(groups), show)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {sizes:.0f} characters a text; CPU: sketches {sketched - start:.2f} s, "
        f"groups {done - sketched:.2f} s; {read['texts']} texts read again; "
        f"peak {peak:.0f} MB with all texts in memory"
    )


def same_event(folder: Path, name: str) -> None:
    events: dict[str, str] = {}
    for line in (folder / "same_event" / name / "gold.tsv").read_text("utf-8").splitlines()[1:]:
        article, event = line.split("\t")
        events[article] = event
    records = list(read_records(folder / "same_event" / name / "articles.jsonl"))
    texts = [record["text"] for record in records]
    pairs = found_pairs(
        find_groups(documents_of(texts, [None] * len(texts), "vi"), None, lambda k: texts[int(k, 16)])
    )
    event_of = [events.get(record["id"]) for record in records]
    together = sum(a is not None and a == b for a, b in combinations(event_of, 2))
    called = Counter(
        rel for (a, b), rel in pairs.items() if event_of[a] is not None and event_of[a] == event_of[b]
    )
    print(
        f"{name}: {together} pairs of one event, called {dict(called)}: near {called['near'] / together:.4f}"
    )
    for pair, relation in pairs.items():
        print("   ", relation, *(records[at]["id"] for at in pair))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--same-event", action="append", default=[])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="so many wrong pairs on standard error")
    asked = parser.parse_args()
    if not asked.folder:
        parser.error("name the folder of evaluation data, or set DEFCORPUS_EVALUATION")
    for name in asked.set:
        planted(Path(asked.folder), name, asked.size, asked.seed, asked.show)
    for name in asked.same_event:
        same_event(Path(asked.folder), name)


if __name__ == "__main__":
    main()
