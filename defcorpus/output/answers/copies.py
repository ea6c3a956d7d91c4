"""The records of `dedup` and their fields in order: the shell contract, as in `output.records`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Column, Layout, Record
from defcorpus.output.shapes.records import rounded

if TYPE_CHECKING:
    from defcorpus.dedup import Explanation, Group, Member
    from defcorpus.report.copying.flows import Flow

DEDUP = ("keep", "keep_path", "members", "keep_date", "keep_source", "keep_title", "recurring", "keep_why")
DEDUP_FLAT = (
    "keep", "keep_path", "id", "path", "relation", "score", "rule", "keep_date", "date", "keep_source",
    "source", "keep_title", "title", "keep_why", "own",
)  # fmt: skip
EXPLAINED_FLAT = (
    "keep", "id", "relation", "score", "rule", "of_keep", "of_member", "against", "kind", "keep_text", "text",
    "keep_start", "keep_end", "start", "end",
)  # fmt: skip
FLOWS = ("source", "origin", "texts", "days", "ids")
FLOW_COLUMNS = (
    Column("source", "outlet", "cut"),
    Column("origin", "carries", "cut"),
    Column("texts", "texts", right=True),
    Column("later", "later", "cut"),
)

Titles = Mapping[str, str]  # by id


def group_record(
    group: Group, shown: Callable[[str], str], titles: Titles, why: Iterable[Explanation] = ()
) -> dict[str, Any]:
    """Return one line of `dedup`; with the explanations of its members, one of `dedup --explain`."""
    members = [_member(member, shown, titles) for member in group.members]
    for member, explanation in zip(members, why, strict=False):
        member |= explained(explanation)
    return {
        "keep": group.keep,
        "keep_path": shown(group.keep_path),
        "members": members,
        "keep_date": group.keep_date,
        "keep_source": group.keep_source,
        "keep_title": titles.get(group.keep),
        "recurring": group.recurring,
        "keep_why": group.keep_why or None,
    }


def _member(member: Member, shown: Callable[[str], str], titles: Titles) -> dict[str, Any]:
    return {
        "id": member.id,
        "path": shown(member.path),
        "relation": member.relation,
        "score": rounded(member.score),
        "rule": member.rule,
        "date": member.date,
        "source": member.source,
        "title": titles.get(member.id),
        "own": member.own,
    }


def explained(found: Explanation) -> dict[str, Any]:
    """Return what an explanation adds to a member: shares of words in common, facts and spans."""
    return {
        "of_keep": rounded(found.of_kept),
        "of_member": rounded(found.of_member),
        "against": rounded(found.against),
        "differences": [
            {"kind": each.kind, "keep": each.kept, "member": each.member, "by_you": each.by_you}
            for each in found.differences
        ],
        "spans": [
            {
                "kind": span.kind,
                "keep": found.bodies[0][span.kept_start : span.kept_end] or None,
                "member": found.bodies[1][span.member_start : span.member_end] or None,
                "keep_start": span.kept_start,
                "keep_end": span.kept_end,
                "member_start": span.member_start,
                "member_end": span.member_end,
            }
            for span in found.spans
        ],
    }


def why_record(found: Explanation, members: tuple[Record, Record]) -> dict[str, Any]:
    """Return the one line of `dedup --why`: as of `--explain`, `relation` null where they are no copies.

    `members` says of the one kept and the other what a list says: id, path, date, source, title.
    """
    kept, member = members
    other = {
        "id": member["id"],
        "path": member["path"],
        "relation": found.relation,
        "score": rounded(found.score),
        "rule": found.rule,
        "date": member["date"],
        "source": member["source"],
        "title": member["title"],
        **explained(found),
    }
    return {
        "keep": kept["id"],
        "keep_path": kept["path"],
        "members": [other],
        "keep_date": kept["date"],
        "keep_source": kept["source"],
        "keep_title": kept["title"],
        "recurring": found.relation == "recurring",
        "keep_why": None,
    }


def group_rows(record: Record) -> Iterable[Record]:
    """Return a row for each member of a group."""
    of_keep = {name: record[name] for name in record if name.startswith("keep")}
    for member in record["members"]:
        yield {**of_keep, **member}


def explained_rows(record: Record) -> Iterable[Record]:
    """Return a row for each fact that differs and each span, for each member of a group."""
    for member in record["members"]:
        head = {"keep": record["keep"], **member}
        for row in member["differences"]:
            yield {**head, "kind": row["kind"], "keep_text": row["keep"], "text": row["member"]}
        for span in member["spans"]:
            yield {
                **head,
                "kind": span["kind"],
                "keep_text": span["keep"],
                "text": span["member"],
                "keep_start": span["keep_start"],
                "keep_end": span["keep_end"],
                "start": span["member_start"],
                "end": span["member_end"],
            }


def flow_record(flow: Flow) -> dict[str, Any]:
    """Return one line of `dedup --flows`."""
    return {
        "source": flow.source,
        "origin": flow.origin,
        "texts": flow.texts,
        "days": rounded(flow.days) if flow.days is not None else None,
        "ids": list(flow.ids),
    }


GROUPS = Layout(DEDUP, (), DEDUP_FLAT, group_rows)
EXPLAINED = Layout(DEDUP, (), EXPLAINED_FLAT, explained_rows)
