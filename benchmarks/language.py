"""How often the language of a line and of a document is told right, and how fast, beside langdetect.

    python benchmarks/language.py [--half odd|even] [--only PREFIX ...] [-v] [FOLDER]

FOLDER holds a copy of the public repository MicrosoftTranslator/NTREX (CC BY-SA 4.0): 123 news documents, the
same lines in 128 languages. Without it ``DEFCORPUS_NTREX`` is asked; with neither nothing is measured.
No table of defcorpus/knowledge that tells languages was made from this text. Words and thresholds were chosen
by the errors in the odd documents: ``--half even`` measures on what nobody looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from defcorpus.facts.language import language_of
from defcorpus.text import fold

BYTES = 3000  # of an article whose time is taken
SHORT = 40  # characters of the lines that a page of short lines has
RUNS = 5
SAMPLED = (300, 8)  # lines of Vietnamese and English, and of every other language, that langdetect is asked
# What English of Việt Nam is full of, in place of the names of the news.
NAMES = "Nguyễn Phú Trọng Hà Nội Phạm Tuấn Dũng Đà Nẵng Trần Quốc Thắng Cần Thơ Lê Đức Huế Vũng Tàu Hòa Bình"


class Translation(NamedTuple):
    """NTREX in one language: its code, what is expected of it, and its documents as lists of lines."""

    code: str
    expected: str  # vi, en or other
    documents: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Return the lines of all documents."""
        return [line for document in self.documents for line in document]


def load(folder: Path, half: str = "") -> list[Translation]:
    """Return the translations in a copy of NTREX; of the odd or even documents where a half is asked for."""
    numbers = [line.strip() for line in (folder / "DOCUMENT_IDS.tsv").open(encoding="utf-8")]
    order = {name: at for at, name in enumerate(dict.fromkeys(numbers), 1)}
    found = []
    for path in sorted((folder / "NTREX-128").glob("*.txt")):
        code = path.stem.split(".")[-1]
        lines = path.read_text(encoding="utf-8").split("\n")
        documents: dict[str, list[str]] = {}
        for name, line in zip(numbers, lines, strict=False):
            if not half or (order[name] % 2 == 1) == (half == "odd"):
                documents.setdefault(name, []).append(line.strip())
        expected = {"vie": "vi", "eng": "en"}.get(code[:3], "other")
        found.append(Translation(code, expected, tuple(map(tuple, documents.values()))))
    return found


def ours(paragraphs: Iterable[str]) -> str:
    """Return vi, en or other."""
    code = language_of(paragraphs).code
    return code if code in ("vi", "en") else "other"


def langdetect() -> Callable[[Iterable[str]], str]:
    """Return langdetect with a fixed seed, with the answers of :func:`ours`."""
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0

    def told(paragraphs: Iterable[str]) -> str:
        try:
            code = detect("\n".join(paragraphs))
        except LangDetectException:
            return "other"
        return code if code in ("vi", "en") else "other"

    return told


