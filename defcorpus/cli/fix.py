"""`defcorpus fix`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import In, Store, Words, Writing, option
from defcorpus.cli.session import Session, named_paths, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Column, Layout, Screen, Shape, write
from defcorpus.output.views import FIXES, fix_record

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.facts.corrections import Correction

_COLUMNS = (
    Column("which", "of", "fold", most=26, style="cyan"), Column("field", "what"),
    Column("value", "is", "wrap"),
)  # fmt: skip


@spread
def run(
    *,
    what: Annotated[
        Words,
        typer.Argument(
            metavar="[ID... FIELD=VALUE...]",
            show_default=False,
            help="Articles, and what is right of them.",
        ),
    ] = None,
    person: Annotated[
        Words, option("", "Who a name is; none: nobody. Repeatable.", "--person", metavar="NAME=NAME")
    ] = None,
    list_: Annotated[bool, option("", "Show the corrections that hold here.", "--list")] = False,
    where: In,
    output: Writing,
    store: Store,
) -> int:
    """Correct what was read. The correction is kept in a plain table of your own and holds ever after.

    Fields: event date title source lang kind country+ country- person+ person- accept. `none` says that there
    is none; nothing behind the = takes a correction back. `accept=KIND` settles a doubt as it stands. The
    table is ./defcorpus-corrections.tsv or --corrections FILE; every command reads that of the current folder
    and those beside the PATHs.

    Examples:
      defcorpus fix 001 event=2025-05-07 --in seeds
      defcorpus fix 001 country-=GE person+='Haluk Görgün' --in seeds
      defcorpus fix --person 'Haluk Gorgun=Haluk Görgün'
      defcorpus fix --list

    """
    shape, screen = output.shape(Layout(FIXES)), output.screen()
    ids = [word for word in what or () if "=" not in word or Path(word).is_file()]
    fields = [word for word in what or () if word not in ids]
    if list_:
        if what or person:
            raise UsageError("--list only shows the corrections", "give the others without it")
        return _list(where, store, Layout(FIXES, _COLUMNS), shape, screen)
    if bool(ids) != bool(fields) or not (ids or person):
        raise UsageError(
            "nothing to correct" if not ids else "no FIELD=VALUE to correct",
            "for example: defcorpus fix 001 event=2025-05-07 --in FOLDER",
        )
    wanted = [_person(words) for words in person or ()]
    if ids:
        with opened(where.paths, store) as session:
            wanted += [one for id_ in ids for one in _article(session, id_, fields)]
    return _write(wanted, store)


def _write(wanted: "list[Correction]", store: Store) -> int:
    from defcorpus.corpus.corrections import write_corrections
    from defcorpus.corpus.decided import FILE_NAME

    file = Path(store.corrections or FILE_NAME)
    try:
        write_corrections(file, wanted)
    except OSError as error:
        told = f"{file} cannot be written: {error.strerror}"
        raise UsageError(told, "name another: --corrections FILE") from error
    for one in wanted:
        say(f"{'took back ' if not one.value else ''}{_in_words(one)}, in {file}")
    return 0


def _in_words(one: "Correction") -> str:
    if one.scope == "person":
        return f"{one.which} is {one.value}" if one.value else f"who {one.which} is"
    return f"{one.field}={one.value} of {one.which}" if one.value else f"{one.field} of {one.which}"


def _person(words: str) -> "Correction":
    from defcorpus.corpus.corrections import person_correction
    from defcorpus.facts.corrections import Correction
    from defcorpus.facts.people.match import key_of

    name, equals, value = words.partition("=")
    if not equals:
        raise UsageError(f"--person {words!r} says not who it is", '--person "Haluk Gorgun"="Haluk Görgün"')
    if not value:
        return Correction("person", name, key_of(name), "is", "")
    return person_correction(name, value)


def _article(session: Session, id_: str, fields: list[str]) -> "list[Correction]":
    from defcorpus.corpus.corrections import article_correction
    from defcorpus.facts.corrections import FIELDS, Correction

    article = session.corpus.article(id_)
    found = []
    for words in fields:
        field, _, value = words.partition("=")
        if not value and field in FIELDS:
            found.append(Correction("article", article.id, article.page.key, field, ""))
        else:
            if field == "accept":
                _check_doubt(article, value)
            found.append(article_correction(article.id, article.page.key, field, value))
    return found


def _check_doubt(article: "Article", value: str) -> None:
    """Raise UsageError where the article has no such doubt to settle."""
    kinds = sorted({note.kind for note in (*article.page.notes, *article.notes)} - {"by-you"})
    if value not in kinds:
        raise UsageError(f"{article.id} has no doubt {value!r}", f"its doubts: {', '.join(kinds) or 'none'}")


def _list(where: In, store: Store, layout: Layout, shape: Shape, screen: Screen) -> int:
    from defcorpus.corpus.corrections import read_files
    from defcorpus.corpus.decided import find_files

    files = find_files(named_paths(where.paths, store.files_from), store.corrections)
    found = read_files(map(Path, files))
    for warning in found.warnings:
        say(warning)
    every = [one for own in found.corrections.articles.values() for one in own]
    every += found.corrections.people.values()
    count = write((fix_record(one) for one in every), layout, shape, screen)
    say(f"from {', '.join(found.files)}" if found.files else "no corrections")
    return 0 if count else 1
