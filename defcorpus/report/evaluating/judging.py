"""A corpus's pairs, copies or events against a table of what is right.

with Corpus.open(["news"]) as corpus:
    gold = gold_of(corpus, Path("gold.tsv").read_text("utf-8"))
    print(judged(corpus, gold).all.f1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from defcorpus.errors import UnknownIdError
from defcorpus.report.evaluating.evaluation import Evaluation, Guess, evaluate_groups, evaluate_pairs
from defcorpus.report.evaluating.gold import Gold, What, couples_of, read_gold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Options, Result
    from defcorpus.report.features import Report

    Groups = Callable[[Corpus], Iterable[Iterable[str]]]


def gold_of(corpus: Corpus, text: str, what: What | None = None) -> Gold:
    """Return what a table says of the corpus; its articles may be named as anywhere: id, path, prefix."""
    ids = {article.id for article in corpus.select(sort="id")}

    def resolve(typed: str) -> str | None:
        if typed in ids:
            return typed
        try:
            return corpus.ids([corpus.number(typed)]).popitem()[1]
        except UnknownIdError:
            return None

    return read_gold(text, resolve, what)


def judged(
    corpus: Corpus,
    gold: Gold,
    *,
    partial: bool = False,
    options: Options | None = None,
    groups: Groups | None = None,
    progress: Report = None,
) -> Evaluation:
    """Return how right the corpus's pairs are, or its copies or events: `groups` of ids, else its own.

    With `partial` the table speaks of some articles only, and what is found of others is not judged.
    """
    known = gold.articles if partial else None
    if gold.what != "pairs":
        groups = groups or (event_groups if gold.what == "events" else copy_groups)
        made = {pair for pair in couples_of(groups(corpus)) if not gold.ambiguous & {*pair}}
        languages = {article.id: article.lang for article in corpus.select(sort="id")}
        return evaluate_groups(
            gold.couples, made, known=known, language=languages if gold.what == "events" else None
        )
    from defcorpus.report.copying.unique import standing_for
    from defcorpus.report.matching.matches import paired

    result = paired(corpus, options, progress=progress)
    stands = standing_for(corpus, progress=progress)  # copies count as one, in the table too
    couples = {(stands.get(vi, vi), stands.get(en, en)): kind for (vi, en), kind in gold.couples.items()}
    articles = {stands.get(id_, id_) for id_ in gold.articles}
    unsure = {stands.get(id_, id_) for id_ in gold.ambiguous}
    found = [one for one in guesses(result) if not unsure & {one.vi, one.en}]
    return evaluate_pairs(couples, found, known=articles if partial else None)


def guesses(result: Result) -> list[Guess]:
    """Return the pairs that were made, those left to a person, and the nearest of what has none."""
    found = [Guess(pair.vi, pair.en, pair.score, pair.kind) for pair in result.pairs]
    found += [Guess(pair.vi, pair.en, pair.score, pair.kind, made=False) for pair in result.reviews]
    alone = [row for row in result.unpaired if row.lang == "vi"]
    return found + [Guess(row.id, row.nearest, row.score or 0.0, made=False) for row in alone]


def copy_groups(corpus: Corpus) -> list[set[str]]:
    """Return the groups of copies, without texts that recur."""
    from defcorpus.report.copying.copies import copies

    return [{group.keep, *(member.id for member in group.redundant)} for group in copies(corpus)]


def event_groups(corpus: Corpus) -> list[tuple[str, ...]]:
    """Return the ids of each event's articles."""
    from defcorpus.report.events import events

    return [event.ids for event in events(corpus)]
