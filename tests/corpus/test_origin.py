"""By what a store knows that the rules which made it have changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus import __version__
from defcorpus.corpus.store import origin

ROOMS = ("text", "knowledge")
FILES = {"text/fold.py": "a = 1\n", "text/deep/er.py": "b\n", "knowledge/posts.tsv": "x\ty\n"}


@pytest.fixture
def place(tmp_path, monkeypatch):
    for name, text in (FILES | {"search/run.py": "not a rule's", "text/notes.md": "no rule"}).items():
        file = tmp_path / "defcorpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(origin, "_place", lambda: str(tmp_path))
    return tmp_path


def mark():
    return origin.checksum.__wrapped__(*ROOMS)


def installed(place):
    """Note the files as pip does."""
    folder = place / f"defcorpus-{__version__}.dist-info"
    folder.mkdir(exist_ok=True)
    files = sorted(file for file in (place / "defcorpus").rglob("*") if file.is_file())
    lines = [f"{file.relative_to(place).as_posix()},sha256=abc,{file.stat().st_size}" for file in files]
    lines += ["defcorpus/text/__pycache__/fold.cpython-311.pyc,,", "bin/defcorpus,sha256=abc,12", ""]
    (folder / "RECORD").write_text("\n".join(lines), encoding="utf-8")


def test_the_rules_are_found_where_the_package_lies():
    import defcorpus

    assert Path(origin._place(), "defcorpus") == Path(defcorpus.__file__).parent
    for room in origin._ROOMS:
        assert origin.checksum.__wrapped__(room) != origin.checksum.__wrapped__("no room"), room


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_rule_that_was_edited_makes_another_mark(place, name):
    before = mark()
    (place / "defcorpus" / name).write_text("longer than before", encoding="utf-8")
    assert mark() != before


@pytest.mark.parametrize("name", ["text/new.py", "text/deep/new.tsv", "knowledge/other/new.py"])
def test_a_rule_that_is_new_makes_another_mark(place, name):
    before = mark()
    (place / "defcorpus" / name).parent.mkdir(exist_ok=True)
    (place / "defcorpus" / name).write_text("", encoding="utf-8")
    assert mark() != before


@pytest.mark.parametrize("name", ["search/run.py", "text/notes.md", "text/__pycache__/fold.pyc"])
def test_what_is_no_rule_makes_no_other_mark(place, name):
    before = mark()
    (place / "defcorpus" / name).parent.mkdir(exist_ok=True)
    (place / "defcorpus" / name).write_text("anything else", encoding="utf-8")
    assert mark() == before


def test_an_installed_package_and_a_checkout_of_it_have_one_mark(place):
    before = mark()
    installed(place)
    assert mark() == before


def test_an_installed_package_is_believed_as_its_installer_noted_it(place):
    installed(place)
    before = mark()
    (place / "defcorpus/text/fold.py").write_text("other than before", encoding="utf-8")
    assert mark() == before
    installed(place)
    assert mark() != before
