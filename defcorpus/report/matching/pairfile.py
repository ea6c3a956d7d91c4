"""What was found of a corpus's candidates the last time, in two files beside its store.

One has the articles with all their terms: it is read in place, and written again only where many others came
or went. The other has what was found of them, and is written each time.
"""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.report.arrays import read_arrays, read_with_room, write_arrays
from defcorpus.report.matching.moving import Moved, moved, still_there
from defcorpus.report.matching.pairfeatures import LANGS, Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Model
    from defcorpus.pairs.candidates.hopes import Hopes, Kept
    from defcorpus.pairs.candidates.standing import Candidates, Standing
    from defcorpus.pairs.features.columns import Columns
    from defcorpus.pairs.linking.reader import Reader
    from defcorpus.pairs.linking.stories import Known
    from defcorpus.pairs.weighing.weighed import Terms, Weighed

    Array = NDArray[np.generic]
    I64 = NDArray[np.int64]
    Rows = tuple[I64, I64]  # by language, of number and generation


_FORMAT = 3
_WORN = 0.01  # the articles are written again where so many are not in their file, or are gone
_ROOM = 0.02  # as large a share is left behind the columns of the articles, for those that come


class Based(NamedTuple):
    """Articles with their terms, weighed, as they were written when last many of them were others."""

    sides: tuple[Weighed, Weighed]
    articles: tuple[I64, I64]  # rows of number and generation
    unseen: tuple[
        NDArray[np.uint64], NDArray[np.uint8]
    ]  # terms that the model does not know, and their codes
    whole: dict[str, Any]  # all columns as in the file, with room behind them

    def now(self, model: Model, shelf: Shelf, rows: Rows) -> tuple[tuple[Weighed, Weighed, Terms], bool]:
        """Return the articles as they are now, and whether these are much the same."""
        from defcorpus.pairs.candidates.standing import renewed

        orders = moved(rows, self.articles).orders
        new = [
            now[order >= len(known), 0].tolist()
            for now, order, known in zip(rows, orders, self.articles, strict=True)
        ]
        came = sum(map(len, new))
        gone = came + sum(map(len, self.articles)) - sum(map(len, rows))
        alike = came + gone <= _WORN * sum(map(len, rows))
        columns = shelf.columns(new[0]), shelf.columns(new[1])
        joins = partial(self._joined, LANGS[0]), partial(self._joined, LANGS[1])
        return renewed(self.sides, columns, orders, model, self.unseen, joins), alike

    def _joined(self, lang: str, name: str, mine: Array, theirs: Array) -> Array:
        """Return rows with others behind them: in the room that is there, where it is enough."""
        import numpy as np

        whole: Array = self.whole[f"{lang}.{name}"]
        end = len(mine) + len(theirs)
        if end > len(whole):
            return np.concatenate((mine, theirs))
        whole[len(mine) : end] = theirs
        return whole[:end]


class Before(NamedTuple):
    """What was kept the last time."""

    based: Based
    found: Candidates
    articles: tuple[I64, I64]  # rows of number and generation
    kept: Kept
    asked: tuple[I64, NDArray[np.float64]]  # pairs; what the lexicon says of them
    stories: tuple[Known, Known]

    def asked_of(self, now: Moved) -> dict[tuple[int, int], float]:
        """Return what the lexicon says of pairs, by the indices of their articles now."""
        return {at: bits for at, (bits,) in still_there(self.asked, now)}

    def kept_of(self, now: Moved, found: Standing) -> Kept:
        """Return what was found of candidates, with which articles have others now."""
        import numpy as np

        none = np.zeros(len(found.vi), np.bool_), np.zeros(len(found.en), np.bool_)
        return self.kept.renumbered(now.places, found.touched or none)

    def stories_of(self, now: Moved) -> tuple[Known, Known]:
        """Return what is known of articles of one language, by their indices now."""
        one, two = (known.renumbered(at) for known, at in zip(self.stories, now.places, strict=True))
        return one, two

    def brought_up_to(self, now: Moved, articles: tuple[Weighed, Weighed, Terms], reader: Reader) -> Standing:
        """Return what stands now, of these articles; `touched` is None where nothing came or went."""
        import numpy as np

        from defcorpus.pairs import Options
        from defcorpus.pairs.candidates.standing import Standing, found_again

        sizes = len(self.articles[0]), len(self.articles[1])
        if all(np.array_equal(order, np.arange(size)) for order, size in zip(now.orders, sizes, strict=True)):
            vi, en, terms = articles
            return Standing(terms, vi, en, *self.found)
        return found_again(self.found, articles, now.orders, sizes, Options(), reader.respelt)


