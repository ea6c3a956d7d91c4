"""Rules that know a line by what it says, wherever it stands: credits, captions, sources, buttons."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Segment, SegmentRole
from defcorpus.reading.chrome import photo, shapes
from defcorpus.reading.chrome.blocks import Block, make_block
from defcorpus.reading.chrome.markers import alternation, forms, openers, outlet, trimmed
from defcorpus.reading.chrome.marks import Pieces as Pieces
from defcorpus.reading.chrome.marks import cut as cut
from defcorpus.reading.chrome.marks import end_mark
from defcorpus.reading.chrome.marks import lead_mark as lead_mark
from defcorpus.reading.chrome.marks import whole as whole
from defcorpus.text import alternatives, sentences


def read_line(block: Block) -> Pieces | None:
    """Return the segments of a block that its own words decide, or None where they do not."""
    if shapes.is_wordless(block):
        return whole(block, "share", "no-words")
    if " | " in block.text and shapes.is_ticker(block.text):
        return whole(block, "related", "ticker")
    if block.size <= 300:
        known = openers(block.plain)
        found = _button(block, known) or _opened(block, known)
        if found:
            return found
    return _caption(block) or end_mark(block)


def _button(block: Block, known: tuple[tuple[str, str], ...]) -> Pieces | None:
    """Know buttons and notices: `Chia sẻ`, `2 min read`, `(Visited 1 times)`, `© 2025 …`."""
    plain = block.plain
    bare = trimmed(plain).strip(" .:,;!)]»›…-▼▲")
    if block.size <= 160 and known and _buttons().fullmatch(plain):
        return whole(block, "share", "button")
    for form, role in known:
        if role == "share" and bare == form.strip(" .:!") and (plain[-1:] != "." or plain[-3:] == "..."):
            return whole(block, "share", "button")
        if role == "frame" and bare == form:
            return whole(block, "share", "frame")
        if role == "notice":
            return whole(block, "share", "notice")
        if role == "share-open" and block.size <= 200 and not _is_sentence(block):
            return whole(block, "share", "notice")
    if block.size <= 60 and _counter().fullmatch(bare):
        return whole(block, "share", "counter")
    if photo.is_file_name(plain):
        return whole(block, "share", "file-name")
    return None


@cache
def _buttons() -> re.Pattern[str]:
    """Match a row of buttons: `Chia sẻ  Facebook  Zalo  Sao chép liên kết  A- A+`."""
    some = alternatives(forms("share") | forms("share-beside"))
    return re.compile(rf"\W*+(?:(?>{some})(?!\w)\W*+){{2,}}+")


def _is_sentence(block: Block) -> bool:
    """Say whether a line has a sentence's end and length; `©` and its like make none of it."""
    return block.ended and block.words >= 16 and "©" not in block.plain and "copyright" not in block.plain


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(
        r"\d+\s*(?:min|mins|minute|minutes|phút)\s*(?:read|đọc)"
        r"|\d[\d.,]*\s*(?:views?|shares?|likes?|comments?|words?)"
        r"|\(?\d[\d.,]*\)?\s*(?:lượt xem|lượt đọc|bình luận|ý kiến|thích|chia sẻ)"
        r"|(?:bình luận|ý kiến|comments?|views?|lượt xem)\s*[:(]?\s*\d[\d.,]*"
        r"|\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d|\d+(?:\.\d+)?x"
        r"|\d+ (?:min(?:ute)?|hour|day|week|month|year)s? ago|[\w-]+ sharing button"
        r"|\d+ (?:kết quả|results?(?: found)?)"
        r"|(?:theo dõi|follow) (?:\S+\s){1,4}(?:trên|on)(?: google news| facebook| zalo)?"
        r"|(?:trang|page)\s*\d+(?:\s*(?:/|of|trên)\s*\d+)?"
    )


