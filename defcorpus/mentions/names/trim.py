"""Where a name ends in a headline, in which every word has a capital."""

from __future__ import annotations

from defcorpus.mentions.gaps import COMMA
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.surroundings import is_headline
from defcorpus.mentions.names.titles import person_verbs


def trimmed(reading: Reading, run: Run, least: int) -> Run | None:
    """In a headline end a name at the first common word behind it: `Palin Arrested`, `Biden Announces`."""
    words = reading.found.words
    if reading.lang != "en" or run.units <= least or not is_headline(reading, run.first):
        return run
    first = words[run.first]
    if reading.found.gaps[run.last] == COMMA and (first.given or len(first.text) == 1):
        return run  # Fatima Goss Graves, President
    last, units = run.first + least, least
    if least == 1 and words[run.first].given and not words[last].folded.endswith("s"):
        last, units = last + 1, units + 1  # Secretary Marco Rubio, not Pope Francis Visits
    if last < run.last - 1 and len(words[last].text) == 1:
        last, units = last + 2, units + 2  # Elbridge A. Colby
    while last < run.last and not (reading.spaced(last) and _ends_here(reading, run, last)):
        last, units = last + 1, units + 1
    if all(len(word.text) == 1 for word in words[run.first : last]):
        return None
    return Run(run.first, last, False, min(units, run.units), marked=run.marked and last > run.first + 1)


def _ends_here(reading: Reading, run: Run, at: int) -> bool:
    """Say whether a headline goes on with a common word, not a name: Aïssata Tall Sall is one to its end."""
    words = reading.found.words
    if not words[at].opening:
        return False
    inside = at < run.last - 1 and not words[run.last - 1].opening and run.last < len(words)
    verb = "headline-verb" in words[at].uses or words[at].folded.endswith(("s", "ed", "ing"))
    return not inside or verb or person_verbs().longest(reading.found, run.last) is None


def is_three(reading: Reading, run: Run) -> bool:
    """Say whether a run is like an East Asian name's three, the last a common word: Chan Chun Sing."""
    if run.units != 3 or run.last - run.first != 3:
        return False
    first, second, third = reading.found.words[run.first : run.last]
    if max(len(first.text), len(second.text), len(third.text)) >= 6:
        return False
    if first.syllable and second.syllable:
        return True
    # Heng Chee How, where nothing goes on behind it.
    ends = run.last >= len(reading.found.words) or not reading.spaced(run.last)
    ends = ends or not reading.found.words[run.last].uses.isdisjoint(("place", "beside"))
    return ends and not (first.given or first.opening or second.opening or "headline-verb" in second.uses)
