"""How long a search takes, beside tantivy used directly, SQLite FTS5, ripgrep and sqlite-utils.

    python benchmarks/search.py EVALUATION WORK [COUNT] [RUNS]

EVALUATION is the folder of the evaluation sets, WORK one for articles, store and the others' indexes, which
are made once and kept. COUNT is how many articles (200,000 takes 10 minutes to make). Printed are medians
over RUNS, in milliseconds of processor time, for each query of a mix: whole processes (piped, the ten best
with snippets), and in one process, where everything is open. The others' queries are what their users would
type: tantivy with its own analyser that folds marks, its snippets and stored texts; FTS5 without marks,
with `snippet()`; `rg -ci` with the same words over the file, an expression for prefixes.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import searchset
from startup import BARE

from defcorpus.corpus import Corpus
from defcorpus.corpus.records import Filters
from defcorpus.search import search
from defcorpus.text import fold

# Kind, query, its filters, the same for tantivy and FTS5, and for ripgrep.
MIX = (
    ("rare word", "Mustafayev", Filters(), "mustafayev", "mustafayev", "mustafayev"),
    ("rare word", "Gorbachev", Filters(), "gorbachev", "gorbachev", "gorbachev"),
    ("AND", "tàu ngầm hải quân", Filters(), "+tau +ngam +hai +quan", "tau ngam hai quan", "tàu ngầm"),
    ("AND", "president missile treaty", Filters(), "+president +missile +treaty", "president missile treaty",
     "missile"),
    ("phrase of common syllables", '"bộ trưởng bộ quốc phòng"', Filters(), '"bo truong bo quoc phong"',
     '"bo truong bo quoc phong"', "bộ trưởng bộ quốc phòng"),
    ("phrase of common syllables", '"thanh pho ho chi minh"', Filters(), '"thanh pho ho chi minh"',
     '"thanh pho ho chi minh"', "thành phố hồ chí minh"),
    ("prefix", "quoc pho*", Filters(), None, "quoc pho*", "qu[oố]c ph[oòó]"),
    ("prefix", "defen* talks", Filters(), None, "defen* talks", "defen"),
    ("dated", "quốc phòng", Filters(since="2024-03", until="2024-09"), "+quoc +phong", "quoc phong",
     "quốc phòng"),
    ("person-filtered", "hội nghị", Filters(people=("obama",)), "+hoi +nghi", "hoi nghi", "hội nghị"),
    ("fuzzy", "presidant~ election", Filters(), None, None, "presid.nt"),
)  # fmt: skip
ROOT = Path(__file__).resolve().parent.parent


def median_ms(function: Callable[[], object], runs: int) -> float:
    """Return the median processor time of some calls in milliseconds, after one that does not count."""
    function()
    times = []
    for _ in range(runs):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def process_ms(command: list[str], runs: int) -> tuple[float, float]:
    """Return the median processor and wall time of a process in milliseconds."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    cpu, wall = [], []
    for run in range(runs + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, capture_output=True, env=environment, check=False)
        after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        if run:
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            cpu.append(used * 1000)
            wall.append((end - start) * 1000)
    return statistics.median(cpu), statistics.median(wall)


class Tantivy:
    """tantivy as one who knows it would use it: marks folded by its own analyser, texts stored."""

    def __init__(self, path: Path, articles: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="folded")
        schema = builder.build()
        fresh = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
        self.index = tantivy.Index(schema, str(path))
        folded = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            .build()
        )
        self.index.register_tokenizer("folded", folded)
        if fresh:
            writer = self.index.writer(256_000_000, 1)
            with articles.open(encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    fields = {name: article[name] for name in ("id", "title", "text")}
                    writer.add_document(tantivy.Document(**fields))
            writer.commit()
            writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.schema = schema

    def search(self, text: str, *, snippets: bool) -> object:
        """Return the ten best, with their titles and snippets if these are wanted."""
        import tantivy

        query = self.index.parse_query(text, ["title", "text"])
        found = self.searcher.search(query, 10)
        if not snippets:
            return found.hits
        generator = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "text")
        documents = [self.searcher.doc(address) for _, address in found.hits]
        return [(each["title"], generator.snippet_from_doc(each).to_html()) for each in documents]


