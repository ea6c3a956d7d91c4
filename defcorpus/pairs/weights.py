"""The constants of the ledger, in bits, and where they come from.

The slopes, saturations and the calibration are from a logistic regression over candidate pairs of translated
news and announcements (ALT and Debian among them), whole and cut short, with a third or half of the
counterparts taken away and unrelated articles (White House) added. NTREX was kept out of the regression,
but not of sight: the margin, the constant and the weight of another number in a title were set by hand after
it, looking at false pairs on all of these sets, NTREX too. By hand as well, without a fit: dates, countries,
guests, hosts, title identifiers and respelt names, of which such sets have too few.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slope:
    """How rarity, added up in bits, becomes evidence: ``slope * cap * (1 - exp(-bits / cap))``."""

    shared: float
    missing_short: float  # in the longer article, of what the shorter one has
    missing_long: float  # in the shorter article, of what the longer one has, scaled by the lengths
    cap: float


# By group of terms. Related terms come together, so their bits count for a part and level off.
SLOPES = {
    "words": Slope(0.16, 0.13, 0.21, 40.0),
    "numbers": Slope(0.24, 0.33, 0.17, 30.0),
    "terms": Slope(0.31, 0.136, 0.066, 40.0),
    "days": Slope(0.67, 0.132, 0.098, 15.0),
    "countries": Slope(0.3, 0.4, 0.1, 12.0),
}
LENGTH_RATIO = 1.35  # Vietnamese syllables to an English word
LENGTH_SLOPE = 0.79  # bits for a factor of e in length beyond that ratio
PRIOR_SLOPE = 0.5  # of log2 of the number of articles: evidence adds up to less than it looks
CONSTANT = 2.2

RIVAL_FLOOR = -6.0  # a rival weaker than this is none
MARGIN_CAP = 4.0
MARGIN_AHEAD = 0.5  # bits for a bit ahead of the best rival
MARGIN_BEHIND = 3.2  # bits against for a bit behind

# The chance that a pair's two dates lie so many days apart, and what lies further off.
LAGS = (0.6, 0.11, 0.03, 0.015, 0.008, 0.006, 0.005, 0.004)
LAG_BEYOND = 0.01
EVENT_LAGS = (0.88, 0.025, 0.006, 0.003, 0.002, 0.002, 0.001, 0.001)
EVENT_LAG_BEYOND = 0.012
DATE_SLOPE = 1.0
DATE_CAP = 7.0

OTHER_GUEST = -7.0
OTHER_HOST = -3.0
OTHER_IDENTIFIER = -12.0
OTHER_TITLE_NUMBER = -4.0
# Sentences side by side that give other numbers, countries or days: of translations 2 in 100 have any, of
# copies with other facts 97. By hand, looking at ALT and Debian with such copies.
OTHER_FACTS = -22.0  # levels off at
OTHER_FACTS_BITS = 4.0  # of facts that either sentence has alone and the other article nowhere
SENTENCES = 3.0  # for a pair whose text corresponds throughout; asked only where all else is not sure
SENTENCES_BELOW = 6.6  # bits: a score of 0.99
FUZZY_SLOPE = 0.8  # a name that is spelt otherwise counts for so much of one spelt alike
FUZZY_LEAST = 80.0  # rapidfuzz ratio, 0 to 100

# The second pass. A logistic regression over candidates of briefs, beside the first pass, gives slopes of
# 0.33 to 0.44 for what corresponds and 0.4 to 0.6 for what lacks; set lower by hand, where none of the false
# pairs came in that formulas alone make (ALT, Debian, NTREX with a third of each side removed).
SURE = 6.6  # bits: a score of 0.99
CLOSE_FROM = -9.0  # a weaker candidate is none
LEXICON_KEPT = 0.5  # of the chance that a word is rendered so in a translation, in a counterpart
LEXICON_SLOPE = 0.35  # of bits of words that correspond
LEXICON_LACKING = 0.3  # of bits of words that ought to
LEXICON_CAP = 40.0
