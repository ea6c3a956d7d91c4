"""From pairs of texts that may be copies to what they are: texts are read where sketches leave a doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from defcorpus.report.copying.judgedfile import JudgedFiles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Head
    from defcorpus.dedup import Document, Sketch
    from defcorpus.dedup.judged import Judged
    from defcorpus.dedup.records import Likeness
    from defcorpus.dedup.shelf import View
    from defcorpus.dedup.texts.candidates import Candidates
    from defcorpus.dedup.texts.spill import SpilledWords
    from defcorpus.dedup.texts.words import Words
    from defcorpus.dedup.verdicts import Verdicts
    from defcorpus.report.features import Report

_MANY = 4096  # read together
_SAID = 64  # texts read between two words of how far it has come


def in_doubt(view: View, let_through: Collection[int] | None = None) -> list[int]:
    """Return the numbers of the articles that may have copies among those let through, or among all."""
    import numpy as np

    articles = view.articles
    texts = articles.texts
    mine = np.ones(len(articles), np.bool_)
    if let_through is not None:
        mine = np.isin(articles.numbers, np.array(sorted(let_through), np.int64))
    times = np.bincount(texts[mine], minlength=len(view.hashes))
    paired = view.pairs.paired(times > 0)
    found: list[int] = articles.numbers[mine & (paired | (times > 1))[texts]].tolist()
    return found


def of_texts(view: View, asked: NDArray[np.bool_]) -> list[int]:
    """Return the numbers of the articles with the texts asked for."""
    found: list[int] = view.articles.numbers[asked[view.articles.texts]].tolist()
    return found


def around(
    corpus: Corpus, view: View, new: Sequence[Document], texts: dict[str, str]
) -> tuple[View, list[int]]:
    """Return the view with the pairs alone that tell what there is of new documents, and whose these are.

    Pairs of what is like a new one are among them: with these its round-ups are known for what they are.
    """
    import numpy as np

    asked = _texts(view, {document.sketch.text_hash for document in new})
    near = _near(view, asked)
    known = documents(corpus, _of_texts(near, asked))
    sketches = [document.sketch for document in (*known.values(), *new)]
    sketches = list({sketch.text_hash: sketch for sketch in sketches}.values())
    like = {
        sketches[at].text_hash
        for found in Likenesses(corpus, near, known, texts)(sketches)
        if found.verdict != "different"
        for at in (found.short, found.long)
    }
    asked = np.union1d(asked, _texts(view, like))
    near = _near(view, asked)
    return near, _of_texts(near, asked)


def _texts(view: View, hashes: set[int]) -> NDArray[np.int64]:
    import numpy as np

    return np.flatnonzero(np.isin(view.hashes, np.array(sorted(hashes), np.uint64)))


def _near(view: View, texts: NDArray[np.int64]) -> View:
    """Return the view with the pairs of these texts alone."""
    import numpy as np

    from defcorpus.dedup.texts.candidates import Lots

    wanted = np.zeros(len(view.hashes), np.bool_)
    wanted[texts] = True
    return replace(view, pairs=Lots((view.pairs.either(wanted),)))


def _of_texts(view: View, texts: NDArray[np.int64]) -> list[int]:
    """Return the numbers of the corpus's articles that have these texts or those paired with them."""
    import numpy as np

    wanted = np.zeros(len(view.hashes), np.bool_)
    wanted[texts] = True
    for lot in view.pairs.lots:
        wanted[lot.first] = True
        wanted[lot.second] = True
    numbers = view.articles.numbers[wanted[view.articles.texts]]
    found: list[int] = numbers[numbers >= 0].tolist()
    return found


def documents(
    corpus: Corpus, numbers: Sequence[int], heads: Iterable[Head] | None = None
) -> dict[int, Document]:
    """Return what dedup needs to know of these articles, in the order of their ids, or of the heads given."""
    from defcorpus.dedup import Document, Sketch
    from defcorpus.report.copying.shelved import sketches_of

    made: dict[int, Sketch] = {}
    for at in range(0, len(numbers), _MANY):
        kept = sketches_of(corpus, numbers[at : at + _MANY])
        made.update((number, Sketch.from_bytes(data, shingled=False)) for number, data in kept.items())
    return {
        head.number: Document(head.id, head.path, head.key, made[head.number], head.date, head.source, order)
        for order, head in enumerate(corpus.heads(numbers) if heads is None else heads)
    }


class Likenesses:
    """What pairs of texts have in common, for :func:`defcorpus.dedup.grouping.groups.grouped`.

    `texts` holds those of articles that are not of the corpus, by content key; `words` those that were read
    just now. `pairs` are those to look at, where that are not all.
    """

    def __init__(
        self,
        corpus: Corpus,
        view: View,
        found: dict[int, Document],
        texts: dict[str, str] | None = None,
        *,
        words: SpilledWords | None = None,
        progress: Report = None,
        pairs: Candidates | None = None,
    ) -> None:
        self._corpus = corpus
        self._view = view
        self._numbers = {document.key: number for number, document in found.items()}
        self._texts = texts or {}
        self._words = words
        self._progress = progress
        self._pairs = pairs
        self._filed = JudgedFiles(corpus.folder)
        self._now: tuple[Judged, NDArray[np.bool_]] | None = None
        self._read = 0

    def __call__(self, sketches: Sequence[Sketch]) -> list[Likeness]:
        """Return the likenesses of the texts with these sketches."""
        import numpy as np

        from defcorpus.dedup.judged import judge_pairs
        from defcorpus.dedup.texts.candidates import of_one_language
        from defcorpus.dedup.verdicts import by_words, likenesses

        hashes = np.array([each.text_hash for each in sketches], np.uint64)
        order = np.argsort(hashes)
        at = np.searchsorted(hashes[order], self._view.hashes)
        place = order[np.minimum(at, max(len(order) - 1, 0))] if len(order) else at
        number = np.where(hashes[place] == self._view.hashes, place, -1) if len(order) else at - 1
        pairs = self._view.pairs.both(number >= 0) if self._pairs is None else self._pairs
        pairs = pairs.renumbered(number)
        pairs = of_one_language(pairs, sketches)

        def judge(doubtful: Candidates) -> Verdicts:
            known = self._filed.read()
            found, now, old = judge_pairs(
                sketches, doubtful, known, lambda texts, some: by_words(texts, some, self._words_of)
            )
            self._now = now, old
            return found

        return likenesses(sketches, pairs, judge)

    def keep(self, *, of_all: bool) -> None:
        """Keep what was found for the next time; `of_all` says that no other pairs are worth keeping."""
        if self._now is not None:
            self._filed.keep(*self._now, of_all=of_all)

    def _words_of(self, keys: Sequence[str]) -> Words:
        from defcorpus.corpus import Progress
        from defcorpus.dedup import compared
        from defcorpus.dedup.texts.words import read_words

        before, self._read = self._read, self._read + len(keys)
        if self._progress is not None and before // _SAID != self._read // _SAID:
            self._progress(Progress("comparing", self._read, None, "texts"))
        numbers = {key: self._numbers[key] for key in keys if key not in self._texts}
        if self._words is not None and len(numbers) == len(keys) and self._words.held([*numbers.values()]):
            return self._words.read([numbers[key] for key in keys])
        bodies = self._corpus.bodies(list(numbers.values())) if numbers else {}
        return read_words(
            [compared(*bodies[numbers[key]]) if key in numbers else self._texts[key] for key in keys]
        )
