"""The translation lexicon of a corpus: part of its model in the store, or a file of the person's own.

with Corpus.open(["news"]) as corpus:
    lexicon = lexicon_of(corpus)
    lexicon.renderings("hộ chiếu", "vi")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.errors import PathError, UsageError

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs.words.lexicon import Lexicon
    from defcorpus.report.features import Report

_MAX_BYTES = 200_000_000


def lexicon_of(corpus: Corpus, *, progress: Report = None) -> Lexicon:
    """Return the lexicon of a corpus, learnt now from its surest pairs where it was not before.

    `Lexicon.renderings(term, lang)` says how a term of either language is said in the other.
    """
    from defcorpus.pairs import Lexicon
    from defcorpus.report.matching.pairing import settled

    return settled(corpus, progress).model.lexicon or Lexicon()


def kept_lexicon(corpus: Corpus) -> Lexicon | None:
    """Return the lexicon that a corpus has from when it was last paired; nothing is learnt for it."""
    from defcorpus.pairs import MODEL_VERSION, Model

    kept = corpus.model("pairs", MODEL_VERSION)
    return Model.from_bytes(kept.data).lexicon if kept is not None else None


def read_lexicon(file: Path) -> Lexicon | None:
    """Return the lexicon in a file; None where there is no such file.

    LexiconError, with file and line, for one that cannot be read; PathError for no file at all.
    """
    from defcorpus.pairs.words.lexfile import LexiconError, parsed_lexicon

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
    from defcorpus.pairs.words.lexfile import is_lexicon

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
    from defcorpus.pairs.words.lexfile import lexicon_text

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
