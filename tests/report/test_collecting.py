"""Python's search for circles is held off, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from defcorpus.report.collecting import without_collecting


def test_it_is_as_it_was():
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_as_it_was_after_an_error():
    with pytest.raises(ValueError, match="broken"), without_collecting():
        raise ValueError("broken")
    assert gc.isenabled()
