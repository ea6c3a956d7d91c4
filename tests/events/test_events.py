"""Articles grouped into the events they tell, and what keeps two events apart."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Location, Metadata
from defcorpus.events import find_events, from_bytes, tellings, to_bytes
from defcorpus.events.tellings.lexis import editions_in
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def told(id_, text):
    from dataclasses import replace

    page = make_page(Location(f"/{id_}.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    return tuple(replace(telling, id=id_) for telling in tellings(analyse(page)))


HOST = "Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng,"
VI = (
    f" date 2024-05-07 \nTrưa 6-5, tại Hà Nội, {HOST} tiếp Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia."
)
EN = (
    " date 2024-05-07 \nHanoi (VNA) – Deputy Minister of National Defence Sen. Lt. Gen. Tran Van Long "
    "received Lt. Gen. Marko Petrov, Commander of the Serbian Army, in Hanoi on May 6."
)
OTHERS = {
    "guest": VI.replace("Marko Petrov", "Ivan Horvat").replace("Serbia", "Croatia"),
    "host": VI.replace(HOST, "Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng,"),
    "day": VI.replace("6-5", "7-5").replace("2024-05-07", "2024-05-08"),
    "year": VI.replace("2024-05-07", "2023-05-07"),
    "call": VI.replace("tiếp", "điện đàm với"),
    "compatriot": VI.replace("Marko Petrov", "Ivan Horvat"),
}
PREVIEW = (
    " date 2024-05-02 \nTư lệnh Lục quân Serbia sẽ thăm Việt Nam\n\nTrung tướng Marko Petrov, Tư lệnh Lục "
    "quân Serbia, sẽ thăm chính thức Việt Nam từ ngày 5 đến 8/5/2024."
)
WRAP_UP = (
    " date 2024-05-08 \nNgày 8/5, Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia, kết thúc chuyến thăm "
    "chính thức Việt Nam. Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng, tiễn đoàn."
)
DIGEST = (
    " date 2024-05-07 \nNgày 6-5, tại Hà Nội, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng, tiếp "
    "Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia.\n\nHai bên trao đổi về đào tạo và gìn giữ hòa bình."
    "\n\n"
    "* Cùng ngày, Thượng tướng Trần Văn Long tiếp Đại sứ Croatia Ivan Horvat đến chào từ biệt.\n"
)


def groups(*articles, links=None):
    events = find_events(itertools.chain.from_iterable(articles), links or {})
    return sorted(tuple(sorted(event.ids)) for event in events)


def test_two_languages_one_event():
    (event,) = find_events((*told("vi", VI), *told("en", EN)), {("vi", "en"): 0.9})
    assert (event.day, event.place, event.act) == ("2024-05-06", "Hà Nội", "reception")
    assert [(p.name, p.country) for p in event.hosts] == [("Trần Văn Long", "VN")]
    assert [(p.name, p.country) for p in event.guests] == [("Marko Petrov", "RS")]
    assert event.countries == ("RS",) and event.pairs == (("vi", "en"),)
    assert [member.nearest for member in event.members] == ["en", "vi"]
    assert "guest Marko Petrov" in event.members[0].why


@pytest.mark.parametrize("what", sorted(OTHERS))
def test_told_apart(what):
    assert groups(told("a", VI), told("b", OTHERS[what])) == [("a",), ("b",)]
    assert groups(told("a", EN), told("b", OTHERS[what])) == [("a",), ("b",)]


def test_a_contradiction_is_not_bridged():
    undated = VI.partition("\n")[2].replace("Trưa 6-5, tại", "Tại")
    found = groups(told("a", VI), told("b", OTHERS["day"]), told("c", undated))
    assert len(found) == 2 and not any({"a", "b"} <= {*ids} for ids in found)


def test_a_visit_is_announced_told_and_summed_up():
    (event,) = find_events((*told("p", PREVIEW), *told("r", VI), *told("w", WRAP_UP)), {})
    assert [(m.id, m.phase) for m in event.members] == [("r", "report"), ("p", "preview"), ("w", "wrap-up")]
    assert event.day == "2024-05-06"


def test_what_a_person_said_holds():
    apart = find_events((*told("a", VI), *told("b", EN)), {("a", "b"): 0.9}, decided={("a", "b"): False})
    assert sorted(event.ids for event in apart) == [("a",), ("b",)]
    other = (*told("a", VI), *told("b", OTHERS["guest"]))
    (event,) = find_events(other, {}, decided={("a", "b"): True})
    assert sorted(event.ids) == ["a", "b"]
    assert all("by you the same event" in member.why for member in event.members)


def test_what_was_said_of_a_copy_holds_for_what_it_is_a_copy_of():
    given = (*told("a", VI), *told("b", OTHERS["guest"]), *told("c", VI + " \n"))
    (event,) = find_events(given, {}, copies={"c": "a"}, decided={("b", "c"): True})
    assert sorted(event.ids) == ["a", "b", "c"]


def test_how_far_it_has_come_is_told():
    steps = []
    find_events((*told("a", VI), *told("b", EN)), {}, tell=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 1)]


def test_a_digest_is_in_each_event_it_tells():
    other = OTHERS["guest"].replace(
        "Trung tướng Ivan Horvat, Tư lệnh Lục quân Croatia", "Đại sứ Croatia Ivan Horvat"
    )
    assert groups(told("d", DIGEST), told("a", VI), told("b", other)) == [("a", "d"), ("b", "d")]


def test_copies_stand_with_the_article_kept():
    (event,) = find_events((*told("a", VI), *told("b", VI + " \n")), {}, copies={"b": "a"})
    assert [(member.id, member.copy_of) for member in event.members] == [("a", None), ("b", "a")]


@settings(max_examples=20)
@given(st.permutations(["a", "b", "c", "d", "e", "f"]))
def test_the_order_of_the_articles_does_not_matter(order):
    texts = dict(zip("abcdef", (VI, EN, OTHERS["guest"], OTHERS["day"], PREVIEW, DIGEST), strict=True))
    links = {("a", "b"): 0.9}
    found = find_events([one for id_ in order for one in told(id_, texts[id_])], links)
    assert found == find_events([one for id_ in sorted(order) for one in told(id_, texts[id_])], links)


@pytest.mark.parametrize("text", [VI, EN, DIGEST])
def test_what_is_kept_is_what_was_told(text):
    assert from_bytes(to_bytes(told("a", text))) == told("a", text)


@pytest.mark.parametrize(
    ("text", "lang", "editions"),
    [
        ("Đối thoại Chính sách quốc phòng lần thứ 9", "vi", (9,)),
        ("Giao lưu biên giới lần thứ tám", "vi", (8,)),
        ("the ninth border exchange", "en", (9,)),
        ("the 10th dialogue", "en", (10,)),
        ("the 80th anniversary of the army", "en", ()),
        ("Border Marker No. 69 was painted", "en", ()),
        ("the 4th Naval Region", "en", ()),
        ("Hai bên tô son cột mốc số 25", "vi", ()),
        ("Bệnh viện dã chiến cấp 2 số 6", "vi", (6,)),
        ("Lần thứ ba sẽ diễn ra vào năm 2026", "vi", ()),
    ],
)
def test_editions(text, lang, editions):
    assert editions_in(text, lang) == editions
