"""A lexicon as text and back: tab-separated lines under a first line that says what it is.

    # defcorpus lexicon 1
    # attribution: counts from 1,067 pairs of articles, which belong to their publishers
    # pairs: 1067
    # sentences: 2457+2495+2171+2345+2111
    # english sentences: 11836
    vi <tab> en <tab> together <tab> of_vi <tab> of_en <tab> spread
    hộ chiếu <tab> passport <tab> 3+4+0+2+1 <tab> 4+4+0+2+1 <tab> 3+5+1+2+1 <tab> 14

Counts are given by fold (see `defcorpus.pairs.words.lexicon`), so that who reads them can leave the fold of a
pair out. A single number is of no fold and is never left out: a line may be written by hand.
"""

from __future__ import annotations

import re

from defcorpus.errors import UsageError
from defcorpus.pairs.words.lexicon import FOLDS, LEXICON_VERSION, Lexicon, Row
from defcorpus.pairs.words.phrases import english_key, vietnamese_key

MARK = "# defcorpus lexicon"
COLUMNS = ("vi", "en", "together", "of_vi", "of_en", "spread")
_MOST_PARTS = FOLDS + 1  # the last one is of no fold
_NUMBER = re.compile(r"\d{1,12}")


class LexiconError(UsageError):
    """A lexicon's file that cannot be read: where, and what to do."""


def lexicon_text(lexicon: Lexicon) -> str:
    """Return the text of a lexicon: lines by their phrases, the same for the same lexicon."""
    head = (
        f"{MARK} {LEXICON_VERSION}",
        f"# attribution: {' '.join(lexicon.attribution.split())}",
        f"# pairs: {lexicon.pairs}",
        f"# sentences: {_written(lexicon.sentences)}",
        f"# english sentences: {lexicon.english}",
        "\t".join(COLUMNS),
    )
    rows = (
        "\t".join((r.vi, r.en, _written(r.together), _written(r.of_vi), _written(r.of_en), str(r.spread)))
        for r in sorted(lexicon.rows)
    )
    return "\n".join((*head, *rows)) + "\n"


def _written(counts: tuple[int, ...]) -> str:
    return "+".join(map(str, counts)) if any(counts) else "0"


def is_lexicon(start: bytes) -> bool:
    """Say whether a file that begins so is a lexicon."""
    return start.removeprefix(b"\xef\xbb\xbf").startswith(MARK.encode())


def parsed_lexicon(data: bytes) -> Lexicon:
    """Return the lexicon that a file's bytes hold. LexiconError, with the line, for one that cannot be read.

    Blank lines and remarks (`#`) are passed over; lines may stand in any order.
    """
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise LexiconError(f"it is not in UTF-8 (byte {error.start})", "save it as UTF-8") from None
    if not lines[0].startswith(MARK):
        raise LexiconError("it is no lexicon", f"its first line must be: {MARK} {LEXICON_VERSION}")
    if lines[0][len(MARK) :].strip() != str(LEXICON_VERSION):
        raise LexiconError(
            "it is of another version", "learn it again: defcorpus pairs --relearn --lexicon FILE"
        )
    told, rows, seen = _head(lines), [], set[tuple[str, str]]()
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            if tuple(columns) != COLUMNS:
                raise LexiconError(f"line {number} must name the columns: {' '.join(COLUMNS)} (tabs between)")
            continue
        row = _row(cells, number)
        if (row.vi, row.en) in seen:
            raise LexiconError(
                f"line {number}: {row.vi} and {row.en} stand here twice", "keep one of the lines"
            )
        seen.add((row.vi, row.en))
        rows.append(row)
    if not columns:
        raise LexiconError("it has no line of columns", f"that is: {' '.join(COLUMNS)} (tabs between)")
    return Lexicon(tuple(sorted(rows)), *told)


def _head(lines: list[str]) -> tuple[tuple[int, ...], int, int, str]:
    """Return the counts of sentences, the English ones, pairs, and the attribution."""
    told: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        name, colon, value = line.removeprefix("#").partition(":")
        if line.startswith("#") and colon:
            told.setdefault(name.strip(), (number, value.strip()))
    missing = [
        name for name in ("attribution", "pairs", "sentences", "english sentences") if name not in told
    ]
    if missing:
        raise LexiconError(f"no line says `# {missing[0]}: …`", "learn it again, or write the line")
    pairs, english = (_counts(*told[name][::-1])[-1] for name in ("pairs", "english sentences"))
    return _counts(*told["sentences"][::-1]), english, pairs, told["attribution"][1]


def _row(cells: list[str], number: int) -> Row:
    if len(cells) != len(COLUMNS):
        raise LexiconError(
            f"line {number} has {len(cells)} fields, not {len(COLUMNS)}", "divide them by tabs"
        )
    vi, en = vietnamese_key(cells[0]), english_key(cells[1])
    if not vi or not en:
        raise LexiconError(f"line {number} has no word on one side")
    together, of_vi, of_en = (_counts(cell, number) for cell in cells[2:5])
    if any(both > min(one, two) for both, one, two in zip(together, of_vi, of_en, strict=True)):
        raise LexiconError(f"line {number}: two phrases cannot stand together more often than each does")
    return Row(vi, en, together, of_vi, of_en, _counts(cells[5], number)[-1])


def _counts(cell: str, number: int) -> tuple[int, ...]:
    """Return counts by fold and, last, those of no fold."""
    parts = cell.split("+")
    if len(parts) > _MOST_PARTS or not all(map(_NUMBER.fullmatch, parts)):
        raise LexiconError(f"line {number}: {cell[:40]!r} is no count, nor {FOLDS} counts with + between")
    counts = tuple(map(int, parts))
    if len(counts) == 1:
        return (0,) * FOLDS + counts
    if len(counts) < FOLDS:
        raise LexiconError(f"line {number}: {cell[:40]!r} has {len(counts)} counts, not {FOLDS}")
    return counts if len(counts) == _MOST_PARTS else (*counts, 0)
