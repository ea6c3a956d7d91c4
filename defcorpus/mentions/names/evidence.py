"""How sure a capitalised run is a person's name: what speaks for it and against it, added up.

The weights are set by hand on the tests' cases; they are no probabilities, only an order, with one half as
the line above which a name is taken for a person.
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.gaps import COMMA, DASH, LINE, PAREN, SPACE
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.surroundings import is_headline, opens_sentence
from defcorpus.mentions.names.titles import person_verbs
from defcorpus.mentions.names.trim import is_three
from defcorpus.mentions.words.tokens import Word
from defcorpus.mentions.words.vocabulary import particles, street_names
from defcorpus.text import fold

# What a word in front is worth.
TITLED = {
    "rank": 0.6,
    "post": 0.6,
    "honorific": 0.6,
    "profession": 0.5,
    "role": 0.4,
    "modifier": 0.3,
    "kin": 0.35,
    "beside": 0.25,  # `and`, `và` behind another person
}
LOCATED = 0.2
IN_PLACE = "in place"  # the rule of a name that stands where a place would
# By how common the family name is and how many syllables there are, four and more as four.
_NATIVE = {
    "common": {2: 0.45, 3: 0.85, 4: 0.85},
    "rare": {2: 0.3, 3: 0.55, 4: 0.45},
    "chinese": {2: 0.35, 3: 0.55, 4: 0.35},
}


def confidence(
    reading: Reading, run: Run, title: str, close: bool, *, abroad: bool = False
) -> tuple[float, str]:
    """Return how sure `run` is a person, from 0 to 0.97, and the name of the strongest reason.

    `abroad` says that the title is of another country: names from there are written by sound.
    """
    if run.native:
        score, rule = _native(reading, run, title == "post" and not abroad, titled=bool(title))
    else:
        score, rule = _foreign(reading, run, title in ("rank", "post", "honorific", "profession"))
        if title and rule == "run" and score < 0.25 and is_three(reading, run):
            score = 0.25
    if title:
        score += TITLED[title] * (1.0 if not run.native else 0.75 if close else 0.4)
        rule = f"{title}+{rule}" if close or not run.native or title == "beside" else f"far {title}+{rule}"
    followed = _followed(reading, run.last) or _said(reading, run.first)
    if followed:
        score += 0.3
        rule += "+followed"
    elif not title and run.native and _is_address(reading, run):
        score = LOCATED
    elif not title and run.native and (_is_street(reading, run) or _is_stop(reading, run)):
        score = min(score, 0.45)
    if run.native and run.units > 3 and all(word.upper for word in reading.found.words[run.first : run.last]):
        score = min(score, 0.45)  # PHAN VĂN GIANG THĂM: nothing says where the name ends
    if run.surname == "place":
        score = min(score, 0.45)
    if not title and _in_place(reading, run.first):
        return LOCATED, IN_PLACE
    shout = run.native and not title and run.surname != "common"
    if shout and all(word.upper for word in reading.found.words[run.first : run.last]):
        return 0.0, "capitals"
    if run.first and not title and reading.spaced(run.first) and words_before(reading, run.first).isdigit():
        return LOCATED, IN_PLACE  # a house in a street: 45 Nguyễn Thái Học
    return round(min(score, 0.97), 2), rule


def words_before(reading: Reading, at: int) -> str:
    """Return the word in front of the one at `at`."""
    return reading.found.words[at - 1].text


def _native(reading: Reading, run: Run, office: bool, *, titled: bool) -> tuple[float, str]:
    words = reading.found.words[run.first : run.last]
    kind = run.surname
    if kind in ("", "place"):
        # Hun Sen; behind an office marked syllables are more often a body: Trưởng khoa Nhiễm.
        return (-0.1 if office and any(word.vietnamese for word in words) else 0.2), "syllables"
    score = _NATIVE[kind][min(run.units, 4)]
    if all(word.plain for word in words):
        score -= 0.2
        opening = opens_sentence(reading, run.first) or is_headline(reading, run.first)
        if reading.lang == "en" and opening and words[0].frequent:
            score -= 0.2
    if run.units > 4:
        score -= 0.2
    if not titled and _in_title(reading, run):
        score -= 0.25
    return score, "surname"


def _in_title(reading: Reading, run: Run) -> bool:
    """Say whether capital syllables go on beside a name, as in the name of a work or a firm: Tây Du Ký."""
    words = reading.found.words
    if reading.lang != "vi" or words[run.first].upper:
        return False
    sides = []
    if run.first and reading.spaced(run.first) and not opens_sentence(reading, run.first - 1):
        sides.append(words[run.first - 1])
    if reading.is_cap(run.last):
        sides.append(words[run.last])
    return any(word.cap and word.syllable and not word.upper for word in sides)


def _foreign(reading: Reading, run: Run, titled: bool) -> tuple[float, str]:
    words = reading.found.words[run.first : run.last]
    if run.units == 1:
        return 0.0, "single"
    score, rule = 0.25, "run"
    caps = [word for word in words if word.cap and not (word.upper and "last" in word.particle)]
    if len({word.folded for word in caps}) == 1 < len(caps):
        return 0.0, "twice"
    if any(is_brand(word.text) for word in caps) or len({word.upper for word in caps if word.text[1:]}) > 1:
        return 0.0, "brand"
    shouted = all(word.upper for word in caps) and not caps[0].given
    short = all(word.upper and len(word.text) < 4 for word in caps)
    if short or (shouted and (not titled or any(is_letters(word.text) for word in caps))):
        return -1.0 if titled else 0.0, "acronyms"
    if caps[0].given:
        score, rule = score + 0.45, "given name"
        mixed = len(words) > 2 and reading.lang == "vi" and all(word.syllable for word in words[1:])
        if mixed and not titled and any(word.vietnamese for word in words[1:]):
            score -= 0.25  # Flora Anh Đào, a row of houses
    elif any(word.given for word in caps[1:]):
        score += 0.2
    if run.marked:
        score += 0.25
    elif run.joined:
        score += 0.2
    # A hyphen before a small letter is what Korean names have: `Song Young-moo`, `Moon Jae-in`.
    hyphened = run.units == 2 and len(caps) == 2 and is_korean(words)
    common = 0 if hyphened else sum(word.common for word in caps)
    if common == len(caps) and rule != "given name":
        return -1.0, "common words"
    sure_given = rule == "given name" and not caps[0].frequent
    score -= common * (0.1 if titled else 0.15 if sure_given else 0.25)
    if run.units > 3 and not run.marked and not run.joined:
        score -= 0.1
    if run.units == 3 and rule != "given name" and is_korean(caps):
        score += 0.3
    if not titled and _begins_like_place(reading, run):
        score -= 0.4
    if not titled and caps[-1].opening and not caps[-1].common:
        score -= 0.25  # Smith Flooring
    return score, rule


def is_korean(words: list[Word]) -> bool:
    """Say whether a family name and two syllables are Korean: Seo Geun Bae."""
    if len(words) != 3 or "korean" not in words[0].particle:
        return False
    known = particles("korean given")
    return all(
        word.folded in known or (_korean().fullmatch(word.folded) and not word.common) for word in words[1:]
    )


@cache
def _korean() -> re.Pattern[str]:
    """Match a syllable in the usual romanisations of Korean."""
    return re.compile(
        "(?:ch|[bdghjkmnprstw]|gw|kw|hw)?(?:ae|eo|eu|ee|oo|ou|ui|y?[aeiou]|y[ae]o|yu|w[aeio])(?:ng|ck|[nmklbph])?"
    )


def is_letters(text: str) -> bool:
    """Say whether a word has no vowel: HĐND, TP, the Tr of a victim's name."""
    return len(text) > 1 and _VOWELS.isdisjoint(fold(text))


