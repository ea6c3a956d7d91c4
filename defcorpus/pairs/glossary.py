"""Terms of the press that have one usual rendering in the other language, found in a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text import normal, words


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Return for each language every form, words one space apart, with its term's key.

    Forms are in lower case, but for those that are capitals only (`WHO`, `EU`), which must stand so in the
    text.
    What this press says in nearly every article has a key of its own kind.
    """
    forms: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    for vi, en, use in table("glossary"):
        key = ("f:" if use == "formula" else "g:") + en.split("|")[0]
        for lang, written in (("vi", vi), ("en", en)):
            for form in written.split("|"):
                forms[lang].setdefault(_joined(form), key)
    return forms


@lru_cache(maxsize=1 << 16)  # a text has few different words
def _read(word: str) -> tuple[str, str, bool]:
    """Return a word's normal form in lower case, the same but with acronyms kept, and whether it shouts."""
    plain = normal(word)
    lower, shouts = plain.lower(), plain.isupper()
    return lower, plain if shouts and len(plain) > 1 else lower, shouts


def _joined(form: str) -> str:
    plain = normal(form)
    lower = plain if plain.isupper() else plain.lower()
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
    """Yield (key, form, offset) of the glossary's terms in ``text[start:end]``: the longest, no overlaps."""
    forms = _tables().get(lang)
    if forms is None:
        return
    spans = words(text, start, end)
    read = [_read(text[at:stop]) for at, stop in spans]
    shouting = sum(shouts for _, _, shouts in read) > 0.6 * len(read)
    lowered = [lower if shouting else kept for lower, kept, _ in read]
    longest = _longest_from(lang)
    at = 0
    while at < len(spans):
        length, key = _longest_form(forms, lowered, at, longest, plural=lang == "en")
        if key is not None:
            yield key, text[spans[at][0] : spans[at + length - 1][1]], spans[at][0]
        at += max(1, length)


def _longest_form(
    forms: dict[str, str], lowered: list[str], at: int, longest: dict[str, int], *, plural: bool
) -> tuple[int, str | None]:
    first = lowered[at]
    most = longest.get(first, 0)
    if plural and first.endswith("s"):
        most = max(most, 1)
    if not most:
        return 0, None
    for length in range(min(most, len(lowered) - at), 0, -1):
        form = " ".join(lowered[at : at + length])
        key = forms.get(form)
        if key is None and plural and form.endswith("s"):
            key = forms.get(form[:-1]) or (forms.get(form[:-2]) if form.endswith("es") else None)
            if key is None and form.endswith("ies"):
                key = forms.get(form[:-3] + "y")
        if key is not None:
            return length, key
    return 0, None
