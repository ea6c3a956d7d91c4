"""The words that say that two met."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives


@cache
def meeting_words() -> re.Pattern[str]:
    """Return the pattern of words of meeting; `tiếp` is one, `tiếp tục` is not."""
    parts = []
    for form, _, not_before in table("meetings"):
        unless = rf"(?!\s+(?:{alternatives(not_before.split())})\b)" if not_before else ""
        parts.append(rf"{re.escape(form)}\b{unless}")
    return re.compile(rf"\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})", re.IGNORECASE)
