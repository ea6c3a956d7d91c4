"""Posts of people from one language of the press into the other, where tables know every part of them.

>>> in_english("Thứ trưởng Bộ Quốc phòng Ba Lan")
'Deputy Minister of National Defence'
>>> in_vietnamese("Commander of the Brazilian Army")
'Tư lệnh Lục quân'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal

_KINDS = ("head", "rank")


@lru_cache(maxsize=1 << 12)
def in_english(post: str) -> str:
    """Return a Vietnamese post in English, without its country; empty where a part of it is not known."""
    found = _parsed(post, "vi")
    if found is None:
        return ""
    head, body = found
    if not body:
        return head
    return f"{head} of {body}" if body[-1].isdigit() else f"{head} of the {body}"


@lru_cache(maxsize=1 << 12)
def in_vietnamese(post: str) -> str:
    """Return an English post in Vietnamese, without its country; empty where a part of it is not known."""
    found = _parsed(post, "en")
    return " ".join(filter(None, found)) if found is not None else ""


def _parsed(post: str, lang: str) -> tuple[str, str] | None:
    """Return head and body of a post in the other language; a country may stand with them."""
    told = _plain(post)
    match = _shape(lang).fullmatch(told)
    if match is None:
        return None
    heads, bodies = _forms(lang)
    body = match["body"] or ""
    royal = match.groupdict().get("royal") or ""
    return heads[match["head"]], bodies.get(f"{royal}{body}", bodies.get(body, "")) if body else ""


def _plain(text: str) -> str:
    return " ".join(normal(text).lower().replace("defense", "defence").replace("’", "'").split())


@cache
def _forms(lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return heads and bodies in small letters, each with what it is called in the other language."""
    heads: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for vi, en, kind in table("post_pairs"):
        own, other = (vi, en) if lang == "vi" else (en, vi)
        into = heads if kind in _KINDS else bodies
        for form in own.split("|"):
            into.setdefault(_plain(form), other.split("|")[0])
    for form, of, _, _, _, name_vi, name_en in table("organisations"):
        if of == lang and name_vi and name_en:
            bodies.setdefault(_plain(form), name_en if lang == "vi" else name_vi)
    return heads, bodies


@cache
def _shape(lang: str) -> re.Pattern[str]:
    """Return the pattern of a post: whose it is stands behind it in Vietnamese, in English also in front."""
    heads, bodies = (alternatives(forms) for forms in _forms(lang))
    rows = [row for row in table("countries") if row[1] == lang]
    country = rf"(?:{alternatives(_plain(form) for form, *_ in rows)})"
    if lang == "vi":
        return re.compile(
            rf"(?P<head>{heads})(?: (?P<body>{bodies}))?(?: (?:cộng hòa )?(?:tại |nước )?{country}){{0,2}}"
        )
    whose = rf"(?P<royal>royal )?(?:{country} )?"  # the Royal Thai Navy
    of = r"(?:,? (?:of|to|for|at|in)(?: the)? )"
    return re.compile(
        rf"(?:{country} )?(?P<head>{heads})(?:{of}{whose}(?P<body>{bodies}))?(?:{of}{country})?"
    )
