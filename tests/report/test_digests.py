"""Every counterpart of a digest: one for each of its stories."""

import pytest

from defcorpus.corpus import Corpus
from defcorpus.pairs import Options, features, learn
from defcorpus.pairs.digests import counterparts, story_features
from defcorpus.report.matching.matches import paired

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
    pages = {"tin.txt": DIGEST, "romania.txt": ROMANIA, "chile.txt": CHILE, **OTHERS}
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
    assert [note for note, _ in stories] == ["story 1 of 3", "story 2 of 3", "story 3 of 3"]
    made = counterparts(stories, others, learn(every), Options(every=True))
    ids = {by_name["romania.txt"].id: "story 1 of 3", by_name["chile.txt"].id: "story 2 of 3"}
    assert {pair.en for pair in made} == ids.keys()
    for pair in made:
        assert ids[pair.en] in [row.note for row in pair.evidence if row.kind == "margin"]
        assert pair.weight == pytest.approx(sum(row.weight for row in pair.evidence))


def test_one_to_one_a_digest_has_one_at_most(corpus):
    pairs, _ = found(corpus)
    assert sum(vi == "tin.txt" for vi, _ in pairs) <= 1
