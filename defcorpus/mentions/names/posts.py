"""Which words around a post are its own, and which posts in front of a name are somebody else's."""

from __future__ import annotations

from defcorpus.mentions.gaps import COMMA, DASH, HYPHEN, PAREN, QUOTE, SPACE
from defcorpus.mentions.names.chain import Chain, Title
from defcorpus.mentions.names.phrases import Entry, Mark
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.titles import TITLES, joined, person_verbs, post_words
from defcorpus.mentions.words.tokens import Tokens
from defcorpus.mentions.words.vocabulary import grammar

_FIELD = 5  # words of a field in brackets behind a post
_BODY = 5  # words that a body's name may go on by
# Countries whose people's names may be written like Vietnamese ones.
_ALIKE = frozenset({"", "VN", "CN", "TW", "HK", "MO", "SG", "KR", "KP"})


def goes_on(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether the word at `at`, which names nobody, goes on the post in front of it."""
    found = reading.found
    word = found.words[at]
    if chain.comma:
        return False
    if word.lower == "các" and at + 1 < len(found.words) and reading.spaced(at + 1):
        return found.words[at + 1].lower in grammar("forces")  # Phó Tư lệnh các lực lượng Pháp
    if found.gaps[at] == QUOTE and word.lower == "s" and at + 1 < len(found.words) and reading.spaced(at + 1):
        return found.words[at + 1].lower in post_words("en")  # the People's Liberation Army
    if word.lower in post_words(reading.lang):
        return word.cap or not begins_clause(found, at)
    if word.cap:
        return word.upper or (word.syllable and not word.plain) or _ends_in_body(reading, at)
    # tàu 015 - Trần Hưng Đạo; Tổng cục trưởng Tổng cục 12
    return word.text.isdigit() and (chain.blocked or _numbered(found, chain, at))


def _ends_in_body(reading: Reading, at: int) -> bool:
    """Say whether the capitals from `at` on end in a body's last word: `the National Mine` Action Centre."""
    words = reading.found.words
    if reading.lang != "en" or at < 2 or not reading.spaced(at):
        return False
    if not (words[at - 1].cap or (words[at - 1].lower == "and" and words[at - 2].cap)):
        return False
    for end in range(at, min(at + _BODY, len(words))):
        joins = end > at and words[end].lower in ("and", "of", "for") and reading.is_cap(end + 1)
        if joins:
            continue
        if not reading.is_cap(end):
            return False
        match = reading.marks[end]
        if match is not None and (match[1].kind in ("after", "either") or _goes_on_with_of(match[1])):
            return True
        if match is not None and match[1].kind in TITLES:
            return False
    return False


def _goes_on_with_of(entry: Entry) -> bool:
    """Say whether the head of a body is one that may end its name too: `Work Department of China's`."""
    return entry.kind == "before" and len(entry.words) > 1 and entry.words[-1].lower == "of"


def lowered(reading: Reading, at: int) -> Mark | None:
    """Return the post that begins with the words at `at` that lower it: `deputy assistant secretary`.

    A country may stand among them, `Acting US Assistant Secretary`.
    """
    words, end = reading.found.words, at
    while end < len(words) and (end == at or reading.found.gaps[end] in (SPACE, HYPHEN)):
        country = reading.countries.get(end)
        if country is not None and end > at:
            end = max(country.last, end + 1)
            continue
        match = reading.marks[end]
        if match is not None and match[1].kind in ("post", "profession") and end > at:
            further = lowered(reading, end) if "lowering" in words[end].uses else None
            return further or match
        if "lowering" not in words[end].uses:
            return None
        end += 1
    return None


def joins_post(reading: Reading, at: int) -> bool:
    """Say whether the word at `at` joins another post to those in front of it: `, and Minister of …`."""
    if "beside" not in reading.found.words[at].uses or at + 1 >= len(reading.found.words):
        return False
    match = reading.marks[at + 1]
    return match is not None and match[1].kind == "post" and reading.spaced(at + 1)


def field(reading: Reading, chain: Chain, at: int) -> int:
    """Return where a post's field in brackets ends in front of a name, `Deputy Minister (Policy) X`, or 0."""
    found = reading.found
    title = chain.parts[-1]
    if reading.lang != "en" or title.kind != "post" or title.last != at or found.gaps[at] != PAREN:
        return 0
    for end in range(at + 1, min(at + _FIELD, len(found.words) - 1) + 1):
        match = reading.marks[end - 1]
        if match is not None and match[1].kind == "rank":
            return 0
        if found.plain[found.ends[end - 1] : found.starts[end]] == ") ":
            return end if found.words[end].cap else 0
    return 0


def fields(reading: Reading, chain: Chain, at: int) -> int:
    """Return where a list ends that goes on a post, `Secretary of Strategy, Policy, and Industry at`, or 0.

    `at` is the word behind a comma in it. Only what a body follows is such a list.
    """
    words, gaps, own = reading.found.words, reading.found.gaps, post_words("en")
    title = chain.parts[-1]
    if reading.lang != "en" or title.kind != "post" or title.last != at or title.last - title.head < 2:
        return 0
    for end in range(at, min(at + _FIELD, len(words) - 1)):
        joins = words[end].lower == "and"
        named = words[end].cap and words[end].lower in own and reading.marks[end] is None
        if end > at and words[end].lower == "at" and gaps[end] == SPACE:
            return end if any(word.lower == "and" for word in words[at:end]) else 0
        if not (joins or named) or gaps[end] not in (SPACE, COMMA):
            return 0
    return 0


def dashed(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether a dash in front of `at` joins words of one office: `Hợp tác kỹ thuật - quân sự`."""
    found, own = reading.found, post_words("vi")
    if found.gaps[at] not in (DASH, HYPHEN) or not chain.parts or chain.comma:
        return False
    before, behind = found.words[at - 1], found.words[at]
    if any(
        _stands(found, at - len(one), one) and _stands(found, at, two) for one, two in joined(before.folded)
    ):
        return True
    plain = reading.lang == "vi" and not behind.cap and not before.cap and reading.marks[at] is None
    return plain and before.lower in own and behind.lower in own and not begins_clause(found, at)


def _stands(found: Tokens, at: int, words: tuple[str, ...]) -> bool:
    return tuple(word.folded for word in found.words[max(0, at) : at + len(words)]) == words


def begins_clause(found: Tokens, at: int) -> bool:
    """Say whether what happens is told from here on: `Bộ trưởng Quốc phòng chủ trì`, `nhân dịp`."""
    words = found.words
    if at + 1 >= len(words) or words[at + 1].cap or found.gaps[at + 1] != SPACE:
        return False
    if words[at].lower == "về" and f"{words[at - 2].lower} {words[at - 1].lower}" in grammar("about"):
        return False  # Ủy ban Nhà nước về công nghiệp quân sự: of what a body is
    if f"{words[at].lower} {words[at + 1].lower}" in grammar("clause"):
        return True
    spoken = person_verbs().longest(found, at)
    return spoken is not None and spoken[0] > at + 1


def _numbered(found: Tokens, chain: Chain, at: int) -> bool:
    """Say whether a number is that of the body in front of it."""
    if not chain.parts or found.gaps[at] != SPACE:
        return False
    title = chain.parts[-1]
    return title.head < at == title.last and "numbered" in found.words[at - 1].uses


def leave_others(chain: Chain, run: Run, found: Tokens) -> None:
    """Drop the titles in front of a comma that are no part of what the person behind it is called."""
    for at in range(len(chain.parts) - 2, -1, -1):
        title = chain.parts[at]
        if any(part.parted for part in chain.parts[at + 1 :]) and (
            _said_again(title, chain.parts[-1], found) or _of_elsewhere(title, run) or _answered(title, found)
        ):
            del chain.parts[: at + 1]
            return


def _said_again(title: Title, last: Title, found: Tokens) -> bool:
    """Say whether a longer post is named anew: `Bộ trưởng Quốc phòng Singapore, Bộ trưởng` somebody."""
    if title.kind != "post" or last.kind != "post" or not last.parted or last.last != last.head:
        return False
    again = [word.lower for word in found.words[last.first : last.last]]
    start = [word.lower for word in found.words[title.first : title.first + len(again)]]
    return again == start and title.last - title.first > len(again)


def _answered(title: Title, found: Tokens) -> bool:
    """Say whether a title is that of who is spoken to or for: `Thay mặt Thủ tướng, Bộ trưởng` somebody."""
    words, first = found.words, title.first
    if title.kind == "profession" and found.joined(first, title.head).lower() in grammar("collective"):
        return True
    if title.value == "leader" and title.kind == "post" and words[first].lower == "lãnh":
        return True  # `hội kiến lãnh đạo Quân ủy …, Đại tướng` somebody: leaders, not who is named
    first -= first > 0 and "article" in words[first - 1].uses
    return first > 1 and f"{words[first - 2].lower} {words[first - 1].lower}" in grammar("to-another")


def _of_elsewhere(title: Title, run: Run) -> bool:
    """Say whether a post is of a country that a person of a Vietnamese name is not of."""
    return title.code not in _ALIKE and run.native and run.surname == "common" and run.units > 2
