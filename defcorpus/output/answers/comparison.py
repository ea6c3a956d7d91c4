"""The record of `compare` and its fields in order: the shell contract, as in `output.records`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Layout, Record
from defcorpus.output.shapes.records import rounded
from defcorpus.report.scores import floored

if TYPE_CHECKING:
    from defcorpus.report.comparing import Comparison, Quote

COMPARE = (
    "one", "other", "one_path", "other_path", "one_lang", "other_lang", "score", "status", "one_shared",
    "other_shared", "facts", "differences", "sentences",
)  # fmt: skip
COMPARE_FLAT = (
    "one", "other", "part", "kind", "which", "one_gives", "other_gives", "one_quote", "other_quote", "note",
)  # fmt: skip
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
        "one_shared": rounded(one_shared),
        "other_shared": rounded(other_shared),
        "facts": [
            {"kind": row.kind, "one": row.one or None, "other": row.other or None, "key": row.key or None}
            for row in found.rows
        ],
        "differences": [
            {
                "kind": each.kind,
                "which": each.which,
                "one": each.one,
                "other": each.other,
                "one_quote": _quote(each.one_quote),
                "other_quote": _quote(each.other_quote),
                "note": each.note or None,
            }
            for each in found.differences
        ],
        "sentences": [
            {
                "one": [found.sentences[0][at].line for at in link.one],
                "other": [found.sentences[1][at].line for at in link.other],
                "score": rounded(link.score) if link.one and link.other else None,
            }
            for link in found.in_turn
        ],
    }


def _quote(quote: Quote | None) -> dict[str, Any] | None:
    return None if quote is None else {"text": quote.text, "start": quote.start, "end": quote.end}


def comparison_rows(record: Record) -> Iterable[Record]:
    """Return a row for each fact that both give and each difference."""
    head = {"one": record["one"], "other": record["other"]}
    for row in record["facts"]:
        yield {
            **head,
            "part": "fact",
            "kind": row["kind"],
            "which": "both" if row["one"] and row["other"] else "one" if row["one"] else "other",
            "one_gives": row["one"],
            "other_gives": row["other"],
        }
    for each in record["differences"]:
        yield {
            **head,
            "part": "difference",
            "kind": each["kind"],
            "which": each["which"],
            "one_gives": each["one"],
            "other_gives": each["other"],
            "one_quote": each["one_quote"] and each["one_quote"]["text"],
            "other_quote": each["other_quote"] and each["other_quote"]["text"],
            "note": each["note"],
        }


def sentence_rows(record: Record) -> Iterable[Record]:
    """Return the same, and every sentence with those that correspond to it, in the order of the one."""
    yield from comparison_rows(record)
    for link in record["sentences"]:
        yield {
            "one": record["one"],
            "other": record["other"],
            "part": "sentence",
            "kind": "sentence",
            "which": "both" if link["one"] and link["other"] else "one" if link["one"] else "other",
            "one_gives": " ".join(link["one"]) or None,
            "other_gives": " ".join(link["other"]) or None,
        }


def named(kind: str, ids: tuple[str, str], each: Record) -> str:
    """Return a difference in words: `number: 2,8 tỷ đồng / 2.78 billion VND`; `place: only in 002: Hanoi`."""
    what = f"{kind} of {each['note']}" if kind in ("rank", "post") and each["note"] else kind
    if each["which"] == "otherwise":
        note = f" ({each['note']})" if each["note"] and what == kind else ""
        return f"{what}: {each['one']} / {each['other']}{note}"
    side = each["which"] == "other"
    return f"{what}: only in {ids[side]}: {each['other'] if side else each['one']}"


def plural(kind: str) -> str:
    """Return the heading of the rows of one kind of fact."""
    return _NAMES.get(kind, kind)


COMPARED = Layout(COMPARE, (), COMPARE_FLAT, comparison_rows)
COMPARED_TEXT = Layout(COMPARE, (), COMPARE_FLAT, sentence_rows)
