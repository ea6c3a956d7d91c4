"""One root error; each kind knows its exit code and the next step to tell the user."""

from __future__ import annotations

import re

FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, re.error)
"""What a page from outside may trip in a rule: it costs that page, not the run, and is counted and shown."""


class DefcorpusError(Exception):
    """Anything defcorpus stops for: what went wrong, where, and in ``hint`` what to do next."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DefcorpusError):
    """Options or arguments that cannot be meant."""


class PathError(DefcorpusError):
    """A named PATH that is missing or cannot be read."""


class UnknownIdError(DefcorpusError):
    """An id that names no article, or more than one."""


class QueryError(DefcorpusError):
    """A query that cannot be read. ``position`` is the offset in ``query`` where reading stopped."""

    def __init__(self, message: str, query: str, position: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = query
        self.position = position


class StoreError(DefcorpusError):
    """A store that cannot be opened, written or trusted."""
