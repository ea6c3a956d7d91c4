"""How a page opens: a header line, a masthead's clock, menus, the title."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Metadata, Segment
from defcorpus.knowledge import table
from defcorpus.reading.chrome import lines, shapes, stamps
from defcorpus.reading.chrome.blocks import LONG, Block, closes, make_block
from defcorpus.reading.chrome.imprints import imprint_line
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import openers, outlet
from defcorpus.reading.chrome.sites import is_dateline, site_line
from defcorpus.reading.chrome.titles import OWN, choose_title, is_title, share, text_words
from defcorpus.text import is_syllable

_TITLE = 250
"""Characters of the longest title."""

_SECTION = 3
"""Words of the longest name of a section or place that stands behind the day, where a title may stand."""

_REACH = 40
"""Blocks from the top that may belong to the opening."""


def read_head(blocks: list[Block], meta: Metadata, labels: list[Pieces | None]) -> int:
    """Label the blocks of the opening in place; return how many blocks it has."""
    if not blocks:
        return 0
    first = _header(blocks[0])
    if first:
        labels[0] = first = _asks(blocks, first)
    else:
        _header_below(blocks, labels)
    end = _firsttext_words(blocks, labels, meta)
    titles: list[int] = []
    for at in range(end):
        if labels[at] is None:
            labels[at] = _label(blocks, at, meta, labels)
        if labels[at] is None:
            titles.append(at)
    for at in titles if labels[0] is not None else titles[1:]:
        if _is_reporter(blocks[at].text):
            labels[at] = lines.whole(blocks[at], "credit", "bare-name")
    titles = [at for at in titles if labels[at] is None]
    if first and blocks[0].size > 60:
        titles = [at for at in titles if is_title(blocks[at], meta)]
    choose_title(blocks, titles, end, meta, labels)
    _menu_behind_day(blocks, end, labels)
    title = next((at for at in range(end) if any(piece.role == "title" for piece in labels[at] or ())), 0)
    _stamp_above(blocks, labels, title)
    labels[title] = _part_stamp(labels[title], blocks[title])
    _clock_above(blocks, title, labels)
    for at in range(title):
        if labels[at] is None and shapes.is_short(blocks[at]):
            labels[at] = lines.whole(blocks[at], "menu", "label-in-front")
    return end


def _header_below(blocks: list[Block], labels: list[Pieces | None]) -> None:
    """Know `date 2025-12-25 …` right below a title that whoever saved the page put above it."""
    for at in (1, 2):
        if at >= len(blocks) or blocks[at - 1].ended or blocks[at - 1].size > _TITLE:
            return
        found = _header(blocks[at])
        if found:
            labels[at] = found
            return


def _menu_behind_day(blocks: list[Block], end: int, labels: list[Pieces | None]) -> None:
    """Know labels of the site behind `date 2025-12-25` for what they are, the title standing below them."""
    first = labels[0]
    if first is None or first[-1].rule != "behind-date-line" or first[-1].role != "title":
        return
    if any(piece.role == "title" for pieces in labels[1:end] for piece in pieces or ()):
        line = first[-1]
        text = blocks[0].text[line.start - blocks[0].start :]
        if share(text, text_words(blocks[1:])) < OWN:
            labels[0] = (*first[:-1], Segment(line.start, line.end, "menu", "sections"))


def _clock_above(blocks: list[Block], title: int, labels: list[Pieces | None]) -> None:
    """Know a day at the very top for the site's clock where the story has another one below its title."""
    first = labels[0]
    if not title or first is None or first[0].rule != "stamp" or stamps.says_published(blocks[0].plain):
        return
    below = labels[title + 1 : title + 4]
    if any(pieces is not None and pieces[0].rule == "stamp" for pieces in below):
        labels[0] = lines.whole(blocks[0], "masthead", "clock")


def _part_stamp(pieces: Pieces | None, block: Block) -> Pieces | None:
    """Take from a title the day and time behind it on its line, or its last line that names the outlet."""
    if not pieces or pieces[-1].role != "title":
        return pieces
    line = pieces[-1]
    text = block.text[line.start - block.start : line.end - block.start]
    above, _, last = text.rpartition("\n")  # hard-wrapped lines are one block
    below = imprint_line(make_block(line.end - len(last), last, "", apart=False, ended=False))
    at = len(above) if above and below else stamps.trailing_stamp(text)
    if not at:
        return pieces
    title = Segment(line.start, line.start + len(text[:at].rstrip()), "title", line.rule)
    behind = below if above and below else (Segment(line.start + at, line.end, "header", "stamp"),)
    return (*pieces[:-1], title, *behind)


