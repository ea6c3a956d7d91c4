from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from defcorpus.corpus.store import location
from defcorpus.corpus.store.location import base, locate
from defcorpus.corpus.store.stores import prune, remove, stores
from defcorpus.errors import StoreError
from defcorpus.reading.formats.table import holds_many
from tests.corpus import stub

ROOT = Path(__file__).parents[2]


def test_a_corpus_is_its_resolved_paths(room, tmp_path, monkeypatch):
    (room.news / "sub").mkdir()
    link = tmp_path / "link"
    link.symlink_to(room.news)
    monkeypatch.chdir(room.news)
    folder = locate([room.news]).folder
    assert folder.parent == tmp_path / "cache" / "defcorpus"
    assert locate(["."]).folder == locate([link]).folder == locate([f"{room.news}/sub/.."]).folder == folder
    assert locate(["sub"]).folder != folder
    assert locate(["sub", "."]) == locate([".", "sub", "."])
    assert locate(["sub", "."]).folder not in (folder, locate(["sub"]).folder)


def test_the_place_can_be_said(room, tmp_path, monkeypatch):
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path / "env"))
    assert locate([room.news]).folder.parent == tmp_path / "env"
    assert locate([room.news], tmp_path / "said").folder.parent == tmp_path / "said"
    monkeypatch.delenv("DEFCORPUS_STORE")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    if sys.platform.startswith("linux"):
        assert base() == tmp_path / "home" / ".cache" / "defcorpus"
        import platformdirs

        assert str(base()) == platformdirs.user_cache_dir("defcorpus")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("a.jsonl", True), ("a.jsonl.gz", True), ("A.NDJSON", True), ("a.json", True), ("a.txt", False),
     ("a.html.gz", False), ("a", False)],
)  # fmt: skip
def test_containers(name, is_one):
    assert holds_many(name) is is_one


def test_a_few_plain_files_leave_nothing_behind(room):
    paths = [room.put(f"{name}.txt", f"article {name}") for name in "abc"]
    with stub.Corpus.open(paths, tools=stub.TOOLS) as corpus:
        assert len(corpus) == 3
        folder = corpus.folder
        assert corpus.info().temporary
        assert folder.exists()
        assert corpus.fulltext.searcher.num_docs == 3
    assert not folder.exists()
    assert list(stores()) == []


def test_a_container_or_many_files_have_a_store(room, monkeypatch):
    container = room.records("n.jsonl", [("a", "x")])
    assert locate([container]).folder is not None
    paths = [room.put(f"{name}.txt", name) for name in "abc"]
    assert locate(paths).folder is None
    assert locate([*paths, room.news]).folder is not None
    assert locate(paths, room.stores).folder is not None
    monkeypatch.setattr(location, "_FEW", 2)
    assert locate(paths).folder is not None


def test_standard_input_is_never_kept(room):
    assert locate(["-"]).folder is None
    assert locate(["-", room.news], room.stores).folder is None


