"""The sketches of a corpus, made once, and what is learnt from them, kept beside its store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Told
    from defcorpus.dedup import Sketch
    from defcorpus.dedup.shelf import Kept, View
    from defcorpus.dedup.texts.spill import SpilledWords
    from defcorpus.report.copying.shelffile import Filed
    from defcorpus.report.features import Report

_READ = 512  # bodies in memory
_TOGETHER = 16  # sketched at once: their words fit into a processor's cache
_KEPT = 4096  # sketches in one transaction, or read together
KEYS = 16  # bytes that stand behind what is common: of which articles it was learnt
_WORN = 0.05  # a shelf is made again where so much of the corpus is not on it


def make_sketches(corpus: Corpus, words: SpilledWords | None = None, progress: Report = None) -> None:
    """Make and keep the sketches of the articles that have none; put their `words` by."""
    from defcorpus.dedup import SKETCH_VERSION

    missing = corpus.wanting("dedup", SKETCH_VERSION)
    kept = True
    for at in range(0, len(missing), _KEPT):
        made: list[tuple[int, bytes]] = []
        for start in range(at, min(at + _KEPT, len(missing)), _READ):
            _say(progress, start, len(missing))
            made += _sketched(corpus, missing[start : start + _READ], words)
        kept &= corpus.put_features("dedup", SKETCH_VERSION, made)
    if kept:
        corpus.none_wanting("dedup", SKETCH_VERSION)


def _sketched(
    corpus: Corpus, articles: Sequence[Told], words: SpilledWords | None
) -> Iterator[tuple[int, bytes]]:
    from defcorpus.dedup.texts.sketch import compared, sketch_tokens
    from defcorpus.dedup.texts.tokens import tokenize
    from defcorpus.dedup.texts.words import Words

    bodies = corpus.bodies([article.number for article in articles])
    for at in range(0, len(articles), _TOGETHER):
        some = articles[at : at + _TOGETHER]
        tokens = tokenize([compared(*bodies[article.number]) for article in some])
        if words is not None:
            words.add([article.number for article in some], Words.of(tokens))
        heads = [(article.key, article.lang, article.title) for article in some]
        for article, made in zip(some, sketch_tokens(tokens, heads), strict=True):
            yield article.number, made.to_bytes()


def _say(progress: Report, done: int, total: int) -> None:
    from defcorpus.corpus import Progress

    if progress is not None:
        progress(Progress("comparing", done, total, "articles"))


def seen(
    corpus: Corpus,
    asked: Sequence[Sketch] = (),
    *,
    relearn: bool = False,
    words: SpilledWords | None = None,
    progress: Report = None,
) -> View:
    """Return the corpus's articles and the pairs of texts that may be copies.

    Those with `asked` sketches, which are not of the corpus, are among them; their numbers are below 0. What
    is common is learnt, and kept in the store, on the first call, with `relearn`, and where it no longer
    fits: then the whole shelf is made anew. The `words` of articles that are sketched now are put by.
    """
    from defcorpus.dedup.shelf import Kept, view
    from defcorpus.dedup.texts.candidates import CrowdError

    shelf = None if relearn else _shelf_of(corpus)
    if shelf is None or shelf.generation != corpus.generation:
        make_sketches(corpus, words, progress)
    if shelf is not None:
        try:
            still, later, worn = _since(corpus, shelf)
            if shelf.generation != corpus.generation or not asked:
                found = view(shelf.shelf, still, later)
                if not worn and not asked:
                    return found
        except CrowdError:
            shelf = None
    if shelf is None or worn:
        _say(progress, 0, len(corpus))
        shelf = _shelve_anew(corpus, shelf)
        still, later, _ = _since(corpus, shelf)
    more = [Kept(-1 - at, 0, sketch.to_bytes()) for at, sketch in enumerate(asked)]
    return view(shelf.shelf, still, [*later, *more], fits=True)


def _shelf_of(corpus: Corpus) -> Filed | None:
    """Return the shelf that was last made of the corpus."""
    from defcorpus.dedup.texts.common import COMMON_VERSION
    from defcorpus.report.copying.shelffile import read_shelf

    model = corpus.model("dedup", COMMON_VERSION)
    return None if model is None else read_shelf(corpus.folder / "shelf", _mark(model.data))


def _mark(model: bytes) -> str:
    from defcorpus.dedup import SKETCH_VERSION

    return f"{SKETCH_VERSION} {blake2b(model, digest_size=16).hexdigest()}"


def _shelve_anew(corpus: Corpus, before: Filed | None) -> Filed:
    """Return the corpus's shelf with what was common `before`, or learnt anew; keep it."""
    from defcorpus.dedup.shelf import shelve
    from defcorpus.dedup.texts.candidates import CrowdError
    from defcorpus.dedup.texts.common import COMMON_VERSION
    from defcorpus.report.copying.shelffile import Filed, write_shelf

    try:
        shelf = shelve(_blocks(corpus), before.shelf.common if before is not None else None)
    except CrowdError:
        shelf = shelve(_blocks(corpus))
    filed = Filed(shelf, corpus.generation)
    # With the articles: a store that was made anew may learn the same of others.
    data = shelf.common.to_bytes() + blake2b(shelf.articles.keys.tobytes(), digest_size=KEYS).digest()
    if corpus.put_model("dedup", COMMON_VERSION, data):
        write_shelf(corpus.folder / "shelf", filed, _mark(data))
    return filed


