"""Bytes to text: UTF-8 first, a byte order mark's word is taken, then what the bytes look like.

The text is kept exactly as decoded, line ends included: offsets refer to it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and the name of the encoding it was read with."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes, a record or a file are not taken in: a short fixed word and a sentence for a person."""

    reason: str
    detail: str


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
# Characters that a text has no use for; more than one in two hundred and it is none.
_CONTROLS = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F)))
_STRAY = 3  # controls that a short text may hold by accident
_SAMPLE = 4096  # characters looked at for controls; bytes given to the guess are ten times as many


def decode(data: bytes) -> Decoded | Refusal:
    r"""Return `data` as text, or why it is none.

    >>> decode("Hà Nội".encode("utf-8-sig"))
    Decoded(text='Hà Nội', encoding='utf-8')
    """
    if not data.strip():
        return Refusal("empty", "The file holds nothing but white space.")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, codec, name)
    if b"\0" in data[: 2 * _SAMPLE]:
        return Refusal("binary", "It holds NUL bytes, so it is no text; save the page as text or HTML.")
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)


def _with_mark(data: bytes, codec: str, name: str) -> Decoded | Refusal:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return Refusal("encoding", f"Its byte order mark says {name}, but it does not decode as that.")
    if not text.strip():
        return Refusal("empty", "The file holds nothing but white space.")
    return _checked(text, name)


def _checked(text: str, encoding: str) -> Decoded | Refusal:
    sample = text[:_SAMPLE]
    controls = sum(1 for char in sample if char in _CONTROLS)
    if controls > _STRAY and controls * 200 > len(sample):
        return Refusal("binary", "It is full of control characters, so it is no text.")
    return Decoded(text, encoding)


def _guess(data: bytes, error: UnicodeDecodeError) -> Decoded | Refusal:
    """Read what is not UTF-8: a file cut inside a character, then the likeliest of the old encodings."""
    if error.start >= len(data) - 3 and error.end == len(data):
        return _checked(data[: error.start].decode("utf-8"), "utf-8")
    damaged = data.decode("utf-8", "replace")
    if _is_damaged_utf8(damaged):
        return _checked(damaged, "utf-8-damaged")
    sample = data[: 10 * _SAMPLE]
    if sum(1 for byte in sample if byte < 9 or 13 < byte < 27) * 200 > len(sample):
        return Refusal("binary", "It is full of control characters, so it is no text.")
    for codec in _candidates(sample):
        try:
            return _checked(data.decode(codec), codec)
        except UnicodeDecodeError:
            continue
    return Refusal("encoding", "Its encoding could not be told; save it as UTF-8 and read it again.")


def _is_damaged_utf8(text: str) -> bool:
    """Say whether a text read as UTF-8 has many letters beyond ASCII for each byte that could not be read."""
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if char > "\x7f") - broken
    return broken * 10 <= beyond


def _candidates(sample: bytes) -> list[str]:
    """Return the encodings to try: cp1258 where its tones are seen, else the likeliest.

    Of equally likely ones the western is taken: its letters are those of the languages expected here.
    """
    if _looks_like_cp1258(sample):
        return ["cp1258"]
    from charset_normalizer import from_bytes

    matches = list(from_bytes(sample))
    if not matches:
        return []
    best = matches[0]
    equals = {
        name
        for match in matches
        if match.chaos <= best.chaos and match.coherence >= best.coherence
        for name in (match.encoding, *match.could_be_from_charset)
    }
    names = ["cp1252"] if "cp1252" in equals else []
    names += [match.encoding for match in matches if match.encoding not in ("cp1258", "cp1252")]
    return [name.replace("_", "-") for name in names[:4]]


def _looks_like_cp1258(data: bytes) -> bool:
    """Say whether tone bytes of Windows-1258 follow vowels as often as they do in Vietnamese."""
    tones = sum(1 for at in range(1, len(data)) if data[at] in _TONES and data[at - 1] in _VOWELS)
    high = sum(1 for byte in data if byte >= 0x80)
    return high > 0 and tones >= 3 and tones * 8 >= high and (b"\xf0" in data or b"\xd0" in data)


# Windows-1258: the five combining tones, and the vowels that they stand on (ă, â, ê, ô, ơ, ư among them).
_TONES = frozenset(b"\xcc\xec\xde\xd2\xf2")
_VOWELS = frozenset(b"aeiouyAEIOUY\xe2\xe3\xea\xf4\xf5\xfd\xc2\xc3\xca\xd4\xd5\xdd")
