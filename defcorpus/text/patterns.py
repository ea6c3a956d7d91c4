"""Words of a table as a part of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(forms: Iterable[str]) -> str:
    r"""Return a pattern for any of the forms, the longest first, so that none hides one it begins.

    >>> alternatives(["phó", "phó thủ tướng"])
    'phó\\ thủ\\ tướng|phó'
    """
    return "|".join(map(re.escape, sorted(set(forms), key=lambda form: (-len(form), form))))
