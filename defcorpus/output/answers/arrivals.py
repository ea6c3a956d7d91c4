"""The records of `new`, and how it looks on a terminal: by what each is, with the article it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Column, Layout, Record
from defcorpus.output.shapes.lines import Run, cell_width, line, padded
from defcorpus.output.shapes.style import Screen
from defcorpus.report.scores import floored, shown_score

if TYPE_CHECKING:
    from defcorpus.corpus.decisions.marks import Mark
    from defcorpus.report.arrivals import Arrival

NEW = (
    "id", "path", "label", "of", "of_path", "of_title", "relation", "score", "lang", "lang_other", "date",
    "event_date", "source", "title", "people", "countries", "kind",
)  # fmt: skip
MARKS = ("mark", "moved", "articles")
LAYOUT = Layout(NEW)
MARKS_LAYOUT = Layout(
    MARKS, (Column("mark", "mark"), Column("moved", "moved"), Column("articles", "articles", right=True))
)
_HEADS = {
    "event": "New events",
    "report": "New reports of an event",
    "counterpart": "Counterparts",
    "copy": "Copies",
    "changed": "Changed since they were seen",
    "language": "Neither Vietnamese nor English: no event or counterpart is looked for",
    "page": "No articles",
}
_WORDS = {"report": "as told by", "counterpart": "counterpart ({}) of", "copy": "copy of"}
_STYLES = {"event": "bold green", "report": "green", "counterpart": "green", "changed": "yellow"}
_WIDEST_ID = 24


def arrival_record(arrival: Arrival, shown: Callable[[str], str]) -> dict[str, Any]:
    """Return one line of `new`."""
    article, of = arrival.article, arrival.of
    return {
        "id": article.id,
        "path": shown(article.path),
        "label": arrival.label,
        "of": of.id if of else None,
        "of_path": shown(of.path) if of else None,
        "of_title": of.title if of else None,
        "relation": arrival.relation,
        "score": floored(arrival.score),
        "lang": article.lang,
        "lang_other": article.lang_other,
        "date": article.date,
        "event_date": article.event_date,
        "source": article.source,
        "title": article.title,
        "people": list(article.people),
        "countries": list(article.countries),
        "kind": article.kind,
    }


def mark_record(mark: Mark) -> dict[str, Any]:
    """Return one line of `new --list`."""
    return {"mark": mark.name, "moved": mark.moved or None, "articles": len(mark.seen)}


def write_arrivals(records: Iterable[Record], short: Mapping[str, str], screen: Screen) -> None:
    """Write arrivals by what they are; `short` gives each id the shortest that is enough."""
    records = list(records)
    cells = cell_width()
    wide = min(max((cells(short[record["id"]]) for record in records), default=0), _WIDEST_ID)
    for at, (label, some) in enumerate(groupby(records, lambda record: record["label"])):
        screen.stream.write("\n" * bool(at))
        head = Run(_HEADS[label], _STYLES.get(label, "bold"))
        screen.stream.write(line((head,), screen.width, screen.color) + "\n")
        for record in some:
            _write(record, label, short, wide, screen)


def _write(record: Record, label: str, short: Mapping[str, str], wide: int, screen: Screen) -> None:
    about = f"  {record['date'] or 'undated':<10}  {record['lang_other'] or record['lang']}  "
    source = f"{record['source']}  " if record["source"] else ""
    runs = ("  ", Run(padded(short[record["id"]], wide), "cyan"), about, source, Run(record["title"]))
    screen.stream.write(line(runs, screen.width, screen.color).rstrip() + "\n")
    if record["of"]:
        word = _WORDS[label].format(shown_score(record["score"] or 0.0))
        said = f"  {' ' * wide}  {word} "
        below = (said, Run(short[record["of"]], "cyan"), f"  {record['of_title']}")
        screen.stream.write(line(below, screen.width, screen.color).rstrip() + "\n")
