"""A family name behind a patronymic: `Kamran Elman oğlu Rzayev`."""

from __future__ import annotations

from defcorpus.mentions.gaps import SPACES
from defcorpus.mentions.names.runs import Reading, Run


def with_family(reading: Reading, run: Run) -> Run:
    """Return a name that ends in a patronymic with the family name behind it: a lone word with a capital."""
    words, gaps, at = reading.found.words, reading.found.gaps, run.last
    ending = words[at - 1]
    if "last" not in ending.particle or ending.cap or at >= len(words):
        return run
    lone = not reading.is_cap(at + 1) or gaps[at + 1] not in SPACES
    if gaps[at] not in SPACES or not reading.is_cap(at) or not lone:
        return run
    free = reading.marks[at] is None and at not in reading.countries
    if not free or words[at].upper or not words[at].text.isalpha():
        return run
    return run._replace(last=at + 1, units=run.units + 1)
