"""Lists of other stories: the headlines below a heading such as `Tin liên quan`."""

from __future__ import annotations

from defcorpus.reading.chrome import lines, shapes, stamps
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.lines import Pieces

_TRIES = 8
"""Headings whose list may go on to the page's end."""


def read_lists(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Label the headlines below each heading, up to where the text goes on, in place."""
    half = len(blocks) // 2
    tries = _TRIES
    for at in range(head, len(blocks)):
        pieces = labels[at]
        if pieces is None or pieces[0].rule != "heading":
            continue
        for below in range(at + 1, len(blocks)):
            known = labels[below]
            if known is not None:
                if known[0].rule == "heading":
                    break  # it has a list of its own
                continue
            if not _is_other(blocks[below]):
                break
            labels[below] = lines.whole(blocks[below], "related", "below-heading")
        if at >= half and tries and _is_list(blocks, at + 1):
            _rest(blocks, at + 1, labels)
        tries -= at >= half and tries > 0


def _rest(blocks: list[Block], start: int, labels: list[Pieces | None]) -> None:
    """Label the rest of a list of other stories; paragraphs in a row are the text again."""
    for at in range(start, len(blocks)):
        if labels[at] is not None or blocks[at].size > 400:
            continue
        if (
            _is_text(blocks[at])
            and at + 1 < len(blocks)
            and labels[at + 1] is None
            and _is_text(blocks[at + 1])
        ):
            return
        labels[at] = lines.whole(blocks[at], "related", "below-heading")


def _is_other(block: Block) -> bool:
    """Say whether a block below the heading of a list offers another story, or says when that appeared."""
    return shapes.is_headline_in_list(block) or stamps.is_stamp(block.plain)


def _is_text(block: Block) -> bool:
    return block.ended and block.size >= 40 and not shapes.is_headline(block)


def _is_list(blocks: list[Block], start: int) -> bool:
    """Say whether what stands from `start` to the end is headlines with at most a teaser behind each."""
    rest = blocks[start:]
    headlines = sum(_is_other(block) for block in rest)
    return bool(rest) and headlines * 2 >= len(rest) and all(block.size <= 600 for block in rest)
