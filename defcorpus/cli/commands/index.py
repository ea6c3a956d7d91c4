"""`defcorpus index`."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Store, Trailing, Words, option
from defcorpus.cli.session import Session, opened, say
from defcorpus.cli.written import before as before_of
from defcorpus.cli.written import replace
from defcorpus.errors import UsageError
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary


@spread
def run(
    *,
    where: Trailing,
    store: Store,
    to: Annotated[
        str, option("", "Write FILE; - is standard output. [INDEX.md]", "-o", metavar="FILE")
    ] = "INDEX.md",
    check: Annotated[
        bool, option("", "Write nothing; exit with 1 if FILE is not up to date.", "--check")
    ] = False,
) -> int:
    """Write INDEX.md: every article by date, its counterpart, its copies, who and where they are about.

    It is written into the current folder, whatever the PATH; -o names another file.

    Only a file that `index` made itself is replaced: it is known by its first line.

    Examples:
      defcorpus index seeds
      defcorpus index seeds --check
      defcorpus index seeds -o - | less

    """
    if check and to == "-":
        raise UsageError("--check compares with a file, and -o - names none")
    target = None if to == "-" else Path(to)
    before = _before(target)
    with opened(where.paths, store) as session:
        articles = session.corpus.select()
        if not articles and before and not check:  # a PATH mistyped is no reason to lose what is there
            return session.ended(0, f"no articles; {to} is left as it was")
        text = _markdown(session, articles, (target or Path("INDEX.md")).absolute().parent)
        if check:
            current = before == text
            say(f"{to} is up to date" if current else _stale(to, before, where.paths))
            return session.ended(int(current), "")
        if target is None:
            sys.stdout.write(text)
        elif before != text:
            replace(target, text)
        if target is not None:
            say(f"wrote {to}: {counted(len(articles), 'article')}")
        return session.ended(1)


def _stale(to: str, before: str | None, paths: Words) -> str:
    """Return what to say of a file that is missing or not what would be written now."""
    named = shlex.join(["defcorpus", "index", *(paths or ()), *(() if to == "INDEX.md" else ("-o", to))])
    return f"{to} is {'not there' if before is None else 'not up to date'}; to write it: {named}"


def _before(target: Path | None) -> str | None:
    """Return what the file says now; UsageError where it is not ours to replace."""
    from defcorpus.report import is_own

    return before_of(target, is_own, "index")


def _markdown(session: Session, articles: "list[Summary]", folder: Path) -> str:
    from defcorpus.corpus import Filters
    from defcorpus.report import index_markdown
    from defcorpus.report.copying.copies import copies
    from defcorpus.report.matching.matches import paired
    from defcorpus.report.naming.people import namings
    from defcorpus.report.naming.places import country_names

    with session.progress:
        result = paired(session.corpus, progress=session.progress)
        groups = copies(session.corpus, progress=session.progress)
    named = namings(session.corpus, Filters())
    links = {a.id: link for a in articles if (link := _link(a.path, folder))}
    return index_markdown(articles, named, result, groups, links, country_names())


def _link(path: str, folder: Path) -> str:
    """Return a file's place as seen from a folder, as a link of Markdown."""
    from urllib.parse import quote

    if path == "-":
        return ""
    try:
        relative = os.path.relpath(path, os.path.realpath(folder))
    except ValueError:  # another drive
        return ""
    return quote(relative.replace(os.sep, "/").encode("utf-8", "surrogateescape"), safe="/")
