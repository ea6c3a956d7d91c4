"""defcorpus: a dated, named, searchable corpus of Vietnamese and English defence-diplomacy news."""

__version__ = "0.1.0"
