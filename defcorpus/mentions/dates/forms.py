"""Which judge decides for which shape of the grammar."""

from __future__ import annotations

from collections.abc import Callable

from defcorpus.mentions.dates import days as date_days
from defcorpus.mentions.dates import months as date_months
from defcorpus.mentions.dates.records import DateMention
from defcorpus.mentions.dates.shape import Shape

FORMS: dict[str, Callable[[Shape], DateMention | None]] = {
    "iso": date_days.iso,
    "ym": date_months.year_month,
    "span": date_days.span,
    "days": date_days.days,
    "dmy": date_days.day_month_year,
    "dmyy": date_days.day_month_short_year,
    "dmr": date_days.day_month_roman,
    "dm": date_days.day_month,
    "my": date_months.month_year,
    "dme": date_days.day_month_name,
    "dmv": date_days.day_thang,
    "years": date_months.years,
    "year": date_months.year,
    "mde": date_days.month_name,
    "thang": date_months.thang,
}
