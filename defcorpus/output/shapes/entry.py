"""An article as it is shown among others."""

from typing import NamedTuple


class Line(NamedTuple):
    """What is shown of an article in a group, and beside another."""

    id: str  # the shortest that is enough
    date: str  # `2025-05-07~` for an inferred year; empty when undated
    source: str  # empty where it is not known
    title: str
    derived: bool = False  # made from the text, or the name of an outlet
