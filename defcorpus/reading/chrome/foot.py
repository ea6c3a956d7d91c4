"""What a page's foot holds besides headlines: comments, teasers with their section in front, tags."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.reading.chrome import lines, shapes
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import forms, openers, trimmed
from defcorpus.text import alternatives

_BODY = 200
"""Characters of text that stand above a page's comments."""

_COMMENT = 600
"""Characters of the longest comment; a page with longer ones keeps them."""


def read_foot(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Label comments, teasers and tags below the text, in place."""
    for at in range(head, len(blocks)):
        pieces = labels[at]
        if pieces is not None and pieces[0].rule == "opener" and pieces[0].role == "tags":
            _tags_below(blocks, at, labels)
    _comments(blocks, head, labels)
    _teasers(blocks, head, labels)


def _tags_below(blocks: list[Block], at: int, labels: list[Pieces | None]) -> None:
    """Know the tags on lines of their own below `Từ khóa:`."""
    form = next((form for form, role in openers(blocks[at].plain) if role == "tags"), "")
    if trimmed(blocks[at].plain)[len(form) :].strip(" :：-"):
        return
    for below in range(at + 1, len(blocks)):
        block = blocks[below]
        short = block.size <= 40 and block.words <= 6
        row = block.size <= 300 and "," in block.text and "." not in block.text
        if labels[below] is not None or block.ended or not (short or row):
            return
        labels[below] = lines.whole(block, "tags", "below-tags")


def _comments(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know readers' comments: what stands below `Bình luận (2)` and is shorter than the text above it."""
    above = 0
    for at in range(head, len(blocks)):
        block, pieces = blocks[at], labels[at]
        if pieces is None or any(piece.role == "body" for piece in pieces):
            above += block.size
            continue
        if above < _BODY or not _is_comments(block.plain):
            continue
        end = next((n for n in range(at + 1, len(blocks)) if _is_heading(labels[n])), len(blocks))
        below = [n for n in range(at + 1, end) if labels[n] is None]
        sizes = [blocks[n].size for n in below]
        if below and max(sizes) <= _COMMENT and sum(sizes) < above:
            for n in below:
                labels[n] = lines.whole(blocks[n], "share", "comment")
        return


def _is_comments(plain: str) -> bool:
    bare = plain.strip(" .:;()[]0123456789")
    return bare in forms("comments")


def _is_heading(pieces: Pieces | None) -> bool:
    return pieces is not None and pieces[0].rule == "heading"


@cache
def _kicker() -> re.Pattern[str]:
    names = alternatives(form.capitalize() for form in forms("kicker"))
    return re.compile(rf"(?:{names})\s+(?=[A-ZĐ“\"][\w’'-]*\s+\S+\s)")


def _teasers(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know the last lines of a page that begin with a section's name: `Politics PM receives guests …`."""
    found: list[int] = []
    for at in range(len(blocks) - 1, head, -1):
        if _kicker().match(blocks[at].text):
            found.append(at)
        elif labels[at] is None and not shapes.is_headline(blocks[at]):
            break
    if len(found) >= 2:
        for at in range(found[-1], len(blocks)):
            if labels[at] is None or at in found:
                labels[at] = lines.whole(blocks[at], "related", "section-teaser")
