"""Which of its ways to sort numpy takes, which it chooses by the processor while it is imported."""

from __future__ import annotations

import os
import sys

_ASKED = "NPY_DISABLE_CPU_FEATURES"
_AVX512 = ("X86_V4", "AVX512_SKX")  # as numpy calls it from 2.4 on, and before


def sort_fast(told: str = "/proc/cpuinfo") -> None:
    """Have numpy sort by AVX2 on AMD's Zen 4, where that takes a fifth of the time that AVX-512 takes.

    Of these processors (family 25 with AVX-512) a compressing store to memory is microcode; numpy sorts by
    it: 51 ns a number of 64 bits rather than 10 (github.com/numpy/x86-simd-sort/issues/6). Nothing is
    changed where somebody has chosen, or numpy is there already.
    """
    if _ASKED in os.environ or "numpy" in sys.modules:
        return
    try:
        with open(told, encoding="ascii", errors="replace") as lines:  # noqa: PTH123 every start does it
            first = lines.read(4096).partition("\n\n")[0]
    except OSError:  # not Linux
        return
    said = {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in first.split("\n"))
    }
    if (said.get("vendor_id"), said.get("cpu family")) == ("AuthenticAMD", "25") and "avx512f" in first:
        os.environ[_ASKED] = " ".join(_AVX512)
