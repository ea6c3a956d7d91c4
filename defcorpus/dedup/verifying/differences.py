"""Which names, numbers and dates stand in one of two bodies only, or against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.dedup.verifying.compare import Span, compare, word_offsets
from defcorpus.text import is_syllable

if TYPE_CHECKING:
    from defcorpus.mentions.dates.find import DateMention

DifferenceKind = Literal["name", "number", "date"]
_ONE_PLACE = 30  # words; in a longer stretch nothing says which fact stands in the place of which
_FEW = 6  # words; where so few were replaced, whatever has a capital is a name
_KINDS: tuple[DifferenceKind, ...] = ("date", "number", "name")


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact as each body writes it; None where that one has nothing in its place."""

    kind: DifferenceKind
    kept: str | None
    member: str | None
    by_you: bool = False  # two spellings of one name, as a person decided

    @property
    def against(self) -> bool:
        """Whether one stands in the place of the other, rather than being left out or added."""
        return self.kept is not None and self.member is not None and not self.by_you


class _Found(NamedTuple):
    kind: DifferenceKind
    start: int
    end: int
    key: object  # equal for equal dates, numbers and places; the words of a name, a character each
    sure: bool = True  # else it has a capital inside a sentence, as `Bộ Quốc` of an office has too


def differences(kept: str, member: str, spans: Sequence[Span] | None = None) -> tuple[Difference, ...]:
    """Return what differs, what stands against each other first, in the order of the one kept.

    `spans` are what :func:`compare` found, if that is known already. What the other body has elsewhere is no
    difference.
    """
    spans = compare(kept, member) if spans is None else spans
    return _apart(kept, member, spans, (_facts(kept), _facts(member))) if _differ(spans) else ()


def replaced_figures(kept: str, member: str) -> tuple[Difference, ...]:
    """Return which numbers and dates stand against each other: what :func:`differences` says of these.

    Names cost the most to find, and texts are not aligned where either has no figure that the other has not.
    """
    one, two = _figures(kept), _figures(member)
    if not any(_missing(one, two, member)) or not any(_missing(two, one, kept)):
        return ()
    return tuple(each for each in _apart(kept, member, compare(kept, member), (one, two)) if each.against)


def _differ(spans: Sequence[Span]) -> bool:
    return any(span.kind != "same" for span in spans)


def _apart(
    kept: str, member: str, spans: Sequence[Span], facts: tuple[Sequence[_Found], Sequence[_Found]]
) -> tuple[Difference, ...]:
    one, two = facts
    apart = [span for span in spans if span.kind != "same"]
    few = [max(span.kept_words, span.member_words) <= _FEW for span in apart]
    ours = _by_span(_missing(one, two, member), [(span.kept_start, span.kept_end) for span in apart], few)
    theirs = _by_span(_missing(two, one, kept), [(span.member_start, span.member_end) for span in apart], few)
    replaced = {at for at, span in enumerate(apart) if min(span.kept_words, span.member_words) <= _ONE_PLACE}
    found: dict[Difference, None] = {}
    for at in range(len(apart)):
        for kind in _KINDS:
            left = [_words(kept, fact) for fact in ours.get(at, ()) if fact.kind == kind]
            right = [_words(member, fact) for fact in theirs.get(at, ()) if fact.kind == kind]
            pairs = zip_longest(left, right) if at in replaced else _alone(left, right)
            found |= dict.fromkeys(Difference(kind, *pair) for pair in pairs)
    return tuple(sorted(found, key=lambda each: (not each.against, each.kept is None)))


