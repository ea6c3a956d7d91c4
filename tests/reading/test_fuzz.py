"""Four thousand files of random and truncated bytes: no crash, every skip explained."""

from __future__ import annotations

import random

import pytest

from defcorpus.article import Page
from defcorpus.reading import read
from tests.reading.samples import SAMPLES

FILES = 4_000
EACH = -(-FILES // len(SAMPLES))
SNIPPETS = (
    b"\x1b[31m",
    b"\0",
    b"\xff\xfe",
    b'"',
    b"{",
    b"<",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"../",
    b"\n",
    b"\r",
)


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """Cut a file off, change some of its bytes, or put others in; or make bytes up behind its start."""
    way = rng.random()
    if way < 0.3:
        return data[: rng.randrange(len(data))]
    if way < 0.4:
        return data[: rng.randrange(1, 64)] + rng.randbytes(rng.randrange(600))
    if way < 0.45:
        return rng.randbytes(rng.randrange(2_000))
    found = bytearray(data)
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(found))
        if rng.random() < 0.7:
            found[at] = rng.randrange(256)
        else:
            found[at:at] = rng.choice(SNIPPETS)
    return bytes(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_spoilt_files_are_read_or_explained(tmp_path, name):
    rng = random.Random(f"defcorpus {name}")
    path = tmp_path / name
    for _ in range(EACH):
        data = spoilt(SAMPLES[name], rng)
        path.write_bytes(data)
        found = list(read([path]))
        assert found
        for item in found:
            if isinstance(item, Page):
                assert item.text.strip() and item.segments, data
                continue
            assert item.reason and item.reason != "failed", (item, data)
            assert len(item.detail) > 15 and "\x1b" not in item.detail, item
            item.detail.encode("utf-8")
