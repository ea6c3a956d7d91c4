"""Normal form: what two spellings of one Vietnamese text have in common, marks kept.

NFC, no zero-width characters, plain spaces, and one tone placement (the older, `hòa`, which most of the
press writes; `hoà` becomes `hòa`). After `qu` the tone stands on the next vowel in both styles.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
_DROP_AND_SPACE: dict[int, str | None] = {**_ZERO_WIDTH, **_SPACES}
# Looking for them first is a tenth of the cost of translating a text that has none.
_ODD = re.compile("[" + "".join(map(chr, _DROP_AND_SPACE)) + "]")

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


@dataclass(frozen=True, slots=True)
class Mapped:
    """A changed text and, for each of its characters, the offset in the original it came from.

    ``offsets`` has one entry more than ``text``: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

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
        for tone in _TONES:
            for a, b in ((first, second), (first.upper(), second), (first.upper(), second.upper())):
                new = unicodedata.normalize("NFC", a + b + tone)
                pairs[new] = unicodedata.normalize("NFC", a + tone + b)
    return pairs


@cache
def _tone_pattern() -> re.Pattern[str]:
    # Character classes: as alternatives the same pairs take forty times as long.
    vowels: dict[str, str] = {}
    for pair in sorted(_tone_pairs()):
        first = pair[0].lower()
        vowels[first] = vowels.get(first, "") + pair[1]
    pairs = "|".join(f"[{first}{first.upper()}][{second}]" for first, second in vowels.items())
    # Only at a syllable's end (`hoàn` is written so in both styles), and not after q, where u is a glide.
    return re.compile(rf"(?<![qQ])(?:{pairs})(?!\w)")


def normal(text: str) -> str:
    """Return `text` in normal form.

    >>> normal("Khánh Hoà, thuỷ quân")
    'Khánh Hòa, thủy quân'
    """
    if text.isascii():
        return text
    if _ODD.search(text):
        text = text.translate(_DROP_AND_SPACE)
    return _placed(unicodedata.normalize("NFC", text))


def normal_mapped(text: str) -> Mapped:
    """Return `text` in normal form with a map back to the original."""
    plain = normal(text)
    if len(plain) == len(text) and unicodedata.is_normalized("NFC", text):
        # Placement moves a tone between two neighbours and nothing was dropped: offsets are the same.
        return Mapped(plain, tuple(range(len(text) + 1)))
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in _cluster_ends(text):
        piece = unicodedata.normalize("NFC", text[start:end].translate(_DROP_AND_SPACE))
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    offsets.append(len(text))
    joined = "".join(pieces)
    return Mapped(_placed(joined), tuple(offsets))


def _placed(text: str) -> str:
    pairs = _tone_pairs()
    return _tone_pattern().sub(lambda found: pairs.get(found.group(), found.group()), text)


def _cluster_ends(text: str) -> list[int]:
    """Return where each base character with the combining marks behind it ends."""
    ends = [
        at
        for at in range(1, len(text))
        if not (unicodedata.combining(text[at]) or text[at] in _CONJOINING or ord(text[at]) in _ZERO_WIDTH)
    ]
    ends.append(len(text))
    return ends if text else []


# Hangul vowels and finals compose with the consonant in front of them without being combining marks.
_CONJOINING = frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))
