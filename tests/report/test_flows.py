"""Which outlet carries whose text, and how much later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from defcorpus.dedup import Group, Member
from defcorpus.report.copying.flows import Flow, flows

_NUMBER = iter(range(10_000))


def group(*articles, relation="near"):
    """Return a group of (outlet, date), the first the one kept."""
    made = [(f"{next(_NUMBER):04}", outlet, date) for outlet, date in articles]
    members = [
        Member(id_, f"/{id_}.txt", id_, date, outlet, relation, 0.9, "words")
        for id_, outlet, date in made[1:]
    ]
    id_, outlet, date = made[0]
    return Group(id_, f"/{id_}.txt", id_, date, outlet, tuple(members))


def told(*groups):
    return [flow.told for flow in flows(groups)]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([("a.vn", "2024-03-14"), ("b.vn", "2024-03-15")], ["b.vn carries a.vn once, 1 day later"]),
        ([("a.vn", "2024-03-14"), ("b.vn", "2024-03-17")], ["b.vn carries a.vn once, 3 days later"]),
        ([("b.vn", "2024-03-17"), ("a.vn", "2024-03-14")], ["b.vn carries a.vn once, 3 days later"]),
        ([("a.vn", "2024-03-14"), ("b.vn", "2024-03-14")], ["a.vn and b.vn share 1 text, order unknown"]),
        ([("b.vn", "2024-03-14"), ("a.vn", None)], ["a.vn and b.vn share 1 text, order unknown"]),
        ([("b.vn", None), ("a.vn", None)], ["a.vn and b.vn share 1 text, order unknown"]),
        ([("a.vn", "2024-03"), ("b.vn", "2024-03-15")], ["a.vn and b.vn share 1 text, order unknown"]),
        ([("a.vn", "2024-03-14"), ("a.vn", "2024-03-15")], []),  # its own copies
        ([("a.vn", "2024-03-14"), (None, "2024-03-15")], []),
        ([(None, "2024-03-13"), ("a.vn", "2024-03-14"), ("b.vn", "2024-03-15")], [
            "b.vn carries a.vn once, 1 day later"
        ]),
        ([("a.vn", "2024-03-14"), ("b.vn", "2024-03-20"), ("b.vn", "2024-03-15")], [
            "b.vn carries a.vn once, 1 day later"  # once a text, with its earliest
        ]),
        ([("a.vn", "2024-03-14"), ("b.vn", "2024-03-15"), ("c.vn", "2024-03-16")], [
            "b.vn carries a.vn once, 1 day later", "c.vn carries a.vn once, 2 days later",
        ]),
    ],
)  # fmt: skip
def test_one_text(articles, expected):
    assert told(group(*articles)) == expected


def test_many_texts_are_told_by_the_median():
    groups = [group(("qdnd.vn", "2024-03-10"), ("vietnamplus.vn", f"2024-03-{day}")) for day in (11, 12, 30)]
    groups += [group(("vietnamplus.vn", "2024-03-10"), ("qdnd.vn", "2024-03-11"))]
    assert told(*groups) == [
        "vietnamplus.vn carries qdnd.vn 3 times, 2 days later (median)",
        "qdnd.vn carries vietnamplus.vn once, 1 day later",
    ]
    assert told(*groups[:2])[0].endswith("2 times, 1.5 days later (median)")


def test_recurring_texts_are_no_copies():
    assert told(group(("a.vn", "2024-03-14"), ("b.vn", "2024-05-15"), relation="recurring")) == []


def test_what_nobody_knows_comes_last():
    groups = [group(("b.vn", None), ("a.vn", "2024-03-14")) for _ in range(5)]
    found = flows([*groups, group(("a.vn", "2024-03-14"), ("b.vn", "2024-03-15"))])
    assert [(flow.source, flow.origin, flow.texts, flow.days) for flow in found] == [
        ("b.vn", "a.vn", 1, 1.0),
        ("b.vn", "a.vn", 5, None),
    ]
    assert flows([]) == []


def test_the_order_of_groups_does_not_count():
    groups = [
        group((f"{one}.vn", "2024-03-14"), (f"{two}.vn", f"2024-03-{day}"))
        for one, two, day in (("a", "b", 15), ("c", "a", 16), ("b", "c", 14), ("a", "b", 20))
    ]
    assert flows(groups) == flows(groups[::-1])
    assert isinstance(flows(groups)[0], Flow)


def timed(*articles):
    """Return a group of (outlet, date, time)."""
    made = group(*((outlet, date) for outlet, date, _ in articles))
    times = [time for *_, time in articles]
    members = (replace(m, time=time) for m, time in zip(made.members, times[1:], strict=True))
    return replace(made, keep_time=times[0], members=tuple(members))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("06:05", "19:30", "b.vn carries a.vn once, 13.4 hours later"),
        ("19:30", "06:05", "a.vn carries b.vn once, 13.4 hours later"),  # whichever is kept
        ("06:05", "06:20", "b.vn carries a.vn once, 15 minutes later"),
        ("06:05", "07:05", "b.vn carries a.vn once, 1 hour later"),
        ("06:05", "", "a.vn and b.vn share 1 text, order unknown"),
        ("06:05", "06:05", "a.vn and b.vn share 1 text, order unknown"),
    ],
)
def test_of_one_day_the_hour_decides(first, second, expected):
    assert told(timed(("a.vn", "2024-03-14", first), ("b.vn", "2024-03-14", second))) == [expected]


def test_what_is_kept_does_not_count():
    one = group(("a.vn", "2024-03-14"), ("b.vn", "2024-03-14"))
    two = group(("b.vn", "2024-03-14"), ("a.vn", "2024-03-14"))
    assert told(one) == told(two)


def test_digests_carry_nobody():
    made = group(("a.vn", "2024-03-14"), ("b.vn", "2024-03-15"))
    assert flows([made], {made.members[0].id}) == []
    holding = replace(made, members=(replace(made.members[0], relation="contains"),))
    other = group(("c.vn", "2024-03-14"), ("d.vn", "2024-03-15"))
    other = replace(other, members=(*other.members, holding.members[0]))
    assert told(holding, other) == ["d.vn carries c.vn once, 1 day later"]
