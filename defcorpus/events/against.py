"""What two reports of one event would not do: name other guests, hosts, countries, editions."""

from __future__ import annotations

from defcorpus.events.lexis import occasion_of
from defcorpus.events.people import guests_of, may_be_one, official, shared
from defcorpus.events.records import Party, Telling

# What many countries take part in, so that those named tell little apart.
_WITH_MANY = ("peacekeeping", "exhibition", "conference", "anniversary", "repatriation", "handover", "wreath")
_APART = ("call", "wreath")
_REPORTS = ("report", "digest")


def other_guest(one: Telling, two: Telling) -> str:
    """Return the guests where the two have none in common."""
    if not one.foreigners or not two.foreigners or guests_of(one, two) is not None:
        return ""
    if any(may_be_one(p, q) for p in one.foreigners for q in two.foreigners):
        return ""
    return f"another guest: {one.foreigners[0].name}, {two.foreigners[0].name}"


def other_host(one: Telling, two: Telling) -> str:
    """Return those who act for Việt Nam where two reports have none in common."""
    left, right = hosts(one), hosts(two)
    reports = one.phase in _REPORTS and two.phase in _REPORTS
    if not reports or not left or not right or shared(left, right) is not None:
        return ""
    return f"another host: {left[0].name}, {right[0].name}"


def other_act(one: Telling, two: Telling) -> str:
    """Return what is done where one is a call or a wreath laid, and the other nothing of the kind."""
    for act in _APART:
        for left, right in ((one, two), (two, one)):
            if left.acts[:1] == (act,) and right.acts and act not in right.acts[:2]:
                return f"another act: {left.acts[0]}, {right.acts[0]}"
    return ""


def other_edition(one: Telling, two: Telling) -> str:
    """Return the editions of one dialogue, exchange or exhibition that are not the same."""
    if one.editions and two.editions and not {*one.editions} & {*two.editions}:
        return f"another edition: {one.editions[0]}, {two.editions[0]}"
    for left in one.occasions:
        for right in two.occasions:
            base = occasion_of(left)
            marks = {left[len(base) :][:1], right[len(occasion_of(right)) :][:1]}
            if base == occasion_of(right) and left != right and len(marks) == 1:
                return f"another edition: {left}, {right}"
    return ""


def other_country(one: Telling, two: Telling) -> str:
    """Return the countries where two meet with others: neither text names the other's."""
    if not one.countries or not two.countries:
        return ""
    if {*one.countries} & {*two.abroad} or {*two.countries} & {*one.abroad}:
        return ""
    if all(telling.acts and telling.acts[0] in _WITH_MANY for telling in (one, two)):
        return ""
    return f"another country: {one.countries[0]}, {two.countries[0]}"


def hosts(telling: Telling) -> tuple[Party, ...]:
    """Return those who act for Việt Nam; a guest in Sino-Vietnamese is none of them."""
    return tuple(p for p in telling.natives if official(p) and not p.also)
