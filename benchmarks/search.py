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
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import searchset
from engines import Fts5, Tantivy
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
    ("prefix", "quoc pho*", Filters(), "+quoc +pho*", "quoc pho*", "qu[oố]c ph[oòó]"),
    ("prefix", "defen* talks", Filters(), "+defen* +talks", "defen* talks", "defen"),
    ("dated", "quốc phòng", Filters(since="2024-03", until="2024-09"), "+quoc +phong", "quoc phong",
     "quốc phòng"),
    ("person-filtered", "hội nghị", Filters(people=("obama",)), "+hoi +nghi", "hoi nghi", "hội nghị"),
    ("fuzzy", "presidant~ election", Filters(), "+presidant~ +election", None, "presid.nt"),
)  # fmt: skip
ROOT = Path(__file__).resolve().parent.parent


def in_turn(functions: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Return the median processor time of each in milliseconds, called in turn; the first does not count."""
    for function in functions:
        function()
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, own in zip(functions, times, strict=True):
            start = time.process_time()
            function()
            own.append((time.process_time() - start) * 1000)
    return list(map(statistics.median, times))


def processes_ms(commands: Sequence[list[str]], runs: int) -> list[float]:
    """Return the median processor time of each process in milliseconds, run in turn."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for command, own in zip(commands, times, strict=True):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, env=environment, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            own.append(used * 1000)
    return [statistics.median(own[1:]) for own in times]


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


def asked(words: str, filters: Filters) -> list[str]:
    """Return a query's arguments on the command line."""
    options = [words]
    for name, values in (("--since", filters.since), ("--until", filters.until)):
        options += [name, values] if values else []
    for person in filters.people:
        options += ["--person", person]
    return options


def in_process(corpus: Corpus, direct: Tantivy, fts: Fts5, runs: int) -> None:
    """Print what each query takes where everything is open. Filters are not asked of the others."""
    print("\nin one process, ms of processor time, the ten best: hits alone, then with snippets")
    print(
        f"  {'':44}  {'hits':>7} {'tantivy':>8} {'ratio':>6} "
        f" {'snippets':>8} {'tantivy':>8} {'ratio':>6} {'FTS5':>8}"
    )
    ratios: tuple[list[float], list[float]] = ([], [])
    for kind, words, filters, for_tantivy, for_fts, _ in MIX:
        row = f"  {kind + ': ' + words:44.44} "
        for at in (0, 1):
            own, other = in_turn(
                (
                    partial(search, corpus, words, filters, limit=10, snippets=bool(at)),
                    partial(direct.search, for_tantivy, snippets=bool(at)),
                ),
                runs,
            )
            ratios[at].append(own / other)
            row += f" {own:7.2f} {other:8.2f} {own / other:6.2f} "
        if for_fts:
            row += f"{in_turn([partial(fts.search, for_fts)], min(runs, 5))[0]:8.2f}"
        print(row, flush=True)
    print(
        f"  median ratio: hits {statistics.median(ratios[0]):.2f}, "
        f"with snippets {statistics.median(ratios[1]):.2f} (bar 1.5)"
    )


def filters_cost(corpus: Corpus, runs: int) -> None:
    """Print what filters cost over the unfiltered query."""
    print("\nfilters, ms over the same query without (the ten best, hits alone; bar +10 %)")
    given = (
        ("date", Filters(since="2024")),
        ("lang", Filters(langs=("vi",))),
        ("source", Filters(sources=("qdnd.vn",))),
        ("person", Filters(people=("obama",))),
    )
    for words in ("quốc phòng", "president", '"bo truong"'):
        for name, filters in given:
            plain, cost = in_turn(
                [partial(search, corpus, words, each, limit=10, snippets=False) for each in (None, filters)],
                runs,
            )
            more = 100 * (cost / plain - 1)
            print(f"  {words:14} {name:8} {plain:7.2f} {cost:7.2f}  {more:+5.0f} %", flush=True)


def whole(folder: Path, work: Path, runs: int) -> None:
    """Print what whole processes take, beside a bare console script of two commands, each run in turn."""
    command = [sys.executable, "-c", "from defcorpus.cli import main; main()"]
    store = [str(folder), "--store", str(work / "store")]
    utils = shutil.which("sqlite-utils", path=str(Path(sys.executable).parent))
    ripgrep = shutil.which("rg")
    print("\nwhole processes, ms of processor time (bar 1.5; of the phrases 1.5 and 20 ms)")
    print(f"  {'':44}  {'search':>7} {'bare':>7} {'ratio':>6} {'rg -ci':>8} {'sqlite-utils':>12}")
    with tempfile.TemporaryDirectory() as place:
        bare = Path(place, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        least = [sys.executable, str(bare), "hello", "world"]
        for kind, words, filters, _, for_fts, for_rg in MIX:
            own, base = processes_ms(
                ([*command, "search", *asked(words, filters), *store, "--limit", "10"], least), runs
            )
            row = f"  {kind + ': ' + words:44.44}  {own:7.1f} {base:7.1f} {own / base:6.2f}"
            if ripgrep:
                counted = [ripgrep, "-ci", for_rg, str(folder / "articles.jsonl")]
                row += f" {processes_ms([counted], 3)[0]:8.1f}"
            if utils and for_fts:
                quoted = [utils, "query", str(work / "fts.sqlite"), Fts5.QUERY.replace("?", f"'{for_fts}'")]
                row += f" {processes_ms([quoted], 3)[0]:12.1f}"
            print(row, flush=True)
        own, base = processes_ms(([*command, "list", "--limit", "20", *store], least), runs)
    print(f"  {'list --limit 20':44}  {own:7.1f} {base:7.1f} {own / base:6.2f}", flush=True)
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
    rest = [str(work / "queries.txt"), str(folder), "--store", str(work / "store"), "--limit", "10"]
    for name, also in (("with snippets", []), ("ids alone", ["--fields", "query,id,score"])):
        start = time.perf_counter()
        (cpu,) = processes_ms([[*command, *rest, *also]], 1)
        wall = (time.perf_counter() - start) / 2
        print(
            f"  1,000 queries {name}: {1000 / wall:.0f} a second by the clock, "
            f"{1e6 / cpu:.0f} of processor time (bar 300 by the clock)"
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
