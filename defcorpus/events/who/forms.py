"""Patterns of the words for who receives, who comes, and by whom."""

from __future__ import annotations

import re
from functools import cache


@cache
def passive() -> re.Pattern[str]:
    """Match what may stand between `was received` and who received: ` later on the same day by`."""
    return re.compile(
        r" (?:(?:later|earlier|in|on|at|the|same|that|this|day|morning|afternoon|evening) ){0,6}by\b"
    )


@cache
def whose() -> re.Pattern[str]:
    """Match what stands between a visit and the visitor; `of four days` is none."""
    return re.compile(r" (?:của|cua|by\b|of\b(?! [\w-]+ (?:days?|nights?)))")


@cache
def is_in() -> re.Pattern[str]:
    """Match what stands in front of a country in which somebody is."""
    return re.compile(r"(?:,|\b(?:is|was|are|were)(?: now| currently)?) in (?:the )?$")


@cache
def some_days() -> re.Pattern[str]:
    """Match what says behind a country that somebody is there for some days."""
    return re.compile(r" (?:for (?:\w+ days|talks)|on (?:an? )?(?:[\w-]+ ){0,3}(?:visit|trip)|from )")


@cache
def feast() -> re.Pattern[str]:
    """Match what is held for a guest: `a reception on May 6 for`, `lễ đón chính thức dành cho`."""
    en = r"(?:reception|banquet|dinner|luncheon|welcom(?:e|ing) ceremony)(?: [^,.;]{0,30})?"
    vi = r"(?:tiệc chiêu đãi|lễ đón|tiec chieu dai|le don)(?: [^,.;]{0,30})? (?:dành cho|danh cho)"
    return re.compile(rf"(?<!\w)(?:{en} (?:for|in honou?r of)|{vi})(?!\w)")


@cache
def ambassador() -> re.Pattern[str]:
    """Match the post of an ambassador."""
    return re.compile(r"(?i)(?:đại sứ|dai su|ambassador)")


@cache
def envoy() -> re.Pattern[str]:
    """Match the post of who is sent to a country: an ambassador or an attaché."""
    return re.compile(r"(?i)(?:đại sứ|dai su|tùy viên|tuỳ viên|ambassador|(?:defen[cs]e|military) attach)")
