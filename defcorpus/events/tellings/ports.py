"""Ships that lie in ports of two provinces on one day are of two visits, most likely."""

from __future__ import annotations

from defcorpus.events.records import Telling
from defcorpus.events.tellings.lexis import FIRST


def in_other_ports(one: Telling, two: Telling) -> tuple[str, str] | None:
    """Return the ports of two reports of one day, of ships of which no name is in both; else None."""
    if not one.day or one.day[-5:] != (two.day or "")[-5:] or {*one.ships} & {*two.ships}:
        return None
    if any("port call" not in telling.acts[:FIRST] or telling.phase != "report" for telling in (one, two)):
        return None
    left, right = ({code for code in telling.venue if code[:3] == "VN-"} for telling in (one, two))
    if not left or not right or left & right:
        return None
    names = dict((*one.places, *two.places))
    first, second = min(left), min(right)
    return names.get(first, first), names.get(second, second)
