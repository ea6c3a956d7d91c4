"""Scores as a person reads them."""

from __future__ import annotations

SURE = 0.99
"""The score from which a pair is called sure; the other pairs are likely."""


def floored(score: float | None) -> float | None:
    """Return a score to six places, cut and not rounded: nothing is certain.

    >>> floored(0.99999987), floored(None)
    (0.999999, None)
    """
    return None if score is None else int(score * 1e6) / 1e6


def shown_score(score: float) -> str:
    """Return a score in two or three places, cut and not rounded, so that none claims certainty.

    >>> shown_score(0.99964), shown_score(0.9948), shown_score(0.979)
    ('0.999+', '0.994', '0.97')
    """
    if score > 0.999:
        return "0.999+"
    places = 3 if score >= SURE else 2
    return f"{int(score * 10**places + 1e-9) / 10**places:.{places}f}"


def shown_share(score: float) -> str:
    """Return a score to two places, cut and not rounded: only the same text is 1.00.

    >>> shown_share(0.9962), shown_share(0.29), shown_share(1.0)
    ('0.99', '0.29', '1.00')
    """
    return f"{round(score * 10_000) // 100 / 100:.2f}"
