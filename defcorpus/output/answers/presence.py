"""What a corpus already has of articles from elsewhere: as records, and on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from defcorpus.output.answers.groups import write_changed, write_own
from defcorpus.output.shapes.layout import Layout, Record
from defcorpus.output.shapes.lines import Run, cell_width, line
from defcorpus.output.shapes.records import rounded
from defcorpus.output.shapes.style import Screen
from defcorpus.report.scores import shown_share
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.dedup import Match
    from defcorpus.report.copying.presence import Presence

Shown = Callable[[str], str]

PRESENCE = ("id", "path", "status", "kind", "found")
PRESENCE_FLAT = (
    "id", "path", "status", "kind", "relation", "score", "rule", "found", "found_path", "found_date",
    "found_source", "found_title", "more", "changed", "own",
)  # fmt: skip

_MOST = 3  # articles named below one on a terminal
_STYLES = {"new": "bold green", "here": "bold yellow", "given": "bold yellow"}
_WORDS = {
    "exact": "copy of",
    "near": "near copy of",
    "contained": "part of",
    "contains": "holds",
    "recurring": "issue of",
}
_COUNTED = (("here", "here already"), ("given", "given twice"), ("itself", "of the corpus itself"))


def presence_record(found: Presence, given: Shown, here: Shown) -> dict[str, Any]:
    """Return one line of `check`; `given` shows a path of what was asked about, `here` one of the corpus."""
    shown = given if found.status == "given" else here
    return {
        "id": found.article.id,
        "path": given(found.article.path),
        "status": found.status,
        "kind": found.article.kind,
        "found": [_match_record(match, shown) for match in found.matches],
        "inside": found.article.index is not None,  # a larger file; no field of its own
    }


def _match_record(match: Match, shown: Shown) -> dict[str, Any]:
    return {
        "relation": match.relation,
        "score": rounded(match.score),
        "rule": match.rule,
        "id": match.id,
        "path": shown(match.path),
        "date": match.date,
        "source": match.source,
        "title": match.title,
        "changed": list(match.changed),
        "own": match.own,
    }


def presence_rows(record: Record) -> Iterator[Record]:
    """Return the one flat row of an article: with the best of what was found, and how much more was."""
    best = record["found"][0] if record["found"] else {}
    yield {
        **record,
        **{name: best.get(name) for name in ("relation", "score", "rule")},
        "found": best.get("id"),
        **{f"found_{name}": best.get(name) for name in ("path", "date", "source", "title")},
        "changed": "; ".join(best.get("changed", ())),
        "own": best.get("own"),
        "more": max(len(record["found"]) - 1, 0),
    }


LAYOUT = Layout(PRESENCE, (), PRESENCE_FLAT, presence_rows)


def write_presence(
    records: Iterable[Record], short: Callable[[Iterable[str]], dict[str, str]], screen: Screen
) -> int:
    """Write a line for each article asked about and, below it, one for each that was found; return how many.

    `short` gives ids of the corpus as short as they may be typed.
    """
    count = 0
    for record in records:
        count += 1
        status = record["status"]
        of = f"  {record['id']}" if record["inside"] else ""
        runs = (Run(f"{status:<5}", _STYLES[status]), f"  {record['path']}{of}{_aside(record)}")
        screen.stream.write(line(runs, screen.width, screen.color) + "\n")
        found = record["found"][:_MOST]
        # Another of those that are asked about has no id to type, but a path.
        ids = short(match["id"] for match in found) if status != "given" else {}
        rows = [(match, ids.get(match["id"], match["path"])) for match in found]
        width = max((cell_width()(id_) for _, id_ in rows), default=0)
        for match, id_ in rows:
            screen.stream.write(line(_runs(match, id_.ljust(width)), screen.width, screen.color) + "\n")
            if match["own"]:
                write_own(match["own"], 27, screen)
            write_changed(match["changed"], 27, screen)
        more = len(record["found"]) - len(found)
        if more:
            screen.stream.write(f"       and {more} more\n")
    return count


def _aside(record: Record) -> str:
    """Return what explains a status that the articles below do not."""
    return f"  ({record['kind']})" if record["kind"] in ("listing", "stub") else ""


def _runs(match: Record, id_: str) -> Iterator[Run | str]:
    itself = match["rule"] == "same file"
    yield f"       {'is itself' if itself else _WORDS[match['relation']]:<13}"
    yield f" {'' if itself else shown_share(match['score']):<4}  "
    yield Run(id_, "cyan")
    day = match["date"] or "undated"
    outlet = f"  {match['source']}" if match["source"] else ""
    yield f"  {day}{outlet}  {match['title']}"


class Tally:
    """Counts of what was found, as it goes by."""

    def __init__(self) -> None:
        self._status = Counter[str]()
        self.shown = 0
        self.partly = 0  # new articles of which something is known

    def count(self, found: Iterable[Presence]) -> Iterator[Presence]:
        """Yield what is found again, counted."""
        for each in found:
            self._status["itself" if each.itself else each.status] += 1
            self.partly += each.status == "new" and bool(each.matches)
            yield each

    def show(self, found: Iterable[Presence]) -> Iterator[Presence]:
        """Yield again what is shown, counted."""
        for each in found:
            self.shown += 1
            yield each

    @property
    def total(self) -> int:
        """How many articles were asked about."""
        return self._status.total()

    @property
    def new(self) -> int:
        """How many of them are new."""
        return self._status["new"]

    @property
    def here(self) -> int:
        """How many the corpus has, its own files not counted."""
        return self._status["here"]

    @property
    def given(self) -> int:
        """How many add nothing to another that was asked about."""
        return self._status["given"]

    def told(self) -> str:
        """Return `12 articles: 8 new (1 in part known), 4 here already`."""
        partly = f" ({self.partly:,} in part known)" if self.partly else ""
        said = [f"{self.new:,} new{partly}"]
        said += [f"{self._status[name]:,} {word}" for name, word in _COUNTED if self._status[name]]
        return f"{counted(self.total, 'article')}: {', '.join(said)}"