def sampled(lines: list[str], most: int) -> list[str]:
    """Return at most so many of the lines, evenly from all over."""
    return lines[:: max(1, -(-len(lines) // most))] if most else lines


def right(texts: Iterable[Iterable[str]], expected: str, told: Callable[[Iterable[str]], str]) -> str:
    """Return how many of the texts are told right, as it is printed."""
    answers = [told(text) == expected for text in texts]
    return f"{sum(answers)}/{len(answers)} = {100 * sum(answers) / max(1, len(answers)):.2f} %"


def with_names(document: Iterable[str]) -> list[str]:
    """Return an English text with Vietnamese names in place of all its own."""
    names = iter(NAMES.split() * 2000)
    return [
        " ".join(
            next(names) if at and word[:1].isupper() else word for at, word in enumerate(line.split(" "))
        )
        for line in document
    ]


def print_quality(
    translations: list[Translation], told: Callable[[Iterable[str]], str], most: tuple[int, int] = (0, 0)
) -> None:
    """Print the figures of one detector on all lines, or on at most so many of each language."""
    documents = not any(most)
    rest = []
    for each in translations:
        if each.expected == "other":
            lines = sampled(each.lines, most[1])
            codes = Counter(told([line]) for line in lines)
            taken = [told(document) for document in each.documents if documents]
            wrong = codes["vi"] + codes["en"]
            rest.append((wrong / len(lines), each.code, dict(codes), len(taken) - taken.count("other")))
            continue
        print(
            f"  {each.code:8} lines {right(([x] for x in sampled(each.lines, most[0])), each.expected, told)}"
        )
        if documents:
            print(f"  {'':8} documents {right(each.documents, each.expected, told)}")
        if documents and each.expected == "vi":
            bare = [list(map(fold, document)) for document in each.documents]
            print(f"  {'':8} documents, marks stripped {right(bare, 'vi', told)}")
        if documents and each.expected == "en":
            print(
                f"  {'':8} documents, Vietnamese names {right(map(with_names, each.documents), 'en', told)}"
            )
    rest.sort(key=lambda item: (-item[0], item[1]))
    if not rest:
        return
    above = sum(share > 0.01 for share, *_ in rest)
    mean = sum(share for share, *_ in rest) / len(rest)
    print(f"  {len(rest)} other languages: {100 * mean:.2f} % of lines called vi or en, {above} above 1 %")
    if documents:
        print(f"  {'':8} documents called vi or en: {sum(item[3] for item in rest)}")
    for share, code, answers, _ in rest[:10]:
        print(f"    {code:10} {100 * share:6.2f} %  {answers}")


def articles(each: Translation) -> Iterator[list[str]]:
    """Yield the text in pieces of about 3 KB."""
    piece: list[str] = []
    size = 0
    for line in each.lines:
        piece.append(line)
        size += len(line.encode())
        if size >= BYTES:
            yield piece
            piece, size = [], 0


def short_lines(paragraphs: Iterable[str]) -> list[str]:
    """Return the text broken into short lines."""
    lines = [""]
    for word in " ".join(paragraphs).split():
        if len(lines[-1]) + len(word) >= SHORT:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def milliseconds(texts: list[list[str]], told: Callable[[Iterable[str]], str], runs: int = RUNS) -> float:
    """Return the time of a text on one core, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for text in texts:
            told(text)
        best = min(best, time.process_time() - start)
    return 1000 * best / max(1, len(texts))


def print_speed(translations: list[Translation], told: Callable[[Iterable[str]], str], some: int = 0) -> None:
    """Print the time of an article of 3 KB in Vietnamese and English."""
    for code in ("vie", "eng-US"):
        for each in translations:
            if each.code == code:
                whole = list(articles(each))
                whole = whole[:some] if some else whole
                runs = 1 if some else RUNS
                print(f"  {code:8} {milliseconds(whole, told, runs):.3f} ms an article of 3 KB", end=", ")
                broken = list(map(short_lines, whole))
                print(f"{milliseconds(broken, told, runs):.3f} ms in lines of {SHORT} characters")


def print_errors(translations: list[Translation]) -> None:
    """Print each line told wrong."""
    for each in translations:
        for line in each.lines:
            found = language_of([line])
            if (each.expected == "other" and found.code in ("vi", "en")) or (
                each.expected != "other" and found.code != each.expected
            ):
                print(each.code, found.code, found.other, found.rule, line, sep="\t")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get("DEFCORPUS_NTREX"))
    parser.add_argument("--half", choices=("odd", "even"), default="", help="documents, counted from 1")
    parser.add_argument("--only", action="append", default=[], metavar="PREFIX", help="NTREX codes")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each line told wrong")
    parser.add_argument("--alone", action="store_true", help="without langdetect")
    asked = parser.parse_args()
    if asked.folder is None:
        print("skipped: name a folder with a copy of NTREX, or set DEFCORPUS_NTREX")
        return
    if not (Path(asked.folder) / "DOCUMENT_IDS.tsv").is_file():
        sys.exit(f"no copy of NTREX: {asked.folder} has no DOCUMENT_IDS.tsv")
    translations = [
        each
        for each in load(Path(asked.folder), asked.half)
        if not asked.only or each.code.startswith(tuple(asked.only))
    ]
    if asked.verbose:
        print_errors(translations)
    print(f"defcorpus, {asked.half or 'all'} documents")
    print_quality(translations, ours)
    print_speed(translations, ours)
    if not asked.alone:
        print(f"langdetect, a sample: {SAMPLED[0]} lines of vi and en, {SAMPLED[1]} of every other")
        print_quality(translations, langdetect(), SAMPLED)
        print_speed(translations, langdetect(), 10)


if __name__ == "__main__":
    main()
