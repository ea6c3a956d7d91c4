"""What speaks for keeping an article rather than its copy: the time of day, how clean it is, where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Document
    from defcorpus.dedup.grouping.headings import Shared


def with_standing(corpus: Corpus, found: dict[int, Document], shared: Shared) -> dict[int, Document]:
    """Return documents, by article number, with what a policy decides by; `shared` titles are none."""
    from defcorpus.dedup import Document
    from defcorpus.dedup.grouping.policy import PUBLISHED, REPAIRS, clock, is_bare, is_untitled

    standing = {each.number: each for each in corpus.standing(list(found), sorted(REPAIRS))}
    whole = {}
    for number, document in found.items():
        each = standing[number]
        untitled = is_untitled(each.title, derived=each.untitled) or shared.has(each.title, document.source)
        whole[number] = Document(  # in a quarter of the time that dataclasses.replace takes
            document.id,
            document.path,
            document.key,
            document.sketch,
            document.date,
            document.source,
            document.order,
            each.removed,
            each.repairs,
            clock(each.date_note) if each.date_note else "",
            each.inside,
            untitled,
            "" if untitled else each.title,
            each.date_source in PUBLISHED,
            is_bare(document.sketch.lang, each.title),
        )
    return whole


def titles_shared(corpus: Corpus) -> Shared:
    """Return the titles that many unlike pages of the corpus have; pages without a sketch do not count."""
    from defcorpus.dedup.grouping.headings import OF_OUTLET, Headed, Shared, shared_titles
    from defcorpus.dedup.texts.sketch import Sketch
    from defcorpus.report.copying.shelved import sketches_of

    headed = corpus.headed(OF_OUTLET)
    if not headed:
        return Shared()
    kept = sketches_of(corpus, [each.number for each in headed])
    return shared_titles(
        Headed(each.title, each.source, Sketch.from_bytes(kept[each.number], shingled=False))
        for each in headed
        if each.number in kept
    )
