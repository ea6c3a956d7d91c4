"""`defcorpus fix`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import In, Store, Words, Writing, option
from defcorpus.cli.session import Session, named_paths, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Column, Layout, Screen, Shape, write
from defcorpus.output.shapes.views import FIXES, fix_record

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.facts.corrections import Correction

_COLUMNS = (
    Column("scope", "scope"), Column("which", "of", "fold", most=26, style="cyan"), Column("field", "what"),
    Column("value", "is", "wrap"),
)  # fmt: skip


class Said(Bundle):
    """What is said, and of whom."""

    person: Annotated[
        Words, option("", "Who a name is; none: nobody. Repeatable.", "--person", metavar="NAME=NAME")
    ] = None
    story: Annotated[
        int | None,
        option("", "Of a digest, which of its stories tells the event.", "--story", metavar="N", min=1),
    ] = None
    list_: Annotated[bool, option("", "Show the corrections that hold here.", "--list")] = False


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
    said: Said,
    where: In,
    output: Writing,
    store: Store,
) -> int:
    """Correct what was read. The correction is kept in a plain table of your own and holds ever after.

    Of an article: event (the day its story happened on) date title source lang kind country+ country- person+
    person-. Of the event that it tells, as `events` shows it: day until act place host guest, several people
    parted by ;, post=NAME=POST in either language, country=NAME=CODE. Whichever of its articles is named,
    that stays with the event when others join it. Which articles tell one event: `review --join`, `--split`.
    tells=none: the article (or with --story a story of it) tells no event.

    `none` says that there is none; nothing behind the = takes a correction back. `accept=KIND` settles a
    doubt as it stands. The table is ./defcorpus-corrections.tsv or --corrections FILE; every command reads
    that of the current folder and those beside the PATHs.

    Examples:
      defcorpus fix 001 event=2025-05-07 --in seeds
      defcorpus fix 001 country-=GE person+='Haluk Görgün' --in seeds
      defcorpus fix 001 place=Hanoi guest='Zakir Hasanov' --in seeds
      defcorpus fix 001 post='Hasanov=Minister of Defence' --in seeds
      defcorpus fix 001 place= --in seeds
      defcorpus fix 001 tells=none --in seeds
      defcorpus fix --person 'Haluk Gorgun=Haluk Görgün'
      defcorpus fix --list

    """
    shape, screen = output.shape(Layout(FIXES)), output.screen()
    if said.list_:
        if what or said.person:
            raise UsageError("--list only shows the corrections", "give the others without it")
        return _list(where, store, Layout(FIXES, _COLUMNS), shape, screen)
    return _write(_wanted(what or [], said, where, store), store)


def _wanted(what: list[str], said: Said, where: In, store: Store) -> "list[Correction]":
    ids = [word for word in what if "=" not in word or Path(word).is_file()]
    fields = [word for word in what if word not in ids]
    if bool(ids) != bool(fields) or not (ids or said.person):
        raise UsageError(
            "nothing to correct" if not ids else "no FIELD=VALUE to correct",
            "for example: defcorpus fix 001 event=2025-05-07 --in FOLDER",
        )
    wanted = [_person(words) for words in said.person or ()]
    if ids:
        with opened(where.paths, store) as session:
            wanted += [one for id_ in ids for one in _one(session, id_, fields, said.story)]
            _say_unheard(session, wanted)
    return wanted


def _say_unheard(session: Session, wanted: "list[Correction]") -> None:
    """Say which places and people no table and no article knows: what is said holds all the same."""
    if not any(one.field in ("place", "host", "guest") for one in wanted):
        return
    from defcorpus.report.unheard import unheard

    for one in dict.fromkeys(unheard(session.corpus, wanted)):
        meant = f"; did you mean {' or '.join(one.near)}?" if one.near else ""
        say(f"no table and no article here knows {one.field} {one.value!r}, kept as you say{meant}")


def _one(session: Session, id_: str, fields: list[str], story: int | None) -> "list[Correction]":
    """Return what is said of an article and of the event that it tells."""
    from defcorpus.facts.corrections import EVENT_FIELDS
    from defcorpus.report.fixing import event_corrections, taken_back

    of_event = [
        words
        for words in fields
        if words.startswith("accept=event-")
        or ((field := words.partition("=")[0]) in EVENT_FIELDS and field != "accept")
    ]
    found = _article(session, id_, [words for words in fields if words not in of_event])
    with session.progress:
        if of_event:
            found += event_corrections(session.corpus, id_, of_event, story, progress=session.progress)
        if "accept=" in fields:
            found += taken_back(session.corpus, id_, "accept", story, progress=session.progress)
    return found


def _write(wanted: "list[Correction]", store: Store) -> int:
    from defcorpus.corpus.decisions.corrections import write_corrections
    from defcorpus.corpus.decisions.decided import FILE_NAME

    file = Path(store.corrections or FILE_NAME)
    try:
        write_corrections(file, wanted)
    except OSError as error:
        told = f"{file} cannot be written: {error.strerror}"
        raise UsageError(told, "name another: --corrections FILE") from error
    for one in dict.fromkeys(wanted):
        say(f"{'took back ' if one.takes_back else ''}{_in_words(one)}, in {file}")
    return 0


def _in_words(one: "Correction") -> str:
    if one.scope == "person":
        return f"{one.which} is {one.value}" if one.value else f"who {one.which} is"
    of = f"the event of {one.which}" if one.scope == "event" else one.which
    what = f"{one.field}={one.value}".rstrip("=") if one.takes_back else f"{one.field}={one.value}"
    return f"{what} of {of}"


def _person(words: str) -> "Correction":
    from defcorpus.corpus.decisions.corrections import person_correction
    from defcorpus.facts.corrections import Correction
    from defcorpus.facts.people.match import key_of

    name, equals, value = words.partition("=")
    if not equals:
        raise UsageError(f"--person {words!r} says not who it is", '--person "Haluk Gorgun"="Haluk Görgün"')
    if not value:
        return Correction("person", name, key_of(name), "is", "")
    return person_correction(name, value)


def _article(session: Session, id_: str, fields: list[str]) -> "list[Correction]":
    from defcorpus.corpus.decisions.corrections import article_correction
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
    from defcorpus.corpus.decisions.corrections import read_files
    from defcorpus.corpus.decisions.decided import find_files

    files = find_files(named_paths(where.paths, store.files_from), store.corrections)
    found = read_files(map(Path, files))
    for warning in found.warnings:
        say(warning)
    count = write((fix_record(one) for one in found.corrections.all), layout, shape, screen)
    say(f"from {', '.join(found.files)}" if found.files else "no corrections")
    return 0 if count else 1
