"""What every reader of a format gives out: pages, and skips that say why."""

from __future__ import annotations

from collections.abc import Callable

from defcorpus.article import Location, Page, Skip
from defcorpus.errors import FAILURES
from defcorpus.reading.encoding.encodings import Refusal


def skip(refusal: Refusal, location: Location) -> Skip:
    """Return a refusal as a Skip of the place it was met at."""
    return Skip(location.path, refusal.reason, refusal.detail, location.index)


def guarded(parse: Callable[..., Page | Refusal], *arguments: object) -> Page | Refusal:
    """Parse one page; what trips a rule costs that page, not the run."""
    try:
        return parse(*arguments)
    except FAILURES as error:
        return failed(error)


def failed(error: Exception) -> Refusal:
    """Return what to say of a page that tripped a rule."""
    told = f"It could not be read ({type(error).__name__}: {error}); please report this."
    return Refusal("failed", told)


def changing(path: str) -> Skip:
    """Return what to say of a file that was another at the end of reading than at its start."""
    return Skip(path, "changing", "It changed while it was read; the next update reads it again.")
