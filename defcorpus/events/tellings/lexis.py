"""What is done, which edition and which occasion it is, by the words of a lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.editions import edition_pattern, number_of, to_come
from defcorpus.text import alternatives, fold

if TYPE_CHECKING:
    from defcorpus.article import Fact


class Act(NamedTuple):
    """An act where a text names it."""

    start: int
    end: int
    name: str


def acts_named(told: str, lang: str) -> list[Act]:
    """Return the acts that a text in small letters names, in order; of forms at one place the longest.

    >>> [act.name for act in acts_named("tiếp tục đối thoại trực tiếp", "vi")]
    ['dialogue']
    """
    if lang not in ("vi", "en"):
        return []
    plain = lang == "vi" and told.isascii()
    known = _known(lang, plain=plain)
    found = (
        Act(hit.start(), hit.end(), known[hit.group()]) for hit in _every(lang, plain=plain).finditer(told)
    )
    return [act for act in found if act.name != "none"]


@cache
def _known(lang: str, *, plain: bool) -> dict[str, str]:
    return {fold(form) if plain else form: act for form, of, act in table("acts") if of == lang}


@cache
def _every(lang: str, *, plain: bool) -> re.Pattern[str]:
    known = _known(lang, plain=plain)
    # `tiếp tục` is no `tiếp`, `thăm hỏi` no `thăm`.
    words = [form for form, _, of in table("kinds") if of == "meets-not" and form not in known]
    unless = rf"(?!(?:{alternatives([*words, *(w for w in map(fold, words) if w not in known)])})(?!\w))"
    return re.compile(rf"(?<!\w){unless}(?:{alternatives(known)})(?!\w)")


def acts_in(told: str, lang: str) -> tuple[str, ...]:
    """Return what is done, the first named first."""
    lower = told.lower()
    named = _named().search(lower)
    # The Shangri-La Dialogue is a conference and no dialogue of two.
    plain = _named().sub(lambda hit: " " * len(hit.group()), lower) if named else lower
    done = _proposed().sub(lambda hit: " " * len(hit.group()), plain)
    found = acts_named(done, lang) or acts_named(plain, lang)  # all of it is to come
    told_of = [(act.start, act.name) for act in found]
    if named is not None and "conference" not in {act.name for act in found}:
        told_of.append((named.start(), "conference"))
    return _with_ships([name for _, name in sorted(told_of)])


FIRST = 2  # acts of a lead that tell what is done
AS_ACTS = {"welcome": "reception", "blue berets": "peacekeeping", "tour": "visit", "ship": "port call"}
"""What words stand for that name an act by what takes part in it."""

# What is held on land: a ship is then only spoken of, or gone aboard.
_ASHORE = frozenset(
    (
        "talks",
        "reception",
        "dialogue",
        "call",
        "message",
        "signing",
        "border exchange",
        "exercise",
        "meeting",
        "conference",
    )
)


def _with_ships(acts: list[str]) -> tuple[str, ...]:
    """Return acts, a ship of a lead as a port call where what is told first is nothing held on land.

    A course that opens and a tour of a works tell no two events apart.
    """
    acts = [
        act if act == "ship" else AS_ACTS.get(act, act) for act in acts if act not in ("ceremony", "tour")
    ]
    first = next((act for act in acts if act != "ship"), "")
    named = "port call" if first not in _ASHORE else ""
    told = [named if act == "ship" else act for act in acts]
    return tuple(dict.fromkeys(act for act in told if act))


@cache
def _proposed() -> re.Pattern[str]:
    """Return the pattern of what somebody proposes, to the end of the clause: it has not been done."""
    known = alternatives(form for form, _, of in table("visiting") if of == "proposes")
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)[^.;\n]*")


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of dialogues that are conferences, in either language."""
    known = {fold(form) for form, _, act in table("acts") if act == "conference"}
    known |= {form for form, _, act in table("acts") if act == "conference"}
    return re.compile(rf"(?<!\w)(?:{alternatives(form for form in known if ' ' in form)})(?!\w)")


def ages_in(told: str, lang: str) -> tuple[int, ...]:
    """Return how many years an army, a country or ties are old where that is celebrated.

    >>> ages_in("nhân dịp kỷ niệm 75 năm Ngày thành lập Quân đội nhân dân Lào", "vi")
    (75,)
    >>> ages_in("greetings on the 75th founding anniversary of the Lao People's Army", "en")
    (75,)
    """
    if lang not in ("vi", "en"):
        return ()
    hits = (hit for pattern in _age(lang) for hit in pattern.finditer(told.lower()))
    return tuple(dict.fromkeys(int(hit[1]) for hit in hits))


