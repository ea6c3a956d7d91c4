"""Vietnamese syllables to words: names by their capitals, compounds by the tables and by the corpus itself.

Two syllables are a compound where the reviewed tables have them, or where they stand together far more often
than by chance: by normalised mutual information (Bouma 2009), counted in the corpus itself. Of compounds that
overlap those are taken that are strongest together. Syllables with capitals that stand together are one name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from defcorpus.knowledge import table
from defcorpus.report.syllables.stream import FIRST, JOIN, SENTENCE, Stream
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_LEAST_COUNT = 4
_LEAST_BOND = 0.33  # normalised mutual information, from -1 to 1
_LEAST_RATIO = 10.83  # log-likelihood: by chance, one pair in 1,000 reaches it (Dunning 1993)
_KNOWN = 2.0  # what a compound of the tables is worth; of others at most 1
_SHOUTED = 0.6  # share of capitals from which they say nothing
_NAME = 0.7  # share of its places at which a syllable has a capital, for it to be a name's at the start


def segmented(stream: Stream) -> Stream:
    """Return a stream of Vietnamese syllables as one of words, their syllables joined by `_`."""
    import numpy as np

    if not len(stream.tokens):
        return stream
    compounds = _compounds(stream)
    names = _names(stream, compounds)
    after = np.concatenate((names[1:], [False]))
    before = np.concatenate(([False], names[:-1]))
    free = np.where(names | after | before, 0.0, compounds)
    return _joined(stream, names | _best(free))


def _compounds(stream: Stream) -> Floats:
    """Return for each place how strong a compound it makes with the next one; 0: none."""
    import numpy as np

    tokens, size = stream.tokens, len(stream.words)
    scores = np.zeros(len(tokens))
    places = np.flatnonzero((tokens[:-1] >= FIRST) & (tokens[1:] >= FIRST))
    keys = tokens[places].astype(np.int64) * size + tokens[places + 1]
    found, which, both = np.unique(keys, return_inverse=True, return_counts=True)
    of = np.bincount(tokens, minlength=size)
    one, two = of[found // size], of[found % size]
    bond = np.log2(both * float(stream.size) / (one * two.astype(float))) / np.log2(stream.size / both)
    good = (both >= _LEAST_COUNT) & (bond >= _LEAST_BOND)
    good &= 2.0 * both * np.log(both * float(stream.size) / (one * two.astype(float))) >= _LEAST_RATIO
    plain = _may_join(stream)
    good &= plain[found // size] & plain[found % size]
    strengths = np.where(good, bond, 0.0)
    strengths[_known(stream, found)] = _KNOWN
    scores[places] = strengths[which]
    return scores


def _may_join(stream: Stream) -> Flags:
    """Return which words may be part of a learnt compound: syllables, and none of the function words."""
    import numpy as np

    from defcorpus.text.syllables import is_syllable

    syllables = np.array([word.isalpha() and is_syllable(word) for word in stream.words])
    return syllables & ~_empty(stream)


def _empty(stream: Stream) -> Flags:
    """Return which words are function words."""
    import numpy as np

    never = {form for form, lang in table("function_words") if lang == "vi"}
    return np.array([word in never for word in stream.words])


def _known(stream: Stream, found: Ints) -> Flags:
    """Return which pairs of numbers are compounds of the tables."""
    import numpy as np

    numbers = {word: at for at, word in enumerate(stream.words)}
    size = len(stream.words)
    known = sorted(
        numbers[one] * size + numbers[two] for one, two in compounds() if one in numbers and two in numbers
    )
    return np.isin(found, np.array(known, dtype=np.int64))


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Return the words of two syllables that the reviewed tables have."""
    forms = [form for name in ("glossary", "lexicon") for vi, *_ in table(name) for form in vi.split("|")]
    forms += [form for name in ("ranks", "posts") for form, lang, *_ in table(name) if lang == "vi"]
    forms += [form for (form,) in table("compounds")]
    split = [spelled(form)[0].split() for form in forms]
    pairs = {(words[0], words[1]) for words in split if len(words) == 2}
    # `công nghiệp quốc phòng`: where the one half is a word, so is the other.
    for one, two in ((words[:2], words[2:]) for words in split if len(words) == 4):
        if (one[0], one[1]) in pairs:
            pairs.add((two[0], two[1]))
    return frozenset(pairs)


