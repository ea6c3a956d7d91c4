"""The records of terms: a rendering with its evidence, and sentences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from defcorpus.report.wording.written import Forms


class Example(NamedTuple):
    """Two sentences side by side that show a rendering, as written."""

    vi_id: str
    en_id: str
    vi: str
    en: str


class TermRow(NamedTuple):
    """A term and one rendering of it."""

    term: str
    lang: str  # of the term: vi or en
    rendering: str  # as it is most often written
    times: int  # sentences side by side that have both
    of: int  # sentences with a counterpart that have the term
    pairs: int  # pairs of articles in which that is so
    basis: str  # `table`: reviewed; `learnt`: of the corpus's lexicon; `found`: by association alone
    log_likelihood: float
    log_dice: float
    outlets: tuple[str, ...]  # that write the rendering, most often first
    first: str | None  # day of the first article with the rendering, and of the last
    last: str | None
    example: Example
    forms: Forms = ()  # every spelling, the most frequent first, with how many sentences have it

    @property
    def share(self) -> float:
        """The share of the term's sentences that have the rendering."""
        return self.times / self.of if self.of else 0.0


class SentenceRow(NamedTuple):
    """Two sentences side by side of which one has a term."""

    term: str
    lang: str
    renderings: tuple[str, ...]  # as the other sentence writes them; none where it shows none
    basis: str | None  # of the first of them
    vi: str
    en: str
    vi_id: str
    en_id: str
    vi_date: str | None
    en_date: str | None
    vi_source: str | None
    en_source: str | None
