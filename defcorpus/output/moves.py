"""What was moved and put back, or would be: records, and lines on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from defcorpus.output.layout import Column, Layout

if TYPE_CHECKING:
    from defcorpus.report.acting.moving import Outcome
    from defcorpus.report.acting.undoing import Returned

_WORDS = {
    "would-move": "would move", "moved-before": "moved before", "passed": "passed over",
    "would-put-back": "would put back", "put-back": "put back", "in-place": "in place",
    "failed": "FAILED",
}  # fmt: skip

MOVES = Layout(
    ("state", "group", "path", "to", "keep_path", "relation", "score", "bytes", "sha256", "why"),
    (
        Column("told", most=14), Column("path", "file", "fold", style="cyan"),
        Column("because", "why", "wrap"),
    ),
)  # fmt: skip
UNDONE = Layout(
    ("state", "path", "from", "bytes", "sha256", "why"),
    (
        Column("told", most=14), Column("path", "file", "fold", style="cyan"),
        Column("because", "why", "wrap"),
    ),
)  # fmt: skip


def moved_record(shown: Callable[[str], str]) -> Callable[[Outcome], dict[str, Any]]:
    """Return a function from an outcome to a line of `dedup --apply`."""
    from defcorpus.dedup.records import RELATIONS

    def record(one: Outcome) -> dict[str, Any]:
        stays = one.state in ("passed", "failed")
        word = {str(key): value for key, value in RELATIONS.items()}.get(one.relation, one.relation or "of")
        of = f"{word}: {shown(one.keep_path)}" if one.keep_path else ""
        return {
            "state": one.state,
            "group": one.group,
            "path": shown(one.path),
            "to": shown(one.target) if one.target else None,
            "keep_path": shown(one.keep_path) if one.keep_path else None,
            "relation": one.relation or None,
            "score": one.score,
            "bytes": one.size,
            "sha256": one.sha256,
            "why": one.why or None,
            "told": _WORDS.get(one.state, one.state),
            "because": one.why if stays else "; ".join(part for part in (of, one.why) if part),
        }

    return record


def returned_record(shown: Callable[[str], str]) -> Callable[[Returned], dict[str, Any]]:
    """Return a function from an outcome to a line of `dedup --undo`."""

    def record(one: Returned) -> dict[str, Any]:
        return {
            "state": one.state,
            "path": shown(one.path),
            "from": shown(one.target),
            "bytes": one.size,
            "sha256": one.sha256,
            "why": one.why or None,
            "told": _WORDS.get(one.state, one.state),
            "because": one.why,
        }

    return record
