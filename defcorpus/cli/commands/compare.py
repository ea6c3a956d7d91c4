"""`defcorpus compare`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from defcorpus.cli.bundle import spread
from defcorpus.cli.counterpart import found_for
from defcorpus.cli.options import In, Store, Words, Writing, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, opened
from defcorpus.errors import UnknownIdError, UsageError
from defcorpus.output import Screen, Shape, write
from defcorpus.output.answers.comparison import COMPARED, COMPARED_TEXT, comparison_record

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.output.shapes.entry import Line
    from defcorpus.report.matching.matches import Counterpart


@spread
def run(
    *,
    ids: Annotated[
        Words,
        typer.Argument(
            metavar="ID [ID]",
            show_default=False,
            help="Ids or their beginnings, or files. One: and its counterpart.",
        ),
    ] = None,
    text: Annotated[
        bool, option("", "Also every sentence beside the one that says the same.", "--text")
    ] = False,
    where: In,
    output: Writing,
    paging: Paging,
    store: Store,
) -> int:
    """Show two articles beside each other: the facts that both give, then what differs.

    Facts are compared whatever the language and the spelling. What only one article gives, or gives
    otherwise, is quoted with its sentence and the one in its place; then come sentences that only one has.
    Of a digest the story is compared that the other tells. Of a hundred findings about 97 are true.
    With one ID the counterpart is found as `pairs` finds it. A file may be from outside the corpus.
    --format markdown writes a page. Exit code 1: there is no counterpart.

    Examples:
      defcorpus compare 000 --in seeds
      defcorpus compare 001 003 --in seeds
      defcorpus compare 000 --in seeds --format markdown > compared.md
      defcorpus compare ~/Downloads/page.html --in ~/news
      defcorpus compare 000 --in seeds --format jsonl | jq '.differences[] | [.kind, .one_gives]'

    """
    paging.begin()
    if not ids or len(ids) > 2:
        raise UsageError("compare takes one ID or two", "for example: defcorpus compare 000 --in FOLDER")
    shape, screen = output.shape(COMPARED_TEXT if text else COMPARED), output.screen()
    with opened(where.paths or _own(ids), store) as session:
        one, *rest = (_article(session, id_, store) for id_ in ids)
        found = None
        if not rest:
            found = found_for(session, one)
            if found.id is None:
                return session.ended(0, "")
            rest = [session.corpus.article(found.id)]
        if one.page.key == rest[0].page.key:
            raise UsageError(f"{ids[0]} and {ids[-1]} are one page", "compare takes two")
        _write(session, (one, rest[0]), found, shape, screen, text=text)
        return session.ended(1)


def _own(ids: list[str]) -> list[str] | None:
    """Return the corpus where ids are files and none is named: these files; of one file its folder."""
    if not all(Path(id_).is_file() for id_ in ids):
        return None
    return [str(Path(ids[0]).parent)] if len(ids) == 1 else ids


def _article(session: Session, id_: str, store: Store) -> "Article":
    """Return the article meant: one of the corpus, or of a file that is not in it."""
    try:
        return session.corpus.article(id_)
    except UnknownIdError:
        if not Path(id_).is_file():
            raise
    from defcorpus.corpus import Corpus

    with Corpus.open([id_], options=store.reading(), corrections=store.corrections, temporary=True) as corpus:
        found = list(corpus.articles())
    if len(found) != 1:
        raise UsageError(
            f"{id_} holds {len(found)} articles", f"name one of them: defcorpus compare ID --in {id_}"
        )
    return found[0]


def _write(
    session: Session,
    articles: "tuple[Article, Article]",
    counterpart: "Counterpart | None",
    shape: Shape,
    screen: Screen,
    *,
    text: bool,
) -> None:
    from defcorpus.report.comparing import compare
    from defcorpus.report.matching.lexicons import kept_lexicon

    one, other = articles
    paths = tuple(session.places.shown(article.page.location.path) for article in articles)
    score, status = (counterpart.score, counterpart.status) if counterpart else (None, None)
    lexicon = kept_lexicon(session.corpus)
    record = comparison_record(compare(one, other, lexicon), (paths[0], paths[1]), score, status)
    form = shape.resolved(screen)
    if shape.fields or form not in ("table", "markdown"):
        write([record], COMPARED_TEXT if text else COMPARED, shape, screen)
        return
    lines = _lines(session, articles)
    told = _told(record, (lines[0].id, lines[1].id))
    if form == "table":
        from defcorpus.output.answers.comparing import write_comparison

        write_comparison(record, lines, screen, told=told, text=text)
    else:
        from defcorpus.output.answers.comparing import comparison_markdown

        screen.stream.writelines(
            f"{row}\n" for row in comparison_markdown(record, lines, told=told, text=text)
        )


def _lines(session: Session, articles: "tuple[Article, Article]") -> "tuple[Line, Line]":
    from defcorpus.output.shapes.entry import Line

    known = session.corpus.numbers(article.id for article in articles)
    short = session.short(known)
    one, other = (
        Line(
            short.get(article.id, article.id),
            f"{article.date.value}{'~' if article.date.inferred else ''}" if article.date else "",
            article.source.name if article.source else "",
            article.title.text,
        )
        for article in articles
    )
    return one, other


def _told(record: dict[str, Any], ids: tuple[str, str]) -> str:
    """Return in words what the two are to each other and how much of either the other has."""
    said = []
    if record["score"] is not None:
        from defcorpus.report.scores import shown_score

        what = "counterparts" if record["status"] == "paired" else "perhaps counterparts, to review"
        said.append(f"{what}, {shown_score(record['score'])}")
    one, other = (int(100 * record[side] + 1e-9) for side in ("one_shared", "other_shared"))
    if one == other and one in (0, 100):
        shared = "all sentences correspond" if one else "no sentences correspond"
    else:
        shared = f"of {ids[0]} {one}% of the sentences are in {ids[1]}, the other way round {other}%"
    if record["story"]:
        shared = f"{record['story']} is compared; {shared}"
    return "; ".join([*said, shared])
