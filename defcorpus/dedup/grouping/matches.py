"""What a corpus has of an article that is not of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from defcorpus.dedup.grouping.groups import Alike
from defcorpus.dedup.grouping.table import Table
from defcorpus.dedup.records import Document, Options, Relation


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the corpus and what the new one is to it.

    `exact` and `near`: a copy of it; `contained`: part of it; `contains`: it holds it; `recurring`: another
    issue of it. The score is as a member's, from 0 to 1.
    """

    relation: Relation
    score: float
    rule: str
    id: str
    path: str
    key: str
    date: str | None
    source: str | None
    title: str
    own: int = 0  # words of the new one in whole sentences that this one has nothing of
    changed: tuple[str, ...] = ()  # figures of it that stand in the place of others, `15 người / 18 người`


_ORDER: tuple[Relation, ...] = ("exact", "near", "contained", "contains", "recurring")
_NEW = "\0new"


def find_matches(
    new: Sequence[Document], known: Iterable[Document], text_of: Callable[[str], str]
) -> list[list[Match]]:
    """Return what is known of each new document, best first; titles are left empty.

    The new ones are not compared with each other. `text_of` gives the body for a content key.
    """
    from defcorpus.dedup.texts.candidates import candidates
    from defcorpus.dedup.verdicts import verify

    return matched(new, known, lambda texts: verify(texts, candidates(texts), text_of))


def matched(new: Sequence[Document], known: Iterable[Document], alike: Alike) -> list[list[Match]]:
    """Return what is known of each new document, as :func:`find_matches` does, by the likenesses given.

    Documents that are like no new one, nor like one that is, may be left out.
    """
    marked = [replace(each, id=f"{_NEW}{at}", path="") for at, each in enumerate(new)]
    table = Table([*known, *marked], Options())
    table.learn(alike([document.sketch for document in table.sketched()]))
    ranks = {document.id: rank for rank, document in enumerate(table.documents)}
    return [_matches(table, ranks[each.id]) for each in marked]


def _matches(table: Table, rank: int) -> list[Match]:
    found = []
    for other in table.neighbours(rank):
        known, finding = table.documents[other], table.between(other, rank)
        if finding is None or known.id.startswith(_NEW):
            continue
        relation, score, rule = finding
        found.append(
            Match(
                relation,
                round(score, 4),
                rule,
                known.id,
                known.path,
                known.key,
                known.date,
                known.source,
                "",
                table.may_add(other, rank),
            )
        )
    order = {relation: at for at, relation in enumerate(_ORDER)}
    untitled = {each.id for each in table.documents if each.untitled}  # it says less which article is meant
    return sorted(
        found,
        key=lambda m: (
            order[m.relation],
            m.rule != "same page",
            -m.score,
            m.id in untitled,
            m.key,
            m.path,
            m.id,
        ),
    )