_VOWELS = frozenset("aeiouy")


def _is_stop(reading: Reading, run: Run) -> bool:
    """Say whether a name stands between dashes and other capitals, as the streets of a route do."""
    found, at = reading.found, run.first - 1
    if at < 0 or found.gaps[run.first] != DASH or not found.words[at].cap:
        return False
    if run.last < len(found.words) and found.words[run.last].cap and found.gaps[run.last] == DASH:
        return True
    while at > 0 and found.words[at - 1].cap and found.gaps[at] == SPACE:
        at -= 1
    return found.gaps[at] == DASH and at > 0 and found.words[at - 1].cap


def _is_address(reading: Reading, run: Run) -> bool:
    """Say whether a name stands for a street in brackets: Đỗ Minh (Trần Đăng Ninh, Hà Nội)."""
    if reading.found.gaps[run.first] != PAREN or reading.found.gaps[run.last] != COMMA:
        return False
    match = reading.marks[run.last] if run.last < len(reading.found.words) else None
    return match is not None and match[1].value == "place"


def _is_street(reading: Reading, run: Run) -> bool:
    words = reading.found.words[run.first : run.last]
    return " ".join(word.folded for word in words) in street_names()


def _begins_like_place(reading: Reading, run: Run) -> bool:
    """Say whether a run begins as places do (`La Libertad`), or has an article (`the Susan Ann`)."""
    first = run.first
    if "place" in reading.found.words[first].particle and (run.units == 2 or run.joined):
        return True
    return (
        reading.lang == "en" and first > 0 and reading.spaced(first) and words_before(reading, first) == "the"
    )


