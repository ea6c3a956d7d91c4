"""Articles to groups: exact and near copies, texts that are part of others, texts that come again.

In one call, for articles in memory::

    for group in dedup(articles, Options(keep="oldest")):
        print(group.keep, [(member.id, member.relation, member.score) for member in group.members])

In two, where sketches are kept (:meth:`Sketch.to_bytes`, :data:`SKETCH_VERSION`)::

    documents = [document(article, Sketch.from_bytes(kept)) for article, kept in ...]
    groups = find_groups(documents, Options(), text_of)  # text_of(content key) -> as `text_of_page`

Why two are copies, or are none, is said by :func:`explain` and :func:`why`; :func:`compare` has two bodies
side by side.
"""

from defcorpus.dedup.explain import Explanation, explain, why
from defcorpus.dedup.grouping.groups import dedup, document, find_groups
from defcorpus.dedup.grouping.matches import Match, find_matches
from defcorpus.dedup.records import Document, Group, Keep, Member, Options, Relation
from defcorpus.dedup.texts.sketch import (
    SKETCH_VERSION,
    Sketch,
    body,
    compared,
    sketch,
    sketches,
    text_of_page,
)
from defcorpus.dedup.verifying.compare import Span, compare
from defcorpus.dedup.verifying.differences import Difference, differences

__all__ = [
    "SKETCH_VERSION",
    "Difference",
    "Document",
    "Explanation",
    "Group",
    "Keep",
    "Match",
    "Member",
    "Options",
    "Relation",
    "Sketch",
    "Span",
    "body",
    "compare",
    "compared",
    "dedup",
    "differences",
    "document",
    "explain",
    "find_groups",
    "find_matches",
    "sketch",
    "sketches",
    "text_of_page",
    "why",
]
