"""A selection of articles written to a folder: text, a table of metadata, and how to make it again."""

from defcorpus.output.exporting.earlier import Earlier, read_earlier
from defcorpus.output.exporting.folder import Export, Made, export
from defcorpus.output.exporting.forms import FORMS, Form

__all__ = ["FORMS", "Earlier", "Export", "Form", "Made", "export", "read_earlier"]
