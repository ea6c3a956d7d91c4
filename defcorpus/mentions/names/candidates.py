"""Which words a name that begins at a word would take, after what the words around rule out."""

from __future__ import annotations

from defcorpus.mentions.gaps import COMMA, DASH, DOT, HYPHEN, PAREN, SPACE
from defcorpus.mentions.names.bodies import named_like_a_place
from defcorpus.mentions.names.chain import Chain
from defcorpus.mentions.names.evidence import is_brand, is_korean, is_letters
from defcorpus.mentions.names.native_runs import native_run
from defcorpus.mentions.names.patronymics import with_family
from defcorpus.mentions.names.phrases import Entry, Mark
from defcorpus.mentions.names.runs import Reading, Run, foreign_run
from defcorpus.mentions.names.surroundings import is_headline, opens_sentence
from defcorpus.mentions.names.titles import is_abbreviation, joints, lands, post_words, regions
from defcorpus.mentions.names.trim import is_three, trimmed
from defcorpus.mentions.words.vocabulary import grammar

_NEAR = frozenset({"rank", "honorific", "profession", "kin"})
_SINGLE = frozenset({"rank", "post", "honorific", "profession"})


def candidate(reading: Reading, chain: Chain, at: int, title: str) -> Run | None:
    """Return the run of capitals that may be a name beginning at `at`, behind a title of kind `title`."""
    word = reading.found.words[at]
    match = reading.marks[at]
    native = None
    if word.syllable:
        near = title in _NEAR and not chain.comma and not _is_many(reading, chain)
        office = title == "post" and chain.close and not chain.comma
        native = native_run(reading, at, near or (office and word.lower not in post_words(reading.lang)))
    if match is not None and match[1].kind in ("not", "after"):
        if native is None and _is_given_month(reading, at, match, title):
            return _foreign(reading, chain, at, title)
        if native is None or not _is_longer(match, native):
            return named_like_a_place(reading, match, native, title, at)
        return native
    if native is not None:
        if match is not None and match[1].kind == "before" and native.surname != "common":
            return None  # bác sĩ Khoa Tim mạch; Đường Mai Dịch
        return None if _opens_with_place(reading, native) else native
    if match is not None and match[1].kind == "before" and reading.lang == "vi":
        return None
    sounded = reading.found.gaps[at + 1] == HYPHEN  # Trung tướng Khăm-phon
    if (
        word.syllable
        and not word.plain
        and title in ("rank", "honorific")
        and not (sounded or reading.is_cap(at + 1))
    ):
        return Run(at, at + 1, True, 1)  # ông Cương
    return _foreign(reading, chain, at, title)


def _is_given_month(reading: Reading, at: int, match: Mark, title: str) -> bool:
    """Say whether a month's name is a given name here: `Minister Jan Novak`, not `In Jan President …`."""
    end, entry = match
    words = reading.found.words
    if entry.value != "day" or end != at + 1 or not words[at].given:
        return False
    if not reading.is_cap(end) or reading.found.gaps[end] != SPACE or not words[end].text.isalpha():
        return False
    if reading.marks[end] is not None or end in reading.countries:
        return False
    in_front = words[at - 1].lower if at else ""
    return bool(title) or (len(words[at].text) == 3 and in_front not in grammar("no-given"))


def _is_longer(match: Mark, run: Run) -> bool:
    """Say whether a name goes on behind the place it begins like: Hà Nam is none, Hà Nam Ninh is."""
    end, entry = match
    return end < run.last and run.surname == "common" and entry.value != "organisation" and run.units < 5


def _opens_with_place(reading: Reading, run: Run) -> bool:
    """Say whether a sentence begins with a word like a family name, and a place: `Từ Đà Nẵng`."""
    if run.surname == "common":
        return False
    if reading.found.gaps[run.first] != DOT and not opens_sentence(reading, run.first):
        return False
    match = reading.marks[run.first + 1]
    if match is not None and match[0] == run.last and match[1].kind == "not":
        return True
    return reading.found.joined(run.first + 1, run.last).lower() in regions()  # Từ Bằng Tường


