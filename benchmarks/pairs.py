"""How well pairs are found: ``python benchmarks/pairs.py [FOLDER] [--seeds N] [--noise N]``.

FOLDER (or the environment's DEFCORPUS_EVALUATION) holds ``pairs/<set>/articles.jsonl`` with ``gold.tsv``
(columns vi, en), and ``monolingual/*.jsonl.gz`` for noise. Beside each row stands a baseline: cosine of
capitalised words, linked greedily. Set names are those of the folders.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from defcorpus.article import Skip
from defcorpus.facts import analyse
from defcorpus.pairs import Features, features, match
from defcorpus.reading import read
from defcorpus.text import fold, words

BASELINE_THRESHOLD = 0.25  # of cosine: the best F1 on ALT with a third of each side removed, in steps of 0.05


@dataclass(frozen=True, slots=True)
class Document:
    """What both systems see of one article."""

    features: Features
    capitals: Counter[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents, and which of them belong together."""

    documents: tuple[Document, ...]
    gold: frozenset[tuple[str, str]]  # content keys: Vietnamese, English


def documents(path: Path, limit: int | None, *, dated: bool) -> list[Document]:
    pages = (page for page in read([path]) if not isinstance(page, Skip))
    found = []
    for page in islice(pages, limit):
        if not dated:
            page = replace(page, meta=replace(page.meta, date=None, url=None))
        article = analyse(page)
        capitals = Counter(
            fold(page.text[start:end]) for start, end in words(page.text) if page.text[start].isupper()
        )
        made = features(article)
        # Ids are of one set only: across sets the content key names an article.
        found.append(Document(replace(made, id=made.key), capitals))
    return found


def load(folder: Path, *, dated: bool) -> Corpus:
    found = documents(folder / "articles.jsonl", None, dated=dated)
    keys = {
        page.location.member: page.key
        for page in read([folder / "articles.jsonl"])
        if not isinstance(page, Skip)
    }
    rows = (folder / "gold.tsv").read_text(encoding="utf-8").split("\n")[1:]
    pairs = (row.split("\t") for row in rows if row)
    return Corpus(tuple(found), frozenset((keys[vi], keys[en]) for vi, en in pairs))


def without(corpus: Corpus, rng: random.Random, share: float, langs: Sequence[str]) -> Corpus:
    """Take a random share of each named language's articles away."""
    kept = tuple(d for d in corpus.documents if d.features.lang not in langs or rng.random() >= share)
    keys = {document.features.key for document in kept}
    return Corpus(kept, frozenset(pair for pair in corpus.gold if set(pair) <= keys))


def joined(corpora: Iterable[Corpus]) -> Corpus:
    listed = list(corpora)
    return Corpus(
        tuple(d for corpus in listed for d in corpus.documents),
        frozenset(pair for corpus in listed for pair in corpus.gold),
    )


def defcorpus_pairs(corpus: Corpus) -> set[tuple[str, str]]:
    result = match([document.features for document in corpus.documents])
    return {(one.vi, one.en) for one in result.pairs}


def baseline_pairs(corpus: Corpus) -> set[tuple[str, str]]:
    frequency = Counter(word for document in corpus.documents for word in document.capitals)
    total = len(corpus.documents)
    postings: dict[str, list[tuple[str, float]]] = {}
    vectors = {}
    for document in corpus.documents:
        raw = {w: math.log(1 + n) * math.log(total / frequency[w]) for w, n in document.capitals.items()}
        norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors[document.features.key] = {word: value / norm for word, value in raw.items() if value > 0}
        if document.features.lang == "en":
            for word, value in vectors[document.features.key].items():
                postings.setdefault(word, []).append((document.features.key, value))
    scored = []
    for document in corpus.documents:
        if document.features.lang == "vi":
            totals: Counter[str] = Counter()
            for word, value in vectors[document.features.key].items():
                for key, other in postings.get(word, ()):
                    totals[key] += value * other
            best = totals.most_common(20)
            scored += [(-cosine, document.features.key, key) for key, cosine in best]
    found: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for cosine, vi, en in sorted(scored):
        if -cosine >= BASELINE_THRESHOLD and vi not in taken and en not in taken:
            taken |= {vi, en}
            found.add((vi, en))
    return found


def figures(corpora: Iterable[Corpus], system: Callable[[Corpus], set[tuple[str, str]]]) -> tuple[float, ...]:
    """Return precision, recall and F1 pooled over corpora, and the seconds taken."""
    right = made = gold = 0
    begin = time.perf_counter()
    for corpus in corpora:
        found = system(corpus)
        right, made, gold = right + len(found & corpus.gold), made + len(found), gold + len(corpus.gold)
    precision, recall = right / max(1, made), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return precision, recall, f1, time.perf_counter() - begin


def show(name: str, corpora: Sequence[Corpus]) -> None:
    ours, theirs = figures(corpora, defcorpus_pairs), figures(corpora, baseline_pairs)
    numbers = "  ".join(f"{value:6.3f}" for value in (*ours[:3], *theirs[:3]))
    print(f"{name:<42}{numbers}  {ours[3]:6.1f} s", flush=True)


def noise(folder: Path, limit: int) -> Corpus:
    found: list[Document] = []
    for path in sorted((folder / "monolingual").glob("*.jsonl.gz")):
        found += documents(path, limit, dated=False)
    return Corpus(tuple(found), frozenset())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument(
        "--noise", type=int, default=1500, help="articles of each monolingual file; 0 for none"
    )
    options = parser.parse_args()
    if options.folder is None:
        parser.error("name the evaluation FOLDER, or set DEFCORPUS_EVALUATION")
    root = Path(options.folder)
    names = sorted(path.parent.name for path in root.glob("pairs/*/gold.tsv"))
    sets = {name: load(root / "pairs" / name, dated=True) for name in names}
    print(f"{'':<42}{'P':>6}  {'R':>6}  {'F1':>6}  {'P':>6}  {'R':>6}  {'F1':>6}  (right: the baseline)")
    for name, corpus in sets.items():
        show(name, [corpus])
    plain = {name: load(root / "pairs" / name, dated=False) for name in names}
    for name in names:
        if any(document.features.date for document in sets[name].documents):
            show(f"{name}, dates hidden", [plain[name]])
    mixed = joined(plain.values())
    seeds = range(options.seeds)
    show("mixed", [mixed])
    for name, corpus in {**plain, "mixed": mixed}.items():
        rows = [without(corpus, random.Random(f"half {seed}"), 0.5, ("en",)) for seed in seeds]
        show(f"{name}, half of the English removed", rows)
        rows = [without(corpus, random.Random(f"third {seed}"), 1 / 3, ("vi", "en")) for seed in seeds]
        show(f"{name}, a third of each side removed", rows)
    if options.noise:
        unrelated = noise(root, options.noise)
        kept = without(mixed, random.Random("noise"), 1 / 3, ("vi", "en"))
        show(f"mixed, a third removed, {len(unrelated.documents)} unrelated", [joined([kept, unrelated])])


if __name__ == "__main__":
    main()
