"""The fields of the query language: `person:giang` asks as `--person giang` does, anywhere in a query."""

from __future__ import annotations

from defcorpus.corpus.records import Filters
from defcorpus.errors import QueryError, UsageError
from defcorpus.tuples import NamedTuple

TITLE = "title"

FIELDS = {
    TITLE: "dialogue",
    "person": "giang",
    "country": "TR",
    "source": "qdnd.vn",
    "lang": "vi",
    "kind": "article",
    "date": "2025-10..2025-12",
    "since": "2025-10",
    "until": "2025-12",
    "id": "ID",
}
"""Each field with an example of its value."""

_UNDATED = frozenset({"none", "undated"})


class Field(NamedTuple):
    """One thing that an article must be, as typed; `start` is where its value stands in the query."""

    name: str
    value: str
    start: int

    def filters(self) -> Filters:
        """Return it as the corpus takes it; all but `id`."""
        several = tuple(part for part in self.value.split(",") if part.strip())
        match self.name:
            case "person":
                return Filters(people=(self.value,))
            case "country":
                return Filters(countries=(self.value,))
            case "source":
                return Filters(sources=several)
            case "lang":
                return Filters(langs=several)
            case "kind":
                return Filters(kinds=several)
        return self._days()

    def _days(self) -> Filters:
        if self.name == "since":
            return Filters(since=self.value)
        if self.name == "until":
            return Filters(until=self.value)
        if self.value.lower() in _UNDATED:
            return Filters(undated=True)
        first, dots, last = self.value.partition("..")
        if not dots:
            return Filters(since=first, until=first)
        if not first and not last:
            raise UsageError("No day stands beside the dots.", "Write date:2025-10..2025-12 or date:2025..")
        return Filters(since=first or None, until=last.lstrip(".") or None)


def checked(field: Field, query: str) -> Field:
    """Return `field` where it can be meant; QueryError at its value where it cannot."""
    if field.name == "id":
        if not field.value.strip():
            raise QueryError("No id stands here", query, field.start, "`defcorpus list` shows the ids.")
        return field
    from defcorpus.corpus.selecting.select import check

    try:
        filters = field.filters()
        check(filters)
        if not any(filters):
            raise UsageError(f"{field.value!r} says nothing.", f"Write {field.name}:{FIELDS[field.name]}.")
    except UsageError as error:
        raise at_place(error, field, query) from None
    return field


def at_place(error: UsageError, field: Field, query: str) -> QueryError:
    """Return what cannot be meant as an error of the query, at the field's value."""
    return QueryError(error.message.rstrip("."), query, field.start, error.hint)


def near_name(typed: str) -> str | None:
    """Return the field that a misspelt name was perhaps meant for."""
    from difflib import get_close_matches

    close = get_close_matches(typed, FIELDS, 1, 0.75)
    return close[0] if close else _OTHERS.get(typed)


_OTHERS = {
    "people": "person", "name": "person", "countries": "country", "outlet": "source", "language": "lang",
    "before": "until", "after": "since", "intitle": "title", "site": "source", "type": "kind",
}  # fmt: skip
