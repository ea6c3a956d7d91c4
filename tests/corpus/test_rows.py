from __future__ import annotations

import sqlite3
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import (
    Article,
    DateReading,
    Fact,
    Language,
    Location,
    Metadata,
    Page,
    Person,
    Segment,
    Source,
    Title,
)
from defcorpus.corpus import Corpus, Tools
from defcorpus.corpus.selecting.rows import encode
from tests.corpus import stub

texts = st.text(max_size=40) | st.sampled_from(
    ["Türkiye", "Bộ trưởng\u0000", '"a"; [b]', "…\u2028\ufeff", "đ\u0323"]
)
maybe = st.none() | texts
offsets = st.integers(-1, 2**40)
shares = st.floats(0, 1)
dates = st.builds(
    DateReading,
    texts,
    st.sampled_from(["day", "month", "year"]),
    st.sampled_from(["header", "body", "url"]),
    st.booleans(),
    offsets,
    offsets,
    shares,
    texts,
    texts,
)


def tuples(values: st.SearchStrategy, size: int = 4) -> st.SearchStrategy:
    return st.lists(values, max_size=size).map(tuple)


pages = st.builds(
    Page,
    location=st.just(Location("-", "-")),
    text=st.text(min_size=1, max_size=200),
    segments=tuples(
        st.builds(Segment, offsets, offsets, st.sampled_from(["body", "caption", "tags"]), texts)
    ),
    meta=st.builds(Metadata, maybe, maybe, maybe, maybe, maybe),
    format=st.sampled_from(["text", "html", "jsonl"]),
    encoding=texts,
    key=st.text("0123456789abcdef", min_size=32, max_size=32),
)
articles = st.builds(
    Article,
    id=st.just(""),
    page=pages,
    lang=st.builds(Language, st.sampled_from(["vi", "en", "other", "unknown"]), shares, texts),
    title=st.builds(Title, texts, st.booleans(), offsets, offsets, texts),
    date=st.none() | dates,
    event_date=st.none() | dates,
    retrieved=st.none() | dates,
    source=st.none() | st.builds(Source, texts, offsets, offsets, texts),
    credits=tuples(texts),
    people=tuples(
        st.builds(
            Person, texts, texts, st.integers(0, 99), tuples(texts), tuples(texts), st.booleans(), offsets
        )
    ),
    countries=tuples(texts),
    words=st.integers(0, 10**6),
    kind=st.sampled_from(["article", "listing", "stub", "digest"]),
    facts=tuples(
        st.builds(
            Fact,
            st.sampled_from(["date", "person", "number"]),
            texts,
            texts,
            texts,
            offsets,
            offsets,
            shares,
            texts,
            texts,
        )
    ),
)


@settings(max_examples=30)
@given(st.lists(articles, min_size=1, max_size=3))
def test_articles_come_out_as_they_went_in(made: list[Article]) -> None:
    def read(_: object) -> list[Page]:
        return [article.page for article in made]

    left = list(made)
    tools = Tools(lambda paths: [stub.File("-", "-", 1, 1)], read, lambda page: left.pop(0))
    with Corpus.open(["-"], tools=tools) as corpus:
        stored = [article for _, article in sorted(corpus.numbered())]
    assert [stub.plain(article) for article in stored] == made


def test_rows_are_what_sqlite_takes() -> None:
    page = next(iter(stub.read_file(stub._file(__file__, __file__))))
    rows = encode(stub.analyse(page))
    values = [*rows.article, *rows.page, *(v for table in rows[2:] for row in table for v in row)]
    assert {type(value) for value in values} <= {str, int, float, type(None)}


def test_lists_are_readable_json(room: object) -> None:
    room.put("a.txt", 'x\nperson: Yaşar "G" Güler\ncountry: TR\n')
    with room.open() as corpus:
        database = Path(corpus.info().database)
    row = sqlite3.connect(database).execute("SELECT people, countries FROM articles").fetchone()
    assert row == ('["Yaşar \\"G\\" Güler"]', '["TR"]')


def test_facts_stand_beside_the_words_they_were_read_from(room: object) -> None:
    room.put("a.txt", "Đại tướng 🎖 đến\nperson: Phan Văn Giang\n")
    with room.open() as corpus:
        database = Path(corpus.info().database)
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT id, value, words FROM facts_read").fetchall() == [
        ("a", "Phan Văn Giang", "Phan Văn Giang")
    ]
    for view in ("persons", "texts"):
        assert connection.execute(f"SELECT count(*) FROM {view}").fetchone() == (1,)
