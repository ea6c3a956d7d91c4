"""The records of `terms`, and how a terminal shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Column, Layout, Record
from defcorpus.output.shapes.lines import painted, wrapped
from defcorpus.output.shapes.records import rounded
from defcorpus.output.shapes.style import Screen
from defcorpus.text.counted import counted
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.report.wording.rows import SentenceRow, TermRow

_FIELDS = (
    "term", "lang", "rendering", "times", "of", "share", "pairs", "basis", "log_likelihood", "log_dice",
    "outlets", "first", "last", "forms",
)  # fmt: skip
_EXAMPLE = ("example_vi_id", "example_en_id", "example_vi", "example_en")
_FORMS = 6  # spellings of one rendering that a terminal shows


def _flat(record: Record) -> tuple[Record, ...]:
    example = record["example"]
    forms = [_form(each["form"], each["times"]) for each in record["forms"]]
    quoted = {f"example_{name}": example[name] for name in ("vi_id", "en_id", "vi", "en")}
    return ({**record, "forms": forms, **quoted},)


def _form(form: str, times: int) -> str:
    return f"{form} ({times})"


TERMS = Layout(
    (*_FIELDS, "example"),
    (
        Column("term", "term", "wrap", style="cyan"),
        Column("rendering", "rendering", "wrap"),
        Column("shown", "times", right=True),
        Column("basis", "basis"),
        Column("dice", "logDice", right=True),
        Column("outlets", "outlets", "cut", most=24),
    ),
    (*_FIELDS, *_EXAMPLE),
    _flat,
)

SENTENCES = Layout(
    (
        "term", "lang", "renderings", "basis", "vi_id", "en_id", "vi_date", "en_date", "vi_source",
        "en_source", "vi", "en",
    ),
)  # fmt: skip


def term_record(row: TermRow) -> dict[str, Any]:
    """Return one line of `terms`, with what a table shows of it."""
    return {
        "term": row.term,
        "lang": row.lang,
        "rendering": row.rendering,
        "times": row.times,
        "of": row.of,
        "share": rounded(row.share),
        "pairs": row.pairs,
        "basis": row.basis,
        "log_likelihood": rounded(row.log_likelihood),
        "log_dice": rounded(row.log_dice),
        "outlets": list(row.outlets),
        "first": row.first,
        "last": row.last,
        "forms": [{"form": form, "times": times} for form, times in row.forms],
        "example": row.example._asdict(),
        "shown": f"{row.times} of {row.of}",
        "dice": f"{row.log_dice:.2f}",
    }


def sentence_record(row: SentenceRow) -> dict[str, Any]:
    """Return one line of `terms --sentences`."""
    return {**row._asdict(), "renderings": list(row.renderings)}


def write_terms(rows: Sequence[TermRow], short: Mapping[str, str], screen: Screen) -> int:
    """Write each rendering with its evidence and an example; return how many."""
    before = None
    for row in rows:
        if row.term != before:
            _head(row.term, screen, first=before is None)
            before = row.term
        screen.stream.write(f"  {painted(safe(row.rendering, line=True), 'cyan', screen.color)}\n")
        for line in wrapped(_evidence(row), screen.width - 4):
            screen.stream.write(f"    {line}\n")
        if len(row.forms) > 1:
            _indented(f"written {_written(row)}", screen)
        example = row.example
        for id_, text in ((example.vi_id, example.vi), (example.en_id, example.en)):
            _indented(f"{short[id_]}: {safe(text, line=True)}", screen)
    return len(rows)


def write_sentences(rows: Sequence[SentenceRow], short: Mapping[str, str], screen: Screen) -> int:
    """Write sentences side by side below the renderings that they show; return how many."""
    before = None
    for (term, rendering), some in groupby(rows, key=_shown):
        if term != before:
            _head(term, screen, first=before is None)
            before = term
        shown = list(some)
        name = painted(rendering, "cyan", screen.color) if rendering else "no rendering"
        screen.stream.write(f"  {name} ({len(shown)})\n")
        for row in shown:
            sides = ((row.vi_id, row.vi_date, row.vi), (row.en_id, row.en_date, row.en))
            for id_, day, text in sides if row.lang == "vi" else sides[::-1]:
                told = f"{short[id_]} {day}" if day else short[id_]
                _indented(f"{told}: {safe(text, line=True)}", screen)
    return len(rows)


def _shown(row: SentenceRow) -> tuple[str, str]:
    """Order sentences below headings: what differs in capitals alone is below one."""
    return row.term, safe(row.renderings[0], line=True) if row.renderings else ""


def _head(term: str, screen: Screen, *, first: bool) -> None:
    if not first:
        screen.stream.write("\n")
    screen.stream.write(painted(safe(term, line=True), "bold", screen.color) + "\n")


def _indented(text: str, screen: Screen) -> None:
    for at, line in enumerate(wrapped(text, screen.width - 6)):
        screen.stream.write(f"    {'  ' if at else ''}{line}\n")


def _written(row: TermRow) -> str:
    forms = [_form(safe(form, line=True), times) for form, times in row.forms[:_FORMS]]
    return ", ".join([*forms, "…"] if len(row.forms) > _FORMS else forms)


def _evidence(row: TermRow) -> str:
    days = " to ".join(dict.fromkeys(day for day in (row.first, row.last) if day))
    parts = [
        f"in {row.times} of {counted(row.of, 'sentence')}",
        counted(row.pairs, "pair"),
        safe(", ".join(row.outlets), line=True),
        days,
        {"table": "in the tables", "learnt": "learnt", "found": "found here"}[row.basis],
        f"G2 {row.log_likelihood:.1f}",
        f"logDice {row.log_dice:.1f}",
    ]
    return "; ".join(part for part in parts if part)
