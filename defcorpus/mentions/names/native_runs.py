"""Vietnamese names: where a run of capital syllables that begins with a family name would end."""

from __future__ import annotations

from defcorpus.mentions.gaps import GLUED, HYPHEN, QUOTE, SPACES
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.titles import TITLES, lands, person_verbs, regions
from defcorpus.mentions.words.vocabulary import known_people

MAX_SYLLABLES = 5


def native_run(reading: Reading, at: int, titled: bool) -> Run | None:
    """Return the Vietnamese name that may begin at `at`: capital syllables, the first a family name.

    After a rank or a form of address (`titled`) two syllables or more will do without one.
    """
    words = reading.found.words
    first = words[at]
    if known := _known(reading, at):
        return known
    if not first.syllable or not (titled or first.surname or (first.plain and first.family)):
        return None
    last = _end(reading, at)
    length = last - at
    spaced = last < len(words) and reading.spaced(last)
    bare = not (titled and first.surname)
    if length == 2 and reading.lang != "en" and bare and spaced and "never" in words[at + 1].uses:
        return None  # Phương Trần Nhiều giày dép: a full stop is lost
    if not 2 <= length <= MAX_SYLLABLES:
        return None
    run = words[at:last]
    plain = all(word.plain for word in run)
    if run[0].upper and run[0].plain and not run[1].upper:
        return None  # HA Gia Lai, a club
    own = reading.lang == "en" and last < len(words) and words[last].lower == "s"  # Phan Van Giang's
    joined = last < len(words) and not own and reading.found.gaps[last] in (HYPHEN, QUOTE)
    if joined and (plain or words[last].syllable):
        return None  # foreign: Ben Ua-lết-x, Ban Ki-moon
    if plain and reading.is_cap(last) and not _native_stop(reading, at, last):
        return None  # Ban Ki Moon, Ho Chi Mustafayev
    kind = first.family if plain else first.surname
    if plain and reading.lang == "vi" and length < 3 and not titled:
        return None
    if not kind and (not titled or (plain and reading.lang != "vi")):
        return None
    if not kind and _is_something_else(reading, at, last):
        return None
    if kind and _ends_foreign(reading, last):
        return Run(at, last + 1, True, length + 1, kind)
    if (titled or (kind == "common" and length > 2)) and _initial(reading, last):
        return Run(at, last + 1, True, length + 1, kind)
    return Run(at, last, True, length, kind)


def _known(reading: Reading, at: int) -> Run | None:
    """Return the whole name of a known Chinese whose first syllable is no Vietnamese family name."""
    names, heads = known_people()
    if reading.lang != "vi" or reading.found.words[at].lower not in heads:
        return None
    for last in (at + 3, at + 4):
        if last > len(reading.found.words) or not all(map(reading.spaced, range(at + 1, last))):
            return None
        if reading.found.joined(at, last).lower() in names:
            return Run(at, last, True, last - at, "common")
    return None


def _end(reading: Reading, at: int) -> int:
    """Return where the capital syllables that begin at `at` end."""
    words, gaps, first = reading.found.words, reading.found.gaps, reading.found.words[at]
    last, count = at, len(words)
    while last < count:
        word, length = words[last], last - at
        if not word.cap or not word.syllable:
            break
        if length and (gaps[last] not in SPACES or _native_stop(reading, at, last)):
            break
        if length > 1 and not word.upper and first.upper and words[at + 1].upper:
            break  # a caption in capitals without a stop behind it
        if length > 2 and gaps[last] == GLUED:
            break  # Nguyễn Trọng HậuBáo
        if length > 2 and word.text == first.text and reading.is_cap(last + 1):
            break  # written twice: Thân Thúy Hà Thân Thúy Hà
        last += 1
    return last


def _is_something_else(reading: Reading, at: int, last: int) -> bool:
    """Say whether capital syllables without a family name are a country or the end of an office's name."""
    words = reading.found.words
    if any(word.surname == "common" for word in words[at + 1 : last - 1]):
        return True  # Cục Quản lý Dược Vũ Tuấn Cường
    if last - at == 2 and f"{words[at].lower} {words[at + 1].lower}" in lands():
        return True  # binh sĩ Ba Lan
    if reading.found.joined(at, last).lower() in regions():
        return True  # Tỉnh trưởng Bô Ly Khăm Xay
    # Đô đốc Mỹ Don Gabrielson
    return words[at].lower in lands() and reading.is_cap(last) and not words[last].syllable


def _ends_foreign(reading: Reading, at: int) -> bool:
    """Say whether a foreign given name ends a Vietnamese one: Hoàng Vũ Samson, Phan Văn Santos."""
    if not reading.is_cap(at) or reading.is_cap(at + 1):
        return False
    word = reading.found.words[at]
    known = word.given and not word.frequent
    return known and not word.syllable and not word.upper and reading.marks[at] is None


def _initial(reading: Reading, at: int) -> bool:
    """Say whether a given name is left at its first letter, as a victim's is: anh Ngô Chí T."""
    found = reading.found
    if not reading.is_cap(at) or len(found.words[at].text) > 1 or "district" in found.words[at].uses:
        return False
    if found.gaps[at + 1] == HYPHEN:
        return False  # Sơn Tùng M-TP
    behind = found.plain[found.ends[at] : found.ends[at] + 2]
    return not (behind[:1] == "." and behind[1:].isalnum()) and not behind[1:].isdigit()


def _native_stop(reading: Reading, first: int, at: int) -> bool:
    words = reading.found.words
    if at - first > 2 and words[at].upper and "shout" in words[at].uses and reading.is_cap(at + 1):
        return True  # PHAN VĂN GIANG TIẾP
    if at - first > 1 and not words[at].upper and not reading.is_cap(at + 1):
        if reading.lang != "en" and "never" in words[at].uses:
            return True  # a full stop is lost: Trường Mai Dịch Sự việc
        spoken = person_verbs().longest(reading.found, at)
        if spoken is not None and spoken[0] > at + 1:
            return True  # Hoàng Lực Đề nghị
    country = reading.countries.get(at)
    if country is not None and (not country.why or country.last - at > 1):
        return True
    match = reading.marks[at]
    if match is None:
        return False
    end, entry = match
    if entry.kind == "honorific":
        return _another_begins(reading, first, at)
    if entry.kind == "not":
        return end - at > 1 and entry.value == "organisation"
    exact = entry.words[0].lower == words[at].lower  # Tập Cận Bình nhất trí is no binh nhất
    return exact and end - at > 1 and entry.kind in TITLES


def _another_begins(reading: Reading, first: int, at: int) -> bool:
    """Say whether a caption without a stop names another person: Hoàng Giang Ông Nguyễn.

    Anh is a syllable of names too: Đỗ Hoàng Anh Tuấn, Huỳnh Thị Anh Mai.
    """
    words = reading.found.words
    if at - first < 2 or not reading.is_cap(at + 1):
        return False
    if "syllable" not in words[at].uses:
        return True
    return bool(words[at + 1].surname) and "inside" not in words[at - 1].uses
