"""`defcorpus keywords`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.counted import Units, first, say_more, spoken
from defcorpus.cli.options import Filtering, Ngram, Store, Trailing, Word, Words, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import write
from defcorpus.output.answers.wording import KEYWORDS, keyword_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters, Summary
    from defcorpus.report.wording.keywords import Keyword, Keywords, Selection

_Sort = Literal["log-likelihood", "log-ratio", "frequency"]


class Wanted(Bundle):
    """What is compared."""

    of: Annotated[
        Word, option("", "Of what is let through, only articles that fit this query.", metavar="QUERY")
    ] = None
    vs: Annotated[
        Word, option("", "Against the articles that fit this query: 'source:vov.vn'.", metavar="QUERY")
    ] = None
    reference: Annotated[
        Words,
        option("", "Against the articles of another file or folder; may be repeated.", metavar="PATH"),
    ] = None
    ngram: Ngram = 1
    positive: Annotated[bool, option("", "Only what the selection has more of.", "--positive")] = False
    negative: Annotated[bool, option("", "Only what it has less of.", "--negative")] = False
    least: Annotated[
        float, option("", "Only with a log-likelihood from G2 on. [15.13: p < 0.0001]", metavar="G2", min=0)
    ] = 15.13
    min_: Annotated[
        int, option("", "Only what stands at least N times. [3]", "--min", metavar="N", min=1)
    ] = 3
    min_articles: Annotated[
        int, option("", "Only what at least N articles have. [2]", "--min-articles", metavar="N", min=1)
    ] = 2
    sort: Annotated[
        _Sort, option("", "log-likelihood, log-ratio or frequency. [log-likelihood]", metavar="KEY")
    ] = "log-likelihood"
    limit: Annotated[
        int | None,
        at_most("words either way. [20 on a terminal, else all]"),
    ] = None


@spread
def run(
    *,
    wanted: Wanted,
    where: Trailing,
    which: Filtering,
    output: Writing,
    paging: Paging,
    store: Store,
    units: Units,
) -> int:
    """Compare two selections of articles: which words the one has more of, and less of, than the other.

    The selection is what the filters and --of let through. It is held against what --vs finds in the same
    corpus, against the articles of --reference, or else against all the rest; no article is in both, and
    languages are compared each by itself. `+` marks what the selection has more of, `-` less. G2 is the
    log-likelihood (Rayson and Garside 2000); log ratio says how much more: 1 is twice as often, 2 four times
    (Hardie 2014); %DIFF is in the field `difference`. DP says how evenly spread a word is over the articles
    of the side that has more of it (Gries 2008).

    Examples:
      defcorpus keywords seeds --lang vi --country TR
      defcorpus keywords ~/news --lang vi --source qdnd.vn --vs 'source:vietnamplus.vn' --unit word
      defcorpus keywords ~/news --since 2025 --vs 'date:2020..2024' --ngram 2 --positive
      defcorpus keywords ~/news --lang vi --reference ~/baomoi.jsonl --format csv

    """
    paging.begin()
    if wanted.vs is not None and wanted.reference:
        raise UsageError("--vs and --reference both say what to compare with: not both")
    filters, shape, screen = which.filters(), output.shape(KEYWORDS), output.screen()
    counting = units.counting(length=wanted.ngram, least=wanted.min_, least_articles=wanted.min_articles)
    from defcorpus.report.wording.keywords import keywords
    from defcorpus.search import parse

    for query in (wanted.of, wanted.vs):
        if query is not None:
            parse(query)  # before anything is read: a query that cannot be read is told at once
    with opened(where.paths, store) as session, _other(session, wanted.reference, store) as against:
        mine, theirs = _sides(session, against, filters, (wanted.of, wanted.vs), units)
        least, sort = wanted.least, wanted.sort
        with session.progress:
            found = keywords(mine, theirs, counting, least=least, sort=sort, progress=session.progress)
        _say_sides(found, len(mine[1]), len(theirs[1]), units.unit)
        rows = _wanted(found, wanted)
        most = first(wanted.limit, for_eyes=shape.resolved(screen) == "table")
        written = [keyword_record(row) for side in rows for row in side[:most]]
        write(written, KEYWORDS, shape, screen)
        say_more(len(written), sum(map(len, rows)), "keyword")
        session.say_left_out(filters)
        return session.ended(len(written), _none(wanted, filters, mine[1], theirs[1]))


def _none(wanted: Wanted, filters: "Filters", mine: "Sequence[Summary]", theirs: "Sequence[Summary]") -> str:
    """Return what to say where there is no keyword."""
    if mine and not theirs and filters.langs:
        return "--lang holds for both sides: words are compared within one language"
    if mine and not theirs and not wanted.reference and wanted.vs is None:
        return (
            "name a part with a filter or --of, which the rest is compared with, or a corpus with --reference"
        )
    if not mine or not theirs:
        return ""
    return (
        f"no word of {wanted.min_} times in {counted(wanted.min_articles, 'article')} or more differs with a "
        f"log-likelihood of {wanted.least:g} or more; --least 3.84 asks for less (p < 0.05), as do --min and "
        "--min-articles"
    )


def _wanted(found: "Keywords", wanted: Wanted) -> "list[list[Keyword]]":
    """Return the keywords of each side that is wanted."""
    both = wanted.positive == wanted.negative
    sides = [("+", wanted.positive or both), ("-", wanted.negative or both)]
    return [[row for row in found.rows if row.key == key] for key, shown in sides if shown]


@contextmanager
def _other(session: Session, reference: Words, store: Store) -> "Iterator[Session]":
    """Open the corpus to compare with: the same one, where no other is named."""
    if not reference:
        yield session
        return
    files_from, store.files_from = store.files_from, None
    with opened(reference, store) as other:
        store.files_from = files_from
        yield other


def _sides(
    session: Session,
    against: Session,
    filters: "Filters",
    queries: tuple[str | None, str | None],
    units: Units,
) -> "tuple[Selection, Selection]":
    """Return both selections, none of whose articles is in the other."""
    from defcorpus.corpus.records import Filters
    from defcorpus.report.wording.keywords import fitting

    of, vs = queries
    mine = fitting(session.corpus, filters, of, without=units.left_out(session, filters))
    langs = Filters(langs=filters.langs)
    out = dict(units.left_out(against, langs)) if against is not session or units.unique else {}
    theirs = fitting(against.corpus, langs, vs, without=out)
    if against is session:
        own = {article.number for article in mine}
        both = sum(article.number in own for article in theirs)
        if vs is not None and both:
            say(f"{counted(both, 'article')} of --vs left out: of the selection already")
        theirs = [article for article in theirs if article.number not in own]
    else:
        own_keys = {article.key for article in mine}
        theirs = [article for article in theirs if article.key not in own_keys]
    return (session.corpus, mine), (against.corpus, theirs)


def _say_sides(found: "Keywords", mine: int, theirs: int, unit: str) -> None:
    """Say what was held against what."""
    if not mine or not theirs:
        side = "selection" if not mine else "reference"
        say(f"there is no article in the {side}")
        return
    shared = [lang for lang in found.sizes if lang in found.other_sizes]
    for lang in shared:
        name = unit if lang == "vi" else "word"
        say(
            f"{spoken([lang])}: {counted(found.sizes[lang], name)} in "
            f"{counted(found.articles[lang], 'article')} against "
            f"{counted(found.other_sizes[lang], name)} in {counted(found.other_articles[lang], 'article')}"
        )
    if not shared:
        say(f"nothing to compare: one is {spoken(found.sizes)}, the other {spoken(found.other_sizes)}")
