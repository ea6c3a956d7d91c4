"""How a page opens: a header line, a masthead's clock, menus, the title."""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from defcorpus.article import Metadata, Segment
from defcorpus.knowledge import table
from defcorpus.reading import lines, shapes, stamps
from defcorpus.reading.blocks import LONG, Block, closes
from defcorpus.reading.lines import Pieces
from defcorpus.reading.markers import openers, outlet
from defcorpus.text import fold, is_syllable, letters

_REACH = 40
"""Blocks from the top that may belong to the opening."""

_CROWD = 4
"""Headlines in front of the text from which on some may belong to other stories."""

_LABEL = 6
"""Words of the longest label in front of a title."""

_TRAIL = 40
"""Characters of the sections in front of a headline that a trail ends with."""

_OWN = 0.6
"""Share of a headline's words that its own story has."""


def read_head(blocks: list[Block], meta: Metadata, labels: list[Pieces | None]) -> int:
    """Label the blocks of the opening in place; return how many blocks it has."""
    if not blocks:
        return 0
    first = _header(blocks[0])
    if first:
        labels[0] = first = _asks(blocks, first)
    end = _first_text(blocks, labels, meta)
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
    _choose_title(blocks, titles, end, meta, labels)
    title = next((at for at in range(end) if any(piece.role == "title" for piece in labels[at] or ())), 0)
    labels[title] = _part_stamp(labels[title], blocks[title])
    _clock_above(blocks, title, labels)
    for at in range(title):
        if labels[at] is None and shapes.is_short(blocks[at]):
            labels[at] = lines.whole(blocks[at], "menu", "label-in-front")
    return end


def _clock_above(blocks: list[Block], title: int, labels: list[Pieces | None]) -> None:
    """Know a day at the very top for the site's clock where the story has another one below its title."""
    first = labels[0]
    if not title or first is None or first[0].rule != "stamp" or stamps.says_published(blocks[0].plain):
        return
    below = labels[title + 1 : title + 4]
    if any(pieces is not None and pieces[0].rule == "stamp" for pieces in below):
        labels[0] = lines.whole(blocks[0], "masthead", "clock")


def _part_stamp(pieces: Pieces | None, block: Block) -> Pieces | None:
    """Take from a title the day and time that stand behind it on its line."""
    if not pieces or pieces[-1].role != "title":
        return pieces
    line = pieces[-1]
    text = block.text[line.start - block.start : line.end - block.start]
    at = stamps.trailing_stamp(text)
    if not at:
        return pieces
    title = Segment(line.start, line.start + len(text[:at].rstrip()), "title", line.rule)
    return (*pieces[:-1], title, Segment(line.start + at, line.end, "header", "stamp"))


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
    behind = Block(start, block.end, text, plain, True, closes(text))
    pieces = _clock(behind, first=False) or lines.lead_mark(behind) or lines.read_line(behind)
    if pieces is None and (shapes.is_menu(behind) or _is_imprint(behind)):
        pieces = lines.whole(behind, "menu", "sections")
    if pieces is None:
        # Words without a stop are the photograph's or the story's headline; else the text begins here.
        title = not behind.ended and behind.size <= 250
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
    share = _share(text, _text(blocks[1:]))
    if share >= _OWN:
        return (*pieces[:-1], Segment(line.start, line.end, "title", "behind-date-line"))
    return pieces if share > 1 - _OWN else (*pieces[:-1], Segment(line.start, line.end, "related", "asks"))


def _tight(head: Segment, block: Block, pieces: Pieces) -> Pieces:
    """Return header and pieces, marks between the two given to the header."""
    between = block.text[head.end - block.start : pieces[0].start - block.start].rstrip()
    return (Segment(head.start, head.end + len(between), head.role, head.rule), *pieces)


def _first_text(blocks: list[Block], labels: list[Pieces | None], meta: Metadata) -> int:
    """Return the index of the block where the story's text begins, or 0 where nothing is in front of it."""
    for at, block in enumerate(blocks[:_REACH]):
        if labels[at] is None and shapes.is_running_text(block) and not is_title(block, meta):
            if shapes.is_ticker(block.text):
                continue
            return at
        if labels[at] and any(piece.role == "body" for piece in labels[at] or ()):
            return at
    return 0 if len(blocks) < 2 else min(1, len(blocks))


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
    return None


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
    # `June 19, 2023 02:48 pm | Updated 02:50 pm IST - New Delhi`
    placed = stamps.says_published(block.plain) and (rest.count(" ") <= 1 or _signs(block.plain))
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


