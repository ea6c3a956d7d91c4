"""People (arriving)."""

from defcorpus.article import Fact, Page, Person


def read_people(page: Page, lang: str) -> tuple[tuple[Person, ...], tuple[Fact, ...]]:
    """Return nobody yet."""
    return (), ()
