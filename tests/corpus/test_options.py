"""A store goes with what was said of fields: other options, and everything is read again."""

from __future__ import annotations

import json
import os

import pytest

from defcorpus.corpus import Corpus
from defcorpus.reading import ReadOptions

BODY = "Sáng 25/12, tại Hà Nội, hai đoàn đã hội đàm về hợp tác quốc phòng."


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.csv").write_text(f"id,summary,text\nk1,Tóm tắt cuộc hội đàm,{BODY.replace(',', '')}\n")
    (folder / "b.txt").write_text(BODY)
    (folder / "c.jsonl").write_text(json.dumps({"summary": "Một tóm tắt khác", "no": "k2"}) + "\n")
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))  # what is younger is looked at once more
    return folder


def opened(news, options=None):
    return Corpus.open([news], store=news.parent / "store", options=options)


def texts(corpus):
    return {article.id: article.page.text for article in corpus.articles()}


def test_other_options_read_everything_again(news):
    with opened(news) as corpus:
        assert texts(corpus) == {"k1": BODY.replace(",", ""), "b": BODY}
        numbers = {s.id: s.number for s in corpus.select()}
    options = ReadOptions(text="summary", id="no")
    with opened(news, options) as corpus:
        assert texts(corpus) == {"k1": "Tóm tắt cuộc hội đàm", "k2": "Một tóm tắt khác", "b": BODY}
        assert corpus.report is not None and corpus.report.changed == 1
        # What says the same under both is not analysed again.
        assert {s.id: s.number for s in corpus.select()}["b"] == numbers["b"]
    with opened(news, options) as corpus:
        assert corpus.report is None
    with opened(news) as corpus:
        assert texts(corpus) == {"k1": BODY.replace(",", ""), "b": BODY}
    with opened(news, ReadOptions()) as corpus:
        assert corpus.report is None


def test_options_that_were_interrupted_are_taken_up(news, monkeypatch):
    with opened(news):
        pass
    options = ReadOptions(text="summary")
    monkeypatch.setattr(
        "defcorpus.corpus.updating.update.finish", lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        opened(news, options)
    monkeypatch.undo()
    with opened(news) as corpus:
        assert texts(corpus) == {"k1": BODY.replace(",", ""), "b": BODY}
    with opened(news, options) as corpus:
        assert "Một tóm tắt khác" in texts(corpus).values()


@pytest.mark.parametrize("jobs", [1, 2])
def test_options_reach_the_workers(tmp_path, jobs):
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n}.json").write_text(json.dumps({"words": f"Bài {n}. " + BODY * 150}))
    with Corpus.open([folder], store=tmp_path / "s", options=ReadOptions(text="words"), jobs=jobs) as corpus:
        assert len(corpus) == 60


def test_a_file_that_changed_while_it_was_read_is_read_again(tmp_path, monkeypatch):
    from defcorpus.reading.formats import plain

    path = tmp_path / "a.txt"
    path.write_text(BODY)
    parse = plain.make_page

    def change(*arguments, **more):
        path.write_text(BODY + " Thêm một câu.")
        return parse(*arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(plain, "make_page", change)
        with Corpus.open([tmp_path], store=tmp_path.parent / "s2") as corpus:
            assert [skip.reason for skip in corpus.skipped()] == ["changing"]
    with Corpus.open([tmp_path], store=tmp_path.parent / "s2") as corpus:
        assert [article.page.text for article in corpus.articles()] == [BODY + " Thêm một câu."]
        assert not corpus.skipped()
