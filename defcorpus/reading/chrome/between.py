"""What stands between paragraphs without a word that says so: captions, headlines of other stories."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.reading.chrome import lines, shapes
from defcorpus.reading.chrome.blocks import Block, is_bullet
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.reading.chrome.markers import alternation, forms
from defcorpus.text import alternatives, whole_words

_FRAMES = frozenset(("frame", "file-name", "credit-number", "image-label"))

_CAPTION = 220
"""Characters of the longest caption that is known by its verb alone."""

_DOES = 180
"""Characters of the longest caption that is known by the tense of its verb."""

_HEADLINE = (34, 110)
"""Characters of a headline between paragraphs: what is shorter is a heading of the text's own."""

_SCENES = 4
"""Lines in the present tense up to which they are captions; more are headlines."""
_OWN = 0.8
"""Share of a caption's words that the text around it has."""

_GROUP = 14
"""Words of the longest caption that names only a group: `Các đại biểu cắt băng khánh thành`."""

_FEW = 3
"""Headings from which on a text is divided by them."""


def read_between(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Label captions and headlines among the paragraphs, in place."""
    free = [at for at in range(head, len(blocks)) if labels[at] is None and blocks[at].size <= _CAPTION]
    if not free or any("\n" in block.text for block in blocks):
        return  # in hard-wrapped text a line without a stop may be a paragraph's part
    told = [
        at for at in free if at > head and _does(blocks[at]) and _is_paragraph(blocks[at - 1], labels[at - 1])
    ]
    if len(told) <= _SCENES:
        for at in told:
            labels[at] = lines.whole(blocks[at], "caption", "scene")
    for at in free:
        if labels[at] is None and _is_silent_caption(blocks, labels, at):
            labels[at] = lines.whole(blocks[at], "caption", "silent")
    _people_in_pictures(blocks, free, labels)
    _teasers(blocks, head, labels)
    stray = [at for at in free if labels[at] is None and _is_stray(blocks, labels, at)]
    if 0 < len(stray) < _FEW and _is_stopped(blocks, labels):
        for at in stray:
            labels[at] = lines.whole(blocks[at], "related", "between-paragraphs")


def _people_in_pictures(blocks: list[Block], free: list[int], labels: list[Pieces | None]) -> None:
    """Know captions without a stop that begin with a rank and a name, or with who is in the picture.

    A headline of another story begins so too: its words are not the text's.
    """
    found = [at for at in free if labels[at] is None and _shows_people(blocks, labels, at)]
    if not found or not _is_stopped(blocks, labels, but=frozenset(found)):
        return
    text = {word for at, block in enumerate(blocks) if at not in found for word in _words(block.text)}
    for at in found:
        own = set() if _shows_group(blocks[at]) else set(_words(blocks[at].text))
        if len(own & text) >= _OWN * len(own):
            labels[at] = lines.whole(blocks[at], "caption", "people")


def _shows_people(blocks: list[Block], labels: list[Pieces | None], at: int) -> bool:
    block = blocks[at]
    if block.ended or not at or at + 1 >= len(blocks) or not block.text[0].isupper():
        return False
    if not block.text[-1].isalnum() or block.text.isupper() or any(mark in block.text for mark in ':"“”?!'):
        return False
    if not _is_paragraph(blocks[at - 1], labels[at - 1]):
        return False
    return _shows_group(block) or (block.words >= 5 and _person().match(block.text) is not None)


def _shows_group(block: Block) -> bool:
    return block.words <= _GROUP and any(block.plain.startswith(f"{form} ") for form in forms("group"))


@cache
def _person() -> re.Pattern[str]:
    """Match a Vietnamese rank or post and a capital behind it, at a line's beginning."""
    titles = alternatives(row[0] for name in ("ranks", "posts") for row in table(name) if row[1] == "vi")
    return re.compile(rf"(?:(?i:{titles}) )+(?=[A-ZÀ-ỸĐ])")


def _words(text: str) -> list[str]:
    return _word().findall(text.lower())


def _teasers(blocks: list[Block], head: int, labels: list[Pieces | None]) -> None:
    """Know another story's headline by the outlet's mark in front of the sentence below it."""
    texts = 0
    for at in range(head, len(blocks)):
        if labels[at] is None and texts >= 2 and blocks[at].size <= 400 and labels[at - 1] is None:
            above = blocks[at - 1]
            if not above.ended and shapes.is_headline(above) and lines.lead_mark(blocks[at]):
                labels[at - 1] = lines.whole(above, "related", "above-teaser")
                labels[at] = lines.whole(blocks[at], "related", "teaser")
                continue
        texts += labels[at] is None or any(piece.role == "body" for piece in labels[at] or ())


def _is_silent_caption(blocks: list[Block], labels: list[Pieces | None], at: int) -> bool:
    """Say whether a line only says who is in a picture or what is done in it.

    English captions are in the present tense, the text around them is not; in both languages a row of ranks
    and names makes no sentence.
    """
    block, above = blocks[at], labels[at - 1] if at else None
    below = above is not None and above[0].role == "share" and above[0].rule in _FRAMES
    named = below and not block.ended and block.size >= 12
    # A row of people among other rows is a list of who was there.
    if not (named or _is_scene(block) or (_is_row_of_people(block.text) and _is_alone(blocks, labels, at))):
        return False
    if not block.text[0].isupper() or block.plain.endswith((":", "?", "!")) or is_bullet(block.text):
        return False
    return lines.is_one_sentence(block.text) and not shapes.tells_when(block.plain)


def _is_alone(blocks: list[Block], labels: list[Pieces | None], at: int) -> bool:
    near = [one for one in (at - 1, at + 1) if 0 <= one < len(blocks)]
    return all(_is_paragraph(blocks[one], labels[one]) for one in near)


def _does(block: Block) -> bool:
    """Say whether a line only says what somebody named in front does, as English captions have it.

    `Gen. A receives Mr. B.`, `Presenting a gift to Ambassador B`; the text around is in the past tense.
    """
    if block.size > _DOES or '"' in block.text or "“" in block.text:
        return False
    text = _short_title().sub(r"\1 ", block.text)
    found = _doing().match(text) if not block.ended else None
    return (found or _doer().match(text) or _seen().match(text)) is not None and lines.is_one_sentence(text)


@cache
def _short_title() -> re.Pattern[str]:
    return re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Lt|Lieut|Sen|Sr|Col|Maj|Brig|Adm|Capt)\.\s")


