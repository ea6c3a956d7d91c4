"""The candidates of a whole corpus with their weights, kept beside its store and brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.matching.moving import moved
from defcorpus.report.matching.pairfeatures import LANGS, Read, Shelf
from defcorpus.report.matching.pairfile import mark_of, read_found, write_articles, write_found

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Model, Options
    from defcorpus.pairs.candidates.hopes import Kept
    from defcorpus.pairs.candidates.standing import Standing
    from defcorpus.pairs.features.columns import Columns
    from defcorpus.pairs.linking.reader import Reader
    from defcorpus.pairs.words.lexicon import Lexicon
    from defcorpus.report.features import Report
    from defcorpus.report.matching.sided import Sided

    Sides = tuple[Sided, Sided]
    Array = NDArray[np.generic]
    Rows = tuple[NDArray[np.int64], NDArray[np.int64]]

_GROWTH = 1.2  # a model is learnt again when the corpus has grown by a fifth


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the pairs of a corpus are made of: its articles that stand for copies, their candidates."""

    shelf: Shelf
    reader: Reader
    standing: Standing
    stands: dict[str, str]  # for each copy the article that stands for it
    sides: Sides
    report: Callable[[int, int], None]  # is told how far it has come
    keep: Callable[[], None]  # keeps what was found for the next time
    own: bool  # whether the lexicon is the one that the corpus taught
    mark: str = ""  # of the model, where what is found by it may be kept

    def index(self, key: str) -> tuple[int, int] | None:
        """Return the side and the index of the first article of a content key."""
        for side, articles in enumerate(self.sides):
            at = articles.find(key)
            if at is not None:
                return side, at
        return None


class Learnt(NamedTuple):
    """The articles of a corpus and the model that their pairs are weighed with."""

    shelf: Shelf
    sides: Sides
    stands: dict[str, str]
    data: bytes  # the model as it is kept
    model: Model
    columns: tuple[Columns, Columns] | None = None  # where it was learnt now


def pairing(
    corpus: Corpus,
    options: Options | None = None,
    *,
    relearn: bool = False,
    lexicon: Lexicon | None = None,
    progress: Report = None,
) -> Pairing:
    """Return what the pairs of a corpus are made of.

    The model is kept in the store, the candidates beside it; where articles came or went, only they and what
    they touch are compared again. With options of one's own all are compared, and nothing of it is kept.
    A `lexicon` takes the place of the one that the corpus taught, this time.
    """
    from defcorpus.pairs import Options
    from defcorpus.pairs.calibrating import taught
    from defcorpus.pairs.candidates.standing import stand
    from defcorpus.pairs.linking.reader import Reader

    shelf, sides, stands, data, model, columns = learnt(corpus, progress, relearn=relearn)
    report = _told(progress)
    mark = mark_of(data)
    before = None if relearn or options is not None else read_found(corpus, mark)
    own = Reader(Read(shelf, sides[0]), Read(shelf, sides[1]), model)
    rows, based = (sides[0].rows, sides[1].rows), False
    if before is None:
        columns = columns or _columns(shelf, sides)
        found = taught(own, stand(columns, model, options or Options(), own.respelt, report))
        if own.model is not model:  # it was learnt just now
            mark = mark_of(_kept(corpus, own.model))
    else:
        now = moved(rows, before.articles)
        articles, based = before.based.now(model, shelf, rows)
        own.asked = before.asked_of(now)
        found = before.brought_up_to(now, articles, own)
        own.beside(found, before.stories_of(now))
        own.kept = before.kept_of(now, found)
    changed = before is None or found.touched is not None
    keep = _keeper(corpus, mark, rows, found, own, (based, changed)) if options is None else _nothing
    reader = own if lexicon is None else _worded(own, found, lexicon)
    mark = mark if reader is own and options is None else ""
    return Pairing(shelf, reader, found, stands, sides, report, keep, reader is own, mark)


