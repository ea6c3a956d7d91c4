"""Every counterpart of a digest: one for each of its stories."""

import pytest

from defcorpus.corpus import Corpus
from defcorpus.pairs import MODEL_VERSION, Options, features, learn
from defcorpus.pairs import pair as pair_articles
from defcorpus.pairs.digests import counterparts, story_features
from defcorpus.report.matching.matches import explained, paired
from defcorpus.report.verdicts import verdict_on, write_verdicts

DIGEST = """\
Thứ trưởng Hoàng Xuân Chiến tiếp Đại sứ các nước Chile, Romania và Nam Phi

Ngày 9-11-2022, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng, lần lượt tiếp ba đại sứ.

* Tiếp Đại sứ Romania Radu Munteanu, Thượng tướng Hoàng Xuân Chiến đề nghị hai bên đẩy mạnh đào tạo quân y.

* Tại buổi tiếp Đại sứ Chile Ignacio Sandoval, hai bên bàn khả năng đón tàu huấn luyện của Hải quân Chile.

* Cùng ngày, tiếp Đại sứ Nam Phi Thandi Mokoena, hai bên trao đổi về Đối thoại Chính sách quốc phòng.
"""
ROMANIA = """\
Deputy Defence Minister receives Romanian ambassador

Senior Lieutenant General Hoang Xuan Chien, Deputy Minister of National Defence, received Romanian
Ambassador Radu Munteanu in Hanoi on November 9, 2022. He proposed to step up training in military medicine.
"""
LONG = """
* Chiều cùng ngày, tiếp Đại sứ Kenya Wanjiru Kamau, hai bên thống nhất cử sĩ quan tham mưu dự khóa tập huấn
gìn giữ hòa bình ở Nairobi; phía Việt Nam cảm ơn bạn đã giúp đơn vị công binh ở Abyei nhận trang bị.

* Tiếp Đại sứ Nepal Bishnu Rai đến chào từ biệt, Thượng tướng Hoàng Xuân Chiến đánh giá cao việc hai bên
trao đổi kinh nghiệm cứu hộ ở vùng núi cao và đề nghị nối lại giao lưu giữa hai học viện trong năm 2023.

* Tiếp Đại sứ Uruguay Martina Ferreira, hai bên bàn việc ký bản ghi nhớ về công nghiệp quốc phòng và đóng tàu.
"""
CHILE = """\
Chile's navy may send its training ship again

Ambassador Ignacio Sandoval of Chile and Deputy Minister Hoang Xuan Chien on November 9, 2022 discussed
in Hanoi
how to receive a training ship of the Chilean Navy.
"""
OTHERS = {
    "france.txt": """\
French envoy says goodbye

Deputy Minister Hoang Xuan Chien on November 10, 2022 received in Hanoi Ambassador Luc Fontaine of France,
who is to end his term. They recalled the cooperation of the two ministries in hydrography.
""",
    "flood.txt": """\
Floods cut off villages in the north

Heavy rain on November 8, 2022 cut off four villages in Ha Giang. Soldiers brought food and water by boat.
""",
    "phap.txt": """\
Đại sứ Cộng hòa Pháp chào từ biệt

Ngày 10-11-2022, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến tiếp Đại sứ Pháp Luc Fontaine sắp hết nhiệm kỳ.
Hai bên điểm lại hợp tác thủy đạc giữa hai Bộ Quốc phòng.
""",
    "lu.txt": """\
Mưa lũ chia cắt nhiều bản ở vùng cao

Mưa lớn ngày 8-11-2022 làm bốn bản ở Hà Giang bị chia cắt. Bộ đội dùng xuồng chở lương thực cho bà con.
""",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("digests") / "news"
    folder.mkdir()
    pages = {"tin.txt": DIGEST + LONG, "romania.txt": ROMANIA, "chile.txt": CHILE, **OTHERS}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Corpus.open([folder], store=folder.parent / "store") as opened:
        yield opened


def found(corpus, options=None):
    result = paired(corpus, options)
    names = {article.id: article.path.rsplit("/", 1)[-1] for article in corpus.select()}
    return {(names[pair.vi], names[pair.en]): pair for pair in result.pairs}, result


def test_the_page_is_read_as_a_digest(corpus):
    assert [row.kind for row in corpus.select() if row.path.endswith("tin.txt")] == ["digest"]


def test_every_counterpart_of_a_digest(corpus):
    pairs, result = found(corpus, Options(every=True))
    of_digest = {en for vi, en in pairs if vi == "tin.txt"}
    assert of_digest == {"romania.txt", "chile.txt"}
    assert ("phap.txt", "france.txt") in pairs
    told = {id_ for pair in result.pairs for id_ in (pair.vi, pair.en)}
    assert told.isdisjoint(row.id for row in result.unpaired)


def test_the_ledger_says_by_which_story(corpus):
    by_name = {row.path.rsplit("/", 1)[-1]: corpus.article(row.id) for row in corpus.select()}
    every = [features(one) for one in by_name.values()]
    others = [one for one in every if one.lang == "en"]
    stories = list(story_features(by_name["tin.txt"]))
    assert [note for note, _ in stories] == [f"story {number} of 6" for number in range(1, 7)]
    made = counterparts(stories, others, learn(every), Options(every=True))
    ids = {by_name["romania.txt"].id: "story 1 of 6", by_name["chile.txt"].id: "story 2 of 6"}
    assert {pair.en for pair in made} == ids.keys()
    for pair in made:
        assert ids[pair.en] in [row.note for row in pair.evidence if row.kind == "margin"]
        assert pair.weight == pytest.approx(sum(row.weight for row in pair.evidence))


def test_one_to_one_a_digest_has_the_surest_report_that_has_no_other(corpus):
    pairs, result = found(corpus)
    (en,) = [en for vi, en in pairs if vi == "tin.txt"]
    pair = pairs["tin.txt", en]
    every, _ = found(corpus, Options(every=True))
    assert pair == max((every["tin.txt", name] for name in ("romania.txt", "chile.txt")), key=by_weight)
    assert pair.story in ("story 1 of 6", "story 2 of 6")
    assert all(one.story is None for name, one in pairs.items() if name[0] != "tin.txt")
    (other,) = {"romania.txt", "chile.txt"} - {en}
    (left,) = result.told
    assert (left.en, left.story) == (every["tin.txt", other].en, every["tin.txt", other].story)
    (row,) = [row for row in result.unpaired if row.id == left.en]
    assert (row.nearest, row.score, tuple(row.evidence)) == (left.vi, left.score, tuple(left.evidence))
    assert row.against == f"{left.story} tells the same; the counterpart of {pair.vi} is {pair.en}"
    assert pair.vi not in {row.id for row in result.unpaired}


@pytest.mark.parametrize("options", [Options(), Options(every=True)])
def test_the_python_call_pairs_stories_as_a_corpus_does(corpus, options):
    _, wanted = found(corpus, options)
    made = pair_articles([corpus.article(row.id) for row in corpus.select()], options)
    for name in ("pairs", "told"):
        one, two = ([(p.vi, p.en, p.story) for p in getattr(each, name)] for each in (made, wanted))
        assert one == two
    assert [row.id for row in made.unpaired] == [row.id for row in wanted.unpaired]
    assert any(p.story for p in made.pairs)


def test_what_was_found_of_a_digest_is_kept(corpus, monkeypatch):
    first = found(corpus)
    monkeypatch.setattr("defcorpus.pairs.digests.Field", None)  # nothing is found anew but for a ledger
    again, result = found(corpus)
    assert {name: pair.weight for name, pair in again.items()} == {k: p.weight for k, p in first[0].items()}
    monkeypatch.undo()
    assert result.pairs == first[1].pairs
    assert [tuple(pair.evidence) for pair in result.told] == [tuple(one.evidence) for one in first[1].told]


def test_an_article_that_comes_later_is_held_against_the_stories(tmp_path):
    def write(name, text):
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")

    (tmp_path / "news").mkdir()
    for name, text in {"tin.txt": DIGEST + LONG, "chile.txt": CHILE, **OTHERS}.items():
        write(name, text)
    with Corpus.open([tmp_path / "news"], store=tmp_path / "store") as opened:
        before, _ = found(opened)
        write("romania.txt", ROMANIA)
        opened.update()
        after, result = found(opened)
    with Corpus.open([tmp_path / "news"], store=tmp_path / "other") as opened:
        opened.put_model("pairs", MODEL_VERSION, result.model.to_bytes())
        whole, _ = found(opened)
    assert ("tin.txt", "chile.txt") in before
    assert {*after} == {*whole}
    assert [p.weight for p in after.values()] == [p.weight for p in whole.values()]
    assert len(result.told) == 1


def test_a_verdict_on_a_digest_and_a_report_holds(corpus, tmp_path):
    (name,) = [(vi, en) for vi, en in found(corpus)[0] if vi == "tin.txt"]
    numbers = {row.path.rsplit("/", 1)[-1]: row.id for row in corpus.select()}
    file = tmp_path / "verdicts.tsv"
    write_verdicts(file, [verdict_on(corpus, numbers[name[0]], numbers[name[1]], "not-same", "")])
    with Corpus.open(corpus.paths, store=corpus.folder.parent, verdicts=file) as opened:
        pairs, _ = found(opened)
    assert name not in pairs
    assert [vi for vi, _ in pairs].count("tin.txt") == 1  # another story has a report


def test_the_ledger_of_two_is_that_of_the_nearest_story(corpus):
    _, result = found(corpus)
    (left,) = result.told
    pair = explained(corpus, left.vi, left.en)
    assert pair.story == left.story
    whole, _ = found(corpus, Options(every=True))
    other = whole["phap.txt", "france.txt"]
    assert explained(corpus, other.vi, other.en).story is None


def by_weight(pair):
    return pair.weight
