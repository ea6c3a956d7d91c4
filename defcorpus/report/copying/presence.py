"""What a corpus already has of articles from elsewhere: asked before a page is filed.

with Corpus.open(["news"]) as corpus, Corpus.open(["page.html"], temporary=True) as given:
    for found in presence(corpus, given):
        print(found.article.path, found.status, [(match.relation, match.id) for match in found.matches])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters, Summary
    from defcorpus.dedup import Group, Match, Options
    from defcorpus.report.features import Report

Status = Literal["new", "here", "given"]
"""`here`: the corpus has all of it; `given`: another of those asked about has; `new` also where the corpus
has a part of it, another issue of it, or a near copy with other figures or dates than it has."""

SAME_FILE = "same file"  # the rule of a match with itself
_SAME_PAGE = "same page"
_AT_ONCE = 1_000  # articles in memory at once
_ALL_OF_IT = ("exact", "near", "contained")


@dataclass(frozen=True, slots=True)
class Presence:
    """One article from elsewhere, and what there is of it already, best first."""

    article: Summary
    status: Status
    matches: tuple[Match, ...]  # of the corpus; where `given`, of the others that were asked about

    @property
    def itself(self) -> bool:
        """Whether it is not from elsewhere: the corpus has the very file."""
        return bool(self.matches) and self.matches[0].rule == SAME_FILE


def presence(
    corpus: Corpus,
    given: Corpus,
    options: Options | None = None,
    *,
    filters: Filters | None = None,
    among: bool = True,
    keep: Options | None = None,
    order: Callable[[Summary], tuple[object, ...]] | None = None,
    progress: Report = None,
) -> Iterator[Presence]:
    """Yield for each article of `given`, in `order` or that of their ids, what `corpus` has of it.

    `filters` say which articles are meant, `options` which relations and scores count. With `among` it is
    also told which add nothing to another of `given`, by `keep` to which: ``keep="first"`` goes by `order`
    too. Listings and stubs, which tell no story, are here only where the very page is.
    """
    from defcorpus.corpus import Progress
    from defcorpus.report.copying.copies import against

    summaries = given.select(filters, sort="id") if filters else given.select(sort="id")
    if order is not None:
        summaries.sort(key=order)
    twice = _twice(given, summaries, keep, filters, progress) if among and len(summaries) > 1 else {}
    twice = _without_known(corpus, given, summaries, twice, options)
    for start in range(0, len(summaries), _AT_ONCE):
        if progress is not None:
            progress(Progress("comparing", start, len(summaries), "articles"))
        some = summaries[start : start + _AT_ONCE]
        articles = [corpus.as_read_here(each) for each in given.articles(each.number for each in some)]
        found = against(corpus, articles, progress=progress)
        for summary, article, matches in zip(some, articles, found, strict=True):
            own = _with_what_changed(corpus, article, _with_the_page(corpus, article, matches))
            yield _told(summary, [each for each in own if _asked(each, options)], twice)


def _without_known(
    corpus: Corpus,
    given: Corpus,
    summaries: Sequence[Summary],
    twice: dict[str, list[Match]],
    options: Options | None,
) -> dict[str, list[Match]]:
    """Return what adds nothing to another that is not here itself.

    Where A is a copy of B and B one of what is here, A need not be: of the two one would go unfiled for the
    sake of the other, which goes unfiled too.
    """
    from defcorpus.report.copying.copies import against

    wanted = {match.id for matches in twice.values() for match in matches}
    keepers = [summary for summary in summaries if summary.id in wanted]
    here: set[str] = set()
    for start in range(0, len(keepers), _AT_ONCE):
        some = keepers[start : start + _AT_ONCE]
        articles = [corpus.as_read_here(each) for each in given.articles(each.number for each in some)]
        for summary, article, matches in zip(some, articles, against(corpus, articles), strict=True):
            own = _with_what_changed(corpus, article, _with_the_page(corpus, article, matches))
            found = [each for each in own if _asked(each, options)]
            if any(map(_has_all, found)):
                here.add(summary.id)
    left = {id_: [match for match in some if match.id not in here] for id_, some in twice.items()}
    return {id_: some for id_, some in left.items() if some}


def _told(summary: Summary, found: list[Match], twice: dict[str, list[Match]]) -> Presence:
    if any(map(_has_all, found)):
        return Presence(summary, "here", tuple(found))
    if summary.id in twice:
        return Presence(summary, "given", tuple(twice[summary.id]))
    return Presence(summary, "new", tuple(found))


def _has_all(match: Match) -> bool:
    """Say whether the new article adds nothing to one of the corpus."""
    return match.relation in _ALL_OF_IT and not match.own and not match.changed


def _asked(match: Match, options: Options | None) -> bool:
    """Say whether a match is of a relation and a score that are asked for."""
    if options is None or match.rule == SAME_FILE:
        return True
    return match.relation in options.relations and match.score >= options.min_score


def _with_the_page(corpus: Corpus, article: Article, matches: Sequence[Match]) -> list[Match]:
    """Return the matches with the article itself in front, where the corpus has its file or its very page."""
    from defcorpus.article import STORYLESS

    here = corpus.number_at(article.page.location)
    numbers = [] if here is None else [here]
    if article.kind in STORYLESS:
        numbers += [number for number in corpus.same_pages(article.page.key) if number != here]
    own = [
        _match(each, SAME_FILE if each.number == here else _SAME_PAGE) for each in corpus.summaries(numbers)
    ]
    ids = {match.id for match in own}
    return [*own, *(match for match in matches if match.id not in ids)]


def _with_what_changed(corpus: Corpus, article: Article, matches: Sequence[Match]) -> list[Match]:
    """Return the matches, near copies with what the article has in the place of their figures."""
    from dataclasses import replace

    from defcorpus.dedup import compared, text_of_page
    from defcorpus.report.copying.changed import facts_apart

    near = [
        match.id for match in matches if match.relation in ("near", "contained") and match.rule == "words"
    ]
    bodies = corpus.bodies(list(corpus.numbers(near).values())) if near else {}
    numbers = corpus.numbers(near)
    text = text_of_page(article.page)
    apart = {id_: facts_apart(compared(*bodies[numbers[id_]]), text) for id_ in near}
    return [replace(match, changed=apart.get(match.id, ())) for match in matches]


def _match(summary: Summary, rule: str) -> Match:
    from defcorpus.dedup import Match

    return Match(
        "exact",
        1.0,
        rule,
        summary.id,
        summary.path,
        summary.key,
        summary.date,
        summary.source,
        summary.title,
    )


def _twice(
    given: Corpus,
    summaries: Sequence[Summary],
    keep: Options | None,
    filters: Filters | None,
    progress: Report,
) -> dict[str, list[Match]]:
    """Return the articles that add nothing to others of the same, each with the one that does."""
    from defcorpus.report.copying.copies import copies
    from defcorpus.report.redundant import Redundant

    places = {summary.id: (at,) for at, summary in enumerate(summaries)}
    by_name = keep is not None and keep.keep == "first"
    order = (lambda head: places.get(head.id, (len(places),))) if by_name else None
    groups = copies(given, keep, filters=filters, order=order, progress=progress)
    by_id = {summary.id: summary for summary in summaries}
    without = Redundant.of(groups, {summary.id: summary.number for summary in summaries})
    found: dict[str, list[Match]] = {}
    for group in groups:
        for id_, match in _redundant(group, by_id[group.keep]):
            if without.beside(by_id[id_].number) is not None:  # or two might each give way to the other
                found.setdefault(id_, []).append(match)
    return found


def _redundant(group: Group, keep: Summary) -> Iterator[tuple[str, Match]]:
    from dataclasses import replace

    for member in group.redundant:
        match = replace(_match(keep, member.rule), relation=member.relation, score=member.score)
        yield member.id, match
