"""Sentences of counterparts side by side: what terms of both languages are counted in.

They are aligned once (:mod:`defcorpus.pairs.align`), copies counted once, and kept in the store.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs.lexicon import Lexicon
    from defcorpus.pairs.records import Features
    from defcorpus.report.features import Report

_NAME, _VERSION = "sentences", 1


class Unit(NamedTuple):
    """Sentences that stand side by side: their words in lower case, and of which articles they are."""

    vi: str  # the words one space apart, marks kept
    en: str  # without marks, in full
    pair: int  # which pair of articles, from 0


class Told(NamedTuple):
    """A pair of articles: ids."""

    vi: str
    en: str


@dataclass(frozen=True)
class Units:
    """The aligned sentences of a corpus's pairs."""

    units: tuple[Unit, ...]
    pairs: tuple[Told, ...]
    lexicon: Lexicon

    @cached_property
    def words(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The words of each unit: Vietnamese, English."""
        return tuple((tuple(unit.vi.split()), tuple(unit.en.split())) for unit in self.units)


def units_of(corpus: Corpus, *, progress: Report = None) -> Units:
    """Return the aligned sentences of the corpus's pairs, made now where they are not known."""
    from defcorpus.report.flags import flags
    from defcorpus.report.lexicons import lexicon_of
    from defcorpus.report.matches import paired
    from defcorpus.report.verdicts import state

    kept = corpus.model(_NAME, _VERSION)
    mark = f"{state(corpus)}".encode()
    fresh = kept is not None and kept.generation == corpus.generation
    if kept is not None and fresh and flags(corpus).counterparts is not None:
        found = _parsed(zlib.decompress(kept.data), mark, lexicon_of(corpus, progress=progress))
        if found is not None:
            return found
    result = paired(corpus, progress=progress)
    pairs = tuple(Told(pair.vi, pair.en) for pair in result.pairs)
    lexicon = lexicon_of(corpus, progress=progress)
    made = Units(tuple(_aligned(corpus, pairs, lexicon, progress)), pairs, lexicon)
    corpus.put_model(_NAME, _VERSION, zlib.compress(_text(made, mark), 6))
    return made


def _aligned(corpus: Corpus, pairs: tuple[Told, ...], lexicon: Lexicon, progress: Report) -> Iterator[Unit]:
    from defcorpus.corpus.accounts import Progress
    from defcorpus.pairs import MODEL_VERSION, Model
    from defcorpus.pairs.align import align

    kept = corpus.model("pairs", MODEL_VERSION)
    if kept is None:  # the store could not be written
        from defcorpus.pairs import learn

        features = _features(corpus, pairs)
        model = learn(list(features.values()))
    else:
        model = Model.from_bytes(kept.data)
        features = _features(corpus, pairs)
    for at, pair in enumerate(pairs):
        if progress is not None and not at % 16:
            progress(Progress("aligning", at, len(pairs), "pairs"))
        vi, en = features.get(pair.vi), features.get(pair.en)
        if vi is None or en is None:
            continue
        left, right = vi.sentences(), en.sentences()
        for one, two in align(vi, en, model, lexicon.of(vi.key)).links:
            yield Unit(
                " ".join(" ".join(sentence.words) for sentence in left[slice(*one)]),
                " ".join(" ".join(sentence.words) for sentence in right[slice(*two)]),
                at,
            )


def _features(corpus: Corpus, pairs: tuple[Told, ...]) -> Mapping[str, Features]:
    from defcorpus.pairs import FEATURES_VERSION, Features, features

    numbers = corpus.numbers({id_ for pair in pairs for id_ in pair})
    kept = corpus.features_of("pairs", FEATURES_VERSION, sorted(numbers.values()))
    found = {}
    for id_, number in numbers.items():
        data = kept.get(number)
        made = Features.from_bytes(data) if data is not None else features(corpus.article(id_))
        found[id_] = replace(made, id=id_)
    return found


def _text(made: Units, mark: bytes) -> bytes:
    lines = [f"{pair.vi}\t{pair.en}" for pair in made.pairs]
    lines += [""]
    lines += [f"{unit.pair}\t{unit.vi}\t{unit.en}" for unit in made.units]
    return mark + b"\n" + "\n".join(lines).encode()


def _parsed(data: bytes, mark: bytes, lexicon: Lexicon) -> Units | None:
    """Return what `_text` wrote; None where a person has decided otherwise since."""
    told, _, rest = data.partition(b"\n")
    if told != mark:
        return None
    lines = rest.decode().split("\n")
    end = lines.index("")
    pairs = tuple(Told(*line.split("\t")) for line in lines[:end])
    units = []
    for line in lines[end + 1 :]:
        if line:
            pair, vi, en = line.split("\t")
            units.append(Unit(vi, en, int(pair)))
    return Units(tuple(units), pairs, lexicon)
