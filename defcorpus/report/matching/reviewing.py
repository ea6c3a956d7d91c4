"""What is left to a person to decide, and tables of verdicts that were filled in elsewhere.

with Corpus.open(["news"]) as corpus:
    for pair in undecided(paired(corpus)):
        print(pair.vi, pair.en, pair.score)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import UnknownIdError, UsageError
from defcorpus.pairs.verdicts import Verdict, checked
from defcorpus.report.tables import read_table
from defcorpus.report.verdicts import verdict_on

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Pair, Result

_TABLE = ("vi", "en", "verdict")
"""The columns that a table of verdicts must have; `vi_key`, `en_key` and `note` may be there."""


class Taken(NamedTuple):
    """What a table says, and what of it could not be taken in."""

    verdicts: tuple[Verdict, ...]
    empty: int  # rows without a verdict
    problems: tuple[str, ...]


def undecided(result: Result, below: float | None = None) -> list[Pair]:
    """Return the pairs left to a person, and with `below` those made at a lower score, best first."""
    found = [pair for pair in result.reviews if pair.decided is None]
    if below is not None:
        found += [pair for pair in result.pairs if pair.decided is None and pair.score < below]
    return sorted(found, key=lambda pair: -pair.weight)  # of equal ones those first that matching has first


def take_table(text: str, corpus: Corpus) -> Taken:
    """Return the verdicts of a table with a header (tabs, commas or semicolons between its columns).

    Rows whose verdict is empty are passed over. A row with content keys is taken as it is; of one without
    them the articles are looked for in the corpus. UsageError for a table without the columns.
    """
    table = read_table(text)
    missing = [name for name in _TABLE if name not in table.names]
    if missing:
        raise UsageError(
            f"this table has no column {', '.join(missing)}",
            "defcorpus review --list --format tsv writes one to be filled in",
        )
    found: list[Verdict] = []
    problems: list[str] = []
    empty = 0
    for number, row in table.rows:
        if not row.get("verdict", ""):
            empty += 1
            continue
        try:
            found.append(_verdict(row, corpus))
        except (UsageError, UnknownIdError) as error:
            problems.append(f"line {number}: {error.message}")
    return Taken(tuple(found), empty, tuple(problems))


def _verdict(row: Mapping[str, str], corpus: Corpus) -> Verdict:
    keys = row.get("vi_key", ""), row.get("en_key", "")
    word, note = row["verdict"], row.get("note", "")
    if all(keys):
        return checked(Verdict(row["vi"], keys[0], row["en"], keys[1], word, note))
    return verdict_on(corpus, row["vi"], row["en"], word, note)
