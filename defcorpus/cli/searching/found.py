"""What a search found, written: what `search`, `like` and `search --query-file` share."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.cli.options import Listing
from defcorpus.cli.session import Session, file_paths, say
from defcorpus.output import Layout, write, write_paths
from defcorpus.output.shapes.records import COPIES, COUNTERPART, LIST, SEARCH, search_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.report.redundant import Redundant
    from defcorpus.search import Hit, SearchResult

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_SMALL = 300  # articles up to which copies are looked for where they are not known yet


class Wanted(NamedTuple):
    """What is said beside hits."""

    copies: bool = False  # the fields of copies
    counterpart: bool = False

    def layout(self, output: Listing, *before: str) -> Layout:
        """Return the fields that can be written; those that are not wanted can be asked for by name."""
        named = bool(output.fields)
        return Layout(
            (
                *before,
                *SEARCH,
                *((name for name in LIST if name not in SEARCH) if named else ()),
                *(COPIES if self.copies or named else ()),
                *(COUNTERPART if self.counterpart or named else ()),
            )
        )


class Writer:
    """Writes hits of one corpus."""

    def __init__(self, session: Session, output: Listing, wanted: Wanted, *before: str) -> None:
        self.session = session
        self.output = output
        self.screen = output.screen()
        self.layout = wanted.layout(output, *before)
        self.shape = output.shape(self.layout)
        self.for_eyes = self.shape.resolved(self.screen) == "table" and not self.shape.fields
        self.wanted = wanted
        self._counterparts: dict[str, str] | None = None

    @property
    def paths(self) -> bool:
        """Whether only the paths of files are written."""
        return self.output.paths_only or self.output.paths_nul

    @property
    def snippets(self) -> bool:
        """Whether anything shows them."""
        if self.paths:
            return False
        return not self.shape.fields or "snippet" in self.shape.fields

    def copies(self, *, looked_for: bool) -> "Redundant | None":
        """Return the corpus's copies: where they are not known, looked for if asked about or soon done."""
        asked = looked_for or bool(set(COPIES) & set(self.shape.fields))
        return known_to(self.session, looked_for=asked)

    def write(self, result: "SearchResult", known: "Redundant | None") -> int:
        """Write the hits and say how many more there are; return how many were written."""
        if self.paths:
            found = file_paths((hit.summary for hit in result.hits), self.session.places)
            return write_paths(found, sys.stdout, nul=self.output.paths_nul)
        if self.for_eyes:
            return self._write_hits(result, known)
        return write(self.records(result, known), self.layout, self.shape, self.screen)

    def records(
        self,
        result: "SearchResult",
        known: "Redundant | None",
        before: Mapping[str, Any] = _NOTHING,
    ) -> Iterator[dict[str, Any]]:
        """Yield the hits as records, with `before` in front of each."""
        fields: dict[int, dict[str, Any]] = {}
        if known is not None and set(COPIES) & set(self.layout.fields):
            from defcorpus.cli.collapsed import Copies

            copies = Copies(self.session, known, result.copies_left_out)
            fields = copies.fields(hit.summary.number for hit in result.hits)
        pairs = self.counterparts() if set(COUNTERPART) & self._asked() else {}
        for hit in result.hits:
            yield {
                **before,
                **search_record(hit, self.session.places.shown),
                **fields.get(hit.summary.number, {}),
                "counterpart": pairs.get(hit.summary.id),
            }

    def _asked(self) -> set[str]:
        return set(self.shape.fields or self.layout.fields)

    def counterparts(self) -> dict[str, str]:
        """Return whose counterpart is whom, paired now where that is not known."""
        if self._counterparts is None:
            from defcorpus.report.flags import flags

            corpus = self.session.corpus
            known = flags(corpus).counterparts
            if known is None:
                from defcorpus.report.matching.matches import paired

                with self.session.progress:
                    paired(corpus, progress=self.session.progress)
                known = flags(corpus).counterparts
            self._counterparts = known or {}
        return self._counterparts

    def _write_hits(self, result: "SearchResult", known: "Redundant | None") -> int:
        from defcorpus.output.answers.hits import write_hits

        short = self.session.short(hit.summary.id for hit in result.hits)
        marks: dict[int, str] = {}
        if known is not None:
            from defcorpus.cli.collapsed import Copies

            copies = Copies(self.session, known, result.copies_left_out)
            marks = copies.marks(hit.summary.number for hit in result.hits)
        below = self._below(result.hits) if self.wanted.counterpart else {}
        lines = (
            (short[hit.summary.id], hit.summary.day, hit, marks.get(hit.summary.number, ""))
            for hit in result.hits
        )
        return write_hits(lines, self.screen, below)

    def _below(self, hits: "Iterable[Hit]") -> dict[int, tuple[str, str, str]]:
        """Return what is said of each hit's counterpart: its short id, its date and its title."""
        pairs = self.counterparts()
        others = {hit.summary.number: pairs[hit.summary.id] for hit in hits if hit.summary.id in pairs}
        corpus = self.session.corpus
        numbers = corpus.numbers(others.values())
        articles = {article.id: article for article in corpus.summaries(numbers.values())}
        short = self.session.short(articles)
        return {
            number: (short[id_], articles[id_].day, articles[id_].title)
            for number, id_ in others.items()
            if id_ in articles
        }


def known_to(session: Session, *, looked_for: bool = False) -> "Redundant | None":
    """Return a corpus's copies: where they are not known, looked for if asked about or soon done."""
    from defcorpus.report.flags import known_copies

    known = known_copies(session.corpus)
    if known is None and (looked_for or not session.corpus.holds_more_than(_SMALL)):
        from defcorpus.cli.collapsed import redundant

        return redundant(session)
    if known is None:
        say("copies are not told apart yet; --unique looks for them")
    return known


def say_more(result: "SearchResult") -> None:
    """Say how many articles were found that are not shown."""
    shown, out = len(result.hits), len(result.copies_left_out)
    copies = f"{counted(out, 'copy', 'copies')} left out" if out else ""
    if result.total > shown + out:
        said = f"{shown} of {counted(result.total, 'article')}"
        say(f"{said}{', ' if copies else ''}{copies}; --limit {result.total} shows all")
    elif copies:
        say(f"{copies}; --copies shows {'it' if out == 1 else 'them'}")
