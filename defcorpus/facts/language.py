"""The language of a page: Vietnamese, English, another with its code, mixed with shares, or unknown.

Each paragraph of the body is told by itself and votes with its length; what is too short or too unclear to
tell is told together with its neighbours. The title is asked only where the body does not tell. A paragraph
in another language than the page is a fact.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from defcorpus.article import Fact, Lang, Language, Note, Page
from defcorpus.mentions.languages.tell import Told, clear, clear_throughout, tell
from defcorpus.mentions.plain import whole_lowered

_LEAST_SHARE = 0.3  # of the letters, for a page to be of a language at all
# A second language makes a page mixed where it is a good part of it: an English article that quotes one
# Vietnamese sentence is English, a page that prints its text in both is mixed.
_MIXED = ((0.2, 400), (0.35, 100))  # share of the characters, and at least so many
_ASKED = 100  # characters of an unclear stretch between clear ones that are worth a second look
_ALONE = 150  # characters of an unclear line that are told by themselves, whatever is beside them
_TOLD = 60  # characters of a stretch in another language that are worth a fact
_SHORT = 40  # characters of a line that is told with its neighbours only
_BLOCK = 1200  # characters of lines that are looked at together
_GAP = 2  # characters between such lines, which are line ends
_SAMPLE = 1000  # characters of an unclear stretch that are looked at
_GUESSED = 200  # letters from which on langdetect is asked about what nothing else told
_SURE = 0.99  # how sure it must be: it hardly ever says less
_BELIEVED = 0.5  # and how far it is believed
_BY_TITLE = 0.7  # how sure a title is of the language of a body that does not tell its own
_NAMES = {"vi": "Vietnamese", "en": "English"}


class Stretch(NamedTuple):
    """Paragraphs on end in one language, as a half-open span of the page's text."""

    start: int
    end: int
    told: Told
    size: int  # characters


def language_of(paragraphs: Iterable[str]) -> Language:
    """Return the language of a body given as its paragraphs (any normal form).

    The paragraphs vote with their length. ``unknown`` is said of a body without words.
    """
    texts = list(paragraphs)
    joined = "\n".join(texts)
    return _elected(_stretches(joined, _lines(joined, 0, len(joined))))


def read_language(page: Page) -> tuple[Language, tuple[Fact, ...], tuple[Note, ...]]:
    """Return the language of the page's body, its stretches in another, and a note where it is mixed."""
    text = page.text
    parts = [(part.start, part.end) for part in page.segments if part.role == "body"]
    stretches = _stretches(text, [line for start, end in parts for line in _lines(text, start, end)])
    lang = _elected(stretches)
    if lang.code == "unknown":
        body = "\n".join(text[start:end] for start, end in parts)
        lang = (_guessed(body) if stretches else None) or _of_title(page) or lang
    main = main_language(lang)
    code = lang.other or main
    facts = tuple(
        Fact("language", told.code, told.code, "body", start, end, 0.9, told.rule)
        for start, end, told, size in _merged(stretches)
        if told.code is not None and told.code != code and size >= _TOLD
    )
    if lang.code != "mixed":
        return lang, facts if main in ("vi", "en") else (), ()
    shares = ", ".join(f"{share:.0%} {_NAMES.get(code, code)}" for code, share in lang.shares)
    return lang, facts, (Note("mixed", f"The text is in more than one language: {shares}."),)


def _guessed(body: str) -> Language | None:
    """Ask langdetect for the code of a body that our tables know no words of; None where it is no help.

    It is not believed when it says Vietnamese or English: what those are is known here, and it calls other
    languages so.
    """
    if sum(map(str.isalpha, body[:_SAMPLE])) < _GUESSED:
        return None
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0
    try:
        best = detect_langs(body[:_SAMPLE])[0]
    except LangDetectException:
        return None
    if best.lang in ("vi", "en") or best.prob < _SURE:
        return None
    return Language("other", round(best.prob * _BELIEVED, 3), "langdetect", best.lang.partition("-")[0])


def _of_title(page: Page) -> Language | None:
    """Return the language of the title, for a body that does not tell its own; None where neither does."""
    written = [page.text[part.start : part.end] for part in page.segments if part.role == "title"]
    lang = language_of(written or filter(None, (page.meta.title,)))
    if lang.code in ("unknown", "mixed"):
        return None
    return replace(lang, confidence=min(lang.confidence, _BY_TITLE), rule=f"its title: {lang.rule}")