def _foreign(reading: Reading, chain: Chain, at: int, title: str) -> Run | None:
    words, lang = reading.found.words, reading.lang
    run = foreign_run(reading, at, titled=title in _NEAR)
    run = run and with_family(reading, run)
    if run is None or _ends_body(reading, run) or "generation" in words[at].particle:
        return None
    word = words[at]
    if run.units == 2 and reading.found.joined(at, run.last).lower() in lands():
        return None  # binh sĩ Ba Lan
    if run.units != 3 and not word.given and reading.found.joined(at, run.last).lower() in regions():
        return None  # Tỉnh trưởng Kampot
    if run.units == 3 and is_korean(words[at : run.last]):
        return run if title or not all(part.syllable for part in words[at : run.last]) else None
    given = word.given
    if chain.parts and not given:
        if at > 1 and f"{words[at - 2].lower} {words[at - 1].lower}" in grammar("unnamed"):
            return None  # Chủ tịch Công ty Bangsue
        # The body a post belongs to: Director of Drug Evaluation, Minister of Defence.
        if at and words[at - 1].lower in joints():
            return None
        if word.lower in post_words(lang) and (lang != "vi" or run.units == 1 or not word.plain):
            return None
    if len(word.text) == 1 and run.units == 2 and words[run.last - 1].opening:
        return None  # blood group O. Simultaneously
    opening = opens_sentence(reading, at)
    if lang == "vi":
        if not title and all(part.syllable for part in words[at : run.last]):
            return None
        if opening and not given and run.units > 1 and word.syllable and not words[at + 1].syllable:
            return None  # Khi Dichloroacetate
    unlikely = not title and not given and word.opening
    if unlikely and (opening or is_headline(reading, at)):
        return None
    verb = bool(title) and lang == "en" and run.units > 1 and "headline-verb" in word.uses
    if verb and is_headline(reading, at):
        return None  # Defense Minister Visits Rumsfeld
    if not title and lang == "en" and run.units == 2 and "headline-verb" in words[run.last - 1].uses:
        return None  # Austin Hosts Vietnamese Counterpart
    if lang == "en" and run.units > 2 and "headline-verb" in words[run.last - 1].uses:
        run = run._replace(last=run.last - 1, units=run.units - 1)  # Donald J. Trump Pushes
    if title and is_three(reading, run):
        return run
    return trimmed(reading, run, 1 if title in ("post", "rank", "honorific") else 2)


def _ends_body(reading: Reading, run: Run) -> bool:
    """Say whether a word behind the run makes it a place or a body: `Street`, `University`."""
    if not reading.is_cap(run.last):
        return False
    match = reading.marks[run.last]
    if match is None:
        return False
    return match[1].kind in ("after", "either") or match[1].value == "organisation"


def single(reading: Reading, chain: Chain, run: Run, title: str) -> float:
    """Return how sure one word behind a title is a surname (`Bộ trưởng Hasanov`), 0 where it is none."""
    found = reading.found
    word = found.words[run.first]
    syllables = all(part.syllable for part in found.words[run.first : run.last])
    if title not in _SINGLE or chain.comma or not chain.close or chain.names_nobody(found):
        return 0.0
    if len(word.text) == 1 and found.gaps[run.first + 1] == HYPHEN:
        return 0.0  # V-League
    if run.last - run.first == 1:  # O'Brien is two
        if not word.text.isalpha() or len(word.text) < 2 or word.upper or is_brand(word.text):
            return 0.0
        if _may_be_body(reading, chain, run):
            return 0.0
        if "pronoun" in word.uses or (reading.lang == "vi" and is_letters(word.text)):
            return 0.0
        if word.lower in post_words(reading.lang) or (len(word.text) == 2 and found.gaps[run.last] == DOT):
            return 0.0
        if word.common and (title != "post" or _is_phrase(reading, chain, run.first)):
            return 0.0
        if reading.lang == "vi" and syllables and title == "post":
            return 0.0
    parts = found.words[run.first + 1 : run.last]
    if reading.lang == "vi" and len(parts) > 1 and not any(part.cap for part in parts):
        return 0.55  # ngài Xai-khan-bai-a
    # In English text `Minister Thanh` is a person, and no office's name goes on like that.
    return 0.3 if syllables and (reading.lang != "en" or title not in ("rank", "post")) else 0.55


def _may_be_body(reading: Reading, chain: Chain, run: Run) -> bool:
    """Say whether one word behind a title is rather a firm's or the beginning of an office's name."""
    word = reading.found.words[run.first]
    if reading.is_cap(run.last) and (reading.lang == "vi" or chain.parts[-1].kind == "rank"):
        return not word.given  # Tổng Thư ký Euro NCAP, Major Illicit Drug
    if reading.is_cap(run.last):
        return word.opening  # Chief Sustainability Officer
    if reading.lang != "vi" or word.given:
        return False
    return _is_many(reading, chain) or chain.parts[-1].value in grammar("firm")


def _is_many(reading: Reading, chain: Chain) -> bool:
    """Say whether a title stands before bodies and places as often: cảnh sát Brentwood, PV Tiền Phong."""
    if reading.lang != "vi" or not chain.parts:
        return False
    title = chain.parts[-1]
    return reading.found.joined(title.first, title.head).lower() in grammar("collective")


