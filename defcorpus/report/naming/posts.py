"""Posts of people from one language of the press into the other, where tables know every part of them.

>>> in_english("Thứ trưởng Bộ Quốc phòng Ba Lan")
'Deputy Minister of National Defence'
>>> in_vietnamese("Commander of the Brazilian Army")
'Tư lệnh Lục quân'
>>> in_one_wording("Defense Minister of Azerbaijan", "en")
'Minister of Defence'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from defcorpus.knowledge import table
from defcorpus.report.naming.plain import plain
from defcorpus.text import alternatives, fold

Lang = Literal["en", "vi"]

_KINDS = ("head", "rank")
_MOST = 1 << 12  # posts kept in memory
_BEFORE = {"quyền": "Acting", "nguyên": "former", "cựu": "former"}  # in front of an office, of it
_PLACE = r"(?:thủ đô )?\w+(?: \w+){0,2}"  # where somebody was met, run on behind an office
_STATES = r"(?:(?:vương quốc|liên bang|cộng hòa|nước|nhà nước) ){0,2}"  # in front of a country's name


class _Parts(NamedTuple):
    """A post by its parts, each in small letters as it is written."""

    before: str  # acting, former
    head: str  # what somebody is
    bodies: tuple[str, ...]  # where, the smaller one first
    duty: str  # what somebody is in charge of there
    country: str | None  # whose, where the post says it


@lru_cache(maxsize=_MOST)
def in_english(post: str, country: str | None = None) -> str:
    """Return a Vietnamese post in English, without its country; empty where a part of it is not known.

    Offices are called as those of `country` are, by default the one that the post names, else Việt Nam.
    """
    parts = _parsed(post, "vi")
    if parts is None:
        return ""
    country = country or parts.country
    head = _rendered(parts, "vi", country)
    bodies = [_usual_body(_bodies("vi")[body][1], country) for body in parts.bodies]
    return _english(_BEFORE.get(parts.before, ""), head, bodies, _duties("vi").get(parts.duty, ""))


@lru_cache(maxsize=_MOST)
def in_vietnamese(post: str, country: str | None = None) -> str:
    """Return an English post in Vietnamese, without its country; empty where a part of it is not known."""
    parts = _parsed(post, "en")
    if parts is None:
        return ""
    head = _rendered(parts, "en", country or parts.country)
    bodies = [_bodies("en")[body][1] for body in parts.bodies]
    return _vietnamese(parts.before, head, bodies, _duties("en").get(parts.duty, ""))


@lru_cache(maxsize=_MOST)
def in_one_wording(post: str, lang: Lang, country: str | None = None) -> str:
    """Return a post as its own language words it by rule, without its country; empty where it is not known.

    `Defense Minister` and `Minister of Defence` are one office, and so are `Gen.` and `General`.
    """
    parts = _parsed(post, lang)
    if parts is None:
        return ""
    country = country or parts.country
    own, usual = _heads(lang)[parts.head]
    bodies = [_bodies(lang)[body][0] for body in parts.bodies]
    if lang == "vi":
        return _vietnamese(parts.before, usual, bodies, parts.duty)
    bodies = [_usual_body(body, country) for body in bodies]
    there = parts._replace(head=plain(_rendered(parts, "en", country)))
    known = there.head in _heads("vi") and not bodies
    named = _rendered(there, "vi", country) if known else usual
    short = "." in own or any(len(word) > 1 and word.isupper() for word in own.split())
    same = short or _is_one_office(named, own)
    same |= known and country in _called("vi").get(there.head, {})
    duty = _duties("vi").get(plain(_duties("en").get(parts.duty, "")), "")
    return _english(parts.before.capitalize(), named if same else own, bodies, duty)


def _is_one_office(one: str, two: str) -> bool:
    """Say whether two English posts differ in nothing but the order of words and `Deputy`, `Vice`."""
    left, right = (
        {"deputy" if word == "vice" else word for word in plain(post).replace("-", " ").split()} - _SMALL
        for post in (one, two)
    )
    return left == right


_SMALL = {"of", "for", "at", "the", "ministry", "national", "state"}


def _english(before: str, head: str, bodies: list[str], duty: str) -> str:
    if bodies and head.endswith("Minister"):
        bodies = [bodies[0].removeprefix("Ministry of "), *bodies[1:]]
    of = "".join(f" of {'' if _has_no_article(head, body) else 'the '}{body}" for body in bodies)
    return f"{before} {head}{of}{f' for {duty}' if duty else ''}".strip()


def _has_no_article(head: str, body: str) -> bool:
    return body[-1].isdigit() or (head.endswith("Minister") and not body.startswith("Ministry"))


def _vietnamese(before: str, head: str, bodies: list[str], duty: str) -> str:
    vi = {"acting": "quyền", "former": "nguyên"}.get(before, before)
    said = " ".join(filter(None, (vi, head, *bodies, f"phụ trách {duty}" if duty else "")))
    return said[:1].upper() + said[1:]


def _parsed(post: str, lang: Lang) -> _Parts | None:
    """Return the parts of a post, all of which tables know; a country may stand with them."""
    told = plain(post)
    match = _shape(lang).fullmatch(told) or (_shape(lang).fullmatch(_mended(told)) if lang == "vi" else None)
    if match is None:
        return None
    found = match.groupdict()
    royal = found.get("royal") or ""
    named = [body for body in (found["body"], found["whole"]) if body]
    bodies = [f"{royal}{body}" if f"{royal}{body}" in _bodies(lang) else body for body in named]
    of_ministers = [body for body in bodies if lang == "en" and body in _portfolios()]
    if of_ministers and not found["head"].endswith("minister"):
        return None
    countries = (found.get(name) for name in ("front", "of", "in_front"))
    country = next((_countries(lang)[form] for form in countries if form), None)
    duty = found["duty"] or found.get("duty_first") or ""
    return _Parts(found["before"] or "", found["head"], tuple(bodies), duty, country)


def _mended(told: str) -> str:
    """Return a Vietnamese post with the marks of the office it begins with: `bộ trướng` is a misprint.

    Where it is written without any, its country gets its own too: `pho dai su hoa ky`.
    """
    folded = f"{fold(told)} "
    found = next((head + told[len(head) :] for form, head in _folded() if folded.startswith(form)), told)
    if not told.isascii():
        return found
    lands = (land for land in _countries("vi") if fold(told).endswith(f" {fold(land)}"))
    land = max(lands, key=lambda land: (len(land), land), default="")
    return found[: len(found) - len(land)] + land


@cache
def _folded() -> list[tuple[str, str]]:
    return [(f"{fold(head)} ", head) for head in sorted(_heads("vi"), key=lambda head: (-len(head), head))]


def _rendered(parts: _Parts, lang: Lang, country: str | None) -> str:
    """Return what an office is called in the other language, as those of a country are called.

    The president of a body is no country's.
    """
    usual = plain(_heads(lang)[parts.head][1]) if lang == "vi" else parts.head
    there = _called(lang).get(parts.head) or _called(lang).get(usual) or {}
    asked = [country, "*"] if country else ["VN"] if lang == "vi" else []
    told = next((there[code] for code in asked if code in there and not parts.bodies), None)
    return told or _other(lang).get(parts.head) or there.get("*", "")


def _usual_body(name: str, country: str | None) -> str:
    """Return a body as those of a country are called: a Ministry of National Defence is not everyone's."""
    minister = _called("vi")["bộ trưởng bộ quốc phòng"]
    national = "National" in minister.get(country or "VN", minister["*"])
    return name if national else name.replace("National Defence", "Defence")


