"""`defcorpus dedup`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.choosing import Choosing
from defcorpus.cli.grouped import Viewing, answer
from defcorpus.cli.options import Filtering, Listing, Store, Trailing, Words, option
from defcorpus.cli.session import opened


@spread
def run(
    *,
    where: Trailing,
    choice: Choosing,
    view: Viewing,
    which: Filtering,
    output: Listing,
    store: Store,
    against: Annotated[
        Words,
        option("", "Which of the PATHs' articles are in CORPUS already; may be repeated.", metavar="CORPUS"),
    ] = None,
) -> int:
    """Find copies: exact ones, near ones, articles that contain another; and say which to keep.

    A report: nothing is moved or changed. `-l` and `-0` give the paths of the copies that add nothing. A text
    that comes again 30 days later or more is recurring and no copy. Filters say which articles are compared.
    With --against each article of the PATHs is compared with a corpus elsewhere, not with the others.

    Examples:
      defcorpus dedup seeds
      defcorpus dedup ~/news --since 2025-10 --explain
      defcorpus dedup ~/news --keep outlet:qdnd.vn,vov.vn --format csv
      defcorpus dedup ~/news --relation exact --relation near -0 | xargs -0 ls -l
      defcorpus dedup ~/news --within-source vietnamplus.vn
      defcorpus dedup ~/news --across-sources --flows
      defcorpus dedup ~/news --why 001 002
      defcorpus dedup ~/downloads --against ~/news

    """
    choice.check()
    view.check(against, choice, which)
    if against:
        from defcorpus.cli.asking import answer_against

        return answer_against(against, where, store, output, choice.options(None))
    which.filters()
    output.shape(view.layout(output))
    with opened(where.paths, store) as session:
        if view.why is not None:
            from defcorpus.cli.compared import answer_why

            return answer_why(session, view.why, output)
        return answer(session, choice, view, which, output)
