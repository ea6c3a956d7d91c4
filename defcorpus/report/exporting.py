"""Which articles an export takes: what filters let through, one of each text, paired ones, a sample of these.

with Corpus.open(["news"]) as corpus:
    selection = selected(corpus, Filters(langs=("vi",)), Picking(unique=True, sample=200, by=("month",)))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.sampling import Stratum, sample

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters, Summary
    from defcorpus.report.features import Report

BY = ("year", "month", "source", "lang", "kind")
"""What a sample may be spread over."""

_UNKNOWN = "unknown"


class Picking(NamedTuple):
    """What is taken of the articles that filters let through."""

    unique: bool = False  # one of each text, as `list --unique` has it
    paired: bool = False  # only articles with a counterpart that is let through too, both of them
    sample: int | None = None  # as many articles (pairs, with `paired`), drawn at random
    by: tuple[str, ...] = ()  # spread over these in proportion: see `BY`
    seed: int = 1
    each: int | None = None  # as many of each of these, or all where there are no more
    query: str = ""  # only what a search finds; what is typed with marks just as typed


class Selection(NamedTuple):
    """What was taken: articles in the order of their ids, and from how many."""

    articles: tuple[Summary, ...]
    counterparts: dict[str, str]  # by id, where both are taken or known
    found: int  # articles, or pairs, that the sample was drawn from
    strata: tuple[Stratum, ...] = ()
    copies: int = 0  # left out


def selected(
    corpus: Corpus, filters: Filters, picking: Picking | None = None, *, progress: Report = None
) -> Selection:
    """Return the articles to take. The same corpus, filters and picking give the same, in the same order.

    ValueError for an unknown name in `by`; QueryError for a query that cannot be read.
    """
    picking = picking or Picking()
    unknown = [name for name in picking.by if name not in BY]
    if unknown:
        raise ValueError(f"no {unknown[0]} to sample by: {', '.join(BY)}")
    out: dict[int, int] = {}
    if picking.unique:
        from defcorpus.report.copying.unique import left_out

        out = left_out(corpus, filters, progress=progress)
    found = corpus.select(filters, sort="id", without=out)
    if picking.query:
        numbers = _asked(corpus, filters, picking.query)
        found = [article for article in found if article.number in numbers]
    counterparts = _paired(corpus, found, progress) if picking.paired else {}
    units = _units(found, counterparts) if picking.paired else [(article,) for article in found]
    strata: tuple[Stratum, ...] = ()
    drawn_from = len(units)
    size = picking.each if picking.sample is None else picking.sample
    if size is not None:
        units, strata = sample(
            units,
            size,
            picking.seed,
            lambda unit: "\0".join(article.key for article in unit),
            lambda unit: tuple(_value(unit[0], name) for name in picking.by),
            each=picking.sample is None,
        )
    taken = sorted({article.number: article for unit in units for article in unit}.values(), key=_id)
    ids = {article.id for article in taken}
    kept = {one: two for one, two in counterparts.items() if one in ids and two in ids}
    return Selection(tuple(taken), kept, drawn_from, strata, len(out))


def _asked(corpus: Corpus, filters: Filters, query: str) -> set[int]:
    from defcorpus.search import as_typed, every, parse

    found = every(corpus, as_typed(parse(query)), filters, texts=False)
    return {match.summary.number for match in found.each}


def again(corpus: Corpus, keys: Mapping[str, str | None]) -> tuple[Selection, list[str]]:
    """Return the articles with these content keys, whatever they are called now, and the keys not here.

    Each key comes with that of the article's counterpart.
    """
    here: dict[str, Summary] = {}
    for article in corpus.select(sort="id"):
        if article.key in keys:
            here.setdefault(article.key, article)
    counterparts = {
        here[key].id: here[other].id for key, other in keys.items() if other in here and key in here
    }
    taken = sorted(here.values(), key=_id)
    return Selection(tuple(taken), counterparts, len(taken)), [key for key in keys if key not in here]


def _id(article: Summary) -> str:
    return article.id


def _paired(corpus: Corpus, found: Sequence[Summary], progress: Report) -> dict[str, str]:
    """Return the counterparts among these, by id, in both directions."""
    from defcorpus.report.matching.matches import paired

    ids = {article.id for article in found}
    pairs = [(p.vi, p.en) for p in paired(corpus, progress=progress).pairs if p.vi in ids and p.en in ids]
    return {**dict(pairs), **{en: vi for vi, en in pairs}}


def _units(found: Sequence[Summary], counterparts: dict[str, str]) -> list[tuple[Summary, ...]]:
    """Return pairs, the Vietnamese article first."""
    by_id = {article.id: article for article in found}
    return [
        (article, by_id[counterparts[article.id]])
        for article in found
        if article.id in counterparts and article.lang != "en"
    ]


def _value(article: Summary, name: str) -> str:
    day = article.date if article.date and article.date[:4].isdigit() else ""  # `--05-07` has no year
    values = {
        "year": day[:4],
        "month": day[:7] if len(day) >= 7 else "",
        "source": article.source or "",
        "lang": article.lang,
        "kind": article.kind,
    }
    return values[name] or _UNKNOWN