@cache
def _called(lang: Lang) -> dict[str, dict[str, str]]:
    """Return for offices in small letters what they are called in the other language, by country or `*`."""
    found: dict[str, dict[str, str]] = {}
    for form, of, countries, into in table("offices_abroad"):
        if of == lang:
            found.setdefault(plain(form), {}).update(dict.fromkeys(countries.split("|"), into))
    return found


@cache
def _heads(lang: Lang) -> dict[str, tuple[str, str]]:
    """Return for offices and ranks in small letters how they are written, and the usual word for them."""
    found: dict[str, tuple[str, str]] = {}
    for vi, en, kind in table("post_pairs"):
        forms = (vi if lang == "vi" else en).split("|")
        if kind in _KINDS:
            for form in forms:
                found.setdefault(plain(form), (form, forms[0]))
    for form, of, _, _ in table("offices_abroad"):
        if of == lang:
            found.setdefault(plain(form), (form, form))
    for _, of, _, into in table("offices_abroad"):
        if of != lang:
            found.setdefault(plain(into), (into, into))
    return found


@cache
def _other(lang: Lang) -> dict[str, str]:
    """Return for offices and ranks in small letters the word of the other language."""
    found: dict[str, str] = {}
    for vi, en, kind in table("post_pairs"):
        own, other = (vi, en) if lang == "vi" else (en, vi)
        if kind in _KINDS:
            for form in own.split("|"):
                found.setdefault(plain(form), other.split("|")[0])
    for form, of, countries, into in table("offices_abroad"):
        if of != lang and countries == "*":
            found.setdefault(plain(into), form)
    return found


