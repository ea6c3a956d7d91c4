"""`search --histogram`: what is found by month, outlet, person and so on."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.cli.collapsed import redundant
from defcorpus.cli.searching.question import Question, say_apart, say_articles, say_found, say_otherwise
from defcorpus.cli.session import Session, say
from defcorpus.cli.written import is_stream, replace
from defcorpus.errors import UsageError
from defcorpus.output import write
from defcorpus.output.answers.histogram import Measure, write_histogram

if TYPE_CHECKING:
    from defcorpus.cli.searching.viewing import Viewing
    from defcorpus.corpus.records import Summary
    from defcorpus.report.redundant import Redundant
    from defcorpus.search import Matches
    from defcorpus.search.histogram import Bar, Values

_ON_A_TERMINAL = 20  # bars of what is no time


def measure(viewing: "Viewing") -> Measure:
    """Return what the bars show."""
    return Measure(hits=viewing.hits, relative=viewing.relative)


def check(viewing: "Viewing") -> None:
    """Raise UsageError at once where no image can be made."""
    if viewing.chart is not None:
        from defcorpus.output.shapes.chart import check as check_chart
        from defcorpus.output.shapes.chart import is_own

        target = Path(viewing.chart)
        check_chart(target)
        if target.exists() and not is_stream(target) and not is_own(target.read_bytes()):
            raise UsageError(
                f"{target} was not made by defcorpus search",
                "move it away, or name another file after --chart",
            )


def answer(session: Session, question: Question) -> int:
    """Write the bars; return the exit code."""
    from defcorpus.cli.searching.hints import say_nothing_found
    from defcorpus.search.histogram import TIMES

    viewing, output = question.viewing, question.output
    if viewing.hits and not question.query.phrases:
        raise UsageError(
            "--hits counts words, and this query asks for none", "leave it out to count articles"
        )
    shown = measure(viewing)
    screen, shape = output.screen(), output.shape(shown.layout)
    for_eyes = shape.resolved(screen) == "table" and not shape.fields
    by = viewing.histogram or "month"
    counted = _Counted(session, question)
    found, bars = counted.bars()
    most = question.asking.limit
    if most is None and for_eyes and by not in TIMES:
        most = _ON_A_TERMINAL
    some = bars[:most]
    if for_eyes and some:
        write_histogram(some, shown, by, screen, header=shape.header)
    elif not for_eyes:
        write([shown.record(by, bar) for bar in some], shown.layout, shape, screen)
    if len(bars) > len(some):
        say(f"{len(some)} of {len(bars):,} shown; --limit {len(bars)} shows all")
    if viewing.chart is not None and bars:
        _draw(bars[: most or _ON_A_TERMINAL] if by not in TIMES else some, shown, question)
    if viewing.hits:
        say_found(counted.hits, found.total, found)
        say_apart(question.query)
    elif found.total:
        say_articles(found)
    say_otherwise(session, question, found)
    session.say_undated(found.undated_left_out)
    if not found.total:
        say_nothing_found(session, question.asked, question.asking, question.filters)
    return session.ended(found.total, "")


class _Counted:
    """The bars of one question."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._shown: set[int] = set()
        self.hits = 0

    def bars(self) -> "tuple[Matches, list[Bar]]":
        """Return what is found, and its bars."""
        from defcorpus.search import every
        from defcorpus.search.histogram import histogram

        session, (_, _, query, asking, viewing, filters, _) = self._session, self._question
        known = redundant(session) if asking.unique else None
        found = every(
            session.corpus, query, filters, raw=asking.raw, exact=asking.exact, copies=known,
            texts=viewing.hits,
        )  # fmt: skip
        values = self._people() if viewing.histogram == "person" else None
        by = viewing.histogram or "month"
        with session.progress:
            counts = list(self._counts(found))
            whole = self._corpus(known) if viewing.relative else None
            return found, histogram(counts, by, corpus=whole, values=values)

    def _counts(self, found: "Matches") -> "Iterator[tuple[Summary, int | None]]":
        from defcorpus.corpus.accounts import Progress
        from defcorpus.search.kwic import places

        with_hits = self._question.viewing.hits
        for at, match in enumerate(found.each, 1):
            self._session.progress(Progress("counting", at, found.total, "articles"))
            self._shown.add(match.summary.number)
            hits = len(places(match.page.text, match.spans)) if with_hits else None
            self.hits += hits or 0
            yield match.summary, hits

    def _corpus(self, known: "Redundant | None") -> "list[Summary]":
        """Return the articles that the filters let through, without copies where none were counted."""
        every = self._session.corpus.select(self._question.filters)
        if known is None:
            return every
        out = known.left_out([article.number for article in every]).keys() - self._shown
        return [article for article in every if article.number not in out]

    def _people(self) -> "Values":
        """Return who is named in an article, each under the one name that `people` gives them."""
        from defcorpus.report.naming.people import namings, people

        names: dict[str, list[str]] = {}
        for row in people(namings(self._session.corpus, self._question.filters)):
            for id_ in row.ids:
                names.setdefault(id_, []).append(row.name)
        nobody: list[str] = ["none"]
        return lambda article: names.get(article.id, nobody)


def _draw(bars: "Iterable[Bar]", shown: Measure, question: Question) -> None:
    from defcorpus.output.shapes.chart import Chart, image
    from defcorpus.search.histogram import TIMES

    name = question.viewing.chart or ""
    bars = list(bars)
    by = question.viewing.histogram or "month"
    chart = Chart(
        [bar.value for bar in bars],
        [shown.of(bar) for bar in bars],
        f"{question.asked.text}: {shown.unit} by {by}",
        shown.unit,
        by in TIMES,
    )
    target = Path(name)
    replace(target, image(chart, target.suffix.lower()[1:]))
    say(f"wrote {name}")
