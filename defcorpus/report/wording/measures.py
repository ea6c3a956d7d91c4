"""Measures of frequency, association, keyness and dispersion, each from the counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log, log2, sqrt

CRITICAL = 15.13
"""What a log-likelihood of one degree of freedom exceeds by chance once in 10,000 (Rayson et al. 2004)."""


def per_million(count: float, size: float) -> float:
    """Return how often it would stand in a million words."""
    return 1_000_000 * count / size if size else 0.0


def association(both: float, one: float, two: float, size: float) -> float:
    """Return the log-likelihood ratio of a 2x2 table: 2 Σ O ln(O/E) over its four cells (Dunning 1993).

    `one` and `two` are the marginals, `both` the cell that they share. Negative where both meet less often
    than by chance: the statistic itself does not say.

    >>> round(association(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114), 2)
    270.72
    """
    cells = (
        (both, one * two),
        (one - both, one * (size - two)),
        (two - both, (size - one) * two),
        (size - one - two + both, (size - one) * (size - two)),
    )
    total = 2.0 * sum(seen * log(seen * size / product) for seen, product in cells if seen > 0 < product)
    return total if both * size >= one * two else -total


def mutual_information(both: float, one: float, two: float, size: float) -> float:
    """Return log2 of how much more often both meet than by chance (Church and Hanks 1990).

    >>> round(mutual_information(12, 111, 621, 15_000_000), 1)
    11.4
    """
    return log2(both * size / (one * two)) if both and one and two else -inf


def t_score(both: float, one: float, two: float, size: float) -> float:
    """Return the t-score: what was seen beyond chance, by its standard error (Church et al. 1991)."""
    return (both - one * two / size) / sqrt(both) if both and size else -inf


def log_dice(both: float, one: float, two: float) -> float:
    """Return logDice: 14 + log2 of Dice's coefficient, whatever the size of the corpus (Rychlý 2008).

    >>> log_dice(5, 5, 5), log_dice(10, 40, 40)
    (14.0, 12.0)
    """
    return 14 + log2(2 * both / (one + two)) if both else -inf


def keyness(count: float, size: float, other: float, other_size: float) -> float:
    """Return the log-likelihood of one word's counts in two corpora (Rayson and Garside 2000).

    Negative where it is rarer in the first.

    >>> round(keyness(20, 1000, 5, 1000), 3)
    9.637
    """
    whole = size + other_size
    expected = size * (count + other) / whole, other_size * (count + other) / whole
    parts = zip((count, other), expected, strict=True)
    total = 2.0 * sum(seen * log(seen / mean) for seen, mean in parts if seen > 0 < mean)
    return total if count * other_size >= other * size else -total


def log_ratio(count: float, size: float, other: float, other_size: float) -> float:
    """Return log2 of two relative frequencies' ratio; half an occurrence stands for none (Hardie 2014).

    >>> log_ratio(8, 1000, 2, 1000)
    2.0
    """
    return log2((count or 0.5) / size) - log2((other or 0.5) / other_size)


def percent_difference(count: float, size: float, other: float, other_size: float) -> float | None:
    """Return %DIFF, by how many per cent it is more frequent (Gabrielatos and Marchi 2012).

    None where the other corpus has none.

    >>> percent_difference(30, 1000, 20, 1000)
    50.0
    """
    if not other:
        return None
    return 100.0 * (count * other_size - other * size) / (other * size)


def deviation(counts: Sequence[float], sizes: Sequence[float]) -> float:
    """Return DP, the deviation of proportions (Gries 2008), by the largest it can be (Lijffijt, Gries 2012).

    0: spread over the parts as the text is; 1: all of it in the smallest part. `sizes` are those of all
    parts.

    >>> deviation([5, 0], [50, 50]), deviation([2, 2], [10, 10])
    (1.0, 0.0)
    """
    whole, total = sum(sizes), sum(counts)
    if not whole or not total:
        return 0.0
    shared = sum(min(n / total, size / whole) for n, size in zip(counts, sizes, strict=True))
    return normalised(shared, min(sizes) / whole)


def normalised(shared: float, smallest: float) -> float:
    """Return DP from Σ min(share of the word, share of the text), which is 1 - DP, and the least share."""
    return min(1.0, max(0.0, (1.0 - shared) / (1.0 - smallest))) if smallest < 1.0 else 0.0
