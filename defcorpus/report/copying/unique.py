"""A corpus without its copies: which articles are redundant, looked for where that is not known yet.

with Corpus.open(["news"]) as corpus:
    for kept, redundant in copies_of(corpus).items():
        print(kept, "stands for", redundant)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from defcorpus.report.flags import known_copies, redundant_of

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters
    from defcorpus.report.features import Report
    from defcorpus.report.redundant import Redundant


def unique(corpus: Corpus, *, progress: Report = None) -> Redundant:
    """Return which articles are redundant beside which, looking for copies where that is not known yet.

    Redundant are exact and near copies and texts that are part of another, as `copies` finds them with its
    own options; recurring texts are not.
    """
    known = known_copies(corpus)
    if known is None:
        from defcorpus.report.copying.copies import copies

        groups = copies(corpus, progress=progress)
        known = known_copies(corpus) or redundant_of(corpus, groups)
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
