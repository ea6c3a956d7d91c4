"""Two copies side by side on a terminal: what differs is lit, long stretches that are alike are folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.columns import GAP, Word, column_width, words_of, write_columns
from defcorpus.output.shapes.lines import Run, cell_width, line, painted, wrapped
from defcorpus.output.shapes.style import Screen

if TYPE_CHECKING:
    from defcorpus.dedup import Explanation
    from defcorpus.output.shapes.entry import Line

_WIDEST = 120
_INDENT = "    "
_AROUND = 8  # words shown on either side of what differs
_LONGEST = 50  # words of what stands on one side only, before its middle is folded
_ENDS = 18  # of these, words shown at either end
_MOST_FACTS = 12
_APART = 60  # letters that one side may be ahead of the other before both begin a line anew
_STYLES = {"same": "", "changed": "yellow", "only-kept": "red", "only-member": "green"}


class _Hunk(NamedTuple):
    """What is shown side by side, and how many words alike are folded behind it."""

    kept: list[Word]
    member: list[Word]
    alike: int


def write_beside(found: Explanation, lines: Mapping[str, Line], screen: Screen) -> None:
    """Write what decided, which facts differ, and both texts. `lines` has both ids."""
    width = min(screen.width, _WIDEST) - len(_INDENT)
    one, two = lines[found.kept].id, lines[found.member].id
    for text in _said(found, one, two):
        for at, part in enumerate(wrapped(one_line(text), width)):
            style = "bold" if not at and text.startswith(two) else ""
            screen.stream.write(_INDENT + painted(part, style, screen.color) + "\n")
    column = column_width(width)
    if any(span.kind != "same" for span in found.spans):
        head = (Run(_filled(one, column), "cyan"), GAP, Run(two, "cyan"))
        screen.stream.write(_INDENT + line(head, width, screen.color) + "\n")
    for hunk in _hunks(found, marked=not screen.color):
        write_columns(hunk.kept, hunk.member, column, screen, _INDENT)
        if hunk.alike:
            told = f"… {hunk.alike:,} word{'' if hunk.alike == 1 else 's'} alike …"
            screen.stream.write(_INDENT + painted(told, "dim", screen.color) + "\n")


def write_pair(found: Explanation, lines: Mapping[str, Line], screen: Screen) -> None:
    """Write two articles, each on a line, and what they are to each other."""
    cells = cell_width()
    both = lines[found.kept], lines[found.member]
    width = max(cells(one.id) for one in both)
    for one in both:
        about = f"  {one.date or 'undated':<10}  {one.source}{'  ' if one.source else ''}"
        runs = (Run(_filled(one.id, width), "cyan"), about, Run(one.title, "bold"))
        screen.stream.write(line(runs, screen.width, screen.color) + "\n")
    screen.stream.write("\n")
    write_beside(found, lines, screen)


def _said(found: Explanation, one: str, two: str) -> Iterator[str]:
    from defcorpus.report.scores import shown_share

    score = f" {shown_share(found.score)}" if found.relation else f", {shown_share(found.score)} alike"
    yield f"{two}: {found.told}{score}: {found.reason}"
    if found.of_kept < 1 or found.of_member < 1:
        shares = f"{found.of_kept:.0%} of the words of {one}, {found.of_member:.0%} of {two}"
        yield f"they share {shares}"
    against = [f"{each.kept} / {each.member}" for each in found.differences if each.against]
    if against or found.against > 0:
        bits = f" ({found.against:.1f} bits)" if found.against > 0 else ""
        yield f"against a copy{bits}: {_listed(against) or 'names and numbers that were replaced'}"
    if by_you := [f"{each.kept} / {each.member}" for each in found.differences if each.by_you]:
        yield f"one person, by you: {_listed(by_you)}"
    for id_, only in (
        (one, [each.kept for each in found.differences if each.member is None]),
        (two, [each.member for each in found.differences if each.kept is None]),
    ):
        if only:
            yield f"only in {id_}: {_listed(only)}"


def _listed(facts: Sequence[str | None]) -> str:
    told = [str(fact) for fact in facts[:_MOST_FACTS]]
    return "; ".join([*told, *([f"{len(facts) - _MOST_FACTS} more"] if len(facts) > _MOST_FACTS else [])])


def _filled(text: str, width: int) -> str:
    from defcorpus.output.shapes.lines import cut, padded

    return padded(cut(text, width), width)


def _hunks(found: Explanation, *, marked: bool) -> Iterator[_Hunk]:
    """Yield what to show: what differs with some words around it. `marked` sets it in brackets."""
    spans = found.spans
    columns = [_column(found, side, marked=marked) for side in (0, 1)]
    hunk = _Hunk([], [], 0)
    for at, (span, kept, member) in enumerate(zip(spans, *columns, strict=True)):
        if span.kind != "same":
            hunk.kept.extend(_shortened(kept))
            hunk.member.extend(_shortened(member))
            continue
        before, behind = _AROUND if at else 0, _AROUND if at + 1 < len(spans) else 0
        hidden = min(span.kept_words, len(kept), len(member)) - before - behind
        if hidden > _AROUND or len(spans) == 1:
            alike = span.kept_words - before - behind
            yield _Hunk(hunk.kept + kept[:before], hunk.member + member[:before], alike)
            hunk = _Hunk([], [], 0)
            kept, member = kept[-behind:] if behind else [], member[-behind:] if behind else []
        elif abs(_length(hunk.kept) - _length(hunk.member)) > _APART:
            yield hunk  # what is alike stands side by side again
            hunk = _Hunk([], [], 0)
        hunk.kept.extend(kept)
        hunk.member.extend(member)
    if hunk.kept or hunk.member:
        yield hunk


def _length(words: list[Word]) -> int:
    return sum(len(word.text) + 1 for word in words)


def _column(found: Explanation, side: int, *, marked: bool) -> list[list[Word]]:
    """Return for each span its words on one side, with what stands between its last word and the next."""
    body = found.bodies[side]
    places = [
        ((span.kept_start, span.kept_end), (span.member_start, span.member_end))[side] for span in found.spans
    ]
    column: list[list[Word]] = [[] for _ in places]
    at = 0
    for number, (start, end) in enumerate(places):
        if start == end:
            continue
        style = _STYLES[found.spans[number].kind]
        column[number] += words_of(body, at, start, "", marked=False)  # in front of the first word
        column[number] += words_of(body, start, end, style, marked=marked and style != "")
        behind = next((first for first, last in places[number + 1 :] if last > first), len(body))
        column[number] += words_of(body, end, behind, "", marked=False)
        at = behind
    return column


def _shortened(words: list[Word]) -> list[Word]:
    if len(words) <= _LONGEST:
        return words
    told = Word(f"… {len(words) - 2 * _ENDS:,} more …", "dim", False)
    return [*words[:_ENDS], told, *words[-_ENDS:]]
