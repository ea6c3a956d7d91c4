"""What defcorpus does in dedup.py, each step in a process of its own that says what it cost.

python benchmarks/own.py store  STORE JOBS ARTICLES...          a store of files, read as always
python benchmarks/own.py plain  STORE JOBS ARTICLES...          ... every text taken whole, no facts found
python benchmarks/own.py copies STORE JOBS PAIRS ARTICLES...    its copies, from stored text
python benchmarks/own.py between STORE ASKED PAIRS ARTICLES...  what two are as if there were no others
python benchmarks/own.py direct PAIRS ARTICLES                  copies of texts in memory, without a store
python benchmarks/own.py against STORE COUNT FILE ARTICLES...   the first articles of FILE against the store
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.article import Article, Page
    from defcorpus.dedup import Group
    from defcorpus.reading.sources import SourceFile


def spent() -> float:
    """Return the CPU-seconds of this process and of its workers that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def pairs_of(groups: Iterable[Group]) -> Iterator[tuple[str, str, str]]:
    """Yield the pairs that groups say: two ids and their relation (`first`: it is part of the second).

    Beside the pairs of the one kept: all that are the kept text are copies of each other, and what contains
    it or is part of it is so with each of them. Nothing is said of two that contain it, or are parts of it.
    """
    for group in groups:
        alike = [group.keep, *(m.id for m in group.members if m.relation in ("exact", "near"))]
        relations = {group.keep: "exact"} | {m.id: m.relation for m in group.members}
        for one, two in combinations(alike, 2):
            exact = relations[one] == relations[two] == "exact"
            yield one, two, "exact" if exact else "near"
        for member in group.members:
            if member.relation == "recurring":
                yield group.keep, member.id, "recurring"
            elif member.relation in ("contains", "contained"):
                for other in alike:
                    yield other, member.id, "first" if member.relation == "contains" else "second"


def _write_pairs(groups: Iterable[Group], path: str) -> None:
    with Path(path).open("w", encoding="utf-8") as lines:
        lines.writelines("\t".join(pair) + "\n" for pair in pairs_of(groups))


def _say(**said: object) -> None:
    print(json.dumps(said))


# ---- a store whose texts are taken as they are


def plain_walk(paths: Sequence[str]) -> Iterable[SourceFile]:
    from defcorpus.article import Skip
    from defcorpus.reading.sources import walk

    return (source for source in walk(paths) if not isinstance(source, Skip))


def plain_pages(source: SourceFile) -> Iterator[Page]:
    """Yield a page for each record: all of its text is body, nothing is told from it."""
    from defcorpus.article import Location, Metadata, Page, Segment

    with Path(source.path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            text, day = record["text"], record.get("date")
            key = blake2b(f"{day} {text}".encode(), digest_size=16).hexdigest()
            place = Location(source.path, source.root, record["id"], number)
            body = (Segment(0, len(text), "body", "plain"),)
            yield Page(place, text, body, Metadata(date=day), "jsonl", "utf-8", key)


def plain_article(page: Page) -> Article:
    from formulas import language

    from defcorpus.article import Article, DateReading, Language, Title

    day = page.meta.date
    read = DateReading(day, "day", "metadata", False, 0, 0, 1.0, "plain") if day else None
    lang = Language("vi" if language([page.text]) == "vi" else "en", 1.0, "plain")
    title = Title(page.text[:60], True, 0, min(60, len(page.text)), "plain")
    return Article("", page, lang, title, read, None, None, None, (), (), (), page.text.count(" ") + 1)


def store(folder: str, jobs: str, *articles: str, plain: bool = False) -> None:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.updating.scan import Tools

    tools = Tools(plain_walk, plain_pages, plain_article, "plain") if plain else None
    with Corpus.open(articles, store=folder, jobs=int(jobs), tools=tools) as corpus:
        _say(articles=len(corpus), cpu=spent())


# ---- what is measured


def copies(folder: str, jobs: str, pairs: str, *articles: str) -> None:
    from defcorpus.corpus import Corpus
    from defcorpus.report.copying.copies import copies as copies_of

    with Corpus.open(articles, store=folder, update=False, jobs=int(jobs)) as corpus:
        if not len(corpus):
            raise SystemExit("the store is empty, or of another version: make it anew with --fresh")
        before = spent()
        groups = copies_of(corpus)
        _say(cpu=spent(), call=spent() - before, groups=len(groups))
    _write_pairs(groups, pairs)


def between(folder: str, asked: str, pairs: str, *articles: str) -> None:
    """Write what `dedup --why` says of each two ids in the lines of `asked`; nothing of those unlike."""
    from defcorpus.article import STORYLESS
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import document, sketch, text_of_page
    from defcorpus.dedup.explain import between as relation

    named = {"contains": "first", "contained": "second"}
    lines = Path(asked).read_text("utf-8").splitlines()
    with Corpus.open(articles, store=folder, update=False) as corpus, Path(pairs).open("w") as out:
        for line in lines:
            one, two = (corpus.article(id_) for id_ in line.split())
            if {one.kind, two.kind} & set(STORYLESS):
                continue
            documents = [document(article, sketch(article)) for article in (one, two)]
            bodies = text_of_page(one.page), text_of_page(two.page)
            said = relation(documents[0], documents[1], bodies)
            if said is not None:
                out.write(f"{one.id}\t{two.id}\t{named.get(said, said)}\n")
    _say(cpu=spent())


def direct(pairs: str, articles: str) -> None:
    from formulas import language

    from defcorpus.dedup import Document, find_groups
    from defcorpus.dedup.texts.sketch import sketch_texts

    with Path(articles).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    texts = {f"{at:032x}": record["text"] for at, record in enumerate(records)}
    lang = language([record["text"] for record in records[:200]])
    documents = []
    rest = iter(texts.items())
    while batch := list(islice(rest, 64)):
        for made in sketch_texts([(key, lang, text, "") for key, text in batch]):
            record = records[int(made.key, 16)]
            documents.append(Document(record["id"], articles, made.key, made, record.get("date")))
    groups = find_groups(documents, None, texts.__getitem__)
    _say(cpu=spent(), groups=len(groups))
    _write_pairs(groups, pairs)


def against(folder: str, count: str, file: str, *articles: str) -> None:
    """Ask what a store has of each article of a file; the articles are read and analysed before it counts."""
    from defcorpus.corpus import Corpus

    try:
        from defcorpus.report.copying.copies import against as against_corpus
    except ImportError:
        _say(missing="defcorpus.report.copying.copies.against")
        return
    new = list(islice((plain_article(page) for page in _pages_of(file)), int(count)))
    with Corpus.open(articles, store=folder, update=False) as corpus:
        before = spent()
        found = against_corpus(corpus, new)
        _say(call=spent() - before, known=sum(bool(matches) for matches in found))


def _pages_of(file: str) -> Iterator[Page]:
    for source in plain_walk([file]):
        yield from plain_pages(source)


def main() -> None:
    step, *rest = sys.argv[1:]
    if step in ("store", "plain"):
        store(*rest, plain=step == "plain")
    else:
        steps: dict[str, Callable[..., None]] = {
            "copies": copies,
            "between": between,
            "direct": direct,
            "against": against,
        }
        steps[step](*rest)


if __name__ == "__main__":
    main()