def is_brand(text: str) -> bool:
    """Say whether a capital stands behind small letters, and not as in McCarthy: HDBank, YouTube."""
    return not (text[1:].islower() or text.isupper()) and _inner_capital().search(text) is not None


@cache
def _inner_capital() -> re.Pattern[str]:
    prefixes = "|".join(sorted(particles("prefix")))
    return re.compile(rf"^(?!(?:{prefixes})[A-Z]).*[^\W\d_A-Z][A-Z]|^[A-Z]{{2,}}[^\W\d_A-Z]{{2,}}")


def _followed(reading: Reading, at: int) -> bool:
    """Say whether what stands behind a name goes with a person: a verb of speech, a post, an age, `who`."""
    found = reading.found
    if at >= len(found.words):
        return False
    gap = found.gaps[at]
    word = found.words[at]
    if gap == PAREN:
        return word.text.isdigit() and len(word.text) == 2
    if gap == COMMA and word.text.isdigit():
        return len(word.text) == 2
    if gap not in (SPACE, LINE, COMMA, DASH):
        return False
    if gap == COMMA and "who" in word.uses:
        return True
    if person_verbs().longest(found, at) is not None:
        return True
    if gap in (COMMA, DASH):
        match = reading.marks[at]
        if match is not None and match[1].kind in ("rank", "post", "profession", "role", "modifier", "kin"):
            return True
        return "article" in word.uses and _post_within(reading, at + 1)
    if "auxiliary" in word.uses and at + 1 < len(found.words):
        return person_verbs().longest(found, at + 1) is not None
    return False


def _in_place(reading: Reading, at: int) -> bool:
    """Say whether something happens in what is written: `tại Hồ Chí Minh` is the city."""
    return at > 0 and reading.spaced(at) and "place" in reading.found.words[at - 1].uses


def _said(reading: Reading, at: int) -> bool:
    """Say whether an English verb of speech stands in front: `said Giang`."""
    if reading.lang != "en" or at == 0 or not reading.spaced(at):
        return False
    return person_verbs().longest(reading.found, at - 1) is not None and not reading.found.words[at - 1].cap


def _post_within(reading: Reading, at: int) -> bool:
    for ahead in range(at, min(at + 4, len(reading.found.words))):
        if not reading.spaced(ahead):
            return False
        match = reading.marks[ahead]
        if match is not None and match[1].kind in ("rank", "post", "profession", "role"):
            return True
    return False