def test_a_cache_folder_that_cannot_be_used_is_done_without(room, tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("in the way")
    room.put("a.txt", "article a")
    with stub.Corpus.open([room.news], tools=stub.TOOLS) as corpus:
        assert len(corpus) == 1
        assert len(corpus.warnings) == 1
        assert "--store" in corpus.warnings[0]
        assert corpus.info().temporary
    with pytest.raises(StoreError) as caught:
        stub.open_corpus(room.news, store=tmp_path / "cache" / "x")
    assert "--store" in caught.value.hint


def test_a_read_only_cache_folder(room, monkeypatch):
    room.put("a.txt", "article a")
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    with stub.Corpus.open([room.news], tools=stub.TOOLS) as corpus:
        assert len(corpus) == 1
        assert "cannot be written" in corpus.warnings[0]


def test_read_only_sources_are_no_matter(room):
    room.put("a.txt", "article a").chmod(0o444)
    room.news.chmod(0o555)
    try:
        assert room.ids() == ["a"]
    finally:
        room.news.chmod(0o755)


def test_all_stores_and_those_of_paths_that_are_gone(room, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    room.put("a.txt", "article a")
    room.put("b.txt", "article b", other)
    for folder in (room.news, other):
        room.open(folder).close()
    found = list(stores(room.stores))
    assert {store.paths for store in found} == {(str(room.news),), (str(other),)}
    assert all(store.articles == 1 and store.bytes > 0 and store.updated for store in found)
    assert prune(room.stores) == []
    other.rename(tmp_path / "away")
    assert [store.paths for store in prune(room.stores, dry_run=True)] == [(str(other),)]
    assert [store.paths for store in prune(room.stores)] == [(str(other),)]
    assert [store.paths for store in stores(room.stores)] == [(str(room.news),)]


def test_clearing_removes_the_store_and_nothing_else(room):
    room.put("a.txt", "article a")
    corpus = room.open()
    folder = corpus.folder
    corpus.clear()
    assert not folder.exists()
    assert room.ids() == ["a"]


def test_what_is_no_store_is_never_removed(room, tmp_path):
    base = tmp_path / "projects"
    other = base / "thesis"
    other.mkdir(parents=True)
    (other / "corpus.sqlite").write_text("a database of someone else's")
    with stub.open_corpus(room.news, store=base) as corpus:
        store = corpus.folder
    (store / "notes.txt").write_text("put here by hand")
    assert [Path(found.path) for found in stores(base)] == [store]
    shutil.rmtree(room.news)
    assert [Path(found.path) for found in prune(base)] == [store]
    assert remove(other)
    assert [path.name for path in other.iterdir()] == ["corpus.sqlite"]
    assert [path.name for path in store.iterdir()] == ["notes.txt"]


def test_features_and_models_are_kept_with_a_version(room):
    room.put("a.txt", "article a")
    room.put("b.txt", "article b")
    with room.open() as corpus:
        numbers = [s.number for s in corpus.select(sort="id")]
        assert corpus.put_features("sketch", 1, [(number, bytes([number])) for number in numbers])
        assert corpus.put_features("sketch", 1, [(12345, b"of nobody")])
        assert corpus.features("sketch", 1) == {number: bytes([number]) for number in numbers}
        assert corpus.features("sketch", 2) == corpus.features("other", 1) == {}
        assert corpus.model("lag", 1) is None
        assert corpus.put_model("lag", 1, b"\0learnt")
    room.put("b.txt", "article b rewritten")
    with room.open() as corpus:
        assert corpus.features("sketch", 1) == {numbers[0]: bytes([numbers[0]])}
        learnt = corpus.model("lag", 1)
        assert (learnt.data, learnt.generation, learnt.articles) == (b"\0learnt", 1, 2)
        assert corpus.model("lag", 2) is None
        assert corpus.put_features("sketch", 2, [(numbers[0], b"newer")])
        assert corpus.features("sketch", 1) == {}


def test_a_current_corpus_opens_without_the_heavy_parts(room):
    room.put("a.txt", "article a\nperson: Phan Van Giang\ndate: 2025-01-01\n")
    room.ids()
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from defcorpus.corpus import Corpus, Filters
from defcorpus.corpus.updating.scan import Tools
class File:
    path, root = {str(room.news / "a.txt")!r}, {str(room.news)!r}
    size, mtime_ns = {(room.news / "a.txt").stat().st_size}, {(room.news / "a.txt").stat().st_mtime_ns}
tools = Tools(lambda paths: [File], None, None)
with Corpus.open([{str(room.news)!r}], store={str(room.stores)!r}, tools=tools) as c:
    assert c.report is None
    assert len(c.select(Filters(people=("giang",), since="2025"))) == 1
    c.summaries([1])
    assert c.fulltext.generation == 1
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


HEAVY = [
    "concurrent.futures",
    "defcorpus.article",
    "defcorpus.corpus.accounts",
    "defcorpus.corpus.selecting.rows",
    "defcorpus.corpus.updating.update",
    "defcorpus.corpus.updating.work",
    "defcorpus.facts",
    "defcorpus.reading",
    "difflib",
    "hashlib",
    "multiprocessing",
    "numpy",
    "platformdirs",
    "tempfile",
]


def test_a_store_that_may_not_be_looked_into_says_what_to_do(tmp_path, monkeypatch):
    def closed(path, *_arguments, **_more):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", closed)
    monkeypatch.setattr(Path, "mkdir", closed)
    with pytest.raises(StoreError, match="Permission denied") as caught:
        locate([tmp_path], tmp_path / "shut")
    assert "--store" in caught.value.hint
