"""Normal form: what two spellings of one Vietnamese text have in common, marks kept.

NFC, no zero-width characters, plain spaces, and one tone placement (the older, `hòa`, which most of the
press writes; `hoà` becomes `hòa`). After `qu` the tone stands on the next vowel in both styles. Mirror
sites put Cyrillic and Greek letters and pictographs inside words: Latin letters stand there, or nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from defcorpus.tuples import NamedTuple

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"

_PICTOGRAPHS = "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
# Scripts that nobody writes between two Latin letters: Tibetan, Burmese, Yi, Javanese, and the old ones.
_STRAY = "\u0f00-\u109f\ua000-\ua4cf\ua980-\ua9df\uaa60-\uaa7f\U00010000-\U0001efff"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f"
# Letters that look the same, of the Unicode confusables (UTS 39), Latin behind.
_LOOKALIKES = str.maketrans(
    "аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈԚԜοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxisjhdqwABEKMHOPCTYXISJQWoaABEZHIKMNOPTYX",
)
_FOREIGN = "\u0370-\u03ff\u0400-\u052f"

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


class Mapped(NamedTuple):
    """A changed text and, for each of its characters, the offset in the original it came from.

    ``offsets`` has one entry more than ``text``: the length of the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open span for one of the changed text."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end]


@cache
def _tone_pairs() -> dict[str, str]:
    """Map the newer placement of a final `oa`, `oe`, `uy` to the older one, in both cases."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in TONES:
            for a, b in ((first, second), (first.upper(), second), (first.upper(), second.upper())):
                new = unicodedata.normalize("NFC", a + b + tone)
                pairs[new] = unicodedata.normalize("NFC", a + tone + b)
    return pairs


@cache
def _tone_pattern() -> re.Pattern[str]:
    # Only at a syllable's end (`hoàn` is the same in both styles), and in front of no stray mark, which the
    # letter that lost its tone would take up. A plain set of letters in front lets the search skip quickly;
    # `_older` looks at the rest.
    toned = "".join(sorted({pair[1] for pair in _tone_pairs()}))
    return re.compile(rf"[oOuU][{toned}](?![\w\u0300-\u036f])")


@cache
def _letters() -> re.Pattern[str]:
    """Match what a text may have that is not in normal form: all but the usual quotation marks and signs."""
    return re.compile(
        "[^\u00a1-\u00ac\u00ae-\u00b4\u00b6\u00b7\u00b9-\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
    )


def _older(found: re.Match[str]) -> str:
    pair, start = found.group(), found.start()
    if start and found.string[start - 1] in "qQ":  # there u is a glide
        return pair
    return _tone_pairs().get(pair, pair)


@cache
def zero_width() -> re.Pattern[str]:
    """Match the characters that have no width."""
    return re.compile(f"[{ZERO_WIDTH}]+")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}]")


_ASCII = bytes(range(128))
_SHORT = 200  # characters that a search goes through as quickly


@lru_cache(maxsize=8)
def beyond_ascii(text: str) -> str:
    """Return the characters of `text` that are not ASCII, in order; the last few answers are kept.

    Bytes are sifted at a tenth of what a search through the characters costs.
    """
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return data.decode("utf-8", "surrogatepass")


@cache
def _rare() -> re.Pattern[str]:
    """Match what most texts have none of: one search tells that there is nothing to do but to compose."""
    return re.compile(f"[{ZERO_WIDTH}{_SPACES}{_FOREIGN}{_PICTOGRAPHS}{_STRAY}]")


@cache
def _inside() -> re.Pattern[str]:
    letter = "[^\\W\\d_]|[\u0300-\u036f]"
    none, latin = f"{_PICTOGRAPHS}{ZERO_WIDTH}", f"[{_LATIN}]"
    # The set goes first, and what stands in front of it is looked at behind it: the engine skips to it.
    return re.compile(
        f"[{none}{_STRAY}](?:(?<=[{_STRAY}{ZERO_WIDTH}])(?<={latin}.)[{_STRAY}{ZERO_WIDTH}]*(?={latin})"
        f"|(?<=[{none}])(?<=(?:{letter}).)[{none}]*(?={letter}))"
    )


@cache
def _alien() -> re.Pattern[str]:
    return re.compile(f"[{_FOREIGN}]")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(f"[\\w\u0300-\u036f{ZERO_WIDTH}]+")


def _latin(found: re.Match[str]) -> str:
    """Return a word with its look-alikes as Latin letters: only beside Latin ones and no foreign others."""
    word = found.group()
    if word.isascii() or _alien().search(word) is None:
        return word
    whole = word.translate(_LOOKALIKES)
    if _alien().search(whole) is not None:
        return word
    return whole if _own().search(word) is not None else word


def _honest(text: str) -> str:
    """Return `text`, of the same length, without letters and pictographs that only hide a word."""
    # Stray letters and what has no width may stand side by side: all that is between two letters goes.
    while (plainer := _inside().sub(lambda found: "\u200b" * len(found.group()), text)) != text:
        text = plainer
    return _token().sub(_latin, text) if _alien().search(text) is not None else text


def _plain(text: str) -> str:
    """Drop what has no width, compose what it may have stood between, and make every space a plain one."""
    if _rare().search(text) is not None:
        text = _spaces().sub(" ", zero_width().sub("", text))
    return unicodedata.normalize("NFC", text)


def normal(text: str) -> str:
    """Return `text` in normal form.

    >>> normal("Khánh Hoà, thuỷ quân")
    'Khánh Hòa, thủy quân'
    """
    if text.isascii():
        return text
    marked = beyond_ascii(text) if len(text) > _SHORT else text
    if _rare().search(marked) is not None:
        plain = text.replace("\u00a0", " ")  # most often there is nothing else
        if _rare().search(plain) is not None:
            plain = _spaces().sub(" ", zero_width().sub("", _honest(text)))
        text = plain
    elif _letters().search(marked) is None:
        return text
    return _tone_pattern().sub(_older, unicodedata.normalize("NFC", text))


def normal_mapped(text: str) -> Mapped:
    """Return `text` in normal form with a map back to the original."""
    plain = normal(text)
    if len(plain) == len(text) and unicodedata.is_normalized("NFC", text):
        # Placement moves a tone between two neighbours and nothing was dropped: offsets are the same.
        return Mapped(plain, range(len(text) + 1))
    if _rare().search(text) is not None:
        text = _honest(text)
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in _cluster_ends(text):
        piece = text[start:end]
        if end - start > 1 or not piece.isascii():
            piece = _plain_cluster(piece)
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    offsets.append(len(text))
    joined = "".join(pieces)
    return Mapped(_tone_pattern().sub(_older, joined), tuple(offsets))


# A page has some hundred different clusters and some thousand of them.
_plain_cluster = lru_cache(maxsize=4096)(_plain)


def _cluster_ends(text: str) -> list[int]:
    """Return where each base character with the combining marks behind it ends."""
    ends = [at for at, char in enumerate(text) if char < "\xad" or not _joins(char)]
    # The first character begins a cluster whatever it is.
    return [*ends[1 if ends and not ends[0] else 0 :], len(text)] if text else []


@lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Say whether a character belongs to the cluster in front of it."""
    return bool(unicodedata.combining(char)) or char in _CONJOINING or char in ZERO_WIDTH


# Hangul vowels and finals compose with the consonant in front of them without being combining marks.
_CONJOINING = frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))
