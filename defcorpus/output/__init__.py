"""Records to a table, JSON Lines, JSON, CSV, TSV, Markdown or paths, all in this one place."""

from defcorpus.output.cells import FORMATS, Format
from defcorpus.output.layout import Column, Layout, Record, Shape
from defcorpus.output.style import Screen, screen
from defcorpus.output.write import write, write_paths

__all__ = [
    "FORMATS",
    "Column",
    "Format",
    "Layout",
    "Record",
    "Screen",
    "Shape",
    "screen",
    "write",
    "write_paths",
]
