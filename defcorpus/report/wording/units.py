"""Sentences of counterparts side by side: what terms of both languages are counted in.

They are aligned once (:mod:`defcorpus.pairs.sentences.align`), copies counted once, and kept in the store.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.wording.aligned import Spans, Unit
from defcorpus.report.wording.marking import Marked, joined, marked

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs.records import Features
    from defcorpus.pairs.words.lexicon import Lexicon
    from defcorpus.report.features import Report

_NAME, _VERSION = "sentences", 2


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


def units_of(corpus: Corpus, *, progress: Report = None) -> Units:
    """Return the aligned sentences of the corpus's pairs, made now where they are not known."""
    from defcorpus.report.flags import flags
    from defcorpus.report.matching.lexicons import lexicon_of
    from defcorpus.report.matching.matches import paired
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
    made = Units(tuple(joined(_aligned(corpus, pairs, lexicon, progress))), pairs, lexicon)
    corpus.put_model(_NAME, _VERSION, zlib.compress(_text(made, mark), 6))
    return made


def _aligned(
    corpus: Corpus, pairs: tuple[Told, ...], lexicon: Lexicon, progress: Report
) -> Iterator[tuple[Unit, frozenset[tuple[str, str]]]]:
    """Yield each unit with the parts of English words that stand there with a hyphen between."""
    from defcorpus.corpus.accounts import Progress
    from defcorpus.pairs import MODEL_VERSION, Model
    from defcorpus.pairs.sentences.align import align

    kept = corpus.model("pairs", MODEL_VERSION)
    numbers = corpus.numbers({id_ for pair in pairs for id_ in pair})
    if kept is None:  # the store could not be written
        from defcorpus.pairs import learn

        features = _features(corpus, numbers)
        model = learn(list(features.values()))
    else:
        model = Model.from_bytes(kept.data)
        features = _features(corpus, numbers)
    for at, pair in enumerate(pairs):
        if progress is not None and not at % 16:
            progress(Progress("aligning", at, len(pairs), "pairs"))
        vi, en = features.get(pair.vi), features.get(pair.en)
        if vi is None or en is None:
            continue
        pages = corpus.pages([numbers[pair.vi], numbers[pair.en]])
        left = marked(vi, pages.get(numbers[pair.vi]))
        right = marked(en, pages.get(numbers[pair.en]))
        for one, two in align(vi, en, model, lexicon.of(vi.key)).links:
            yield _unit(at, left[slice(*one)], right[slice(*two)])


def _unit(
    pair: int, left: Sequence[Marked], right: Sequence[Marked]
) -> tuple[Unit, frozenset[tuple[str, str]]]:
    words, spans, names = zip(*(_side(side) for side in (left, right)), strict=True)
    plain = all(sentence.plain for sentence in (*left, *right))
    hyphens = frozenset(pair for sentence in right for pair in sentence.hyphens)
    return Unit(words[0], words[1], pair, spans[0], spans[1], names[0], names[1], plain), hyphens


def _side(sentences: Sequence[Marked]) -> tuple[str, Spans, tuple[int, ...]]:
    names: list[int] = []
    before = 0
    for sentence in sentences:
        names += [before + at for at in sentence.names]
        before += len(sentence.words)
    spans = tuple(sentence.span for sentence in sentences if sentence.span is not None)
    return " ".join(word for sentence in sentences for word in sentence.words), spans, tuple(names)


def _features(corpus: Corpus, numbers: Mapping[str, int]) -> Mapping[str, Features]:
    from defcorpus.pairs import FEATURES_VERSION, features, restored

    kept = corpus.features_of("pairs", FEATURES_VERSION, sorted(numbers.values()))
    found = {}
    for id_, number in numbers.items():
        data = kept.get(number)
        made = restored(data) if data is not None else features(corpus.article(id_))
        found[id_] = replace(made, id=id_)
    return found


def _text(made: Units, mark: bytes) -> bytes:
    lines = [f"{pair.vi}\t{pair.en}" for pair in made.pairs]
    lines += [""]
    lines += ["\t".join(_line(unit)) for unit in made.units]
    return mark + b"\n" + "\n".join(lines).encode()


def _line(unit: Unit) -> Iterator[str]:
    yield from (str(unit.pair), unit.vi, unit.en)
    for spans in (unit.vi_at, unit.en_at):
        yield " ".join(f"{start} {end}" for start, end in spans)
    for names in (unit.vi_names, unit.en_names):
        yield " ".join(map(str, names))
    yield "1" if unit.plain else ""


def _parsed(data: bytes, mark: bytes, lexicon: Lexicon) -> Units | None:
    """Return what `_text` wrote; None where a person has decided otherwise since."""
    told, _, rest = data.partition(b"\n")
    if told != mark:
        return None
    lines = rest.decode().split("\n")
    end = lines.index("")
    pairs = tuple(Told(*line.split("\t")) for line in lines[:end])
    return Units(tuple(_read(line) for line in lines[end + 1 :] if line), pairs, lexicon)


def _read(line: str) -> Unit:
    pair, vi, en, *more, plain = line.split("\t")
    numbers = [tuple(map(int, part.split())) for part in more]
    vi_at, en_at = (tuple(zip(found[::2], found[1::2], strict=True)) for found in numbers[:2])
    return Unit(vi, en, int(pair), vi_at, en_at, numbers[2], numbers[3], bool(plain))
