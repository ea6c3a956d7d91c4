"""Plans of a corpus: what is in them, what is left out and why, and what they may not overwrite."""

import gzip
import json
import os
import sys
from hashlib import sha256

import pytest

from defcorpus.corpus import Corpus
from defcorpus.dedup import Options
from defcorpus.dedup.planning.plan import PlanError
from defcorpus.dedup.planning.planfile import plan_text
from defcorpus.report.acting import apply, homes, plan_of, read_plan, undo, write_plan
from defcorpus.report.acting.planning import named, told
from defcorpus.report.copying.copies import copies
from tests.acting.build import plan, put, tree
from tests.cli.conftest import PORT_VI, VISIT_EN, VISIT_VI

unix = pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")


@pytest.fixture
def news(place):
    put(place / "news", "a.txt", VISIT_VI)
    put(place / "news", "reposts/b.txt", VISIT_VI)
    put(place / "news", "en.txt", VISIT_EN)
    put(place / "news", "port.txt", PORT_VI)
    return place / "news"


def made(*roots, folder=None, options=None, at="2025-01-02T03:04:05Z"):
    place = roots[0].parent
    with Corpus.open(roots, store=place / "store") as corpus:
        groups = copies(corpus, options)
        return plan_of(corpus, groups, options, folder=str(folder or place), clock=lambda: at)


def names(plan):
    return [[(file.do, file.path) for file in group.files] for group in plan.groups]


def test_a_plan_knows_every_file_again(news):
    found = made(news)
    assert sorted(path for ((_, one), (_, two)) in names(found) for path in (one, two)) == [
        "news/a.txt", "news/reposts/b.txt",
    ]  # fmt: skip
    for file in found.groups[0].files:
        data = VISIT_VI.encode()
        assert (file.size, file.sha256) == (len(data), sha256(data).hexdigest())
        assert file.date == "2024-03-12" and "Nguyễn Văn Minh" in file.title
    assert [file.relation for file in found.groups[0].files] == ["", "exact"]
    assert found.articles == 4 and found.corpora[0].path == str(news) and found.corpora[0].beside == "news"


def test_the_file_is_the_same_every_time(news, place):
    assert plan_text(made(news)) == plan_text(made(news))


def test_options_are_told(news):
    assert told(None) == told(Options()) == ""
    assert told(Options(keep="longest", min_score=0.5)) == "keep=longest min_score=0.5"
    assert told(Options(relations=frozenset(("near", "exact")))) == "relations=exact,near"
    assert made(news, options=Options(keep="longest")).options == "keep=longest"


def test_articles_inside_containers_are_counted_and_left_out(news):
    text = VISIT_VI.partition("date 2024-03-12 ")[2]
    record = {"id": "r", "date": "2024-03-12", "title": "", "text": text}
    with gzip.open(news / "more.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n" + json.dumps(record | {"id": "s"}) + "\n")
    found = made(news)
    assert sum(count for _, count in found.left_out) >= 2
    assert all(".jsonl" not in path for group in names(found) for _, path in group)
    assert any("in larger files" in why or "in a larger file" in why for why, _ in found.left_out)


@unix
def test_links_are_left_out(news, place):
    (news / "link.txt").symlink_to(news / "a.txt")
    put(place, "outside/c.txt", VISIT_VI)
    (news / "folder").symlink_to(place / "outside")
    found = made(news)
    paths = {path for group in names(found) for _, path in group}
    assert paths <= {"news/a.txt", "news/reposts/b.txt"}
    assert sum(count for why, count in found.left_out if "link" in why) >= 1


def test_a_file_that_changed_since_it_was_read_is_left_out(news):
    with Corpus.open([news], store=news.parent / "store") as corpus:
        groups = copies(corpus)
        put(news, "reposts/b.txt", VISIT_EN)
        found = plan_of(corpus, groups, None, folder=str(news.parent))
    assert not found.groups
    assert [count for why, count in found.left_out if "changed" in why] == [1]


