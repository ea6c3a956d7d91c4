"""`defcorpus search`."""

from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Listing, Store, Words
from defcorpus.cli.paging import Paging
from defcorpus.cli.searching.asked import Asking
from defcorpus.cli.searching.found import Writer, say_more
from defcorpus.cli.searching.viewing import Viewing
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import PathError, UsageError

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.search import Query

_ON_A_TERMINAL = 20


@spread
def run(
    *, asking: Asking, viewing: Viewing, which: Filtering, output: Listing, paging: Paging, store: Store
) -> int:
    """Find articles that have every word, the best first.

    Words without marks find words with them; typed with marks, exact hits come first. The query is one
    argument: put it between quotes. It understands:

    "a phrase", -without, this OR that, (parentheses), begin*, misspeld~, one NEAR/5 other, and fields:
    title: person: country: source: lang: kind: date:2025-10..2025-12 id:

    Titles and texts are searched, captions and page chrome only with --raw. Of copies that dedup has found
    the one that is kept is shown, `+4 copies` behind it; --copies shows them all. Where nothing is found,
    what was perhaps meant is said with what it would find. docs/QUERIES.md has the whole language.

    --kwic, --context, -n, -c and --histogram show every hit in place of the best articles: as a concordance,
    in its sentence, counted, over time. Words apart are hits by themselves, a phrase is one; what is typed
    with marks counts only as typed. There, and for -l and -0, copies count unless --unique is given.

    Examples:
      defcorpus search 'phan van giang' seeds
      defcorpus search '"công nghiệp quốc phòng" -azerbaijan' seeds
      defcorpus search 'hasanov NEAR/5 giang lang:vi date:2025' seeds
      defcorpus search '"defence industry"' seeds --across --counterpart
      defcorpus search --query-file terms.txt seeds --format jsonl
      defcorpus search --query-file terms.txt seeds -c
      defcorpus search '"quốc phòng"' seeds --kwic --sort left
      defcorpus search giang seeds --histogram month --relative --chart giang.svg

    """
    paging.begin()
    asking.check()
    view = viewing.check(output, counterpart=asking.counterpart)
    filters = which.filters()
    if asking.query_file is not None:
        from defcorpus.cli.searching.queries import ask_file

        return ask_file(asking.query_file, view, asking, filters, output, store)
    text, paths = _query(asking.words, asking.expression, numbered=viewing.line_number)
    from defcorpus.search import parse

    if view == "hits":
        output.shape(asking.wanted.layout(output))
    asked = parse(text)  # before anything is read: a query that cannot be read is told at once
    if view != "hits":
        from defcorpus.cli.searching.reading import ask

        return ask(asked, asking, viewing, filters, output, paths, store)
    with opened(paths, store) as session:
        return _answer(session, asked, asking, filters, output)


def _answer(session: Session, asked: "Query", asking: Asking, filters: "Filters", output: Listing) -> int:
    from defcorpus.search import search

    writer = Writer(session, output, asking.wanted)
    most = _ON_A_TERMINAL if asking.limit is None and writer.for_eyes else asking.limit
    whole = asking.copies or (writer.paths and not asking.unique)  # who takes files on takes them all
    known = None if writer.paths and whole else writer.copies(looked_for=asking.unique or asking.copies)
    query = asked
    if asking.across:
        from defcorpus.cli.searching.hints import widened

        query = widened(session, asked)
    result = search(
        session.corpus,
        query,
        filters,
        limit=most,
        raw=asking.raw,
        exact=asking.exact,
        copies=None if whole else known,
        snippets=writer.snippets,
    )
    count = writer.write(result, known)
    if count and not any(hit.exact for hit in result.hits):
        say("none of them has these marks; shown is what is spelt otherwise")
    say_more(result)
    session.say_undated(result.undated_left_out)
    if not result.hits:
        from defcorpus.cli.searching.hints import say_nothing_found

        say_nothing_found(session, asked, asking, filters)
    return session.ended(count, "")


def _query(words: Words, expression: str | None, *, numbered: bool) -> tuple[str, list[str]]:
    given = list(words or ())
    if expression is not None:
        return expression, given
    if not given:
        raise UsageError("no QUERY", "for example: defcorpus search 'phan van giang' FOLDER")
    for path in given[1:]:
        if path != "-" and not Path(path).exists():
            hint = (
                "Check its spelling. Several words to search for are one argument: put them between quotes."
            )
            if numbered and given[0].isdecimal():
                hint = f"-n numbers lines, as grep's does; --limit {given[0]} shows so many articles."
            raise PathError(f"There is no file or folder {path!r}.", hint)
    return given[0], given[1:]
