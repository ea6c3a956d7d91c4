"""The constants of the ledger, in bits, and where they come from.

The slopes of groups of terms, the prior and the constant are a logistic regression over the candidate pairs
of corpora made from translated news, announcements and short reports of the same events: whole, a third of
either side removed, unrelated articles added, cut short, with no sentence in common, and with copies that
name other people, countries and numbers. Each half of the pairs was scored by a fit without it. Signs were
held, and forms that brought nothing were left out. What such sets have too few of was set by hand: days,
guests, hosts, identifiers of titles. So were what sentences say and the bounds of the threshold, which one
setting has to meet on all of these corpora at once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slope:
    """How rarity, added up in bits, becomes evidence, for one group of terms."""

    shared: float  # times ``cap * bits / (cap + bits)`` of what both have
    cap: float
    missing_en: float  # times ``(1 + bits) ** 0.25 - 1`` of what only the Vietnamese article has
    missing_vi: float
    other: float = 0.0  # times what both have otherwise, by how much else is said alike


# By group of terms. Related terms come together, so their bits count for a part and level off.
SLOPES = {
    "words": Slope(0.186, 40.0, 0.87, 0.78, 0.195),
    "numbers": Slope(0.073, 30.0, 0.0, 0.0, 0.525),
    "terms": Slope(0.24, 40.0, 1.1, 0.945),
    "days": Slope(0.0, 15.0, 0.21, 0.31, 0.755),
    "countries": Slope(0.29, 12.0, 0.175, 0.875, 1.5),
}
OTHER_CAP = 20.0  # bits that both have otherwise level off at
ALIKE_FROM = 8.0  # bits
LENGTH_RATIO = 1.35  # Vietnamese syllables to an English word
LENGTH_SLOPE = 0.84  # bits, times the difference of lengths as a share of their sum
PRIOR_SLOPE = 0.35  # of log2 of the number of articles: evidence adds up to less than it looks
CONSTANT = 2.2

RIVAL_FLOOR = -8.4  # a rival weaker than this is none
MARGIN_CAP = 4.2
MARGIN_AHEAD = 0.9  # bits for a bit ahead of the best rival
MARGIN_BEHIND = 1.1  # bits against for a bit behind
SAME_STORY = -1.4  # bits from which on two articles of one language tell the same story

NONE_SHARE = 0.12  # of the first round that may be none at the threshold, by the second
FIRST_ROUND = -14.0  # a pair below this is not looked at to learn from
THRESHOLD = 4.0  # of weights with rivals: what a pair must reach where the corpus says nothing
THRESHOLD_LEAST, THRESHOLD_MOST = -2.5, 8.0
THRESHOLD_PRIOR = 30.0  # what that is worth, in links of either round between it and what the corpus says

# The chance that the days of a pair lie so many days apart; the last is for all further off.
LAGS = {
    "event": (0.88, 0.04, 0.006, 0.003, 0.002, 0.002, 0.001, 0.001, 0.012),
    "date": (0.6, 0.2, 0.06, 0.03, 0.015, 0.01, 0.008, 0.006, 0.03),
}
# The same of a day without its year that one article tells and the day on which the other appeared.
TOLD_LAGS = (0.55, 0.2, 0.06, 0.03, 0.012, 0.008, 0.006, 0.004, 0.13)
WEEKDAY = 0.9  # the chance that a lone weekday is the event's
# A day that agrees is told by much else too, so its bits count for a part.
DATE_FOR = {"event": 0.25, "day": 0.25, "date": 0.25, "told": 0.25, "weekday": 0.35}
DATE_AGAINST = {"event": 0.42, "day": 0.28, "date": 0.56, "told": 0.56, "weekday": 0.42}

# Against: at least, and times how alike the other words are.
OTHER_GUEST = (-3.0, -5.0)
OTHER_HOST = (-5.0, -4.0)
LACKING_HOST = -2.0  # of pairs one in 40, of other meetings of the same guest one in 8
OTHER_IDENTIFIER = -7.0
OTHER_TITLE_NUMBER = -7.0
OTHER_OCCASION = -7.0

# Sentences side by side: bits for a pair whose text corresponds throughout, and against it what they say
# otherwise. That tells only where the texts are as close as a translation.
ALIGNED = 6.0
ALIGNED_FROM = 10.0  # density times the share of sentences, from which on all of it counts
ALIGNED_OTHERS = 0.3  # of it where another guest, host or edition is named
CLOSE = (6.5, 11.0)  # of the same
CLOSE_LONE = (8.0, 12.0)  # where one thing alone that is no name is told otherwise
CLOSE_SHARE = (0.4, 0.8)  # of sentences: adaptations leave others out, and say more
SAID_OTHERWISE = {"names": -13.0, "numbers": -13.0, "countries": -13.0, "days": -6.0}
SAID_AGAIN = 0.5  # of the one before counts each further one of a kind
OTHERWISE_IN_FULL = -8.0  # bits of one of these or more, where the texts are as close as translations
OTHERWISE_AT_MOST = 1.6  # bits that a pair then has at most: as many forms as pairs come so far
HALF_SAID = 0.35  # of one: of the two things said otherwise, each text has one somewhere
SAID_MOST = 40.0  # all of them together level off at
OTHER_AT_MEETING = 0.4  # of that where guest and host are the same: reports of a meeting count otherwise
FUZZY_SLOPE = 0.8  # a name that is spelt otherwise counts for so much of one spelt alike
NEAR_NAME = 70.0  # rapidfuzz ratio from which on two words may be one name misspelt
FUZZY_LEAST = 80.0  # rapidfuzz ratio, 0 to 100
SOUND_LEAST = 65.0  # share of consonants in common, for names written by sound, 0 to 100
SPOKEN_LEAST = 72.0  # share of consonants and vowels in common, for names in syllables, 0 to 100

# The second pass.
SURE = 6.6  # bits above the threshold from which on a pair far ahead of its rivals is no close call
CLOSE_FROM = -6.0  # from the threshold: a weaker candidate is none
CLOSE_AGAIN = 2.0  # closeness without the lexicon from which on, up to `CLOSE`, texts are aligned with it
LEXICON_KEPT = 0.5  # of the chance that a word is rendered so in a translation, in a counterpart
LEXICON_SLOPE = 0.35  # of bits of words that correspond
LEXICON_LACKING = 0.3  # of bits of words that ought to
LEXICON_CAP = 40.0  # either levels off at
