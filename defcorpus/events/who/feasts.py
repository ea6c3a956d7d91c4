"""Embassies' feasts, which their heads host wherever they are."""

from __future__ import annotations

import re
from functools import cache


def feast_of(words: str) -> int:
    """Return 1 where words in small letters tell that a Vietnamese embassy holds something, -2 where another.

    That one is in Việt Nam says much for the other side.

    >>> feast_of("the vietnamese embassy in canberra held a reception")
    1
    >>> feast_of("đại sứ quán phần lan tại việt nam tổ chức tiệc chiêu đãi")
    -2
    >>> feast_of("bộ quốc phòng và đại sứ quán phần lan tại việt nam cùng tổ chức hội thảo")
    0
    """
    if _ours().search(words) is not None:
        return 1
    return -2 if _theirs().search(words) is not None else 0


_NEAR = r"[^.;\n]{0,160}?"
_HELD = r"(?<!cùng )(?<!phối hợp )(?:tổ chức|to chuc|làm lễ|chủ trì|kỷ niệm)"
_DONE = r"(?:held|hosted|organi[sz]ed|celebrated|marked|throws?|gave|hosts?|holds?|celebrates?|marks?)"


@cache
def _ours() -> re.Pattern[str]:
    """Match an embassy of Việt Nam, or its attaché's office, and in its sentence that something is held."""
    body = r"(?:đại sứ quán|tùy viên (?:quốc phòng|quân sự)|tuỳ viên (?:quốc phòng|quân sự)|dai su quan)"
    vi = rf"{body}(?: của)? (?:nước )?(?:ta|việt nam|viet nam){_NEAR}{_HELD}"
    ours = r"(?:vietnamese|viet ?nam(?:['’]s)?|việt nam(?:['’]s)?)"
    en = rf"(?:{ours} embass(?:y|ies)|embassy of (?:the socialist republic of )?viet ?nam)"
    return re.compile(rf"(?<!\w)(?:{vi}|{en}{_NEAR}(?<!\w){_DONE})(?!\w)")


@cache
def _theirs() -> re.Pattern[str]:
    """Match the embassy of another country in Việt Nam, which holds a feast."""
    feast = r"(?:lễ kỷ niệm|tiệc|buổi chiêu đãi|chiêu đãi|le ky niem|tiec)"
    vi = rf"(?<!và )đại sứ quán [^.,;\n]{{2,40}}? tại (?:việt nam|hà nội) {_HELD} (?:trọng thể )?{feast}"
    held = r"an? (?:[\w-]+ )?(?:reception|banquet|ceremony|celebration)"
    en = rf"embassy in (?:viet ?nam|ha ?noi) {_DONE} {held}"
    return re.compile(rf"(?<!\w)(?:{vi}|{en})(?!\w)")
