"""What a line looks like, whatever it says: a headline, a row of tags, a menu, a list of places."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.reading.chrome.blocks import Block, is_bullet
from defcorpus.reading.chrome.markers import forms
from defcorpus.text import alternatives, is_syllable, whole_words

_SPLIT = re.compile(r"\s*[|>»›/•·]\s*|\s+[-–—]\s+")


def is_headline(block: Block) -> bool:
    """Say whether a block could be a headline: a few words, a capital in front, no last stop."""
    return not is_bullet(block.text) and is_headline_in_list(block)


def is_headline_in_list(block: Block) -> bool:
    """Say whether a block could be a headline, or one behind a dash, a dot or a number."""
    if block.ended and not block.text.endswith(("?", "!", "...", "…")):
        return False
    first = next((char for char in block.text if char.isalnum()), "")
    return block.size <= 250 and 3 <= block.words <= 45 and (first.isupper() or first.isdigit())


def is_running_text(block: Block) -> bool:
    """Say whether a block is surely a paragraph."""
    return block.size >= 250 or (block.ended and block.size >= 80)


def is_tag_row(block: Block) -> bool:
    """Say whether a block is a row of short phrases between commas, without a sentence's end."""
    text = block.text.strip()
    if text.startswith("#"):
        return text.count("#") > 1 and not closes_like_text(text)
    if (
        block.size > 500
        or closes_like_text(text)
        or is_bullet(text)
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    parts = [part.strip() for part in re.split(r"[,;|]", text)]
    parts = [part for part in parts if part]
    if len(parts) < 3 or any(
        part.count(" ") > 7 or any(mark in part for mark in '.!?:“”"') for part in parts
    ):
        return False
    if any(part.isdigit() or re.fullmatch(r"\w\d{1,3}", part) for part in parts):
        return False
    # Conjunctions stand in sentences that list something; tags are bare.
    return not any(part.partition(" ")[0].lower() in forms("conjunction") for part in parts)


def closes_like_text(text: str) -> bool:
    """Say whether `text` ends with a mark that ends or opens something."""
    return text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", ":", ";"))


@cache
def _sections() -> re.Pattern[str]:
    return re.compile(whole_words(forms("section")))


def is_menu(block: Block) -> bool:
    """Say whether a short line is made of section names, as menus and breadcrumbs are."""
    if block.ended or block.size > 250 or ":" in block.plain or is_bullet(block.text):
        return False
    found = _sections().findall(block.plain)
    if found and not block.text.islower():
        # A menu's sections begin with a capital; `defence` inside a headline is a word.
        written = " ".join(block.text.split())
        spans = _sections().finditer(block.plain) if len(written) == len(block.plain) else ()
        found = [one.group() for one in spans if written[one.start()].isupper()] or found[:0]
    if not found:
        return False
    words = len(re.findall(r"\w+", block.plain))
    covered = sum(len(re.findall(r"\w+", name)) for name in found)
    if covered == words:
        return True
    parts = [part for part in _SPLIT.split(block.plain) if part]
    short = len(parts) >= 3 and all(part.count(" ") <= 4 for part in parts)
    return (
        short
        or covered * 5 >= words * 3
        or (len(found) >= 2 and covered * 3 >= words and not _is_title_case(block, words))
    )


def _is_title_case(block: Block, words: int) -> bool:
    """Say whether a line may be an English headline in capitals: `Defense Minister Visits Vietnam`."""
    return 4 <= words <= 14 and block.text.isascii() and not _SPLIT.search(block.text)


def is_place_row(block: Block) -> bool:
    """Say whether a line is a row of capitalised names without a sentence: a site's menu of provinces."""
    if block.ended or block.size > 1500:
        return False
    words = re.findall(r"[^\W\d_]+", block.text[:400])
    if len(words) < 16 and 0 < block.text.count(",") < 3:
        return False  # a headline with a capital at each word
    return len(words) >= 10 and all(word[0].isupper() for word in words) and not block.text.isupper()


def is_ticker(text: str) -> bool:
    """Say whether a line is headlines of other stories with strokes between them."""
    parts = [part.strip() for part in text.split(" | ")]
    if len(parts) < 3 or not all(parts):
        return False
    heads = sum(part.count(" ") >= 3 and not part[0].islower() and part[-1] not in ".:;," for part in parts)
    return heads * 4 >= len(parts) * 3


def is_short(block: Block) -> bool:
    """Say whether a line has so few words that it is a label and no sentence."""
    return not block.ended and block.words <= 4 and block.size <= 40


def is_wordless(block: Block) -> bool:
    """Say whether a line has no letter or digit: a rule, a row of stars."""
    return block.size <= 200 and not any(map(str.isalnum, block.text))


def is_bare_name(text: str) -> bool:
    """Say whether a line is one to three names and nothing else, as reporters sign."""
    bare = re.sub(r"\([^)]{1,40}\)", "", text).strip(" .*-–—")
    words = [word for word in re.split(r"[\s,/&–—-]+", bare) if word and word not in ("và", "and")]
    if not 2 <= len(words) <= 9 or len(bare) > 60 or not all(word[0].isupper() for word in words):
        return False
    if not all(word.isalpha() for word in words) or words[0].lower() in forms("plural"):
        return False
    if any(len(part.split()) > _ONE_NAME for part in _names().split(bare)):
        return False
    return bare.isupper() or all(is_syllable(word) for word in words)


_ONE_NAME = 5  # words of one reporter's name; more in capitals are a headline


@cache
def _names() -> re.Pattern[str]:
    return re.compile(r"[,/&–—-]+|\s(?:và|and|VÀ|AND)\s")


def is_domain(text: str) -> bool:
    """Say whether a line is a web site's name and nothing else: `Moscow.media`."""
    return " " not in text and "." in text and _domain().fullmatch(text) is not None


@cache
def _domain() -> re.Pattern[str]:
    return re.compile(r"(?:www\.)?[A-Za-z0-9][a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40})?\.[a-z]{2,6}")


def tells_when(plain: str) -> bool:
    """Say whether a line opens as a paragraph that says when, where or in what order: no caption does."""
    return _when().match(plain) is not None


@cache
def _when() -> re.Pattern[str]:
    frames = (form.lower() for form, _, role in table("headlines") if role in ("frame", "midway"))
    return re.compile(rf"(?:{alternatives(frames)})(?!\w)")
