"""An article's counterpart, as `show --counterpart` and `compare` find it."""

from typing import TYPE_CHECKING

from defcorpus.cli.session import Session, say

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.report.matches import Counterpart


def found_for(session: Session, article: "Article") -> "Counterpart":
    """Return an article's counterpart; where there is none, say so and what is nearest."""
    from defcorpus.report.matches import counterpart

    with session.progress:
        found = counterpart(session.corpus, article, progress=session.progress)
    if found.id is None:
        if article.lang.code not in ("vi", "en"):
            say(f"no counterpart: {article.id} is neither Vietnamese nor English")
        elif found.nearest:
            say(f"no counterpart; nearest is {found.nearest}: {found.against}")
        else:
            say("no counterpart")
    return found
