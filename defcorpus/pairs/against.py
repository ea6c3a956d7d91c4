"""What speaks against a pair, in words."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.pairs.records import Evidence

_QUOTED = 3  # words of each kind


def against(evidence: Sequence[Evidence], partner: str | None, *, as_good: bool = False) -> str:
    """Say in words what speaks against a pair, strongest first.

    `partner` is the article that the nearest candidate is paired with; `as_good` says that this one comes
    close to it, as a copy does.
    """
    said = []
    if partner is not None:
        close = ", to which this comes close: a copy, or another report" if as_good else ""
        said.append(f"its counterpart is {partner}{close}")
    telling = [
        row for row in evidence if row.weight < -0.3 and row.kind not in ("prior", "calibration", "margin")
    ]
    telling.sort(key=lambda row: (row.kind not in ("contradiction", "title"), row.weight))
    lists: dict[str, list[str]] = {}  # what only one side has is one list a side, whatever kind it is of
    for row in telling:
        names = " / ".join(_some(part) for part in (row.vi, row.en) if part)
        if row.note.startswith("only in"):
            lists.setdefault(row.note, []).extend(names.split("; ")[:_QUOTED])
        else:
            said.append(f"{row.note or row.kind}: {names}" if names else row.note or row.kind)
    said += [f"{note}: {', '.join(dict.fromkeys(names[: 2 * _QUOTED]))}" for note, names in lists.items()]
    return "; ".join(said[:5]) or "too little in common"


def _some(quoted: str) -> str:
    """Return the first few of quoted words."""
    return "; ".join(quoted.split("; ")[:_QUOTED])
