"""The one day inside a stretch of days: that of the talks in a visit of four days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from defcorpus.article import DateReading, Fact

_TOLD = ("title", "caption", "dateline", "body", "background")
_OTHERWISE = ("to come", "look back", "that is kept", "feast", "was reported", "begins or ends")


def day_within(stretch: str, facts: Iterable[Fact]) -> Fact | None:
    """Return the first fact of the only day that a text names inside a stretch of days, both ends included.

    `stretch` is as a fact gives it, `2025-06-17/2025-06-20`, or without the year, `--06-17/--06-20`. Where
    none or several of its days are named, or only the end of a longer one, it is None: the stretch as a whole
    is what is told.
    """
    first, _, last = stretch.partition("/")
    days = [
        fact
        for fact in facts
        if fact.kind == "date"
        and fact.role in _TOLD
        and len(fact.value) == len(first)
        and first <= fact.value <= last
        and not any(note in fact.note for note in _OTHERWISE)
    ]
    shown = [fact for fact in days if fact.role in ("caption", "title")]
    if len({fact.value for fact in shown}) == 1:
        return shown[0]  # what the page is headed by, whenever the visit began
    if not days or len({fact.value for fact in days}) > 1:
        return None
    # What is counted or summed up on the last day began before it; of two days the second is as good as any.
    ends = days[0].value == last and int(last[-2:]) != int(first[-2:]) + 1
    return None if ends else days[0]


def narrowed(reading: DateReading | None, facts: Iterable[Fact]) -> DateReading | None:
    """Return the reading of a stretch of days as that of the only day named inside it, if there is one."""
    until = (reading.note if reading else "").partition("until ")[2]
    found = day_within(f"{reading.value}/{until}", facts) if reading and until else None
    if reading is None or found is None:
        return reading
    note = f"in {reading.value}/{until}"
    return replace(reading, value=found.value, start=found.start, end=found.end, note=note)
