"""What was last found of a corpus: who is whose counterpart, who has copies; quick to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus

_FLAGS = ("flags", 1)


@dataclass(frozen=True, slots=True)
class Flags:
    """What was last found of a corpus as it is now: whose counterpart is whom, and who has copies, by id."""

    counterparts: dict[str, str] | None  # none: not known
    copies: frozenset[str] | None

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return self.counterparts is not None and self.copies is not None


def flags(corpus: Corpus) -> Flags:
    """Return what `paired` and `copies` found with their own options, if nothing changed since. Quick."""
    import json

    model = corpus.model(*_FLAGS)
    if model is None or model.generation != corpus.generation:
        return Flags(None, None)
    kept = json.loads(model.data)
    pairs, copied = kept.get("pairs"), kept.get("copies")
    both = None if pairs is None else {one: other for vi, en in pairs for one, other in ((vi, en), (en, vi))}
    return Flags(both, None if copied is None else frozenset(copied))


def keep_flags(corpus: Corpus, **found: list[tuple[str, str]] | list[str]) -> None:
    """Keep what was found of the corpus as it is now."""
    import json

    model = corpus.model(*_FLAGS)
    before = json.loads(model.data) if model is not None and model.generation == corpus.generation else {}
    after = {**before, **found}
    if after != before:
        corpus.put_model(*_FLAGS, json.dumps(after, ensure_ascii=False).encode())
