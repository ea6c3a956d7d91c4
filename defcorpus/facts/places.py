"""Places (arriving)."""

from defcorpus.article import Fact, Page


def read_countries(page: Page) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return none yet."""
    return (), ()
