"""Terms of the press that have one usual rendering in the other language, found in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.pairs.words.phrases import english_key, vietnamese_key
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


@cache
def glossary_pairs() -> frozenset[tuple[str, str]]:
    """Return every form with every rendering, Vietnamese and English, as a lexicon has them."""
    return frozenset(
        (vietnamese_key(one), english_key(two))
        for vi, en, _ in table("glossary")
        for one in vi.split("|")
        for two in en.split("|")
    )


@lru_cache(maxsize=1 << 16)
def _known(form: str) -> tuple[str, str, bool]:
    """Return a word in lower case, the same unless it is all capitals, and whether it is."""
    plain = normal(form)
    lower, shouted = plain.lower(), plain.isupper()
    return lower, plain if shouted and len(plain) > 1 else lower, shouted


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


def glossary_terms(
    text: str, start: int, end: int, lang: str, spans: Sequence[tuple[int, int]] | None = None
) -> Iterator[tuple[str, str, int]]:
    """Yield (key, form, offset) of the glossary's terms in ``text[start:end]``: the longest, no overlaps.

    `spans` are those of the words, where they are known.
    """
    forms = _tables().get(lang)
    if forms is None:
        return
    spans = words(text, start, end) if spans is None else spans
    known = [_known(text[at:stop]) for at, stop in spans]
    shouting = sum(shouted for _, _, shouted in known) > 0.6 * len(known)
    lowered = [lower if shouting else kept for lower, kept, _ in known]
    longest, plural = _longest_from(lang), lang == "en"
    at = 0
    while at < len(spans):
        if lowered[at] not in longest and not (plural and lowered[at].endswith("s")):
            at += 1
            continue
        length, key = _longest_form(forms, lowered, at, longest, plural=plural)
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
