"""JSON values one after another out of a stream: the elements of an array, or objects over many lines.

`json.load` would need the whole file in memory. Here no more than one value is held, and the text that was
read along with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from defcorpus.reading.encoding.decoding import read_text_pieces
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import MAX_LINE, Readable

_MORE = 1 << 16  # characters read at least, before a value is tried again
_BETWEEN = " \t\r\n,"
_CUT = ("Unterminated string", "Expecting", "Invalid \\escape", "Invalid \\uXXXX")
_NEAR_END = 16  # characters: a literal or an escape that is cut is reported at its start


class _Text:
    """What was read of a stream and not used yet, from `at` on."""

    def __init__(self, stream: Readable) -> None:
        self._pieces = read_text_pieces(stream)
        self.text = ""
        self.at = 0
        self.encoding = "utf-8"
        self.refusal: Refusal | None = None
        self.done = False

    def more(self) -> bool:
        """Read on, as much again as is held; say whether there was anything."""
        wanted = max(_MORE, len(self.text) - self.at)
        pieces, length = [self.text[self.at :]], 0
        while length < wanted and not self.done:
            piece = next(self._pieces, None)
            if piece is None or isinstance(piece, Refusal):
                self.refusal, self.done = piece, True
                break
            self.encoding = piece.encoding
            pieces.append(piece.text)
            length += len(piece.text)
        self.text, self.at = "".join(pieces), 0
        return length > 0

    def next_char(self) -> str:
        """Skip what stands between values; return the character that is met, nothing at the end."""
        while True:
            while self.at < len(self.text):
                char = self.text[self.at]
                if char not in _BETWEEN:
                    return char
                self.at += 1
            if not self.more():
                return ""


def read_values(stream: Readable) -> Iterator[tuple[object | Refusal, str]]:
    """Yield values and their encoding, those of an array one by one. After a refusal there is no more."""
    text = _Text(stream)
    decoder = json.JSONDecoder()
    within = text.next_char() == "["
    text.at += within
    count = 0
    while char := text.next_char():
        if within and char == "]":
            return
        value = _value(decoder, text, count)
        yield value, text.encoding
        if isinstance(value, Refusal):
            return
        count += 1
    if text.refusal is not None:
        yield text.refusal, text.encoding
    elif within:
        yield Refusal("broken-json", f"The array is cut off after {count:,} whole records."), text.encoding


def _value(decoder: json.JSONDecoder, text: _Text, before: int) -> object | Refusal:
    while True:
        try:
            value, end = decoder.raw_decode(text.text, text.at)
        except RecursionError:
            return Refusal("broken-json", "It is nested too deeply.")
        except ValueError as error:
            if len(text.text) - text.at > MAX_LINE:
                return Refusal("too-large", f"One value of more than {MAX_LINE:,} characters.")
            if _is_cut(error, text) and text.more():
                continue
            if text.refusal is not None:
                return text.refusal
            why = "it is cut off" if _is_cut(error, text) else f"it is no JSON ({_told(error)})"
            return Refusal("broken-json", f"After {before:,} whole records {why}; the rest is not read.")
        if end < len(text.text) or value.__class__ in (dict, list, str) or not text.more():
            text.at = end
            return value  # type: ignore[no-any-return]  # whatever JSON holds


def _is_cut(error: ValueError, text: _Text) -> bool:
    """Say whether a value may only be cut, where what was read ends."""
    at = getattr(error, "pos", 0)
    message = str(error)
    return message.startswith(_CUT[0]) or (message.startswith(_CUT) and at >= len(text.text) - _NEAR_END)


def _told(error: ValueError) -> str:
    return str(getattr(error, "msg", error))
