"""Corpora with planted copies, for dedup.py: unlike texts and a seed in, articles and the truth of pairs out.

Of `size` articles two fifths are copies and templates (SHARES says how many of each); the others are base
texts, no two alike (bases.py). Each base text has copies of one kind at most, so that no pair is true but
those planted.

- copies with one original, made by edits.py, published up to five days after it
- `joined`: two texts of like length in one page; `digest`: three of them, each with a headline
- `recurring`: the same text, or one with a twentieth of its words edited, 30 to 700 days later
- `short`: texts of 15 to 40 words, the openings of texts that are not otherwise there, and copies of these:
  the same, in another normal form, with a tenth of the words edited
- `cluster`: three to forty copies of one text within ten days, each made from it by exact copy, normal form,
  light edits or, around 250 words or more, chrome; all pairs of a cluster are copies of each other
- `template`: fillings of formulas (formulas.py), no two copies. A third are dated within three weeks, a third
  at any time, a third have no date
- `one fact`, `one month`: pairs of fillings that differ in one fact, or in the month of one day, counted by
  themselves
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from bases import base_texts
from edits import Editor
from formulas import Filler, language
from grams import unlike, words

SHARES = {  # articles of a kind, as a share of the size
    "copy": 0.014, "joined": 0.014, "digest": 0.014, "recurring": 0.014, "recurring, edited": 0.014,
    "short": 0.02, "cluster": 0.04, "template": 0.1, "one fact": 0.01,
    "one month": 0.01,
}  # fmt: skip
ONE = ("one fact", "one month")  # pairs that differ in so little
_FIRST, _DAYS = date(2015, 1, 1), 3650  # of publication
_FORMULA_TEXTS = 300  # real texts, left out of the base, that lend formulas and words


@dataclass
class Corpus:
    """Articles, and which pairs of them are copies of which kind."""

    texts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # "base", "template" or a kind of copy
    dates: list[str] = field(default_factory=list)  # ISO, or empty
    truth: dict[tuple[int, int], str] = field(default_factory=dict)
    parts: dict[tuple[int, int], int] = field(default_factory=dict)  # the one that is part of the other

    def add(self, text: str, kind: str, day: date | None, *originals: int) -> int:
        """Add an article, a copy of `originals` where there are any; return its number."""
        number = len(self.texts)
        self.texts.append(text)
        self.kinds.append(kind)
        self.dates.append(day.isoformat() if day else "")
        for original in originals:
            self.truth[original, number] = kind
            if kind in ("joined", "digest"):
                self.parts[original, number] = original
            elif kind.startswith("cut"):
                self.parts[original, number] = number
        return number

    def shuffled(self, random_: random.Random) -> Corpus:
        """Return the same articles in another order."""
        order = random_.sample(range(len(self.texts)), len(self.texts))
        place = {old: new for new, old in enumerate(order)}

        def pair(old: tuple[int, int]) -> tuple[int, int]:
            one, two = sorted(place[at] for at in old)
            return one, two

        return Corpus(
            [self.texts[old] for old in order],
            [self.kinds[old] for old in order],
            [self.dates[old] for old in order],
            {pair(old): kind for old, kind in self.truth.items()},
            {pair(old): place[part] for old, part in self.parts.items()},
        )

    def records(self, start: int = 0) -> Iterator[str]:
        """Yield the articles as lines of JSON; the id is the number, counted from `start`."""
        for number, (text, day) in enumerate(zip(self.texts, self.dates, strict=True), start):
            record = {"id": f"a{number:07d}", "date": day, "text": text}
            yield json.dumps(record if day else {"id": record["id"], "text": text}, ensure_ascii=False) + "\n"

    def write(self, folder: Path) -> None:
        """Write the articles as JSON Lines, the truth beside them."""
        with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(self.records())
        with (folder / "kinds.tsv").open("w", encoding="utf-8") as lines:
            lines.writelines(f"{kind}\n" for kind in self.kinds)
        with (folder / "truth.tsv").open("w", encoding="utf-8") as lines:
            for pair, kind in self.truth.items():
                lines.write(f"{pair[0]}\t{pair[1]}\t{kind}\t{self.parts.get(pair, '')}\n")

    @classmethod
    def read(cls, folder: Path) -> Corpus:
        """Read what :meth:`write` wrote."""
        corpus = cls(kinds=(folder / "kinds.tsv").read_text("utf-8").splitlines())
        with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                corpus.texts.append(record["text"])
                corpus.dates.append(record.get("date", ""))
        for line in (folder / "truth.tsv").read_text("utf-8").splitlines():
            one, two, kind, part = line.split("\t")
            corpus.truth[int(one), int(two)] = kind
            if part:
                corpus.parts[int(one), int(two)] = int(part)
        return corpus


def plant(real: Sequence[str], size: int, seed: int, mean: int | None = None) -> Corpus:
    """Return `size` articles of `mean` bytes, always the same for the same texts, size and seed."""
    random_ = random.Random(seed)
    real = random_.sample(real, len(real))
    count = {kind: max(round(share * size), 1) for kind, share in SHARES.items()}
    lent, opened, real = _split(real, _FORMULA_TEXTS, count["short"])
    editor = Editor(real, random_)
    changes = editor.changes()
    rest = len(changes) * count["copy"] + sum(count.values()) - count["copy"]
    rest += sum(count[kind] for kind in ONE)  # these come in pairs
    # The mean is of all articles; templates and short texts are shorter than the others.
    base = base_texts(real, size - rest + count["short"], random_, round(mean * 1.12) if mean else None)
    shorts = _openings(opened, base, random_)[: count["short"] // 2]
    base = base[: size - rest + count["short"] - 2 * len(shorts)]  # more where short texts are wanting
    corpus = Corpus()
    days = [_FIRST + timedelta(random_.randrange(_DAYS)) for _ in base]
    for text, day in zip(base, days, strict=True):
        corpus.add(text, "base", day)
    left = list(range(len(base)))
    random_.shuffle(left)
    for kind, change in changes.items():
        for _ in range(count["copy"]):
            original = left.pop()
            corpus.add(change(base[original], random_), kind, _soon(days[original], random_), original)
    _round_ups(corpus, left, days, count, random_)
    for kind in ("recurring", "recurring, edited"):
        for _ in range(count[kind]):
            original = left.pop()
            text = base[original] if kind == "recurring" else editor.edited(base[original], 0.05, random_)
            corpus.add(text, kind, days[original] + timedelta(random_.randrange(30, 700)), original)
    _clusters(corpus, left, days, count["cluster"], editor, random_)
    _shorts(corpus, shorts, editor, random_)
    spoken = Counter(language([text]) for text in lent)
    for lang, of_lang in sorted(spoken.items()):
        if of_lang >= len(lent) / 20:
            share = of_lang / len(lent) if of_lang < 19 * len(lent) / 20 else 1.0
            words_of = [text for text in lent if language([text]) == lang]
            _templates(corpus, Filler(lang, words_of, random_), count, share, random_)
    return corpus.shuffled(random_)


def _soon(day: date, random_: random.Random, most: int = 5) -> date:
    return day + timedelta(random_.randrange(most + 1))


def _round_ups(
    corpus: Corpus, left: list[int], days: Sequence[date], count: dict[str, int], random_: random.Random
) -> None:
    for kind, stories in (("joined", 2), ("digest", 3)):
        # Of like length, so that none makes up most of the page.
        chosen = sorted(
            (left.pop() for _ in range(stories * count[kind])), key=lambda at: len(corpus.texts[at])
        )
        groups = [chosen[at : at + stories] for at in range(0, len(chosen), stories)]
        for group in random_.sample(groups, len(groups)):
            told = [corpus.texts[at] for at in group]
            if kind == "digest":
                told = [f"{' '.join(text.split()[:8])}\n{text}" for text in told]
            corpus.add("\n".join(told), kind, _soon(max(days[at] for at in group), random_), *group)
            for at in group:  # reported together, so of one week
                corpus.dates[at] = corpus.dates[max(group, key=lambda other: days[other])]


def _clusters(
    corpus: Corpus, left: list[int], days: Sequence[date], size: int, editor: Editor, random_: random.Random
) -> None:
    sizes = list(range(3, 41))
    while size > 0:
        original = left.pop()
        members = [original]
        wanted = random_.choices(sizes, [1 / number**2 for number in sizes])[0]
        for _ in range(min(wanted, size)):
            text = editor.light(corpus.texts[original], random_)
            members.append(corpus.add(text, "cluster", _soon(days[original], random_, 10)))
        size -= len(members) - 1
        corpus.truth.update(dict.fromkeys(combinations(members, 2), "cluster"))


def _split(texts: Sequence[str], *sizes: int) -> list[Sequence[str]]:
    """Return the first texts in parts of these sizes, none of them more than a tenth, then the others."""
    parts, start = [], 0
    for size in sizes:
        end = start + min(size, len(texts) // 10)
        parts.append(texts[start:end])
        start = end
    return [*parts, texts[start:]]


def _openings(texts: Sequence[str], base: Sequence[str], random_: random.Random) -> list[str]:
    """Return the openings of texts, 15 to 40 words, that are unlike each other and all of `base`."""
    shorts = [" ".join(text.split()[: random_.randrange(15, 41)]) for text in texts]
    both = [*base, *(short for short in shorts if len(words(short)) >= 15)]
    return [both[at] for at in unlike(both) if at >= len(base)]


def _shorts(corpus: Corpus, shorts: Sequence[str], editor: Editor, random_: random.Random) -> None:
    kinds = ("short, exact", "short, NFD", "short, edit 10 %")
    for at, text in enumerate(shorts):
        day = _FIRST + timedelta(random_.randrange(_DAYS))
        original = corpus.add(text, "base", day)
        copy, kind = text, kinds[at % 3]
        if kind == "short, NFD":
            copy = unicodedata.normalize("NFD", text)
        elif kind == "short, edit 10 %":
            copy = editor.edited(text, 0.1, random_)
        corpus.add(copy, kind, _soon(day, random_), original)


def _templates(
    corpus: Corpus, filler: Filler, count: dict[str, int], share: float, random_: random.Random
) -> None:
    def day(at: int) -> date | None:
        if at % 3 == 2:
            return None
        return _FIRST + timedelta(random_.randrange(_DAYS if at % 3 else 21))

    for text in filler.templates(round(share * count["template"])):
        corpus.add(text, "template", day(random_.randrange(3)))
    for kind, made in zip(ONE, (filler.one_fact, filler.one_month), strict=True):
        for at in range(round(share * count[kind])):
            one, two = made()
            first = corpus.add(one, "template", day(at % 2 * 2))
            corpus.add(two, "template", day(at % 2 * 2))
            corpus.truth[first, first + 1] = kind