def _blocks(corpus: Corpus) -> Iterator[list[Kept]]:
    rows = iter(_told(corpus).tolist())
    while some := list(islice(rows, _KEPT)):
        yield _kept(corpus, some)


def _kept(corpus: Corpus, articles: Sequence[Sequence[int]]) -> list[Kept]:
    from defcorpus.dedup.shelf import Kept

    data = sketches_of(corpus, [number for number, _ in articles])
    return [Kept(number, generation, data[number]) for number, generation in articles]


def sketches_of(corpus: Corpus, numbers: Sequence[int]) -> dict[int, bytes]:
    """Return the sketches of these articles, of what tells a story.

    Those that could not be kept, while another process was writing or on a disk without room, are made.
    """
    from defcorpus.dedup import SKETCH_VERSION

    data = corpus.features_of("dedup", SKETCH_VERSION, numbers)
    left = {number for number in numbers if number not in data}
    if left:
        missing = [told for told in corpus.wanting("dedup", SKETCH_VERSION) if told.number in left]
        for at in range(0, len(missing), _READ):
            data.update(_sketched(corpus, missing[at : at + _READ], None))
    return data


def _since(corpus: Corpus, filed: Filed) -> tuple[NDArray[np.bool_], list[Kept], bool]:
    """Return which articles are still as they were shelved, which came later, and whether these are many."""
    import numpy as np

    there = filed.shelf.articles
    if filed.generation == corpus.generation:
        return np.ones(len(there), np.bool_), [], False
    articles = _told(corpus)
    numbers, generations = articles.T
    shelved = _same(numbers, generations, there.numbers, there.generations)
    still = _same(there.numbers, there.generations, numbers, generations)
    later = articles[~shelved].tolist()
    worn = len(later) + int((~still).sum()) > _WORN * len(articles)
    kept: list[Kept] = []
    for at in range(0, len(later), _KEPT):
        kept += _kept(corpus, later[at : at + _KEPT])
    return still, kept, worn


def _told(corpus: Corpus) -> NDArray[np.int64]:
    """Return a row for each article that tells a story, by number: its number and generation."""
    import numpy as np

    rows = np.concatenate([np.zeros((0, 2), np.int64), *corpus.told().values()])
    return rows[np.argsort(rows[:, 0])]


def _same(
    numbers: NDArray[np.int64],
    generations: NDArray[np.int64],
    others: NDArray[np.int64],
    of_others: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Say which are among the others with the same generation; the others are in order."""
    import numpy as np

    if not len(others):
        return np.zeros(len(numbers), np.bool_)
    at = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
    same: NDArray[np.bool_] = (others[at] == numbers) & (of_others[at] == generations)
    return same
