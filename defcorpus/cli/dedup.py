"""`defcorpus dedup`."""

from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.acting import Acting, act, write_plan
from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Listing, Store, Trailing, Words, option
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.output import Layout, Screen, write, write_paths
from defcorpus.output.records import DEDUP, DEDUP_FLAT, group_record, group_rows
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.dedup import Group, Options

_LAYOUT = Layout(DEDUP, (), DEDUP_FLAT, group_rows)
_Keep = Literal["oldest", "newest", "longest", "first"]


@spread
def run(
    *,
    where: Trailing,
    output: Listing,
    store: Store,
    acting: Acting,
    keep: Annotated[
        _Keep, option("", "Which to keep: oldest, newest, longest or first. [oldest]", metavar="WHICH")
    ] = "oldest",
    min_score: Annotated[
        float, option("", "Only copies this much alike.", metavar="SCORE", min=0, max=1)
    ] = 0.0,
    against: Annotated[
        Words,
        option("", "Which of the PATHs' articles are in CORPUS already; may be repeated.", metavar="CORPUS"),
    ] = None,
) -> int:
    """Find copies: exact ones, near ones, articles that contain another; and say which to keep.

    A report: nothing is moved or changed. `-l` and `-0` give the paths of the copies that add nothing.
    With --against each article of the PATHs is compared with a corpus elsewhere, not with the others.

    To act, have a plan written, read it, follow it: files are moved, never deleted, and only where they are
    still what the plan says; `--undo` puts them back.

    Examples:
      defcorpus dedup seeds
      defcorpus dedup ~/news --keep longest --format csv
      defcorpus dedup ~/downloads --against ~/news
      defcorpus dedup ~/news --plan plan.tsv
      defcorpus dedup --apply plan.tsv --move ~/copies --yes
      defcorpus dedup --undo ~/copies --yes

    """
    acting.check(output, told=_options(keep, min_score) is not None)
    if acting.acts:
        return act(acting, where, store, output)
    if against:
        from defcorpus.cli.asking import answer_against

        return answer_against(against, where, store, output, _options(keep, min_score))
    shape, screen = output.shape(_LAYOUT), output.screen()
    with opened(where.paths, store) as session:
        groups = _groups(session, keep, min_score)
        if acting.plan is not None:
            return write_plan(session, groups, _options(keep, min_score), acting.plan)
        if output.paths_only or output.paths_nul:
            redundant = {member.id for group in groups for member in group.redundant}
            articles = (a for a in session.corpus.select(sort="id") if a.id in redundant)
            write_paths(file_paths(articles, session.places), screen.stream, nul=output.paths_nul)
        elif shape.resolved(screen) == "table" and not shape.fields:
            _write_groups(session, groups, screen)
        else:
            records = (group_record(group, session.places.shown) for group in groups)
            write(records, _LAYOUT, shape, screen)
        say(_summed(groups))
        return session.ended(len(groups), "")


def _groups(session: Session, keep: _Keep, min_score: float) -> "list[Group]":
    from defcorpus.report.copies import copies

    with session.progress:
        return copies(session.corpus, _options(keep, min_score), progress=session.progress)


def _options(keep: _Keep, min_score: float) -> "Options | None":
    from defcorpus.dedup import Options

    options = Options(keep=keep, min_score=min_score)
    return None if options == Options() else options


def _write_groups(session: Session, groups: "list[Group]", screen: Screen) -> None:
    from defcorpus.output.groups import write_groups

    ids = {id_ for group in groups for id_ in (group.keep, *(member.id for member in group.members))}
    short = session.short(ids)
    lines = {a.id: (short[a.id], a.day, a.title) for a in session.corpus.select() if a.id in ids}
    write_groups(groups, lines, screen)


def _summed(groups: "list[Group]") -> str:
    if not groups:
        return "no copies"
    copies = counted(sum(len(group.redundant) for group in groups), "copy", "copies")
    return f"{counted(len(groups), 'group')}, {copies} beyond those kept"
