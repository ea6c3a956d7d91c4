"""An article's counterpart, as `show --counterpart`, `compare`, `pairs --why` and `search --kwic` find it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from defcorpus.cli.beside import summaries
from defcorpus.cli.session import Session, say
from defcorpus.errors import UsageError
from defcorpus.output.shapes.records import pair_record

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.pairs import Result
    from defcorpus.report.matching.matches import Counterpart


def found_for(session: Session, article: "Article") -> "Counterpart":
    """Return an article's counterpart; where there is none, say so and what is nearest."""
    from defcorpus.report.matching.matches import counterpart

    with session.progress:
        found = counterpart(session.corpus, article, progress=session.progress)
    if found.id is None:
        if article.lang.code not in ("vi", "en"):
            say(f"no counterpart: {article.id} is neither Vietnamese nor English")
        elif say_storyless([article]):
            pass
        elif found.nearest:
            say(f"no counterpart; nearest is {found.nearest}: {found.against}")
        else:
            say(f"no counterpart: {found.against or 'nothing near'}")
    return found


def say_storyless(articles: "Iterable[Article]") -> bool:
    """Say of which articles no counterpart is looked for, as they are no stories; whether there are any."""
    from defcorpus.article import STORYLESS

    found = [article for article in articles if article.kind in STORYLESS]
    for article in found:
        say(
            f"{article.id} is taken for a {article.kind}, which is not paired; where it tells a story: "
            f"defcorpus fix {article.id} kind=article"
        )
    return bool(found)


def with_sentences(records: Iterable[dict[str, Any]], session: Session) -> Iterator[dict[str, Any]]:
    """Yield the records of hits with the counterparts' sentences that stand beside them."""
    from defcorpus.report.wording.beside import Beside

    beside = Beside(session.corpus, progress=session.progress)
    session.progress.wipe()
    for record in records:
        found = beside.of(record["id"], record["offset"])
        yield record | {"counterpart": found and found.id, "beside": found and found.text}


def why(session: Session, one: str, other: str, lexicon: Path | None) -> list[dict[str, Any]]:
    """Return the record of the pair of two articles; with an empty `other` of one and its best candidate.

    There is none where nothing is near that one.
    """
    from defcorpus.report.matching.matches import explained, lexicon_there, paired, told_of

    if lexicon is not None:
        lexicon_there(lexicon)  # else it would be written
    with session.progress:
        result = paired(session.corpus, lexicon=lexicon, progress=session.progress)
    if not other:
        one, other = _best(session, session.corpus.article(one), result)
        if not other:
            return []
    both = _both(session, one, other)
    en, vi = (article.id for article in sorted(both, key=lambda a: a.lang.code))
    pair, otherwise = told_of(result, vi, en)
    if pair is None:
        with session.progress:
            pair = explained(session.corpus, vi, en, lexicon=lexicon, progress=session.progress)
        say_storyless(both)
        say(f"not paired here: {otherwise}; the score is what the two would have without rivals")
    record = pair_record(pair, summaries(session, (vi, en)), session.places.shown)
    return [record | {"status": "unpaired"} if otherwise else record]


def _both(session: Session, one: str, other: str) -> "tuple[Article, Article]":
    """Return two articles; UsageError unless one is Vietnamese and one English."""
    articles = session.corpus.article(one), session.corpus.article(other)
    if {article.lang.code for article in articles} != {"vi", "en"}:
        told = " and ".join(f"{article.id} is {article.lang.code}" for article in articles)
        raise UsageError(
            f"--why takes a Vietnamese and an English article; {told}",
            "defcorpus list --lang vi (or en) shows what there is; dedup compares two of one language",
        )
    return articles


def _best(session: Session, article: "Article", result: "Result") -> tuple[str, str]:
    """Return the id of an article, or of the one it is a copy of, and of its best candidate; say which."""
    from defcorpus.report.matching.matches import counterpart_in

    with session.progress:
        id_, found = counterpart_in(session.corpus, result, article.id, progress=session.progress)
    if id_ != article.id:
        say(f"{article.id} is a copy of {id_}, which stands for it")
    if found.id is not None and found.status == "paired":
        say(f"{id_} with its counterpart {found.id}")
    elif found.id is not None:
        say(f"{id_} with the best candidate, {found.id}: whether they are a pair is left to a person")
    elif found.nearest is not None:
        say(f"{id_} with the nearest, {found.nearest}")
    elif article.lang.code not in ("vi", "en"):
        say(f"{id_} is neither Vietnamese nor English: no counterpart is looked for")
    elif not say_storyless([article]):
        say(f"{id_} has no candidate: {found.against or 'nothing near'}")
    return id_, found.id or found.nearest or ""