def settled(found: Iterable[Difference], people: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return what differs with what a person decided of names: who each is by its folded form, empty: nobody.

    Spellings of one are so marked, wherever they stand; what is no name is left out.
    """
    found = tuple(found)
    if not people:
        return found
    names = [each for each in found if each.kind == "name"]
    ours = {_who(each.kept, people): each.kept for each in names if each.kept}
    theirs = {_who(each.member, people): each.member for each in names if each.member}
    one = {who for who in ours.keys() & theirs.keys() if who in people.values()}
    told = {"", *one}  # nobody, and those of whom it is said below that they are one
    rest = []
    for each in found:
        kept, member = each.kept, each.member
        if each.kind == "name":
            kept = None if _who(kept, people) in told else kept
            member = None if _who(member, people) in told else member
        if kept is not None or member is not None:
            rest.append(Difference(each.kind, kept, member))
    rest.sort(key=lambda each: (not each.against, each.kept is None))
    return (*rest, *(Difference("name", ours[who], theirs[who], by_you=True) for who in sorted(one)))


def _who(written: str | None, people: Mapping[str, str]) -> str:
    from defcorpus.facts.people.match import key_of

    key = key_of(written) if written is not None else "\0"
    return people.get(key, key)


def _alone(left: list[str], right: list[str]) -> Iterator[tuple[str | None, str | None]]:
    yield from ((fact, None) for fact in left)
    yield from ((None, fact) for fact in right)


def _words(text: str, fact: _Found) -> str:
    return " ".join(text[fact.start : fact.end].split())


def _missing(facts: Sequence[_Found], others: Iterable[_Found], other: str) -> Iterator[_Found]:
    """Yield those of `facts` that the other body does not have anywhere."""
    known = {(fact.kind, fact.key) for fact in others}
    words = _read(other).words if any(fact.kind == "name" for fact in facts) else ""
    for fact in facts:
        written = fact.kind == "name" and isinstance(fact.key, str) and fact.key in words
        if not written and (fact.kind, fact.key) not in known:
            yield fact


def _by_span(
    facts: Iterator[_Found], stretches: list[tuple[int, int]], few: list[bool]
) -> dict[int, list[_Found]]:
    """Return facts by the first stretch that they stand in; a fact in none is alike in both.

    `few` says where few words were replaced.
    """
    found: dict[int, list[_Found]] = {}
    for fact in facts:
        for at, (start, end) in enumerate(stretches):
            if fact.start < end and fact.end > start:
                if fact.sure or few[at]:
                    found.setdefault(at, []).append(fact)
                break
    return found


@lru_cache(maxsize=2)  # of a group, each member is held against the same one
def _facts(text: str) -> tuple[_Found, ...]:
    found = _figures(text)
    taken = [False] * (len(text) + 1)
    for each in found:
        taken[each.start : each.end] = [True] * (each.end - each.start)
    return (*found, *sorted(_names(text, taken), key=lambda fact: fact.start))


@lru_cache(maxsize=2)
def _figures(text: str) -> tuple[_Found, ...]:
    from defcorpus.mentions.dates.find import find_dates
    from defcorpus.mentions.numbers.find import find_numbers

    dates = [date for date in find_dates(text) if not date.told]
    numbers = find_numbers(text, dates=dates)
    return (
        *(_Found("date", date.start, date.end, _date_key(date)) for date in dates),
        *(_Found("number", each.start, each.end, (each.value, each.unit)) for each in numbers),
    )


def _date_key(date: DateMention) -> object:
    return date.year, date.month, date.day, date.last


def _names(text: str, taken: list[bool]) -> Iterator[_Found]:
    """Yield people and places, then whatever else has a capital inside a sentence."""
    from defcorpus.dedup.texts.tokens import LOOSE, NAME
    from defcorpus.mentions.names.read import find_names
    from defcorpus.mentions.places.find import find_places

    body = _read(text)
    words, kinds, offsets, native = body
    lang = "vi" if body.vietnamese else "en"
    stretches = [(each.start, each.end, True) for each in find_names(text, lang=lang)]
    places = {(each.start, each.end): (each.code, each.site and each.site.key) for each in find_places(text)}
    stretches += [(start, end, True) for start, end in places]
    for first, last in _runs(text, [at for at, kind in enumerate(kinds) if kind in (NAME, LOOSE)], offsets):
        stretches.append((offsets[first][0], offsets[last][1], not all(native[first : last + 1])))
    begins, ends = [start for start, _ in offsets], [end for _, end in offsets]
    for start, end, sure in stretches:
        first, last = bisect_left(ends, start + 1), bisect_left(begins, end)
        if first < last and not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            key = places.get((start, end), words[first:last])
            yield _Found("name", offsets[first][0], offsets[last - 1][1], key, sure)


def _runs(text: str, places: list[int], offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of words that stand side by side, as the first and last of each."""
    joined = re.compile(r"[ \u00a0'’-]*")
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and runs[-1][1] == at - 1 and joined.fullmatch(text, offsets[at - 1][1], offsets[at][0]):
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs


class _Body(NamedTuple):
    """A body word by word."""

    words: str  # a character for each word and its capital
    kinds: list[int]
    offsets: list[tuple[int, int]]
    native: list[bool]  # which words are Vietnamese syllables

    @property
    def vietnamese(self) -> bool:
        return 2 * sum(self.native) > len(self.native)


@lru_cache(maxsize=2)  # as of what differs
def _read(text: str) -> _Body:
    """Return a body by its words.

    Those of a Vietnamese one are known with their marks; English has `Hoàng` and `Hoang` for one name.
    """
    from defcorpus.dedup.texts.tokens import tokenize

    tokens, offsets = tokenize([text]), word_offsets(text)
    written = [text[start:end] for start, end in offsets]
    syllables = {word: is_syllable(word) for word in set(written)}
    body = _Body("", tokens.kinds.tolist(), offsets, [syllables[word] for word in written])
    hashes = (tokens.marked if body.vietnamese else tokens.folded).tolist()
    pairs = zip(hashes, written, strict=True)
    coded = (chr(0x10000 + (2 * word + form[:1].isupper()) % 0xE0000) for word, form in pairs)
    return body._replace(words="".join(coded))