def _opened(block: Block, known: tuple[tuple[str, str], ...]) -> Pieces | None:
    """Know lines by their first words: bylines, source lines, tags, pointers to other stories."""
    start = trimmed(block.plain)
    if block.plain.startswith("(") and block.plain.endswith(")"):
        start = start.lstrip("(")
        known = known or openers(block.plain[1:-1])
    if block.plain.startswith((">>", "»»", "▶", "►", "👉")):
        return whole(block, "related", "pointer")
    if block.plain.startswith("> ") and shapes.is_headline_in_list(block):
        return whole(block, "related", "pointer")
    for form, role in known:
        rest = start[len(form) :]
        colon = rest.lstrip().startswith((":", "："))
        value = rest.lstrip(" :：-–—.")
        if role == "heading" and not value and not block.plain.endswith("."):
            return whole(block, "related", "heading")
        if role == "tags" and (colon or not value) and not shapes.closes_like_text(value):
            return whole(block, "tags", "opener")
        if role == "byline" and colon and block.size <= 120 and _names_someone(value):
            return whole(block, "credit", "byline")
        if role == "byline" and form == "by" and block.size <= 60 and outlet(value):
            return whole(block, "source", "via")
        if role == "byline" and form.endswith("by") and block.size <= 80 and _is_name_row(block.text):
            return whole(block, "credit", "byline")
        if role == "source" and value and block.size <= 250 and _is_source(rest, colon):
            return whole(block, "source", "opener")
        if role == "via" and block.size <= 80 and outlet(value) and not value.endswith(":"):
            return whole(block, "source", "via")
        piped = block.size <= 160 and rest.lstrip().startswith("| ")  # ALSO READ | …
        if role == "pointer" and (
            ((colon or piped) and value) or block.text.lstrip(">-– ").startswith("RELATED ")
        ):
            return whole(block, "related", "pointer")
    return None


def _names_someone(value: str) -> bool:
    """Say whether what follows `Tin, ảnh:` or `By:` is short enough for names and is no sentence."""
    return bool(value) and value.count(" ") <= 14 and not re.search(r"[!?;“”]|\.\s", value)


def _is_name_row(text: str) -> bool:
    """Say whether a line such as `By A B - Translated by C D` has no word besides names and bylines."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    small = [word for word in words[1:] if not word[0].isupper()]
    if any(word.lower() in ("the", "of", "a", "in", "for") for word in words):
        return False  # BY THE PRESIDENT OF …
    return len(words) <= 12 and all(word in forms("byline-word") for word in small)


def _is_source(rest: str, colon: bool) -> bool:
    """Say whether `Nguồn …` names one: a colon, perhaps behind the outlet's name, then few words or a URL."""
    before, mark, after = rest.partition(":")
    if colon:
        return after.count(" ") <= 12 and not re.search(r"\.\s+\w", after)
    # `Nguồn Hà Nội TV: https://…`, `Nguồn báo Hà Nội Mới, ngày 17/01/2018, https://…`
    if "//" in after and outlet(before.partition(",")[0]):
        return True
    return bool(mark) and before.count(" ") <= 6 and ("//" in after or outlet(before) is not None)


def _caption(block: Block) -> Pieces | None:
    """Know captions by the credit they end with, or by who stands where."""
    if block.text.endswith("|") and block.size <= photo.CAPTION:
        return _cell(block)
    credit = photo.credit_at_end(block.text)
    skip = photo.numbered_head(block.text) or photo.file_head(block.text) if block.size <= 600 else 0
    if credit is None and not skip:
        inside = photo.credit_inside(block.text)
        if inside:
            return _split_inside(block, inside)
        if block.size <= photo.CAPTION and "hoto" in block.text and _told_photo().search(block.plain):
            return whole(block, "caption", "told-photo")
        if block.size <= photo.CAPTION and len(photo.stand_marks().findall(block.text)) > 1:
            return whole(block, "caption", "who-stands-where")
        if block.size <= 260 and is_one_sentence(block.text):
            if photo.says_who_stands_where(block.text):
                return whole(block, "caption", "who-stands-where")
            if _tells_a_scene(block):
                return whole(block, "caption", "scene")
        return None
    pieces: Pieces = ()
    if skip:
        pieces = (Segment(block.start, block.start + skip, "share", "image-label"),)
    if credit is None:
        return pieces + cut(_from(block, skip), 0, ("caption", "image-label"), ("caption", "image-label"))
    rest = _from(block, skip)
    return pieces + _with_credit(rest, credit.start - (rest.start - block.start), credit)


def described(block: Block) -> Pieces | None:
    """Know what a site says for those who cannot see a photograph: its words, a dash and the site's name."""
    text, mark, site = block.text.rpartition(" - ")
    if not mark or block.ended or block.size > photo.CAPTION or not is_one_sentence(text):
        return None
    return whole(block, "caption", "described") if text.count(" ") > 3 and outlet(site) else None


def credit_goes_on(blocks: list[Block], labels: list[Pieces | None], at: int) -> Pieces | None:
    """Know the second line of a credit in brackets: `(Ảnh: A/` above, `B)` here."""
    block, above = blocks[at], labels[at - 1] if at else None
    if (
        not above
        or above[-1].role != "credit"
        or block.size > photo.TAIL
        or block.plain[-1:] not in (")", "]")
    ):
        return None
    credit = blocks[at - 1].text[above[-1].start - blocks[at - 1].start :]
    is_open = credit.count("(") > credit.count(")") or credit.count("[") > credit.count("]")
    return whole(block, "credit", "credit-goes-on") if is_open and "(" not in block.text else None


