"""Articles to groups: exact and near copies, texts that are part of others, texts that come again."""

from defcorpus.dedup.groups import dedup, document, find_groups
from defcorpus.dedup.records import Document, Group, Keep, Member, Options, Relation
from defcorpus.dedup.sketch import SKETCH_VERSION, Sketch, sketch, sketches

__all__ = [
    "SKETCH_VERSION",
    "Document",
    "Group",
    "Keep",
    "Member",
    "Options",
    "Relation",
    "Sketch",
    "dedup",
    "document",
    "find_groups",
    "sketch",
    "sketches",
]
