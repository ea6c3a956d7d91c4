"""The file of what a person decided of pairs: found, read, written, and what of it holds for a corpus.

with Corpus.open(["news"]) as corpus:
    holding(corpus).decided       # by content keys
    say_so(corpus, "001", "002", "same")

The file is a person's own and plain (see `defcorpus.pairs.verdicts`); it is replaced whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import UsageError
from defcorpus.pairs.verdicts import HEADER, Held, Verdict, held, parsed, replaced

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus

FILE_NAME = "defcorpus-verdicts.tsv"
_MAX_BYTES = 200_000_000


class VerdictFile(NamedTuple):
    """What the files found say, and what of them could not be read."""

    verdicts: tuple[Verdict, ...] = ()
    files: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def verdict_files(corpus: Corpus) -> list[str]:
    """Return the files that hold for a corpus: the one named, else those here and beside its PATHs."""
    from defcorpus.corpus.decisions.decided import find_files

    return find_files(corpus.paths, corpus.verdicts, FILE_NAME)


def read_verdicts(files: Iterable[str | Path]) -> VerdictFile:
    """Return what the files say together, in their order: a later one holds over an earlier.

    UsageError for a file that is none of verdicts.
    """
    found: list[Verdict] = []
    warnings: list[str] = []
    names = [str(file) for file in files]
    for name in names:
        for number, line in enumerate(_lines(Path(name)), 1):
            if number == 1 or not line.strip() or line.startswith("#"):
                continue
            try:
                found.append(parsed(line))
            except UsageError as error:
                warnings.append(f"{name}, line {number}: {error.message}; it is passed over")
    return VerdictFile(tuple(found), tuple(names), tuple(warnings))


def _lines(file: Path) -> list[str]:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise UsageError(f"{file} is no file of verdicts: it has over {_MAX_BYTES:,} bytes")
        lines = file.read_text("utf-8-sig").split("\n")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} cannot be read as UTF-8", "save it as UTF-8") from error
    lines = [line.rstrip("\r") for line in lines]
    if lines == [""]:
        return []
    if tuple(lines[0].split("\t"))[: len(HEADER) - 1] != HEADER[:-1]:
        raise UsageError(
            f"{file} is no file of verdicts",
            f"its first line must be: {' '.join(HEADER)} (tabs between); "
            "`defcorpus review --take FILE` takes in another table",
        )
    return lines[:-1] if lines[-1] == "" else lines


def write_verdicts(file: Path, wanted: Sequence[Verdict], *, anew: bool = False) -> None:
    """Write verdicts into `file`, each in place of what it said of the same two texts before.

    One that is empty takes back what was said. What somebody else wrote into the file meanwhile stays, unless
    it is to be written `anew`. OSError where the folder cannot be written.
    """
    head = ["\t".join(HEADER)]
    lines = replaced(head if anew else _lines(file) or head, wanted)
    target, draft = _draft(file)
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("\n".join(lines) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def check_writable(file: Path) -> None:
    """Raise OSError where `file` could not be written; UsageError where it is none of verdicts."""
    _lines(file)
    _, draft = _draft(file)
    draft.touch()
    draft.unlink()


def _draft(file: Path) -> tuple[Path, Path]:
    """Return the file itself, so that a link to it goes on being one, and a hidden one beside it."""
    target = Path(os.path.realpath(file))
    return target, target.with_name(f".{target.name}.new")


def holding(corpus: Corpus) -> Held:
    """Return which of a person's verdicts hold for the corpus's articles as they are now."""
    files = verdict_files(corpus)
    if not files:
        return Held({})
    verdicts = read_verdicts(files).verdicts
    return held(verdicts, {article.id: article.key for article in corpus.select(sort="id")})


def state(corpus: Corpus) -> str:
    """Return what tells whether a person's verdicts have changed; empty where there are none. Quick."""
    files = verdict_files(corpus)
    if not files:
        return ""
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        data = Path(file).read_bytes()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def verdict_on(corpus: Corpus, one: str, other: str, word: str, note: str = "") -> Verdict:
    """Return a verdict on two articles, given by their ids in either order; an empty word takes one back.

    UsageError unless one is Vietnamese and the other English, or it says whether they tell one event.
    """
    from defcorpus.pairs.verdicts import OF_EVENTS, checked

    found = corpus.summaries([corpus.number(id_) for id_ in (one, other)])
    langs = [article.lang for article in found]
    told = " and ".join(f"{article.id} is {article.lang}" for article in found)
    if len(found) != 2 or found[0].id == found[1].id:
        raise UsageError(f"{one} and {other} are one article")
    if not {*langs} <= {"vi", "en"}:
        raise UsageError(f"only Vietnamese and English articles are compared; {told}")
    alike = langs[0] == langs[1]
    if alike and word not in ("", *OF_EVENTS):
        raise UsageError(
            f"a pair is of a Vietnamese and an English article; {told}",
            f"{' and '.join(OF_EVENTS)} may be said of any two",
        )
    first, second = sorted(found, key=lambda a: (a.lang != "vi", a.key, a.id))
    verdict = Verdict(first.id, first.key, second.id, second.key, word, note)
    return checked(verdict) if word else verdict
