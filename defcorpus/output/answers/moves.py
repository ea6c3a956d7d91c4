"""What was moved and put back, or would be: records, and lines on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.layout import Layout, Record
from defcorpus.output.shapes.lines import Run, folded, line
from defcorpus.output.shapes.style import Screen

if TYPE_CHECKING:
    from defcorpus.report.acting.moving import Outcome
    from defcorpus.report.acting.undoing import Returned

_INDENT = 14  # as wide as the widest word
_STYLES = {"passed": "bold yellow", "left": "bold yellow", "failed": "bold red"}
_WORDS = {
    "would-move": "would move", "moved-before": "moved before", "passed": "passed over",
    "would-put-back": "would put back", "put-back": "put back", "in-place": "in place",
    "failed": "FAILED",
}  # fmt: skip

_OF = {"exact": "exact copy of", "near": "near copy of", "contained": "part of", "contains": "holds all of"}

MOVES = Layout(
    ("state", "group", "path", "to", "keep_path", "relation", "score", "bytes", "sha256", "why"),
)
UNDONE = Layout(("state", "path", "from", "bytes", "sha256", "why"))


def moved_record(shown: Callable[[str], str]) -> Callable[[Outcome], dict[str, Any]]:
    """Return a function from an outcome to a line of `dedup --apply`."""

    def record(one: Outcome) -> dict[str, Any]:
        stays = one.state in ("passed", "failed")
        of = f"{_OF.get(one.relation, 'like')} {shown(one.keep_path)}" if one.keep_path else ""
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
            "because": [one.why] if stays else [of, one.why],  # no field of its own
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
            "because": [one.why],
        }

    return record


def write_moves(records: Iterable[Record], screen: Screen) -> None:
    """Write a line for each file and, below it, why; what is longer than the screen is folded, never cut."""
    for record in records:
        state: str = record["state"]
        told = _WORDS.get(state, state)
        _write(told, record["path"], _STYLES.get(state, ""), "cyan", screen)
        for why in record["because"]:
            if why:
                _write("", why, "", "", screen)


def _write(told: str, text: str, told_style: str, style: str, screen: Screen) -> None:
    head = Run(f"{told:<{_INDENT}}", told_style)
    for part in folded(one_line(text), max(screen.width - _INDENT - 1, 20)):
        screen.stream.write(line((head, " ", Run(part, style)), screen.width, screen.color).rstrip() + "\n")
        head = Run(" " * _INDENT)
