"""Text inside Markdown: shown as it is, never obeyed."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.text.safe import safe


@cache
def _special() -> re.Pattern[str]:
    # An underscore inside a word and a lone ampersand mean nothing; `$` begins mathematics on GitHub.
    return re.compile(r"[\\`*\[\]<|~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


@cache
def _opening() -> re.Pattern[str]:
    # At the head of a block: a list, a heading, a quotation, a rule.
    return re.compile(r"^(?:([-+=>#])|(\d+)([.)])(?!\d))")


def escape(text: str) -> str:
    r"""Return one line of Markdown (CommonMark, GitHub's tables) that reads as `text`.

    >>> escape("A|B <b>[x](y)</b>")
    'A\\|B \\<b>\\[x\\](y)\\</b>'
    """
    line = _special().sub(r"\\\g<0>", safe(text, line=True))
    return _opening().sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
