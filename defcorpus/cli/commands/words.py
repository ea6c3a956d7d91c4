"""`defcorpus words`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.counted import Units, first, say_more, say_sizes, write_by_language
from defcorpus.cli.options import Filtering, Ngram, Store, Trailing, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import opened
from defcorpus.output import Screen, Shape, write
from defcorpus.output.answers.wording import WORDS, word_record

if TYPE_CHECKING:
    from defcorpus.report.wording.lists import WordRow

_Sort = Literal["frequency", "articles", "dispersion", "word"]


class Wanted(Bundle):
    """What is listed."""

    ngram: Ngram = 1
    min_: Annotated[
        int | None,
        option("", "Only what stands at least N times. [1; of runs 2]", "--min", metavar="N", min=1),
    ] = None
    min_articles: Annotated[
        int, option("", "Only what at least N articles have. [1]", "--min-articles", metavar="N", min=1)
    ] = 1
    sort: Annotated[
        _Sort, option("", "frequency, articles, dispersion or word. [frequency]", metavar="KEY")
    ] = "frequency"
    limit: Annotated[
        int | None,
        at_most("words. [20 on a terminal, else all]"),
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
    """Count the words: how often, how often in a million, in how many articles, how evenly spread.

    Titles and texts are counted, each language by itself, in lower case and in one spelling (hòa and hoà are
    one). A unit is what stands between two blanks or marks: in Vietnamese a syllable. With `--unit word`
    compounds are one word (quốc_phòng): those of the tables, those that the corpus itself shows by their
    normalised mutual information (Bouma 2009), and names by their capitals. DP is the deviation of
    proportions over articles (Gries 2008): 0 as even as the text, 1 all in one place.

    Languages are counted each by itself, and a million words are of one language: a terminal gets a table a
    language, with --limit words each; other formats have all in one order, told apart by the field `lang`.

    Examples:
      defcorpus words seeds --lang vi --no-function-words
      defcorpus words seeds --lang vi --ngram 3 --min 3
      defcorpus words seeds --unit word --match 'quốc*'
      defcorpus words seeds --source qdnd.vn --format csv > frequencies.csv

    """
    paging.begin()
    filters, shape, screen = which.filters(), output.shape(WORDS), output.screen()
    counting = units.counting(
        length=wanted.ngram,
        least=wanted.min_ or (1 if wanted.ngram == 1 else 2),
        least_articles=wanted.min_articles,
    )
    from defcorpus.report.wording.lists import word_list

    with opened(where.paths, store) as session:
        out = units.left_out(session, filters)
        with session.progress:
            found = word_list(
                session.corpus, filters, counting, sort=wanted.sort, without=out, progress=session.progress
            )
        count = _write(found.rows, wanted.limit, shape, screen)
        say_sizes(found.sizes, found.articles, units.unit)
        say_more(count, len(found.rows), "word" if wanted.ngram == 1 else "run")
        session.say_left_out(filters)
        return session.ended(count, "no such word" if found.sizes else nothing_fits(session, filters))


def _write(rows: "Sequence[WordRow]", limit: int | None, shape: Shape, screen: Screen) -> int:
    """Write words, on a terminal a table a language; return how many."""
    for_eyes = shape.resolved(screen) == "table"
    most = first(limit, for_eyes=for_eyes)
    if for_eyes and not shape.fields:
        return write_by_language(rows, word_record, WORDS, shape, screen, most)
    return write(map(word_record, rows[:most]), WORDS, shape, screen)