def _is_phrase(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether a post and a common word are a phrase in capitals: Global Leader Experience."""
    first = chain.parts[0].first
    before = reading.found.words[first - 1] if first and reading.spaced(first) else None
    return is_headline(reading, at) or (before is not None and before.cap and reading.lang == "en")


def joined(reading: Reading, at: int) -> int:
    """Return where a name may begin that a comma or `and` joins to the one that ends at `at`, or -1."""
    found = reading.found
    if at >= len(found.words):
        return -1
    word = found.words[at]
    if found.gaps[at] == COMMA:
        return at + 1 if "beside" in word.uses else at
    return at + 1 if "beside" in word.uses and found.gaps[at] == SPACE else -1


def next_in_list(reading: Reading, at: int) -> int:
    """Return where the next of a list of places called after people may begin, or -1."""
    found = reading.found
    if at >= len(found.words):
        return -1
    if found.gaps[at] in (COMMA, DASH):
        return at
    return at + 1 if found.gaps[at] == SPACE and "beside" in found.words[at].uses else -1


def bracketed(reading: Reading, chain: Chain, at: int) -> Run | None:
    """Return the name whose first part, or all of it, an editor put in brackets: President (Joe) Biden."""
    found, words = reading.found, reading.found.words
    if found.gaps[at] != PAREN or chain.parts[-1].last != at or not words[at].cap:
        return None
    end = at + 1
    while (
        end < len(words) and words[end].cap and found.gaps[end] in (SPACE, DOT) and not _shuts(reading, end)
    ):
        end += 1
    if not _shuts(reading, end) or words[at].folded in grammar("no-bracket") or words[at].upper:
        return None
    sure = words[at].given
    joined_on = found.plain[found.ends[end - 1] : found.starts[end]].strip(". ") if end < len(words) else ""
    if joined_on == ")" and words[end].cap and (sure or len(words[end - 1].text) == 1):
        return Run(at, end + 1, False, end + 1 - at)
    return Run(at, end, False, end - at) if sure and end - at > 1 else None


def _shuts(reading: Reading, end: int) -> bool:
    """Say whether a bracket closes behind the word in front of `end`."""
    found = reading.found
    return found.plain[found.ends[end - 1] : found.ends[end - 1] + 2].lstrip(".").startswith(")")


def acronym(reading: Reading, at: int) -> bool:
    """Say whether a word is a body's initials in brackets behind its name: the Communist Party (CPV)."""
    found = reading.found
    if found.gaps[at] != PAREN or not _shuts(reading, at + 1):
        return False
    word = found.words[at]
    if len(word.text) < 2:
        return False  # who stands on the right: (R)
    return word.upper or (word.cap and sum(map(str.isupper, word.text)) * 2 > len(word.text))  # (RoK)


def alias(reading: Reading, run: Run) -> int:
    """Return where another spelling in brackets ends, `Lee Jong Sup (Li Chông Sóp)`; 0 for none."""
    found, at = reading.found, run.last
    end = at
    while end < len(found.words) and (end == at or found.plain[found.ends[end - 1]] not in ",;()"):
        if not found.words[end].cap and found.plain[found.starts[end] - 1] != "-":
            return 0
        end += 1
    units = 1 + sum(reading.spaced(part) for part in range(at + 1, end))
    closed = found.plain[found.ends[end - 1] : found.ends[end - 1] + 1] == ")"
    if not closed or abs(units - run.units) > 1 or units < 2:
        return 0
    known = any(reading.marks[part] or part in reading.countries for part in range(at, end))
    return 0 if known else end


def _in_body(reading: Reading, at: int, end: int) -> bool:
    """Say whether a rank is a word of a body's name: director of the General Political Department."""
    words = reading.found.words
    first = at - (at > 0 and words[at - 1].lower == "the")
    led = first > 0 and words[first - 1].lower in joints() and reading.spaced(first)
    return led and reading.is_cap(end) and words[end].lower in post_words("en")


def is_title(reading: Reading, at: int, end: int, entry: Entry) -> bool:
    """Say whether a phrase that could be a title is one here: `Gen Nakatani` and `Hun Sen` are names."""
    words = reading.found.words
    if words[at].lower == "quyền" and at and "power" in words[at - 1].uses:
        return False  # chính quyền Tổng thống
    if entry.kind == "profession" and words[at].cap and at and "numbered" in words[at - 1].uses:
        return False  # Cục Quản lý
    if entry.lang == "vi" and at and words[at - 1].lower == "sự" and reading.spaced(at):
        return False  # dưới sự lãnh đạo của
    if entry.kind == "rank" and entry.lang == "en" and _in_body(reading, at, end):
        return False
    if entry.kind in ("kin", "role") and entry.lang == "en" and reading.found.words[at].cap:
        return opens_sentence(reading, at)  # Twin Cities, Star Trek
    if not is_abbreviation(entry) or reading.found.gaps[end] == DOT:
        return True
    if not entry.words[0].given or not reading.is_cap(end):
        return True
    run = foreign_run(reading, end)
    native = native_run(reading, end, titled=False)
    return native is not None or run is None or run.units > 1 or reading.found.words[end].syllable