@cache
def _bodies(lang: Lang) -> dict[str, tuple[str, str]]:
    """Return for bodies in small letters what they are called in their own language and in the other."""
    found: dict[str, tuple[str, str]] = {}
    for vi, en, kind in table("post_pairs"):
        own, other = ((vi, en) if lang == "vi" else (en, vi)) if kind == "body" else ("", "")
        for form in filter(None, own.split("|")):
            found.setdefault(plain(form), (form, other.split("|")[0]))
    for form, of, _, _, _, vi, en in table("organisations"):
        if of == lang and vi and en and not _is_portfolio(form, en):
            found.setdefault(plain(form), (vi, en) if lang == "vi" else (en, vi))
    if lang == "en":
        found |= {form: found[whole] for form, whole in _portfolios(tuple(found)).items()}
    names = _countries(lang)
    lasts = {last for first, _, last in (form.rpartition(" ") for form in names) if first in names}
    return {form: named for form, named in found.items() if form not in lasts}  # NAM, and Viet Nam


def _is_portfolio(form: str, name: str) -> bool:
    """Say whether a form is what a ministry is for and not the ministry: `Defence`, `Quốc phòng`."""
    words = form.split()
    return name.startswith("Ministry of ") and not (
        {"Ministry", "Department", "Bộ"} & {*words} or form.isupper() or len(words) > len(name.split()) - 2
    )


@cache
def _portfolios(bodies: tuple[str, ...] = ()) -> dict[str, str]:
    """Return what a minister is minister of, in small letters, and the ministry."""
    known = bodies or tuple(_bodies("en"))
    front = "ministry of "
    return {
        body.removeprefix(front): body
        for body in known
        if body.startswith(front) and body.removeprefix(front) not in known
    }


@cache
def _duties(lang: Lang) -> dict[str, str]:
    """Return for what somebody may be in charge of, in small letters, the word of the other language."""
    rows = [(vi, en) if lang == "vi" else (en, vi) for vi, en, kind in table("post_pairs") if kind == "duty"]
    return {plain(form): other.split("|")[0] for own, other in rows for form in own.split("|")}


@cache
def _countries(lang: Lang) -> dict[str, str]:
    found: dict[str, str] = {}
    for form, of, code, _ in table("countries"):
        if of == lang:
            found.setdefault(plain(form), code)
    return found


@cache
def _shape(lang: Lang) -> re.Pattern[str]:
    """Return the pattern of a post: whose it is stands behind it in Vietnamese, in English also in front."""
    known = (_heads, _bodies, _countries, _duties)
    head, body, country, duty = (alternatives(forms(lang)) for forms in known)
    if lang == "vi":
        return re.compile(
            rf"(?:(?P<before>{alternatives(_BEFORE)}) )?(?P<head>{head})"
            rf"(?: phụ trách (?P<duty_first>{duty}))?(?: (?P<body>{body}))?(?: (?P<whole>{body}))?"
            rf"(?: {_STATES}(?P<of>{country}))?(?: phụ trách (?P<duty>{duty}))?"
            rf"(?: (?:tại|ở) {_STATES}(?:{country}|{_PLACE}))?"
        )
    of = r"(?:,? (?:of|to|for|at|in)(?: the)? )"
    whose = rf"(?P<royal>royal )?(?:(?P<in_front>{country}) )??"  # the Royal Thai Navy
    where = rf"(?:{of}(?:(?:{country}) )??(?P<whole>{body}))?"
    return re.compile(
        rf"(?:(?P<before>acting|former) )?(?:(?P<front>{country}) )?(?P<head>{head})"
        rf"(?:{of}{whose}(?P<body>{body}))?{where}(?: for (?P<duty>{duty}))?"
        rf"(?:{of}(?P<of>{country}))?(?:{of}(?:{country}))?"
    )