def _in_run(blocks: list[Block], at: int) -> bool:
    """Say whether a label stands among at least five in a row."""
    low, high = at, at
    while low > 0 and shapes.is_short(blocks[low - 1]):
        low -= 1
    while high + 1 < len(blocks) and shapes.is_short(blocks[high + 1]):
        high += 1
    return high - low >= 4


def is_title(block: Block, meta: Metadata) -> bool:
    """Say whether a block is the title that the metadata gives, with or without marks."""
    if not meta.title or block.size > 2 * len(meta.title) + 40:
        return False
    return letters(block.text) == _title_letters(meta.title)


@lru_cache(maxsize=16)
def _title_letters(title: str) -> str:
    return letters(title)


def _choose_title(
    blocks: list[Block], titles: list[int], end: int, meta: Metadata, labels: list[Pieces | None]
) -> None:
    """Take one of the lines in front of the text for the title; the rest is text, or others' headlines."""
    candidates = [at for at in titles if shapes.is_headline(blocks[at])]
    for at, below in itertools.pairwise(candidates):
        # `Home News HEADLINE` above the headline: a trail that ends with it.
        if 0 < blocks[at].size - blocks[below].size <= _TRAIL and blocks[at].plain.endswith(
            blocks[below].plain
        ):
            labels[at] = lines.whole(blocks[at], "menu", "trail")
    candidates = [at for at in candidates if labels[at] is None]
    known = any(pieces and pieces[0].role == "title" for pieces in labels[:end])
    if not candidates or end >= len(blocks):
        return
    above = next((at for at in range(end) if is_title(blocks[at], meta)), end)
    crowd = [at for at in candidates if at < above and blocks[at].size <= 160]
    if len(crowd) >= _CROWD and len(crowd) * 3 >= above * 2 and _has_stops(blocks[end:]):
        shares = _shared(blocks, crowd, end)
        best = max(reversed(crowd), key=lambda at: shares[at])
        for at in crowd:
            if at == best and not known and shares[at] >= _OWN:
                labels[at] = lines.whole(blocks[at], "title", "closest-headline")
            elif shares[at] < _OWN:
                labels[at] = lines.whole(blocks[at], "related", "headlines-in-front")
    elif not known and not meta.title:
        best = candidates[0]
        if len(candidates) > 1:
            best = _closest(blocks, candidates, end, labels)
        labels[best] = lines.whole(blocks[best], "title", "first-line")


def _closest(blocks: list[Block], candidates: list[int], end: int, labels: list[Pieces | None]) -> int:
    """Return which of the lines in front of the text is its title: the first that speaks of it.

    Short lines above it that do not are labels of the site.
    """
    shares = _shared(blocks, candidates, end)
    best = next((at for at in candidates if shares[at] >= _OWN), candidates[0])
    below = candidates[candidates.index(best) + 1 :]
    short = blocks[best].text.isupper() and blocks[best].words <= _LABEL
    if short and below and below[0] == best + 1 and not blocks[best + 1].text.isupper():
        # `ĐỐI THOẠI QUỐC PHÒNG`: the subject of the page stands above its title.
        labels[best] = lines.whole(blocks[best], "menu", "kicker")
        best += 1
    for at in candidates:
        if at < best and shares[at] < _OWN and (blocks[at].words <= _LABEL or shares[at] == 0):
            labels[at] = lines.whole(blocks[at], "menu", "label-in-front")
    return best


def _has_stops(blocks: list[Block]) -> bool:
    """Say whether most paragraphs end with a stop; where they do not, a line without one says nothing."""
    texts = [block for block in blocks if block.size >= 80]
    return sum(block.ended for block in texts) * 3 >= len(texts) * 2


def _shared(blocks: list[Block], candidates: list[int], end: int) -> dict[int, float]:
    """Return the share of each headline's words that the text behind the headlines has too."""
    text = _text(blocks[end:])
    return {at: _share(blocks[at].text, text) for at in candidates}


def _text(blocks: list[Block]) -> set[str]:
    return set(_words(" ".join(block.text for block in blocks)[:8000]))


def _share(headline: str, text: set[str]) -> float:
    own = {word for word in _words(headline) if len(word) > 1}
    return len(own & text) / max(1, len(own))


def _words(text: str) -> list[str]:
    """Return the folded words of `text`."""
    return re.findall(r"\w+", fold(text))
