"""Text that was decoded wrongly before it was saved, put right.

UTF-8 read as Windows-1252 (once or more often, wholly or in places), TCVN3 and VNI read as Windows-1252.

A run is put right only where its characters, as bytes, are exact UTF-8; nothing else is changed: quotation
marks stay as they are. Method: R. Speer's ftfy, of which this is the part that is needed here.
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Note
from defcorpus.reading.encoding.charsets import frequent_words, misread
from defcorpus.text import is_syllable
from defcorpus.text.normal import beyond_ascii

_TIMES = 3  # a text decoded wrongly more often than this is past help


def mended(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return `text` as it was meant, and a note of what was wrong with it; nearly always as it is."""
    if "\\u" in text or "\\x" in text:
        text, escaped = _unescaped(text)
        if escaped:
            text, notes = mended(text)
            return text, (*escaped, *notes)
    if text.isascii() or _rare().search(beyond_ascii(text)) is None or _trigger().search(text) is None:
        return text, ()
    once = text
    runs = 0
    for _ in range(_TIMES):
        again, count = _mended_once(once)
        if not count:
            break
        once, runs = again, runs + count
    if runs:
        detail = f"UTF-8 that had been read as Windows-1252 was put right in {runs:,} places."
        return once, (Note("repaired", detail if runs > 1 else detail.replace("1 places", "1 place")),)
    found = misread(text)
    if found is None:
        return text, ()
    whole, name = found
    shown = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows"}[name]
    return whole, (Note("repaired", f"Text in {shown} that had been read as Windows-1252 was put right."),)


@cache
def _escape() -> re.Pattern[str]:
    # `\\ud83d\\ude00` is one character in two halves.
    return re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\x[89a-fA-F][0-9a-fA-F]")


def _unescaped(text: str) -> tuple[str, tuple[Note, ...]]:
    r"""Put letters for the escapes that a program left in place of them: `Andr\xe9s`, `Biden\u2019s`."""
    count = 0

    def letter(found: re.Match[str]) -> str:
        nonlocal count
        units = [int(unit[1:], 16) for unit in found.group().split("\\")[1:]]
        data = b"".join(unit.to_bytes(2, "big") for unit in units)
        meant = data.decode("utf-16-be", "replace")
        if not meant.isprintable() and not meant.isspace():
            return found.group()
        count += 1
        return meant

    whole = _escape().sub(letter, text)
    if not count:
        return text, ()
    places = "1 place" if count == 1 else f"{count:,} places"
    return whole, (Note("repaired", f"Letters that stood as escapes were put right in {places}."),)


@cache
def _rare() -> re.Pattern[str]:
    # One set of characters, none of which a page in Vietnamese or English needs: 2 µs an article.
    return re.compile("[ÃĂÆÅÄº»¡¨©ª«¬®µ¶¸¹¼½¾§€ïûøåäöëñüÏÛØÖÑ]")


@cache
def _trigger() -> re.Pattern[str]:
    # A leading byte with a continuation behind it, as they look; a symbol in a word (TCVN3); vowels that no
    # Vietnamese word has on end (VNI).
    return re.compile(
        f"[ÃÂĂÄÅÆáâ][{_continuations()}]|Ã |[A-Za-zÀ-ỹ][¨©ª«¬®µ¶¸¹º¼½¾§×÷ßÞ]"
        "|[aeouyAEOUY][ïûøåäÏÛØÅÄ]|[öô][ïûùøõÏÛÙØÕ]"
    )


@cache
def _bytes() -> dict[str, int]:
    """Map characters to the bytes that they stand for: Windows-1252, and Latin-1 where that has none."""
    found = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        char = bytes([code]).decode("cp1252", "ignore")
        if char:
            found[char] = code
    found["Ă"] = 0xC3  # Windows-1258, where it is not the same
    return found


@cache
def _continuations() -> str:
    return "".join(re.escape(char) for char, code in sorted(_bytes().items()) if 0x80 <= code < 0xC0)


@cache
def _sequence() -> re.Pattern[str]:
    tail = f"[{_continuations()}]"
    return re.compile(f"[ÂĂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß]{tail}|[à-ï]{tail}{{2}}|[ðñòóô]{tail}{{3}}")


def _mended_once(text: str) -> tuple[str, int]:
    pieces: list[str] = []
    doubtful: list[int] = []  # pieces that letters and a quotation mark behind them may also be
    sure = done = 0
    for found in _sequence().finditer(text):
        meant = _meant(found.group())
        if meant is None:
            continue
        start = found.start()
        pieces += (text[done:start], meant)
        done = found.end()
        if not _PRINTED.issuperset(found.group()[1:]) or "\u2000" <= meant <= "\u206f":
            sure += 1
        elif found.group()[-1] in _QUOTES and len(found.group()) == 2 and text[start - 1 : start].isupper():
            # `ĐÃ”`
            pieces[-1] = found.group()
        else:
            doubtful.append(len(pieces) - 1)
    if not sure:
        return text, 0
    whole = "".join([*pieces, text[done:]])
    return _lost_space().sub(_grave, whole), sure + len(doubtful)


_PRINTED = frozenset("\xa0“”‘’‚„–—…•™›‹»«°©®€")
"""What stands behind letters in good text too."""
_QUOTES = frozenset("“”‘’–—…»")


def _meant(run: str) -> str | None:
    try:
        meant = bytes(map(_bytes().__getitem__, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None
    # Canadian syllabics, out of a letter and two dashes.
    likely = len(run) != 3 or "\u1e00" <= meant <= "\u22ff" or not _PRINTED.issuperset(run[1:])
    return meant if likely else None


@cache
def _lost_space() -> re.Pattern[str]:
    # `Ã` with a plain space is `à` whose no-break space was made plain.
    return re.compile(r"([^\W\d_]*)Ã ( ?)([^\W\d_]*)")


def _grave(found: re.Match[str]) -> str:
    """Return the word that `Ã` and a space stand in: `hÃ ng` is `hàng`, `lÃ má»™t` was `là một`."""
    head, space, tail = found.groups()
    whole = f"{head}à{tail}"
    if not space and tail and is_syllable(whole) and tail.lower() not in frequent_words():
        return whole
    return f"{head}à {tail}"
