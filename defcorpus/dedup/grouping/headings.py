"""Which titles stand above many unlike pages and so are none of any page's own: chrome that no list knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from defcorpus.dedup.texts.sketch import Sketch
from defcorpus.text import fold

OF_OUTLET = 5  # unlike pages of one outlet under one title
OF_ALL = 8  # ... or of any
_LOOKED_AT = 200  # pages under one title
_LIKE = 0.5  # of the names and numbers of the page that has fewer


class Headed(NamedTuple):
    """A page's title, whose it is, and its sketch."""

    title: str
    source: str | None
    sketch: Sketch


class Shared:
    """Titles that are shared by many unlike pages of one outlet, or of all."""

    def __init__(self, found: Iterable[tuple[str | None, str]] = ()) -> None:
        self._found = frozenset(found)

    def has(self, title: str, source: str | None) -> bool:
        """Say whether this title of a page of this outlet is such a one."""
        if not self._found:
            return False
        plain = _plain(title)
        return (None, plain) in self._found or (source is not None and (source, plain) in self._found)

    def __str__(self) -> str:
        """Return what tells these titles from others."""
        return "\n".join(f"{source or ''}\t{title}" for source, title in sorted(self._found, key=repr))


def shared_titles(pages: Iterable[Headed]) -> Shared:
    """Return the titles that stand above many unlike pages."""
    by_title: dict[str, list[Headed]] = {}
    for page in pages:
        if page.title:
            by_title.setdefault(_plain(page.title), []).append(page)
    found: list[tuple[str | None, str]] = []
    for title, some in by_title.items():
        if len(some) < OF_OUTLET:
            continue
        if _unlike([page.sketch for page in some], OF_ALL):
            found.append((None, title))
        for source, mine in _by_source(some).items():
            if len(mine) >= OF_OUTLET and _unlike(mine, OF_OUTLET):
                found.append((source, title))
    return Shared(found)


def _by_source(pages: Sequence[Headed]) -> Mapping[str, list[Sketch]]:
    found: dict[str, list[Sketch]] = {}
    for page in pages:
        if page.source is not None:
            found.setdefault(page.source, []).append(page.sketch)
    return found


def _unlike(sketches: Sequence[Sketch], least: int) -> bool:
    """Say whether so many of these texts have little in common with each other."""
    if len(sketches) < least:
        return False
    apart: list[set[bytes]] = []
    # The first by content are looked at, whichever order they come in.
    texts = {each.text_hash: each for each in sorted(sketches, key=lambda each: each.key)[:_LOOKED_AT]}
    for each in texts.values():
        facts = _facts(each)
        if all(len(facts & other) <= _LIKE * min(len(facts), len(other)) for other in apart):
            apart.append(facts)
            if len(apart) >= least:
                return True
    return False


def _facts(sketch: Sketch) -> set[bytes]:
    return {
        mark + data[at : at + 4]
        for mark, data in ((b"a", sketch.names), (b"1", sketch.numbers))
        for at in range(0, len(data), 4)
    }


def _plain(title: str) -> str:
    return " ".join(fold(title).split())
