"""How much of what two versions say differently is found: ``python benchmarks/comparing.py [--errors]``.

Pairs that agree, translations of NTREX, ALT, Debian and `tests/hardset`, are made to differ in one thing
(otherwise.py) and compared before and after. `found` is the share of the changes that a new finding names or
quotes; `beside` how many new findings there are for each change that are of something else; `before` how many
there are for each pair as it was: translations say the same, so most of these are false.

The folder of labelled sets (see pairsets.py) is given or named by DEFCORPUS_EVALUATION; without it only the
hard set is compared. `--half 0` or `--half 1` takes every other pair: rules are chosen on one, checked on the
other.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import hardset
from otherwise import KINDS, Change, Kind, Texts, changed, plain
from pairsets import labelled

from defcorpus.article import Article, Location, Metadata, Page
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page
from defcorpus.report.comparing import Comparison, Difference, compare

SETS = ("ntrex", "alt", "debian")
_MOST = 2500  # characters of a text: longer ones have other things than compare is for


def pairs(root: Path | None, sets: tuple[str, ...]) -> Iterator[tuple[str, Texts]]:
    """Yield the name and texts of pairs that are translations of each other, in order."""
    if root is not None:
        for name, corpus in labelled(root).items():
            for vi, en in sorted(corpus.gold) if name in sets else ():
                texts = corpus.texts[vi].whole, corpus.texts[en].whole
                if max(map(len, texts)) <= _MOST:
                    yield f"{name} {vi} {en}", texts
    if "hardset" in sets:
        files = {path.stem: path for path in sorted((hardset.HERE / "articles").glob("*.txt"))}
        for row in hardset.rows(hardset.HERE / "pairs.tsv"):
            if row["kind"] == "translation" and row["vi"] in files and row["en"] in files:
                read = (files[row[side]].read_text(encoding="utf-8") for side in ("vi", "en"))
                yield f"hardset {row['vi']} {row['en']}", (next(read), next(read))


def compared(texts: Texts) -> Comparison:
    """Return the comparison of two texts, a page each."""
    vi, en = (_article(name, text) for name, text in zip(("vi", "en"), texts, strict=True))
    return compare(vi, en)


def _article(name: str, text: str) -> Article:
    page = make_page(Location(f"/{name}.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    assert isinstance(page, Page)
    return replace(analyse(page), id=name)


def findings(comparison: Comparison) -> dict[tuple[str, str | None, str | None], Difference]:
    """Return what differs, by what it says."""
    return {(each.kind, each.one, each.other): each for each in comparison.differences}


def finds(change: Change, found: Difference) -> bool:
    """Say whether a finding is of what was changed, in the way that such a change should be told."""
    if change.kind in ("drop", "add"):
        return found.kind == "sentence" and concerns(change, found)
    if change.kind == "clause":
        return found.kind == "clause" and concerns(change, found)
    return (found.kind == "negation") == (change.kind == "negation") and concerns(change, found)


def concerns(change: Change, found: Difference) -> bool:
    """Say whether a finding is of what was changed, in whatever way."""
    if change.kind == "date" and found.kind in ("day", "published"):
        return True  # what was read from the day that was changed
    said = [said for said in (found.one, found.other) if said]
    if change.kind in ("drop", "add", "negation", "clause"):
        said += [quote.text for quote in (found.one_quote, found.other_quote) if quote]
        return any(_within(words, each) for words in change.words for each in said)
    return any(plain(words) in plain(each) for words in change.words for each in said)


def _within(words: str, said: str) -> bool:
    one, other = (" ".join(plain(text).split()) for text in (words, said))
    return one in other or other in one


class Count:
    """What was found of one kind of change."""

    def __init__(self) -> None:
        self.made = self.found = self.beside = 0


def main() -> None:
    """Print a line for each set and each kind of change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get("DEFCORPUS_EVALUATION"))
    parser.add_argument("--sets", default=",".join((*SETS, "hardset")))
    parser.add_argument("--changes", type=int, default=40, help="of each kind in each set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--errors", action="store_true", help="list what was not found, and what else was")
    args = parser.parse_args()
    known = list(pairs(Path(args.folder) if args.folder else None, tuple(args.sets.split(","))))
    if args.half is not None:
        known = known[args.half :: 2]
    by_set: dict[str, list[tuple[str, Texts]]] = defaultdict(list)
    for name, texts in known:
        by_set[name.split()[0]].append((name, texts))
    total: dict[str, Count] = defaultdict(Count)
    for name, some in by_set.items():
        _measured(name, some, args, total)
    whole = [each for kind, each in total.items() if kind != "clause"]
    made, found = (sum(getattr(each, what) for each in whole) for what in ("made", "found"))
    print(f"\nall sets, but for clauses: {found} of {made} found ({found / max(1, made):.3f})")
    for kind, each in total.items():
        print(f"  {kind:9} {each.found:4} of {each.made:4}  {each.found / max(1, each.made):.3f}")


def _measured(
    name: str, some: list[tuple[str, Texts]], args: argparse.Namespace, total: dict[str, Count]
) -> None:
    rng = random.Random(f"{args.seed} {name}")
    order = rng.sample(some, len(some))
    before: dict[str, Comparison] = {}
    counts: dict[Kind, Count] = {kind: Count() for kind in KINDS}
    for kind, count in counts.items():
        for at, (id_, texts) in enumerate(order):
            if count.made >= args.changes:
                break
            change = changed(texts, kind, order[at - 1][1], rng)
            if change is None:
                continue
            if id_ not in before:
                before[id_] = compared(texts)
            count.made += 1
            new = findings(compared(change.texts))
            fresh = [each for key, each in new.items() if key not in findings(before[id_])]
            hits = [each for each in fresh if finds(change, each)]
            count.found += bool(hits)
            rest = [each for each in fresh if not concerns(change, each)]
            count.beside += len(rest)
            if args.errors and (rest or not hits):
                _show(id_, change, hits, rest)
    alarms = sum(len(each.differences) for each in before.values())
    print(f"\n{name}: {len(before)} pairs; before {alarms / max(1, len(before)):.2f} findings a pair")
    for kind, count in counts.items():
        if count.made:
            total[kind].made += count.made
            total[kind].found += count.found
            share, beside = count.found / count.made, count.beside / count.made
            print(f"  {kind:9} {count.made:4} changes  found {share:.3f}  beside {beside:.2f}")
    if args.errors:
        for id_, each in before.items():
            for found in each.differences:
                print(f"    before {id_}: {found.kind} {found.one!r} / {found.other!r}")


def _show(id_: str, change: Change, hits: list[Difference], rest: list[Difference]) -> None:
    if not hits:
        print(f"    not found {change.kind} {id_} side {change.side}: {[w[:150] for w in change.words]}")
    for each in rest:
        said = f"{each.kind} {each.one!r} / {each.other!r}"
        print(f"    beside {change.kind} {id_} {change.words[0][:60]!r}: {said}")


if __name__ == "__main__":
    main()
