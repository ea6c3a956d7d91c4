"""Whether two names are one guest's, however they are written."""

import pytest

from defcorpus.events.records import Party
from defcorpus.events.who.people import official, same_person
from defcorpus.text import fold


def party(name, country=None, native=False, also=(), posts=()):
    key = fold(name).replace("-", "").lower()
    return Party(name, key, also, native, country, posts)


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        (party("Marek Hudak"), party("Marek Hudak"), "alike"),
        (party("Đổng Quân", native=True, also=("dong jun",)), party("Dong Jun"), "known"),
        (party("Batjargal Ganbold"), party("Ganbold Batjargal"), "spelt otherwise"),
        (party("Juergen Althaus"), party("Jürgen Althaus"), "spelt otherwise"),
        (party("Ai-đa Xây-ca-li", "KZ"), party("Aidar Seitkali", "KZ"), "by sound"),
        (party("Ben Ua-lết-x", "GB"), party("Ben Wallace", "GB"), "by sound"),
        (party("Ai-đa Xây-ca-li", "KZ"), party("Aidar Seitkali", "UZ"), ""),
        (party("Pavel Novák"), party("Marek Hudák"), ""),
        (party("Warren Tisbury", "CA"), party("Warren Tinsley", "NZ"), ""),
        (party("Warren Tisbury"), party("Warren Tinsley"), ""),
        (party("Sengphet Houngbuongnuang"), party("Sengphet Houngboungnuang"), "spelt otherwise"),
        (party("Phạm Hoài Nam", native=True), party("Phan Hoài Nam", native=True), ""),
    ],
)
def test_same_person(one, two, how):
    assert same_person(one, two) == how
    assert same_person(two, one) == how


@pytest.mark.parametrize(
    ("post", "is_one"),
    [("Thứ trưởng Bộ Quốc phòng", True), ("Sen. Lt. Gen.", True), ("tiền đạo", False), ("singer", False)],
)
def test_ranks_and_offices_are_official(post, is_one):
    assert official(party("A B", posts=(post,))) is is_one
