"""How well people are found on both sides of translated pairs: ``python benchmarks/people.py [FOLDER]``.

FOLDER (or the environment's DEFCORPUS_EVALUATION) holds ``pairs/<set>/articles.jsonl`` with ``gold.tsv``
(columns vi, en). For each set, of the people found in one language, the share that the counterpart names as
well, by folded name: equal, one inside the other, or in other words another key of the same person.

``--labels FILE --articles FILE...`` prints precision and recall against a table of article ids and names
(columns id, name, ok: ``1`` a person there, ``0`` none): precision over the labelled names that were found,
recall over the labelled people of those articles.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Iterable
from pathlib import Path

from defcorpus.article import Article, Person, Skip
from defcorpus.facts import analyse
from defcorpus.facts.people.match import key_of, same_foreign
from defcorpus.reading import read


def articles(paths: Iterable[Path]) -> dict[str, Article]:
    """Return the articles of JSON Lines files by their records' ids."""
    found = {}
    for page in read(list(paths)):
        if not isinstance(page, Skip):
            found[page.location.member or str(page.location.index)] = analyse(page)
    return found


def named(person: Person, people: Iterable[Person]) -> bool:
    """Say whether one of `people` is `person`, by any of their folded forms."""
    mine = {person.key, *person.also, *map(key_of, person.spellings)}
    for other in people:
        keys = {other.key, *other.also, *map(key_of, other.spellings)}
        if mine & keys:
            return True
        foreign = not person.native or not other.native
        if foreign and any(same_foreign(one, two) for one in mine for two in keys):
            return True
    return False


def both_sides(folder: Path) -> tuple[list[str], list[str], int, int]:
    """Return who is missing on the Vietnamese and on the English side, and how many each side names."""
    found = articles([folder / "articles.jsonl"])
    with (folder / "gold.tsv").open(encoding="utf-8") as lines:
        gold = [(row["vi"], row["en"]) for row in csv.DictReader(lines, delimiter="\t")]
    lost_vi, lost_en, many_vi, many_en = [], [], 0, 0
    for vi, en in gold:
        left, right = found[vi].people, found[en].people
        many_vi += len(left)
        many_en += len(right)
        lost_vi += [f"{vi} {en}: {person.name}" for person in right if not named(person, left)]
        lost_en += [f"{vi} {en}: {person.name}" for person in left if not named(person, right)]
    return lost_vi, lost_en, many_vi, many_en


def against_labels(labels: Path, found: dict[str, Article]) -> tuple[int, int, int, int]:
    """Return how many labelled names that were found are right, their number, and the same for people."""
    right = judged = seen = there = 0
    with labels.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["id"] not in found:
                continue
            keys = {key for person in found[row["id"]].people for key in _keys(person)}
            hit = key_of(row["name"]) in keys
            judged += hit
            right += hit and row["ok"] == "1"
            there += row["ok"] == "1"
            seen += hit and row["ok"] == "1"
    return right, judged, seen, there


def _keys(person: Person) -> set[str]:
    return {person.key, *person.also, *map(key_of, person.spellings)}


def main() -> None:
    """Print a line a set, or the figures against labels."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--sets", nargs="+", default=["ntrex", "alt"])
    parser.add_argument("--labels", type=Path, help="a table of id, name, ok")
    parser.add_argument("--articles", nargs="+", type=Path, default=[], help="the labelled articles")
    parser.add_argument("--lost", action="store_true", help="list who is missing")
    options = parser.parse_args()
    if options.labels:
        right, judged, seen, there = against_labels(options.labels, articles(options.articles))
        print(
            f"precision {right / max(judged, 1):.3f} of {judged}\n"
            f"recall {seen / max(there, 1):.3f} of {there}"
        )
        return
    if options.folder is None:
        parser.error("no FOLDER named, and DEFCORPUS_EVALUATION is not set")
    for name in options.sets:
        lost_vi, lost_en, many_vi, many_en = both_sides(Path(options.folder) / "pairs" / name)
        print(
            f"{name}: of {many_en} named in English {1 - len(lost_vi) / max(many_en, 1):.3f} in Vietnamese "
            f"too; of {many_vi} named in Vietnamese {1 - len(lost_en) / max(many_vi, 1):.3f} in English too"
        )
        if options.lost:
            print("\n".join([f"  not in vi: {line}" for line in lost_vi]))
            print("\n".join([f"  not in en: {line}" for line in lost_en]))


if __name__ == "__main__":
    main()
