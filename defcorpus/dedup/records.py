"""What goes into finding copies and what comes out: documents, likenesses of texts, groups.

What two texts are to each other, as one would say who asks whether the second adds anything to the first:

- `exact`: the same words in the same order. Case, punctuation, spaces, line ends, Unicode form and the
  placement of tones do not count; marks do.
- `near`: one text made from the other, or both from a third: seven words in ten of both texts stand in the
  other too, in the same order or, passages of ten words and more, in another; words put for others a few at a
  time are counted nearly as if they stood there. Other headers, credits, captions, chrome and titles,
  sentences rewritten, paragraphs in another order, a passage added or left out leave a near copy, and so does
  a figure put right in a long story. One with whole sentences of its own (`own`) is not redundant. Where the
  longer has all that the shorter has, more than a quarter of it new is too much: then
- `contains`, `contained`: four fifths or more of the shorter stand in the longer, which goes on with what the
  shorter does not have: a cut copy, a teaser, a digest. A caption that the story does not repeat is no part.
- `recurring`: `exact` or `near` or part, but published 30 days or more apart; or `exact`, but under titles
  that give another day, issue, number or name where the text itself gives none: a form that was filled in
  anew in its title alone. So is a short text under three titles that have nothing in common.
- none of these: two reports of one event, each in its own words (single phrases, quotations and official
  wording in common); a preview and the report; a form filled in anew, be it in one day, guest, price or
  number only, where the contradicting facts weigh more than those in common; a standing line under other
  titles; a translation.

A short body says little without its title: below 40 words the title is part of what is compared, below 8 a
page is a copy only of one with the same title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from defcorpus.dedup.texts.sketch import Sketch

Relation = Literal["exact", "near", "contains", "contained", "recurring"]
RELATIONS: dict[Relation, str] = {
    "exact": "exact copy", "near": "near copy", "contains": "contains it", "contained": "part of it",
    "recurring": "recurring text",
}  # fmt: skip
"""Each in the words of a person; `it` is the one kept."""

Keep = Literal["oldest", "newest", "longest", "first", "cleanest", "outlet"]
Verdict = Literal["near", "part", "different"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as dedup sees it; everything it says beyond the sketch may be unknown."""

    id: str
    path: str
    key: str  # Page.key
    sketch: Sketch
    date: str | None = None  # ISO, as precise as known; the day of publication where there is one
    source: str | None = None
    order: int = 0  # position in the input, for `keep="first"` only
    removed: float = 0.0  # share of the page that is not its body
    repairs: int = 0  # how often the page did not read as it was written
    time: str = ""  # of the day, as `06:05`, where the page says it
    inside: bool = False  # a larger file (JSON Lines, an archive), rather than a file of its own
    untitled: bool = False  # its title was made from its text, or is that of many pages
    title: str = ""  # its own; empty where it has none
    published: bool = False  # its date is the day that the page gives for itself
    bare: bool = False  # in Vietnamese without marks


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose. Times are in days, scores from 0 to 1; outlets as documents name theirs.

    With `across_sources` each member's outlet is known and is not that of the one kept.
    """

    keep: Keep = "oldest"
    min_score: float = 0.0
    recurring_after: int = 30
    relations: frozenset[Relation] = frozenset(RELATIONS)
    outlets: tuple[str, ...] = ()  # for `keep="outlet"`: which to keep, the first in this order that has one
    within_source: str | None = None  # only this outlet's documents are compared
    across_sources: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts, named by their positions, have in common.

    Where the verdict is `part`, `short` is part of `long`.
    `of_short` and `of_long` are the shares of their words that the two have in common, see `align`.
    """

    short: int
    long: int
    verdict: Verdict
    of_short: float
    of_long: float
    rule: str
    against: float = 0.0  # bits that their facts speak against one being a copy of the other
    own_of_short: int = 0  # words that it may have of its own in whole sentences: at most so many
    own_of_long: int = 0

    def between(self, short: int, long: int) -> Likeness:
        """Return the same of texts at other positions."""
        # A fourth of the time of dataclasses.replace.
        return Likeness(
            short, long, self.verdict, self.of_short, self.of_long, self.rule, self.against,
            self.own_of_short, self.own_of_long,
        )  # fmt: skip

    @property
    def score(self) -> float:
        """How much alike they are: for `part` the share of the shorter, else of both (Dice 1945)."""
        both = self.of_short + self.of_long
        return (
            self.of_short if self.verdict == "part" or not both else 2 * self.of_short * self.of_long / both
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a group and what it is to the one kept: it `contains` the kept one, and so on."""

    id: str
    path: str
    key: str
    date: str | None
    source: str | None
    relation: Relation
    score: float
    rule: str
    time: str = ""  # of its day
    own: int = 0  # words in whole sentences side by side that the one kept has nothing of

    @property
    def redundant(self) -> bool:
        """Whether it adds nothing to the one kept."""
        return self.relation in ("exact", "near", "contained") and not self.own

    @property
    def told(self) -> str:
        """The relation in the words of a person."""
        return RELATIONS[self.relation]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are one text, or of which one is part of another. `members` leaves out the one kept."""

    keep: str
    keep_path: str
    keep_key: str
    keep_date: str | None
    keep_source: str | None
    members: tuple[Member, ...]
    keep_time: str = ""  # of its day
    keep_why: str = ""  # what decided that it is kept, in the words of a person

    @property
    def recurring(self) -> bool:
        """Whether every member is another issue of the kept text rather than a copy of it."""
        return all(member.relation == "recurring" for member in self.members)

    @property
    def redundant(self) -> tuple[Member, ...]:
        """The members that add nothing to the one kept."""
        return tuple(member for member in self.members if member.redundant)
