"""What speaks against a pair, in words."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.pairs.records import Evidence

_QUOTED = 3  # words of each kind
_MOST = 4  # reasons


def against(
    evidence: Sequence[Evidence], partner: str | None, *, as_good: bool = False, undecided: bool = False
) -> str:
    """Say in words what speaks against a pair, strongest first.

    `partner` is the article that the nearest candidate is paired with, or with which it is left to a person
    if that is `undecided`; `as_good` says that this one comes close to it, as a copy does.
    """
    said = []
    if partner is not None:
        close = ", to which this comes close: a copy, or another report" if as_good else ""
        whose = "it is to be reviewed beside" if undecided else "its counterpart is"
        said.append(f"{whose} {partner}{close}")
    telling = [
        row for row in evidence if row.weight < -0.3 and row.kind not in ("prior", "calibration", "margin")
    ]
    telling.sort(key=lambda row: (row.kind not in ("contradiction", "title"), row.weight))
    # Of whatever kind, what differs is one list, and so is what only one side has.
    lists: dict[str, list[str]] = {"other in each": []}
    for row in telling:
        names = [", ".join(part.split("; ")[:_QUOTED]) for part in (row.vi, row.en) if part]
        if row.note.startswith("only in"):
            lists.setdefault(row.note, []).extend(names[0].split(", "))
        elif row.note == "other in each":
            lists.setdefault(row.note, []).append(" / ".join(names))
        else:
            told = " / ".join(names)
            said.append(f"{row.note or row.kind}: {told}" if told else row.note or row.kind)
    for note, names in lists.items():
        if not names:
            continue
        shown = list(dict.fromkeys(names))[: 2 * _QUOTED]
        said.append(f"{note}: {(', ' if note.startswith('only in') else ' and ').join(shown)}")
    return "; ".join(said[:_MOST]) or "too little in common"