@cache
def _age(lang: str) -> tuple[re.Pattern[str], ...]:
    if lang == "vi":
        feast = r"(?:ngày|ngay|quốc khánh|quoc khanh)"
        kept = rf"(?:kỷ niệm|ky niem|kỉ niệm|{feast}|sinh nhật)"
        return (
            re.compile(rf"(?<!\w){kept} (?:lần thứ |lan thu )?(\d{{1,3}})(?: năm| nam)(?!\w)"),
            re.compile(rf"(?<!\w)(?:lần thứ|lan thu) (\d{{1,3}}) {feast}(?! \d)(?!\w)"),
            re.compile(rf"(?<![\w.,/-])(\d{{1,3}}) (?:năm|nam) {feast}(?! \d)(?!\w)"),
        )
    feast = r"(?:anniversary|birthday|(?:national|founding) day)"
    founded = r"(?:the |its )?(?:founding|establishment|independence)"
    return (
        re.compile(rf"(?<!\w)(\d{{1,3}})(?:st|nd|rd|th)(?: [a-z'’-]+){{0,4}}? {feast}"),
        re.compile(rf"(?<!\w)(\d{{1,3}}) years (?:of|since) {founded}"),
    )


def is_aside(told: str, lang: str) -> bool:
    """Say whether a lead tells that two met beside a conference, an exhibition or a feast.

    >>> is_aside("The two met on the margins of a forum in Jakarta.", "en")
    True
    """
    return lang in ("vi", "en") and _beside(told.isascii()).search(told.lower()) is not None


@cache
def _beside(plain: bool) -> re.Pattern[str]:
    known = [form for form, _, of in table("visiting") if of == "aside"]
    forms = dict.fromkeys([*known, *map(fold, known)] if plain else known)
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)")


def editions_in(told: str, lang: str) -> tuple[int, ...]:
    """Return which editions of a dialogue, an exchange or a unit a lead names.

    >>> editions_in("Đối thoại Chính sách quốc phòng lần thứ 9", "vi")
    (9,)
    >>> editions_in("the ninth border exchange", "en")
    (9,)
    """
    if lang not in ("vi", "en"):
        return ()
    lower = told.lower()
    hits = [hit for hit in edition_pattern(lang).finditer(lower) if not to_come().match(lower, hit.end())]
    own = [hit for hit in hits if not _gone().search(lower, 0, hit.start())]
    return tuple(dict.fromkeys(number_of(hit, lang) for hit in own))


def counted_below(told: str, lang: str) -> tuple[int, ...]:
    """Return the edition that a sentence below the lead begins with: `The eighth edition follows …`.

    >>> counted_below("It began on Monday. The eighth edition marks ten years.", "en")
    (8,)
    """
    lower = told.lower() if lang == "en" else ""
    hits = (hit for hit in edition_pattern("en").finditer(lower) if lower.startswith(" edition", hit.end()))
    own = (h for h in hits if lower.endswith(". the ", 0, h.start()) and not to_come().match(lower, h.end()))
    return tuple(dict.fromkeys(number_of(hit, lang) for hit in own))


@cache
def _gone() -> re.Pattern[str]:
    """Return the pattern of what is looked back at, in front of an edition: `thực hiện biên bản`."""
    known = [form for form, _, of in table("visiting") if of == "outcome"]
    return re.compile(
        rf"(?<!\w)(?:{alternatives(dict.fromkeys([*known, *map(fold, known)]))})(?!\w)[^.;\n]{{0,70}}$"
    )


@cache
def _occasions() -> frozenset[str]:
    return frozenset(key for _, _, key, kind, *_ in table("organisations") if kind == "event")


def occasions_of(facts: Sequence[Fact], lead: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the exhibitions, exercises and conferences that a lead names, with their edition."""
    inside = [f.key for f in facts if f.kind == "organisation" and any(a <= f.start < b for a, b in lead)]
    return tuple(key for key in dict.fromkeys(inside) if occasion_of(key) in _occasions())


def occasion_of(key: str) -> str:
    """Return an occasion's key without its edition: `vnidex` of `vnidex-2024` and `vnidex#2`."""
    return re.sub(r"(?:-\d{4}|#\d+)$", "", key)
