"""A table of what is right: pairs, events or copies, told apart by its header.

`vi en [kind]`: pairs; a row with one side empty says that an article has no counterpart. `article event`:
each article with the event it tells; a digest has several rows; an empty event, or the kind `bystander`,
means that it belongs to none. Of an article of the kind `ambiguous` nothing is judged, in any table.
`a b [relation]` or `article group`: copies, by twos or in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Literal, NamedTuple

from defcorpus.errors import UsageError
from defcorpus.report.tables import Table, read_table

What = Literal["pairs", "events", "copies"]

AMBIGUOUS = "ambiguous"
_HEADERS: tuple[tuple[What, tuple[str, str], str], ...] = (
    ("pairs", ("vi", "en"), "kind"),
    ("events", ("article", "event"), "kind"),
    ("copies", ("a", "b"), "relation"),
    ("copies", ("article", "group"), "relation"),
)


class Gold(NamedTuple):
    """What is right, in the ids of a corpus."""

    what: What
    couples: Mapping[tuple[str, str], str]
    """Vietnamese and English, or two of a group in the order of their ids; each with its kind or nothing."""
    articles: frozenset[str]  # all that are named
    unknown: tuple[str, ...]  # what was named that the corpus does not have
    ambiguous: frozenset[str] = frozenset()  # of which nothing is judged


def read_gold(text: str, resolve: Callable[[str], str | None], what: What | None = None) -> Gold:
    """Return what a table says. `resolve` gives an article's id, or None for one that is not there.

    UsageError for a header that is none of the three, or another than `what`.
    """
    table = read_table(text)
    kind, columns, note = _told(table, what)
    articles: dict[str, str] = {}
    unknown: dict[str, None] = {}

    ambiguous: set[str] = set()

    def known(typed: str) -> str:
        found = articles.get(typed) or (resolve(typed) if typed else None)
        if found:
            articles[typed] = found
        elif typed:
            unknown[typed] = None
        return found or ""

    if columns[0] != "article":
        rows = [(known(row.get(columns[0], "")), known(row.get(columns[1], "")), row.get(note, ""))
                for _, row in table.rows]  # fmt: skip
        ambiguous |= {id_ for *ids, said in rows if said == AMBIGUOUS for id_ in ids if id_}
        couples = {
            (one, other) if kind == "pairs" else _ordered(one, other): said
            for one, other, said in rows
            if one and other and one != other
        }
    else:
        groups: dict[str, set[str]] = {}
        for _, row in table.rows:
            article, group = known(row.get("article", "")), row.get(columns[1], "")
            if article and row.get("kind") == AMBIGUOUS:
                ambiguous.add(article)
            elif article and group and row.get("kind") != "bystander":
                groups.setdefault(group, set()).add(article)
        couples = dict.fromkeys(couples_of(groups.values()), "")
    couples = {pair: said for pair, said in couples.items() if not ambiguous & {*pair}}
    return Gold(kind, couples, frozenset(articles.values()), tuple(unknown), frozenset(ambiguous))


def _told(table: Table, what: What | None) -> tuple[What, tuple[str, str], str]:
    for kind, columns, note in _HEADERS:
        if set(columns) <= set(table.names) and what in (None, kind):
            return kind, columns, note
    said = " ".join(table.names) or "nothing"
    wanted = " or ".join(f"`{' '.join(columns)}`" for kind, columns, _ in _HEADERS if what in (None, kind))
    raise UsageError(
        f"this table's header says {said[:80]!r}",
        f"a table of {what or 'what is right'} begins with {wanted}",
    )


def couples_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return all twos of the members of each group, each in the order of the ids."""
    return {couple for group in groups for couple in combinations(sorted(set(group)), 2)}


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