class Fts5:
    """SQLite's own full-text search."""

    QUERY = (
        "SELECT a.title, snippet(f, 1, '[', ']', '…', 30) FROM f JOIN articles a ON a.rowid = f.rowid "
        "WHERE f MATCH ? ORDER BY bm25(f) LIMIT 10"
    )

    def __init__(self, path: Path, articles: Path) -> None:
        fresh = not path.exists()
        self.connection = sqlite3.connect(path)
        if fresh:
            self.connection.executescript(
                "CREATE TABLE articles (id TEXT, title TEXT, text TEXT);"
                "CREATE VIRTUAL TABLE f USING fts5 (title, text, content='articles', "
                'tokenize="unicode61 remove_diacritics 2")'
            )
            with articles.open(encoding="utf-8") as lines:
                rows = (json.loads(line) for line in lines)
                self.connection.executemany(
                    "INSERT INTO articles VALUES (?, ?, ?)", ((r["id"], r["title"], r["text"]) for r in rows)
                )
            self.connection.execute("INSERT INTO f (f) VALUES ('rebuild')")
            self.connection.commit()

    def search(self, text: str) -> object:
        """Return the ten best with their snippets. FTS5 does not fold đ: the queries have none."""
        return self.connection.execute(self.QUERY, (text,)).fetchall()


def asked(words: str, filters: Filters) -> list[str]:
    """Return a query's arguments on the command line."""
    options = [words]
    for name, values in (("--since", filters.since), ("--until", filters.until)):
        options += [name, values] if values else []
    for person in filters.people:
        options += ["--person", person]
    return options


def in_process(corpus: Corpus, direct: Tantivy, fts: Fts5, runs: int) -> None:
    """Print what each query takes where everything is open."""
    print("\nin one process, ms of processor time, the ten best: hits alone, then with snippets")
    print(
        f"  {'':44}  {'hits':>7} {'tantivy':>8} {'ratio':>6} "
        f" {'snippets':>8} {'tantivy':>8} {'ratio':>6} {'FTS5':>8}"
    )
    ratios: tuple[list[float], list[float]] = ([], [])
    for kind, words, filters, for_tantivy, for_fts, _ in MIX:
        own = [
            median_ms(partial(search, corpus, words, filters, limit=10, snippets=s), runs)
            for s in (False, True)
        ]
        row = f"  {kind + ': ' + words:44.44}  {own[0]:7.2f} "
        if for_tantivy and not filters:
            others = [median_ms(partial(direct.search, for_tantivy, snippets=s), runs) for s in (False, True)]
            for at in (0, 1):
                ratios[at].append(own[at] / others[at])
            row += (
                f"{others[0]:8.2f} {ratios[0][-1]:6.2f}  {own[1]:8.2f} {others[1]:8.2f} {ratios[1][-1]:6.2f} "
            )
        else:
            row += f"{'':8} {'':6}  {own[1]:8.2f} {'':8} {'':6} "
        if for_fts:
            row += f"{median_ms(partial(fts.search, for_fts), min(runs, 5)):8.2f}"
        print(row, flush=True)
    print(
        f"  median ratio: hits {statistics.median(ratios[0]):.2f}, "
        f"with snippets {statistics.median(ratios[1]):.2f}"
    )


def filters_cost(corpus: Corpus, runs: int) -> None:
    """Print what filters cost over the unfiltered query."""
    print("\nfilters, ms over the same query without (the ten best, hits alone)")
    for words in ("quốc phòng", "president", '"bo truong"'):
        plain = median_ms(partial(search, corpus, words, limit=10, snippets=False), runs)
        for name, filters in (
            ("date", Filters(since="2024")),
            ("lang", Filters(langs=("vi",))),
            ("source", Filters(sources=("qdnd.vn",))),
            ("person", Filters(people=("obama",))),
        ):
            cost = median_ms(partial(search, corpus, words, filters, limit=10, snippets=False), runs)
            print(
                f"  {words:14} {name:8} {plain:7.2f} {cost:7.2f}  {100 * (cost / plain - 1):+5.0f} %",
                flush=True,
            )


