"""Queries over the small library: what is found, what is not, and in which order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.corpus.records import Filters
from defcorpus.errors import QueryError
from defcorpus.search import parse, search, search_many
from defcorpus.text import fold

from .library import ARTICLES
from .shelf import HandShelf, article


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return HandShelf(tmp_path_factory.mktemp("library"), ARTICLES)


def found(shelf, query, **options) -> list[str]:
    return [hit.summary.id for hit in search(shelf, query, **options).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # One word, in every dress.
        ("sengdara", "lao lao-en"),
        ("SENGDARA", "lao lao-en"),
        ("Sengdará", "lao lao-en"),
        ("binh", "lao lao-en mongolia scattered unmarked"),
        ("bình", "lao lao-en mongolia scattered unmarked"),
        ("BÌNH", "lao lao-en mongolia scattered unmarked"),
        ("toan", "mongolia"),
        ("dai", "lao mongolia decomposed turkey unmarked"),
        ("đại", "lao mongolia decomposed turkey unmarked"),
        ("Ðại", "lao mongolia decomposed turkey unmarked"),
        ("hoa", "mongolia decomposed unmarked"),
        ("hòa", "mongolia decomposed unmarked"),
        ("hoà", "mongolia decomposed unmarked"),
        ("HOÀ", "mongolia decomposed unmarked"),
        ("thuỷ", "mongolia"),
        ("thủy", "mongolia"),
        ("Ẩn", "decomposed"),
        ("an", "decomposed"),
        ("ozturk", "turkey"),
        ("Öztürk", "turkey"),
        ("yasar", "turkey"),
        ("heydar", "turkey"),
        ("aliyev", "turkey"),
        ("erdogan", "turkey"),
        ("turkiye", "turkey"),
        ("bon", "weapons"),
        ("011", "weapons"),
        ("2026", ""),
        ("nowhere", ""),
        # All words must occur, the title counts.
        ("binh laos", "lao-en"),
        ("binh lào", "lao lao-en"),
        ("khamphan dialogue", "lao-en"),
        ("sengdara dialogue training", "lao-en"),
        ("toan sengdara", ""),
        ("ban chi dao", "committee"),
        ("chuyện", "weapons"),
        # Phrases.
        ('"nguyen van binh"', "lao lao-en unmarked"),
        ('"Nguyễn Văn Bình"', "lao lao-en unmarked"),
        ('"van binh nguyen"', ""),
        ('"đối thoại quốc phòng"', "lao"),
        ('"doi thoai quoc phong"', "lao"),
        ('"defence dialogue"', "lao-en"),
        ('"dialogue defence"', ""),
        ('"quoc phong lao"', "lao"),
        ('"cán bộ. Bộ trưởng"', "lao"),
        ('"bon khong"', "weapons"),
        ("“bốn không”", "weapons"),
        ('"dialogue" "officer training"', "lao-en"),
        ('"Vietnam, Laos"', "lao-en"),
        ('"viet nam lao"', "lao"),
        ('"viet nam - lao"', "lao"),
        # Hyphens, numbers and punctuation make phrases.
        ("A-déc-bai-gian", "turkey"),
        ("a-dec-bai-gian", "turkey"),
        ("bai-gian", "turkey"),
        ("gian-bai", ""),
        ("Su-30MK2", "weapons"),
        ("su-30mk2", "weapons"),
        ("30mk2", "weapons"),
        ("HQ-011", "weapons"),
        ("12/3", "lao"),
        ("3/12", ""),
        # Left out.
        ("sengdara -dialogue", "lao"),
        ("sengdara NOT dialogue", "lao"),
        ('"nguyen van binh" -sengdara', "unmarked"),
        ("binh -(sengdara OR mongol*)", "mongolia scattered unmarked"),
        ('binh -"van binh"', "mongolia scattered"),
        ("ban -bán", "mongolia committee unmarked"),
        ("ban -ban", ""),
        ("hoa -khánh", "mongolia unmarked"),
        ("hoa -khanh", "mongolia"),
        # OR and parentheses.
        ("toan OR ozturk", "mongolia turkey"),
        ("toan OR ozturk OR nowhere", "mongolia turkey"),
        ("sengdara dialogue OR ozturk", "lao-en turkey"),
        ("sengdara (dialogue OR ozturk)", "lao-en"),
        ("(toan OR binh) (mong OR lào)", "lao lao-en mongolia"),
        ("(laos OR lào) -training", "lao"),
        ("laos OR (lào -training)", "lao lao-en"),
        # The beginnings of words.
        ("seng*", "lao lao-en"),
        ("SENG*", "lao lao-en"),
        ("đối*", "lao mongolia"),
        ("tho*", "committee lao turkey"),
        ("thổ*", "committee lao turkey"),
        ('"van b*"', "lao lao-en mongolia unmarked"),
        ('"nguy* van b*"', "lao lao-en unmarked"),
        ("su-30*", "weapons"),
        ("xyz*", ""),
        ("erdo*", "turkey"),
        # Chrome is not searched: captions, credits, tags, menus, other stories.
        ("ulaanbaatar", ""),
        ('"quang cảnh"', ""),
        ("minh", ""),
        ('"hội đàm Việt"', ""),
        ("shell", ""),
        # A word is not its beginning, nor two words run together.
        ("seng", ""),
        ("quocphong", ""),
    ],
)
def test_what_is_found(shelf, query, expected):
    assert sorted(found(shelf, query)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ulaanbaatar", "mongolia"),
        ('"quang cảnh"', "lao"),
        ("minh hoà", "lao"),
        ("toan", "lao mongolia"),
        ('"hội đàm Việt"', "shell"),
        ('"biển gìn"', ""),  # the end of the body and the first tag are not one text
        ('"hoà tin"', ""),
        ('"đặc biệt" "mông cổ"', "lao"),
        ("sengdara -ulaanbaatar", "lao lao-en"),
        ("mông -ulaanbaatar", "lao"),
        ("chủ", "shell turkey"),
    ],
)
def test_what_is_found_on_the_page_as_saved(shelf, query, expected):
    assert sorted(found(shelf, query, raw=True)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("query", "first", "after"),
    [
        ("bán", "weapons", "committee mongolia unmarked"),
        ("Đại tướng", "lao decomposed", "mongolia unmarked"),
        ('"Đại tướng"', "lao decomposed", "unmarked"),
        ("Nguyễn Văn Bình", "lao", "lao-en unmarked scattered"),
        ('"Nguyễn Văn Bình"', "lao", "lao-en unmarked"),
        ("Khánh Hòa", "decomposed", "unmarked"),
        ("Khánh Hoà", "decomposed", "unmarked"),
        (unicodedata.normalize("NFD", "Khánh Hoà"), "decomposed", "unmarked"),
        ("bình", "lao mongolia", "lao-en unmarked scattered"),
        ("bìn*", "lao mongolia", "lao-en unmarked scattered"),
        ("cán bộ", "lao decomposed", "unmarked"),
        # Not of marks but of place: words side by side, then apart.
        ("defence dialogue", "lao-en", "scattered"),
        ("nguyen binh", "scattered lao lao-en unmarked", ""),
        ("nguyen van", "lao lao-en unmarked", "scattered"),
    ],
)
def test_order(shelf, query, first, after):
    ids = found(shelf, query)
    assert set(ids[: len(first.split())]) == set(first.split())
    assert set(ids[len(first.split()) :]) == set(after.split())


def test_a_word_typed_with_marks_is_exact_only_where_it_has_them(shelf):
    exact = {hit.summary.id: hit.exact for hit in search(shelf, "bình").hits}
    assert {name for name, is_exact in exact.items() if is_exact} == {"lao", "mongolia"}
    assert all(hit.exact for hit in search(shelf, "binh").hits)


@pytest.mark.parametrize("query", ["binh", "bình", "Đại tướng", "ban OR hoa", "tho*", '"van b*"', "n*"])
def test_scores_fall_and_limits_cut(shelf, query):
    every = search(shelf, query, limit=None)
    assert [hit.score for hit in every.hits] == sorted((hit.score for hit in every.hits), reverse=True)
    assert every.total == len(every.hits)
    for limit in (0, 1, 2, 3):
        some = search(shelf, query, limit=limit)
        assert some.hits == every.hits[:limit]
        assert some.total == every.total


@pytest.mark.parametrize(
    ("filters", "expected", "undated"),
    [
        (Filters(), "lao lao-en mongolia scattered unmarked", 0),
        (Filters(langs=("en",)), "lao-en scattered", 0),
        (Filters(langs=("en", "vi")), "lao lao-en mongolia scattered unmarked", 0),
        (Filters(langs=("other",)), "", 0),
        (Filters(countries=("viet nam",)), "lao lao-en mongolia", 0),
        (Filters(people=("sengdara",)), "lao lao-en", 0),
        (Filters(people=("nguyen binh",)), "lao lao-en scattered unmarked", 0),
        (Filters(people=("binh nguyen", "khamphan")), "lao lao-en", 0),
        (Filters(people=("van toan",)), "", 0),
        (Filters(sources=("qdnd.vn",)), "lao", 0),
        (Filters(sources=("qdnd.vn", "Thanh Niên")), "lao mongolia", 0),
        (Filters(sources=("nobody",)), "", 0),
        (Filters(since="2026"), "lao lao-en mongolia", 0),
        (Filters(since="2026-02-15"), "lao lao-en mongolia", 0),
        (Filters(since="2026-03"), "lao lao-en", 0),
        (Filters(since="2026-03-13"), "lao-en", 0),
        (Filters(until="2026-02"), "mongolia scattered unmarked", 0),
        (Filters(until="2025"), "scattered unmarked", 0),
        (Filters(since="2025-12-30", until="2026-03-12"), "lao mongolia unmarked", 0),
        (Filters(since="2026-03", langs=("vi",)), "lao", 0),
    ],
)
def test_filters(shelf, filters, expected, undated):
    result = search(shelf, "binh", filters)
    assert sorted(hit.summary.id for hit in result.hits) == sorted(expected.split())
    assert (result.total, result.undated_left_out) == (len(expected.split()), undated)


def test_undated_articles_are_counted_where_only_days_left_them_out(shelf):
    assert search(shelf, "thổ", Filters(since="2020")).undated_left_out == 1
    assert search(shelf, "thổ", Filters(since="2020", langs=("en",))).undated_left_out == 0
    assert found(shelf, "đại", filters=Filters(undated=True)) == ["turkey"]
    assert set(found(shelf, "đại", filters=Filters(undated=True, since="2026-03"))) == {"turkey", "lao"}


@pytest.mark.parametrize(
    ("query", "raw", "name", "lit", "text"),
    [
        ("sengdara", False, "lao", {"Sengdara"}, "Khamphan"),
        ('"doi thoai"', False, "lao", {"đối thoại"}, "tăng cường"),
        ("thuong", False, "decomposed", {"thượng"}, "dự lễ"),
        ("a-dec-bai-gian", False, "turkey", {"A-déc-bai-gian"}, "Thổ Nhĩ Kỳ"),
        ("seng*", False, "lao-en", {"Sengdara"}, "General"),
        ("notes", False, "scattered", {"notes"}, "took"),
        ("chuyện", False, "weapons", {"chuyện"}, "Không có"),
        ("ulaanbaatar", True, "mongolia", {"Ulaanbaatar"}, "Mông Cổ"),
        ("sengdara -dialogue", False, "lao", {"Sengdara"}, ""),
    ],
)
def test_snippets(shelf, query, raw, name, lit, text):
    (snippet,) = [hit.snippet for hit in search(shelf, query, raw=raw).hits if hit.summary.id == name]
    composed = [unicodedata.normalize("NFC", snippet.text[start:end]) for start, end in snippet.lit]
    assert set(composed) == lit
    assert text in unicodedata.normalize("NFC", snippet.text)
    assert "\n" not in snippet.text


_BODIES = [
    each.page.text[s.start : s.end] for each in ARTICLES for s in each.page.segments if s.role == "body"
]
_WORDS = sorted({word.strip("().,;“”") for body in _BODIES for word in body.split()} - {""})


@settings(max_examples=60)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3), st.booleans())
def test_a_query_without_marks_finds_all_that_one_with_marks_finds(shelf, some, quoted):
    query = f'"{" ".join(some)}"' if quoted else " ".join(some)
    with_marks = search(shelf, query, limit=None)
    without = search(shelf, fold(query), limit=None)
    assert {hit.summary.id for hit in without.hits} == {hit.summary.id for hit in with_marks.hits}
    decomposed = search(shelf, unicodedata.normalize("NFD", query), limit=None)
    assert decomposed == with_marks
    if len(some) == 1:
        assert with_marks.total >= 1


def test_hostile_text_is_indexed_and_found(tmp_path):
    text = "half \ud83d a pair, \x1b red\x07 Đại\u200b tướng " + "x" * 70_000
    odd = article("odd", text, title="\udcff", people=("Nguyễn \udcff",), source="\ud800")
    shelf = HandShelf(tmp_path, [odd, article("empty"), article("lone", "một")])
    assert found(shelf, "half red") == ["odd"]
    assert found(shelf, '"đại tướng"') == ["odd"]
    assert found(shelf, "x" * 100) == ["odd"]
    assert len(search(shelf, "x" * 100).hits[0].snippet.text) <= 70_100
    assert found(shelf, "một") == ["lone"]


def test_an_empty_corpus_has_no_hits(tmp_path):
    assert search(HandShelf(tmp_path, []), "giang").hits == ()


_ANY = st.text(st.one_of(st.characters(), st.sampled_from('()"-* ORaàđbinhđại')), max_size=30)


@settings(max_examples=80)
@given(_ANY, st.booleans())
def test_whatever_can_be_asked_is_answered(shelf, query, raw):
    try:
        asked = parse(query)
    except QueryError:
        return
    result = search(shelf, asked, raw=raw)
    assert result.total >= len(result.hits)
    for hit in result.hits:
        ends = [0, *(edge for span in hit.snippet.lit for edge in span), len(hit.snippet.text)]
        assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # The title alone.
        ("title:dialogue", "lao-en"),
        ("title:(toan OR notes)", "mongolia scattered"),
        ('title:"quoc phong" -title:lào', ""),
        ("binh -title:notes", "lao lao-en mongolia unmarked"),
        # Near each other: words between, in either order.
        ("officials NEAR/0 national", ""),
        ("officials NEAR/1 national", "scattered"),
        ("officials NEAR/1 praised", "scattered"),
        ("national NEAR/1 officials", "scattered"),
        ("defence NEAR/0 dialogue", "lao-en"),
        ("defence NEAR dialogue", "lao-en scattered"),
        ('"van binh" NEAR/3 "talks"', "lao-en"),
        ('talks NEAR/3 "nguyen van"', "lao-en"),
        ('"held talks" NEAR/2 binh', "lao-en"),
        ('"talks held" NEAR/5 binh', ""),
        ("seng* NEAR/5 hanoi", "lao-en"),
        ("nguyễn NEAR/3 bình", "lao lao-en scattered unmarked"),
        ("title:(vietnam NEAR/1 laos)", "lao-en"),
        # Spelled nearly so.
        ("sengdaro~", "lao lao-en"),
        ("sengdarro~", ""),
        ("sengdarro~2", "lao lao-en"),
        ("gneral~", "lao-en scattered"),
        ("ozturc~", "turkey"),
        ("-sengdaro~ binh", "mongolia scattered unmarked"),
        # English words in either spelling.
        ("defense", "lao-en scattered"),
        ('"defense dialogue"', "lao-en"),
        ('"national defense"', "lao-en"),
        ('"defence dialog"', "lao-en"),
        ("binh -defense", "lao mongolia unmarked"),
        # Fields as the options of these names.
        ("binh lang:en", "lao-en scattered"),
        ("binh lang:en,vi person:sengdara", "lao lao-en"),
        ("binh -person:sengdara", "mongolia scattered unmarked"),
        ("binh -lang:en date:2026", "lao mongolia"),
        ("lang:en", "lao-en scattered"),
        ("toan OR person:sengdara", "lao lao-en mongolia"),
        ('country:"viet nam" -lang:en', "committee lao mongolia weapons"),
        ("source:qdnd.vn", "lao"),
        ('source:"Thanh Niên" OR id:turkey', "mongolia turkey"),
        ("date:2025-12..2026-02", "decomposed mongolia unmarked weapons"),
        ("date:2025-12-31.. binh", "lao lao-en mongolia"),
        ("binh date:..2024", "scattered"),
        ("since:2026-03 until:2026-03-12", "lao"),
        ("đại date:none", "turkey"),
        ("id:lao", "lao"),
        ("person:nobody", ""),
    ],
)
def test_what_the_fields_and_signs_find(shelf, query, expected):
    assert sorted(found(shelf, query)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bán", "weapons"),
        ("ban", "committee mongolia unmarked"),
        ("bình", "lao mongolia"),
        ("Khánh Hoà", "decomposed"),
        ('"Đại tướng"', "lao decomposed"),
        ("bìn*", "lao mongolia"),
        ("defense", ""),
        ("nguyễn NEAR/3 bình", "lao"),
        ("sengdaro~", ""),
    ],
)
def test_only_what_is_spelled_as_typed(shelf, query, expected):
    result = search(shelf, query, exact=True)
    assert sorted(hit.summary.id for hit in result.hits) == sorted(expected.split())
    assert all(hit.exact for hit in result.hits)


def test_a_syllable_typed_without_marks_that_is_a_word_so_goes_first(shelf):
    assert found(shelf, "ban")[-1] == "weapons"  # which has only bán and bạn
    assert found(shelf, "bán")[0] == "weapons"


def test_an_id_that_nothing_has_is_an_error_at_its_place(shelf):
    with pytest.raises(QueryError) as caught:
        search(shelf, "giang id:nothing")
    assert caught.value.position == 9


def test_spans_of_signs_and_fields_are_those_of_words(shelf):
    from defcorpus.search import matching

    lit = {
        each.summary.id: [each.page.text[s.start : s.end] for s in each.spans]
        for each in matching(shelf, "talks NEAR/3 binh lang:en")
    }
    assert lit == {"lao-en": ["Binh", "talks"]}
    (only,) = matching(shelf, "ozturc~")
    assert {only.page.text[s.start : s.end] for s in only.spans} == {"Öztürk"}


@pytest.mark.parametrize("jobs", [1, 3, None])
def test_many_queries_are_answered_as_each_by_itself(shelf, jobs):
    queries = ["binh", '"bộ trưởng"', "đại tướng", "nowhere", "hoa -toan", "ban~", 'dai OR "quoc phong"'] * 3
    for limit, filters in ((None, None), (2, Filters(langs=("vi",)))):
        many = list(search_many(shelf, queries, filters, limit=limit, jobs=jobs))
        assert many == [search(shelf, query, filters, limit=limit) for query in queries]


def test_of_many_queries_one_that_cannot_be_read_is_told_in_its_turn(shelf):
    before = ["binh", "ban", "nowhere"]
    answers = search_many(shelf, [*before, '"binh', "dai"], jobs=1)
    assert [next(answers) for _ in before] == [search(shelf, query) for query in before]
    with pytest.raises(QueryError):
        next(answers)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return HandShelf(
        tmp_path_factory.mktemp("plain"),
        [
            article("bare", "Ban cong tac da den noi, cac ban hop o do", title="Ban cong tac"),
            article("marked", "Bạn của ban công tác đã đến nơi", title="Ban công tác"),
            article("other", "Bán hết rồi, bạn ơi", title="Bán"),
            article("english", "The ban on sales was lifted, he said", title="A ban lifted", lang="en"),
        ],
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ban", "bare marked english"),
        ('"ban cong tac"', "bare"),
        ('"ban công tác"', "marked"),
        ("ban*", "bare marked english"),
        ("title:ban", "bare marked english"),
        ('"cac ban"', "bare"),
        ("ban NEAR/3 tac", "bare"),
        ("bán", "other"),
        ("ban -ban", ""),
        ("sales~", "english"),
    ],
)
def test_only_what_is_typed_counts_in_articles_without_marks_too(plain, query, expected):
    assert sorted(found(plain, query, exact=True)) == sorted(expected.split())


def test_words_side_by_side_go_first_however_frequent(tmp_path):
    apart = [article(f"apart{n}", "Quốc gia phòng ngừa. " * (5 + n)) for n in range(30)]
    shelf = HandShelf(tmp_path, [*apart, article("together", "Quốc phòng và quốc gia phòng ngừa. " * 5)])
    assert found(shelf, "quoc phong", limit=1) == ["together"]
    assert found(shelf, '"quoc phong"') == ["together"]
    assert len(found(shelf, '"quoc gia phong ngua"', limit=None)) == 31
    assert found(shelf, '"phong quoc gia"', limit=None) == []
