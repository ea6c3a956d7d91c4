"""What finding the pairs of a stored corpus costs, by its size: CPU-seconds and memory.

    python benchmarks/paircost.py [FOLDER] [--sizes N ...] [--per-day N] [--undated] [--new N] [--work DIR]

FOLDER (or the environment's DEFCORPUS_EVALUATION) holds the sets that sentences are drawn from; see
pairdraw.py. The articles are stored with their features, as they stand after a first look; what making
features costs an article is printed by itself. Each line is one process: `first` learns the model and
compares all, `again` finds what it found, `new` comes after --new more articles (half of them English) were
stored; in brackets what of it was looking for copies. Sizes are the articles of either language.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from own import plain_walk, spent
from pairdraw import PLANTED, Article, Drawn, composed, draw, drawn, is_pair
from processes import Cost, run

from defcorpus.article import Article as Stored
from defcorpus.article import DateReading, Language, Location, Metadata, Page, Segment, Title
from defcorpus.reading.sources import SourceFile

_TOGETHER = 2048


# ---- one process


def pages(source: SourceFile) -> Iterator[Page]:
    """Yield a page for each record, all of whose text is body."""
    with Path(source.path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            text = record["text"]
            key = key_of(record["id"])
            body = (Segment(0, len(text), "body", "plain"),)
            place = Location(source.path, source.root, record["id"], number)
            yield Page(place, text, body, Metadata(date=record.get("date")), "jsonl", "utf-8", key)


def article_of(page: Page) -> Stored:
    """Take a page as it is: its features are put together, so that nothing has to be found out."""
    day = page.meta.date
    read = DateReading(day, "day", "metadata", False, 0, 0, 1.0, "plain") if day else None
    lang = Language("vi" if (page.location.member or "").startswith("vi") else "en", 1.0, "plain")
    title = Title(page.text[:60], True, 0, min(60, len(page.text)), "plain")
    return Stored("", page, lang, title, read, None, None, None, (), (), (), page.text.count(" ") + 1)


def key_of(id_: str) -> str:
    from hashlib import blake2b

    return blake2b(id_.encode(), digest_size=16).hexdigest()


def store(folder: str, file: str, sentences: str) -> None:
    """Bring a store up to date with a file, and put the features of new articles into it."""
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.updating.scan import Tools
    from defcorpus.pairs import FEATURES_VERSION, stored

    tools = Tools(plain_walk, pages, article_of, "plain")
    with Corpus.open([file], store=folder, jobs=1, tools=tools) as corpus:
        wanting = corpus.ids(told.number for told in corpus.wanting("pairs", FEATURES_VERSION))
        missing = {id_: number for number, id_ in wanting.items()}
        with Path(f"{file}.drawn").open("rb") as stream, Path(sentences).open("rb") as told:
            every: Drawn = pickle.load(told)
            made = (
                (missing[one.id], stored(composed(one, key_of(one.id))))
                for one in _unpacked(pickle.load(stream), every)
                if one.id in missing
            )
            while some := list(islice(made, _TOGETHER)):
                corpus.put_features("pairs", FEATURES_VERSION, some)
    print(json.dumps({}))


def measure(folder: str, file: str, start: str = "", *_: str) -> None:
    """Find the pairs of a store; say what it cost and how many of them were planted.

    And, where articles from the number `start` on came last, how many pairs have one of them.
    """
    from defcorpus.corpus import Corpus
    from defcorpus.report.copying.unique import unique
    from defcorpus.report.matching.matches import paired

    with Corpus.open([file], store=folder, update=False) as corpus:
        before = spent()
        unique(corpus)
        copies = spent() - before
        found = paired(corpus)
        right = sum(is_pair(pair.vi, pair.en) for pair in found.pairs)
        said = {"call": spent() - before, "copies": copies, "pairs": len(found.pairs), "right": right}
        if start:
            of = ((pair.vi.split("-")[1], pair.en.split("-")[1]) for pair in found.pairs)
            said["of new"] = sum(max(int(vi), int(en)) >= int(start) for vi, en in of)
    print(json.dumps(said))


# ---- all of them


def _packed(articles: Iterable[Article], every: Drawn) -> list[tuple[str, str, str | None, str, list[int]]]:
    """Return articles with their sentences as numbers."""
    number = {
        id(told): (kind, at) for kind in ("vi", "en", "twins") for at, told in enumerate(getattr(every, kind))
    }
    return [
        (one.id, one.lang, one.date, number[id(one.told[0])][0], [number[id(told)][1] for told in one.told])
        for one in articles
    ]


def _unpacked(rows: Iterable[tuple[str, str, str | None, str, list[int]]], every: Drawn) -> Iterator[Article]:
    for id_, lang, day, kind, told in rows:
        yield Article(id_, lang, day, [getattr(every, kind)[at] for at in told])


def _write(file: Path, articles: Sequence[Article], every: Drawn, mode: str = "w") -> None:
    with file.open(mode, encoding="utf-8") as lines:
        lines.writelines(json.dumps(one.record(), ensure_ascii=False) + "\n" for one in articles)
    Path(f"{file}.drawn").write_bytes(pickle.dumps(_packed(articles, every)))


def _line(name: str, cost: Cost) -> None:
    said = cost.said
    share = f"{said['right']} of {said['pairs']} pairs planted"
    share += f", {said['of new']} have a new article" if "of new" in said else ""
    print(
        f"  {name:<10}{said['call']:>8.1f} CPU-s ({said['copies']:.1f}), {cost.cpu:.1f} with its start, "
        f"{cost.memory:,.0f} MB; {share}",
        flush=True,
    )


def one_size(asked: argparse.Namespace, size: int, every: Drawn) -> None:
    """Make a corpus, store it, and print what its pairs cost."""
    per_day = None if asked.undated else asked.per_day
    name = f"{size}-{'undated' if per_day is None else per_day}"
    file, folder = asked.work / f"{name}.jsonl", asked.work / f"store-{name}"
    steps = ("paircost.py",)
    sentences = asked.work / "drawn.pickle"
    articles = list(draw(every, size, asked.seed, per_day))
    _write(file, articles, every)
    run(*steps, "store", folder, file, sentences)
    print(f"{size:,} x {size:,}, {'undated' if per_day is None else f'{per_day} a day'}; "
          f"{round(PLANTED * size):,} pairs planted")  # fmt: skip
    for step in ("first", "again"):
        _line(step, run(*steps, "measure", folder, file))
    if asked.new:
        _write(file, list(draw(every, asked.new // 2, asked.seed, per_day, start=10 * size)), every, "a")
        run(*steps, "store", folder, file, sentences)
        _line(f"{asked.new} new", run(*steps, "measure", folder, file, str(10 * size)))


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in ("store", "measure"):
        (store if sys.argv[1] == "store" else measure)(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--sizes", nargs="+", type=int, default=[5_000, 20_000, 100_000])
    parser.add_argument("--per-day", type=int, default=50, help="articles of a language on a day")
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--new", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2, help="processes that make sentences' features")
    parser.add_argument("--work", type=Path, default=Path("paircost"), help="where corpora and stores go")
    asked = parser.parse_args()
    if asked.folder is None:
        parser.error("name the evaluation FOLDER, or set DEFCORPUS_EVALUATION")
    asked.work.mkdir(parents=True, exist_ok=True)
    sentences = asked.work / "drawn.pickle"
    if not sentences.exists():
        begin = spent()
        every = drawn(Path(asked.folder), asked.seed, asked.jobs)
        print(f"{3 * len(every.vi):,} sentences analysed, features made: {spent() - begin:.0f} CPU-s")
        sentences.write_bytes(pickle.dumps(every))
    every = pickle.loads(sentences.read_bytes())
    for size in asked.sizes:
        one_size(asked, size, every)


if __name__ == "__main__":
    main()
