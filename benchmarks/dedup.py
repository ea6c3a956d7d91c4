"""Measure how defcorpus finds copies, beside datasketch, rensa and gaoya.

    python benchmarks/dedup.py --set NAME... [--size N...] [--seed S...] [--peers] [--bytes 3400] [--direct]
    python benchmarks/dedup.py --set NAME --identical
    python benchmarks/dedup.py --real [--event-set NAME] [--again-set NAME]
    python benchmarks/dedup.py --set NAME... --draw N --seed S --out PAIRS [--labels TSV]

A set is a file of articles (JSON Lines with `text`) or the name of one in the folder of evaluation data,
which `--folder` or the environment's DEFCORPUS_EVALUATION names. Of them a corpus with planted copies is
built for each size and seed (planted.py says of which kinds, scores.py how a pair counts as found). Every
tool reads the same file in a process of its own; recall by kind, precision, F1, CPU-seconds, time and peak
memory are printed.

defcorpus is measured from stored text: its store is made first and not counted. By default the texts are
stored whole; `--read` has them read as always, which takes ten times as long. `--direct` needs no store
at all. `--grow` adds 1,000 articles to the store and measures `copies` again, and `against` for one and for
1,000. With `--work` corpora and stores are kept in a folder and used again.

Peers that are not installed are left out: ``pip install datasketch rensa gaoya``. `--peers all` has each at
several settings (contestants.py). `--draw` writes pairs for a person to label (draw.py) and, with labels,
says how far the tool's answers agree; `--identical` prints hashes of what `defcorpus dedup` prints of one
corpus in several runs, another order and other numbers of workers.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bases import find_set, real_texts
from contestants import PEERS
from planted import Corpus, plant
from processes import Cost, costs, identical, installed, read_pairs, run
from realtext import again, draw_pairs, same_event
from scores import Score, mistakes, score, table

_OWN = "defcorpus"
_USUAL = ("datasketch", "datasketch 0.5", "rensa", "rensa 0.5", "gaoya", "gaoya 0.5")
_NEW = 1000


def corpus_files(asked: argparse.Namespace, work: Path, size: int, seed: int) -> tuple[Path, Corpus]:
    """Return a planted corpus and the file that its articles are in, made where it is not there yet."""
    paths = [find_set(asked.folder, name) for name in asked.set]
    named = "-".join(path.name.partition(".")[0] for path in paths)
    place = work / f"{named}-{size}-{seed}-{asked.bytes or 'as is'}"
    file = place / "articles.jsonl"
    corpus = Corpus.read(place) if file.exists() else None
    if corpus is None:
        corpus = plant(real_texts(paths, asked.bytes), size, seed, asked.bytes)
        place.mkdir(parents=True, exist_ok=True)
        corpus.write(place)
    return file, corpus


def measure(asked: argparse.Namespace, work: Path, size: int, seed: int) -> None:
    file, corpus = corpus_files(asked, work, size, seed)
    mean = sum(len(text.encode()) for text in corpus.texts) / len(corpus.texts)
    print(
        f"{', '.join(asked.set)}, seed {seed}: {len(corpus.texts):,} articles of {mean / 1000:.2f} KB, "
        f"{len(corpus.truth):,} true pairs",
        flush=True,
    )
    results: dict[str, Score] = {}
    spent: dict[str, Cost] = {}
    found = file.with_name("pairs.tsv")
    if not asked.peers_only:
        spent[_OWN] = _own(asked, file, found)
        results[_OWN] = score(corpus, read_pairs(found))
    for name in _peers(asked):
        if not installed(PEERS[name].package):
            print(f"  {name}: {PEERS[name].package} is not installed, left out")
            continue
        spent[name] = run("contestants.py", name, file, found)
        print(f"  {name}: {spent[name].cpu:.2f} CPU-seconds, {spent[name].memory:.0f} MB", flush=True)
        results[name] = score(corpus, read_pairs(found))
    print(*table(results), sep="\n")
    print(*costs(spent, _OWN), sep="\n", flush=True)
    if _OWN in results:
        print(*mistakes(results[_OWN]), sep="\n")
    if asked.grow and not asked.direct:
        _grow(asked, file, corpus)


def _peers(asked: argparse.Namespace) -> Sequence[str]:
    if asked.peer:
        return list(asked.peer)
    return (list(PEERS) if asked.peers == "all" else _USUAL) if asked.peers else ()


def _own(asked: argparse.Namespace, file: Path, found: Path) -> Cost:
    if asked.direct:
        return run("own.py", "direct", found, file)
    store = _fresh_store(asked, file)
    cost = run("own.py", "copies", store, asked.jobs, found, file)
    print(
        f"  copies(): {cost.said['call']:.2f} CPU-seconds in the call, {cost.said['groups']:,} groups",
        flush=True,
    )
    told = read_pairs(found)
    repeated = found.with_suffix(".again")
    later = run("own.py", "copies", store, asked.jobs, repeated, file)
    if read_pairs(repeated) != told:
        raise SystemExit("the same store gives other groups when asked again")
    print(
        f"  again, sketches kept: {later.cpu:.2f} CPU-seconds, {later.said['call']:.2f} in the call",
        flush=True,
    )
    return cost


def _fresh_store(asked: argparse.Namespace, file: Path) -> Path:
    """Return a store of the articles in which nothing is known of copies; it is made once, then copied."""
    store = file.with_name("read" if asked.read else "plain")
    first = store.with_suffix(".first")
    if not first.exists() or asked.fresh:
        shutil.rmtree(store, ignore_errors=True)
        shutil.rmtree(first, ignore_errors=True)
        made = run("own.py", "store" if asked.read else "plain", store, asked.jobs, file)
        print(f"  store: {made.cpu:.0f} CPU-seconds, {made.memory:.0f} MB, not counted", flush=True)
        store.rename(first)
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(first, store)
    return store


def _grow(asked: argparse.Namespace, file: Path, corpus: Corpus) -> None:
    """Measure what 1,000 more articles cost: half of them edited copies of what is there, half new."""
    random_ = random.Random(asked.seed[0])
    more = Corpus()
    for number, at in enumerate(random_.sample(range(len(corpus.texts)), _NEW)):
        words = corpus.texts[at].split(" ")
        if number % 2:
            random_.shuffle(words)  # new to the corpus
        more.add(" ".join(words[: max(len(words) * 9 // 10, 1)]), "new", None)
    total = f"into {len(corpus.texts):,}"
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        news, place, found = Path(folder, "new.jsonl"), Path(folder, "articles"), Path(folder, "pairs.tsv")
        news.write_text("".join(more.records(len(corpus.texts))), "utf-8")
        place.mkdir()
        (place / "articles.jsonl").hardlink_to(file)
        step, store = "store" if asked.read else "plain", Path(folder, "store")
        run("own.py", step, store, asked.jobs, place)
        before = run("own.py", "copies", store, asked.jobs, found, place)
        before = run("own.py", "copies", store, asked.jobs, found, place)
        for count in (1, _NEW):
            cost = run("own.py", "against", store, str(count), news, place)
            print(f"  against, {count:,} {total}: {_said(cost)}, {cost.said.get('known')} known")
        (place / "new.jsonl").hardlink_to(news)
        read = run("own.py", step, store, asked.jobs, place)
        cost = run("own.py", "copies", store, asked.jobs, found, place)
        print(
            f"  {_NEW:,} more {total}: {_said(cost)}; reading them {read.cpu:.2f}; "
            f"copies() when nothing is new: {_said(before)}"
        )
        step_by_step = read_pairs(found)
        shutil.rmtree(store)
        run("own.py", step, store, asked.jobs, place)
        run("own.py", "copies", store, asked.jobs, found, place)
        same = read_pairs(found) == step_by_step
        print(f"  groups {'are those' if same else 'are NOT those'} of a full run")


def _said(cost: Cost) -> str:
    call = cost.said.get("call")
    if call is None:
        return str(cost.said)
    return f"{call:.3f} CPU-seconds in the call, {cost.cpu:.2f} in all, {cost.memory:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--bytes", type=int, help="mean size of an article in UTF-8")
    parser.add_argument("--peers", nargs="?", const="usual", choices=("usual", "all"))
    parser.add_argument("--peer", action="append", choices=PEERS)
    parser.add_argument("--peers-only", action="store_true")
    parser.add_argument("--direct", action="store_true", help="texts in memory, no store")
    parser.add_argument("--read", action="store_true", help="store articles read as always")
    parser.add_argument("--grow", action="store_true", help="also 1,000 new articles, and `against`")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--fresh", action="store_true", help="make stores anew")
    parser.add_argument("--work", type=Path, help="folder where corpora and stores are kept")
    parser.add_argument("--identical", action="store_true")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--again-set", default="whitehouse_en")
    parser.add_argument("--event-set", default="vmds")
    parser.add_argument("--draw", type=int, metavar="N")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--labels", type=Path)
    asked = parser.parse_args()
    asked.seed = asked.seed or [1]
    if not asked.set and not asked.real:
        parser.error("name a set, or --real")
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        if asked.real:
            again(asked, work)
            same_event(asked, work)
        elif asked.draw:
            draw_pairs(asked, work)
        else:
            for size in asked.size or [2_000 if asked.identical else 20_000]:
                for seed in asked.seed:
                    if asked.identical:
                        identical(corpus_files(asked, work, size, seed)[0], work)
                    else:
                        measure(asked, work, size, seed)


if __name__ == "__main__":
    main()
