"""Patterns of the words around a place: those in front that say what was there, those between two."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.events.where.unknown import NAME, forms, fronts, generic
from defcorpus.text import alternatives, fold


@cache
def school() -> re.Pattern[str]:
    """Match what makes a place part of a school's name: `places at`."""
    return re.compile(r"(?i)(?<!\w)suất (?:học|đào tạo)[^,.;]*$|(?<!\w)places at[^,.;]*$")


@cache
def seat() -> re.Pattern[str]:
    """Match what stands in the capital, and in no other town."""
    alone = rf"(?:{alternatives(forms('seat alone'))})(?=\s*(?:[.,;(]|$))"  # `trụ sở Bộ`, of no other country
    return re.compile(rf"(?im)(?<!\w)(?:{alternatives(forms('seat'))}|{alone})(?!\w)")


@cache
def at() -> re.Pattern[str]:
    """Match what says that something was at the place behind it: `tại thành phố `, `landed at `."""
    kinds = alternatives(forms("kind"))
    return re.compile(
        rf"(?i)(?:^|\W)(?:o|{alternatives(fronts())})\s+(?:[^\W\d]+(?:\.|['’]s)?\s+){{0,2}}(?:(?:{kinds})\s+)?$"
    )


@cache
def at_a_body() -> re.Pattern[str]:
    """Match what says that something was at a body of the country behind: `at the Defence Ministry of `."""
    seat = r"(?:(?:the\s+)?headquarters\s+of\s+|trụ\s+sở\s+|tru\s+so\s+)?(?:the\s+)?"
    bodies = alternatives({*forms("body"), *map(fold, forms("body"))})
    return re.compile(
        rf"(?i)(?:^|\W)(?:{alternatives(fronts())})\s+{seat}(?:{bodies})\s+(?:(?:of|in)\s+)?(?:the\s+)?$"
    )


@cache
def hosts() -> re.Pattern[str]:
    """Match what stands behind a place that opens a sentence as the one where it was: ` province hosted `."""
    return re.compile(rf"(?i)[^.;:\n–—]{{0,40}}?(?<!\w)(?:{alternatives(forms('hosts'))})(?!\w)")


@cache
def goes() -> re.Pattern[str]:
    """Match what says that somebody is to go to the place named next: `asked firms to come to`."""
    en = r"(?:come|go|fly|travel|send|sent|return|back|invited?) [^.\n]{0,40}?to"
    return re.compile(rf"(?i)(?<!\w)(?:{en}|sang|đến|tới)\s$")


@cache
def opens() -> re.Pattern[str]:
    """Match what stands behind the town of a dateline: ` (VNA)`, ` –`, `, 5 December`."""
    return re.compile(r"\s*(?:\(|[-–—]|,\s*\d|,\s*[A-Z][a-z]{2,8}\.? \d)")


@cache
def local() -> re.Pattern[str]:
    """Match a town in front of what it lies in: `tại huyện Ea Súp (`, `at Tien Sa port in `."""
    behind = rf"(?:\s+(?:{alternatives(forms('kind'))}))*"
    return re.compile(
        rf"(?<!\w)(?i:{alternatives(fronts())})\s+(?:the\s+)?(?i:{generic()}){NAME}(?i:{behind})"
        rf"(?:,\s+|\s*\(|\s+(?:in|of|thuộc|thuoc)\s+)(?i:{generic()})$"
    )


@cache
def beside() -> re.Pattern[str]:
    """Match what may stand between two places where something was."""
    kinds = alternatives(forms("kind"))
    return re.compile(rf"\s*\)?\s*(?:và|va|and|&|–|-)\s*(?:(?:{kinds})\s+)*")


@cache
def within() -> re.Pattern[str]:
    """Match what may stand between a place and the one it lies in."""
    kinds = alternatives(forms("kind"))
    joins = r"(?:,|\s*\(|\s+in|\s+of|\s+thuộc|\s+thuoc|\s*-)"
    return re.compile(rf"(?:\s+(?:{kinds}))*{joins}\s*(?:(?:{kinds})\s+)*")