def main_language(lang: Language) -> Lang:
    """Return the language that most of a page is in: of a mixed page that of the largest share."""
    code = lang.shares[0][0] if lang.shares else lang.code
    return "vi" if code == "vi" else "en" if code == "en" else "unknown" if code == "unknown" else "other"


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of ``text[start:end]``."""
    lines = text[start:end].splitlines(keepends=True)
    if len(lines) == 1:
        return [(start, end)]
    ends = list(accumulate(map(len, lines), initial=start))
    return list(pairwise(ends))


def _stretches(text: str, lines: Iterable[tuple[int, int]]) -> list[Stretch]:
    low = None if "İ" in text else whole_lowered(text)
    composed = low is not None or unicodedata.is_normalized("NFC", text)

    def piece(start: int, end: int) -> tuple[str, str | None]:
        cut = text[start:end]
        return (cut, low[start:end]) if low is not None else (_composed(cut, composed=composed), None)

    found: list[Stretch] = []
    for block in _blocks(lines):
        start, end = block[0][0], block[-1][1]
        told = clear_throughout(*piece(start, end)) if len(block) > 1 else None
        if told is not None:
            _append(found, Stretch(start, end, told, end - start))
            continue
        for start, end in block:
            told = clear(*piece(start, end)) if end - start >= _SHORT else None
            _append(found, Stretch(start, end, told or _UNCLEAR, end - start))
    if not any([stretch.told is _UNCLEAR for stretch in found]):  # noqa: C419 - few
        return found
    clearly = any(stretch.told is not _UNCLEAR for stretch in found)
    told_now = (
        part._replace(told=_told(text[part.start : part.end]))
        if part.told is _UNCLEAR and (part.size >= _ASKED or not clearly)
        else part
        for part in found
    )
    return [part for part in told_now if part.told is not _UNCLEAR and part.told.rule != "no words"]


def _composed(text: str, *, composed: bool) -> str:
    return text if composed else unicodedata.normalize("NFC", text)


def _blocks(lines: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield lines that follow one another, as many as are looked at together."""
    block: list[tuple[int, int]] = []
    for line in lines:
        if block and (line[0] > block[-1][1] + _GAP or line[1] > block[0][0] + _BLOCK):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _append(found: list[Stretch], stretch: Stretch) -> None:
    """Append a stretch, or lengthen the last one where both are told alike, or unclear and short."""
    if (
        found
        and (last := found[-1]).told is stretch.told
        and (stretch.told is not _UNCLEAR or (stretch.size < _ALONE and last.size < _SAMPLE))
    ):
        found[-1] = Stretch(last.start, stretch.end, last.told, last.size + stretch.size)
    else:
        found.append(stretch)


_UNCLEAR = Told(None, "unclear")


def _told(text: str) -> Told:
    sample = text[:_SAMPLE]
    return clear(unicodedata.normalize("NFC", sample)) or tell(sample)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Return neighbours in the same language as one."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and merged[-1].told.code == stretch.told.code:
            last = merged[-1]
            merged[-1] = last._replace(end=stretch.end, size=last.size + stretch.size)
        else:
            merged.append(stretch)
    return merged


def _elected(stretches: list[Stretch]) -> Language:
    sizes: dict[str | None, int] = {}
    rules: dict[Told, int] = {}
    for _, _, told, size in stretches:
        sizes[told.code] = sizes.get(told.code, 0) + size
        rules[told] = rules.get(told, 0) + size
    if not sizes:
        return Language("unknown", 0.0, "no words")
    if len(rules) == 1 and told.code in ("vi", "en"):
        return Language("vi" if told.code == "vi" else "en", 1.0, told.rule)
    total = sum(sizes.values())
    known = sorted(((code, n) for code, n in sizes.items() if code), key=lambda item: (-item[1], item[0]))
    groups = _groups(known)
    if (
        not groups or groups[0][1] < _LEAST_SHARE * total
    ):  # a quotation in the middle of what nobody could tell
        rule = min(rules, key=lambda item: (item[0] is not None, -rules[item], item[1]))[1]
        return Language("unknown", 0.0, rule)
    best, size = groups[0]
    of_it = ((size, told.rule) for told, size in rules.items() if told.code == best)
    rule = min(of_it, key=lambda item: (-item[0], item[1]))[1]
    share = round(size / total, 3)
    if len(groups) > 1 and any(groups[1][1] >= max(part * total, least) for part, least in _MIXED):
        shares = tuple((code, round(n / total, 3)) for code, n in groups if n >= 0.05 * total)
        return Language("mixed", share, "paragraphs in different languages", shares=shares)
    if best in ("vi", "en"):
        return Language("vi" if best == "vi" else "en", share, rule)
    return Language("other", share, rule, None if best == "other" else best)


def _groups(known: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return Vietnamese, English and the rest as one, by size: near languages are taken for one another."""
    groups = [item for item in known if item[0] in ("vi", "en")]
    others = [item for item in known if item[0] not in ("vi", "en")]
    if others:
        groups.append((others[0][0], sum(size for _, size in others)))
    return sorted(groups, key=lambda item: (-item[1], item[0]))