def _names(stream: Stream, compounds: Floats) -> Flags:
    """Return for each place whether it and the next are parts of one name."""
    import numpy as np

    tokens, capitals = stream.tokens, stream.capitals
    word = tokens >= FIRST
    often = np.bincount(tokens[capitals], minlength=len(stream.words))
    share = often / np.maximum(1, np.bincount(tokens, minlength=len(stream.words)))
    first = np.concatenate(([True], tokens[:-1] == SENTENCE)) & word
    may = ~_empty(stream)[tokens] & (share[tokens] >= _NAME)
    named = capitals & word & ~_shouted(stream) & (~first | may)
    # `Bộ Quốc phòng`: what makes a compound with a small syllable is no end of a name.
    small = np.concatenate((word[1:] & ~capitals[1:], [False]))
    named &= ~(small & (compounds > 0))
    following = np.concatenate((named[1:], [False]))
    joined: Flags = named & following
    return joined


def _shouted(stream: Stream) -> Flags:
    """Return which places are in sentences that are nearly all capitals."""
    import numpy as np

    tokens = stream.tokens
    sentence = np.cumsum(np.concatenate(([False], tokens[:-1] == SENTENCE)))
    words = np.bincount(sentence, weights=tokens >= FIRST)
    large = np.bincount(sentence, weights=stream.capitals)
    flags: Flags = (large > _SHOUTED * words)[sentence]
    return flags


def _best(scores: Floats) -> Flags:
    """Return which places are joined with the next: no two side by side, of the greatest sum."""
    import numpy as np

    there = scores > 0
    joined = there.copy()
    crowded = there & (np.concatenate(([False], there[:-1])) | np.concatenate((there[1:], [False])))
    places = np.flatnonzero(crowded)
    ends = np.flatnonzero(np.diff(places) > 1) + 1
    for run in np.split(places, ends):
        if len(run):
            joined[run] = _chosen(tuple(scores[run].tolist()))
    return joined


@cache
def _chosen(scores: tuple[float, ...]) -> list[bool]:
    """Choose among overlapping pairs side by side. Of equal sums the first pairs are taken."""
    best = [0.0, 0.0]
    for score in reversed(scores):
        best.append(max(best[-1], best[-2] + score))
    best.reverse()  # best[i]: of the pairs from i on
    chosen, at = [False] * len(scores), 0
    while at < len(scores):
        if scores[at] + best[at + 2] >= best[at + 1]:
            chosen[at] = True
            at += 2
        else:
            at += 1
    return chosen


def _joined(stream: Stream, joined: Flags) -> Stream:
    """Return the stream with each place that is joined to the next in one word with it."""
    import numpy as np

    begins = ~np.concatenate(([False], joined[:-1]))
    heads = np.flatnonzero(begins)
    lengths = np.diff(np.concatenate((heads, [len(joined)])))
    tokens = stream.tokens[heads].astype(np.int64)
    words = list(stream.words)
    numbers: dict[str, int] = {}
    for length in sorted({int(length) for length in np.unique(lengths)} - {1}):
        which = np.flatnonzero(lengths == length)
        rows = stream.tokens[heads[which][:, None] + np.arange(length)]
        kinds, inverse = np.unique(rows, axis=0, return_inverse=True)
        made = []
        for kind in kinds:
            word = JOIN.join(stream.words[number] for number in kind)
            if word not in numbers:
                numbers[word] = len(words)
                words.append(word)
            made.append(numbers[word])
        tokens[which] = np.array(made)[inverse.reshape(-1)]
    before = np.concatenate(([0], np.cumsum(begins)))
    return Stream(words, tokens, stream.capitals[heads], before[stream.starts], stream.articles)
