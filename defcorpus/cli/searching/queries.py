"""`defcorpus search --query-file`: many queries in one process."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from defcorpus.cli.collapsed import redundant
from defcorpus.cli.options import Listing, Store
from defcorpus.cli.searching.found import Writer
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import QueryError, UsageError
from defcorpus.output import Column, Layout, write
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.cli.searching.asked import Asking
    from defcorpus.cli.searching.viewing import View
    from defcorpus.corpus.records import Filters
    from defcorpus.search import Query, SearchResult

_ON_A_TERMINAL = 5  # hits of each query
COUNTED = Layout(
    ("query", "articles", "hits"),
    (
        Column("query", "query", "wrap"),
        Column("articles", "articles", right=True),
        Column("hits", "hits", right=True),
    ),
)


def ask_file(
    name: str, view: "View", asking: "Asking", filters: "Filters", output: Listing, store: Store
) -> int:
    """Ask every line of a file; return the exit code."""
    if view not in ("hits", "count"):
        raise UsageError("--query-file goes with hits or -c: not with --kwic, --context, -n, --histogram")
    answered = answer_file if view == "hits" else count_file
    return answered(name, asking, filters, output, store)


def answer_file(name: str, asking: "Asking", filters: "Filters", output: Listing, store: Store) -> int:
    """Ask every line of a file and write the hits of all, each with its query.

    A query that cannot be read is said with its line and makes the exit code 2; the others are answered.
    """
    if output.paths_only or output.paths_nul:
        raise UsageError("--query-file writes hits with their queries: not with -l or -0")
    output.shape(asking.wanted.layout(output, "query"))
    queries, wrong = _read(name)
    with opened(asking.words, store) as session:
        asker = _Asker(session, asking, filters, output)
        writer = asker.writer
        if writer.for_eyes:
            count = asker.show(queries)
        else:
            count = write(asker.records(queries), writer.layout, writer.shape, writer.screen)
        without = f"{asker.without:,} of them" if asker.without else "none"
        say(f"{counted(len(queries), 'query', 'queries')}, {without} found nothing")
        code = session.ended(count, "")
    return 2 if wrong else code


def count_file(name: str, asking: "Asking", filters: "Filters", output: Listing, store: Store) -> int:
    """Count the hits of every line of a file, as `-c` does those of one query: a line a query."""
    shape, screen = output.shape(COUNTED), output.screen()
    queries, wrong = _read(name)
    with opened(asking.words, store) as session:
        with session.progress:
            rows = list(_counts(session, queries, asking, filters))
        write(rows, COUNTED, shape, screen)
        none = sum(not row["articles"] for row in rows)
        without = f"{none:,} of them" if none else "none"
        say(f"{counted(len(rows), 'query', 'queries')}, {without} found nothing")
        code = session.ended(len(rows) - none, "")
    return 2 if wrong else code


def _counts(
    session: Session, queries: "list[Query]", asking: "Asking", filters: "Filters"
) -> Iterator[dict[str, Any]]:
    from defcorpus.cli.searching.hints import widened
    from defcorpus.corpus.accounts import Progress
    from defcorpus.search import as_typed, every
    from defcorpus.search.kwic import places

    copies = redundant(session) if asking.unique else None
    for at, asked in enumerate(queries, 1):
        query = as_typed(widened(session, asked) if asking.across else asked)
        found = every(session.corpus, query, filters, raw=asking.raw, exact=asking.exact, copies=copies)
        hits = sum(len(places(match.page.text, match.spans)) for match in found.each)
        session.progress(Progress("counting", at, len(queries), "queries"))
        yield {"query": asked.text, "articles": found.total, "hits": hits}


def _read(name: str) -> tuple[list["Query"], int]:
    """Return the queries of a file, a line each, and how many cannot be read.

    Blank lines and those that begin with # are none.
    """
    from defcorpus.search import parse

    if name == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    else:
        with open(name, encoding="utf-8-sig", errors="replace") as file:  # noqa: PTH123 - an OSError names it
            text = file.read()
    found, wrong = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            found.append(parse(line.strip()))
        except QueryError as error:
            wrong += 1
            say(f"{name}:{number}: {error.message}: {line.strip()}")
    if not found and not wrong:
        raise UsageError(f"{name} has no query", "a line each")
    return found, wrong


class _Asker:
    """Asks queries of one corpus, one after another."""

    def __init__(self, session: Session, asking: "Asking", filters: "Filters", output: Listing) -> None:
        self.writer = Writer(session, output, asking.wanted, "query")
        self.without = 0  # queries that found nothing
        self._session = session
        self._asking = asking
        self._filters = filters
        self._known = self.writer.copies(looked_for=asking.unique or asking.copies)

    def records(self, queries: "list[Query]") -> Iterator[dict[str, Any]]:
        """Yield the hits of all queries, each with its query."""
        for asked, result in zip(queries, self._answers(queries), strict=True):
            yield from self.writer.records(result, self._known, {"query": asked.text})

    def show(self, queries: "list[Query]") -> int:
        """Write the hits of each query below it, for eyes; return how many there are."""
        from defcorpus.output.shapes.lines import Run, line

        screen = self.writer.screen
        count = 0
        for asked, result in zip(queries, self._answers(queries), strict=True):
            parts = (Run(asked.text, "bold"), f"  {result.total:,}")
            screen.stream.write(line(parts, screen.width, screen.color) + "\n")
            count += self.writer.write(result, self._known)
        return count

    def _answers(self, queries: "list[Query]") -> "Iterator[SearchResult]":
        from defcorpus.cli.searching.hints import widened
        from defcorpus.search import search_many

        asking = self._asking
        few = _ON_A_TERMINAL if self.writer.for_eyes else None
        results = search_many(
            self._session.corpus,
            (widened(self._session, asked) if asking.across else asked for asked in queries),
            self._filters,
            limit=asking.limit or few,
            raw=asking.raw,
            exact=asking.exact,
            copies=None if asking.copies else self._known,
            snippets=self.writer.snippets,
            jobs=self._session.corpus.jobs,
        )
        for result in results:
            self.without += not result.hits
            yield result