def test_what_one_group_keeps_no_other_moves(news):
    with Corpus.open([news], store=news.parent / "store") as corpus:
        (group,) = copies(corpus)
        (member,) = group.members
        from dataclasses import replace

        other = replace(
            group,
            keep="port",
            keep_path=str(news / "port.txt"),
            members=(replace(member, id=group.keep, path=group.keep_path, relation="contained"),),
        )
        again = replace(group, keep="en", members=(replace(member, id="port", relation="recurring"),))
        part = replace(group, keep="en", members=(replace(member, id="port", relation="near"),))
        found = plan_of(corpus, [group, other, again, part], None, folder=".")
    assert len(found.moved) == 1
    assert [count for why, count in found.left_out if "another group keeps" in why] == [2]


def test_two_corpora_have_names_of_their_own(place, news):
    put(place / "more" / "news", "c.txt", VISIT_VI)
    found = made(news, place / "more" / "news")
    assert {corpus.name for corpus in found.corpora} == {"news", "news-2"}
    assert len(found.moved) == 2
    before = tree(place / "more"), tree(news)
    result = apply(found, homes(found, str(place)), str(place / "moved"), act=True)
    assert len(result.of("moved")) == 2
    undo(str(place / "moved"), act=True)
    assert (tree(place / "more"), tree(news)) == before


def test_names_of_corpora():
    assert [one.name for one in named(["/", "/a/x", "/b/x", "/c/x-2"], "/")] == ["root", "x", "x-2", "x-2-2"]


def test_files_named_one_by_one_are_of_their_folder(news):
    found = made(news / "a.txt", news / "reposts" / "b.txt", folder=news)
    assert len(found.moved) == 1
    assert {corpus.path for corpus in found.corpora} == {str(news), str(news / "reposts")}


def test_a_plan_replaces_its_own_file_and_no_other(place):
    put(place / "news", "a.txt")
    put(place / "news", "b.txt")
    one = plan(place / "news", (["a.txt"], ["b.txt"]))
    path = str(place / "plan.tsv")
    write_plan(path, one)
    write_plan(path, one)
    assert read_plan(path).moved[0].path == "news/b.txt"
    text = (place / "plan.tsv").read_text()
    for other, said in (
        ("id\ttext\n", "no plan of dedup"),
        (text.replace("\tmove\t", "\tkeep\t"), "was edited"),
        (text.replace("seal", "seam"), "was edited"),
    ):
        put(place, "plan.tsv", other)
        with pytest.raises(PlanError, match=said):
            write_plan(path, one)
        assert (place / "plan.tsv").read_text() == other
    put(place, "plan.tsv", "")
    write_plan(path, one)
    assert (place / "plan.tsv").read_text() == text
    with pytest.raises(PlanError, match="is no file"):
        write_plan(str(place / "news"), one)
    with pytest.raises(PlanError, match="cannot be written"):
        write_plan(str(place / "nowhere" / "plan.tsv"), one)
    assert not [name for name in os.listdir(place) if name.startswith(".")]


def test_a_plan_in_the_corpus_is_no_article(news):
    with pytest.raises(PlanError, match="would be read as an article"):
        write_plan(str(news / "plan.txt"), made(news))
    write_plan(str(news / "plan.tsv"), made(news, folder=news))
    with Corpus.open([news], store=news.parent / "store") as corpus:
        assert len(corpus) == 4 and not corpus.skipped()
    again = read_plan(str(news / "plan.tsv"))
    assert homes(again, str(news)) == {"news": str(news)}


def test_a_folder_of_copies_is_passed_over_from_above(news, place):
    found = made(news)
    apply(found, homes(found, str(place)), str(place / "moved"), act=True)
    with Corpus.open([place], store=place / "store") as corpus:
        assert {"moved" in article.path for article in corpus.select()} == {False}
        assert len(corpus) == 3
    with Corpus.open([place / "moved"], store=place / "store") as corpus:  # named itself it is read
        assert len(corpus) == 1 and not corpus.skipped()
    undo(str(place / "moved"), act=True)
    with Corpus.open([news], store=place / "store") as corpus:
        assert len(corpus) == 4
