"""Copies of a corpus beside the one kept, and any two articles beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Explanation, Group
    from defcorpus.report.features import Report


def explained(
    corpus: Corpus, groups: Sequence[Group], *, progress: Report = None
) -> Iterator[Iterator[Explanation]]:
    """Yield, for each group, why each of its members is there: the Python call behind `dedup --explain`.

    Two texts are in memory at a time; those of a group are to be taken before the next group is asked for.
    """
    from defcorpus.corpus import Progress

    ids = {id_ for group in groups for id_ in (group.keep, *(member.id for member in group.members))}
    numbers = corpus.numbers(sorted(ids))
    people = decided_people(corpus)
    for at, group in enumerate(groups):
        if progress is not None:
            progress(Progress("explaining", at, len(groups), "groups"))
        yield _of_group(corpus, group, numbers, people)


def _of_group(
    corpus: Corpus, group: Group, numbers: Mapping[str, int], people: Mapping[str, str]
) -> Iterator[Explanation]:
    from defcorpus.dedup import compared, explain

    def text(id_: str) -> str:
        return compared(*corpus.bodies([numbers[id_]])[numbers[id_]])

    kept = text(group.keep)
    for member in group.members:
        yield _settled(explain(group, member, (kept, text(member.id))), people)


def _settled(found: Explanation, people: Mapping[str, str]) -> Explanation:
    """Return an explanation with what a person decided of the names in it."""
    from dataclasses import replace

    from defcorpus.dedup.verifying.differences import settled

    return replace(found, differences=settled(found.differences, people)) if people else found


def decided_people(corpus: Corpus) -> dict[str, str]:
    """Return whom a person decided names to be, both folded; empty for nobody."""
    from defcorpus.facts.corrections import NOBODY
    from defcorpus.facts.people.match import key_of

    said = [one for one in corpus.corrections() if one.scope == "person"]
    return {one.key: "" if one.value == NOBODY else key_of(one.value) for one in said}


def why(corpus: Corpus, one: str, other: str) -> Explanation:
    """Return what two articles, given by their ids, are to each other as if there were no others.

    The Python call behind `dedup --why`. UnknownIdError for an id that names no article.
    """
    from dataclasses import replace

    from defcorpus.article import STORYLESS
    from defcorpus.dedup import document, sketches, text_of_page
    from defcorpus.dedup import why as why_any

    both = corpus.article(one), corpus.article(other)
    kept, member = (document(article, made) for article, made in zip(both, sketches(both), strict=True))
    found = why_any(kept, member, (text_of_page(both[0].page), text_of_page(both[1].page)))
    storyless = [article.kind for article in both if article.kind in STORYLESS]
    found = _settled(found, decided_people(corpus))
    return replace(found, relation=None, rule=storyless[0]) if storyless else found
