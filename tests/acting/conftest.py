import os

import pytest


@pytest.fixture
def place(tmp_path):
    """A folder without a link on the way to it."""
    return type(tmp_path)(os.path.realpath(tmp_path))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Unlike cutting the power, killing loses nothing that was written: no test waits for a disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def across(monkeypatch):
    """Have `news` and `moved` on two file systems."""
    replace = os.replace

    def between(source, target):
        sides = {"news" if "/news/" in p and "/moved/" not in p else "moved" for p in (source, target)}
        if len(sides) > 1:
            raise OSError(18, "Invalid cross-device link", source)
        replace(source, target)

    monkeypatch.setattr(os, "replace", between)
