"""Bodies and places that run into a name, or bear one: where the person begins, and where there is none."""

from __future__ import annotations

from defcorpus.mentions.names.chain import Chain
from defcorpus.mentions.names.phrases import Mark
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.names.titles import lands
from defcorpus.mentions.words.vocabulary import grammar, is_noun


def is_named(reading: Reading, chain: Chain, run: Run) -> bool:
    """Say whether a post and a body that bears nobody's name stand in front: giám đốc hãng Jane Doe."""
    words = reading.found.words
    if run.native:
        return bool(chain.parts) and _is_behind_place(reading, chain, run)
    if not chain.parts or run.units < 2 or not words[run.first].given:
        return False
    head = words[run.first - 1].lower
    if words[run.first].frequent or not reading.spaced(run.first):
        return False
    return head in grammar("unnamed") or f"{words[run.first - 2].lower} {head}" in grammar("unnamed")


def _is_behind_place(reading: Reading, chain: Chain, run: Run) -> bool:
    """Say whether the place that a post is of stands whole in front: Chủ tịch UBND quận 2 Lê Văn An."""
    if run.surname != "common" or run.units < 3 or not reading.spaced(run.first):
        return False
    between = reading.found.words[chain.head : run.first]
    if not between:
        return "town" in reading.found.words[run.first - 1].uses
    if len(between) == 1:
        return between[0].text.isdigit()
    return len(between) == 2 and all(word.cap and word.syllable for word in between)


def shorter(reading: Reading, run: Run) -> Run | None:
    """Return what follows a body's name that runs into a person's: `Ferrari Michael Schumacher`."""
    if run.native or run.marked or run.joined or run.units < 3:
        return None
    words = reading.found.words
    first = words[run.first]
    if first.given or (len(first.text) < 4 and not first.upper):
        return None  # Seo Geun Bae
    if reading.lang == "en" and not (first.upper or first.frequent):
        return None  # Chester John Culver
    for at in range(run.first + 1, run.last - 1):
        if not reading.spaced(at):
            return None
        if words[at].given and not words[at].frequent:
            return Run(at, run.last, False, run.units - (at - run.first))
    return None


def led_in(reading: Reading, run: Run, *, titled: bool) -> Run | None:
    """Return the name behind a common word or a place in one run: `Economics Jane Doe`, `London Jane Doe`."""
    if run.native or run.units < 3 or not reading.spaced(run.first + 1):
        return None
    first, second = reading.found.words[run.first : run.first + 2]
    if titled and len(first.text) > 6 and is_noun(first.folded) and not second.common:
        return run._replace(first=run.first + 1, units=run.units - 1)  # for Public Engagement Kota Mizutani
    if first.given or not second.given:
        return None
    common = len(first.text) > 4 and first.opening
    if second.common or not (common or first.lower in lands()):
        return None
    return run._replace(first=run.first + 1, units=run.units - 1)


def is_ship(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether a title is part of a ship's name: HMS Queen Elizabeth, the frigate Admiral Gorshkov."""
    if not chain.blocked or chain.parts or not at or not reading.spaced(at):
        return False
    return "ship" in reading.found.words[at - 1].uses


def lends_name(reading: Reading, at: int) -> bool:
    """Say whether something in small letters is called after a person: the Ho Chi Minh sea trail."""
    if reading.lang != "en" or at >= len(reading.found.words) or not reading.spaced(at):
        return False
    word = reading.found.words[at]
    return not word.cap and "called-after" in word.uses


def named_like_a_place(reading: Reading, match: Mark, run: Run | None, title: str, at: int) -> Run | None:
    """Keep `Đại tướng Tân Cương`, which may stand for a full name; alone it is too weak to be one.

    In English one syllable behind a rank is somebody as well: `Gen. Vinh said`.
    """
    one = run is None and match[0] == at + 1 and reading.found.words[at].syllable
    if one and match[1].value == "place" and title == "rank" and reading.lang == "en":
        return None if reading.is_cap(at + 1) else Run(at, at + 1, True, 1)
    if run is None or title not in ("rank", "honorific") or match[0] != run.last or match[1].value != "place":
        return None
    return run._replace(surname="place")
