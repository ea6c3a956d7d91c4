"""Which of somebody's posts are ranks."""

from __future__ import annotations

from functools import cache

from defcorpus.knowledge import table
from defcorpus.text.fold import fold


def is_rank(post: str) -> bool:
    """Say whether a post is a rank alone: `Sen. Lt. Gen.`, `Đại tướng`."""
    return _plain(post) in _ranks()


def _plain(form: str) -> str:
    return " ".join(fold(form).replace(".", " ").split())


@cache
def _ranks() -> frozenset[str]:
    known = {form for form, *_ in table("ranks")}
    pairs = (both for *both, kind in table("post_pairs") if kind == "rank")
    known |= {form for both in pairs for forms in both for form in forms.split("|")}
    return frozenset(map(_plain, known))