# ---- the files


def mark_of(model: bytes) -> str:
    """Return what names a model, and what else has to be the same for what was found to hold."""
    from defcorpus.corpus.store.origin import made_by
    from defcorpus.pairs import FEATURES_VERSION

    return f"{_FORMAT} {made_by()} {FEATURES_VERSION} {blake2b(model, digest_size=16).hexdigest()}"


def write_articles(corpus: Corpus, mark: str, rows: Rows, found: Standing) -> None:
    """Write the articles in place of what is there; `mark` is that of the model."""
    arrays: dict[str, Array] = {"unseen": found.terms.unseen, "unseen_codes": found.terms.unseen_codes}
    for name, side, articles in zip(LANGS, (found.vi.straight(), found.en.straight()), rows, strict=True):
        arrays[f"{name}.articles"] = articles
        arrays |= {f"{name}.column.{key}": array for key, array in _fields(side.columns).items()}
        arrays |= {f"{name}.{key}": array for key, array in _fields(side).items()}
    write_arrays(corpus.folder / "pairs-articles", mark, None, arrays, _ROOM)


def write_found(corpus: Corpus, mark: str, rows: Rows, found: Standing, reader: Reader, kept: Kept) -> None:
    """Write what was found of candidates in place of what is there; `mark` is that of the model.

    It stands by itself: of whatever time the file of articles is, it has those that are still there.
    """
    import numpy as np

    arrays: dict[str, Array] = {}
    for name, articles, best in zip(LANGS, rows, found.best, strict=True):
        arrays[f"{name}.articles"] = articles
        arrays[f"{name}.best"] = best
    arrays |= {"pairs": found.codes, "weights": found.weights}
    for name, stories in zip(LANGS, reader.told(), strict=True):
        arrays |= {f"stories.{name}.pairs": stories.pairs, f"stories.{name}.same": stories.same}
    arrays |= {f"hopes.{key}": array for key, array in _fields(kept.hopes).items()}
    arrays |= {"close": kept.close, "without": kept.without}
    arrays["asked"] = np.array(list(reader.asked), np.int64).reshape(-1, 2)
    arrays["asked.bits"] = np.array(list(reader.asked.values()), np.float64).reshape(-1, 1)
    write_arrays(corpus.folder / "pairs", mark, found.comparisons, arrays)


def _fields(record: Columns | Weighed | Hopes) -> dict[str, Array]:
    import numpy as np

    found = {name: getattr(record, name) for name in record.__slots__}
    return {name: value for name, value in found.items() if isinstance(value, np.ndarray)}


def read_found(corpus: Corpus, mark: str) -> Before | None:
    """Return what was found the last time with the model of this mark."""
    based = read_with_room(corpus.folder / "pairs-articles", mark)
    found = read_arrays(corpus.folder / "pairs", mark)
    try:
        return None if based is None or found is None else _before(_based(*based[1:]), *found)
    except (KeyError, TypeError):  # arrays of another version
        return None


def _based(found: dict[str, Any], whole: dict[str, Any]) -> Based:
    from defcorpus.pairs.features.columns import Columns
    from defcorpus.pairs.weighing.weighed import ROWS, Weighed

    def side(name: str) -> Weighed:
        of = {
            key.removeprefix(f"{name}."): array for key, array in found.items() if key.startswith(f"{name}.")
        }
        columns = {key.removeprefix("column."): a for key, a in of.items() if key.startswith("column.")}
        return Weighed(Columns(**columns), name == "vi", **{key: of[key] for key in ROWS})

    articles = found["vi.articles"], found["en.articles"]
    return Based((side("vi"), side("en")), articles, (found["unseen"], found["unseen_codes"]), whole)


def _before(based: Based, comparisons: dict[str, int], found: dict[str, Any]) -> Before:
    import numpy as np

    from defcorpus.pairs.candidates.hopes import COLUMNS, Hopes, Kept
    from defcorpus.pairs.candidates.standing import Candidates
    from defcorpus.pairs.linking.stories import Known

    best = found["vi.best"], found["en.best"]
    stories = [Known(found[f"stories.{name}.pairs"], found[f"stories.{name}.same"]) for name in LANGS]
    hopes = Hopes(**{name: np.array(found[f"hopes.{name}"]) for name in COLUMNS})
    return Before(
        based,
        Candidates(best, found["pairs"], found["weights"], comparisons),
        (found["vi.articles"], found["en.articles"]),
        Kept(hopes, found["close"], found["without"]),
        (found["asked"], found["asked.bits"]),
        (stories[0], stories[1]),
    )
