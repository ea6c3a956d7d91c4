"""What a person may want to know of how a page was divided: said from its segments alone."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.article import Note, Segment

DIVISION = frozenset(("kept-whole", "printed-twice"))
"""Kinds of notes that dividing a page makes."""

_PART = 0.2
"""Share of the text that stands twice from which on it is said; a single repeated paragraph is not."""


def division_notes(segments: Sequence[Segment]) -> tuple[Note, ...]:
    """Return a note where a page was kept whole, and one where its text was printed twice."""
    notes = []
    kept = [part for part in segments if part.rule == "kept-whole"]
    if kept:
        detail = "Going by their shape almost no line of this page is text, so these lines were kept as text."
        notes.append(Note("kept-whole", detail, kept[0].start, kept[-1].end))
    again = [part for part in segments if part.rule == "printed-twice"]
    size = _size(again)
    if size > _PART * _size([part for part in segments if part.role == "body"]):
        detail = (
            f"The text stands on the page twice; {size:,} characters of the second printing are left out."
        )
        notes.append(Note("printed-twice", detail, again[0].start, again[-1].end))
    return tuple(notes)


def _size(segments: Sequence[Segment]) -> int:
    return sum(part.end - part.start for part in segments)
