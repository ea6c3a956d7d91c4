"""A count and what is counted; a number of bytes."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count in words a person reads.

    >>> counted(1, "article"), counted(2000, "article"), counted(0, "copy", "copies")
    ('1 article', '2,000 articles', 'no copies')
    """
    return f"{f'{count:,}' if count else 'no'} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """Return a number of bytes as a person reads it.

    >>> size(300), size(1536), size(5_000_000)
    ('300 B', '1.5 kB', '5.0 MB')
    """
    if count < 1000:
        return f"{count} B"
    for unit, power in (("kB", 1), ("MB", 2), ("GB", 3)):
        if count < 999_950 * 1000 ** (power - 1) or unit == "GB":
            return f"{count / 1000**power:.1f} {unit}"
    return ""
