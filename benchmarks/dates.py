"""Days on both sides of translated text, and the table of cases, beside other readers of dates.

    DEFCORPUS_EVALUATION=FOLDER python benchmarks/dates.py [--show 50] [--set ntrex]

In FOLDER/pairs/SET stand `articles.jsonl` (id, text) and `gold.tsv` (vi, en). Documents of as many lines on
both sides are compared line by line, the others as wholes. Of the lines with a day on both sides the share is
printed in which the days are the same; lines with a day on one side alone are counted, and shown to be
explained. dateparser and htmldate are measured on the project's own cases where they are installed.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.util
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from defcorpus.mentions.dates.find import DateMention, find_dates
from defcorpus.mentions.dates.records import interval

CASES = Path(__file__).resolve().parents[1] / "tests" / "mentions" / "date_cases.tsv"
KINDS = ("day", "weekday", "month", "year")


def main() -> int:
    """Print what the folder holds."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--show", type=int, default=0, help="lines with a day on one side alone to print")
    options.add_argument("--set", action="append", help="names of sets; all by default")
    options.add_argument("--half", choices=("even", "odd"), help="one half of the documents")
    chosen = options.parse_args()
    folder = os.environ.get("DEFCORPUS_EVALUATION")
    if folder:
        sets = sorted(path.parent.name for path in Path(folder).glob("pairs/*/gold.tsv"))
        for name in chosen.set or sets:
            compare(name, Path(folder) / "pairs" / name, chosen.show, chosen.half)
    else:
        print("DEFCORPUS_EVALUATION is not set: no translated text to compare", file=sys.stderr)
    cases()
    return 0


def compare(name: str, folder: Path, show: int, half: str | None) -> None:
    """Print how far the days of both sides of a set agree."""
    texts = {}
    for line in (folder / "articles.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        texts[record["id"]] = record["text"]
    both: Counter[str] = Counter()
    same: Counter[str] = Counter()
    only: Counter[str] = Counter()
    shown: list[str] = []
    units = 0
    for at, row in enumerate(csv.DictReader((folder / "gold.tsv").open(encoding="utf-8"), delimiter="\t")):
        if half and (at % 2 == 0) != (half == "even"):
            continue
        if row["vi"] not in texts or row["en"] not in texts:
            continue
        for vi, en in aligned(texts[row["vi"]], texts[row["en"]]):
            units += 1
            days_vi, days_en = days_of(vi), days_of(en)
            for kind in KINDS:
                left, right = days_vi[kind], days_en[kind]
                if left and right:
                    both[kind] += 1
                    same[kind] += left == right
                    if left != right:
                        shown.append(f"differ {kind}: vi {sorted(left)} en {sorted(right)}\n  {vi}\n  {en}")
                elif left or right:
                    side = "vi" if left else "en"
                    only[f"{kind} {side}"] += 1
                    shown.append(f"{side} only {kind}: {sorted(left or right)}\n  {vi}\n  {en}")
    print(f"{name}: {units} lines or documents")
    for kind in KINDS:
        share = f"{same[kind] / both[kind]:.1%}" if both[kind] else "-"
        print(
            f"  {kind:8} on both sides {both[kind]:5}, the same {share:>6};"
            f" in vi alone {only[kind + ' vi']}, in en alone {only[kind + ' en']}"
        )
    random.Random(0).shuffle(shown)
    for text in shown[:show]:
        print(text)


def aligned(vi: str, en: str) -> Iterator[tuple[str, str]]:
    """Yield lines that stand side by side, or the documents where their lines do not."""
    left, right = vi.split("\n"), en.split("\n")
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    else:
        yield vi, en


def days_of(text: str) -> dict[str, set[str]]:
    """Return the days, weekdays, months and years that a text names."""
    named: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for one in find_dates(text):
        if one.weekday is not None and one.day is None:
            named["weekday"].add(str(one.weekday))
        for parts in ((one.year, one.month, one.day), one.last or (None, None, None)):
            year, month, day = parts
            if month is not None and day is not None:
                named["day"].add(f"{month:02}-{day:02}")
            elif month is not None:
                named["month"].add(f"{month:02}")
            elif year is not None:
                named["year"].add(str(year))
    return named


def value(one: DateMention) -> str:
    """Return a mention as the table of cases writes it."""
    if one.rule == "weekday":
        return f"weekday {one.weekday}"
    return f"{one.unit} {one.shift:+}" if one.told else interval((one.year, one.month, one.day), one.last)


def cases() -> None:
    """Print how many cases are right here and with other readers, and what they cost."""
    if not CASES.exists():
        return
    rows = [
        (row["text"].replace("\\n", "\n"), row["dates"])
        for row in csv.DictReader(
            CASES.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    ]
    traps = sum(not dates for _, dates in rows)
    print(f"table of cases: {len(rows)}, {traps} of them no dates")
    measure("defcorpus", rows, lambda text: [value(one) for one in find_dates(text)])
    if importlib.util.find_spec("dateparser"):
        search_dates = importlib.import_module("dateparser.search").search_dates

        def parsed(text: str) -> list[str]:
            found = search_dates(text, languages=["vi", "en"], settings={"DATE_ORDER": "DMY"}) or []
            return [moment.date().isoformat() for _, moment in found]

        measure("dateparser", rows, parsed)
    if importlib.util.find_spec("htmldate"):
        find_date = importlib.import_module("htmldate").find_date

        def dated(text: str) -> list[str]:
            found = find_date(f"<html><body><p>{text}</p></body></html>", original_date=True)
            return [found] if found else []

        measure("htmldate", rows, dated)


def measure(name: str, rows: list[tuple[str, str]], read: Callable[[str], list[str]]) -> None:
    """Print one reader's hits. A reader that fills in a year is right when month and day are."""
    wrong = missed = right = 0
    began = time.process_time()
    for text, dates in rows:
        found = read(text)
        wanted = [ends for one in dates.split("; ") if one for ends in one.split("/")]
        got = [ends for one in found for ends in one.split("/")]
        hits = [one for one in got if any(_fits(one, want) for want in wanted)]
        wrong += len(got) - len(hits)
        right += len(hits)
        missed += sum(not any(_fits(one, want) for one in got) for want in wanted)
    spent = (time.process_time() - began) / max(1, len(rows)) * 1000
    print(f"  {name:10} right {right}, wrong {wrong}, missed {missed}, {spent:.3f} ms a case")


def _fits(found: str, wanted: str) -> bool:
    return found == wanted or (wanted.startswith("--") and found.endswith(wanted[1:]))


if __name__ == "__main__":
    raise SystemExit(main())
