"""How sure a capitalised run is a person's name: what speaks for it and against it, added up.

The weights are set by hand on the tests' cases; they are no probabilities, only an order, with one half as
the line above which a name is taken for a person.
"""

from __future__ import annotations

from defcorpus.mentions.runs import Reading, Run
from defcorpus.mentions.titles import TITLES, common_words, given_names, person_verbs
from defcorpus.mentions.tokens import COMMA, DASH, DOT, LINE, PAREN, SPACE, STOP

# What a word in front is worth.
TITLED = {
    "rank": 0.6,
    "post": 0.6,
    "honorific": 0.6,
    "profession": 0.5,
    "modifier": 0.3,
    "kin": 0.35,
    "beside": 0.25,  # `and`, `và` behind another person
}
_NATIVE = {("common", 2): 0.6, ("rare", 2): 0.35, ("chinese", 2): 0.35, ("common", 3): 0.85}


def confidence(reading: Reading, run: Run, title: str) -> tuple[float, str]:
    """Return how sure `run` is a person, from 0 to 0.97, and the name of the strongest reason."""
    if run.native:
        score, rule = _native(reading, run)
    else:
        score, rule = _foreign(reading, run, bool(title) and title != "beside")
    if title:
        score += TITLED[title] if not run.native else TITLED[title] * 0.75
        rule = f"{title}+{rule}"
    if _followed(reading, run.last):
        score += 0.3
        rule += "+followed"
    if run.native and run.units > 3 and all(word.upper for word in reading.found.words[run.first : run.last]):
        score = min(score, 0.45)  # PHAN VĂN GIANG THĂM: nothing says where the name ends
    return round(min(score, 0.97), 2), rule


def _native(reading: Reading, run: Run) -> tuple[float, str]:
    words = reading.found.words[run.first : run.last]
    kind = run.surname
    if not kind:
        return 0.2, "syllables"
    score = _NATIVE.get((kind, min(run.units, 3)), 0.6)
    if all(word.plain for word in words):
        score -= 0.2
        opening = opens_sentence(reading, run.first) or is_headline(reading, run.first)
        if reading.lang == "en" and opening and words[0].folded in common_words():
            score -= 0.2
    if run.units > 4:
        score -= 0.2
    return score, "surname"


def _foreign(reading: Reading, run: Run, titled: bool) -> tuple[float, str]:
    words = reading.found.words[run.first : run.last]
    if run.units == 1:
        return 0.0, "single"
    score, rule = 0.25, "run"
    caps = [word for word in words if word.cap]
    if caps[0].folded in given_names():
        score, rule = score + 0.45, "given name"
    elif any(word.folded in given_names() for word in caps[1:]):
        score += 0.2
    if run.marked:
        score += 0.25
    common = sum(word.folded in common_words() for word in caps)
    sure_given = rule == "given name" and caps[0].folded not in common_words()
    score -= common * (0.1 if titled else 0.15 if sure_given else 0.25)
    if run.units > 3 and not run.marked:
        score -= 0.1
    return score, rule


def _followed(reading: Reading, at: int) -> bool:
    """Say whether what stands behind a name goes with a person: a verb of speech, a post, an age, `who`."""
    found = reading.found
    if at >= len(found.words):
        return False
    gap = found.gaps[at]
    word = found.words[at]
    if gap == PAREN:
        return word.text.isdigit() and 2 == len(word.text)
    if gap == COMMA and word.text.isdigit():
        return len(word.text) == 2
    if gap not in (SPACE, LINE, COMMA):
        return False
    if person_verbs().longest(found, at) is not None:
        return True
    if gap == COMMA:
        match = reading.mark(at)
        if match is not None and match[1].kind in ("rank", "post", "profession"):
            return True
        return word.lower in ("a", "an", "the") and _post_within(reading, at + 1)
    if word.lower in ("đã", "cũng", "vừa", "sẽ", "has", "had", "also") and at + 1 < len(found.words):
        return person_verbs().longest(found, at + 1) is not None
    return False


def _post_within(reading: Reading, at: int) -> bool:
    for ahead in range(at, min(at + 4, len(reading.found.words))):
        if not reading.spaced(ahead):
            return False
        match = reading.mark(ahead)
        if match is not None and match[1].kind in ("rank", "post", "profession"):
            return True
    return False


def opens_sentence(reading: Reading, at: int) -> bool:
    """Say whether the word at `at` has its capital from its place."""
    gap = reading.found.gaps[at]
    if gap == STOP:
        return True
    return gap in (DOT, DASH) and len(reading.found.words[at - 1].text) > 3


def is_headline(reading: Reading, at: int) -> bool:
    """Say whether the sentence around the word at `at` writes nearly every word with a capital."""
    found = reading.found
    first = at
    while first > 0 and at - first < 12 and found.gaps[first] != STOP:
        first -= 1
    last = at + 1
    while last < len(found.words) and last - at < 12 and found.gaps[last] != STOP:
        last += 1
    longer = [word for word in found.words[first:last] if len(word.text) > 3]
    return len(longer) > 3 and sum(word.cap for word in longer) >= 0.7 * len(longer)


def is_title(kind: str) -> bool:
    """Say whether a phrase of this kind stands before a name."""
    return kind in TITLES
