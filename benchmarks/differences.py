"""How true it is what two versions are said to differ in: ``python benchmarks/differences.py [--errors]``.

FOLDER (by default `tests/hardset`) holds `articles/` and `differences.tsv`: pairs that were read side by
side, with all that either article alone says, or says otherwise (its README says how). `true` is the share of
the findings that are listed there, `found` the share of what is listed that a finding is of. Sentences are
compared with the reviewed words alone: no lexicon is learnt.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import hardset
from otherwise import plain

from defcorpus.corpus import Corpus
from defcorpus.report.comparing import Comparison, Difference, compare

HARDSET = hardset.HERE
SIDES = {"vi": 0, "en": 1}
_MOST = 0.6  # of the words of a sentence or clause found that are listed as one side's alone
_LONG = ("sentence", "clause")
_PAGE = ("published", "day", "phase", "host")  # of whole articles: no words stand for them


class Listed(NamedTuple):
    """What one article alone says, or says otherwise: its words, folded, and where they stand."""

    kind: str
    side: int
    words: str
    start: int
    end: int


def listed(rows: Sequence[dict[str, str]], texts: tuple[str, str]) -> list[Listed]:
    """Return what is listed of a pair, found again in its texts; `…` leaves out what lies between."""
    found = []
    for row in rows:
        if row["kind"] == "pair":
            continue
        if row["kind"] in _PAGE:
            found.append(Listed(row["kind"], 0, "", 0, 0))
            continue
        side = SIDES[row["side"]]
        parts = [re.escape(words(part)) for part in row["words"].split(" … ")]
        at = re.search(".*?".join(parts), texts[side])
        assert at is not None, f"{row['vi']} {row['en']}: {row['words']!r} is not in the article"
        found.append(Listed(row["kind"], side, at.group(), *at.span()))
    return found


def words(text: str) -> str:
    """Return a text without marks, case and punctuation, a blank between words."""
    return " ".join(re.findall(r"\w+", plain(text)))


def matching(found: Difference, known: Sequence[Listed], texts: tuple[str, str]) -> list[Listed]:
    """Return what is listed that a finding is of; nothing for one that is not true."""
    if found.kind in _PAGE:
        return [each for each in known if each.kind == found.kind]
    hits: list[Listed] = []
    for side, said in enumerate((found.one, found.other)):
        if said is not None:
            own = [each for each in known if each.side == side]
            hits += (
                _of(found.kind, words(re.split(r": | \(|; ", said)[0]), own)
                if (found.kind not in _LONG)
                else _covered(words(said), own, texts[side])
            )
    return hits


def _of(kind: str, said: str, own: Sequence[Listed]) -> list[Listed]:
    return [
        each for each in own
        if (each.kind in _LONG and f" {said} " in f" {each.words} ")
        or (each.kind == kind and (said in each.words or each.words in said))
    ]  # fmt: skip


def _covered(said: str, own: Sequence[Listed], text: str) -> list[Listed]:
    at = text.find(said)
    shared = [(min(at + len(said), each.end) - max(at, each.start), each) for each in own]
    hits = [(size, each) for size, each in shared if size > 0]
    return [each for _, each in hits] if sum(size for size, _ in hits) >= _MOST * len(said) else []


def compared(folder: Path) -> Iterator[tuple[Comparison, list[Listed], tuple[str, str]]]:
    """Yield each pair that was read: its comparison, what is listed of it, and its texts."""
    rows = defaultdict(list)
    for row in hardset.rows(folder / "differences.tsv"):
        rows[row["vi"], row["en"]].append(row)
    with Corpus.open([str(folder / "articles")], temporary=True) as corpus:
        for pair, some in rows.items():
            one, other = (corpus.article(id_) for id_ in pair)
            texts = words(one.page.text), words(other.page.text)
            yield compare(one, other), listed(some, texts), texts


def main() -> None:
    """Print the share of findings that are true, and of what differs that is found, by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HARDSET)
    parser.add_argument("--errors", action="store_true", help="list what is not true, and what was not found")
    args = parser.parse_args()
    pairs = list(compared(args.folder))
    said, true, known, met = (Counter[str]() for _ in range(4))
    for comparison, own, texts in pairs:
        name = f"{comparison.one.id} {comparison.other.id}"
        seen: set[Listed] = set()
        for each in comparison.differences:
            hits = matching(each, own, texts)
            seen.update(hits)
            said[each.kind] += 1
            true[each.kind] += bool(hits)
            if args.errors and not hits:
                print(f"  not true  {name}: {each.kind} {each.one!r} / {each.other!r}")
        for row in own:
            known[row.kind] += 1
            met[row.kind] += row in seen
            if args.errors and row not in seen:
                print(f"  not found {name}: {row.kind} {row.words!r}")
    print(f"{len(pairs)} pairs: {_share(true.total(), said.total())} findings true, "
          f"{_share(met.total(), known.total())} of what differs found")  # fmt: skip
    for kind in sorted({*said, *known}):
        print(
            f"  {kind:12} true {_share(true[kind], said[kind]):>20}  found {_share(met[kind], known[kind])}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(1, whole):.3f})"


if __name__ == "__main__":
    main()
