"""Lone names: `Giang said`, `Mustafayev nhấn mạnh`, where the article has named the person in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from defcorpus.mentions.evidence import opens_sentence
from defcorpus.mentions.names import NameMention, Spotted
from defcorpus.mentions.runs import Reading, foreign_run
from defcorpus.mentions.titles import common_words, person_verbs
from defcorpus.mentions.tokens import COMMA, HYPHEN, LINE, QUOTE, SPACE


def find_repeats(
    reading: Reading, spotted: list[Spotted], names: Mapping[str, tuple[bool, str]]
) -> Iterator[NameMention]:
    """Yield the single words, outside the names `spotted`, that stand for one of `names`.

    `names` maps a folded part to whether the name is Vietnamese, and to the name itself.
    """
    found = reading.found
    taken = {at for item in spotted for at in range(item.first, item.last)}
    for at, word in enumerate(found.words):
        if not word.cap or at in taken or word.folded not in names:
            continue
        native, full = names[word.folded]
        if _stands_alone(reading, at) and (not native or _is_given_name(reading, at, full)):
            span = found.origin(found.starts[at], found.ends[at])
            yield NameMention(*span, word.text, (), native, "repeat", 0.6)


def _is_given_name(reading: Reading, at: int, full: str) -> bool:
    """In Vietnamese text a given name may be a common word: marks must agree, and it opens no sentence."""
    word = reading.found.words[at]
    if reading.lang != "vi":
        return True
    return word.lower == full.lower().split()[-1] and not opens_sentence(reading, at)


def _stands_alone(reading: Reading, at: int) -> bool:
    found = reading.found
    word = found.words[at]
    if at in reading.countries or (word.folded in common_words() and opens_sentence(reading, at)):
        return False
    match = reading.mark(at)
    if match is not None and (match[0] > at + 1 or match[1].kind == "not"):
        # Vinh is a town and a given name: who speaks is a person.
        spoke = found.gaps[at + 1] == SPACE and person_verbs().longest(found, at + 1) is not None
        if match[0] > at + 1 or match[1].value != "place" or not spoke:
            return False
    if found.gaps[at] in (HYPHEN, QUOTE) or (found.gaps[at + 1] == HYPHEN and _is_cap(reading, at + 1)):
        return False
    if found.gaps[at] in (SPACE, LINE) and _joins_before(reading, at - 1):
        return False
    return not _joins_behind(reading, at)


def _is_cap(reading: Reading, at: int) -> bool:
    return at < len(reading.found.words) and reading.found.words[at].cap


def _joins_before(reading: Reading, at: int) -> bool:
    """Say whether the word at `at`, in front of a lone name, makes it part of a longer one."""
    word = reading.found.words[at]
    if not word.cap:
        match = reading.mark(at)
        return match is not None and match[1].kind == "before"
    if word.upper or (opens_sentence(reading, at) and word.folded in common_words()):
        return False
    for first in range(max(0, at - 3), at + 1):
        match, country = reading.mark(first), reading.countries.get(first)
        if (match is not None and match[0] == at + 1) or (country is not None and country.last == at + 1):
            return match is not None and match[1].kind == "before"
    return not word.vietnamese


def _joins_behind(reading: Reading, at: int) -> bool:
    """Say whether what stands behind a lone name makes it a longer name, a place or a body."""
    if not reading.is_cap(at + 1):
        return False
    match = reading.mark(at + 1)
    if match is not None:
        return match[1].kind in ("after", "either")
    run = foreign_run(reading, at)
    return run is not None and run.units > 1 and reading.found.gaps[at + 1] != COMMA
