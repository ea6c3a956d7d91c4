"""The query language: what is read, and where reading stops."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.errors import QueryError
from defcorpus.search.fields import Field
from defcorpus.search.query import DEEPEST, LONGEST, All, Either, Near, Node, Phrase, parse


def shown(node: Node) -> str:
    """Write a tree so that a table can hold it: [a b] is a phrase, {} all, <> either, ! left out."""
    if isinstance(node, Phrase):
        words = [
            word.folded + "*" * word.prefix + (f"~{word.fuzzy}" if word.fuzzy else "") for word in node.words
        ]
        return "t:" * node.title + (words[0] if len(words) == 1 else f"[{' '.join(words)}]")
    if isinstance(node, Near):
        return f"{shown(node.one)}/{node.distance}/{shown(node.other)}"
    if isinstance(node, Field):
        return f"{node.name}={node.value}@{node.start}"
    if isinstance(node, Either):
        return f"<{' '.join(map(shown, node.nodes))}>"
    assert isinstance(node, All)
    return "{" + " ".join([*map(shown, node.nodes), *(f"!{shown(child)}" for child in node.without)]) + "}"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("giang", "giang"),
        ("  giang\t\n", "giang"),
        ("Giang Hasanov", "{giang hasanov}"),
        ("ĐẠI TƯỚNG", "{dai tuong}"),
        ("giang\u00a0hasanov", "{giang hasanov}"),
        ('"đối thoại quốc phòng"', "[doi thoai quoc phong]"),
        ("“đối thoại”", "[doi thoai]"),
        ("„đối thoại”", "[doi thoai]"),
        ("«đối thoại»", "[doi thoai]"),
        ('“đối thoại"', "[doi thoai]"),
        ('"giang"', "giang"),
        ('"Lào, Campuchia"', "[lao campuchia]"),
        ('a"b c"d', "{a [b c] d}"),
        ('""giang', "giang"),
        ("A-déc-bai-gian", "[a dec bai gian]"),
        ("F-16", "[f 16]"),
        ("11/2023", "[11 2023]"),
        ("2.800", "[2 800]"),
        ("qdnd.vn", "[qdnd vn]"),
        ("W-HAI_1166.jpg", "[w hai 1166 jpg]"),
        ("Việt Nam - Azerbaijan", "{viet nam azerbaijan}"),
        ("Việt Nam – Azerbaijan", "{viet nam azerbaijan}"),
        ("Việt Nam -- Azerbaijan", "{viet nam azerbaijan}"),
        ("Giang, Hasanov.", "{giang hasanov}"),
        ("bốn không!?", "{bon khong}"),
        ("giang & hasanov", "{giang hasanov}"),
        ("Azerbaijan's", "[azerbaijan s]"),
        ("giang -baku", "{giang !baku}"),
        ("-baku giang", "{giang !baku}"),
        ('giang -"hồ chí minh"', "{giang ![ho chi minh]}"),
        ("giang -F-16", "{giang ![f 16]}"),
        ("giang -(baku OR hanoi)", "{giang !<baku hanoi>}"),
        ("giang NOT baku", "{giang !baku}"),
        ("giang -OR", "{giang !or}"),
        ("giang-", "giang"),
        ("a OR b", "<a b>"),
        ("a OR b OR c", "<a b c>"),
        ("a b OR c d", "<{a b} {c d}>"),
        ("a (b OR c)", "{a <b c>}"),
        ("(a b) OR (c -d)", "<{a b} {c !d}>"),
        ("((a))", "a"),
        ("(a)(b)", "{a b}"),
        ("a AND b", "{a b}"),
        ("a AND -b", "{a !b}"),
        ("a or b and c", "{a or b and c}"),
        ("Or", "or"),
        ("must*", "must*"),
        ("MUST* đạ*", "{must* da*}"),
        ('"phan van gi*"', "[phan van gi*]"),
        ('"ph* van gi*"', "[ph* van gi*]"),
        ("A-déc-b*", "[a dec b*]"),
        ("-must* giang", "{giang !must*}"),
        ("must*, giang", "{must* giang}"),
        ("ca\u0301ch", "cach"),
        ("Ðức", "duc"),
        ("½", "12"),
        ("Türkiye Erdoğan", "{turkiye erdogan}"),
        ("Nguồn: qdnd.vn", "{nguon [qdnd vn]}"),
        ("01:22", "[01 22]"),
        ("https://qdnd.vn", "[https qdnd vn]"),
        ("Шойгу", "шоигу"),
        ("国防", "国防"),
        ('giang "..."', "giang"),
        ("giang ~", "giang"),
        # Words spelled nearly so.
        ("mustafaev~", "mustafaev~1"),
        ("Mustafaev~2 baku", "{mustafaev~2 baku}"),
        ("-hasanof~ giang", "{giang !hasanof~1}"),
        ("hasanof~, giang", "{hasanof~1 giang}"),
        ("~200 km", "{200 km}"),
        ("a~b c", "{[a b] c}"),
        # Near each other.
        ("a NEAR/5 b", "a/5/b"),
        ("a NEAR b", "a/10/b"),
        ('"quốc phòng" NEAR/3 giang', "[quoc phong]/3/giang"),
        ("a NEAR/1 b NEAR/2 c", "{a/1/b b/2/c}"),
        ("x a NEAR/0 b y", "{x a/0/b y}"),
        ("-a NEAR/5 b c", "{c !a/5/b}"),
        ("a near/5 b", "{a [near 5] b}"),
        ("NEARBY", "nearby"),
        # Fields.
        ("title:giang", "t:giang"),
        ('TITLE:"phan van" x', "{t:[phan van] x}"),
        ("title:(a OR b) c", "{<t:a t:b> c}"),
        ("title:(a NEAR/5 b)", "t:a/5/t:b"),
        ("-title:a b", "{b !t:a}"),
        ("lang:vi giang", "{lang=vi@5 giang}"),
        ('person:"phan văn giang"', "person=phan văn giang@8"),
        ("-country:TR a", "{a !country=TR@9}"),
        ("(source:qdnd.vn OR kind:digest) a", "{<source=qdnd.vn@8 kind=digest@24> a}"),
        ("date:2025-10..2025-12 a", "{date=2025-10..2025-12@5 a}"),
        ("date:2025.. since:2024 until:2026", "{date=2025..@5 since=2024@18 until=2026@29}"),
        ("date:none", "date=none@5"),
        ("id:vna-1#2", "id=vna-1#2@3"),
        ("nguồn:qdnd.vn", "[nguon qdnd vn]"),
    ],
)
def test_queries_are_read(query, tree):
    assert shown(parse(query).root) == tree


@pytest.mark.parametrize(
    ("query", "position", "words"),
    [
        ("", 0, "no word"),
        ("   ", 0, "no word"),
        ("...", 0, "no word"),
        ("- –", 0, "no word"),
        ('""', 0, "no word"),
        ('"đại tướng', 0, "never closed"),
        ('giang "đại tướng', 6, "never closed"),
        ('giang"', 5, "never closed"),
        ("“giang", 0, "never closed"),
        ('-"giang', 1, "never closed"),
        ("(giang", 0, "never closed"),
        ("a (b (c)", 2, "never closed"),
        ("giang)", 5, "closes nothing"),
        ("(a) b) c", 5, "closes nothing"),
        ("()", 0, "between"),
        ("a ( )", 2, "between"),
        ("a (–)", 2, "between"),
        ("*", 0, "no beginning"),
        ("giang *", 6, "no beginning"),
        ("**", 0, "no beginning"),
        ("must**", 5, "no beginning"),
        ("*ov", 0, "no beginning"),
        ("giang.*", 6, "no beginning"),
        ('"* giang"', 1, "no beginning"),
        ("mu*ov", 2, "only at the end"),
        ('"mu*ov giang"', 3, "only at the end"),
        ("-giang", 0, "only left out"),
        ("-a -b", 0, "only left out"),
        ("NOT a", 0, "only left out"),
        ("a (-b)", 3, "only left out"),
        ("a OR -b", 5, "only left out"),
        ("-(-a)", 2, "only left out"),
        ("OR", 0, "before OR"),
        ("OR a", 0, "before OR"),
        ("a OR", 2, "after OR"),
        ("a OR OR b", 2, "after OR"),
        ("(a OR) b", 3, "after OR"),
        ("(OR a)", 1, "before OR"),
        ("a OR …", 2, "after OR"),
        ("AND a", 0, "before AND"),
        ("a AND", 2, "after AND"),
        ("a AND OR b", 2, "after AND"),
        ("a NOT", 2, "after NOT"),
        ("a NOT OR b", 2, "after NOT"),
        ("giang --raw", 6, "Two dashes"),
        ("--lang", 0, "Two dashes"),
        ("a lang:xx", 7, "no language"),
        ("a kind:novel", 7, "no kind"),
        ("country:Atlantis", 8, "No country"),
        ("a date:2025-13", 7, "no date"),
        ("date:2025..2025-99", 5, "no date"),
        ("date:..", 5, "No day"),
        ("since:last", 6, "no date"),
        ('lang:""', 6, "says nothing"),
        ("person: giang", 0, "Nothing stands behind person:"),
        ("a title:", 2, "Nothing stands behind title:"),
        ("(date:)", 1, "Nothing stands behind date:"),
        ("person:(a OR b)", 7, "one value"),
        ("persn:giang", 0, "no field persn:"),
        ('a cuontry:"TR"', 2, "no field cuontry:"),
        ("before:2025", 0, "no field before:"),
        ("title:title:a", 0, "No word stands behind title:"),
        ("title:…", 0, "No word stands behind title:"),
        ('person:"a', 7, "never closed"),
        ("a NEAR/x b", 6, "how near"),
        ("a NEAR/500 b", 6, "how near"),
        ("a NEAR- b", 6, "how near"),
        ("NEAR/5 b", 0, "in front of NEAR"),
        ("a NEAR/5", 2, "behind NEAR"),
        ("a NEAR/5 …", 2, "behind NEAR"),
        ("a NEAR/5 -b", 2, "behind NEAR"),
        ("(a b) NEAR/5 c", 0, "words and phrases only"),
        ("c NEAR/5 (a b)", 9, "words and phrases only"),
        ("a~ NEAR/5 b", 1, "too short"),
        ("abc~ NEAR/5 b", 5, "no word with ~"),
        ("title:a NEAR/5 b", 8, "one text"),
        ('"a b" NEAR/60 c', 6, "30 words"),
        ("abc~3", 4, "1 or 2 letters"),
        ("ab~", 2, "too short"),
        ("abcd~2", 4, "too short"),
        ('"giang hasanov"~5', 15, "single words"),
        ('"giang hasanof~"', 0, "not in phrases"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST, "inside each other"),
        ("a " * (LONGEST + 1), 0, "more than 1,000"),
    ],
)
def test_what_cannot_be_meant_is_an_error_at_its_place(query, position, words):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (caught.value.position, caught.value.query) == (position, query)
    assert words in caught.value.message


_TEXT = st.text(st.one_of(st.characters(), st.sampled_from('()"“”-* ORANDT:aàđ\u0301')), max_size=40)


@given(_TEXT)
def test_any_text_is_read_or_refused_at_a_place(query):
    try:
        parsed = parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)
        assert error.message
    else:
        assert parsed.phrases or parsed.fields


@given(_TEXT)
def test_how_marks_are_composed_does_not_matter(query):
    composed, decomposed = (unicodedata.normalize(form, query) for form in ("NFC", "NFD"))
    assert _reading(composed) == _reading(decomposed)


def _reading(query: str) -> object:
    try:
        return parse(query).root
    except QueryError as error:
        return error.message


def test_what_is_asked_for_is_known_without_what_is_left_out():
    query = parse("(Đại OR tướng) giang giang -baku")
    assert [shown(phrase) for phrase in query.phrases] == ["dai", "tuong", "giang"]
    assert query.marked
    assert not parse("giang -Đại").marked
