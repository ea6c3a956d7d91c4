"""Which words behind a post are its own, and which posts in front of a name are somebody else's."""

from __future__ import annotations

from defcorpus.mentions.gaps import QUOTE, SPACE
from defcorpus.mentions.names.chain import Chain, Title
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.titles import person_verbs, post_words
from defcorpus.mentions.names.tokens import Tokens
from defcorpus.mentions.names.vocabulary import grammar

# Countries whose people's names may be written like Vietnamese ones.
_ALIKE = frozenset({"", "VN", "CN", "TW", "HK", "MO", "SG", "KR", "KP"})


def goes_on(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether the word at `at`, which names nobody, goes on the post in front of it."""
    found = reading.found
    word = found.words[at]
    if chain.comma:
        return False
    if found.gaps[at] == QUOTE and word.lower == "s" and reading.is_cap(at + 1):
        return found.words[at + 1].lower in post_words("en")  # the People's Liberation Army
    if word.lower in post_words(reading.lang):
        return word.cap or not begins_clause(found, at)
    if word.cap:
        return word.upper or (word.syllable and not word.plain)
    # tàu 015 - Trần Hưng Đạo; Tổng cục trưởng Tổng cục 12
    return word.text.isdigit() and (chain.blocked or _numbered(found, chain, at))


def begins_clause(found: Tokens, at: int) -> bool:
    """Say whether what happens is told from here on: `Bộ trưởng Quốc phòng chủ trì`, `nhân dịp`."""
    words = found.words
    if at + 1 >= len(words) or words[at + 1].cap or found.gaps[at + 1] != SPACE:
        return False
    if f"{words[at].lower} {words[at + 1].lower}" in grammar("clause"):
        return True
    spoken = person_verbs().longest(found, at)
    return spoken is not None and spoken[0] > at + 1


def _numbered(found: Tokens, chain: Chain, at: int) -> bool:
    """Say whether a number is that of the body in front of it."""
    if not chain.parts or found.gaps[at] != SPACE:
        return False
    title = chain.parts[-1]
    return title.head < at == title.last and "numbered" in found.words[at - 1].uses


def leave_others(chain: Chain, run: Run, found: Tokens) -> None:
    """Drop the titles in front of a comma that are no part of what the person behind it is called."""
    for at in range(len(chain.parts) - 2, -1, -1):
        title = chain.parts[at]
        if any(part.parted for part in chain.parts[at + 1 :]) and (
            _said_again(title, chain.parts[-1], found) or _of_elsewhere(title, run)
        ):
            del chain.parts[: at + 1]
            return


def _said_again(title: Title, last: Title, found: Tokens) -> bool:
    """Say whether a longer post is named anew: `Bộ trưởng Quốc phòng Singapore, Bộ trưởng` somebody."""
    if title.kind != "post" or last.kind != "post" or not last.parted or last.last != last.head:
        return False
    again = [word.lower for word in found.words[last.first : last.last]]
    start = [word.lower for word in found.words[title.first : title.first + len(again)]]
    return again == start and title.last - title.first > len(again)


def _of_elsewhere(title: Title, run: Run) -> bool:
    """Say whether a post is of a country that a person of a Vietnamese name is not of."""
    return title.code not in _ALIKE and run.native and run.surname == "common" and run.units > 2
