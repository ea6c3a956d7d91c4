"""The forms in which articles write something, and the span of time in which they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Written(NamedTuple):
    """A form as one article writes it."""

    form: str
    lang: str
    date: str | None  # the article's day, partial ISO
    content: str  # its content key: tells apart those of one day
    article: str  # its id


@dataclass(frozen=True, slots=True)
class Use:
    """One form over the corpus."""

    form: str
    lang: str
    articles: int
    first: str | None  # partial ISO, of the dated articles
    last: str | None
    first_id: str
    last_id: str


def uses(written: Iterable[Written]) -> list[Use]:
    """Return one use a form and language, in the order of their first articles, the undated last."""
    by_form: defaultdict[tuple[str, str], list[Written]] = defaultdict(list)
    for one in sorted(written, key=lambda one: (one.date is None, one.date or "", one.content, one.article)):
        by_form[one.lang, one.form].append(one)
    found = []
    for (lang, form), group in by_form.items():
        dated = [one for one in group if one.date] or group
        first, last = dated[0], dated[-1]
        articles = len({one.article for one in group})
        found.append(Use(form, lang, articles, first.date, last.date, first.article, last.article))
    return found


def by_language(found: Iterable[Use]) -> tuple[Use, ...]:
    """Return uses with Vietnamese first, those of a language as they come."""
    return tuple(sorted(found, key=lambda use: (use.lang != "vi", use.lang)))


def by_frequency(found: Iterable[Use]) -> tuple[Use, ...]:
    """Return uses with Vietnamese first, in each language the most used first."""
    return tuple(sorted(found, key=lambda use: (use.lang != "vi", use.lang, -use.articles, use.form)))