@cache
def _places() -> frozenset[str]:
    return frozenset(form.lower() for form, _, kind in table("notnames") if kind == "place")


def _is_reporter(text: str) -> bool:
    """Say whether a line below the title is a Vietnamese name and nothing else, and no place's."""
    syllables = all(map(is_syllable, re.findall(r"[^\W\d_]+", text)))
    return syllables and shapes.is_bare_name(text) and " ".join(text.lower().split()) not in _places()


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"date:?\s{1,3}(?P<day>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?!\d)", re.IGNORECASE)


def _header(block: Block) -> Pieces | None:
    """Know `date 2025-12-25`, with or without a caption, title or text behind it on its line."""
    found = _opener().match(block.text)
    if not found:
        return None
    head = Segment(block.start, block.start + found.end(), "header", "date-line")
    rest = block.text[found.end() :]
    text = rest.lstrip(" \t:;,.|–-")
    if not text:
        return lines.whole(block, "header", "date-line")
    start = block.end - len(text)
    plain = " ".join(text[:LONG].lower().split())
    behind = make_block(start, text, plain, apart=True, ended=closes(text))
    pieces = _clock(behind, first=False) or lines.lead_mark(behind) or lines.read_line(behind)
    named = not behind.ended and behind.words <= _SECTION  # `date 2025-12-25 World news`
    if pieces is None and (named or shapes.is_menu(behind) or _is_imprint(behind)):
        pieces = lines.whole(behind, "menu", "sections")
    if pieces is None:
        # Words without a stop are the photograph's or the story's headline; else the text begins here.
        title = not behind.ended and behind.size <= 250 and not is_dateline(behind.text)
        pieces = lines.whole(behind, "title" if title else "body", "behind-date-line" if title else "text")
    return _tight(head, block, pieces)


def _asks(blocks: list[Block], pieces: Pieces) -> Pieces:
    """Know a headline that asks (`…?`) behind the header: the story's own, or another's above it."""
    line = pieces[-1]
    text = blocks[0].text[line.start - blocks[0].start :]
    if line.role != "body" or len(text) > 160 or text.rstrip('"”’ ')[-1:] != "?" or len(blocks) < 3:
        return pieces
    if not lines.is_one_sentence(text.rstrip('?"”’ ')):
        return pieces
    shared = share(text, text_words(blocks[1:]))
    if shared >= OWN:
        return (*pieces[:-1], Segment(line.start, line.end, "title", "behind-date-line"))
    return pieces if shared > 1 - OWN else (*pieces[:-1], Segment(line.start, line.end, "related", "asks"))


def _tight(head: Segment, block: Block, pieces: Pieces) -> Pieces:
    """Return header and pieces, marks between the two given to the header."""
    between = block.text[head.end - block.start : pieces[0].start - block.start].rstrip()
    return (Segment(head.start, head.end + len(between), head.role, head.rule), *pieces)


def _firsttext_words(blocks: list[Block], labels: list[Pieces | None], meta: Metadata) -> int:
    """Return the index of the block where the story's text begins, or 0 where nothing is in front of it."""
    for at, block in enumerate(blocks[:_REACH]):
        if labels[at] is None and shapes.is_running_text(block) and not is_title(block, meta):
            if shapes.is_ticker(block.text) or _is_notice(block):
                continue
            return at
        if labels[at] and any(piece.role == "body" for piece in labels[at] or ()):
            return at
    return 0 if len(blocks) < 2 else min(1, len(blocks))


def _is_notice(block: Block) -> bool:
    """Say whether a sentence is the site's own: `A .mil website belongs to …`."""
    found = lines.read_line(block)
    return found is not None and len(found) == 1 and found[0].rule == "notice"


