"""What was last found of a corpus: who is whose counterpart, which articles are copies; quick to ask for.

with Corpus.open(["news"]) as corpus:
    for kept, redundant in copies_of(corpus).items():
        print(kept, "stands for", redundant)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters
    from defcorpus.dedup.records import Group
    from defcorpus.report.features import Report
    from defcorpus.report.redundant import Redundant

_PAIRS = ("flags", 2)
_COPIES = ("redundant", 1)


class Flags(NamedTuple):
    """What was last found of a corpus as it is now."""

    counterparts: dict[str, str] | None  # whose counterpart is whom, by id; none: not known
    copies: Redundant | None  # by number; see `copies_of` for ids

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return self.counterparts is not None and self.copies is not None


def flags(corpus: Corpus) -> Flags:
    """Return what `paired` and `copies` found with their own options, if nothing changed since. Quick."""
    return Flags(_counterparts(corpus), known_copies(corpus))


def known_copies(corpus: Corpus) -> Redundant | None:
    """Return which articles are redundant beside which, if that is known by now. Quick."""
    from defcorpus.report.redundant import Redundant

    data = _kept(corpus, _COPIES)
    return None if data is None else Redundant.from_bytes(data)


def unique(corpus: Corpus, *, progress: Report = None) -> Redundant:
    """Return which articles are redundant beside which, looking for copies where that is not known yet.

    Redundant are exact and near copies and texts that are part of another, as `copies` finds them with its
    own options; recurring texts are not.
    """
    known = known_copies(corpus)
    if known is None:
        from defcorpus.report.copies import copies

        groups = copies(corpus, progress=progress)
        known = known_copies(corpus) or _redundant(corpus, groups)
    return known


def left_out(corpus: Corpus, filters: Filters, *, progress: Report = None) -> dict[int, int]:
    """Return the articles that a list without copies leaves out, each with the one that stays; by number.

    Of copies that `filters` let through one stays: the one kept, or the oldest where that one is not let
    through. `Corpus.select` takes the numbers as `without`.
    """
    found = unique(corpus, progress=progress)
    if not filters:  # all are let through, and so are all that are kept
        return dict(zip(found.begun, found.ends, strict=True))
    return found.left_out(corpus.fitting(filters, found.all_related()))


def copies_of(corpus: Corpus, *, progress: Report = None) -> dict[str, tuple[str, ...]]:
    """Return for each article that stands for others the ids of those: a corpus is unique without them."""
    found = unique(corpus, progress=progress)
    ids = corpus.ids(found.all_related())
    kept = sorted({*found.ends}, key=lambda number: ids[number])
    return {ids[end]: tuple(sorted(ids[number] for number in found.copies(end))) for end in kept}


def standing_for(corpus: Corpus, *, progress: Report = None) -> dict[str, str]:
    """Return for each copy the id of the article that stands for it; parts of other texts are no copies."""
    found = unique(corpus, progress=progress)
    copies = {number: kept for number in found.numbers if (kept := found.copy_of(number)) is not None}
    ids = corpus.ids({*copies, *copies.values()})
    return {ids[number]: ids[kept] for number, kept in copies.items()}


def keep_flags(
    corpus: Corpus,
    *,
    pairs: list[tuple[str, str]] | None = None,
    copies: Sequence[Group] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> None:
    """Keep what was found of the corpus as it is now: pairs of ids, the best last; groups of copies.

    `numbers` gives the number of each id in the groups, if they are at hand.
    """
    if pairs is not None:
        import json

        from defcorpus.report.verdicts import state

        _keep(corpus, _PAIRS, json.dumps([state(corpus), pairs], ensure_ascii=False).encode())
    if copies is not None:
        _keep(corpus, _COPIES, _redundant(corpus, copies, numbers).to_bytes())


def _redundant(
    corpus: Corpus, groups: Sequence[Group], numbers: Mapping[str, int] | None = None
) -> Redundant:
    from defcorpus.report.redundant import Redundant

    if numbers is not None:
        return Redundant.of(groups, numbers)
    ids = {id_ for group in groups for id_ in (group.keep, *(member.id for member in group.redundant))}
    return Redundant.of(groups, corpus.numbers(ids))


def _counterparts(corpus: Corpus) -> dict[str, str] | None:
    data = _kept(corpus, _PAIRS)
    if data is None:
        return None
    import json

    from defcorpus.report.verdicts import state

    decided_so, pairs = json.loads(data)
    if decided_so != state(corpus):
        return None
    return {one: other for vi, en in pairs for one, other in ((vi, en), (en, vi))}


def _kept(corpus: Corpus, name: tuple[str, int]) -> bytes | None:
    model = corpus.model(*name)
    return model.data if model is not None and model.generation == corpus.generation else None


def _keep(corpus: Corpus, name: tuple[str, int], data: bytes) -> None:
    if _kept(corpus, name) != data:
        corpus.put_model(*name, data)
