"""Mentions gathered into people, inside one article: full names first, then what stands for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from defcorpus.facts.people_match import alike, key_of, parts_of, same_foreign
from defcorpus.facts.people_repeats import Told, find_repeats
from defcorpus.mentions.evidence import IN_PLACE
from defcorpus.mentions.names import ENOUGH, NameMention
from defcorpus.mentions.titles import is_common

TITLED = ("rank", "post", "honorific", "profession", "kin", "modifier")  # rules that begin with a title
REPEATED = 0.3  # what a later lone surname adds to a run's confidence


@dataclass(frozen=True, slots=True)
class Written:
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


def _forms(mentions: Iterable[Written]) -> list[str]:
    """Return the forms written, fullest first, ties in order of first mention."""
    best: dict[str, tuple[bool, int, int, int]] = {}
    mentions = list(mentions)
    if len(mentions) == 1:
        return [mentions[0].mention.name]
    for item in sorted(mentions, key=lambda item: item.mention.start):
        name = item.mention.name
        if name not in best:
            lesser = item.mention.rule == "alias" or name.isupper()
            marks = sum(not char.isascii() for char in name)
            best[name] = (lesser, -len(name.split()), -len(key_of(name)), -marks)
    return sorted(best, key=lambda name: best[name])


def gather(written: Iterable[Written], told: Iterable[Told], lang: str) -> list[Group]:
    """Return the people among `written` mentions and the lone names found in the segments `told`."""
    full: list[Written] = []
    single: list[Written] = []
    shouted: list[Written] = []
    for item in written:
        mention = item.mention
        if mention.rule.endswith("single"):
            single.append(item)
        elif mention.native and mention.name.isupper() and mention.confidence < ENOUGH:
            shouted.append(item)
        else:
            full.append(item)
    groups = _merged(_by_key(full))
    _shouted(groups, shouted)
    _add_repeats(groups, told, lang)
    _add_singles(groups, single)
    for group in groups:
        group.key = key_of(group.name())
    return groups


def _by_key(full: Iterable[Written]) -> list[Group]:
    groups: dict[str, Group] = {}
    before: Group | None = None
    for item in full:
        if item.mention.rule == "alias" and before is not None:
            before.mentions.append(item)
            continue
        key = key_of(item.mention.name)
        before = groups.setdefault(key, Group(key, item.mention.native))
        before.mentions.append(item)
        before.native = before.native or item.mention.native
    return list(groups.values())


def _merged(groups: list[Group]) -> list[Group]:
    """Join foreign names that differ in spelling, order and parts, and given names to full native ones."""
    kept: list[Group] = []
    for group in sorted(groups, key=lambda group: -len(group.key.split())):
        same = [other for other in kept if _same(group, other)]
        if len(same) == 1 and _lost_stop(group, same[0]):
            same[0].mentions = group.mentions + [_cut(item, group.key) for item in same[0].mentions]
        elif len(same) == 1:
            same[0].mentions += group.mentions
        else:
            kept.append(group)
    return sorted(kept, key=lambda group: min(item.mention.start for item in group.mentions))


def _same(short: Group, long: Group) -> bool:
    if short.native and long.native:
        # `Đại tướng Tân Cương` is Nguyễn Tân Cương; a family name of its own makes another person.
        bare = all("syllables" in item.mention.rule for item in short.mentions)
        if bare and long.key.endswith(f" {short.key}"):
            return True
        return _lost_stop(short, long)
    if short.native != long.native:
        return False
    return same_foreign(short.key, long.key)


def _lost_stop(short: Group, long: Group) -> bool:
    """Say whether one word too many was read where a full stop is lost: `Đoàn Thị Hương Sau phiên tòa`."""
    words = len(short.key.split())
    longer = long.native and len(long.key.split()) == words + 1 and long.key.startswith(f"{short.key} ")
    return short.native and longer and words > 2


def _cut(item: Written, key: str) -> Written:
    """Return a mention without the words behind `key`."""
    name = " ".join(item.mention.name.split()[: len(key.split())])
    end = min(item.mention.end, item.mention.start + len(name))
    return replace(item, mention=replace(item.mention, name=name, end=end))


def _shouted(groups: list[Group], shouted: Iterable[Written]) -> None:
    """Give a headline's capitals to the person whose name they begin with: `PHAN VĂN GIANG THĂM`."""
    for item in shouted:
        key = key_of(item.mention.name)
        fitting = [group for group in groups if f"{key} ".startswith(f"{group.key} ")]
        if len(fitting) == 1:
            cut = _cut(item, fitting[0].key)
            fitting[0].mentions.append(replace(cut, mention=replace(cut.mention, rule="capitals")))


def _likeliest(groups: list[Group]) -> list[Group]:
    """Leave out runs that are hardly people (`Trump Tower`) where one of the others is one."""
    return [group for group in groups if group.confidence >= ENOUGH] or groups


def _add_repeats(groups: list[Group], told: Iterable[Told], lang: str) -> None:
    """Give bare lone names to the one person they may stand for."""
    parts: dict[str, list[Group]] = {}
    for group in groups:
        for part in parts_of(group.key, group.native):
            parts.setdefault(part, []).append(group)
    owners = {part: sure for part, fitting in parts.items() if len(sure := _likeliest(fitting)) == 1}
    names = {part: (fitting[0].native, fitting[0].name()) for part, fitting in owners.items()}
    if not names:
        return
    for segment in told:
        for mention in find_repeats(segment, lang, names):
            group = owners[key_of(mention.name)][0]
            group.mentions.append(Written(mention, segment.role))
            group.repeats += not is_common(key_of(mention.name))


def _add_singles(groups: list[Group], single: Iterable[Written]) -> None:
    """Give single names behind a title to the one person they may stand for, else make them one."""
    alone: dict[str, Group] = {}
    for item in single:
        key = key_of(item.mention.name)
        fitting = _fitting(groups, key, item.mention.name)
        if len(fitting) == 1:
            fitting[0].mentions.append(item)
            fitting[0].repeats += 1
        elif not fitting and item.mention.confidence >= ENOUGH:
            group = alone.setdefault(key, Group(key, item.mention.native))
            group.mentions.append(item)
    groups += alone.values()


def _fitting(groups: Iterable[Group], key: str, name: str) -> list[Group]:
    fitting = _likeliest([group for group in groups if key in parts_of(group.key, group.native)])
    if len(fitting) > 1 and not name.isascii():
        # Marks decide between Lương Cường and Nguyễn Tân Cương where they are written.
        fitting = [group for group in fitting if name.lower() in group.name().lower().split()]
    if fitting:
        return fitting
    foreign = [group for group in groups if not group.native]
    return _likeliest(
        [group for group in foreign if any(alike(key, part) for part in parts_of(group.key, False))]
    )
