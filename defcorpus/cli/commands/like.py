"""`defcorpus like`."""

from pathlib import Path
from typing import Annotated

import typer

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, In, Listing, Store, at_most, option
from defcorpus.cli.searching.found import Wanted, Writer
from defcorpus.cli.session import opened


@spread
def run(
    *,
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", show_default=False, help="An id or its beginning, or a file."),
    ],
    limit: Annotated[int, at_most("articles. [10]")] = 10,
    copies: Annotated[bool, option("", "Its own copies too, and every copy of others.", "--copies")] = False,
    counterpart: Annotated[
        bool, option("", "With each article its counterpart in the other language.", "--counterpart")
    ] = False,
    where: In,
    which: Filtering,
    output: Listing,
    store: Store,
) -> int:
    """More like this: the articles that share most of what is particular to one.

    Its words and people count as often as they stand there and as rare as they are here. Its copies are left
    out. Scores tell the articles of one answer apart, nothing more.

    Examples:
      defcorpus like 001 --in seeds
      defcorpus like seeds/001_236ab972cab83493.txt --in seeds --lang vi -n 3

    """
    wanted = Wanted(copies=False, counterpart=counterpart)
    output.shape(wanted.layout(output))
    filters = which.filters()
    from defcorpus.search import like

    paths = where.paths or ([str(Path(id_).parent)] if Path(id_).is_file() else None)
    with opened(paths, store) as session:
        number = session.corpus.number(id_)
        writer = Writer(session, output, wanted)
        known = writer.copies(looked_for=False)
        result = like(session.corpus, number, filters, limit=limit, copies=None if copies else known)
        return session.ended(writer.write(result, known), "" if result.hits else "nothing is like it")
