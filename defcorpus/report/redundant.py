"""Which articles add nothing beside which others, by the store's numbers: made once, then quick to ask.

Kept as a few arrays that are searched by halving: a search of a large corpus reads them in no time and needs
neither numpy nor a look at what it is not asked about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from defcorpus.dedup.records import Group

_NOTHING = memoryview(b"").cast("I")


class Redundant(NamedTuple):
    """The articles that add nothing, each with the one it adds nothing to. Arrays of unsigned 32-bit numbers.

    Links make chains where a copy is of a text that is itself part of a longer one; the end of a chain is
    redundant beside nothing. Recurring texts are no part of this.
    """

    numbers: memoryview = _NOTHING  # the redundant, lowest first
    kept: memoryview = _NOTHING  # beside each of them, the one it adds nothing to
    parts: memoryview = _NOTHING  # 1 where it is only a part of that one, 0 where it is a copy
    ends: memoryview = _NOTHING  # the ends of the chains, lowest first, each as often as it has chains
    begun: memoryview = _NOTHING  # beside each of them, the redundant article that the chain is of

    @classmethod
    def of(cls, groups: Iterable[Group], numbers: Mapping[str, int]) -> Redundant:
        """Return what dedup's groups say; `numbers` gives each id its number."""
        links: dict[int, tuple[int, int]] = {}
        for group in groups:
            keep = numbers[group.keep]
            for member in group.redundant:
                number = numbers[member.id]
                if number not in links and number not in _chain(links, keep):
                    links[number] = (keep, int(member.relation == "contained"))
        rows = sorted((number, *link) for number, link in links.items())
        ends = sorted((_chain(links, number)[-1], number) for number in links)
        linked = (_packed(row[at] for row in rows) for at in range(3))
        return cls(*linked, *(_packed(row[at] for row in ends) for at in range(2)))

    def to_bytes(self) -> bytes:
        """Return the arrays as bytes for :meth:`from_bytes`, in the machine's own order of bytes."""
        return b"".join(array.tobytes() for array in self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Redundant:
        """Read what :meth:`to_bytes` wrote."""
        view = memoryview(data).cast("I")
        size = len(view) // len(cls._fields)
        return cls(*(view[at * size : (at + 1) * size] for at in range(len(cls._fields))))

    def beside(self, number: int) -> int | None:
        """Return the one kept in whose place nobody needs this article; None where it is not redundant."""
        end = None
        while (link := self._link(number)) is not None:
            end = number = link[0]
        return end

    def copies(self, number: int) -> list[int]:
        """Return the redundant articles for which this one is kept, lowest number first."""
        at = bisect_left(self.ends, number)
        found = []
        while at < len(self.ends) and self.ends[at] == number:
            found.append(self.begun[at])
            at += 1
        return found

    def copy_of(self, number: int) -> int | None:
        """Return the kept one of an article's copies; None for that one. Parts are no copies."""
        text = self._text(number)
        return None if text == number else text

    def related(self, numbers: Iterable[int]) -> set[int]:
        """Return everything that is tied to one of these, themselves included where they are tied at all."""
        found: set[int] = set()
        for number in numbers:
            end = self.beside(number) or number
            if end not in found and (copies := self.copies(end)):
                found.update((end, *copies))
        return found

    def all_related(self) -> set[int]:
        """Return every article that is redundant or has others that are."""
        return {*self.numbers, *self.ends}

    def left_out(self, found: Collection[int]) -> dict[int, int]:
        """Return which of the articles found add nothing to others of them, each with the one that stays.

        Where the one kept is not among them, another copy of it stays in its place, the first in the order
        in which they were found: nothing that was found is lost with its copies.
        """
        first: dict[int, int] = {}  # by the copy that is kept of a text: the one found that stays for it
        for number in found:
            text_of = self._text(number)
            if text_of == number:
                first[number] = number
            else:
                first.setdefault(text_of, number)
        out = {}
        for number in found:
            stays = number
            text: int | None = self._text(number)
            while text is not None:
                stays = first.get(text, stays)
                text = self._whole(text)
            if stays != number:
                out[number] = stays
        return out

    def _text(self, number: int) -> int:
        """Return the kept one of an article's copies, parts not counted as such."""
        while (link := self._link(number)) is not None and not link[1]:
            number = link[0]
        return number

    def _whole(self, text: int) -> int | None:
        """Return what :meth:`_text` gives for the text that this one is part of."""
        link = self._link(text)
        return self._text(link[0]) if link is not None else None

    def _link(self, number: int) -> tuple[int, int] | None:
        at = bisect_left(self.numbers, number)
        if at < len(self.numbers) and self.numbers[at] == number:
            return self.kept[at], self.parts[at]
        return None


def _chain(links: Mapping[int, tuple[int, int]], number: int) -> list[int]:
    """Return `number` and all that its links lead to."""
    chain = [number]
    while number in links:
        number = links[number][0]
        chain.append(number)
    return chain


def _packed(column: Iterable[int]) -> memoryview:
    from array import array

    return memoryview(array("I", column))
