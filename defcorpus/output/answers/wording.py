"""The records of `words`, `collocates` and `keywords`, and their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Column, Layout
from defcorpus.output.shapes.records import rounded

if TYPE_CHECKING:
    from defcorpus.report.wording.collocates import Collocate
    from defcorpus.report.wording.keywords import Keyword
    from defcorpus.report.wording.lists import WordRow

WORDS = Layout(
    ("word", "lang", "frequency", "per_million", "articles", "dispersion"),
    (
        Column("word", "word", "word", style="cyan"),
        Column("lang", "lang", varied=True),
        Column("frequency", "times", right=True),
        Column("million", "per million", right=True),
        Column("articles", "articles", right=True),
        Column("spread", "DP", right=True),
    ),
)


def word_record(row: WordRow) -> dict[str, Any]:
    """Return one line of `words`, with what a table shows of it."""
    return {
        "word": row.form,
        "lang": row.lang,
        "frequency": row.frequency,
        "per_million": rounded(row.per_million),
        "articles": row.articles,
        "dispersion": rounded(row.dispersion),
        "million": f"{row.per_million:,.1f}",
        "spread": f"{row.dispersion:.2f}",
    }


KEYWORDS = Layout(
    (
        "word", "lang", "key", "frequency", "other_frequency", "per_million", "other_per_million",
        "log_likelihood", "log_ratio", "difference", "articles", "other_articles", "dispersion",
    ),
    (
        Column("key"),
        Column("word", "word", "word", style="cyan"),
        Column("lang", "lang", varied=True),
        Column("times", "times", right=True),
        Column("million", "per million", right=True),
        Column("likelihood", "G2", right=True),
        Column("ratio", "log ratio", right=True),
        Column("in", "articles", right=True),
        Column("spread", "DP", right=True),
    ),
)  # fmt: skip


def keyword_record(row: Keyword) -> dict[str, Any]:
    """Return one line of `keywords`, with what a table shows of it."""
    return {
        "word": row.form,
        "lang": row.lang,
        "key": row.key,
        "frequency": row.frequency,
        "other_frequency": row.other_frequency,
        "per_million": rounded(row.per_million),
        "other_per_million": rounded(row.other_per_million),
        "log_likelihood": rounded(row.log_likelihood),
        "log_ratio": rounded(row.log_ratio),
        "difference": rounded(row.difference),
        "articles": row.articles,
        "other_articles": row.other_articles,
        "dispersion": rounded(row.dispersion),
        "times": f"{row.frequency:,} : {row.other_frequency:,}",
        "million": f"{row.per_million:,.0f} : {row.other_per_million:,.0f}",
        "likelihood": f"{row.log_likelihood:,.1f}",
        "ratio": f"{row.log_ratio:+.2f}",
        "in": f"{row.articles:,} : {row.other_articles:,}",
        "spread": f"{row.dispersion:.2f}",
    }


COLLOCATES = Layout(
    (
        "word", "lang", "together", "left", "right", "frequency", "expected", "log_likelihood", "mi",
        "log_dice", "t_score", "articles",
    ),
    (
        Column("word", "word", "word", style="cyan"),
        Column("lang", "lang", varied=True),
        Column("together", "beside", right=True),
        Column("left", "left", right=True),
        Column("right", "right", right=True),
        Column("frequency", "in all", right=True),
        Column("likelihood", "G2", right=True),
        Column("information", "MI", right=True),
        Column("dice", "logDice", right=True),
        Column("t", "t", right=True),
        Column("articles", "articles", right=True),
    ),
)  # fmt: skip


def collocate_record(row: Collocate) -> dict[str, Any]:
    """Return one line of `collocates`, with what a table shows of it."""
    return {
        "word": row.form,
        "lang": row.lang,
        "together": row.together,
        "left": row.left,
        "right": row.right,
        "frequency": row.frequency,
        "expected": rounded(row.expected),
        "log_likelihood": rounded(row.log_likelihood),
        "mi": rounded(row.mutual_information),
        "log_dice": rounded(row.log_dice),
        "t_score": rounded(row.t_score),
        "articles": row.articles,
        "likelihood": f"{row.log_likelihood:,.1f}",
        "information": f"{row.mutual_information:.2f}",
        "dice": f"{row.log_dice:.2f}",
        "t": f"{row.t_score:.2f}",
    }
