"""The records of `stats --pairs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Column, Layout
from defcorpus.output.shapes.records import rounded

if TYPE_CHECKING:
    from defcorpus.report.matching.translated import Translated

_TITLES = {"lang": "language", "month": "month", "country": "country", "source": "outlet"}
LAYOUT = Layout(
    ("by", "value", "articles", "paired", "share", "lag", "lag_least", "lag_most", "dated"),
    (
        Column("of", "by"),
        Column("value", "", "cut"),
        Column("articles", "articles", right=True),
        Column("paired", "paired", right=True),
        Column("percent", "share", right=True),
        Column("later", "days later", "cut"),
    ),
)


def translated_record(row: Translated) -> dict[str, Any]:
    """Return one line of `stats --pairs`, with what a table shows of it."""
    return {
        "by": row.by,
        "value": row.value,
        "articles": row.articles,
        "paired": row.paired,
        "share": rounded(row.share),
        "lag": rounded(row.lag),
        "lag_least": row.least,
        "lag_most": row.most,
        "dated": row.dated,
        "of": _TITLES[row.by],
        "percent": f"{row.share:.0%}",
        "later": _later(row),
    }


def _later(row: Translated) -> str:
    """Return the median lag and its span: `+1 (0 to +3)`."""
    if row.lag is None:
        return ""
    span = f" ({row.least:+d} to {row.most:+d})" if row.least != row.most else ""
    return f"{row.lag:+g}{span}".replace("+0 ", "0 ").replace("(+0", "(0") if row.lag or span else "0"
