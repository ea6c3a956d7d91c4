"""The tables that dates and numbers are read with do not contradict themselves."""

from __future__ import annotations

from datetime import date

import pytest

from defcorpus.knowledge import table


def roles_of(name: str) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for form, _, role in table(name):
        roles.setdefault(form.lower(), set()).add(role)
    return roles


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("date_words", {"day", "weak", "on", "weak-en", "part", "place", "each"}),
        ("date_words", {"unit", "count", "lunar", "last-year", "this-year", "next-year"}),
        ("date_words", {"law", "quarter", "month"}),
        ("date_roles", {"plan", "past", "earlier", "anniversary"}),
        ("date_roles", {"feast", "from"}),
        ("date_roles", {"ahead", "behind", "prepared"}),
    ],
)
def test_a_form_has_one_role_where_they_compete(name, apart):
    roles = roles_of(name)
    assert {form: known & apart for form, known in roles.items() if len(known & apart) > 1} == {}
    assert apart <= set().union(*roles.values())


def test_languages_are_known():
    for name in ("date_words", "date_roles", "anniversaries", "measures"):
        assert {row[1] for row in table(name)} == {"en", "vi"}


def test_anniversaries_are_of_years():
    assert all(1900 <= int(year) <= 2000 for _, _, year in table("anniversaries"))


def test_measures_mean_one_thing():
    meanings: dict[str, set[tuple[str, str]]] = {}
    for form, _, kind, value in table("measures"):
        meanings.setdefault(form.lower(), set()).add((kind, value))
        assert kind in ("scale", "unit")
        assert kind == "unit" or float(value) >= 1000
    assert all(len(known) == 1 for known in meanings.values())


def test_sites_are_hosts_and_paths():
    assert all(
        "." in host and "/" not in host and path.startswith("/") for host, path in table("month_first")
    )


def test_tenures_are_stretches_of_days():
    for _, _, since, until in table("tenures"):
        assert since or until
        first, last = (date.fromisoformat(day) if day else None for day in (since, until))
        assert first is None or last is None or first < last


def test_editions_are_of_years():
    assert all(1900 <= int(offset) <= 2100 and int(least) > 0 for _, _, offset, least in table("editions"))


def test_days_told_from_the_pages_own():
    for form, _, unit, shift in table("relative_days"):
        assert unit in ("day", "week", "month", "year") and -2 <= int(shift) <= 1
        assert form == form.lower()


def test_rules_are_said_once():
    rules = [rule for rule, _ in table("date_rules")]
    assert len(rules) == len(set(rules))


def test_numbers_of_articles_rise_with_their_days():
    numberings: dict[tuple[str, str], list[tuple[int, date]]] = {}
    for host, mark, number, day in table("article_numbers"):
        assert host == host.lower() and not host.startswith(("www.", "m."))
        assert mark in "-/_." or mark.isalpha()
        numberings.setdefault((host, mark), []).append((int(number), date.fromisoformat(day)))
    for numbering, points in numberings.items():
        days = [day for _, day in sorted(points)]
        assert days == sorted(days), numbering
        assert len(points) > 1, numbering
