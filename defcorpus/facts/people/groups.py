"""Mentions gathered into people, inside one article: full names first, then what stands for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from defcorpus.article import Note
from defcorpus.facts.people.abroad import is_by_sound
from defcorpus.facts.people.group import Group, Written
from defcorpus.facts.people.match import alike, key_of, parts_of, same_foreign
from defcorpus.facts.people.repeats import Told, find_bare, find_repeats
from defcorpus.mentions.names.name_mentions import NameMention
from defcorpus.mentions.names.read import ENOUGH
from defcorpus.mentions.words.vocabulary import is_common


class Gathered(NamedTuple):
    """The people of an article, and notes of the lone names that could be several of them."""

    groups: list[Group]
    notes: tuple[Note, ...]


def gather(written: Iterable[Written], told: Sequence[Told], lang: str) -> Gathered:
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
    named = _by_key(full)
    for group in named:
        if group.native and is_by_sound(group.name(), group.country(), lang):
            group.native = False
    groups = _merged(named)
    _shouted(groups, shouted)
    _add_bare(groups, single, told, lang)
    unclear = _add_repeats(groups, told, lang) + _add_singles(groups, single)
    for group in groups:
        group.key = key_of(group.name())
    return Gathered(groups, _notes(unclear))


Unclear = tuple[NameMention, list[Group]]  # a lone name and the people it may stand for


def _notes(unclear: list[Unclear]) -> tuple[Note, ...]:
    """Return a note for each lone name that several people of the article share, at its first mention."""
    first: dict[str, Note] = {}
    for mention, fitting in sorted(unclear, key=lambda item: item[0].start):
        names = " or ".join(group.name() for group in fitting)
        detail = (
            f"{mention.name} may be {names}: counted for neither."
            if len(fitting) == 2
            else (f"{mention.name} may be any of {len(fitting)} people: counted for none.")
        )
        first.setdefault(key_of(mention.name), Note("ambiguous-name", detail, mention.start, mention.end))
    return tuple(first.values())


def _by_key(full: Iterable[Written]) -> list[Group]:
    """Group mentions of one key; namesakes whose titles contradict each other are two people."""
    groups: dict[str, list[Group]] = {}
    before: Group | None = None
    for item in full:
        mention = item.mention
        if mention.rule == "alias" and before is not None:
            before.mentions.append(item)
            continue
        key = key_of(mention.name)
        namesakes = groups.setdefault(key, [])
        fitting = [group for group in namesakes if not _contradict(group, mention)]
        if not fitting:
            fitting = [Group(key, mention.native)]
            namesakes.append(fitting[0])
        before = fitting[-1]
        before.mentions.append(item)
        before.native = before.native or mention.native
    return [group for namesakes in groups.values() for group in namesakes]


def _contradict(group: Group, mention: NameMention) -> bool:
    """Say whether a title makes a mention somebody else's: the general and the driver of one name."""
    if not group.native or not mention.standing:
        return False
    known = group.standing()
    return known != 0 and known != mention.standing


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
    return item._replace(mention=item.mention._replace(name=name, end=end))


def _shouted(groups: list[Group], shouted: Iterable[Written]) -> None:
    """Give a headline's capitals to the person whose name they begin with: `PHAN VĂN GIANG THĂM`."""
    for item in shouted:
        key = key_of(item.mention.name)
        fitting = [group for group in groups if f"{key} ".startswith(f"{group.key} ")]
        if len(fitting) == 1:
            cut = _cut(item, fitting[0].key)
            fitting[0].mentions.append(cut._replace(mention=cut.mention._replace(rule="capitals")))


def _likeliest(groups: list[Group]) -> list[Group]:
    """Leave out runs that are hardly people (`Trump Tower`) where one of the others is one."""
    return [group for group in groups if group.confidence >= ENOUGH] or groups


def _add_bare(groups: list[Group], single: list[Written], told: Iterable[Told], lang: str) -> None:
    """Make people of family names that stand alone all through."""
    known = {part for group in groups for part in group.key.split()}
    known.update(key_of(item.mention.name) for item in single)
    alone: dict[str, Group] = {}
    for segment in told:
        for mention in find_bare(segment, lang, known):
            key = key_of(mention.name)
            if any(alike(key, part) for part in known):
                continue
            group = alone.setdefault(key, Group(key, native=False))
            group.mentions.append(Written(mention, segment.role))
    groups += alone.values()


def _add_repeats(groups: list[Group], told: Iterable[Told], lang: str) -> list[Unclear]:
    """Give bare lone names to the one person they may stand for; return those that may stand for several."""
    parts: dict[str, list[Group]] = {}
    for group in groups:
        for part in parts_of(group.key, group.native):
            parts.setdefault(part, []).append(group)
    unclear: list[Unclear] = []
    names = {}
    for part, fitting in parts.items():
        sure = parts[part] = _likeliest(fitting)
        if len(sure) == 1 or all(group.confidence >= ENOUGH for group in sure):
            names[part] = (sure[0].native, sure[0].name())
    if not names:
        return unclear
    for segment in told:
        for mention in find_repeats(segment, lang, names):
            fitting = parts[key_of(mention.name)]
            if len(fitting) > 1:
                fitting = _by_marks(fitting, mention.name)
            if len(fitting) > 1:
                unclear.append((mention, fitting))
                continue
            group = fitting[0]
            if any(item.mention.start == mention.start for item in group.mentions):
                continue
            group.mentions.append(Written(mention, segment.role))
            group.repeats += not is_common(key_of(mention.name))
    return unclear


def _add_singles(groups: list[Group], single: Iterable[Written]) -> list[Unclear]:
    """Give single names behind a title to the one person they may stand for, else make them one."""
    unclear: list[Unclear] = []
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
        elif len(fitting) > 1 and all(group.confidence >= ENOUGH for group in fitting):
            unclear.append((item.mention, fitting))
    groups += alone.values()
    return unclear


def _by_marks(fitting: list[Group], name: str) -> list[Group]:
    """Let marks decide between Lương Cường and Nguyễn Tân Cương where they are written."""
    if name.isascii():
        return fitting
    return [group for group in fitting if name.lower() in group.name().lower().split()] or fitting


def _fitting(groups: Iterable[Group], key: str, name: str) -> list[Group]:
    fitting = _likeliest([group for group in groups if key in parts_of(group.key, group.native)])
    if len(fitting) > 1 and not name.isascii():
        fitting = [group for group in fitting if name.lower() in group.name().lower().split()]
    if fitting:
        return fitting
    foreign = [group for group in groups if not group.native]
    return _likeliest(
        [group for group in foreign if any(alike(key, part) for part in parts_of(group.key, False))]
    )
