"""The record of `compare` and its fields in order: the shell contract, as in `output.records`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Layout, Record
from defcorpus.output.shapes.records import rounded
from defcorpus.report.scores import floored

if TYPE_CHECKING:
    from defcorpus.report.comparing import Comparison, Quote
    from defcorpus.report.comparing.records import Which

COMPARE = (
    "one", "other", "one_path", "other_path", "one_lang", "other_lang", "score", "status", "story",
    "one_shared", "other_shared", "facts", "differences", "sentences",
)  # fmt: skip
COMPARE_FLAT = (
    "one", "other", "story", "part", "kind", "which", "one_gives", "other_gives", "one_quote", "one_at",
    "other_quote", "other_at", "note", "key", "score",
)  # fmt: skip
"""A row is a fact, a difference or sentences beside each other (`part`); its fields are called as in JSON,
where these are lists. `one_at` is where in the quote the words in question stand: characters, half-open."""
_NAMES = {"person": "people", "country": "countries"}


def comparison_record(
    found: Comparison, paths: tuple[str, str], score: float | None = None, status: str | None = None
) -> dict[str, Any]:
    """Return the one line of `compare`. `score` and `status` are of the pair, where the two are one."""
    one_shared, other_shared = found.shares
    return {
        "one": found.one.id,
        "other": found.other.id,
        "one_path": paths[0],
        "other_path": paths[1],
        "one_lang": found.one.lang.code,
        "other_lang": found.other.lang.code,
        "score": floored(score),
        "status": status,
        "story": found.story or None,
        "one_shared": rounded(one_shared),
        "other_shared": rounded(other_shared),
        "facts": [
            {"kind": row.kind, **_sides(row.one or None, row.other or None), "key": row.key or None}
            for row in found.rows
        ],
        "differences": [
            {
                "kind": each.kind,
                **_sides(each.one, each.other, each.which),
                **_quote("one", each.one_quote),
                **_quote("other", each.other_quote),
                "note": each.note or None,
            }
            for each in found.differences
        ],
        "sentences": [
            {
                **_sides(_lines(found, 0, link.one), _lines(found, 1, link.other)),
                "score": rounded(link.score) if link.one and link.other else None,
            }
            for link in found.in_turn
        ],
    }


def _sides(one: object, other: object, which: Which | None = None) -> dict[str, Any]:
    """Return what either gives, and which of them does."""
    told = "both" if one and other else "one" if one else "other"
    return {"which": which or told, "one_gives": one, "other_gives": other}


def _lines(found: Comparison, side: int, places: Sequence[int]) -> list[str]:
    return [found.sentences[side][at].line for at in places]


def _quote(side: str, quote: Quote | None) -> dict[str, Any]:
    if quote is None:
        return {f"{side}_quote": None, f"{side}_at": None}
    return {f"{side}_quote": quote.text, f"{side}_at": [quote.start, quote.end]}


def comparison_rows(record: Record) -> Iterable[Record]:
    """Return a row for each fact that both give and each difference."""
    for part in ("fact", "difference"):
        yield from _rows(record, part)


def sentence_rows(record: Record) -> Iterable[Record]:
    """Return the same, and every sentence with those that correspond to it, in the order of the one."""
    yield from comparison_rows(record)
    for row in _rows(record, "sentence"):
        lines = {side: " ".join(row[side]) or None for side in ("one_gives", "other_gives")}
        yield {**row, "kind": "sentence", **lines}


def _rows(record: Record, part: str) -> Iterable[Record]:
    head = {field: record[field] for field in ("one", "other", "story")}
    return ({**head, "part": part, **row} for row in record[f"{part}s"])


def named(kind: str, ids: tuple[str, str], each: Record) -> str:
    """Return a difference in words: `number: 2,8 tỷ đồng / 2.78 billion VND`; `place: only in 002: Hanoi`."""
    what = f"{kind} of {each['note']}" if kind in ("rank", "post") and each["note"] else kind
    if each["which"] == "otherwise":
        note = f" ({each['note']})" if each["note"] and what == kind else ""
        return f"{what}: {each['one_gives']} / {each['other_gives']}{note}"
    side = each["which"] == "other"
    return f"{what}: only in {ids[side]}: {each['other_gives'] if side else each['one_gives']}"


def plural(kind: str) -> str:
    """Return the heading of the rows of one kind of fact."""
    return _NAMES.get(kind, kind)


COMPARED = Layout(COMPARE, (), COMPARE_FLAT, comparison_rows)
COMPARED_TEXT = Layout(COMPARE, (), COMPARE_FLAT, sentence_rows)
