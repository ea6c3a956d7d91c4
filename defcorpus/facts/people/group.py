"""The mentions of one person of an article, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
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
    _sure: tuple[tuple[int, int, bool], float] = ((0, 0, False), 0.0)  # how sure, by what it depends on

    def forms(self) -> list[str]:
        """Return the forms written, fullest first; those of the text before those of the title."""
        if self._forms[0] != len(self.mentions):
            every = _forms(self.mentions)
            if len(every) > 1:
                told = [item for item in self.mentions if item.role != "title"]
                if told and len(told) < len(self.mentions):
                    best = _forms(told)[0]
                    if " " in best:
                        every = list(dict.fromkeys((best, *every)))
            self._forms = len(self.mentions), every
        return self._forms[1]

    def name(self) -> str:
        """Return the fullest form."""
        return self.forms()[0]

    def country(self) -> str | None:
        """Return the country that the titles name most often, the first named of several."""
        codes = [item.mention.country for item in self.mentions if item.mention.country]
        return max(dict.fromkeys(codes), key=codes.count) if codes else None

    def standing(self) -> int:
        """Return 2 for a general or a minister, 1 for someone far below, 0 where no title says."""
        return max((item.mention.standing for item in self.mentions), default=0)

    def leave_out_places(self) -> None:
        """Drop the mentions that name a city after the person."""
        self.mentions = [item for item in self.mentions if item.mention.rule != IN_PLACE]

    @property
    def confidence(self) -> float:
        """How sure this is a person: the surest mention, and what lone repeats add."""
        known = len(self.mentions), self.repeats, self.native
        if self._sure[0] != known:
            self._sure = known, self._confidence()
        return self._sure[1]

    def _confidence(self) -> float:
        surest, full, placed, titled = 0.0, 0, False, False
        for item in self.mentions:
            mention = item.mention
            rule = mention.rule
            surest = max(surest, mention.confidence)
            full += not rule.endswith("single")
            placed = placed or rule == IN_PLACE
            titled = titled or rule.startswith(TITLED)
        if placed and not titled:
            return 0.0  # `tại Hồ Chí Minh`: a city's name all through
        if self.repeats and not self.native:
            surest += REPEATED
        if self.native and full > 1:
            surest += 0.15
        return min(surest, 0.97)


def _is_owner(name: str, mentions: Sequence[Written]) -> bool:
    """Say whether a name is another one with the `s` of a genitive behind it."""
    return name[-1:] == "s" and " " in name and any(item.mention.name == name[:-1] for item in mentions)


def _forms(mentions: Sequence[Written]) -> list[str]:
    """Return the forms written, fullest first, ties in order of first mention."""
    if len(mentions) == 1:
        return [mentions[0].mention.name]
    names = dict.fromkeys([item.mention.name for item in mentions])
    if len(names) == 1:
        return list(names)
    best: dict[str, tuple[bool, int, int, int]] = {}
    for item in sorted(mentions, key=lambda item: item.mention.start):
        name = item.mention.name
        if name not in best:
            # `Rajnath Singhs meeting`: the apostrophe is lost.
            lesser = item.mention.rule == "alias" or name.isupper() or _is_owner(name, mentions)
            marks = sum(not char.isascii() for char in name)
            best[name] = (lesser, -len(name.split()), -len(key_of(name)), -marks)
    return sorted(best, key=lambda name: best[name])
