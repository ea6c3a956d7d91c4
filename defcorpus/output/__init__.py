"""Records to a table, JSON Lines, JSON, CSV, TSV, Markdown or paths, all in this one place."""

from defcorpus.output.shapes.cells import FORMATS, Format
from defcorpus.output.shapes.layout import Column, Layout, Record, Shape
from defcorpus.output.shapes.style import Screen, screen
from defcorpus.output.shapes.write import write, write_paths

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
