"""`defcorpus info`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Store, Trailing, Writing, option
from defcorpus.cli.session import named_paths, say
from defcorpus.errors import UsageError
from defcorpus.output import Column, Layout, write
from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.records import INFO, info_record
from defcorpus.text.counted import counted, size

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import StoreInfo

_COLUMNS = (
    Column("articles", "articles", right=True), Column("size", "size", right=True),
    Column("updated", "updated"), Column("paths", "of", "wrap"), Column("path", "store", "fold"),
)  # fmt: skip


_OUTLETS = 5


@spread
def run(
    *,
    where: Trailing,
    output: Writing,
    store: Store,
    all_: Annotated[bool, option("", "All stores, not only that of these PATHs.", "--all")] = False,
    clear: Annotated[bool, option("", "Delete the store; it is made anew when needed.", "--clear")] = False,
    prune: Annotated[bool, option("", "Delete the stores of PATHs that are gone.", "--prune")] = False,
) -> int:
    """Say where the store is, how big and how old. A store can be deleted at any time.

    Its SQLite file opens as it is in Datasette, sqlite-utils or DuckDB. `--clear --all` deletes every store;
    sources are never touched.

    Examples:
      defcorpus info seeds
      defcorpus info --all
      datasette "$(defcorpus info seeds --fields database --no-header)"

    """
    shape, screen = output.shape(Layout(INFO)), output.screen()
    if clear and prune:
        raise UsageError("--clear and --prune are two things: one at a time")
    if prune:
        return _told(_pruned(store))
    if clear:
        return _told(_cleared(where, store, everything=all_))
    infos = _all(store) if all_ else _own(where, store)
    if shape.resolved(screen) == "table" and not shape.fields and not all_:
        for info in infos:
            _write_one(info)
        count = len(infos)
    else:
        rows = ({**info_record(info), "size": size(info.bytes)} for info in infos)
        count = write(rows, Layout(INFO, _COLUMNS), shape, screen)
    if not count:
        say(_none(where, store, everything=all_))
    return 0 if count else 1


def _none(where: Trailing, store: Store, *, everything: bool) -> str:
    from defcorpus.corpus.store.location import locate

    if everything:
        return "no stores"
    if locate(named_paths(where.paths, store.files_from), store.store, make=False).folder is None:
        return "no store is kept of these PATHs: each command reads them anew"
    return "no store yet: the first command that reads these PATHs makes one"


def _own(where: Trailing, store: Store) -> "list[StoreInfo]":
    """Return what is known of the store of the PATHs; nothing where there is none."""
    from defcorpus.corpus.store.location import locate
    from defcorpus.corpus.store.schema import FILE_NAME
    from defcorpus.corpus.store.stores import info

    folder = locate(named_paths(where.paths, store.files_from), store.store, make=False).folder
    return [info(folder)] if folder is not None and (folder / FILE_NAME).exists() else []


def _all(store: Store) -> "list[StoreInfo]":
    from defcorpus.corpus.store.stores import stores

    return list(stores(store.store))


def _pruned(store: Store) -> "list[StoreInfo]":
    from defcorpus.corpus.store.stores import prune

    return prune(store.store)


def _cleared(where: Trailing, store: Store, *, everything: bool) -> "list[StoreInfo]":
    from defcorpus.corpus.store.stores import remove

    found = _all(store) if everything else _own(where, store)
    kept = [one for one in found if not remove(Path(one.path))]
    for one in kept:
        say(f"{one.path} is being written by another defcorpus and was kept")
    return [one for one in found if one not in kept]


def _told(deleted: "list[StoreInfo]") -> int:
    for one in deleted:
        told = f"deleted {one.path} ({size(one.bytes)}, of {', '.join(one.paths) or 'nothing'})"
        sys.stdout.write(one_line(told) + "\n")
    if not deleted:
        say("no store to delete")
    return 0 if deleted else 1


def _write_one(info: "StoreInfo") -> None:
    lines: list[tuple[str, Any]] = [
        ("store", info.path + (" (temporary)" if info.temporary else "")),
        ("database", info.database),
        ("of", ", ".join(info.paths)),
        ("holds", f"{counted(info.articles, 'article')} from {counted(info.files, 'file')}"),
        ("skipped", info.skipped),
        ("learnt", _learnt(info)),
        ("size", size(info.bytes)),
        ("updated", info.updated or "never"),
    ]
    for name, value in lines:
        sys.stdout.write(one_line(f"{name:<9} {value}") + "\n")


def _learnt(info: "StoreInfo") -> str:
    """Return how many lines recur at which outlets."""
    told = ", ".join(f"{outlet} {lines:,}" for outlet, lines in info.recurring[:_OUTLETS])
    more = f", {len(info.recurring) - _OUTLETS} more outlets" if len(info.recurring) > _OUTLETS else ""
    total = sum(lines for _, lines in info.recurring)
    return f"{counted(total, 'recurring line')}{': ' if told else ''}{told}{more}"
