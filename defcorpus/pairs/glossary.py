"""Terms of the press that have one usual rendering in the other language, found in a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from defcorpus.text import normal, words

_LONGEST = 6  # words in a form


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Return for each language every form, words lower-cased and one space apart, with its term's key."""
    forms: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    file = Path(__file__).parent.parent / "knowledge" / "glossary.tsv"
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        vi, en = line.split("\t")[:2]
        key = en.split("|")[0]
        for lang, written in (("vi", vi), ("en", en)):
            for form in written.split("|"):
                forms[lang].setdefault(_joined(form), key)
    return forms


def _joined(form: str) -> str:
    lower = normal(form).lower()
    return " ".join(lower[start:end] for start, end in words(lower))


@cache
def _longest_from(lang: str) -> dict[str, int]:
    """Return for each first word how many words its longest form has."""
    longest: dict[str, int] = {}
    for form in _tables()[lang]:
        first, length = form.split(" ", 1)[0], form.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return longest


def glossary_terms(text: str, start: int, end: int, lang: str) -> Iterator[tuple[str, str, int]]:
    """Yield (key, form, offset) of the glossary's terms in ``text[start:end]``, longest first, not overlapping."""
    table = _tables().get(lang)
    if table is None:
        return
    spans = words(text, start, end)
    lowered = [normal(text[at:stop]).lower() for at, stop in spans]
    longest = _longest_from(lang)
    at = 0
    while at < len(spans):
        length, key = _longest_form(table, lowered, at, longest, plural=lang == "en")
        if key is not None:
            yield key, text[spans[at][0] : spans[at + length - 1][1]], spans[at][0]
        at += max(1, length)


def _longest_form(
    table: dict[str, str], lowered: list[str], at: int, longest: dict[str, int], *, plural: bool
) -> tuple[int, str | None]:
    first = lowered[at]
    most = longest.get(first, 0)
    if plural and first.endswith("s"):
        most = max(most, 1)
    for length in range(min(most, len(lowered) - at), 0, -1):
        form = " ".join(lowered[at : at + length])
        key = table.get(form)
        if key is None and plural and form.endswith("s"):
            key = table.get(form[:-1]) or (table.get(form[:-2]) if form.endswith("es") else None)
            if key is None and form.endswith("ies"):
                key = table.get(form[:-3] + "y")
        if key is not None:
            return length, key
    return 0, None
