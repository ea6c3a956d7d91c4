"""The candidates of a whole corpus with their weights, kept beside its store and brought up to date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.arrays import read_arrays, write_arrays
from defcorpus.report.matching.moving import Moved, moved, still_there
from defcorpus.report.matching.pairfeatures import LANGS, Read, Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Teller
    from defcorpus.pairs import Model, Options
    from defcorpus.pairs.columns import Columns
    from defcorpus.pairs.field import Reader
    from defcorpus.pairs.lexicon import Lexicon
    from defcorpus.pairs.records import Said
    from defcorpus.pairs.standing import Standing
    from defcorpus.pairs.stories import Known
    from defcorpus.pairs.weighed import Weighed
    from defcorpus.report.features import Report

    Sides = tuple[list[Teller], list[Teller]]
    Array = NDArray[np.generic]
    I64 = NDArray[np.int64]

_GROWTH = 1.2  # a model is learnt again when the corpus has grown by a fifth
_KINDS = (None, "translation", "same-event")


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

    def index(self, key: str) -> tuple[int, int] | None:
        """Return the side and the index of the first article of a content key."""
        for side, articles in enumerate(self.sides):
            at = bisect_left(articles, key, key=lambda one: one.key)
            if at < len(articles) and articles[at].key == key:
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
    from defcorpus.pairs.calibrating import taught, with_words
    from defcorpus.pairs.field import Reader
    from defcorpus.pairs.standing import stand

    shelf, sides, stands, data, model, columns = learnt(corpus, progress, relearn=relearn)
    report = _told(progress)
    mark = _mark(data)
    before = None if relearn or options is not None else _read(corpus, mark, model)
    now = None if before is None else moved(sides, before.articles)
    said = {} if before is None or now is None else before.said_of(now)
    own = Reader(Read(shelf, sides[0]), Read(shelf, sides[1]), model, said)
    own.asked = {} if before is None or now is None else before.asked_of(now)
    if before is None or now is None:
        columns = columns or (shelf.columns(sides[0]), shelf.columns(sides[1]))
        found = stand(columns, model, options or Options(), own.respelt, report)
        found = taught(own, found)
        if own.model is not model:  # it was learnt just now
            mark = _mark(_kept(corpus, own.model))
    else:
        found = before.brought_up_to(now, shelf, sides, own)
        own.beside(found, before.stories_of(now))
    changed = before is None or found is not before.standing
    known = dict(own.said), len(own.asked), _compared(own)

    def keep() -> None:
        if options is None and (changed or known != (own.said, len(own.asked), _compared(own))):
            _write(corpus, mark, sides, found, own)

    reader = own
    if lexicon is not None and own.model.with_lexicon(lexicon) != own.model:
        reader = Reader(own.vi, own.en, own.model)
        with_words(reader, found, lexicon)
    return Pairing(shelf, reader, found, stands, sides, report, keep, reader is own)


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
    sides = shelf.side(LANGS[0], frozenset(copies)), shelf.side(LANGS[1], frozenset(copies))
    last = None if relearn else corpus.model("pairs", MODEL_VERSION)
    if last is not None and len(corpus) <= last.articles * _GROWTH:
        return Learnt(shelf, sides, stands, last.data, Model.from_bytes(last.data))
    columns = shelf.columns(sides[0]), shelf.columns(sides[1])
    model = learn_columns(columns)
    data = model.to_bytes()
    corpus.put_model("pairs", MODEL_VERSION, data)
    return Learnt(shelf, sides, stands, data, model, columns)


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


def _compared(reader: Reader) -> int:
    return sum(len(one.pairs) for one in reader.told())


class _Before(NamedTuple):
    """What was kept the last time."""

    standing: Standing
    articles: tuple[I64, I64]  # rows of number and generation
    said: tuple[I64, NDArray[np.float64]]  # pairs, rows of two indices; what is known of them
    asked: tuple[I64, NDArray[np.float64]]  # pairs; what the lexicon says of them
    stories: tuple[Known, Known]

    def asked_of(self, now: Moved) -> dict[tuple[int, int], float]:
        """Return what the lexicon says of pairs, by the indices of their articles now."""
        return {at: bits for at, (bits,) in still_there(self.asked, now)}

    def said_of(self, now: Moved) -> dict[tuple[int, int], Said]:
        """Return what is known of pairs, by the indices of their articles now."""
        from defcorpus.pairs.records import Said

        return {
            at: Said(ahead, sentences, None if weight != weight else weight, _KINDS[int(kind)])  # type: ignore[arg-type]
            for at, (ahead, sentences, weight, kind) in still_there(self.said, now)
        }

    def stories_of(self, now: Moved) -> tuple[Known, Known]:
        """Return what is known of articles of one language, by their indices now."""
        one, two = (known.renumbered(at) for known, at in zip(self.stories, now.places, strict=True))
        return one, two

    def brought_up_to(self, now: Moved, shelf: Shelf, sides: Sides, reader: Reader) -> Standing:
        """Return what stands now."""
        import numpy as np

        from defcorpus.pairs import Options
        from defcorpus.pairs.standing import stand_again

        orders = now.orders
        if all(np.array_equal(o, np.arange(len(k))) for o, k in zip(orders, self.articles, strict=True)):
            return self.standing
        new = [
            shelf.columns([side[at] for at in np.flatnonzero(order >= len(known)).tolist()])
            for side, order, known in zip(sides, orders, self.articles, strict=True)
        ]
        return stand_again(self.standing, (new[0], new[1]), orders, Options(), reader.respelt)


# ---- the file


def _mark(model: bytes) -> str:
    from defcorpus.corpus.origin import made_by
    from defcorpus.pairs import FEATURES_VERSION

    return f"{made_by()} {FEATURES_VERSION} {blake2b(model, digest_size=16).hexdigest()}"


def _write(
    corpus: Corpus,
    mark: str,
    sides: Sides,
    found: Standing,
    reader: Reader,
) -> None:
    import numpy as np

    arrays: dict[str, Array] = {"unseen": found.terms.unseen, "unseen_codes": found.terms.unseen_codes}
    for name, side, articles, best in zip(LANGS, (found.vi, found.en), sides, found.best, strict=True):
        rows = [(one.number, one.generation) for one in articles]
        arrays[f"{name}.articles"] = np.array(rows, np.int64).reshape(-1, 2)
        arrays[f"{name}.best"] = best
        arrays |= {f"{name}.column.{key}": array for key, array in _fields(side.columns).items()}
        arrays |= {f"{name}.{key}": array for key, array in _fields(side).items()}
    arrays |= {"pairs": found.pairs, "weights": found.weights}
    for name, stories in zip(LANGS, reader.told(), strict=True):
        arrays |= {f"stories.{name}.pairs": stories.pairs, f"stories.{name}.same": stories.same}
    arrays["said"] = np.array(list(reader.said), np.int64).reshape(-1, 2)
    numbers = [
        (one.ahead, one.sentences, np.nan if one.weight is None else one.weight, _KINDS.index(one.kind))
        for one in reader.said.values()
    ]
    arrays["said.numbers"] = np.array(numbers, np.float64).reshape(-1, 4)
    arrays["asked"] = np.array(list(reader.asked), np.int64).reshape(-1, 2)
    arrays["asked.bits"] = np.array(list(reader.asked.values()), np.float64).reshape(-1, 1)
    write_arrays(corpus.folder / "pairs", mark, found.comparisons, arrays)


def _fields(record: Columns | Weighed) -> dict[str, Array]:
    import numpy as np

    found = {name: getattr(record, name) for name in record.__slots__}
    return {name: value for name, value in found.items() if isinstance(value, np.ndarray)}


def _read(corpus: Corpus, mark: str, model: Model) -> _Before | None:

    from defcorpus.pairs.columns import Columns
    from defcorpus.pairs.standing import Standing
    from defcorpus.pairs.stories import Known
    from defcorpus.pairs.weighed import Weighed, numbered

    read = read_arrays(corpus.folder / "pairs", mark)
    if read is None:
        return None
    comparisons, found = read

    def side(name: str) -> Weighed:
        of = {
            key.removeprefix(f"{name}."): array for key, array in found.items() if key.startswith(f"{name}.")
        }
        columns = {key.removeprefix("column."): a for key, a in of.items() if key.startswith("column.")}
        rest = {key: of[key] for key in ("lengths", "totals", "names", "numbers", "says")}
        return Weighed(Columns(**columns), name == "vi", **rest)  # type: ignore[arg-type]  # as they were written

    terms = numbered(model, (), (found["unseen"], found["unseen_codes"]))  # type: ignore[arg-type]
    best = found["vi.best"], found["en.best"]
    standing = Standing(terms, side("vi"), side("en"), best, found["pairs"], found["weights"], comparisons)  # type: ignore[arg-type]
    stories = [Known(found[f"stories.{name}.pairs"], found[f"stories.{name}.same"]) for name in LANGS]  # type: ignore[arg-type]
    articles = found["vi.articles"], found["en.articles"]
    said = found["said"], found["said.numbers"]
    asked = found["asked"], found["asked.bits"]
    return _Before(standing, articles, said, asked, (stories[0], stories[1]))  # type: ignore[arg-type]
