"""Whose delegation somebody leads or speaks for, by the words in front: `Đoàn Lào do`, `the Lao side by`."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.names.runs import Reading
from defcorpus.text import alternatives, fold

_JOINED = 16  # letters in front in which the word stands that joins a delegation and who leads it
_LED = 200  # letters in front in which the delegation stands


def delegation_of(reading: Reading, at: int) -> str:
    """Return the country of the delegation led by who is named from the word at `at` on, or nothing.

    `the Cambodian delegation was headed by General` somebody, `phía Lào có Đại tá` somebody.
    """
    found = reading.found
    end = found.starts[at]
    if reading.lang not in ("vi", "en"):
        return ""
    if _joins(reading.lang).search(found.plain, max(0, end - _JOINED), end) is None:
        return ""
    for pattern in _patterns(reading.lang):
        led = pattern.search(found.plain, max(0, end - _LED), end)
        if led is not None:
            return _lands(reading.lang)[led["land"].lower()]
    return ""


@cache
def _joins(lang: str) -> re.Pattern[str]:
    if lang == "vi":
        return re.compile(rf"(?: (?:{_words('delegation by', lang)})|,) $")
    return re.compile(r"(?: (?:by|by the|by its|was|were|is)|,) $")


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    land = rf"(?<!\w)(?P<land>{alternatives(_forms(lang))})(?!\w)"
    side = _words("delegation", lang)
    if lang == "vi":
        # `Đoàn Việt Nam thăm Lào do …`: where it goes is not where it is from.
        between = rf"(?: (?!(?:{_words('delegation goes', lang)}) )[^\s,.;:()–-]+){{0,12}}?"
        here = rf" (?:{_words('delegation goes', lang)}) [^,.;:]{{2,50}}?"
        led = rf"(?: (?:{_words('delegation by', lang)})){{1,2}}"
        speaks = rf"(?:{_words('delegation for', lang)})(?: (?:{side}))?"
        return (
            re.compile(rf"(?<!\w)(?i:{side}){between} \(?{land}\)?(?:{here})?{led} $"),
            re.compile(rf"(?<!\w)(?i:{speaks}) {land}, $"),
        )
    led = _words("delegation by", lang)
    return (
        re.compile(rf"{land} (?:[\w-]+ ){{0,3}}?(?:{side})\b[^.;:\n]{{0,60}}?\b(?:{led}) by (?:the |its )?$"),
        # `The Vietnamese side was led by A and the Lao by B`
        re.compile(
            rf"\b(?:{led}) by\b[^;:\n]{{0,150}}?(?: and|,|;) (?:the|that of(?: the)?) {land}(?: (?:{side}))?"
            r" by (?:the |its )?$"
        ),
        re.compile(
            rf"(?i:on|for|from|representing) the {land} (?:{side}),? (?:(?:there )?(?:was|were|is) )?$"
        ),
        re.compile(
            rf"(?i:leading|heading|representing) the {land} (?:[\w-]+ ){{0,2}}?(?:{side}) (?:was|were|is) $"
        ),
    )


@cache
def _words(use: str, lang: str) -> str:
    known = [form for form, of, said in table("namewords") if (of, said) == (lang, use)]
    return alternatives([*known, *(fold(form) for form in known if lang == "vi")])


@cache
def _lands(lang: str) -> dict[str, str]:
    """Return countries by their names in small letters, in Vietnamese provinces too: `đoàn Quảng Tây`."""
    rows = [(form, code) for form, of, code, _ in table("countries") if of == lang]
    if lang == "vi":
        rows += [
            (form, code) for form, of, code, *_ in table("regions") if of == lang and code not in ("", "VN")
        ]
    return {form.lower(): code for form, code in rows}


@cache
def _forms(lang: str) -> tuple[str, ...]:
    rows = [form for form, of, *_ in (*table("countries"), *table("regions")) if of == lang]
    return tuple(form for form in rows if form.lower() in _lands(lang))
