"""What `dedup` shows of copies: groups, texts side by side, who carries whose, paths."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.copies.choosing import Choosing
from defcorpus.cli.options import Filtering, Listing, Words, option
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import Session, file_paths, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, Shape, write, write_paths
from defcorpus.output.answers.copies import EXPLAINED, FLOWS, GROUPS, flow_record, group_record
from defcorpus.text.counted import counted, size

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters, Head
    from defcorpus.dedup import Explanation, Group, Options
    from defcorpus.report.copying.flows import Flow

    Explained = Iterator[tuple[Group, Iterator[Explanation] | None]]

_FLOWS_TOLD = 3


class Viewing(Bundle):
    """What is shown of them."""

    explain: Annotated[
        bool, option("", "Both texts side by side: what differs, and facts against.", "--explain")
    ] = False
    why: Annotated[
        tuple[str, str] | None,
        option("", "The same of any two articles, copies or not.", metavar="ID ID"),
    ] = None
    flows: Annotated[
        bool, option("", "Which outlet carries whose text, how often, how much later.", "--flows")
    ] = False

    against: Annotated[
        Words,
        option(
            "",
            "Which of the PATHs' articles CORPUS has, and which are copies of each other; may be repeated.",
            metavar="CORPUS",
        ),
    ] = None

    limit: Annotated[
        int | None, option("", "Show the first N groups only.", "--limit", "-n", metavar="N", min=1)
    ] = None

    def given(self) -> list[str]:
        """Return the views that were asked for, as they are typed."""
        return [f"--{name}" for name in ("explain", "why", "flows", "against") if getattr(self, name)]

    def check(self, choice: Choosing, which: Filtering, output: Listing) -> None:
        """Raise UsageError for what does not go together."""
        if len(self.given()) > 1:
            raise UsageError(f"{', '.join(self.given())} each go alone")
        other = self.given() not in ([], ["--explain"]) or output.paths_only or output.paths_nul
        if self.limit is not None and other:
            raise UsageError("--limit is for groups", "it goes with no other report and no -l or -0")
        if not self.against:
            output.shape(self.layout(output))
        elif which.filters() or choice.across_sources or choice.within_source is not None:
            raise UsageError(
                "--against compares all articles of the PATHs: it goes with no filters or outlets"
            )

    def layout(self, output: Listing) -> Layout:
        """Return how the records look; UsageError for paths of what is no article."""
        if (output.paths_only or output.paths_nul) and self.given():
            raise UsageError("-l and -0 print paths alone: they go with neither --flows, --explain nor --why")
        return Layout(FLOWS) if self.flows else EXPLAINED if self.explain or self.why else GROUPS


def answer(session: Session, choice: Choosing, view: Viewing, filters: "Filters", output: Listing) -> int:
    """Write what was asked for of a corpus's copies and say how much they are; return the exit code."""
    if view.why is not None:
        from defcorpus.cli.copies.compared import answer_why

        return answer_why(session, view.why, output)
    shape, screen = output.shape(view.layout(output)), output.screen()
    groups, _ = found(session, choice, filters)
    if view.flows:
        flows = _flows(session, choice, filters, groups)
        count = _write_flows(flows, shape, screen)
    elif output.paths_only or output.paths_nul:
        count = _write_paths(session, groups, screen, nul=output.paths_nul)
    else:
        count = _write_groups(session, groups, view, shape, screen)
    _say_summary(session, groups, filters)
    if not view.flows:
        _say_flows(_flows(session, choice, filters, groups))
    if choice.across_sources:
        _say_unknown(session, filters)
    session.say_left_out(filters, _ids(groups))
    return session.ended(count, "")


def found(session: Session, choice: Choosing, filters: "Filters") -> "tuple[list[Group], Options | None]":
    """Return a corpus's groups of copies, and by what options they were found."""
    from defcorpus.report.copying.copies import copies

    options = choice.options(session)
    order = _as_named(session) if options is not None and options.keep == "first" else None
    with session.progress:
        groups = copies(session.corpus, options, filters=filters, order=order, progress=session.progress)
    return groups, options


def _as_named(session: Session) -> "Callable[[Head], tuple[int]]":
    """Return the sort key that puts articles in the order in which their PATHs were named."""
    from defcorpus.cli.copies.asking import as_named

    articles = sorted(session.corpus.select(sort="id"), key=as_named(session.named))
    places = {article.id: (at,) for at, article in enumerate(articles)}
    return lambda head: places[head.id]


