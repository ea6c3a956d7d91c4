"""Articles to groups of copies: the whole of dedup in two calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from defcorpus.article import STORYLESS, Article
from defcorpus.dedup.grouping.headings import Headed, shared_titles
from defcorpus.dedup.grouping.own import settled
from defcorpus.dedup.grouping.policy import PUBLISHED, clock, is_bare, is_untitled, repairs
from defcorpus.dedup.grouping.stars import Star, containment, copies, recurring
from defcorpus.dedup.grouping.table import Table, in_order
from defcorpus.dedup.records import Document, Group, Likeness, Options
from defcorpus.dedup.texts.sketch import Sketch, sketches, text_of_page


def dedup(articles: Iterable[Article], options: Options | None = None) -> list[Group]:
    """Return the groups of copies among `articles`: the Python call behind ``defcorpus dedup``.

    Listings and stubs are passed over. Each group says which article is kept and what every other is to it:
    `exact`, `near`, `contains`, `contained` or `recurring`, with score and rule. But for ``keep="first"`` the
    order of `articles` does not count.
    """
    kept = [article for article in articles if article.kind not in STORYLESS]
    texts = {article.page.key: text_of_page(article.page) for article in kept}
    made = zip(kept, sketches(kept), strict=True)
    documents = [document(article, found, order) for order, (article, found) in enumerate(made)]
    shared = shared_titles(Headed(each.title, each.source, each.sketch) for each in documents)
    documents = [
        replace(each, title="", untitled=True) if shared.has(each.title, each.source) else each
        for each in documents
    ]
    return find_groups(documents, options, texts.__getitem__)


def document(article: Article, found: Sketch, order: int = 0) -> Document:
    """Return what dedup needs to know of an article."""
    page = article.page
    untitled = is_untitled(article.title.text, derived=article.title.derived)
    return Document(
        article.id,
        page.location.path,
        page.key,
        found,
        article.date.value if article.date else None,
        article.source.name if article.source else None,
        order,
        article.removed,
        repairs(article),
        clock(article.date.note if article.date else None),
        page.location.index is not None,
        untitled,
        "" if untitled else article.title.text,
        article.date is not None and article.date.source in PUBLISHED,
        is_bare(found.lang, article.title.text),
    )


Alike = Callable[[Sequence[Sketch]], Sequence[Likeness]]
"""From texts to what pairs of them, named by their positions, have in common."""


def find_groups(
    documents: Iterable[Document], options: Options | None, text_of: Callable[[str], str]
) -> list[Group]:
    """Return the groups of copies among `documents`.

    They are in order of the date of the one kept, undated last, then of its content key.
    `text_of` gives the text for a content key, as :func:`text_of_page` does; it is asked only where the
    sketches leave a doubt.
    """
    from defcorpus.dedup.texts.candidates import candidates
    from defcorpus.dedup.verdicts import verify

    groups = grouped(documents, options, lambda texts: verify(texts, candidates(texts), text_of))
    return [settled(group, text_of) for group in groups]


def grouped(documents: Iterable[Document], options: Options | None, alike: Alike) -> list[Group]:
    """Return the groups of copies among `documents`, as :func:`find_groups` does, by the likenesses given.

    Documents that are like no other may be left out. `alike` is asked once, for one sketch of each text.
    """
    options = options or Options()
    texts: dict[int, list[Document]] = {}
    for each in sorted((each for each in documents if _compared(each, options)), key=in_order):
        texts.setdefault(each.sketch.text_hash, []).append(each)
    sharing = list(texts.values())
    found = alike([each[0].sketch for each in sharing]) if options.relations - {"exact"} else ()
    table = _learnt(sharing, found, options)
    alone = copies(table)
    groups = [_group(table, star) for star in (*containment(table, alone), *recurring(table, alone))]
    wanted = [group for group in groups if group is not None]
    return sorted(wanted, key=in_order_of_dates)


def in_order_of_dates(group: Group) -> tuple[bool, str, str, str, bool]:
    """Sort key of groups."""
    date = group.keep_date
    return date is None, date or "", group.keep_key, group.keep_path, group.recurring


def _learnt(sharing: Sequence[list[Document]], found: Sequence[Likeness], options: Options) -> Table:
    """Return the table of the documents, given by text, that share their text or are like any other."""
    like = {text for each in found if each.verdict != "different" for text in (each.short, each.long)}
    texts = [at for at, some in enumerate(sharing) if at in like or len(some) > 1]
    number = {text: at for at, text in enumerate(texts)}  # in the same order: that of the first of each text
    table = Table([each for at in texts for each in sharing[at]], options)
    table.learn(
        [
            each.between(number[each.short], number[each.long])
            for each in found
            if each.short in number and each.long in number
        ]
    )
    return table


def _compared(document: Document, options: Options) -> bool:
    """Say whether a document's outlet is one that is asked for."""
    if options.within_source is not None:
        return document.source == options.within_source
    return document.source is not None or not options.across_sources


def _group(table: Table, star: Star) -> Group | None:
    """Return the star as a group, or None where no member is of a relation and score that are asked for."""
    options = table.options
    members = []
    for rank in star.ranks:
        finding = table.between(star.keep, rank)
        if rank == star.keep or finding is None:
            continue
        if options.across_sources and table.documents[rank].source == table.documents[star.keep].source:
            continue
        if finding[0] in options.relations:
            members.append(table.member(rank, finding, star.keep))
    if not members:
        return None
    kept = table.documents[star.keep]
    members.sort(key=lambda m: (m.date is None, m.date or "", m.key, m.path))
    told = table.why_first(star.keep, star.ranks)
    return Group(kept.id, kept.path, kept.key, kept.date, kept.source, tuple(members), kept.time, told)
