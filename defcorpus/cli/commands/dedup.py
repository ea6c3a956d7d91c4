"""`defcorpus dedup`."""

from defcorpus.cli.again import again
from defcorpus.cli.bundle import spread
from defcorpus.cli.copies.acting import Acting, Made, act, write_plan
from defcorpus.cli.copies.asking import answer_against
from defcorpus.cli.copies.choosing import Choosing
from defcorpus.cli.copies.grouped import Viewing, answer, found
from defcorpus.cli.options import Filtering, Listing, Store, Trailing
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import opened


@spread
def run(
    *,
    where: Trailing,
    choice: Choosing,
    view: Viewing,
    which: Filtering,
    output: Listing,
    paging: Paging,
    store: Store,
    acting: Acting,
) -> int:
    """Find copies: exact ones, near ones, articles that contain another; and say which to keep.

    A report: nothing is moved or changed. `-l` and `-0` give the paths of the copies that add nothing: exact,
    near, or part of the one kept. A text that comes again 30 days later or more, or under a title of another
    day or number, is recurring and no copy. Filters say which articles are compared.
    With --against each article of the PATHs is compared with a corpus elsewhere, and what that has not with
    the others of the PATHs.

    To act, have a plan written, read it, follow it: files are moved, never deleted, and only where they are
    still what the plan says; `--undo` puts them back.

    Examples:
      defcorpus dedup seeds
      defcorpus dedup ~/news --since 2025-10 --explain --limit 20
      defcorpus dedup ~/news --keep outlet:qdnd.vn,vov.vn --format csv
      defcorpus dedup ~/news --relation exact --relation near -0 | xargs -0r ls -l
      defcorpus dedup ~/news --across-sources --flows
      defcorpus dedup ~/news --why 001 002
      defcorpus dedup ~/downloads --against ~/news
      defcorpus dedup ~/news --plan plan.tsv
      defcorpus dedup --apply plan.tsv --move ~/copies --yes
      defcorpus dedup --undo ~/copies --yes

    """
    choice.check()
    filters = which.filters()
    acting.check(output, told=bool(choice.given() or filters), views=view.given())
    if acting.acts:
        return act(acting, where, store, output)
    paging.begin()
    view.check(choice, which, output)
    if view.against:
        return answer_against(view.against, where, store, output, choice)
    with opened(where.paths, store) as session:
        if acting.plan is not None:
            command = again("dedup", where, (choice, which), store, "--plan", "FILE")
            return write_plan(session, Made(*found(session, choice, filters), filters, command), acting.plan)
        return answer(session, choice, view, filters, output)
