"""`defcorpus terms`."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.counted import check_paths, spoken
from defcorpus.cli.options import Store, Words, Writing, option
from defcorpus.cli.session import opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Shape, write
from defcorpus.output.terms import TERMS, term_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.report.wording.terms import TermRow

_LEAST_OF_ALL = 3  # sentences that show a rendering, for a glossary of everything


class Glossary(Writing):
    """The format of the answer; a glossary may be TBX too."""

    format: Annotated[
        Literal["table", "jsonl", "json", "csv", "tsv", "markdown", "tbx"] | None,
        option(
            "Output", "table, jsonl, json, csv, tsv, markdown or tbx. A terminal gets a table, a pipe tsv.",
            metavar="FORMAT",
        ),
    ] = None  # type: ignore[assignment]  # one more than the others have  # fmt: skip

    def shape(self, layout: Layout | None = None) -> Shape:
        """Return them as the writers take them; UsageError at once for what does not go together."""
        if self.format != "tbx":
            return super().shape(layout)
        if self.fields is not None or self.no_header or self.excel:
            raise UsageError("--format tbx is whole: it goes with no --fields, no --no-header, no --excel")
        return Shape()


class Wanted(Bundle):
    """Which terms."""

    words: Annotated[
        Words,
        typer.Argument(
            metavar="TERM [PATH]...",
            show_default=False,
            help="A term, as one argument; then files or folders. None: the current folder.",
        ),
    ] = None
    expression: Annotated[
        Words,
        option("", "A term; may be repeated. Every argument is a PATH then.", "-e", metavar="TERM"),
    ] = None
    every: Annotated[
        bool, option("", "Every term that the tables or the pairs know: the corpus's glossary.", "--all")
    ] = False
    lang: Annotated[
        Literal["vi", "en"] | None,
        option("", "The language of the terms. [told by where they are met]", metavar="LANG"),
    ] = None
    min_: Annotated[
        int | None,
        option("", "Only what at least N sentences show. [1; with --all 3]", "--min", metavar="N", min=1),
    ] = None
    limit: Annotated[
        int | None,
        option("", "Of each term, at most N renderings.", "--limit", "-n", metavar="N", min=1),
    ] = None


@spread
def run(*, wanted: Wanted, output: Glossary, store: Store) -> int:
    """Show how the press says a term in the other language, by the corpus's own pairs.

    Sentences of counterparts are set side by side and copies counted once. A rendering is known (`table`: of
    the reviewed tables; `learnt`: of the lexicon that the pairs taught) or `found`: it stands beside the term
    far more often than by chance, and seldom elsewhere. Said are in how many of the term's sentences, by
    which outlets, first and last when, with an example. TBX is ISO 30042:2019, dialect TBX-Basic.

    Examples:
      defcorpus terms 'công nghiệp quốc phòng' seeds
      defcorpus terms -e 'defence minister' -e 'đối ngoại quốc phòng' ~/news --format jsonl
      defcorpus terms --all ~/news --min 5 --limit 2 --format tbx > glossary.tbx

    """
    asked, paths = _asked(wanted.words, wanted.expression, every=wanted.every)
    shape, screen = output.shape(TERMS), output.screen()
    from defcorpus.report.wording.terms import terms

    with opened(paths, store) as session:
        least = wanted.min_ or (_LEAST_OF_ALL if wanted.every else 1)
        with session.progress:
            found = terms(session.corpus, asked, lang=wanted.lang, least=least, progress=session.progress)
        rows = _at_most(found, wanted.limit)
        if output.format == "tbx":
            from defcorpus.output.tbx import tbx

            sys.stdout.write(tbx(rows, session.named))
            count = len(rows)
        elif shape.resolved(screen) == "table" and not shape.fields and not wanted.every:
            from defcorpus.output.terms import write_terms

            count = write_terms(rows, session.short(_ids(rows)), screen)
        else:
            count = write(map(term_record, rows), TERMS, shape, screen)
        _say_missing(asked, rows)
        return session.ended(count, "no term of these pairs is known" if asked is None else "")


def _asked(words: Words, expression: Words, *, every: bool) -> tuple[list[str] | None, list[str]]:
    """Return the terms, none for all, and the PATHs."""
    given = list(words or ())
    if every:
        if expression:
            raise UsageError("--all and -e both say which terms: not both")
        return None, given
    if expression:
        return list(expression), given
    if not given:
        raise UsageError("no TERM", "for example: defcorpus terms 'công nghiệp quốc phòng' FOLDER")
    check_paths(given[1:])
    return given[:1], given[1:]


def _at_most(rows: "list[TermRow]", limit: int | None) -> "list[TermRow]":
    shown: dict[str, int] = {}
    kept = []
    for row in rows:
        shown[row.term] = shown.get(row.term, 0) + 1
        if limit is None or shown[row.term] <= limit:
            kept.append(row)
    return kept


def _ids(rows: "list[TermRow]") -> list[str]:
    return [id_ for row in rows for id_ in (row.example.vi_id, row.example.en_id)]


def _say_missing(asked: list[str] | None, rows: "list[TermRow]") -> None:
    """Say which terms have no rendering here, and how much was looked at."""
    from defcorpus.text.fold import fold

    found = {fold(row.term) for row in rows}
    for term in asked or ():
        if fold(" ".join(term.split())) not in found:
            say(f"{term}: no rendering in the sentences of counterparts")
    for lang in ("vi", "en"):
        terms = {row.term for row in rows if row.lang == lang}
        if len(terms) > 1:
            say(f"{counted(len(terms), f'{spoken([lang])} term')}")
