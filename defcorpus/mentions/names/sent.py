"""The country of the body somebody is of: `Tôn Khải Minh, Phó tư lệnh Chiến khu, Hải quân Trung Quốc`."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.mentions.gaps import COMMA, HYPHEN, SPACES
from defcorpus.mentions.names.name_mentions import Spotted
from defcorpus.mentions.names.posts import begins_clause
from defcorpus.mentions.names.runs import Reading
from defcorpus.mentions.names.titles import TITLES, person_verbs
from defcorpus.mentions.words.vocabulary import surnames

_FAR = 24  # words behind the name, or in front of `do`
_TITLE = 8  # words of a title, or of a body's name


def sent(reading: Reading, names: Sequence[Spotted], enough: float) -> list[Spotted]:
    """Return names; in Vietnamese text one with a title but no country gets that of the body behind it.

    `enough` is how sure a name has to be for what stands behind it to be its own.
    """
    found: list[Spotted] = []
    end = len(reading.found.words)
    for spotted in reversed(names):
        mention = spotted.mention
        if reading.lang == "vi" and mention.posts and not mention.country:
            family = surnames()[0].get(mention.name.split()[0].lower(), "")
            strange = not mention.native or family != "common"
            country = _land_behind(reading, spotted.last, end, strange=strange)
            country = country or (_land_of_ship(reading, spotted.first) if strange else "")
            mention = mention._replace(country=country) if country else mention
        found.append(spotted._replace(mention=mention))
        end = spotted.first if mention.confidence >= enough else end
    return found[::-1]


def _land_behind(reading: Reading, last: int, end: int, *, strange: bool) -> str:
    """Return the country of the body that a name's office is in, where commas part the three; empty for none.

    Each part begins with a post or a body, none has a verb. Right behind the name a body says so much only of
    a name that looks foreign (`strange`): a clause may begin there, `theo Tướng X, Hải quân Lào đã …`.
    """
    found = reading.found
    words, gaps = found.words, found.gaps
    parts, body = 0, False
    for at in range(last, min(last + _FAR, end)):
        if gaps[at] == COMMA:
            mark = reading.marks[at]
            body = _is_body(reading, at)
            if not body and (mark is None or mark[1].kind not in TITLES):
                return ""
            parts += 1
        elif at == last or (gaps[at] not in SPACES and gaps[at] != HYPHEN):
            return ""
        country = reading.countries.get(at)
        if country is not None:
            return country.code if body and country.code != "VN" and (strange or parts > 1) else ""
        verb = person_verbs().longest(found, at) is not None or begins_clause(found, at)
        if verb or "beside" in words[at].uses:
            return ""
    return ""


def _land_of_ship(reading: Reading, first: int) -> str:
    """Return the country of the body whose ship or party somebody leads: `tàu của Hải quân Lào do …`."""
    found = reading.found
    words, gaps = found.words, found.gaps
    led = first - 1
    while led > max(0, first - _TITLE) and words[led].lower != "do" and gaps[led] in SPACES:
        led -= 1
    if led < 1 or words[led].lower != "do":
        return ""
    for at in range(led - 1, max(0, led - _FAR), -1):
        country = reading.countries.get(at)
        if country is not None:
            of_body = any(_ends_in_body(reading, start, at) for start in range(max(0, at - _TITLE), at))
            return country.code if of_body and country.code != "VN" else ""
        if gaps[at] not in SPACES and gaps[at] not in (HYPHEN, COMMA):
            return ""
    return ""


def _ends_in_body(reading: Reading, start: int, end: int) -> bool:
    mark = reading.marks[start]
    return mark is not None and mark[1].value == "organisation" and mark[0] == end


def _is_body(reading: Reading, at: int) -> bool:
    mark, words = reading.marks[at], reading.found.words
    if mark is not None and mark[1].value == "organisation":
        return True
    return words[at].text == "Quân" and reading.is_cap(at + 1)  # Quân Giải phóng
