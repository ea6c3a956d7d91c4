"""What speaks against a pair, in words."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.pairs.records import Evidence

_QUOTED = 3  # words of each kind
_MOST = 4  # reasons
_SHARED = {"people": 1.0, "words": 1.0, "numbers": 1.0, "countries": 1.0} | dict.fromkeys(
    ("days", "event date", "date"), 0.5
)  # what tells one story from another: terms are of a form, or of a field; a day has many
_NEAR = 2.0  # bits of that, where there are some hundred articles; of fewer none is rare
_HUNDREDS = -2.8  # bits of the prior of so many


def is_near(evidence: Sequence[Evidence]) -> bool:
    """Say whether two articles share more than terms, sentences of one form, or a day."""
    shared = sum(_SHARED.get(row.kind, 0.0) * max(0.0, row.weight) for row in evidence)
    prior = sum(row.weight for row in evidence if row.kind == "prior")
    return shared >= _NEAR * min(1.0, prior / _HUNDREDS)


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
