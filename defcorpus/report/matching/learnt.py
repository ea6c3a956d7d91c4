"""What a search across languages takes from the lexicon that the pairs of a corpus taught."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from defcorpus.corpus import Corpus
    from defcorpus.pairs.words.lexicon import Lexicon

_TERMS = ("across", 4)
_LEAST_CHANCE = 0.1  # that the counterpart of a sentence with the term has the rendering
_LEAST_CHANCE_KNOWN = 0.5  # likewise where the reviewed tables have a rendering of the term
_LEAST_PRECISION = 0.3  # that the counterpart of a sentence with the rendering has the term
_LEAST_PRECISION_WORD = 0.4  # likewise where one word is to render several

Terms = dict[str, tuple[str, ...]]


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
    `trao đổi đoàn`. Phrases that end inside a compound are none. What the tables render is in sentences with
    much else that is often said of it (`defence industry` with `lĩnh vực`): that has to be there more often.
    """
    from defcorpus.search.renderings import reviewed

    known = reviewed().exact
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
            often = _LEAST_CHANCE_KNOWN if tuple(term.split(" ")) in known else _LEAST_CHANCE
            if chance >= often and precision >= least:
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
    from defcorpus.report.syllables.segmenting import compounds
    from defcorpus.search.renderings import reviewed

    if tuple(words) in reviewed().exact:
        return False
    left, right = ((words[at], words[at + 1]) in compounds() for at in (0, 1))
    if left == right:
        return False
    rest = words[2] if left else words[0]
    return rest not in alone and (rest,) not in reviewed().exact
