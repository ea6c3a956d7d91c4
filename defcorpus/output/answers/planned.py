"""What `pairs --dry-run` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from defcorpus.output.shapes.layout import Column, Record

if TYPE_CHECKING:
    from defcorpus.pairs.candidates.planned import Plan

PLAN = ("rule", "key", "comparisons", "vi", "en")
COLUMNS = (
    Column("rule", "rule"), Column("key", "key", "cut"), Column("comparisons", "comparisons", right=True),
    Column("vi", "vi", right=True), Column("en", "en", right=True),
)  # fmt: skip


def plan_records(plan: Plan, most: int | None = None) -> Iterator[Record]:
    """Yield a record a rule with its comparisons, then those of the keys that bring none: at most `most`.

    `comparisons` of such a key are those that it would have brought, had it not been too common.
    """
    for rule, count in plan.comparisons.items():
        yield {"rule": rule, "key": None, "comparisons": count, "vi": plan.vi, "en": plan.en}
    for one in plan.capped[:most]:
        yield {
            "rule": f"capped: {one.kind}", "key": one.key, "comparisons": one.vi * one.en, "vi": one.vi,
            "en": one.en,
        }  # fmt: skip
