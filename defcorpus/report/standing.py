"""What speaks for keeping an article rather than its copy: the time of day, how clean it is, where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Document


def with_standing(corpus: Corpus, found: dict[int, Document]) -> dict[int, Document]:
    """Return documents, by article number, with what a policy decides by."""
    from defcorpus.dedup.policy import REPAIRS, clock, is_masthead

    standing = {each.number: each for each in corpus.standing(list(found), sorted(REPAIRS))}
    return {
        number: replace(
            document,
            removed=each.removed,
            repairs=each.repairs,
            time=clock(each.date_note),
            inside=each.inside,
            untitled=each.untitled or is_masthead(each.title),
        )
        for number, document in found.items()
        if (each := standing[number])
    }