def _write_groups(
    session: Session, groups: "list[Group]", view: Viewing, shape: Shape, screen: Screen
) -> int:
    from defcorpus.cli.copies.compared import shown_lines, titles

    found = len(groups)
    groups = _first(groups, view.limit) if view.limit is not None else groups
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.groups import write_groups
        from defcorpus.report.copying.changed import changed_in

        groups = sorted(groups, key=lambda group: group.recurring)
        differing = partial(changed_in, session.corpus)
        lines = shown_lines(session, _ids(groups))
        with session.progress:
            write_groups(_explained(session, groups, explain=view.explain), lines, differing, screen)
        return found
    named = titles(session, _ids(groups))
    with session.progress:
        both = _explained(session, groups, explain=view.explain)
        records = (group_record(group, session.places.shown, named, why or ()) for group, why in both)
        write(records, EXPLAINED if view.explain else GROUPS, shape, screen)
    return found


def _first(groups: "list[Group]", limit: int) -> "list[Group]":
    """Return the first groups, those of copies before texts that come again; say how many there are."""
    if len(groups) > limit:
        say(f"the first {counted(limit, 'group')} of {len(groups):,} shown")
    return sorted(groups, key=lambda group: group.recurring)[:limit]


def _explained(session: Session, groups: "list[Group]", *, explain: bool) -> "Explained":
    """Yield groups, with their explanations if these are wanted, each as soon as it is asked for."""
    if not explain:
        yield from ((group, None) for group in groups)
        return
    from defcorpus.report.copying.compared import explained

    found = explained(session.corpus, groups, progress=session.progress)
    for group, why in zip(groups, found, strict=True):
        session.progress.wipe()
        yield group, why


def _ids(groups: "list[Group]") -> set[str]:
    return {id_ for group in groups for id_ in (group.keep, *(member.id for member in group.members))}


def _write_paths(session: Session, groups: "list[Group]", screen: Screen, *, nul: bool) -> int:
    redundant = sorted({member.id for group in groups for member in group.redundant})
    articles = session.corpus.summaries(session.corpus.numbers(redundant).values())
    return write_paths(file_paths(articles, session.places), screen.stream, nul=nul)


def _flows(session: Session, choice: Choosing, filters: "Filters", groups: "list[Group]") -> "list[Flow]":
    """Return who carries whose texts: the same whichever of them is kept."""
    from defcorpus.report.copying.flows import flows

    if choice.keep != Choosing.keep:
        groups, _ = found(session, choice.but_oldest(), filters)
    articles = session.corpus.summaries(session.corpus.numbers(sorted(_ids(groups))).values())
    return flows(groups, {article.id for article in articles if article.kind == "digest"})


def _write_flows(flows: "list[Flow]", shape: Shape, screen: Screen) -> int:
    from defcorpus.output.answers.copies import FLOW_COLUMNS

    records = ({**flow_record(flow), "later": flow.later} for flow in flows)
    return write(records, Layout(FLOWS, FLOW_COLUMNS), shape, screen)


def _say_summary(session: Session, groups: "list[Group]", filters: "Filters") -> None:
    from defcorpus.report.copying.flows import tally

    whole = tally(session.corpus, groups, filters)
    if not whole.articles:
        say(nothing_fits(session, filters))
        return
    again = f"{counted(whole.recurring, 'text')} that come{'s' * (whole.recurring == 1)} again"
    if not whole.groups:
        say(f"no copies; {again}" if whole.recurring else "no copies")
        return
    said = (
        f"{counted(whole.groups, 'group')}; {whole.redundant:,} of {counted(whole.articles, 'article')} "
        f"redundant ({size(whole.bytes)})"
    )
    say(f"{said}; {again}" if whole.recurring else said)


def _say_flows(carried: "list[Flow]") -> None:
    for flow in carried[:_FLOWS_TOLD]:
        say(flow.told)
    if len(carried) > _FLOWS_TOLD:
        say(f"--flows shows all {len(carried)} outlets that carry another")


def _say_unknown(session: Session, filters: "Filters") -> None:
    """Say how many articles were not compared because nobody knows whose they are."""
    unknown = session.corpus.told_by(filters).get(None, 0)
    if unknown:
        say(f"left out {counted(unknown, 'article')} whose outlet is not known")
