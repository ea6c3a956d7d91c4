"""What was found of a corpus's candidates the last time, in a file beside its store."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.arrays import read_arrays, write_arrays
from defcorpus.report.matching.moving import Moved, still_there
from defcorpus.report.matching.pairfeatures import LANGS, Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Teller
    from defcorpus.pairs import Model
    from defcorpus.pairs.columns import Columns
    from defcorpus.pairs.field import Reader
    from defcorpus.pairs.hopes import Hopes, Kept
    from defcorpus.pairs.standing import Standing
    from defcorpus.pairs.stories import Known
    from defcorpus.pairs.weighed import Weighed

    Sides = tuple[list[Teller], list[Teller]]
    Array = NDArray[np.generic]
    I64 = NDArray[np.int64]


class Before(NamedTuple):
    """What was kept the last time."""

    standing: Standing
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


def mark_of(model: bytes) -> str:
    """Return what names a model, and what else has to be the same for what was found to hold."""
    from defcorpus.corpus.origin import made_by
    from defcorpus.pairs import FEATURES_VERSION

    return f"{made_by()} {FEATURES_VERSION} {blake2b(model, digest_size=16).hexdigest()}"


def write_found(
    corpus: Corpus,
    mark: str,
    sides: Sides,
    found: Standing,
    reader: Reader,
    kept: Kept,
) -> None:
    """Write what was found in place of what is there; `mark` is that of the model."""
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
    arrays |= {f"hopes.{key}": array for key, array in _fields(kept.hopes).items()}
    arrays |= {"close": kept.close, "without": kept.without}
    arrays["asked"] = np.array(list(reader.asked), np.int64).reshape(-1, 2)
    arrays["asked.bits"] = np.array(list(reader.asked.values()), np.float64).reshape(-1, 1)
    write_arrays(corpus.folder / "pairs", mark, found.comparisons, arrays)


def _fields(record: Columns | Weighed | Hopes) -> dict[str, Array]:
    import numpy as np

    found = {name: getattr(record, name) for name in record.__slots__}
    return {name: value for name, value in found.items() if isinstance(value, np.ndarray)}


def read_found(corpus: Corpus, mark: str, model: Model) -> Before | None:
    """Return what was found the last time with the model of this mark."""
    import numpy as np

    from defcorpus.pairs.columns import Columns
    from defcorpus.pairs.hopes import COLUMNS, Hopes, Kept
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
    hopes = Hopes(**{name: np.array(found[f"hopes.{name}"]) for name in COLUMNS})  # type: ignore[arg-type]
    kept = Kept(hopes, found["close"], found["without"])  # type: ignore[arg-type]
    asked = found["asked"], found["asked.bits"]
    return Before(standing, articles, kept, asked, (stories[0], stories[1]))  # type: ignore[arg-type]
