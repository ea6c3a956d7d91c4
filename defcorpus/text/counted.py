"""A count and what is counted."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count in words a person reads.

    >>> counted(1, "article"), counted(2000, "article"), counted(0, "copy", "copies")
    ('1 article', '2,000 articles', 'no copies')
    """
    return f"{f'{count:,}' if count else 'no'} {one if count == 1 else many or one + 's'}"