def whole(folder: Path, work: Path, runs: int) -> None:
    """Print what whole processes take, beside a bare console script of two commands."""
    with tempfile.TemporaryDirectory() as place:
        bare = Path(place, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        base, base_wall = process_ms([sys.executable, str(bare), "hello", "world"], max(runs, 11))
    print(f"\nwhole processes, ms of processor time; bare Typer {base:.1f} ({base_wall:.1f} by the clock)")
    print(f"  {'':44}  {'search':>7} {'ratio':>6} {'rg -ci':>8} {'sqlite-utils':>12}")
    command = [sys.executable, "-c", "from defcorpus.cli import main; main()"]
    store = ["--store", str(work / "store"), "-n", "10"]
    utils = shutil.which("sqlite-utils", path=str(Path(sys.executable).parent))
    ripgrep = shutil.which("rg")
    for kind, words, filters, _, for_fts, for_rg in MIX:
        cpu, _ = process_ms([*command, "search", *asked(words, filters), str(folder), *store], runs)
        rg, _ = process_ms([ripgrep, "-ci", for_rg, str(folder / "articles.jsonl")], 3) if ripgrep else (0, 0)
        other = 0.0
        if utils and for_fts:
            quoted = [utils, "query", str(work / "fts.sqlite"), Fts5.QUERY.replace("?", f"'{for_fts}'")]
            other, _ = process_ms(quoted, 3)
        print(
            f"  {kind + ': ' + words:44.44}  {cpu:7.1f} {cpu / base:6.2f} {rg:8.1f} {other:12.1f}", flush=True
        )
    cpu, _ = process_ms(
        [*command, "list", "--limit", "20", str(folder), "--store", str(work / "store")], runs
    )
    print(f"  {'list --limit 20':44}  {cpu:7.1f} {cpu / base:6.2f}", flush=True)
    if not ripgrep:
        print("  ripgrep is not here")


def many(corpus: Corpus, folder: Path, work: Path) -> None:
    """Print how many queries of a file are answered in a second."""
    import random

    draw = random.Random(7)
    numbers = [article.number for article in corpus.select(limit=1000)]
    lines = []
    for number in numbers:
        words = corpus.pages([number])[number].of("body")[0].split()
        at = draw.randrange(max(1, len(words) - 3))
        some = [word for word in words[at : at + 3] if word.isalpha()] or ["giang"]
        lines.append(f'"{" ".join(some)}"' if draw.random() < 0.5 else " ".join(some))
    (work / "queries.txt").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-c", "from defcorpus.cli import main; main()", "search", "--query-file"]
    rest = [str(work / "queries.txt"), str(folder), "--store", str(work / "store"), "-n", "10"]
    for name, also in (("with snippets", []), ("ids alone", ["--fields", "query,id,score"])):
        cpu, wall = process_ms([*command, *rest, *also], 1)
        print(
            f"  1,000 queries {name}: {1e6 / wall:.0f} a second by the clock, "
            f"{1e6 / cpu:.0f} of processor time"
        )


def sizes(corpus: Corpus, articles: Path, work: Path) -> None:
    """Print what the index takes on disk, beside the bytes of the texts."""
    with articles.open(encoding="utf-8") as lines:
        text = sum(len(json.loads(line)["text"].encode()) for line in lines)

    def size(path: Path) -> int:
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())

    index, database = size(corpus.folder / "fulltext"), (corpus.folder / "corpus.sqlite").stat().st_size
    print(f"\non disk, of the texts' {text / 1e6:.0f} MB: full-text index {index / text:.2f}, "
          f"database {database / text:.2f} with the texts themselves; "
          f"tantivy directly {size(work / 'tantivy') / text:.2f} with them")  # fmt: skip


def main() -> None:
    """Make what is missing, then measure."""
    evaluation, work = Path(sys.argv[1]), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 11
    folder = work / f"news-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    articles = folder / "articles.jsonl"
    if not articles.exists():
        searchset.write(evaluation, count, articles)
    with Corpus.open([folder], store=work / "store") as corpus:
        print(f"{len(corpus):,} articles; words folded by defcorpus: {fold('Đối thoại')}")
        direct, fts = Tantivy(work / "tantivy", articles), Fts5(work / "fts.sqlite", articles)
        in_process(corpus, direct, fts, runs)
        filters_cost(corpus, runs)
        sizes(corpus, articles, work)
        print()
        many(corpus, folder, work)
    whole(folder, work, runs)


if __name__ == "__main__":
    main()