def _label(blocks: list[Block], at: int, meta: Metadata, labels: list[Pieces | None]) -> Pieces | None:
    """Label one block of the opening; None for what may be the title."""
    block = blocks[at]
    if is_title(block, meta):
        return lines.whole(block, "title", "title")
    found = _clock(block, first=at == 0 or _only_chrome(labels[:at])) or lines.read_line(block)
    if found:
        return found
    if block.size <= 60 and outlet(block.plain):
        return lines.whole(block, "masthead", "outlet")
    if shapes.is_domain(block.text):
        return lines.whole(block, "masthead", "domain")
    if shapes.is_menu(block) or shapes.is_place_row(block) or _is_imprint(block):
        return lines.whole(block, "menu", "sections")
    if re.match(r"#\w", block.text) and block.size <= 80 and not block.ended:
        return lines.whole(block, "tags", "hashtag")
    if shapes.is_short(block) and _in_run(blocks, at):
        return lines.whole(block, "menu", "run-of-labels")
    return site_line(blocks, at, first=_only_chrome(labels[:at])) or imprint_line(block)


def _is_imprint(block: Block) -> bool:
    """Say whether a line above the title is the site's own: `Hotline: 024 …`, its papers, `Quảng cáo`."""
    if block.ended or block.size > 200:
        return False
    return any(
        role == "imprint" and block.plain[len(form) :].lstrip().startswith(":")
        for form, role in openers(block.plain)
    )


def _only_chrome(labels: list[Pieces | None]) -> bool:
    return all(pieces is not None and pieces[0].role in ("masthead", "menu", "share") for pieces in labels)


def _clock(block: Block, *, first: bool) -> Pieces | None:
    """Know a line that is a day and a time: the site's clock at the very top, else when it was published."""
    rest = stamps.stamp_rest(block.plain)
    if rest is None:
        return None
    at = stamps.named_stamp(block.text) if rest else 0
    if at and _is_reporter(block.text[:at].rstrip(" -–—|,•·")):
        return lines.cut(block, at, ("credit", "bare-name"), ("header", "stamp"))
    signed = stamps.signed_stamp(block.text) if rest else 0
    if signed and first:
        return lines.whole(block, "masthead", "clock")  # `Báo X - Thứ Sáu, 05/12/2025 | 10:11`
    if signed:
        return lines.cut(block, signed, ("credit", "bare-name"), ("header", "stamp"))
    # `June 19, 2023 02:48 pm | Updated 02:50 pm IST - New Delhi`
    placed = stamps.says_published(block.plain) and (rest.count(" ") <= 1 or _signs(block.plain))
    placed = placed or (bool(rest) and (stamps.labelled_stamp(block.plain) or stamps.desk_stamp(rest)))
    placed = placed or (bool(rest) and stamps.section_stamp(block.text))
    placed = placed or (bool(rest) and stamps.stamp_site(block.text) is not None)
    account = rest.startswith("@") and " " not in rest
    if rest and not (outlet(rest) or (rest.count(" ") <= 3 and openers(rest)) or placed or account):
        return None
    says = any(role == "stamp" for _, role in openers(block.plain))
    if first and not rest and not says and stamps.has_weekday(block.plain):
        return lines.whole(block, "masthead", "clock")
    return lines.whole(block, "header", "stamp")


def read_published(block: Block) -> Pieces | None:
    """Know a line below the first text that only tells when the page was published, to the minute."""
    if block.size > 120 or not stamps.says_published(block.plain):
        return None
    return _clock(block, first=False)


def _signs(plain: str) -> bool:
    """Say whether an agency signs a line between strokes: `ANI | New Delhi | Updated: …`."""
    first, stroke, _ = plain.partition(" | ")
    return bool(stroke) and outlet(first) is not None


def _stamp_above(blocks: list[Block], labels: list[Pieces | None], title: int) -> None:
    """Know what looks like the site's clock for the story's own stamp: right above its title, to the minute.

    A clock belongs to the masthead: it stands below the site's name, or above its menu.
    """
    at = title - 1
    while at > 0 and (labels[at] or (_NOTHING,))[0].rule == "counter":
        at -= 1
    above = labels[at] if title else None
    if above is None or above[0].rule != "clock" or not stamps.has_time(blocks[at].plain):
        return
    counted = at < title - 1  # how often the page was seen stands beside when it was put out
    if counted or all(
        pieces is None or pieces[0].role != "masthead" or pieces[0].rule == "site" for pieces in labels[:at]
    ):
        labels[at] = lines.whole(blocks[at], "header", "stamp")


_NOTHING = Segment(0, 0, "body", "")


def _in_run(blocks: list[Block], at: int) -> bool:
    """Say whether a label stands among at least five in a row."""
    low, high = at, at
    while low > 0 and shapes.is_short(blocks[low - 1]):
        low -= 1
    while high + 1 < len(blocks) and shapes.is_short(blocks[high + 1]):
        high += 1
    return high - low >= 4
