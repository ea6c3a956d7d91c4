"""Whole pages in the manner of many outlets: every line's role, as a reader would give it."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus.article import Metadata
from defcorpus.reading import segment

Expected = list[tuple[str, str]]


def load() -> dict[str, tuple[str, Expected]]:
    """Return each page's text and its (role, words) in order."""
    pages: dict[str, tuple[str, Expected]] = {}
    name, lines, expected = "", [], []
    source = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").splitlines()
    for line in [*source, "=== "]:
        if line.startswith("==="):
            if name:
                pages[name] = ("\n".join(lines), expected)
            name, lines, expected = line[4:], [], []
        elif line == ".":
            lines.append("")
        elif name and line:
            roles, _, text = line.partition(": ")
            pieces = [piece.strip() for piece in text.split("‖")]
            lines.append(" ".join(pieces))
            expected += zip(roles.split("+"), pieces, strict=True)
    return pages


PAGES = load()


def roles(text: str, meta: Metadata | None = None) -> Expected:
    found = segment(text, meta or Metadata())
    return [(piece.role, text[piece.start : piece.end]) for piece in found]


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_role(name):
    text, expected = PAGES[name]
    assert roles(text) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(name, end):
    text, expected = PAGES[name]
    assert roles(text.replace("\n", end)) == expected


@pytest.mark.parametrize("name", PAGES)
def test_decomposed_text_has_the_same_roles(name):
    import unicodedata

    text, expected = PAGES[name]
    nfd = unicodedata.normalize("NFD", text)
    assert roles(nfd) == [(role, unicodedata.normalize("NFD", words)) for role, words in expected]


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name][1][0][0] == "title"])
def test_a_title_known_from_metadata_is_the_title(name):
    text, expected = PAGES[name]
    title = expected[0][1]
    assert roles(text, Metadata(title=title)) == expected
