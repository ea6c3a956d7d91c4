"""`search --kwic`, `--context`, `-n` and `-c`: every hit of a query, read in its place."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from defcorpus.cli.collapsed import redundant
from defcorpus.cli.options import Listing, Store
from defcorpus.cli.paging import is_open
from defcorpus.cli.searching.question import Question, say_apart, say_found, say_otherwise
from defcorpus.cli.searching.viewing import Viewing
from defcorpus.cli.session import Session, opened, say
from defcorpus.output import Screen, Shape, write
from defcorpus.output.answers.concordance import (
    Articles,
    count_record,
    kwic_record,
    passage_record,
    with_short,
    write_kwic,
    write_passages,
)

if TYPE_CHECKING:
    from defcorpus.cli.searching.asked import Asking
    from defcorpus.corpus.records import Filters
    from defcorpus.search import Line, Match, Matches, Query
    from defcorpus.search.passages import Passage

T = TypeVar("T")

_SEED = 1
_REACH = 60  # characters on either side that lines are sorted by, however few are shown
_ON_A_TERMINAL = 20  # articles with passages
_AT_ONCE = 50_000  # lines in memory before those that are not drawn are let go


class Answer:
    """Every hit of one question, written."""

    def __init__(self, session: Session, question: Question) -> None:
        self.session = session
        self.question = question
        self.screen: Screen = question.output.screen()
        self.layout = question.layout()
        self.shape: Shape = question.output.shape(self.layout)
        self.for_eyes = self.shape.resolved(self.screen) == "table"
        self.hits = 0
        self.articles = 0

    def found(self) -> "Matches":
        """Return every article that is found."""
        from defcorpus.search import every

        asking = self.question.asking
        known = redundant(self.session) if asking.unique else None
        return every(
            self.session.corpus,
            self.question.query,
            self.question.filters,
            raw=asking.raw,
            exact=asking.exact,
            copies=known,
        )

    def write(self, found: "Matches") -> int:
        """Write what is asked for; return how many lines there were."""
        view = self.question.viewing.view
        with self.session.progress:
            matches = self._told(found)
            if view == "kwic":
                return self._kwic(matches)
            return self._counts(matches) if view == "count" else self._passages(matches)

    def _told(self, found: "Matches") -> "Iterator[Match]":
        from defcorpus.corpus.accounts import Progress

        for match in found.each:
            self.articles += 1
            if not is_open():  # a pager's screen is its own
                self.session.progress(Progress("reading hits", self.articles, found.total, "articles"))
            yield match

    def _quietly(self, records: Iterable[T]) -> Iterator[T]:
        """Yield records with the line that says how far it has come out of the way."""
        for record in records:
            self.session.progress.wipe()
            yield record

    def _few(self, records: Iterable[T], most: int | None = None) -> Iterator[T]:
        limit = self.question.asking.limit or most
        return islice(records, limit) if limit else iter(records)

    # ---- concordance

    def _kwic(self, matches: "Iterator[Match]") -> int:
        from defcorpus.search.kwic import WIDTH, concordance, narrowed

        viewing = self.question.viewing
        width = viewing.width or (self.screen.width if self.for_eyes else WIDTH)
        width = min(width, 1_000)
        lines: Iterable[Line] = self._counted(concordance(matches, max(width, _REACH)))
        if viewing.sample is not None:
            lines = self._sampled(lines, viewing.sample)
        if viewing.sort is not None:
            from defcorpus.search.kwic import in_order

            lines = in_order(lines, viewing.sort)
        cut = (narrowed(line, width, width) for line in self._few(lines))
        articles = Articles(self.session.places.shown)
        records: Iterable[dict[str, Any]] = (kwic_record(line, articles) for line in self._quietly(cut))
        if self.question.asking.counterpart:
            from defcorpus.cli.counterpart import with_sentences

            records = with_sentences(records, self.session)
        if self.for_eyes:
            return write_kwic(
                with_short(records, self.session.short), self._columns(), self.screen, viewing.width
            )
        return write(records, self.layout, self.shape, self.screen)

    def _columns(self) -> list[str]:
        """Return the columns of metadata on a terminal."""
        named = [name for name in self.shape.fields if name not in ("left", "hit", "right")]
        numbered = ["line"] if self.question.viewing.line_number and "line" not in named else []
        return [
            *({"id": "short", "date": "day"}.get(name, name) for name in named or ("id", "date")),
            *numbered,
        ]

    def _counted(self, lines: "Iterator[Line]") -> "Iterator[Line]":
        for line in lines:
            self.hits += 1
            yield line

    def _sampled(self, lines: "Iterable[Line]", size: int) -> "list[Line]":
        """Return a sample of lines in their order; those of the lowest hashes, whatever else there is."""
        from defcorpus.report.sampling import sample

        seed = _SEED if self.question.viewing.seed is None else self.question.viewing.seed

        def key(line: "Line") -> str:
            return f"{line.article.key} {line.article.id} {line.start}"

        kept: list[Line] = []
        rest = iter(lines)
        while some := list(islice(rest, max(_AT_ONCE, size))):
            kept = sample([*kept, *some], size, seed, key)[0]
        return kept

    # ---- passages and counts

    def _passages(self, matches: "Iterator[Match]") -> int:
        from defcorpus.search.passages import passages

        viewing = self.question.viewing
        few = self._few(matches, _ON_A_TERMINAL if self.for_eyes and not self.shape.fields else None)
        found = self._quietly(self._lit(passages(few, viewing.context or 0)))
        if self.for_eyes and not self.shape.fields:
            named = ((self.session.short([p.article.id])[p.article.id], p) for p in found)
            return write_passages(
                named, self.screen, numbered=viewing.line_number, apart=viewing.context is not None
            )
        articles = Articles(self.session.places.shown)
        records = (passage_record(passage, articles) for passage in found)
        return write(records, self.layout, self.shape, self.screen)

    def _lit(self, found: "Iterator[Passage]") -> "Iterator[Passage]":
        for passage in found:
            self.hits += len(passage.lit)
            yield passage

    def _counts(self, matches: "Iterator[Match]") -> int:
        articles = Articles(self.session.places.shown)
        records = self._quietly(self._few(self._with_hits(matches, articles)))
        if self.for_eyes and not self.shape.fields:
            records = with_short(records, self.session.short)
        return write(records, self.layout, self.shape, self.screen)

    def _with_hits(self, matches: "Iterator[Match]", articles: Articles) -> Iterator[dict[str, Any]]:
        from defcorpus.search.kwic import places

        for match in matches:
            hits = len(places(match.page.text, match.spans))
            self.hits += hits
            yield count_record(match.summary, hits, articles)


def ask(
    asked: "Query",
    asking: "Asking",
    viewing: Viewing,
    filters: "Filters",
    output: Listing,
    paths: list[str],
    store: Store,
) -> int:
    """Answer a query otherwise than by hits; UsageError at once for a field or an image that cannot be."""
    from defcorpus.cli.searching import counting
    from defcorpus.cli.searching.hints import widened
    from defcorpus.search import as_typed

    bars = viewing.view == "histogram"
    question = Question(asked, asked, asked, asking, viewing, filters, output)
    output.shape(counting.measure(viewing).layout if bars else question.layout())
    counting.check(viewing)
    with opened(paths, store) as session:
        query = widened(session, asked) if asking.across else asked
        question = question._replace(typed=query, query=as_typed(query))
        return counting.answer(session, question) if bars else answer(session, question)


def answer(session: Session, question: Question) -> int:
    """Write every hit; return the exit code."""
    from defcorpus.cli.searching.hints import say_nothing_found

    given = Answer(session, question)
    found = given.found()
    count = given.write(found)
    say_found(given.hits, given.articles, found, count if question.viewing.view == "kwic" else None)
    say_otherwise(session, question, found)
    say_apart(question.query)
    session.say_undated(found.undated_left_out)
    if not found.total:
        say_nothing_found(session, question.asked, question.asking, question.filters)
    elif not given.hits:
        say("the hits are in titles that do not stand on the pages")
    return session.ended(found.total, "")
