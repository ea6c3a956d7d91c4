"""Exchanges at a border, of which one day is on either side."""

from __future__ import annotations

from defcorpus.events.records import Telling


def across(one: Telling, two: Telling) -> bool:
    """Say whether two reports of border exchanges are of either side of it, and not of one day.

    What takes two days is on one side on the first, on the other on the second.
    """
    if "border exchange" not in one.acts or "border exchange" not in two.acts:
        return False
    if one.phase != "report" or two.phase != "report":
        return False
    if one.day and two.day and (one.day[-5:] == two.day[-5:] or _may_be(one, two) or _may_be(two, one)):
        return False
    return "" != side(one) != side(two) != ""


def _may_be(one: Telling, two: Telling) -> bool:
    """Say whether a telling of no sure day names that of another: a dateline is often a day late."""
    return not one.sure and any(day[-5:] == str(two.day)[-5:] for day in one.days)


def side(telling: Telling) -> str:
    """Return the country in which an exchange at a border was, the first of two, else that of who is host."""
    sides = ("VN", *telling.countries)
    land = next((code[:2] for code, _ in telling.places if code in telling.venue and code[:2] in sides), "")
    if not land and telling.leaning:
        return "VN" if telling.leaning > 0 else next(iter(telling.countries), "")
    return land
