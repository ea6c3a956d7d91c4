"""Features as bytes: in front what all pairs are weighed by, as arrays; behind it what few are asked for.

The front is read of many articles at once (`defcorpus.pairs.features.columns`), without a word of them:
terms are 64-bit hashes. Names, forms and sentences behind it are compressed, read for a pair that is shown.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Container, Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from defcorpus.pairs.features.people import leading, name_terms, name_words
from defcorpus.pairs.features.sounds import is_heard
from defcorpus.pairs.records import MEANT, TITLE

if TYPE_CHECKING:
    from defcorpus.pairs.records import Features, PersonKey

LANGS = ("vi", "en")
CODES = "wngfdci"  # of kinds of terms; behind them:
PERIOD = len(CODES)  # a month or a weekday, which many articles share
NO_DAY = -1
WEEKDAY = 400  # where the codes of weekdays begin
LEAP = 2024  # a year that has every day

# What is known of a term beside `Features.flags`.
GUEST = 16  # of the leading guest's name
HOST = 32  # of the leading Vietnamese person's name

# What is known of an article's people.
PEOPLE = 1  # there are some
FOREIGN_PEOPLE = 2
ALSO = 4  # some are known by another name too

# What is known of one person.
ABROAD = 1  # no Vietnamese name
WHOLE = 2  # all words of the name, longer than a letter, are terms of the article
HEARD = 4  # maybe written by sound, `Ben Ua-lét-x`
KNOWN_ALSO = 8  # by another name

# Language, what is known of people, terms of the host's name; days (publication, event, the event's without
# its year: `code_of_day`), words; the guest's and the host's key; how many terms, places of names among
# these, identifiers of the title, people, bytes of their names; bytes of it all.
HEAD = struct.Struct("<BBHiiHIQQIIIIII")


def front(made: Features) -> bytes:
    """Return what pairs are weighed by: `HEAD`, then arrays.

    These are the terms' hashes (8 bytes each), codes, counts and flags (1 byte each), the places of
    the words of people's names (4 bytes, a word as often as it is in names), of the identifiers of the
    title the letters they begin with and the identifiers themselves (8 bytes each), and of people hashes
    (8 bytes), flags (1 byte), and their names and how long these are (2 bytes): the key and those known too,
    a tab between.
    """
    guest, host = leading(made, native=False), leading(made, native=True)
    place = {term: at for at, term in enumerate(made.terms)}
    names = [place[term] for one in made.people for term in name_terms(one) if term in place]
    flags = bytearray(made.flags)
    for person, flag in ((guest, GUEST), (host, HOST)):
        for term in name_terms(person) if person is not None else ():
            if term in place:
                flags[place[term]] |= flag
    identifiers = [(hash_of(letters), hash_of(term)) for letters, term, _ in title_identifiers(made)]
    written = ["\t".join((one.key, *one.also)).encode()[:0xFFFF] for one in made.people]
    known_so = [_known_so(one, place.keys()) for one in made.people]
    arrays = b"".join((
        *terms_of(made), made.counts, bytes(flags),
        struct.pack(f"<{len(names)}I", *names),
        struct.pack(f"<{len(identifiers)}Q", *(letters for letters, _ in identifiers)),
        struct.pack(f"<{len(identifiers)}Q", *(term for _, term in identifiers)),
        *(_hashed(name, known & ~WHOLE) for name, known in zip(written, known_so, strict=True)),
        bytes(known_so), struct.pack(f"<{len(written)}H", *map(len, written)), *written,
    ))  # fmt: skip
    told = told_in(made) if made.event_date is None else "-" + made.event_date[4:]
    known = PEOPLE if made.people else 0
    known |= FOREIGN_PEOPLE if any(not one.native for one in made.people) else 0
    known |= ALSO if any(one.also for one in made.people) else 0
    head = HEAD.pack(
        LANGS.index(made.lang) if made.lang in LANGS else len(LANGS),
        known, len(set(name_terms(host))) if host is not None else 0,
        day_of(made.date), day_of(made.event_date), code_of_day(told), made.words,
        hash_of(guest.key) if guest is not None else 0, hash_of(host.key) if host is not None else 0,
        len(made.terms), len(names), len(identifiers), len(written), sum(map(len, written)),
        HEAD.size + len(arrays),
    )  # fmt: skip
    return head + arrays


def _known_so(person: PersonKey, terms: Container[str]) -> int:
    words = name_words(person.key)
    found = 0 if person.native else ABROAD
    found |= WHOLE if words and all(term in terms for term in words) else 0
    return found | (HEARD if is_heard(person.name) else 0) | (KNOWN_ALSO if person.also else 0)


def _hashed(name: bytes, known: int) -> bytes:
    """Return a hash that people share who are alike in all that is compared of them."""
    return blake2b(name + bytes((0, known)), digest_size=8).digest()


def terms_of(made: Features) -> tuple[bytes, bytes]:
    """Return the hashes (8 bytes each) and the codes of an article's terms."""
    count = len(made.terms)
    if made.known:
        start = HEAD.size + 8 * count
        return made.known[HEAD.size : start], made.known[start : start + count]
    return struct.pack(f"<{count}Q", *map(hash_of, made.terms)), bytes(map(code_of, made.terms))


def behind(data: bytes) -> int:
    """Return where a front ends; ValueError where it is cut off."""
    if len(data) < HEAD.size or len(data) < (end := HEAD.unpack_from(data)[-1]):
        raise ValueError("features that are cut off")
    return int(end)


@lru_cache(maxsize=1 << 16)
def hash_of(term: str) -> int:
    """Return a term's hash of 64 bits (BLAKE2b, RFC 7693): a million terms share one 1 time in 10**7."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def code_of(term: str) -> int:
    """Return the code of a term's kind."""
    if term[0] == "d" and len(term) < len("d:--12-25"):
        return PERIOD
    return CODES.index(term[0])


def title_identifiers(made: Features) -> Iterator[tuple[str, str, str]]:
    """Yield the identifiers of a title with letters and a number: the letters, the term, the form."""
    for term, form, flag in zip(made.terms, made.forms, made.flags, strict=True):
        letters = re.match(r"i:([a-z]+)[-.]?\d", term) if flag & TITLE and term[0] == "i" else None
        if letters is not None:
            yield letters[1], term, form


def told_in(article: Features) -> str | None:
    """Return the first day that an article names (`--12-25`), else its only weekday (`-w4`)."""
    begin, end = bisect_left(article.terms, "d:"), bisect_left(article.terms, "d;")
    written = [at for at in range(begin, end) if not article.flags[at] & MEANT]
    named = [(article.places[at], article.terms[at][2:]) for at in written]
    full = [(at, day) for at, day in named if len(day) == len("--12-25")]
    if full:
        return min(full)[1]
    weekdays = [day for _, day in named if day.startswith("-w")]
    return weekdays[0] if len(weekdays) == 1 else None


def code_of_day(told: str | None) -> int:
    """Return a day without a year as a number: `--01-01` is 1, `-w1` is 401, none 0."""
    if told is None:
        return 0
    if "w" in told:
        return WEEKDAY + int(told[-1])
    return date.fromisoformat(f"{LEAP}{told[1:]}").timetuple().tm_yday


def day_of(iso: str | None) -> int:
    """Return a whole ISO date as its number of days, `NO_DAY` for none."""
    return NO_DAY if iso is None else date.fromisoformat(iso).toordinal()
