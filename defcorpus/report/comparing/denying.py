"""Statements that only one of two articles denies: `will not attend` beside `sẽ dự`.

A sentence denies where it has a word that does so; the one that says the same is asked for any word that may
do it in its own way (`refused`, `unable`, `thiếu`, `trừ`): nothing is said of what is merely put otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from defcorpus.knowledge import table
from defcorpus.report.comparing.quoting import Reader, quoted
from defcorpus.report.comparing.records import Difference
from defcorpus.text import normal

LEAST_ALIKE = 0.2  # of two sentences that say the same, so far as known
_LONGER = 1.7  # by so much one of them may be longer: it may say more


def denied(sides: tuple[Reader, Reader], matched: Iterable[tuple[int, int, float]]) -> Iterator[Difference]:
    """Yield what one sentence denies and the one that says the same does not.

    `matched` has the places of two such sentences and how alike they are, 0 to 1.
    """
    for i, j, alike in matched:
        here, there = sides[0].sentences[i], sides[1].sentences[j]
        if alike < LEAST_ALIKE or not _of_one_length(len(here.text), len(there.text)):
            continue
        left, right = (
            _word(sentence.text, side.article.lang.code)
            for sentence, side in zip((here, there), sides, strict=True)
        )
        if (left is None) == (right is None):
            continue
        facing = (there, sides[1]) if left else (here, sides[0])
        if _may_deny(facing[0].text, facing[1].article.lang.code):
            continue
        one, other = (
            quoted(sentence, *(sentence.start + at for at in found.span())) if found else quoted(sentence)
            for sentence, found in ((here, left), (there, right))
        )
        yield Difference(
            "negation",
            "one" if left else "other",
            left.group() if left else None,
            right.group() if right else None,
            one,
            other,
        )


def _of_one_length(one: int, other: int) -> bool:
    return max(one, other) <= _LONGER * min(one, other)


def _word(text: str, lang: str) -> re.Match[str] | None:
    """Return the word by which a sentence denies something, if it does."""
    if lang not in ("vi", "en"):
        return None
    denies, other, _ = _patterns(lang)
    taken = [found.span() for found in other.finditer(text)]
    return next(
        (found for found in denies.finditer(text) if not any(a <= found.start() < b for a, b in taken)), None
    )


def _may_deny(text: str, lang: str) -> bool:
    """Say whether a sentence has any word that may deny something."""
    if lang not in ("vi", "en"):
        return True
    denies, other, may = _patterns(lang)
    plain = other.sub("|", normal(text))
    return denies.search(plain) is not None or may.search(plain) is not None


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what denies, what looks like it and does not, and what may deny."""
    forms: dict[str, list[str]] = {"denies": [], "other": [], "may": []}
    for form, of, role in table("negations"):
        if of == lang:
            forms[role].append(form)

    def of_role(role: str) -> re.Pattern[str]:
        found = sorted(forms[role], key=lambda form: (-len(form), form))
        written = [re.escape(form).replace(r"\*", r"\w*") for form in found if "'" not in form]
        inside = [form.replace("'", "['’]") for form in found if "'" in form]  # `n't`
        return re.compile("|".join([*inside, rf"(?<!\w)(?:{'|'.join(written)})(?!\w)"]), re.IGNORECASE)

    return of_role("denies"), of_role("other"), of_role("may")
