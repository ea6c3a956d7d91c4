"""What was last found of a corpus: who is whose counterpart, which articles are copies; quick to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from defcorpus.corpus import Corpus
    from defcorpus.dedup.records import Group
    from defcorpus.report.redundant import Redundant

_PAIRS = ("flags", 2)
_COPIES = ("redundant", 1)


class Flags(NamedTuple):
    """What was last found of a corpus as it is now."""

    counterparts: dict[str, str] | None  # whose counterpart is whom, by id; none: not known
    copies: Redundant | None  # by number; see `unique.copies_of` for ids

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return self.counterparts is not None and self.copies is not None


def flags(corpus: Corpus) -> Flags:
    """Return what `paired` and `copies` found with their own options, if nothing changed since. Quick."""
    return Flags(_counterparts(corpus), known_copies(corpus))


def known_copies(corpus: Corpus) -> Redundant | None:
    """Return which articles are redundant beside which, if that is known by now. Quick."""
    data = _kept(corpus, _COPIES)
    if data is None:
        return None
    from defcorpus.report.redundant import Redundant

    return Redundant.from_bytes(data)


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
        _keep(corpus, _COPIES, redundant_of(corpus, copies, numbers).to_bytes())


def redundant_of(
    corpus: Corpus, groups: Sequence[Group], numbers: Mapping[str, int] | None = None
) -> Redundant:
    """Return which articles are redundant beside which in these groups; `numbers` as in `keep_flags`."""
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
