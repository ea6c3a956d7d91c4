"""What `words`, `keywords` and `collocates` share: what is counted, and what is said of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, TypeVar

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Word, Words, option
from defcorpus.cli.session import Session, say
from defcorpus.errors import PathError, UsageError
from defcorpus.output import Layout, Screen, Shape, write
from defcorpus.output.shapes.lines import painted
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.report.wording.lists import Counting

ON_A_TERMINAL = 20
"""Lines that a terminal gets where no limit is given."""


class Units(Bundle):
    """What one counts."""

    unit: Annotated[
        Literal["syllable", "word"],
        option("", "Of Vietnamese: syllable, or word (quốc_phòng), which is told by rule. [syllable]",
               metavar="UNIT"),
    ] = "syllable"  # fmt: skip
    fold: Annotated[bool, option("", "Without marks: bán, bạn and ban are one.", "--fold")] = False
    no_function_words: Annotated[
        bool, option("", "Leave out words such as của, và, the, of.", "--no-function-words")
    ] = False
    match: Annotated[
        Word, option("", "Only those that begin so (quốc*) or fit a regular expression.", metavar="PATTERN")
    ] = None
    unique: Annotated[
        bool, option("", "Leave out copies of others, as `list --unique` does.", "--unique")
    ] = False

    def counting(self, *, length: int = 1, least: int = 1, least_articles: int = 1) -> "Counting":
        """Return them as the library takes them; UsageError at once for what cannot be meant."""
        from defcorpus.report.wording.lists import Counting, check

        wanted = Counting(
            unit=self.unit,
            length=length,
            fold=self.fold,
            function_words=not self.no_function_words,
            match=self.match,
            least=least,
            least_articles=least_articles,
        )
        check(wanted)
        return wanted

    def left_out(self, session: Session, filters: "Filters") -> Mapping[int, int]:
        """Return the copies to leave out, by number; say how many."""
        if not self.unique:
            return {}
        from defcorpus.report.copying.unique import left_out

        with session.progress:
            out = left_out(session.corpus, filters, progress=session.progress)
        if out:
            say(f"{counted(len(out), 'copy', 'copies')} left out")
        return out


def term_and_paths(words: Words, expression: str | None, command: str, example: str) -> tuple[str, list[str]]:
    """Return a TERM and the PATHs; UsageError for no term, PathError for a PATH that is none."""
    given = list(words or ())
    if expression is not None:
        return expression, given
    if not given:
        raise UsageError("no TERM", f"for example: defcorpus {command} {example} FOLDER")
    check_paths(given[1:])
    return given[0], given[1:]


def check_paths(paths: Iterable[str]) -> None:
    """Raise PathError for a PATH that is none: several words are one argument."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise PathError(
                f"There is no file or folder {path!r}.",
                "Check its spelling. Several words are one argument: put them between quotes.",
            )


def say_sizes(sizes: Mapping[str, int], articles: Mapping[str, int], unit: str) -> None:
    """Say how much text was counted: `vi: 2,345 syllables in 3 articles; en: ...`."""
    parts = [
        f"{lang}: {counted(sizes[lang], unit if lang == 'vi' else 'word')} in "
        f"{counted(articles[lang], 'article')}"
        for lang in sizes
    ]
    if parts:
        say("; ".join(parts))


def first(limit: int | None, *, for_eyes: bool) -> int | None:
    """Return how many lines to write: on a terminal a screenful where nothing is said."""
    return ON_A_TERMINAL if limit is None and for_eyes else limit


def say_more(shown: int, total: int, name: str) -> None:
    """Say how many more there are than are shown."""
    if shown < total:
        say(f"{shown:,} of {counted(total, name)}; --limit {total} shows all")


T = TypeVar("T", bound="Counted")


class Counted(Protocol):
    """What is counted language by language."""

    @property
    def lang(self) -> str:
        """The language."""
        ...


def write_by_language(
    rows: Sequence[T],
    record: Callable[[T], dict[str, Any]],
    layout: Layout,
    shape: Shape,
    screen: Screen,
    most: int | None,
) -> int:
    """Write a table a language, `most` lines each, headed where there are several; return how many lines."""
    langs = list(dict.fromkeys(row.lang for row in rows))
    count = 0
    for nth, lang in enumerate(langs):
        if len(langs) > 1:
            name = painted(spoken([lang]), "bold", screen.color)
            screen.stream.write(f"{chr(10) if nth else ''}{name}\n")
        some = [row for row in rows if row.lang == lang][:most]
        count += write(map(record, some), layout, shape, screen)
    return count


def spoken(langs: Iterable[str]) -> str:
    """Return languages as one reads them."""
    return " and ".join({"vi": "Vietnamese", "en": "English"}.get(lang, lang) for lang in langs)
