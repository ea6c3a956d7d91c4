"""Everyone the corpus names: one row a person, joined over articles by the folded key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from defcorpus.text.fold import fold


@dataclass(frozen=True, slots=True)
class Naming:
    """A person as one article names them."""

    article: str  # its id
    date: str | None  # its day, partial ISO
    name: str  # the fullest form written there
    key: str
    count: int  # mentions there
    spellings: tuple[str, ...] = ()  # every form written there, fullest first
    content: str = ""  # the article's content key: tells apart those of one day


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person over the whole corpus."""

    name: str  # the fullest form, with marks where any article writes them
    key: str
    spellings: tuple[str, ...]  # every form, by the number of articles that write it
    articles: int
    mentions: int
    first: str | None  # partial ISO, of the dated articles
    last: str | None
    ids: tuple[str, ...]  # of the articles, by date, the undated last


def people(namings: Iterable[Naming]) -> list[PersonRow]:
    """Return one row a person, those of most articles first, then of most mentions, then by key."""
    by_key: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        by_key[naming.key].append(naming)
    rows = [_row(key, group) for key, group in by_key.items()]
    return sorted(rows, key=lambda row: (-row.articles, -row.mentions, row.key))


def _row(key: str, namings: list[Naming]) -> PersonRow:
    ordered = sorted(
        namings, key=lambda naming: (naming.date is None, naming.date or "", naming.content, naming.article)
    )
    forms: Counter[str] = Counter()
    for naming in ordered:
        forms.update(dict.fromkeys((naming.name, *naming.spellings), 1))
    dates = [naming.date for naming in ordered if naming.date]
    name = _display(key, forms, [naming.name for naming in ordered])
    spellings = sorted(forms, key=lambda form: (form != name, -forms[form], -len(form), form))
    return PersonRow(
        name,
        key,
        tuple(spellings),
        len({naming.article for naming in ordered}),
        sum(naming.count for naming in ordered),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        tuple(dict.fromkeys(naming.article for naming in ordered)),
    )


def _display(key: str, forms: Counter[str], names: list[str]) -> str:
    """Choose among the fullest forms: one that spells the key, not in capitals, with marks if any has."""

    def merit(form: str) -> tuple[bool, bool, bool, int, int, str]:
        return (
            fold(form) == key,
            not form.isupper(),
            not form.isascii(),
            forms[form],
            len(form),
            form,
        )

    return max(names, key=merit)
