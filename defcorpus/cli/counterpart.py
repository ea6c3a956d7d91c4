"""An article's counterpart, as `show --counterpart`, `compare` and `search --kwic --counterpart` find it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from defcorpus.cli.session import Session, say

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.report.matching.matches import Counterpart


def found_for(session: Session, article: "Article") -> "Counterpart":
    """Return an article's counterpart; where there is none, say so and what is nearest."""
    from defcorpus.report.matching.matches import counterpart

    with session.progress:
        found = counterpart(session.corpus, article, progress=session.progress)
    if found.id is None:
        if article.lang.code not in ("vi", "en"):
            say(f"no counterpart: {article.id} is neither Vietnamese nor English")
        elif found.nearest:
            say(f"no counterpart; nearest is {found.nearest}: {found.against}")
        else:
            say(f"no counterpart: {found.against or 'nothing near'}")
    return found


def with_sentences(records: Iterable[dict[str, Any]], session: Session) -> Iterator[dict[str, Any]]:
    """Yield the records of hits with the counterparts' sentences that stand beside them."""
    from defcorpus.report.wording.beside import Beside

    beside = Beside(session.corpus, progress=session.progress)
    session.progress.wipe()
    for record in records:
        found = beside.of(record["id"], record["offset"])
        yield record | {"counterpart": found and found.id, "beside": found and found.text}
