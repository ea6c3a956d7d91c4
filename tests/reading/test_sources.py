"""Which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from defcorpus.article import Skip
from defcorpus.errors import PathError
from defcorpus.reading import SourceFile, walk


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Words of {name}.", encoding="utf-8")
    return root


def names(root: Path, *paths: Path | str) -> list[str]:
    found = walk(paths or [root])
    base = root.resolve()
    return [str(Path(item.path).relative_to(base)) for item in found if isinstance(item, SourceFile)]


def skips(*paths: Path | str) -> list[tuple[str, str]]:
    return [(Path(item.path).name, item.reason) for item in walk(paths) if isinstance(item, Skip)]


def test_folders_are_read_with_their_folders_in_a_sorted_order(tmp_path):
    tree(tmp_path, "b.txt", "a/z.html", "a/b.jsonl", "a.txt", "c/d/e.text", "c/d.htm")
    assert names(tmp_path) == ["a.txt", "b.txt", "a/b.jsonl", "a/z.html", "c/d.htm", "c/d/e.text"]


@pytest.mark.parametrize(
    "name",
    [
        *"a.txt a.TXT a.text a.md a.html a.htm a.xhtml a.jsonl a.ndjson a.json a.txt.gz a.jsonl.gz".split(),
        *("no ending", "Gen. Giang", "2025.12.25", "Hội đàm.txt"),
    ],
)
def test_formats_that_are_read(tmp_path, name):
    assert names(tree(tmp_path, name)) == [name]


@pytest.mark.parametrize("name", ["a.jpg", "a.py", "a.doc", "a.rar", "a.css.gz", "x.pages"])
def test_other_formats_are_counted(tmp_path, name):
    assert skips(tree(tmp_path, name)) == [(name, "format")]


@pytest.mark.parametrize("name", ["a.jpg", "LICENSE.rst", ".hidden", "defcorpus-verdicts.tsv", "INDEX.md"])
def test_a_file_that_is_named_is_always_read(tmp_path, name):
    tree(tmp_path, name)
    assert names(tmp_path, tmp_path / name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        *(".git/a.txt", ".a.txt", "node_modules/x/a.txt", "__pycache__/a.txt"),
        *(
            "defcorpus-verdicts.tsv",
            "defcorpus-corrections.tsv",
            "sub/defcorpus-corrections.tsv",
            "defcorpus-marks.tsv",
        ),
    ],
)
def test_what_is_passed_over_without_a_word(tmp_path, name):
    tree(tmp_path, name)
    assert list(walk([tmp_path])) == []


def test_virtual_environments_are_passed_over(tmp_path):
    tree(tmp_path, "env/pyvenv.cfg", "env/lib/a.txt", "b.txt")
    assert names(tmp_path) == ["b.txt"]


def test_its_own_index_is_passed_over_and_no_other(tmp_path):
    (tmp_path / "INDEX.md").write_text("<!-- defcorpus index: … -->\n# Index\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# Another\n", encoding="utf-8")
    assert names(tmp_path) == ["README.md"]


def test_binary_without_an_ending_is_no_format(tmp_path):
    (tmp_path / "core").write_bytes(b"\x7fELF\0\0\0")
    assert skips(tmp_path) == [("core", "format")]


def test_nested_and_repeated_paths_give_each_file_once(tmp_path):
    tree(tmp_path, "a/b.txt", "c.txt")
    assert names(tmp_path, tmp_path / "a", tmp_path, tmp_path / "c.txt") == ["c.txt", "a/b.txt"]


def test_the_order_of_the_paths_does_not_matter(tmp_path):
    tree(tmp_path, "a/b.txt", "c/d.txt")
    paths = [tmp_path / "c", tmp_path / "a"]
    assert list(walk(paths)) == list(walk(paths[::-1]))


def test_links_that_lead_back_are_followed_once(tmp_path):
    tree(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z").symlink_to(tmp_path / "a", target_is_directory=True)
    assert names(tmp_path) == ["a/b.txt"]


def test_a_broken_link_is_a_skip_in_a_folder_and_an_error_when_named(tmp_path):
    link = tmp_path / "gone.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    assert skips(tmp_path) == [("gone.txt", "unreadable")]
    with pytest.raises(PathError, match="points to nothing"):
        list(walk([link]))


@pytest.mark.parametrize("name", ["nowhere", "phan van giang", "a\nb", "x" * 300, "a\0b"])
def test_a_missing_path_is_an_error_that_says_what_to_do(tmp_path, name):
    with pytest.raises(PathError) as caught:
        list(walk([tmp_path / name]))
    assert caught.value.exit_code == 2
    if len(name) < 20 and "\0" not in name:
        assert "phan van giang" in caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_a_skip(tmp_path):
    tree(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a").chmod(0)
    try:
        assert skips(tmp_path) == [("a", "unreadable")]
        assert names(tmp_path) == ["c.txt"]
    finally:
        (tmp_path / "a").chmod(0o700)


def test_a_file_that_may_no_longer_be_read_is_a_skip(tmp_path, monkeypatch):
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("a.txt"))  # as for all but root
    assert skips(tmp_path) == [("a.txt", "unreadable")]
    assert names(tmp_path) == ["b.txt"]


def test_pipes_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert skips(tmp_path) == [("pipe.txt", "not-a-file")]


def test_decomposed_names_are_kept_as_they_are(tmp_path):
    name = unicodedata.normalize("NFD", "Hội đàm.txt")
    assert names(tree(tmp_path, name)) == [name]


def test_names_that_are_no_text_are_said(tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("words")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such names")
    [item] = walk([tmp_path])
    assert isinstance(item, Skip) and item.reason == "name"
    item.path.encode("utf-8")


def test_standard_input_is_a_source(tmp_path):
    assert list(walk(["-"])) == [SourceFile("-", "-", 0, 0)]


def test_size_and_time_are_those_of_the_file(tmp_path):
    path = tree(tmp_path, "a.txt") / "a.txt"
    [item] = walk([tmp_path])
    assert (item.size, item.mtime_ns, item.root) == (
        path.stat().st_size,
        path.stat().st_mtime_ns,
        str(tmp_path.resolve()),
    )


def test_a_store_inside_the_corpus_is_passed_over(tmp_path):
    from defcorpus.corpus.store.location import FILE_NAME, folder_name
    from defcorpus.reading.sources import STORE_FILE

    assert STORE_FILE == FILE_NAME
    store = tmp_path / "x" / folder_name([str(tmp_path)])
    (store / "fulltext").mkdir(parents=True)
    (store / STORE_FILE).write_bytes(b"SQLite format 3\0")
    (store / "fulltext" / "current").write_text("Bộ Quốc phòng hội đàm.\n", "utf-8")
    mine = tmp_path / "mine"  # no store by its name: a person's own folder
    mine.mkdir()
    (mine / STORE_FILE).write_bytes(b"")
    (mine / "a.txt").write_text("Bộ Quốc phòng hội đàm.\n", "utf-8")
    assert [s.path for s in walk([tmp_path]) if isinstance(s, SourceFile)] == [str(mine / "a.txt")]
