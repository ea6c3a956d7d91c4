"""Bytes to text: UTF-8 first, a byte order mark's word is taken, then what the bytes look like.

The text is kept as decoded, line ends included: offsets refer to it. Only what was decoded wrongly before it
was saved is put right, and a note says so.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from defcorpus.article import Note
from defcorpus.reading.encoding.charsets import decoded, latin
from defcorpus.reading.encoding.mojibake import mended


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and the name of the encoding it was read with."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


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
_WESTERN = frozenset(
    "iso-8859-1 iso8859-1 latin1 latin-1 windows-1252 cp1252 us-ascii x-user-defined".split()
)
_NAMES = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI-Windows",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "Windows-1258",
}
_STRAY = 3  # controls that a short text may hold by accident
_SAMPLE = 4096  # characters looked at for controls; bytes given to the guess are ten times as many


def decode(data: bytes) -> Decoded | Refusal:
    r"""Return `data` as text, or why it is none.

    >>> decode("Hà Nội".encode("utf-8-sig"))
    Decoded(text='Hà Nội', encoding='utf-8', notes=())
    """
    if not data.strip():
        return Refusal("empty", "The file holds nothing but white space.")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, codec, name)
    if b"\0" in data[: 2 * _SAMPLE]:
        wider = wide(data)
        if wider is not None:
            return _inferred(data.decode(wider, "replace"), wider, wider.upper())
        return Refusal("binary", "It holds NUL bytes, so it is no text; save the page as text or HTML.")
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)


def as_declared(data: bytes, name: str) -> Decoded | Refusal:
    """Return `data` in the encoding that a page declares, in which old Vietnamese sets are often hidden.

    Latin-1 is read as Windows-1252, as browsers do (WHATWG Encoding). LookupError for a name nobody knows,
    UnicodeDecodeError for bytes that the encoding has not.
    """
    if name not in _WESTERN:
        return _checked(data.decode(name), name)
    vietnamese = decoded(data)
    if vietnamese is not None:
        text, found = vietnamese
        return _inferred(text, found, _NAMES[found])
    return _checked(latin(data), name)


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
    whole, notes = mended(text)
    return Decoded(whole, encoding, notes)


def _inferred(text: str, encoding: str, shown: str) -> Decoded | Refusal:
    """Return what was decoded by a guess, with a note that says so."""
    found = _checked(text, encoding)
    if isinstance(found, Refusal):
        return found
    note = Note("encoding", f"It says nothing of its encoding and was read as {shown}.")
    return Decoded(found.text, encoding, (note, *found.notes))


def wide(data: bytes) -> str | None:
    """Return the encoding of bytes in UTF-16 or UTF-32 without a byte order mark, by where their NULs are.

    Three letters in four of Vietnamese, and nearly all of English, have a NUL for their upper half.
    """
    sample = data[: 2 * _SAMPLE]
    nuls = [sample[at::4].count(0) for at in range(4)]
    quarter = len(sample) // 4
    if quarter < 4:
        return None
    for codec, empty, letter in (("utf-32-le", (2, 3), 0), ("utf-32-be", (0, 1), 3)):
        if all(nuls[at] >= quarter for at in empty) and nuls[letter] * 50 <= quarter:
            return codec if _reads(sample, codec) else None
    for codec, empty, full in (("utf-16-le", (1, 3), (0, 2)), ("utf-16-be", (0, 2), (1, 3))):
        few = sum(nuls[at] for at in full) * 50 <= 2 * quarter
        if few and sum(nuls[at] for at in empty) * 3 >= 2 * quarter:
            return codec if _reads(sample, codec) else None
    return None


def _reads(sample: bytes, codec: str) -> bool:
    text = sample[: len(sample) // 4 * 4].decode(codec, "ignore")
    plain = sum(1 for char in text if char.isalnum() or char.isspace())
    return plain * 3 >= 2 * len(text) and text.count("\0") == 0


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
    vietnamese = decoded(data)
    if vietnamese is not None:
        text, name = vietnamese
        return _inferred(text, name, _NAMES[name])
    for codec in _candidates(sample):
        try:
            return _inferred(data.decode(codec), codec, codec)
        except UnicodeDecodeError:
            continue
    return Refusal("encoding", "Its encoding could not be told; save it as UTF-8 and read it again.")


def _is_damaged_utf8(text: str) -> bool:
    """Say whether a text read as UTF-8 has many letters beyond ASCII for each byte that could not be read."""
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if char > "\x7f") - broken
    return broken * 10 <= beyond


def _candidates(sample: bytes) -> list[str]:
    """Return the encodings to try, the likeliest first.

    Of equally likely ones the western is taken: its letters are those of the languages expected here.
    """
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
