"""Copies within a whole corpus: sketches are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    groups = copies(corpus)
    of_each = against(corpus, articles_from_elsewhere)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from defcorpus.report.collecting import without_collecting
from defcorpus.report.copying.standing import titles_shared, with_standing
from defcorpus.report.features import told
from defcorpus.report.flags import keep_flags, known_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.corpus.records import Head
    from defcorpus.dedup import Group, Match, Options
    from defcorpus.dedup.grouping.headings import Shared
    from defcorpus.dedup.shelf import View
    from defcorpus.dedup.texts.spill import SpilledWords
    from defcorpus.report.copying.lastgroups import Last
    from defcorpus.report.features import Report


@without_collecting()
def copies(
    corpus: Corpus,
    options: Options | None = None,
    *,
    filters: Filters | None = None,
    order: Callable[[Head], tuple[object, ...]] | None = None,
    relearn: bool = False,
    progress: Report = None,
) -> list[Group]:
    """Group the corpus's copies: the Python call behind `defcorpus dedup`.

    Only articles that `filters` let through are compared. `order` is the sort key by which ``keep="first"``
    takes them; without it that is their ids. Which shingles are common is learnt on the first call, with
    `relearn`, and when the corpus has grown by a fifth. UsageError for filters that cannot be meant.
    """
    from defcorpus.dedup.grouping.groups import grouped
    from defcorpus.dedup.texts.spill import SpilledWords
    from defcorpus.report.copying.likenesses import Likenesses, documents, in_doubt
    from defcorpus.report.copying.shelved import seen

    if options is None and not filters:
        return _all_copies(corpus, relearn=relearn, progress=progress)
    words = SpilledWords(corpus.folder)
    view = seen(corpus, relearn=relearn, words=words, progress=progress)
    numbers = in_doubt(view, told(corpus, filters) if filters else None)
    heads = sorted(corpus.heads(numbers), key=order) if order is not None else None
    found = with_standing(corpus, documents(corpus, numbers, heads), titles_shared(corpus))
    alike = Likenesses(corpus, view, found, words=words, progress=progress)
    groups = _settled(corpus, grouped(found.values(), options, alike))
    alike.keep(of_all=False)
    return groups


def _all_copies(corpus: Corpus, *, relearn: bool, progress: Report) -> list[Group]:
    """Return the groups of all articles; only what has changed since the last time is grouped again."""
    from defcorpus.dedup.texts.common import COMMON_VERSION
    from defcorpus.dedup.texts.spill import SpilledWords
    from defcorpus.report.copying.lastgroups import digest, read_last, write_last
    from defcorpus.report.copying.shelved import KEYS, seen

    last = None if relearn else read_last(corpus)
    model = corpus.model("dedup", COMMON_VERSION)
    common = None if model is None else digest(model.data[:-KEYS])
    if last is None or last.generation != corpus.generation or last.common.split()[0] != common:
        words = SpilledWords(corpus.folder)
        view = seen(corpus, relearn=relearn, words=words, progress=progress)
        shared = titles_shared(corpus)
        common = f"{digest(view.common)} {digest(str(shared).encode())}"
        if last is not None and last.common != common:
            last = None
        last = _grouped_again(corpus, view, last, (shared, common), words, progress)
        write_last(corpus, last)
    elif known_copies(corpus) is not None:
        return last.groups
    keep_flags(corpus, copies=last.groups, numbers={row.id: number for number, row in last.rows.items()})
    return last.groups


def _grouped_again(
    corpus: Corpus,
    view: View,
    last: Last | None,
    learnt: tuple[Shared, str],
    words: SpilledWords,
    progress: Report,
) -> Last:
    """Return what is found of the corpus now, with what is `learnt` of all of it, and what names that."""
    import numpy as np

    from defcorpus.dedup.grouping.groups import grouped
    from defcorpus.dedup.texts.postings import held
    from defcorpus.report.copying.lastgroups import Joined, Last, Row, joined_again, merged, rows_in
    from defcorpus.report.copying.likenesses import Likenesses, documents, in_doubt, of_texts

    again = None if last is None else _touched(corpus, view, last, words, progress)
    wanted = in_doubt(view) if again is None else of_texts(view, held(view.hashes, again))
    shared, common = learnt
    found = with_standing(corpus, documents(corpus, wanted), shared)
    alike = Likenesses(corpus, view, found, words=words, progress=progress)
    joined = Joined(alike)
    groups = _settled(corpus, grouped(found.values(), None, joined))
    texts = joined.texts()
    alike.keep(of_all=last is None or again is None)
    rows = {number: Row.of(document) for number, document in found.items()}
    if last is not None and again is not None:
        groups, texts = merged(last, again, groups), joined_again(last, again, texts)
    rows = rows_in(groups, view.articles.numbers, last.rows if last is not None else {}, rows)
    articles = np.stack([view.articles.numbers, view.articles.generations], axis=1)
    hashes = view.hashes[view.articles.texts]
    return Last(corpus.generation, common, articles, hashes, texts, rows, groups)


def _touched(
    corpus: Corpus, view: View, last: Last, words: SpilledWords, progress: Report
) -> NDArray[np.uint64] | None:
    """Return the hashes of the texts that have to be grouped again; None for all.

    Of the texts that new ones are paired with only those matter that are like one of them.
    """
    import numpy as np

    from defcorpus.report.copying.lastgroups import Joined, is_much, renamed, touched
    from defcorpus.report.copying.likenesses import Likenesses, documents, of_texts

    def like(asked: NDArray[np.bool_]) -> NDArray[np.uint64] | None:
        pairs = view.pairs.either(asked)
        ends = np.zeros(len(view.hashes), np.bool_)
        ends[pairs.first] = ends[pairs.second] = True
        if is_much(int(ends.sum()), view):
            return None
        found = documents(corpus, of_texts(view, ends))
        alike = Likenesses(corpus, view, found, words=words, progress=progress, pairs=pairs)
        joined = Joined(alike)
        joined([*{each.sketch.text_hash: each.sketch for each in found.values()}.values()])
        alike.keep(of_all=False)
        return joined.texts()[:, 0]

    return touched(last, view, renamed(last, corpus), like)


def _settled(corpus: Corpus, groups: Iterable[Group]) -> list[Group]:
    """Return groups of which the texts have said what each member adds."""
    from defcorpus.dedup import compared
    from defcorpus.dedup.grouping.own import settled

    groups = list(groups)
    ids = {m.key: m.id for group in groups if any(m.own for m in group.members) for m in group.members}
    ids |= {group.keep_key: group.keep for group in groups if any(m.own for m in group.members)}
    numbers = corpus.numbers(sorted(set(ids.values()))) if ids else {}

    def text_of(key: str) -> str:
        number = numbers[ids[key]]
        return compared(*corpus.bodies([number])[number])

    return [settled(group, text_of) for group in groups]


def _with_own(corpus: Corpus, match: Match, text: str) -> Match:
    """Return a match of which the texts have said what the new one adds."""
    from defcorpus.dedup import compared
    from defcorpus.dedup.grouping.own import counts, own_words

    if not match.own:
        return match
    number = corpus.numbers([match.id])[match.id]
    kept = compared(*corpus.bodies([number])[number])
    return replace(match, own=own_words(kept, text) if counts(match.relation) else 0)


@without_collecting()
def against(corpus: Corpus, articles: Sequence[Article], *, progress: Report = None) -> list[list[Match]]:
    """Return, for each of some articles that are not of the corpus, what the corpus has of it, best first.

    The articles are not compared with each other; listings and stubs have no matches.
    """
    from defcorpus.article import STORYLESS
    from defcorpus.dedup import document, sketches, text_of_page
    from defcorpus.dedup.grouping.matches import matched
    from defcorpus.report.copying.likenesses import Likenesses, around, documents
    from defcorpus.report.copying.shelved import seen

    asked = [article for article in articles if article.kind not in STORYLESS]
    made = list(sketches(asked))
    new = [document(article, sketch) for article, sketch in zip(asked, made, strict=True)]
    texts = {article.page.key: text_of_page(article.page) for article in asked}
    view = seen(corpus, made, progress=progress)
    view, numbers = around(corpus, view, new, texts)
    known = with_standing(corpus, documents(corpus, numbers), titles_shared(corpus))
    found = matched(new, known.values(), Likenesses(corpus, view, known, texts))
    found = [
        [_with_own(corpus, match, texts[article.page.key]) for match in some]
        for article, some in zip(asked, found, strict=True)
    ]
    there = {match.id for some in found for match in some}
    numbers = [number for number, each in known.items() if each.id in there]
    titles = {head.id: head.title for head in corpus.heads(numbers)}
    matches = iter([[replace(match, title=titles[match.id]) for match in some] for some in found])
    return [next(matches) if article.kind not in STORYLESS else [] for article in articles]
