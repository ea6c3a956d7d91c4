"""Texts of which no two are alike, for planted.py: real ones, then ones put together from their sentences.

Natural near-copies must not count as mistakes, so real texts are taken so that no two share more than a tenth
of the word 5-grams of the shorter (grams.unlike). Where more are wanted, sentences of all real texts are
drawn, each as seldom as can be, into texts as long as the real ones; a sentence is passed over where the new
text would get more than a twelfth of its words from another one. All are then checked like the real ones.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from grams import unlike, words

LEAST_WORDS = 40
_SHARED = 1 / 12  # of the words of a text that is put together, from any one other text
_LIKE = 1 / 3  # of the word 5-grams of a sentence, in another one
_SENTENCE = (6, 50)  # words
_ORDER = 7  # seed of the order in which real texts are asked whether they are unlike


def find_set(folder: Path | None, name: str) -> Path:
    """Return the file that `name` means: a file, or a set of the folder of evaluation data."""
    if Path(name).is_file():
        return Path(name)
    found = sorted((folder / "monolingual").glob(f"{name}.jsonl*")) if folder else []
    if not found:
        raise SystemExit(f"no file and no set {name}; sets are looked for in the folder of evaluation data")
    return found[0]


def read_records(path: Path) -> Iterator[dict[str, str]]:
    """Yield the records of a file of JSON Lines that have a text."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("text"):
                yield record


def real_texts(paths: Sequence[Path], mean: int | None = None) -> list[str]:
    """Return the texts of 40 words or more, no two alike; with `mean`, those near it in bytes of UTF-8."""
    texts = [record["text"] for path in paths for record in read_records(path)]
    texts = [text for text in texts if len(words(text)) >= LEAST_WORDS]
    if mean is not None:
        texts = [text for text in texts if mean / 3 <= len(text.encode()) <= 2 * mean]
    random.Random(_ORDER).shuffle(texts)
    return [texts[at] for at in unlike(texts)]


def base_texts(real: Sequence[str], size: int, random_: random.Random, mean: int | None = None) -> list[str]:
    """Return `size` texts, no two alike: of `real`, which are unlike, then some put together of these."""
    taken = random_.sample(real, min(size, len(real)))
    pool = _sentence_pool(real) if len(taken) < size else {}
    while len(taken) < size:  # a few of those put together are found to be alike, and replaced
        missing = size - len(taken)
        taken += _put_together(pool, real, taken, missing + missing // 50 + 5, random_, mean)
        taken = [taken[at] for at in unlike(taken)]
    return taken[:size]


def _put_together(
    pool: dict[str, str],
    real: Sequence[str],
    taken: Sequence[str],
    size: int,
    random_: random.Random,
    mean: int | None,
) -> Iterator[str]:
    """Yield `size` texts of sentences of `pool`, each unlike those before it and unlike `taken`."""
    lengths = [len(words(text)) for text in taken]
    used: defaultdict[str, list[int]] = defaultdict(list)  # words of a sentence -> texts that have it
    for number, text in enumerate(taken):
        for sentence in sentences(text):
            used[" ".join(words(sentence))].append(number)
    wanted_lengths = _lengths(real, pool, mean)
    queue: list[str] = []
    for number in range(len(taken), len(taken) + size):
        lengths.append(random_.choice(wanted_lengths))
        told: list[str] = []
        shared: Counter[int] = Counter()
        count = passed = 0
        while count < lengths[number]:
            if not queue:
                queue = random_.sample(sorted(pool), len(pool))
            sentence = queue.pop()
            more, others = sentence.count(" ") + 1, used[sentence]
            least = min(lengths[number], *(lengths[other] for other in others)) if others else 0
            if number in others or any(shared[other] + more > _SHARED * least for other in others):
                passed += 1
                if passed > 10 * len(pool):
                    raise SystemExit("too few sentences for so many texts: name more sets")
                continue
            shared.update(dict.fromkeys(others, more))
            others.append(number)
            told.append(sentence)
            count += more
        yield "\n".join(" ".join(pool[s] for s in told[at : at + 3]) for at in range(0, len(told), 3))


def _sentence_pool(real: Sequence[str]) -> dict[str, str]:
    """Return the sentences by their words, without those that are much like another."""
    pool = {" ".join(words(sentence)): sentence for text in real for sentence in sentences(text)}
    plain = list(pool)
    return {plain[at]: pool[plain[at]] for at in unlike(plain, _LIKE)}


def _lengths(real: Sequence[str], pool: dict[str, str], mean: int | None) -> list[int]:
    """Return lengths in words for texts that are put together: those of the real ones, brought to `mean`."""
    found = [len(words(text)) for text in real[:2000]]
    if mean is None:
        return [max(length, 2 * LEAST_WORDS) for length in found]
    bytes_a_word = sum(len(s.encode()) + 1 for s in pool.values()) / sum(s.count(" ") + 1 for s in pool)
    scale = mean / bytes_a_word / (sum(found) / len(found))
    return [max(round(length * scale), 2 * LEAST_WORDS) for length in found]


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are neither very short nor very long."""
    for line in text.split("\n"):
        for sentence in re.split(r"(?<=[.!?…])\s+(?=[^a-z])", line.strip()):
            if _SENTENCE[0] <= sentence.count(" ") + 1 <= _SENTENCE[1]:
                yield sentence
