"""The translation lexicon of a corpus: kept in its store, or in a file of the person's own.

with Corpus.open(["news"]) as corpus:
    lexicon = lexicon_of(corpus)
    lexicon.renderings("hộ chiếu", "vi")
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.errors import PathError, UsageError

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs.lexicon import Lexicon
    from defcorpus.report.features import Report

GROWTH = 1.2  # what was learnt is learnt again when the corpus has grown by a fifth
_NAME = "lexicon"
_MAX_BYTES = 200_000_000


_SURE = 0.9  # the score from which on a pair teaches


def lexicon_of(corpus: Corpus, *, relearn: bool = False, progress: Report = None) -> Lexicon:
    """Return the lexicon of a corpus, learnt now from its surest pairs where it was not before.

    `Lexicon.renderings(term, lang)` says how a term of either language is said in the other.
    """
    found = None if relearn else kept_lexicon(corpus)
    if found is None:
        found = _learnt(corpus, progress)
        keep_lexicon(corpus, found)
    return found


def _learnt(corpus: Corpus, progress: Report) -> Lexicon:
    from defcorpus.pairs.learning import learn_lexicon
    from defcorpus.report.matches import pair_features, paired
    from defcorpus.report.pairing import settled

    pairs = paired(corpus, progress=progress).pairs
    by_id = {article.id: article for article in pair_features(corpus, progress)}
    sure = sorted(
        ((by_id[pair.vi], by_id[pair.en]) for pair in pairs if pair.score >= _SURE),
        key=lambda both: (both[0].key, both[1].key),
    )
    english = sorted((one for one in by_id.values() if one.lang == "en"), key=lambda one: one.key)
    return learn_lexicon(sure, english, settled(corpus).model)


def kept_lexicon(corpus: Corpus) -> Lexicon | None:
    """Return the lexicon in the store; None where there is none or the corpus has outgrown it."""
    from defcorpus.pairs.lexfile import parsed_lexicon
    from defcorpus.pairs.lexicon import LEXICON_VERSION

    kept = corpus.model(_NAME, LEXICON_VERSION)
    if kept is None or len(corpus) > kept.articles * GROWTH:
        return None
    return parsed_lexicon(zlib.decompress(kept.data))


def keep_lexicon(corpus: Corpus, lexicon: Lexicon) -> None:
    """Keep a lexicon in the store."""
    from defcorpus.pairs.lexfile import lexicon_text
    from defcorpus.pairs.lexicon import LEXICON_VERSION

    corpus.put_model(_NAME, LEXICON_VERSION, zlib.compress(lexicon_text(lexicon).encode(), 6))


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
