"""Sentences of the texts as written, found again by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defcorpus.report.wording.stream import stretches
from defcorpus.text.sentences import sentences
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import PageText
    from defcorpus.report.wording.units import Told, Unit

_MOST = 3  # sentences side by side with one


def quoted(corpus: Corpus, units: Sequence[Unit], pairs: Sequence[Told]) -> dict[Unit, tuple[str, str]]:
    """Return the sentences of each unit as written, Vietnamese and English, each on one line."""
    found: dict[Unit, tuple[str, str]] = {}
    by_pair: dict[int, list[Unit]] = {}
    for unit in dict.fromkeys(units):
        by_pair.setdefault(unit.pair, []).append(unit)
    for pair, some in by_pair.items():
        numbers = corpus.numbers(pairs[pair])
        pages = corpus.pages(numbers.values())
        sides = [_sentences(pages.get(numbers.get(id_, -1)), n) for n, id_ in enumerate(pairs[pair])]
        for unit in some:
            found[unit] = sides[0].get(unit.vi, unit.vi), sides[1].get(unit.en, unit.en)
    return found


def _sentences(page: PageText | None, spelling: int) -> dict[str, str]:
    """Return runs of up to three sentences by their words."""
    if page is None:
        return {}
    captions = [(start, end) for role, start, end in page.segments if role == "caption"]
    spans = [span for at in sorted([*stretches(page), *captions]) for span in sentences(page.text, *at)]
    texts = [" ".join(page.text[start:end].split()) for start, end in spans]
    keys = [" ".join(spelled(text)[spelling].split()) for text in texts]
    found: dict[str, str] = {}
    for size in range(1, _MOST + 1):
        for at in range(len(texts) - size + 1):
            found.setdefault(" ".join(keys[at : at + size]), " ".join(texts[at : at + size]))
    return found
