"""How long a large corpus takes to take in, to find unchanged and to grow, and how much memory.

    python benchmarks/intake.py [--articles N] [--seed S] [--jobs J] [--rivals] [--stages]

The environment's DEFCORPUS_EVALUATION is taken to hold the folder `monolingual`. The articles are its texts
of about 3 KB; where these run out, sentences of them recombined. Each line is one process with workers of its
own. With `--rivals` the same text goes bare into tantivy and into SQLite's full-text search (through
sqlite-utils where that is installed); neither finds out anything about an article.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SETS = ("baomoi_vi", "dantri_vi", "whitehouse_en")
LEAST, MOST, MEAN = 2_000, 4_500, 3_000  # bytes of an article's text


def articles(folder: Path, count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield so many records of about 3 KB, always the same for a seed."""
    chance = random.Random(seed)
    pools: dict[str, list[dict[str, str]]] = {}
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        pools[name] = [r for r in records if LEAST <= len((r.get("text") or "").encode()) <= MOST]
    real = [record for name in SETS for record in pools[name]]
    chance.shuffle(real)
    yield from real[:count]
    sentences = {name: _sentences(pool) for name, pool in pools.items()}
    for number in range(count - len(real)):
        name = chance.choices(SETS, [len(pools[name]) for name in SETS])[0]
        like = dict(chance.choice(pools[name]))
        told: list[str] = []
        while sum(map(len, told)) < MEAN * 0.8:  # characters; Vietnamese ones take more than a byte
            told.append(" ".join(chance.choices(sentences[name], k=3)))
        yield like | {"id": f"made-{number}", "text": "\n".join(told)}


def _sentences(pool: list[dict[str, str]]) -> list[str]:
    return [
        sentence.strip().removesuffix(".") + "."
        for record in pool
        for line in record["text"].split("\n")
        for sentence in line.split(". ")
        if len(sentence) > 40
    ]


def write_file(path: Path, records: Iterator[dict[str, str]]) -> None:
    """Write records as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write_files(folder: Path, source: Path) -> None:
    """Write each record of a file as a file of plain text."""
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            path = folder / f"{number % 100:02}" / f"{number:06}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            record = json.loads(line)
            path.write_text(f"{record['title']}\n{record['text']}\n", encoding="utf-8")


# ---- one measured process


def run(source: str, store: str, jobs: int | None, stages: bool) -> None:
    """Open a corpus and say on standard output what it cost."""
    import resource

    marks: list[tuple[str, float, float]] = []

    def progress(now: object) -> None:
        phase = getattr(now, "phase", "")
        if not marks or marks[-1][0] != phase:
            marks.append((phase, time.perf_counter(), _cpu()))

    def _cpu() -> float:
        return sum(
            sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )

    begin = time.perf_counter()
    from defcorpus.corpus import Corpus

    with Corpus.open([source], store=store, jobs=jobs, progress=progress) as corpus:
        wall = time.perf_counter() - begin
        report = corpus.report
        marks.append(("", time.perf_counter(), _cpu()))
        count = len(corpus)
        size = corpus.info().bytes
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 if sys.platform != "darwin" else 1024**2
    said: dict[str, object] = {
        "wall": wall,
        "parent": own.ru_utime + own.ru_stime,
        "workers": children.ru_utime + children.ru_stime,
        "memory": max(own.ru_maxrss, children.ru_maxrss) / unit,
        "articles": count,
        "new": report.new if report else 0,
        "bytes": size,
    }
    if stages:
        said["stages"] = [
            (name, after - at, cpu_after - cpu)
            for (name, at, cpu), (_, after, cpu_after) in itertools.pairwise(marks)
        ]
    json.dump(said, sys.stdout)


def measured(name: str, source: Path, store: Path, options: argparse.Namespace) -> None:
    """Run this script for one opening of a corpus and print a line about it."""
    command = [sys.executable, __file__, "--run", str(source), str(store)]
    command += [f"--jobs={options.jobs}"] if options.jobs else []
    command += ["--stages"] if options.stages else []
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    said = json.loads(done.stdout)
    rate = f"{said['new'] / said['wall']:7.0f}/s" if said["new"] else " " * 9
    print(
        f"{name:34} {said['wall']:8.2f} s {rate} CPU {said['parent']:7.2f} + workers {said['workers']:7.2f} s"
        f" {said['memory']:6.0f} MB  {said['articles']:,} articles, store {said['bytes'] / 1e6:.0f} MB",
        flush=True,
    )
    for stage, wall, cpu in said.get("stages", []):
        print(f"    {stage:30} {wall:8.2f} s           CPU {cpu:7.2f} s in the parent and workers that ended")


# ---- rivals


def bare_tantivy(source: Path, folder: Path) -> None:
    """Index title and text with the tokenizer that tantivy has by itself."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True)
    builder.add_text_field("text", stored=True)
    folder.mkdir()
    index = tantivy.Index(builder.build(), str(folder))
    writer = index.writer(128_000_000, 1)
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = tantivy.Document()
            document.add_text("title", record["title"])
            document.add_text("text", record["text"])
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def sqlite_fulltext(source: Path, folder: Path) -> None:
    """Insert the records and enable full-text search, as `sqlite-utils insert` and `enable-fts` do."""
    folder.mkdir()
    try:
        from sqlite_utils import Database  # type: ignore[import-not-found]  # no dependency of ours
    except ImportError:
        _plain_fts(source, folder)
        return
    database = Database(str(folder / "news.sqlite"))
    with source.open(encoding="utf-8") as lines:
        database["articles"].insert_all((json.loads(line) for line in lines), alter=True)
    database["articles"].enable_fts(["title", "text"])


