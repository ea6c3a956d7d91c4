"""Which of a page's visible lines are the story, and what the others are: from the markup alone.

The story stands in the box that the press's editing systems name so, else in the smallest one that holds
most of the page's running text. What is named as furniture is none, unless it holds the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from defcorpus.article import SegmentRole
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.formats.visible import Line, Visible
from defcorpus.text import letters

RUNNING = 80
"""Characters from which on a line that is no link is taken for running text."""

SHORT = 40
"""Characters from which on it is, where it ends with a stop."""

_MOST = 0.62
"""Share of the running text that a box must hold for the search to go on inside it."""

_HOLDS = 0.4
"""Share of the page's running text that no furniture holds: a box with more is named wrongly."""

_CAPTION = 400
_ABOVE, _BELOW = 4, 6  # lines around the story where its day, source and authors may stand
_AHEAD = 20  # lines looked at behind a heading
_NAMES = 80  # characters of a line of names
_CHROME: dict[str, SegmentRole] = {
    "related": "related",
    "comments": "related",
    "share": "share",
    "menu": "menu",
    "tags": "tags",
}
_STOPS = (".", "!", "?", "…", ":", ";", ".”", '."', ".)", "/.")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What was decided of a page's boxes."""

    places: list[str | None]  # by box: what its lines are, by its own name or that of one it stands in
    first: int  # the story's lines: from `first` up to, not including, `last`
    last: int
    heading: int  # the line that is the title; -1 where there is none


def read_story(seen: Visible, title: str | None) -> tuple[Hint, ...]:
    """Return for every visible line what the markup makes of it."""
    frame = _frame(seen, title)
    hints = []
    start = 0
    for at, line in enumerate(seen.lines):
        hints.append(Hint(start, start + len(line.text), _role(seen, at, frame)))
        start += len(line.text) + 1
    return tuple(hints)


def _is_running(line: Line) -> bool:
    size = len(line.text)
    return line.linked < 0.5 and (size >= RUNNING or (size >= SHORT and line.text.endswith(_STOPS)))


def _frame(seen: Visible, title: str | None) -> _Frame:
    running = [len(line.text) if _is_running(line) else 0 for line in seen.lines]
    sums = [0]
    for size in running:
        sums.append(sums[-1] + size)
    places = _places(seen, sums)
    told = [0]  # running text that is no furniture
    for size, line in zip(running, seen.lines, strict=True):
        told.append(told[-1] + (0 if places[line.box] in _CHROME or places[line.box] == "caption" else size))
    box = _story_box(seen, told, places)
    first, last = seen.boxes[box].first, seen.boxes[box].last
    if told[-1] == 0:
        first, last = 0, len(seen.lines)
    return _Frame(places, first, last, _heading(seen, places, last, title))


def _places(seen: Visible, sums: list[int]) -> list[str | None]:
    """Return what each box is, inherited from the one it stands in; furniture stays furniture."""
    whole = sums[-1]
    places: list[str | None] = []
    for box in seen.boxes:
        above = places[box.parent] if box.parent >= 0 else None
        place = box.place
        if place in _CHROME and sums[box.last] - sums[box.first] > _HOLDS * whole:
            place = None
        if place in ("author", "stamp", "source", "title", "heading") and box.last - box.first > 4:
            place = None
        if place == "caption" and sums[box.last] - sums[box.first] > max(900, _HOLDS * whole):
            place = None
        if place == "lead" and box.last - box.first > 8:
            place = None
        keeps = above in _CHROME or (above == "caption" and place not in ("author", "source"))
        if above == "menu" and place == "stamp" and box.sure:
            keeps = False  # the page's day stands in its breadcrumb
        places.append(above if keeps or place is None else place)
    return places