@cache
def _doer() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w.'’-]*|of|and|the|for|to|\([A-Za-z ]{1,20}\))"
    return re.compile(rf"[A-Z][\w.'’-]*,?(?:\s{word},?){{1,16}}\s(?:{alternation('scene-does')})\s(?!that\b)")


@cache
def _seen() -> re.Pattern[str]:
    """Match how armed forces describe a photograph for the blind (`Two men in suits shake hands`)."""
    who = r"(?:A|An|Two|Three|Four|Several|Men|Women|People|Soldiers|Officers|Sailors)"
    # No word of a sentence that tells: a past tense, a clause.
    clause = r"that|who|which|would|will|could|told|said|was|were|had|has|have|also"
    told = rf"(?!(?:{clause}|(?!dressed|uniformed)\w+ed)\b)"
    does = "sits?|stands?|walks?|shakes?|poses?|speaks?|talks?|looks?|salutes?|march|marches|holds?|listens?"
    return re.compile(
        rf"{who}\s(?:{told}[\w’'-]+,?\s){{1,10}}?(?:{does})\s(?:{told}[\w’'-]+(?:[,\s]+|(?=\.?$)))+\.?$"
    )


@cache
def _doing() -> re.Pattern[str]:
    names = alternatives(form.capitalize() for form in forms("scene-doing"))
    return re.compile(rf"(?:{names})\s")


@cache
def _scene() -> re.Pattern[str]:
    return re.compile(whole_words(forms("scene-verb")))


def _is_scene(block: Block) -> bool:
    found = _scene().search(block.plain)
    if found is None or any(mark in block.text for mark in '"“”'):
        return False
    if not block.text.isascii() and block.size > 140:
        return False
    return not re.search(r" (?:đã|said|told|was|were|had|added|on behalf) ", block.plain)


@cache
def _rank_words() -> frozenset[str]:
    """Return the small words that ranks and posts are made of (`Đại tướng`), and those between names."""
    known = " ".join(row[0] for name in ("ranks", "posts") for row in table(name))
    return frozenset(known.lower().split()) | forms("joint") | forms("name-particle")


@cache
def _verbless() -> frozenset[str]:
    """Return the small words that say how people in a picture belong together: `and his counterpart`."""
    return forms("caption-word")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def _is_row_of_people(text: str) -> bool:
    """Say whether a line is ranks and names, alone or with an `and` between them, and has no other word."""
    if len(text) > 180 or ":" in text:
        return False
    if not any(f" {word} " in text for word in forms("joint")) and not _person().match(text):
        return False
    words = _word().findall(text)
    small = _rank_words()
    if len(words) < 5 or not all(word[0].isupper() or word in small or word in _verbless() for word in words):
        return False
    return any(word.lower() in small and word[0].isupper() for word in words)


def _is_stray(blocks: list[Block], labels: list[Pieces | None], at: int) -> bool:
    """Say whether a line without a stop stands between two paragraphs: another story's headline."""
    if not 0 < at < len(blocks) - 1:
        return False
    block = blocks[at]
    if (
        block.ended
        or shapes.tells_when(block.plain)
        or not _HEADLINE[0] <= block.size <= _HEADLINE[1]
        or not shapes.is_headline(block)
    ):
        return False
    if (
        not (block.text[-1].isalnum() or block.text[-1] in '"”’)?!')
        or block.text.isupper()
        or block.words < 6
    ):
        return False
    if blocks[at + 1].text[0].islower() or re.match(r"[A-Z. ]{3,}:|\W{2}", block.text):
        return False  # a sentence that goes on; somebody's turn to speak
    return all(_is_paragraph(blocks[near], labels[near]) for near in (at - 1, at + 1))


def _is_paragraph(block: Block, pieces: Pieces | None) -> bool:
    if pieces is not None and not any(piece.role == "body" for piece in pieces):
        return pieces[0].role == "caption"
    return block.ended and block.size >= 40


def _is_stopped(blocks: list[Block], labels: list[Pieces | None], but: frozenset[int] = frozenset()) -> bool:
    """Say whether nearly all paragraphs of the text end with a stop: then a line without one is none."""
    texts = [
        block
        for at, (block, pieces) in enumerate(zip(blocks, labels, strict=True))
        if at not in but
        and block.size >= _HEADLINE[0]
        and (pieces is None or any(piece.role == "body" for piece in pieces))
    ]
    return sum(block.ended for block in texts) * 4 >= len(texts) * 3