def _worded(own: Reader, found: Standing, lexicon: Lexicon) -> Reader:
    """Return who reads the articles with another lexicon, where it is one."""
    from defcorpus.pairs.calibrating import with_words
    from defcorpus.pairs.linking.reader import Reader

    if own.model.with_lexicon(lexicon) == own.model:
        return own
    reader = Reader(own.vi, own.en, own.model)
    with_words(reader, found, lexicon)
    return reader


def _kept(corpus: Corpus, model: Model) -> bytes:
    """Keep what was learnt, and what a search asks of it, in the store; return the model as bytes."""
    from defcorpus.pairs import MODEL_VERSION
    from defcorpus.report.matching.learnt import keep_terms

    data = model.to_bytes()
    corpus.put_model("pairs", MODEL_VERSION, data)
    if model.lexicon is not None:
        keep_terms(corpus, model.lexicon)
    return data


def learnt(corpus: Corpus, progress: Report = None, *, relearn: bool = False) -> Learnt:
    """Return the articles of a corpus that stand for copies and the model learnt from them."""
    from defcorpus.pairs import MODEL_VERSION, Model
    from defcorpus.pairs.model import learn_columns
    from defcorpus.report.copying.unique import unique

    shelf = Shelf(corpus, progress)
    found = unique(corpus, progress=progress)
    copies = {number: kept for number in found.numbers if (kept := found.copy_of(number)) is not None}
    ids = corpus.ids({*copies, *copies.values()})
    stands = {ids[number]: ids[kept] for number, kept in copies.items()}
    sides = shelf.side(LANGS[0], copies), shelf.side(LANGS[1], copies)
    last = None if relearn else corpus.model("pairs", MODEL_VERSION)
    if last is not None and len(corpus) <= last.articles * _GROWTH:
        return Learnt(shelf, sides, stands, last.data, Model.from_bytes(last.data))
    columns = _columns(shelf, sides)
    model = learn_columns(columns)
    data = model.to_bytes()
    corpus.put_model("pairs", MODEL_VERSION, data)
    return Learnt(shelf, sides, stands, data, model, columns)


def _columns(shelf: Shelf, sides: Sides) -> tuple[Columns, Columns]:
    vi, en = (shelf.columns(side.numbers.tolist()) for side in sides)
    return vi, en


def settled(corpus: Corpus, progress: Report = None) -> Learnt:
    """Return the same with the model that the corpus has once it was paired, which is done now if need be."""
    found = learnt(corpus, progress)
    if found.model.calibration is not None:
        return found
    made = pairing(corpus, progress=progress)
    made.keep()
    return found._replace(model=made.reader.model, data=made.reader.model.to_bytes())


def _told(progress: Report) -> Callable[[int, int], None]:
    from defcorpus.corpus import Progress
    from defcorpus.pairs.records import silent

    if progress is None:
        return silent
    return lambda done, of: progress(Progress("pairing", done, of, "articles"))


def _keeper(
    corpus: Corpus, mark: str, rows: Rows, found: Standing, reader: Reader, so: tuple[bool, bool]
) -> Callable[[], None]:
    """Return what keeps what was found; `so`: the articles are written, what stands is new."""
    known = None if reader.kept is None else _known(reader, reader.kept)

    def keep() -> None:
        if reader.found is None:
            return
        written, changed = so
        if not written:
            write_articles(corpus, mark, rows, found)
        if changed or known != _known(reader, reader.found):
            write_found(corpus, mark, rows, found, reader, reader.found)

    return keep


def _nothing() -> None:
    """Keep nothing: what was found with options of one's own."""


def _known(reader: Reader, kept: Kept) -> tuple[object, ...]:
    """Return what is another when something was found of pairs that was not known."""
    hopes = kept.hopes
    looked = (int((each == each).sum()) for each in (hopes.sentences, hopes.made))
    stories = sum(len(one.pairs) for one in reader.told())
    return stories, len(reader.asked), len(hopes), *looked, kept.without.tobytes()
