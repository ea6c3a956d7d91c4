"""What many pairs of texts are to each other: plain pairs by their sketches, the others by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from defcorpus.dedup.plain import DOUBTFUL, NEAR, Sketched, plain, sorted_out
from defcorpus.dedup.records import Likeness, Verdict
from defcorpus.dedup.texts.candidates import Candidates
from defcorpus.dedup.texts.postings import components
from defcorpus.dedup.texts.sketch import Sketch
from defcorpus.dedup.texts.words import Words, read_words
from defcorpus.dedup.verifying.verify import DEFAULT, Judgement, Thresholds, judge

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64

VERDICTS: tuple[Verdict, ...] = ("near", "part", "different")
RULES = "S14"  # what a rule is kept as
_PART, _WHOLE = 0.68, 0.75  # a text that stands in another is part of it, or near it, at such a share
_AT_ONCE = 1 << 16  # pairs listed at once
_TOGETHER = 200_000  # words of which pairs are judged at once, some 30 MB

WordsOf = Callable[[Sequence[str]], Words]
"""From content keys to the words of the texts that are compared."""

Judge = Callable[[Candidates], "Verdicts"]
"""From pairs that are in doubt to what they are."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Likenesses as columns: `verdict` is a place in VERDICTS, `found` has the numbers of a Likeness.

    They are of_short, of_long, against, own_of_short, own_of_long.
    """

    short: I64
    long: I64
    verdict: NDArray[np.uint8]
    rule: NDArray[np.bytes_]
    found: NDArray[np.float64]

    def only(self, places: I64) -> Verdicts:
        """Return those at these places."""
        return Verdicts(
            self.short[places], self.long[places], self.verdict[places], self.rule[places], self.found[places]
        )

    def followed_by(self, other: Verdicts) -> Verdicts:
        """Return these and others behind them."""
        return Verdicts(
            np.concatenate((self.short, other.short)),
            np.concatenate((self.long, other.long)),
            np.concatenate((self.verdict, other.verdict)),
            np.concatenate((self.rule, other.rule)),
            np.concatenate((self.found, other.found)),
        )

    def likenesses(self) -> list[Likeness]:
        """Return them one by one."""
        columns = (self.short, self.long, self.verdict, self.rule, *self.found.T)
        return [
            Likeness(
                one,
                two,
                VERDICTS[verdict],
                of_short,
                of_long,
                cast(bytes, rule).decode(),
                against,
                int(own),
                int(own_too),
            )
            for one, two, verdict, rule, of_short, of_long, against, own, own_too in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]


def likenesses(
    sketches: Sequence[Sketch], pairs: Candidates, judge: Judge, thresholds: Thresholds = DEFAULT
) -> list[Likeness]:
    """Return the likenesses of candidate pairs that tell anything, in their order.

    `judge` is asked once, about the pairs that the sketches leave in doubt. That two texts are different
    matters only where both are like a third.
    """
    sketched = Sketched.of(sketches)
    kinds = sorted_out(sketched, pairs, thresholds)
    doubtful = np.flatnonzero(kinds == DOUBTFUL)
    judged = judge(pairs.only(doubtful))
    like = kinds == NEAR
    like[doubtful] = judged.verdict != VERDICTS.index("different")
    some = np.zeros(len(sketches), np.bool_)
    some[pairs.first[like]] = some[pairs.second[like]] = True
    telling = like | (some[pairs.first] & some[pairs.second])
    plainly = np.flatnonzero(telling & (kinds != DOUBTFUL))
    by_words = np.flatnonzero(telling[doubtful])
    both = _plainly(sketched, pairs.only(plainly), thresholds).followed_by(judged.only(by_words))
    order = np.argsort(np.concatenate((plainly, doubtful[by_words])))
    return both.only(order).likenesses()


def _plainly(sketched: Sketched, pairs: Candidates, thresholds: Thresholds) -> Verdicts:
    """Return what pairs are that are in no doubt."""
    told = plain(sketched, pairs, thresholds)
    verdict = np.where(told.near, VERDICTS.index("near"), VERDICTS.index("different")).astype(np.uint8)
    rule = np.select([told.near, told.apart], [b"sketch", b"facts"], b"words").astype(RULES)
    against = np.where(told.near, 0.0, thresholds.against)
    own = [
        np.where(told.near, (1 - share) * sketched.words[texts], 0).astype(np.int64)
        for share, texts in ((told.of_short, told.short), (told.of_long, told.long))
    ]
    found = np.stack([told.of_short, told.of_long, against, *own], axis=1)
    return Verdicts(told.short, told.long, verdict, rule, found)


def by_words(
    sketches: Sequence[Sketch], pairs: Candidates, words_of: WordsOf, thresholds: Thresholds = DEFAULT
) -> Verdicts:
    """Decide about pairs by their words."""
    short, long, _ = Sketched.of(sketches).ends(pairs)
    verdict = np.zeros(len(pairs), np.uint8)
    rule, found = np.zeros(len(pairs), RULES), np.zeros((len(pairs), 5))
    order = _neighbouring(pairs, len(sketches))
    judged = _judged(_listed(short[order], long[order]), sketches, words_of, thresholds)
    for at, each in zip(order.tolist(), judged, strict=True):
        verdict[at] = VERDICTS.index(each.verdict)
        rule[at] = each.rule.encode()
        found[at] = each.of_short, each.of_long, each.against, each.own_of_short, each.own_of_long
    return Verdicts(short, long, verdict, rule, found)


def _listed(short: I64, long: I64) -> Iterator[tuple[int, int]]:
    """Yield pairs: there may be a million."""
    for at in range(0, len(short), _AT_ONCE):
        yield from zip(short[at : at + _AT_ONCE].tolist(), long[at : at + _AT_ONCE].tolist(), strict=True)


def _neighbouring(pairs: Candidates, size: int) -> I64:
    """Return an order in which pairs of the same texts are near each other."""
    one, two = pairs.first, pairs.second
    order: I64 = np.lexsort((two, one, components(one, two, size)[one]))
    return order


def _judged(
    pairs: Iterable[tuple[int, int]], sketches: Sequence[Sketch], words_of: WordsOf, thresholds: Thresholds
) -> Iterator[Judgement]:
    """Yield what pairs of texts have in common by their words, some pairs at once."""
    for some in _lots(pairs, sketches):
        texts = sorted({position for pair in some for position in pair})
        words = words_of([sketches[at].key for at in texts])
        place = {position: at for at, position in enumerate(texts)}
        ends = np.array([(place[first], place[second]) for first, second in some], np.int64)
        short, long = ends.T
        told = _inside(words, short, long, thresholds)
        left = np.array([at for at, found in enumerate(told) if found is None], np.int64)
        judged = iter(_of_some(words, short[left], long[left], thresholds) if len(left) else ())
        for found in told:
            yield found or next(judged)


def _of_some(words: Words, short: I64, long: I64, thresholds: Thresholds) -> list[Judgement]:
    """Judge pairs of some of the texts: nothing is worked out of the others."""
    texts, ends = np.unique(np.concatenate((short, long)), return_inverse=True)
    return judge(words.only(texts), ends[: len(short)], ends[len(short) :], thresholds)


def _lots(pairs: Iterable[tuple[int, int]], sketches: Sequence[Sketch]) -> Iterator[list[tuple[int, int]]]:
    """Yield pairs, together as many as have so many words, or one that has more."""
    lot: list[tuple[int, int]] = []
    texts: set[int] = set()
    size = 0
    for pair in pairs:
        more = sum(sketches[at].words for at in pair if at not in texts)
        if lot and size + more > _TOGETHER:
            yield lot
            lot, texts, size = [], set(), 0
            more = sum(sketches[at].words for at in set(pair))
        lot.append(pair)
        texts.update(pair)
        size += more
    if lot:
        yield lot


def _inside(words: Words, short: I64, long: I64, thresholds: Thresholds) -> list[Judgement | None]:
    """Return what a text is to one in which it stands word for word, as :func:`judge` would say of the two.

    None where it does not, or is as long as makes it hang on more than this whether it is but a part.
    """
    texts = words.characters()
    shares = words.sizes[short] / np.maximum(words.sizes[long], 1)
    able = (words.sizes[short] >= thresholds.least_part) & ((shares < _PART) | (shares > _WHOLE))
    found: list[Judgement | None] = [None] * len(short)
    columns = (np.flatnonzero(able), short[able], long[able], shares[able])
    for at, one, two, share in zip(*(column.tolist() for column in columns), strict=True):
        if texts[one] in texts[two] and (share > _WHOLE or texts[two].count(texts[one]) == 1):
            more = len(texts[two]) - len(texts[one])
            found[at] = Judgement("part" if share < _PART else "near", 1.0, share, "words", 0.0, 0, more)
    return found


def verify(
    sketches: Sequence[Sketch],
    pairs: Candidates,
    text_of: Callable[[str], str],
) -> list[Likeness]:
    """Return what each candidate pair has in common. `text_of` gives the text for a content key."""

    def words_of(keys: Sequence[str]) -> Words:
        return read_words(list(map(text_of, keys)))

    return likenesses(sketches, pairs, lambda some: by_words(sketches, some, words_of))
