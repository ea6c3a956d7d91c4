"""How numpy is told to sort, by the processor."""

from __future__ import annotations

import os
import sys

import pytest

from defcorpus.cli.sorting import sort_fast

ASKED = "NPY_DISABLE_CPU_FEATURES"


def processor(vendor: str, family: int, flags: str) -> str:
    one = f"processor\t: 0\nvendor_id\t: {vendor}\ncpu family\t: {family}\nflags\t\t: fpu sse2 {flags}\n"
    return f"{one}\n{one}\n"


ZEN4 = processor("AuthenticAMD", 25, "avx2 avx512f avx512vl")


@pytest.fixture
def fresh(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    for name in [name for name in sys.modules if name == "numpy"]:
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.parametrize(
    "told, asked",
    [
        (ZEN4, True),
        (processor("AuthenticAMD", 25, "avx2"), False),  # Zen 3
        (processor("AuthenticAMD", 26, "avx2 avx512f"), False),  # Zen 5
        (processor("GenuineIntel", 6, "avx2 avx512f"), False),
        ("processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd\n\n", False),
        ("", False),
    ],
)
def test_avx512_is_left_where_it_sorts_slowly(fresh, tmp_path, told, asked):
    file = tmp_path / "cpuinfo"
    file.write_text(told, "ascii")
    sort_fast(str(file))
    assert (ASKED in os.environ) is asked


def test_nothing_is_changed_where_there_is_nothing_to_read(fresh, tmp_path):
    sort_fast(str(tmp_path / "none"))
    assert ASKED not in os.environ


@pytest.mark.parametrize("where", ["environ", "modules"])
def test_nothing_is_changed_where_it_was_chosen_or_is_too_late(fresh, monkeypatch, tmp_path, where):
    if where == "environ":
        os.environ[ASKED] = "AVX512_SPR"
    else:
        monkeypatch.setitem(sys.modules, "numpy", sys)
    before = os.environ.get(ASKED)
    file = tmp_path / "cpuinfo"
    file.write_text(ZEN4, "ascii")
    sort_fast(str(file))
    assert os.environ.get(ASKED) == before
