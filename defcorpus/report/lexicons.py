"""The translation lexicon of a corpus: part of its model in the store, or a file of the person's own.

with Corpus.open(["news"]) as corpus:
    lexicon = lexicon_of(corpus)
    lexicon.renderings("hộ chiếu", "vi")
"""

from __future__ import annotations

import json
import os
import zlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.errors import PathError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from defcorpus.corpus import Corpus
    from defcorpus.pairs.lexicon import Lexicon
    from defcorpus.report.features import Report

_TERMS = ("across", 4)
_LEAST_CHANCE = 0.1  # that the counterpart of a sentence with the term has the rendering
_LEAST_PRECISION = 0.3  # that the counterpart of a sentence with the rendering has the term
_LEAST_PRECISION_WORD = 0.4  # likewise where one word is to render several
_MAX_BYTES = 200_000_000

Terms = dict[str, tuple[str, ...]]


def lexicon_of(corpus: Corpus, *, progress: Report = None) -> Lexicon:
    """Return the lexicon of a corpus, learnt now from its surest pairs where it was not before.

    `Lexicon.renderings(term, lang)` says how a term of either language is said in the other.
    """
    from defcorpus.pairs import Lexicon
    from defcorpus.report.pairing import settled

    return settled(corpus, progress).model.lexicon or Lexicon()


def kept_lexicon(corpus: Corpus) -> Lexicon | None:
    """Return the lexicon that a corpus has from when it was last paired; nothing is learnt for it."""
    from defcorpus.pairs import MODEL_VERSION, Model

    kept = corpus.model("pairs", MODEL_VERSION)
    return Model.from_bytes(kept.data).lexicon if kept is not None else None


def learnt_terms(corpus: Corpus) -> Terms:
    """Return for each term that pairs taught its renderings in the other language, the surest first.

    Nothing where the corpus was never paired: a search does not wait for that. English words are without the
    ending of a plural.
    """
    kept = corpus.model(*_TERMS)
    if kept is None:
        return {}
    return {term: tuple(others) for term, others in json.loads(zlib.decompress(kept.data)).items()}


def keep_terms(corpus: Corpus, lexicon: Lexicon) -> None:
    """Keep what a search asks of a lexicon in the store."""
    written = json.dumps(both_ways(lexicon), ensure_ascii=False)
    corpus.put_model(*_TERMS, zlib.compress(written.encode()))


def both_ways(lexicon: Lexicon) -> Terms:
    """Return the renderings that are frequent and close enough, from either language.

    What a term is asked for by must itself ask for little else: `delegation` stands for more than
    `trao đổi đoàn`. Phrases that end inside a compound are none.
    """
    ways: defaultdict[str, dict[str, float]] = defaultdict(dict)
    linked = lexicon.linked()
    alone = {row.vi for row in linked if " " not in row.vi}
    for row in linked:
        if _is_cut(row.vi, alone):
            continue
        both = sum(row.together)
        vi, en = both / max(1, sum(row.of_vi)), both / max(1, sum(row.of_en))
        for term, form, chance, precision in ((row.vi, row.en, vi, en), (row.en, row.vi, en, vi)):
            least = _LEAST_PRECISION_WORD if " " in term and " " not in form else _LEAST_PRECISION
            if chance >= _LEAST_CHANCE and precision >= least:
                ways[term][form] = chance
    return {
        term: tuple(sorted(others, key=lambda other: (-others[other], other)))
        for term, others in sorted(ways.items())
    }


def _is_cut(phrase: str, alone: Collection[str]) -> bool:
    """Say whether three syllables are a compound with half of another: `hòa bình liên` (of `liên hợp quốc`).

    `alone`: syllables that the pairs taught as words.
    """
    words = phrase.split(" ")
    if len(words) != 3:
        return False
    from defcorpus.report.wording.segmenting import compounds
    from defcorpus.search.renderings import reviewed

    if tuple(words) in reviewed().exact:
        return False
    left, right = ((words[at], words[at + 1]) in compounds() for at in (0, 1))
    if left == right:
        return False
    rest = words[2] if left else words[0]
    return rest not in alone and (rest,) not in reviewed().exact


def read_lexicon(file: Path) -> Lexicon | None:
    """Return the lexicon in a file; None where there is no such file.

    LexiconError, with file and line, for one that cannot be read; PathError for no file at all.
    """
    from defcorpus.pairs.lexfile import LexiconError, parsed_lexicon

    try:
        if file.stat().st_size > _MAX_BYTES:
            raise LexiconError(f"{file} is no lexicon: it has over {_MAX_BYTES:,} bytes")
        return parsed_lexicon(file.read_bytes())
    except FileNotFoundError:
        return None
    except LexiconError as error:
        raise LexiconError(f"{file}: {error.message}", error.hint) from error
    except OSError as error:
        raise PathError(f"{file} cannot be read: {error.strerror}") from error


def check_writable(file: Path) -> None:
    """Raise PathError where a lexicon cannot be written; UsageError where it would replace something else."""
    from defcorpus.pairs.lexfile import is_lexicon

    try:
        if file.exists():
            with file.open("rb") as stream:
                if not is_lexicon(stream.read(64)):
                    raise UsageError(f"{file} is there and is no lexicon", "name another file")
        draft = _draft(file)
        draft.touch()
        draft.unlink()
    except OSError as error:
        raise PathError(
            f"{file} cannot be written: {error.strerror}", "name a file in a folder of yours"
        ) from error


def write_lexicon(file: Path, lexicon: Lexicon) -> None:
    """Write a lexicon, whole or not at all. It replaces nothing but a lexicon (see `check_writable`)."""
    from defcorpus.pairs.lexfile import lexicon_text

    check_writable(file)
    draft = _draft(file)
    try:
        draft.write_text(lexicon_text(lexicon), encoding="utf-8", newline="\n")
        draft.replace(file.resolve())
    except OSError as error:
        raise PathError(f"{file} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _draft(file: Path) -> Path:
    target = file.resolve()  # a link stays one
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")
