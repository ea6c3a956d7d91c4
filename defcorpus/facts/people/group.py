"""The mentions of one person of an article, and what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from defcorpus.facts.people.match import key_of
from defcorpus.mentions.names.evidence import IN_PLACE
from defcorpus.mentions.names.name_mentions import NameMention

TITLED = ("rank", "post", "honorific", "profession", "kin", "modifier")  # rules that begin with a title
REPEATED = 0.3  # what a later lone surname adds to a run's confidence


class Written(NamedTuple):
    """A mention and the role of the segment it stands in."""

    mention: NameMention
    role: str


@dataclass(slots=True)
class Group:
    """The mentions of one person."""

    key: str
    native: bool
    mentions: list[Written] = field(default_factory=list)
    repeats: int = 0  # lone names among the mentions
    _forms: tuple[int, list[str]] = (0, [])  # the forms of that many mentions

    def forms(self) -> list[str]:
        """Return the forms written, fullest first; those of the text before those of the title."""
        if self._forms[0] != len(self.mentions):
            every = _forms(self.mentions)
            if len(every) > 1 and any(item.role == "title" for item in self.mentions):
                told = _forms(item for item in self.mentions if item.role != "title")
                if told and " " in told[0]:
                    every = list(dict.fromkeys((told[0], *every)))
            self._forms = len(self.mentions), every
        return self._forms[1]

    def name(self) -> str:
        """Return the fullest form."""
        return self.forms()[0]

    def country(self) -> str | None:
        """Return the country that the titles name most often, the first named of several."""
        codes = Counter(item.mention.country for item in self.mentions if item.mention.country)
        return codes.most_common(1)[0][0] if codes else None

    def standing(self) -> int:
        """Return 2 for a general or a minister, 1 for someone far below, 0 where no title says."""
        return max((item.mention.standing for item in self.mentions), default=0)

    def leave_out_places(self) -> None:
        """Drop the mentions that name a city after the person."""
        self.mentions = [item for item in self.mentions if item.mention.rule != IN_PLACE]

    @property
    def confidence(self) -> float:
        """How sure this is a person: the surest mention, and what lone repeats add."""
        rules = [item.mention.rule for item in self.mentions]
        if IN_PLACE in rules and not any(rule.startswith(TITLED) for rule in rules):
            return 0.0  # `tại Hồ Chí Minh`: a city's name all through
        surest = max(item.mention.confidence for item in self.mentions)
        if self.repeats and not self.native:
            surest += REPEATED
        full = sum(not item.mention.rule.endswith("single") for item in self.mentions)
        if self.native and full > 1:
            surest += 0.15
        return min(surest, 0.97)


def _is_owner(name: str, mentions: Iterable[Written]) -> bool:
    """Say whether a name is another one with the `s` of a genitive behind it."""
    return name[-1:] == "s" and " " in name and any(item.mention.name == name[:-1] for item in mentions)


def _forms(mentions: Iterable[Written]) -> list[str]:
    """Return the forms written, fullest first, ties in order of first mention."""
    best: dict[str, tuple[bool, int, int, int]] = {}
    mentions = list(mentions)
    if len(mentions) == 1:
        return [mentions[0].mention.name]
    for item in sorted(mentions, key=lambda item: item.mention.start):
        name = item.mention.name
        if name not in best:
            # `Rajnath Singhs meeting`: the apostrophe is lost.
            lesser = item.mention.rule == "alias" or name.isupper() or _is_owner(name, mentions)
            marks = sum(not char.isascii() for char in name)
            best[name] = (lesser, -len(name.split()), -len(key_of(name)), -marks)
    return sorted(best, key=lambda name: best[name])