def _plain_fts(source: Path, folder: Path) -> None:
    import sqlite3

    database = sqlite3.connect(folder / "news.sqlite")
    database.execute("CREATE TABLE articles (id TEXT, title TEXT, text TEXT)")
    database.execute("CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content=articles)")
    with source.open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        database.executemany(
            "INSERT INTO articles VALUES (?, ?, ?)", ((r["id"], r["title"], r["text"]) for r in rows)
        )
    database.execute("INSERT INTO articles_fts (rowid, title, text) SELECT rowid, title, text FROM articles")
    database.commit()


def rival(which: str, source: Path, folder: Path) -> None:
    """Time one rival in a process of its own."""
    import resource

    begin = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--rival", which, str(source), str(folder / which)], check=True)
    wall = time.perf_counter() - begin
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{which:34} {wall:8.2f} s           CPU of all so far {usage.ru_utime + usage.ru_stime:7.2f} s")


def main() -> None:
    """Print a line a process."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--files", action="store_true", help="as one file each, too")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--rival", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        sets, place = map(Path, options.make)
        made = articles(sets, options.articles + 200, options.seed)
        write_file(place / "extra.jsonl", itertools.islice(made, 200))
        write_file(place / "news.jsonl", made)
        return
    if options.run:
        run(options.run[0], options.run[1], options.jobs, options.stages)
        return
    if options.rival:
        rivals = {"tantivy": bare_tantivy, "sqlite-fts": sqlite_fulltext}
        rivals[options.rival[0]](Path(options.rival[1]), Path(options.rival[2]))
        return
    if not os.environ.get("DEFCORPUS_EVALUATION"):
        sys.exit("Set DEFCORPUS_EVALUATION to the folder of the evaluation sets.")
    with tempfile.TemporaryDirectory() as here:
        _all(Path(here), Path(os.environ["DEFCORPUS_EVALUATION"], "monolingual"), options)


def _all(place: Path, sets: Path, options: argparse.Namespace) -> None:
    source, store = place / "news.jsonl", place / "store"
    # In a process of its own: the texts to choose from would count as the memory of those started here.
    command = [sys.executable, __file__, "--make", str(sets), str(place)]
    command += [f"--articles={options.articles}", f"--seed={options.seed}"]
    subprocess.run(command, check=True)
    with (place / "extra.jsonl").open(encoding="utf-8") as lines:
        extra = [json.loads(line) for line in lines]
    with source.open(encoding="utf-8") as lines:
        size = sum(len(json.loads(line)["text"].encode()) for line in lines)
    print(f"{options.articles:,} articles of {size / options.articles:,.0f} bytes on {os.cpu_count()} cores")
    os.utime(source, (1e9, 1e9))
    measured("one file, from nothing", source, store, options)
    measured("one file, nothing changed", source, store, options)
    with source.open("a", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in extra[:100])
    os.utime(source, (1.1e9, 1.1e9))
    measured("one file, 100 more articles", source, store, options)
    if options.rivals:
        for which in ("tantivy", "sqlite-fts"):
            rival(which, source, place)
    if options.files:
        folder = place / "news"
        write_files(folder, source)
        for path in folder.rglob("*.txt"):
            os.utime(path, (1e9, 1e9))
        measured("a file each, from nothing", folder, store, options)
        measured("a file each, nothing changed", folder, store, options)
        for number, record in enumerate(extra[100:]):
            path = folder / f"extra-{number}.txt"
            path.write_text(f"{record['title']}\n{record['text']}\n", encoding="utf-8")
            os.utime(path, (1e9, 1e9))
        measured("a file each, 100 more articles", folder, store, options)


if __name__ == "__main__":
    main()
