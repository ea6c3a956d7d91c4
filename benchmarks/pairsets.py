"""Labelled texts to pair: read, cut, mixed and thinned as regimes.py asks, each text analysed once.

A folder holds ``pairs/<set>/articles.jsonl`` (id, text, and where known title, date) with ``gold.tsv``
(columns vi, en), and ``monolingual/*.jsonl.gz`` for noise. Names of sets are those of their folders.
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from defcorpus.article import STORYLESS, Article, Skip
from defcorpus.facts import analyse
from defcorpus.pairs import Features, features
from defcorpus.reading import read

Couple = tuple[str, str]  # Vietnamese, English


class Text(NamedTuple):
    """One article as it is given to whoever pairs it."""

    body: str
    title: str | None = None
    date: str | None = None
    url: str | None = None

    @property
    def lines(self) -> list[str]:
        """The lines of the body that are not blank."""
        return [line for line in self.body.split("\n") if line.strip()]

    @property
    def whole(self) -> str:
        """Title and body."""
        return f"{self.title}\n{self.body}" if self.title else self.body

    def cut(self, lines: slice) -> Text:
        """Return some lines alone, without the title."""
        return Text("\n".join(self.lines[lines]), None, self.date, self.url)


@dataclass(frozen=True)
class Corpus:
    """Texts by id, and which belong together."""

    texts: Mapping[str, Text]
    gold: frozenset[Couple]
    decoys: Mapping[str, Couple] = field(default_factory=dict)  # of each decoy the pair it was made from

    def dateless(self) -> Corpus:
        """Hide every date and address."""
        texts = {id_: Text(text.body, text.title) for id_, text in self.texts.items()}
        return Corpus(texts, self.gold, self.decoys)

    def thinned(self, rng: random.Random, share: float) -> Corpus:
        """Take a random share of the articles of each language away."""
        gone: set[str] = set()
        for side in (0, 1):
            ids = sorted({couple[side] for couple in self.gold})
            gone.update(rng.sample(ids, round(len(ids) * share)))
        texts = {id_: text for id_, text in self.texts.items() if id_ not in gone}
        return Corpus(
            texts, frozenset(couple for couple in self.gold if gone.isdisjoint(couple)), self.decoys
        )

    def briefs(self, vi: slice | None, en: slice | None) -> Corpus:
        """Keep only these lines of each side. Pairs of which a side has none are left out."""
        texts = {}
        for couple in self.gold:
            for id_, lines in zip(couple, (vi, en), strict=True):
                texts[id_] = self.texts[id_] if lines is None else self.texts[id_].cut(lines)
        gold = {couple for couple in self.gold if all(texts[id_].body for id_ in couple)}
        ids = sorted(id_ for couple in gold for id_ in couple)
        return Corpus({id_: texts[id_] for id_ in ids}, frozenset(gold))


def joined(corpora: Iterable[Corpus]) -> Corpus:
    """Return several corpora as one."""
    texts: dict[str, Text] = {}
    gold: set[Couple] = set()
    decoys: dict[str, Couple] = {}
    for corpus in corpora:
        texts.update(corpus.texts)
        gold |= corpus.gold
        decoys.update(corpus.decoys)
    return Corpus(texts, frozenset(gold), decoys)


def labelled(root: Path) -> dict[str, Corpus]:
    """Return the labelled sets of a folder by name."""
    found = {}
    for table in sorted(root.glob("pairs/*/gold.tsv")):
        name = table.parent.name
        rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
        texts = dict(_texts(table.parent / "articles.jsonl", name))
        found[name] = Corpus(texts, frozenset((f"{name}/{vi}", f"{name}/{en}") for vi, en in rows))
    return found


def _texts(path: Path, name: str) -> Iterator[tuple[str, Text]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("text"):
                yield (
                    f"{name}/{row['id']}",
                    Text(row["text"], row.get("title"), row.get("date"), row.get("url")),
                )


@dataclass(frozen=True, slots=True)
class Document:
    """One article as those see it who pair: features for defcorpus, text for its rivals."""

    id: str
    lang: str
    text: str
    features: Features | None  # none of what tells no story, as in the commands


def document(id_: str, article: Article, text: str) -> Document:
    """Return an article as a document."""
    told = article.kind not in STORYLESS
    return Document(
        id_,
        article.lang.code,
        text,
        replace(features(article), id=id_, key=article.page.key) if told else None,
    )


class Library:
    """Documents of texts; each text is analysed once, however many corpora hold it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Text], Document] = {}

    def documents(self, texts: Mapping[str, Text]) -> list[Document]:
        """Return the documents of texts, those in neither language left out."""
        new = [item for item in texts.items() if item not in self._known]
        self._known.update(zip(new, _analysed(new), strict=True))
        found = (self._known[item] for item in texts.items())
        return [one for one in found if one.lang in ("vi", "en")]

    def noise(self, root: Path, wanted: Mapping[str, int]) -> dict[str, Text]:
        """Return so many texts of each language that belong to nothing, without dates, file by file."""
        left = dict(wanted)
        found: dict[str, Text] = {}
        for path in sorted((root / "monolingual").glob("*.jsonl.gz")):
            rows = ((id_, Text(text.body, text.title)) for id_, text in _texts(path, path.name.split(".")[0]))
            while any(left.values()) and (some := dict(_first(rows, min(1000, 2 * max(left.values()))))):
                languages = [one.lang for one in self.documents(some)]
                if not any(left.get(lang) for lang in languages):
                    break  # a file is in one language
                for one in self.documents(some):
                    if left.get(one.lang):
                        left[one.lang] -= 1
                        found[one.id] = some[one.id]
        return found


def _first(rows: Iterator[tuple[str, Text]], count: int) -> Iterator[tuple[str, Text]]:
    return (row for row, _ in zip(rows, range(count), strict=False))


def _analysed(items: Sequence[tuple[str, Text]]) -> Iterator[Document]:
    """Yield a document of each text, read as a file of records is read."""
    if not items:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for at, (_, text) in enumerate(items):
                row = {
                    "id": str(at),
                    "text": text.body,
                    "title": text.title,
                    "date": text.date,
                    "url": text.url,
                }
                known = {name: value for name, value in row.items() if value is not None}
                lines.write(json.dumps(known, ensure_ascii=False) + "\n")
        at = 0
        for page in read([path]):
            if isinstance(page, Skip):
                continue
            while str(at) != page.location.member:
                yield Document(items[at][0], "unknown", "", None)
                at += 1
            yield document(items[at][0], analyse(page), items[at][1].whole)
            at += 1
        for id_, _ in items[at:]:
            yield Document(id_, "unknown", "", None)
