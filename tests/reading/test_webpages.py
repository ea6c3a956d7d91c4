"""Pages in the manner of thirty sites: every sentence kept, every menu and list left out, the right day."""

from __future__ import annotations

import pytest

from defcorpus.article import Page
from defcorpus.facts.dates.read import read_dates
from defcorpus.facts.source import read_source
from defcorpus.facts.title import read_title
from defcorpus.reading.formats.html import parse_html

from .documents import HERE
from .webpages import Sample, samples, tidy

ALL = samples()


def read(one: Sample) -> Page:
    found = parse_html(one.data, HERE)
    assert isinstance(found, Page)
    return found


def words(page: Page, *roles: str) -> str:
    return tidy(
        "\n".join(page.text[piece.start : piece.end] for piece in page.segments if piece.role in roles)
    )


def test_there_are_enough():
    assert len(ALL) >= 25


def lines(page: Page, *roles: str) -> list[str]:
    return [
        tidy(line)
        for piece in page.segments
        if piece.role in roles
        for line in page.text[piece.start : piece.end].splitlines()
    ]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_roles(one: Sample):
    page = read(one)
    # What stands in front of a lead (`VOV.VN - `) or behind the last word may be a segment of its own.
    body = words(page, "body", "source", "share")
    told = lines(page, "body", "title", "caption")
    for mark, text in one.marked:
        if mark == "b":
            text = text.removesuffix("/.")  # closes an article, and is a segment of its own
            assert text in body and text[-60:] in words(page, "body", "source"), f"lost: {text}"
        elif mark == "c":
            assert text in words(page, "caption", "credit"), f"no caption: {text}"
            assert text not in words(page, "body"), f"in the body: {text}"
        elif mark == "n":
            assert text not in told and not (len(text) > 40 and text in " ".join(told)), f"kept: {text}"
        else:  # a title or credit
            assert text not in lines(page, "body"), f"in the body: {text}"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_metadata(one: Sample):
    page = read(one)
    assert tidy(read_title(page).text) == one.expect["title"]
    for name in ("url", "author"):
        if name in one.expect:
            assert getattr(page.meta, name) == one.expect[name]
    dates = read_dates(page)
    day = one.expect["date"]
    if day is None:
        assert page.meta.date is None
    else:
        assert dates.date is not None and dates.date.value == day
    if "retrieved" in one.expect:
        assert dates.retrieved is not None and dates.retrieved.value in ("2025-12-25", "2025-12-30")
    if "source" in one.expect:
        source = read_source(page)[0]
        assert source is not None and source.name == one.expect["source"]
