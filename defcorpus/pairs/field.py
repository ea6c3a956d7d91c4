"""All candidates of a run, by article, best first: what a first pass says of them, and a second one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from defcorpus.pairs.align import Alignment, align
from defcorpus.pairs.blocking import candidates
from defcorpus.pairs.compare import Prepared, prepare
from defcorpus.pairs.evidence import raw_weight, sentences_row
from defcorpus.pairs.lexicon import Lexicon, reviewed
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, Features, Options
from defcorpus.pairs.second import Second


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate: indices of its articles and its weight without rivals."""

    vi: int
    en: int
    weight: float


@dataclass(slots=True)
class Field:
    """All candidates of a run, by article, best first; sentences are set side by side when asked for."""

    vi: list[Prepared]
    en: list[Prepared]
    links: list[Link]
    of_vi: dict[int, list[Link]]
    of_en: dict[int, list[Link]]
    model: Model
    beside: dict[tuple[int, int], Alignment] = field(default_factory=dict)  # where they were asked for
    lexicon: Lexicon = field(default_factory=Lexicon)
    second: dict[tuple[int, int], Evidence] = field(default_factory=dict)  # of close calls

    def aligned(self, link: Link) -> Alignment:
        """Return the sentences of a link's articles side by side."""
        at = link.vi, link.en
        if at not in self.beside:
            one, two = self.vi[link.vi].article, self.en[link.en].article
            entries = self.lexicon.of(one.key) if at in self.second else reviewed()
            self.beside[at] = align(one, two, self.model, entries)
        return self.beside[at]

    def sentences(self, link: Link, weight: float) -> Evidence | None:
        """Return what the sentences say of a link that has `weight` with its rivals."""
        return sentences_row(self.vi[link.vi], self.en[link.en], self.aligned(link), weight)


def look_again(field: Field, lexicon: Lexicon) -> None:
    """Add to the close calls what the lexicon says of them: the second pass."""
    import numpy as np

    field.lexicon = lexicon
    links = field.links
    second = Second([one.article for one in field.vi], [one.article for one in field.en], lexicon)
    pairs = np.array([(link.vi, link.en) for link in links], np.int64).reshape(-1, 2)
    rows = second.rows(pairs, np.array([link.weight for link in links]))
    for at, row in rows.items():
        field.second[links[at].vi, links[at].en] = row
        field.beside.pop((links[at].vi, links[at].en), None)  # set side by side anew, with what was learnt
        links[at] = replace(links[at], weight=links[at].weight + row.weight)
    field.links, field.of_vi, field.of_en = ranked(links)


def field_of(
    features: Sequence[Features], model: Model, options: Options, barred: frozenset[tuple[str, str]]
) -> tuple[Field, dict[str, int]]:
    """Return the candidates as a first pass weighs them, and how many comparisons each rule made."""
    ordered = sorted(features, key=lambda article: (article.key, article.id))
    vi = [prepare(article, model) for article in ordered if article.lang == "vi"]
    en = [prepare(article, model) for article in ordered if article.lang == "en"]
    close, comparisons = candidates(vi, en, options)
    if barred:
        close = [pair for pair in close if (vi[pair[0]].article.key, en[pair[1]].article.key) not in barred]
    links = [Link(one, two, raw_weight(vi[one], en[two], model)) for one, two in close]
    return Field(vi, en, *ranked(links), model), comparisons


def ranked(links: list[Link]) -> tuple[list[Link], dict[int, list[Link]], dict[int, list[Link]]]:
    """Return candidates best first: all, and by the article of either side."""
    links.sort(key=lambda link: (-link.weight, link.vi, link.en))  # indices follow the content keys
    of_vi: dict[int, list[Link]] = {}
    of_en: dict[int, list[Link]] = {}
    for link in links:
        of_vi.setdefault(link.vi, []).append(link)
        of_en.setdefault(link.en, []).append(link)
    return links, of_vi, of_en
