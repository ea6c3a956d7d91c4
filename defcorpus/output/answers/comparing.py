"""Two articles beside each other for a person to read: on a terminal, or as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from defcorpus.output.answers.comparison import named, plural
from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.columns import GAP, Word, column_width, word_lines, words_of, write_columns
from defcorpus.output.shapes.lines import Run, cut, line, padded, painted, wrapped
from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.output.shapes.entry import Line
    from defcorpus.output.shapes.layout import Record

_WIDEST = 120
_INDENT = "    "
_LABEL = 12  # cells: the longest kind of fact is `organisation`
_AROUND = 14  # words of a sentence shown on either side of those in question
_FACING = 40  # words shown of the sentence that stands in the other article in its place
_LIT = {"otherwise": "yellow", "one": "red", "other": "green"}


def write_comparison(
    record: Record, lines: tuple[Line, Line], screen: Screen, *, told: str = "", text: bool = False
) -> None:
    """Write what both give, what differs, and with `text` every sentence. `told` says what the two are."""
    width = min(screen.width, _WIDEST)
    ids = lines[0].id, lines[1].id
    _head(lines, screen, told)
    _facts(record["facts"], ids, width, screen)
    _differences(record["differences"], ids, width, screen)
    if text:
        _sentences(record, ids, width, screen)


def _head(lines: tuple[Line, Line], screen: Screen, told: str) -> None:
    from defcorpus.output.shapes.lines import cell_width

    wide = max(map(cell_width(), (one.id for one in lines)))
    for one in lines:
        about = f"  {one.date or 'undated':<10}  {one.source}{'  ' if one.source else ''}"
        runs = (Run(padded(one.id, wide), "cyan"), about, Run(one.title, "bold"))
        screen.stream.write(line(runs, screen.width, screen.color) + "\n")
    for part in wrapped(one_line(told), screen.width) if told else ():
        screen.stream.write(part + "\n")


def _title(text: str, screen: Screen) -> None:
    screen.stream.write("\n" + painted(text, "bold", screen.color) + "\n")


def _columns(ids: tuple[str, str], column: int, screen: Screen, indent: str) -> None:
    left, right = (painted(padded(cut(one_line(id_), column), column), "cyan", screen.color) for id_ in ids)
    screen.stream.write(f"{indent}{left}{GAP}{right}".rstrip() + "\n")


def _facts(facts: Sequence[Record], ids: tuple[str, str], width: int, screen: Screen) -> None:
    _title("Facts", screen)
    column = column_width(width - _LABEL - 2)
    _columns(ids, column, screen, " " * (_LABEL + 2))
    for kind, rows in groupby(facts, lambda row: row["kind"]):
        label = plural(kind)
        for row in rows:
            left, right = (list(_plain(row[f"{side}_gives"] or "–")) for side in ("one", "other"))
            for one, other in _side_by_side(left, right, column):
                start = painted(padded(label, _LABEL), "dim", screen.color)
                screen.stream.write(f"{start}  {one}{GAP}{other}".rstrip() + "\n")
                label = ""


def _side_by_side(left: list[Word], right: list[Word], column: int) -> Iterator[tuple[str, str]]:
    from itertools import zip_longest

    both = (word_lines(words, column, color=False) for words in (left, right))
    for (one, size), (other, _) in zip_longest(*both, fillvalue=("", 0)):
        yield one + " " * (column - size), other


def _plain(text: str) -> Iterator[Word]:
    return words_of(text, 0, len(text), "", marked=False)


def _differences(found: Sequence[Record], ids: tuple[str, str], width: int, screen: Screen) -> None:
    _title("What differs", screen)
    inner = width - len(_INDENT)
    if not found:
        screen.stream.write("nothing that is told by facts or sentences\n")
    for each in found:
        if each["kind"] == "sentence":
            continue
        style = _LIT[each["which"]]
        for at, part in enumerate(wrapped(one_line(named(each["kind"], ids, each)), width - 2)):
            screen.stream.write(("  " if at else "") + painted(part, style, screen.color) + "\n")
        left, right = (_quoted(each, side, style, screen.color) for side in ("one", "other"))
        if left and right:
            write_columns(left, right, column_width(inner), screen, _INDENT)
        else:
            screen.stream.writelines(
                f"{_INDENT}{part}\n" for part, _ in word_lines(left or right, inner, screen.color)
            )
    for at, which in enumerate(("one", "other")):
        only = [
            each[f"{which}_gives"] for each in found if each["kind"] == "sentence" and each["which"] == which
        ]
        if only:
            screen.stream.write(
                painted(f"sentences only in {one_line(ids[at])}:", _LIT[which], screen.color) + "\n"
            )
        for text in only:
            for part in wrapped(one_line(text), inner):
                screen.stream.write(_INDENT + part + "\n")


def _quoted(each: Record, side: str, style: str, color: bool) -> list[Word]:
    """Return the words of a sentence as far as they are shown: those in question lit, some around them."""
    text = each[f"{side}_quote"]
    if text is None:
        return []
    start, end = each[f"{side}_at"]
    if start == end:
        return _cut(list(_plain(text)), _FACING, behind=True)
    before = _cut(list(words_of(text, 0, start, "", marked=False)), _AROUND, behind=False)
    lit = list(words_of(text, start, end, style, marked=not color))
    return [
        *before,
        *lit,
        *_cut(list(words_of(text, end, len(text), "", marked=False)), _AROUND, behind=True),
    ]


def _cut(words: list[Word], most: int, *, behind: bool) -> list[Word]:
    if len(words) <= most + 1:
        return words
    more = Word("…", "", False)
    return [*words[:most], more] if behind else [more, *words[-most:]]


def _sentences(record: Record, ids: tuple[str, str], width: int, screen: Screen) -> None:
    _title("Sentence by sentence", screen)
    column = column_width(width)
    _columns(ids, column, screen, "")
    for at, (left, right) in enumerate(in_turn(record)):
        if at:
            screen.stream.write(" " * column + GAP.rstrip() + "\n")
        write_columns(_plain(left), _plain(right), column, screen)


def in_turn(record: Record) -> Iterator[tuple[str, str]]:
    """Yield all sentences beside each other; nothing beside those that only one has."""
    yield from ((" ".join(link["one_gives"]), " ".join(link["other_gives"])) for link in record["sentences"])


def comparison_markdown(
    record: Record, lines: tuple[Line, Line], *, told: str = "", text: bool = False
) -> Iterator[str]:
    """Yield the lines of a page that says the same."""
    ids = lines[0].id, lines[1].id
    yield f"# {_escaped(ids[0])} and {_escaped(ids[1])}"
    if told:
        yield from ("", _escaped(told[:1].upper() + told[1:] + "."))
    yield from ("", "## Facts", "", _row(("", *ids)), "| --- | --- | --- |")
    yield from (
        _row((row["kind"], row["one_gives"] or "", row["other_gives"] or "")) for row in record["facts"]
    )
    facts = [each for each in record["differences"] if each["kind"] != "sentence"]
    if facts:
        yield from ("", "## What differs", "", _row(("", *ids)), "| --- | --- | --- |")
        yield from map(_difference, facts)
    for at, which in enumerate(("one", "other")):
        lone = (each[f"{which}_gives"] for each in record["differences"] if each["kind"] == "sentence")
        only = [sentence for sentence in lone if sentence]
        if only:
            yield from ("", f"## Sentences only in {_escaped(ids[at])}", "")
            yield from (f"- {_escaped(sentence)}" for sentence in only)
    if text:
        yield from ("", "## Sentence by sentence", "", _row(ids), "| --- | --- |")
        yield from (_row(pair) for pair in in_turn(record))


def _difference(each: Record) -> str:
    what = f"{each['kind']} of {each['note']}" if each["kind"] in ("rank", "post") else each["kind"]
    cells = [_escaped(what)]
    for side in ("one", "other"):
        given = each[f"{side}_gives"]
        parts = [f"**{_escaped(given)}**" if given else "–", _lit(each, side)]
        cells.append("<br>".join(filter(None, parts)))
    return "| " + " | ".join(cells) + " |"


def _lit(each: Record, side: str) -> str:
    text = each[f"{side}_quote"]
    if text is None:
        return ""
    start, end = each[f"{side}_at"]
    if start == end:
        return _escaped(text)
    before, behind = text[:start], text[end:]
    blanks = " " * before.endswith(" "), " " * behind.startswith(" ")
    return f"{_escaped(before)}{blanks[0]}**{_escaped(text[start:end])}**{blanks[1]}{_escaped(behind)}"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(_escaped, cells)) + " |"


def _escaped(text: str) -> str:
    from defcorpus.text.markdown import escape

    return escape(one_line(safe(text)))