def _cell(block: Block) -> Pieces | None:
    """Know a caption that stands in a table's cell with its photograph: `… at the talks. |`."""
    text = block.text.rstrip(" |")
    if "|" in text or text.count(" ") < 2:
        return None
    end = block.start + len(text)
    stroke = Segment(block.start + block.text.index("|", len(text)), block.end, "share", "cell")
    credit = photo.credit_at_end(text)
    if credit is None:
        return (Segment(block.start, end, "caption", "cell"), stroke)
    inner = make_block(block.start, text, block.plain, apart=block.apart, ended=block.ended)
    return (*_with_credit(inner, credit.start, credit), stroke)


def _tells_a_scene(block: Block) -> bool:
    """Say whether a line only names what a photograph shows: `Quang cảnh hội đàm`, `in a joint photo`."""
    if block.size > 200:
        return False
    bare = block.plain.strip(" .|")
    for form, role in openers(block.plain):
        if role == "scene" and block.size <= 140:
            return True
        if role == "scene-line" and bare == form:
            return True
    if not ("photo" in bare or "picture" in bare or "ảnh" in bare or "hình" in bare):
        return False
    if _in_photo().search(bare) is None:
        return False
    # `Sau hội đàm, hai đoàn đã chụp ảnh lưu niệm` tells what happened.
    return " đã " not in block.plain and not block.plain.startswith("sau ")


@cache
def _in_photo() -> re.Pattern[str]:
    return re.compile(alternation("in-photo"))


@cache
def _told_photo() -> re.Pattern[str]:
    """Match how agencies say that a line is a photograph's: `in this Sept. 6, 2021 file photo`."""
    return re.compile(
        rf"(?<!\w)(?:{alternation('photo-told')}|in this [\w.]{{3,9}} [\d, ]{{1,8}} (?:file )?photo)(?!\w)"
    )


def _from(block: Block, at: int) -> Block:
    if not at:
        return block
    rest = block.text[at:].lstrip()
    return make_block(block.end - len(rest), rest, block.plain, apart=block.apart, ended=block.ended)


def _with_credit(block: Block, at: int, credit: photo.Credit) -> Pieces:
    role: SegmentRole = "share" if credit.rule == "credit-number" else "credit"
    if at <= 0:
        # Alone on its line `(Nguồn: …)` is the page's source, if no caption stands above it.
        named = credit.rule == "credit-bracketed-source"
        return whole(block, "source" if named else role, "bracketed" if named else credit.rule)
    if at > photo.CAPTION or (credit.rule == "credit-number" and at > 250):
        return cut(block, at, ("body", "text"), (role, credit.rule))
    return cut(block, at, ("caption", credit.rule), (role, credit.rule))


def _split_inside(block: Block, credit: photo.Credit) -> Pieces:
    first, second = cut(block, credit.end, ("credit", credit.rule), ("body", "text"))
    rest = block.text[: credit.start].rstrip(" -–—")
    if not rest.strip():
        return (first, second)
    left = block.text[len(rest) : credit.end]
    start = block.start + len(rest) + len(left) - len(left.lstrip())
    lead = _last_sentence(make_block(block.start, rest, "", apart=False, ended=True), credit.rule)
    return (*lead, Segment(start, first.end, "credit", credit.rule), second)


def _last_sentence(block: Block, rule: str) -> Pieces:
    """Return the last sentence as the caption: what stands in front of it on its line is text."""
    at = max(sentences(block.text)[-1][0], photo.after_lost_space(block.text))
    return cut(block, at, ("body", "text"), ("caption", rule))


def is_one_sentence(text: str) -> bool:
    """Say whether `text` has no stop with another sentence behind it; initials and ranks have none.

    >>> is_one_sentence("Sr. Lt. Gen. A B with U.S. Secretary C"), is_one_sentence("They met. They left")
    (True, False)
    """
    stops = _next_sentence().finditer(text.rstrip(" ."))
    return all(_short_word().search(text, max(0, one.start() - 8), one.start()) for one in stops)


@cache
def _short_word() -> re.Pattern[str]:
    titles = "Gen|Lt|Lieut|Col|Maj|Sen|Sr|Jr|Adm|Capt|Cmdr|Cdr|Brig|Sgt|Mr|Mrs|Ms|Dr|Prof|St|Amb|Gov|Rep"
    return re.compile(rf"(?<!\w)(?:[A-Z]|{titles})$")


@cache
def _next_sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?]\s+[^\W\d_a-z]\w{2,}")
