"""`defcorpus terms`."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.counted import check_paths, spoken
from defcorpus.cli.options import Filtering, Store, Word, Words, Writing, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, Shape, write
from defcorpus.output.answers.terms import SENTENCES, TERMS, sentence_record, term_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from defcorpus.corpus.records import Filters
    from defcorpus.report.wording.known import Basis
    from defcorpus.report.wording.rows import SentenceRow, TermRow

_LEAST_OF_ALL = 3  # sentences that show a rendering, for a glossary of everything
_BASES: "tuple[Basis, ...]" = ("table", "learnt", "found")


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


class Writers(Filtering):
    """Whose renderings count."""

    lang: Annotated[
        Literal["vi", "en"] | None,
        option("", "The language of the terms. [told by where they are met]", metavar="LANG"),
    ] = None  # type: ignore[assignment]  # of the terms, not of the articles  # fmt: skip

    def filters(self) -> "Filters":
        """Return them as the corpus takes them; UsageError at once for what cannot be meant."""
        return Filtering(**{**vars(self), "lang": None}).filters()


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
    sentences: Annotated[
        bool,
        option("", "Every two sentences side by side, with the rendering or without any.", "--sentences"),
    ] = False
    basis: Annotated[
        Word, option("", "Only what is known so: table, learnt, found; several by commas.", metavar="A,B")
    ] = None
    min_: Annotated[
        int | None,
        option("", "Only what at least N sentences show. [1; with --all 3]", "--min", metavar="N", min=1),
    ] = None
    limit: Annotated[
        int | None,
        option(
            "", "Of each term N renderings, of each rendering N sentences.", "--limit", "-n", metavar="N",
            min=1,
        ),
    ] = None  # fmt: skip

    def check(self, output: Glossary) -> None:
        """UsageError for what does not go together."""
        if self.sentences and self.every:
            raise UsageError("--sentences are of the terms that are named: not with --all")
        if self.sentences and self.min_ is not None:
            raise UsageError("--min counts the sentences of a rendering: not with --sentences")
        if self.sentences and output.format == "tbx":
            raise UsageError("TBX holds terms, no sentences", "--format jsonl, csv, tsv or markdown does")

    @property
    def bases(self) -> "tuple[Basis, ...]":
        """By what renderings may be known. UsageError for what is none."""
        if self.basis is None:
            return _BASES
        named = self.basis.replace(",", " ").split()
        wrong = [name for name in named if name not in _BASES]
        if wrong or not named:
            told = f"no basis {wrong[0]!r}" if wrong else "--basis names none"
            raise UsageError(told, "one or several of table, learnt, found, with commas between")
        return tuple(name for name in _BASES if name in named)


@spread
def run(*, wanted: Wanted, which: Writers, output: Glossary, paging: Paging, store: Store) -> int:
    """Show how the press says a term in the other language, by the corpus's own pairs.

    Sentences of counterparts are set side by side and copies counted once. A rendering is known (`table`: of
    the reviewed tables; `learnt`: of the lexicon that the pairs taught) or `found`: it stands beside the term
    far more often than by chance, seldom elsewhere, and where nothing known does. They come in this order;
    among them the more frequent first, then the higher logDice. Each is shown as it is most often written,
    in how many of the term's sentences, by which outlets, first and last when, with an example.

    Filters say whose renderings count: they are about the articles of the other language. --sentences lists
    every sentence that has the term beside its counterpart, in the order of the renderings; those that show
    none come last. TBX is ISO 30042:2019, dialect TBX-Basic.

    Examples:
      defcorpus terms 'công nghiệp quốc phòng' seeds
      defcorpus terms 'Thượng tướng' ~/news --source vietnamnews.vn --since 2024
      defcorpus terms 'Thượng tướng' ~/news --sentences --limit 5
      defcorpus terms -e 'defence minister' -e 'đối ngoại quốc phòng' ~/news --format jsonl
      defcorpus terms --all ~/news --min 5 --basis table,learnt --format tbx > glossary.tbx

    """
    paging.begin()
    asked, paths = _asked(wanted.words, wanted.expression, every=wanted.every)
    wanted.check(output)
    bases, filters = wanted.bases, which.filters()
    shape, screen = output.shape(SENTENCES if wanted.sentences else TERMS), output.screen()
    from defcorpus.report.wording import terms

    with opened(paths, store) as session:
        if wanted.sentences:
            with session.progress:
                found = terms.sentences(
                    session.corpus, asked or [], filters, lang=which.lang, bases=bases,
                    progress=session.progress,
                )  # fmt: skip
            count = _write_sentences(_few(found, wanted.limit), session, shape, screen)
            _say_missing(session, asked, found, filters)
            return session.ended(count, "")
        least = wanted.min_ or (_LEAST_OF_ALL if wanted.every else 1)
        with session.progress:
            rows = terms.terms(
                session.corpus, asked, filters, lang=which.lang, least=least, bases=bases,
                progress=session.progress,
            )  # fmt: skip
        rows = _at_most(rows, wanted.limit)
        count = _write(rows, session, output, shape, screen, every=wanted.every)
        _say_missing(session, asked, rows, filters)
        return session.ended(count, "no term of these pairs is known" if asked is None else "")


def _write(
    rows: "list[TermRow]", session: Session, output: Glossary, shape: Shape, screen: Screen, *, every: bool
) -> int:
    """Write renderings; return how many."""
    if output.format == "tbx":
        from defcorpus.output.shapes.tbx import tbx

        sys.stdout.write(tbx(rows, session.named))
        return len(rows)
    if shape.resolved(screen) == "table" and not shape.fields and not every:
        from defcorpus.output.answers.terms import write_terms

        return write_terms(rows, session.short(_ids(row.example for row in rows)), screen)
    return write(map(term_record, rows), TERMS, shape, screen)


def _write_sentences(rows: "list[SentenceRow]", session: Session, shape: Shape, screen: Screen) -> int:
    """Write sentences side by side; return how many."""
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.terms import write_sentences

        return write_sentences(rows, session.short(_ids(rows)), screen)
    return write(map(sentence_record, rows), SENTENCES, shape, screen)


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
    shown: dict[tuple[str, str], int] = {}
    kept = []
    for row in rows:
        term = row.term, row.lang
        shown[term] = shown.get(term, 0) + 1
        if limit is None or shown[term] <= limit:
            kept.append(row)
    return kept


def _few(rows: "list[SentenceRow]", limit: int | None) -> "list[SentenceRow]":
    shown: dict[tuple[str, str], int] = {}
    kept = []
    for row in rows:
        of = row.term, row.renderings[0].casefold() if row.renderings else ""
        shown[of] = shown.get(of, 0) + 1
        if limit is None or shown[of] <= limit:
            kept.append(row)
    return kept


def _ids(rows: "Iterable[object]") -> list[str]:
    return [id_ for row in rows for id_ in (getattr(row, "vi_id", ""), getattr(row, "en_id", ""))]


def _say_missing(
    session: Session,
    asked: list[str] | None,
    rows: "list[TermRow] | list[SentenceRow]",
    filters: "Filters",
) -> None:
    """Say which terms have no rendering here, what was perhaps meant, and how much was looked at."""
    from defcorpus.cli.searching.hints import say_term_meant
    from defcorpus.text.fold import fold

    found = {fold(row.term) for row in rows}
    for term in asked or ():
        if fold(" ".join(term.split())) not in found:
            limited = " that the filters let through" if filters else ""
            say(f"{term}: no rendering in the sentences of counterparts{limited}")
            say_term_meant(session, term)
    for lang in ("vi", "en"):
        terms = {row.term for row in rows if row.lang == lang}
        if len(terms) > 1:
            say(f"{counted(len(terms), f'{spoken([lang])} term')}")
    session.say_left_out(filters)
