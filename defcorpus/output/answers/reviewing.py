"""Two articles side by side for a person to judge: heads, leads, what weighs most, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.lines import Run, cut, line, padded, painted, wrapped
from defcorpus.output.shapes.records import rounded, sides
from defcorpus.output.shapes.style import Screen
from defcorpus.report.scores import shown_score

if TYPE_CHECKING:
    from defcorpus.corpus import Summary
    from defcorpus.pairs.verdicts import Verdict

UNDECIDED = (
    "vi", "vi_key", "en", "en_key", "verdict", "note", "vi_date", "en_date", "vi_title", "en_title",
    "score", "weight", "why",
)  # fmt: skip
BLIND = UNDECIDED[:10]
SAID = ("vi", "vi_key", "en", "en_key", "verdict", "note", "holds", "vi_title", "en_title")
CONTRADICTIONS = (
    "vi", "vi_key", "en", "en_key", "one", "other", "note_of_one", "note_of_other",
)  # fmt: skip

KEYS = (
    "y same  n not the same  e same event  s skip  u undo  m more  ? help  q quit",
    "y same  n not  e event  s skip  u undo  m more  ?  q quit",
    "y n e s u m ?  q quit",
    "y n e s u m ? q",
)
"""What may be typed, the longest that fits."""

KEYS_TOLD = (
    ("y", "same: one is the other's translation or close adaptation"),
    ("n", "not the same: they are no counterparts, and tell two events"),
    ("e", "same event only: each tells it in its own words"),
    ("s", "skip: leave it undecided and go on"),
    ("u", "undo: take back the last one and go back to it"),
    ("m", "more: show both texts whole"),
    ("q", "quit: what was decided is kept, the next call goes on"),
)
"""What each key does."""

_GAP = " │ "
_WIDEST = 120
_TITLE_LINES = 3
_LEDGER_LINES = 5
_AROUND = 5  # lines of rules, heads, blanks and keys
_FEWEST = 3  # lines of text


class Side(NamedTuple):
    """One of the two articles as it is shown."""

    lang: str
    id: str  # the shortest that is enough
    date: str
    outlet: str
    title: str
    text: str  # its body

    @property
    def head(self) -> str:
        """Where and when it appeared."""
        return "  ".join(part for part in (self.lang, self.id, self.date or "undated", self.outlet) if part)


class Card(NamedTuple):
    """What is asked about."""

    vi: Side
    en: Side
    record: Record  # of the pair, as `pairs` has it
    place: str  # `3 of 12`


def write_card(card: Card, screen: Screen, height: int, *, blind: bool = False, whole: bool = False) -> None:
    """Write a pair to be judged in at most `height` lines, with the keys below; `whole`: as long as it is."""
    width = min(screen.width, _WIDEST)
    column = (width - len(_GAP)) // 2
    titles = [row for row in _beside([card.vi.title], [card.en.title], column) if any(row)]
    if len(titles) > _TITLE_LINES:
        titles = _shortened(titles, _TITLE_LINES, column)
    free = max(0, height - _AROUND - len(titles))
    most = min(_LEDGER_LINES, free // 3)  # a small terminal is for the texts
    ledger = [] if blind else list(_ledger(card.record["evidence"]))[:most]
    leads = _beside(_paragraphs(card.vi.text), _paragraphs(card.en.text), column)
    room = max(_FEWEST, free - len(ledger))
    if not whole and len(leads) > room:
        leads = _shortened(leads, room, column)
    score = "" if blind else f"  score {shown_score(card.record['score'])}"
    out = screen.stream.write
    out(line([Run(f"── {card.place}{score} ".ljust(width, "─"), "dim")], width, screen.color) + "\n")
    _write_beside([(card.vi.head, card.en.head)], column, "cyan", screen)
    _write_beside(titles, column, "bold", screen)
    _write_beside([("", ""), *leads], column, "", screen)
    out("\n")
    for row in ledger:
        style = "red" if row["weight"] < 0 else ""
        said = " ".join(filter(None, (sides(row), f"({row['note']})" if row["note"] else "")))
        runs = (Run(f"{row['weight']:+6.1f}", style), f"  {row['kind']:<13} ", one_line(said))
        out(line(runs, width, screen.color) + "\n")
    keys = next((each for each in KEYS if len(each) <= width), KEYS[-1])
    out(line([Run(keys, "bold")], width, screen.color) + "\n")


def _ledger(evidence: Sequence[Record]) -> Iterator[Record]:
    """Yield what weighs most, for or against, of what was read in the two texts."""
    told = [row for row in evidence if row["vi"] or row["en"]]
    yield from sorted(told, key=lambda row: (-abs(row["weight"]), row["kind"], row["vi"]))


def _paragraphs(text: str) -> list[str]:
    return [one_line(part).strip() for part in text.split("\n") if part.strip()]


def _beside(left: Sequence[str], right: Sequence[str], column: int) -> list[tuple[str, str]]:
    one, two = ([part for text in side for part in wrapped(one_line(text), column)] for side in (left, right))
    return list(zip_longest(one, two, fillvalue=""))


def _shortened(rows: list[tuple[str, str]], most: int, column: int) -> list[tuple[str, str]]:
    """Return the first rows; a side that goes on ends in an ellipsis."""
    kept, rest = rows[:most], rows[most:]
    left, right = ((kept[-1][at] + " …") if any(row[at] for row in rest) else kept[-1][at] for at in (0, 1))
    return [*kept[:-1], (cut(left, column), cut(right, column))]


def _write_beside(rows: Sequence[tuple[str, str]], column: int, style: str, screen: Screen) -> None:
    for left, right in rows:
        one, two = cut(one_line(left), column), cut(one_line(right), column)
        blanks = padded(one, column)[len(one) :]
        text = painted(one, style, screen.color) + blanks + _GAP + painted(two, style, screen.color)
        screen.stream.write(text.rstrip() + "\n")


def said_record(one: Verdict, holds: str, articles: Mapping[str, Summary]) -> Record:
    """Return one line of `review --decided`; `articles` are found by content key, or by id."""
    titles = [
        found.title if (found := articles.get(key) or articles.get(id_)) is not None else ""
        for key, id_ in ((one.vi_key, one.vi), (one.en_key, one.en))
    ]
    return {**one._asdict(), "holds": holds, "vi_title": titles[0], "en_title": titles[1]}


def write_said(records: Sequence[Record], short: Mapping[str, str], screen: Screen) -> int:
    """Write what was decided for a person to read, three lines each; return how many."""
    width = min(screen.width, _WIDEST)
    for at, record in enumerate(records):
        screen.stream.write("\n" if at else "")
        holds = "" if record["holds"] == "yes" else f"  does not hold: {record['holds']}"
        note = f"  {record['note']}" if record["note"] else ""
        head = [Run(record["verdict"], "bold"), Run(note, "dim"), Run(holds, "red")]
        screen.stream.write(line(head, width, screen.color) + "\n")
        ids = [short.get(record[side], record[side]) for side in ("vi", "en")]
        wide = max(map(len, ids))
        for id_, title in zip(ids, (record["vi_title"], record["en_title"]), strict=True):
            row = ["  ", Run(id_.ljust(wide), "cyan"), "  ", title]
            screen.stream.write(line(row, width, screen.color).rstrip() + "\n")
    return len(records)


def undecided_record(record: Record, keys: tuple[str, str]) -> Record:
    """Return one line of `review --list`: a pair's record, with room for a verdict."""
    from defcorpus.output.shapes.records import reasons

    return {
        **{name: record[name] for name in UNDECIDED if name in record},
        "vi_key": keys[0],
        "en_key": keys[1],
        "verdict": "",
        "note": "",
        "weight": rounded(record["weight"]),
        "why": "; ".join(reasons(record["evidence"])),
    }
