"""Numbers and organisations of an article, and how the article's facts hold them."""

from defcorpus.facts import analyse
from defcorpus.facts.numbers import read_numbers
from defcorpus.facts.organisations import read_organisations
from defcorpus.facts.places import read_places
from tests.facts.pages import page

VI = "Bộ Quốc phòng Việt Nam dự IDEF 2025. Kim ngạch đạt hơn 2,8 tỷ USD. Đoàn thăm Nam Định và Ankara."
EN = "The Vietnamese Ministry of National Defence was at IDEF 2025. Trade: over $2.8bn. They saw Ankara."


def test_both_languages_share_their_keys():
    vi, en = page(VI), page(EN)
    assert [fact.key for fact in read_numbers(vi, "vi")] == [fact.key for fact in read_numbers(en, "en")]
    assert [fact.key for fact in read_organisations(vi)] == [fact.key for fact in read_organisations(en)]
    keys = {fact.key for fact in read_places(en)[1] if fact.kind == "place"}
    assert keys == {"TR-ankara"}


def test_facts_say_what_and_where():
    written = page(VI)
    facts = [*read_organisations(written), *read_numbers(written, "vi"), *read_places(written)[1]]
    said = [
        (fact.kind, fact.value, written.text[fact.start : fact.end], fact.note)
        for fact in facts
        if fact.kind != "country"
    ]
    assert said == [
        ("organisation", "Bộ Quốc phòng (VN)", "Bộ Quốc phòng", "office"),
        ("organisation", "IDEF 2025", "IDEF 2025", "event"),
        ("number", "2800000000 USD", "2,8 tỷ USD", "more than"),
        ("place", "Nam Định", "Nam Định", "province; since July 2025 in Ninh Bình"),
        ("place", "Ankara", "Ankara", "capital"),
    ]


def test_page_chrome_has_none():
    parts = (
        ("menu", "ASEAN"),
        ("related", "NATO họp, 2 tỷ USD"),
        ("tags", "Viettel, Hà Giang"),
        "Không có gì.",
    )
    written = page(*parts)
    assert read_organisations(written) == read_numbers(written, "vi") == ()
    assert read_places(written) == ((), ())


def test_an_article_holds_them():
    kinds = {fact.kind for fact in analyse(page(VI)).facts}
    assert {"country", "place", "organisation", "number"} <= kinds