def _story_box(seen: Visible, told: list[int], places: list[str | None]) -> int:
    """Return the box that holds the story: one named so, else the smallest with most running text."""

    def held(box: int) -> int:
        return told[seen.boxes[box].last] - told[seen.boxes[box].first]

    named = [at for at, box in enumerate(seen.boxes) if box.place == "body" and places[at] == "body"]
    most = max(map(held, named), default=0)
    if most * 3 >= told[-1] and most > 0:
        # Of boxes within each other the inner one, where it holds nearly all that the outer one does.
        return max(at for at in named if held(at) * 10 >= most * 9)
    inside: dict[int, list[int]] = {}
    for at, box in enumerate(seen.boxes):
        if not box.paragraph and box.place not in ("lead", "title", "heading"):
            inside.setdefault(box.parent, []).append(at)
    here = 0
    while True:
        best = max(inside.get(here, ()), key=held, default=None)
        if best is None or held(best) < _MOST * held(here) or _lines_of(seen, best) < 2:
            return here
        here = best


def _lines_of(seen: Visible, box: int) -> int:
    return seen.boxes[box].last - seen.boxes[box].first


def _heading(seen: Visible, places: list[str | None], last: int, title: str | None) -> int:
    """Return the line that is the title: the last one in front of the story that says what the metadata do.

    Else it is the first main heading.
    """
    wanted = letters(title or "")
    found = -1
    for at, line in enumerate(seen.lines[:last]):
        place = places[line.box]
        if place in _CHROME and place != "menu":
            continue
        own = letters(line.text)
        if wanted and own and (own == wanted or (len(own) > 15 and wanted.startswith(own))):
            found = at
            if place in ("heading", "title"):
                break
        elif found < 0 and place in ("heading", "title") and not wanted:
            found = at
    if found >= 0:
        return found
    for kind in ("heading", "title"):
        for at, line in enumerate(seen.lines[:last]):
            if places[line.box] == kind:
                return at
    return -1


def _role(seen: Visible, at: int, frame: _Frame) -> SegmentRole:
    line = seen.lines[at]
    place = frame.places[line.box]
    outside: SegmentRole = "menu" if at < frame.first else "related"
    if at == frame.heading:
        return "title"
    if place in _CHROME:
        return outside if place == "menu" else _CHROME[place]
    top = frame.first if frame.heading < 0 else min(frame.heading, frame.first)
    near = top - _ABOVE <= at < frame.last + _BELOW
    if place == "caption":
        return "caption"
    if place in ("author", "source", "stamp"):
        return _small(line, place) if near else outside
    within = frame.first <= at < frame.last
    if not within:
        opens = top <= at < frame.first and line.linked < 0.5
        return "body" if opens and (place == "lead" or _is_running(line)) else outside
    if _is_pictures_line(seen, line):
        return "caption"
    if _is_signature(seen, line):
        return "credit"
    return "related" if _is_link(line) or _heads_list(seen, at, frame) else "body"


def _heads_list(seen: Visible, at: int, frame: _Frame) -> bool:
    """Say whether a line is the heading of what is no text: links or furniture follow, or nothing."""
    if not seen.boxes[seen.lines[at].box].heading:
        return False
    for line in seen.lines[at + 1 : min(frame.last, at + _AHEAD)]:
        if seen.boxes[line.box].heading and not _is_link(line):
            continue
        return _is_link(line) or frame.places[line.box] in _CHROME
    return True


def _small(line: Line, place: str) -> SegmentRole:
    """Return the role of a line that is named a byline, a source or a day; a long one tells of an author."""
    if len(line.text) > 160:
        return "related" if place == "author" else "body"
    return {"author": "credit", "source": "source", "stamp": "header"}[place]  # type: ignore[return-value]  # roles all


def _is_link(line: Line) -> bool:
    """Say whether a line is a pointer to another page and not a sentence with links in it."""
    return line.linked >= 0.95 or (line.linked > 0.7 and len(line.text) < 200)


def _is_pictures_line(seen: Visible, line: Line) -> bool:
    """Say whether a line stands right below a picture and is set as captions are."""
    box = seen.boxes[line.box]
    if not line.pictured or len(line.text) > _CAPTION or line.linked > 0.5:
        return False
    return (line.slanted or box.align == "center") and line.text.count(". ") <= 2


def _is_signature(seen: Visible, line: Line) -> bool:
    """Say whether a short line is set to the right, as the names below an article are."""
    right = seen.boxes[line.box].align == "right"
    return right and len(line.text) <= _NAMES and not line.text.endswith(_STOPS)
