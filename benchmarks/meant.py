"""How often "did you mean" is right, on queries with one slip made with a seed; and how long it takes.

    python benchmarks/meant.py STORE PATH [COUNT] [SEED]

Of COUNT (300) queries half are single words, drawn evenly from the words of at least four letters that stand in
three articles or more; half are two to four words that stand side by side in an article drawn evenly. In one word
of at least four letters one letter is left out, doubled by another, exchanged, or swapped with the next. Slips
that find something are drawn again: nobody would be asked what was meant. Right is the query as it was, among
the first three.
"""

from __future__ import annotations

import random
import statistics
import string
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

from defcorpus.corpus import Corpus
from defcorpus.search import did_you_mean, search
from defcorpus.text.terms import terms

LEAST = 4  # letters


def slip(word: str, draw: random.Random) -> str:
    """Return `word` with one letter wrong."""
    at = draw.randrange(len(word))
    letter = draw.choice(string.ascii_lowercase)
    made = draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at else word[1] + word[0] + word[2:],
        )
    )
    return made if made != word else slip(word, draw)


def vocabulary(corpus: Corpus) -> list[str]:
    """Return the words that a slip may be made in, in order."""
    every = corpus.fulltext.searcher.terms_with_prefix("body_folded", "", limit=10_000_000)
    return sorted(w for w, n in every if n >= 3 and len(w) >= LEAST and w.isascii() and w.isalpha())


def single(words: list[str], draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield words as they are and with a slip."""
    while True:
        word = draw.choice(words)
        yield word, slip(word, draw)


def phrases(corpus: Corpus, numbers: list[int], draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield a few words of an article as they are and with a slip, between quotation marks or not."""
    while True:
        page = corpus.pages([number := draw.choice(numbers)])[number]
        words = [term.folded for term in terms("\n".join(page.of("body")))]
        size = draw.randint(2, 4)
        at = draw.randrange(max(1, len(words) - size))
        some = words[at : at + size]
        long = [n for n, word in enumerate(some) if len(word) >= LEAST and word.isascii() and word.isalpha()]
        if len(some) < size or not long:
            continue
        which = draw.choice(long)
        wrong = [*some[:which], slip(some[which], draw), *some[which + 1 :]]
        mark = '"' if draw.random() < 0.5 else ""
        yield f"{mark}{' '.join(some)}{mark}", f"{mark}{' '.join(wrong)}{mark}"


def measured(corpus: Corpus, drawn: Iterator[tuple[str, str]], count: int, name: str) -> list[float]:
    """Print how many of `count` are right; return the milliseconds of each."""
    found_nothing = ((right, wrong) for right, wrong in drawn if not total(corpus, wrong))
    right, first, times = 0, 0, []
    for meant, typed in islice(found_nothing, count):
        start = time.process_time()
        told = [each.query for each in did_you_mean(corpus, typed)]
        times.append((time.process_time() - start) * 1000)
        right += meant in told
        first += told[:1] == [meant]
    print(
        f"  {name:8} {count}: right among three {right / count:.1%}, first {first / count:.1%}; ms median "
        f"{statistics.median(times):.2f}, 95 % {sorted(times)[int(0.95 * len(times))]:.2f}, "
        f"most {max(times):.2f}",
        flush=True,
    )
    return [float(right), *times]


def total(corpus: Corpus, query: str) -> int:
    """Return how many articles a query finds."""
    return search(corpus, query, limit=1, snippets=False).total


def main() -> None:
    """Print the shares and the times."""
    store, path = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    draw = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 7)
    with Corpus.open([path], store=store) as corpus:
        numbers = [article.number for article in corpus.select(limit=5000)]
        kinds: tuple[tuple[str, Callable[[], Iterator[tuple[str, str]]]], ...] = (
            ("words", lambda: single(vocabulary(corpus), draw)),
            ("phrases", lambda: phrases(corpus, numbers, draw)),
        )
        print(f"{len(corpus):,} articles")
        results = [measured(corpus, make(), count // 2, name) for name, make in kinds]
    right = sum(each[0] for each in results)
    print(f"  together right among three: {right / (2 * (count // 2)):.1%}")


if __name__ == "__main__":
    main()
