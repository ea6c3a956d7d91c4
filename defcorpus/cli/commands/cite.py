"""`defcorpus cite`."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Ids, In, Store, option
from defcorpus.cli.session import opened
from defcorpus.errors import UsageError

if TYPE_CHECKING:
    from defcorpus.report.citing import Citation


@spread
def run(
    *,
    ids: Ids = None,
    style: Annotated[
        Literal["note", "ris", "csl-json", "bibtex"],
        option("", "note, ris, csl-json or bibtex. [note]", metavar="STYLE"),
    ] = "note",
    write_in: Annotated[
        Literal["en", "vi"], option("", "The language of a note's own words: en or vi. [en]", metavar="LANG")
    ] = "en",
    where: In,
    store: Store,
) -> int:
    """Write citations: a footnote, or a record for Zotero, a word processor or LaTeX.

    The outlet or agency whose text it is comes first, then the outlet that reposted it. A title made of the
    first words stands in [brackets]; a day that the page does not give for itself is `ca.`: that of what it
    tells. Authors are those of the byline, not of the photographs.

    Examples:
      defcorpus cite 000 002 --in seeds
      defcorpus cite 001 --in seeds --style bibtex >> sources.bib
      defcorpus list seeds --country AZ --fields id --no-header | xargs defcorpus cite --in seeds --style ris

    """
    from pathlib import Path

    from defcorpus.output.answers.citing import cited
    from defcorpus.report.citing import citation

    if not ids:
        raise UsageError(
            "no ID", "for example: defcorpus cite 000 --in FOLDER; `defcorpus list FOLDER` shows ids"
        )
    own = ids if all(id_ == "-" or Path(id_).is_file() for id_ in ids) else None
    with opened(where.paths or own, store) as session:
        found: dict[str, Citation] = {}
        for id_ in ids:
            one = citation(session.corpus.article(id_))
            found.setdefault(one.id, one)
        sys.stdout.write(cited(list(found.values()), style, write_in))
        return session.ended(len(found))
