"""However long what comes in: memory stays bounded, and what is passed over is said."""

from __future__ import annotations

import json
import tarfile
import tracemalloc
from collections.abc import Iterator

import pytest

from defcorpus.article import Page, Skip
from defcorpus.reading import read_stdin
from tests.reading.samples import BODY, COMPRESS

PIECE = b"x" * 65_536
MANY = 2_400  # pieces: 157 MB


class Endless:
    """A stream made as it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.left = b""

    def read(self, size: int = -1, /) -> bytes:
        while len(self.left) < size and (piece := next(self.pieces, b"")):
            self.left += piece
        data, self.left = self.left[:size], self.left[size:]
        return data


def after(start: bytes, piece: bytes = PIECE, count: int = MANY) -> Iterator[bytes]:
    yield from [start] if start else []
    for _ in range(count):
        yield piece


def header(kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = kind, size
    return info.tobuf()


ENDLESS = {
    "a line": (after(b'{"text": "'), "too-large"),
    "a string in an array": (after(b'[{"text": "'), "too-large"),
    "a page": (after(b""), "too-large"),
    "a cell": (after(b'title,text\na,"', PIECE + b"\n"), "too-large"),
    "a header of a web archive": (after(b"WARC/1.0\r\nWARC-Type: response\r\nX: "), "too-large"),
    "a name in a tar": (after(header(b"L", 3_000_000_000)), "too-large"),
    "a page in a tar": (after(header(b"0", 3_000_000_000)), "too-large"),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_something_endless(what):
    held_back(*ENDLESS[what])


@pytest.mark.parametrize("how", COMPRESS)
def test_endless_zeros(how):
    held_back(after(b"", COMPRESS[how](bytes(50_000_000)), 20), "too-large")


def held_back(stream, reason):
    tracemalloc.start()
    try:
        found = list(read_stdin(Endless(stream)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(found[0], Skip) and found[0].reason == reason, found[:3]
    assert all(isinstance(item, Skip) for item in found) and len(found) < 110
    assert peak < 200_000_000, peak


@pytest.mark.parametrize("what", ["lines", "array", "tar", "table"])
def test_memory_does_not_grow_with_the_file(what):
    text = BODY * 80
    record = json.dumps({"text": text}).encode()
    starts = {
        "lines": (b"", record + b"\n"),
        "array": (b"[", record + b","),
        "table": (b"title,text\n", b'A,"' + text.encode() + b'"\n'),
        "tar": (b"", header(b"0", len(text.encode())) + text.encode() + bytes(-len(text.encode()) % 512)),
    }
    start, piece = starts[what]
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Page) for item in read_stdin(Endless(after(start, piece, 300))))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 300 and len(piece) * 300 > 4_000_000
    assert peak < 3_500_000, peak
