"""Corpora with planted copies, for benchmarks/dedup.py: article files and a seed in, texts and truth out."""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

_PLACED = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ụy": "uỵ", "ùy": "uỳ"}

_SLOT = r"(?<=[a-zà-ỹ,] )[A-ZĐ]\w+|\b\d+\b"  # a name's word inside a sentence, or a number


@dataclass
class Corpus:
    """Texts, and which pairs of them are copies of which kind."""

    texts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # "base", "template" or a kind of copy
    truth: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, text: str, kind: str, *originals: int) -> None:
        """Add a text, a copy of `originals` where there are any."""
        self.texts.append(text)
        self.kinds.append(kind)
        for original in originals:
            self.truth[original, len(self.texts) - 1] = kind


def read_records(path: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("text"):
                yield record


def unlike(texts: Iterable[str], most: float = 0.1) -> list[str]:
    """Return the texts of 40 words or more with at most a tenth of their word 5-grams in those before.

    Natural near-copies must not count as mistakes. Every 5-gram is compared, by its hash: nothing is sampled
    and nothing here is defcorpus's own. Texts with a counterpart are left out whole.
    """
    first_of: dict[int, int] = {}
    grams_of: list[list[int]] = []
    for text in texts:
        words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
        grams_of.append(
            sorted({hash_words(words[at : at + 5]) for at in range(len(words) - 4)})
            if len(words) > 39
            else []
        )
    kept = []
    for text, grams in zip(texts, grams_of, strict=True):
        if grams and sum(gram in first_of for gram in grams) <= most * len(grams):
            for gram in grams:
                first_of[gram] = len(kept)
            kept.append(text)
    return kept


def hash_words(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "little")


def plant(base: list[str], size: int, seed: int) -> Corpus:
    """Return about `size` texts: six tenths are of `base`, three copies of those, a tenth templates."""
    random_ = random.Random(seed)
    base = random_.sample(base, min(len(base), size * 6 // 10))
    vocabulary = [word for text in base[:2000] for word in text.split()]
    corpus = Corpus()
    for text in base:
        corpus.add(text, "base")
    makers = list(_makers(random_, vocabulary, base).items())
    originals = list(range(len(base)))
    random_.shuffle(originals)
    for at in range(min(size * 27 // 100, len(originals) // 2)):
        kind, make = makers[at % len(makers)]
        corpus.add(make(base[originals[at]]), kind, originals[at])
    left = originals[len(originals) // 2 :]
    for at in range(size * 3 // 100):
        one, two = left[2 * at % len(left)], left[(2 * at + 1) % len(left)]
        corpus.add(base[one] + "\n" + base[two], "joined", one, two)
    for text in _templates(random_, base, size // 10):
        corpus.add(text, "template")
    return corpus


def _makers(
    random_: random.Random, vocabulary: list[str], base: list[str]
) -> dict[str, Callable[[str], str]]:
    makers: dict[str, Callable[[str], str]] = {
        "exact": lambda text: text,
        "NFD": lambda text: unicodedata.normalize("NFD", text),
        "tone placement, spaces": lambda text: _respaced(_replaced(text), random_),
    }
    for share in (5, 10, 20, 30):
        makers[f"edit {share} %"] = lambda text, share=share: edited(text, share / 100, random_, vocabulary)
    makers["rewritten"] = lambda text: _rewritten(text, random_, vocabulary)
    makers["chrome"] = lambda text: _with_chrome(text, random_, base)
    makers["cut to 60 %"] = lambda text: _cut(text, 0.6, random_)
    makers["cut to 30 %"] = lambda text: _cut(text, 0.3, random_)
    return makers


def edited(text: str, share: float, random_: random.Random, vocabulary: list[str]) -> str:
    """Return the text with that share of its words replaced (three of five), left out, or another put in."""
    words = text.split(" ")
    for at in random_.sample(range(len(words)), round(share * len(words))):
        how = random_.randrange(5)
        other = random_.choice(vocabulary)
        words[at] = other if how < 3 else "" if how == 3 else f"{words[at]} {other}"
    return " ".join(words)


def _replaced(text: str) -> str:
    return re.sub(
        "|".join(rf"(?<![qQ]){old}(?!\w)" for old in _PLACED), lambda found: _PLACED[found.group()], text
    )


def _respaced(text: str, random_: random.Random) -> str:
    return "".join(
        random_.choice(("  ", "\u00a0", " \n", " ")) if char == " " and random_.random() < 0.1 else char
        for char in text
    )


def _rewritten(text: str, random_: random.Random, vocabulary: list[str]) -> str:
    """Rewrite a quarter of the sentences: clauses change places, two fifths of the words change."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    for at in random_.sample(range(len(sentences)), max(1, len(sentences) // 4)):
        clauses = sentences[at].split(", ")
        random_.shuffle(clauses)
        sentences[at] = edited(", ".join(clauses), 0.4, random_, vocabulary)
    return " ".join(sentences)


def _with_chrome(text: str, random_: random.Random, base: list[str]) -> str:
    outlet = random_.randrange(8)
    menu = random.Random(outlet)
    fixed = [base[menu.randrange(len(base))].split()[:3] for _ in range(8)]
    related = [" ".join(random_.choice(base).split()[:9]) for _ in range(3)]
    top = " | ".join(" ".join(words) for words in fixed)
    return f"{top}\n{text}\n" + "\n".join(related)


def _cut(text: str, share: float, random_: random.Random) -> str:
    words = text.split(" ")
    keep = max(round(share * len(words)), 1)
    start = random_.choice((0, 0, random_.randrange(len(words) - keep + 1)))
    return " ".join(words[start : start + keep])


def _templates(random_: random.Random, base: list[str], size: int) -> Iterator[str]:
    """Yield fillings of templates, no two of which are copies: formulas with other names, days and numbers.

    A third are price lists, a third a few base texts with names and numbers filled in anew, a third their
    openings filled in so.
    """
    names = sorted({name for text in base[:3000] for name in re.findall(r"(?<=[a-zà-ỹ,] )[A-ZĐ]\w+", text)})
    goods = [" ".join(random_.choice(base).split()[4:7]) for _ in range(24)]
    formulas = random_.sample([text for text in base if _slots(text[:400]) >= 6], 12)
    for at in range(size):
        if at % 3 == 0:
            yield _price_list(random_, goods)
        elif at % 3 == 1:
            yield _refilled(random_.choice(formulas), random_, names)
        else:
            yield _refilled(random_.choice(formulas)[:400].rsplit(" ", 1)[0], random_, names)


def _slots(text: str) -> int:
    return len(set(re.findall(_SLOT, text)))


def _price_list(random_: random.Random, goods: list[str]) -> str:
    day = f"{random_.randrange(1, 29)}/{random_.randrange(1, 13)}/{random_.randrange(2010, 2026)}"
    lines = [f"Giá bán lẻ các mặt hàng ngày {day} được niêm yết như sau, so với ngày hôm trước:"]
    for name in goods:
        price = f"{random_.randrange(10, 90)}.{random_.randrange(1000):03d}"
        change = f"{random_.choice(('tăng', 'giảm'))} {random_.randrange(1, 900)} đồng"
        lines.append(f"{name} giá {price} đồng một kg, {change}.")
    return "\n".join(lines)


def _refilled(text: str, random_: random.Random, names: list[str]) -> str:
    """Return the text with two thirds of its names and all numbers replaced, each alike throughout."""
    filled: dict[str, str] = {}

    def fill(found: re.Match[str]) -> str:
        word = found.group()
        if word not in filled:
            if word[0].isdigit():
                filled[word] = str(random_.randrange(1, 10 ** len(word)))
            else:
                filled[word] = random_.choice(names) if random_.random() < 2 / 3 else word
        return filled[word]

    return re.sub(_SLOT, fill, text)
