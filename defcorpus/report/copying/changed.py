"""Which figures and dates a near copy has in the place of others: a correction is a copy, and yet news.

for differing in changed(corpus, [(group.keep, member.id) for group in groups for member in group.members]):
    print(differing)  # ("15 người / 18 người",)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Group, Member


def may_differ(found: Member) -> bool:
    """Say whether figures of a group's member may differ: of other rules it is known that they do not."""
    return found.relation == "near" and found.rule == "words"


def facts_apart(kept: str, other: str) -> tuple[str, ...]:
    """Return which figures and dates of two bodies stand in each other's place, as `15 người / 18 người`.

    Names are left out: they differ in captions and credits too.
    """
    from defcorpus.dedup.verifying.differences import replaced_figures
    from defcorpus.text import fold

    return tuple(
        f"{each.kept} / {each.member}"
        for each in replaced_figures(kept, other)
        if each.kept and each.member and fold(each.kept) != fold(each.member)
    )


def changed(corpus: Corpus, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield for each pair of ids what the second says in the place of what the first says."""
    from defcorpus.dedup import compared

    pairs = list(pairs)
    numbers = corpus.numbers(sorted({id_ for pair in pairs for id_ in pair}))
    for one, other in pairs:  # a body at a time: of a group each is held against the same one
        yield facts_apart(*(compared(*corpus.bodies([numbers[id_]])[numbers[id_]]) for id_ in (one, other)))


def changed_in(corpus: Corpus, group: Group) -> dict[str, tuple[str, ...]]:
    """Return what the near copies of a group say otherwise than the one kept, by id; without it, nothing."""
    ids = [member.id for member in group.members if may_differ(member)]
    told = zip(ids, changed(corpus, [(group.keep, id_) for id_ in ids]), strict=True)
    return {id_: found for id_, found in told if found}
