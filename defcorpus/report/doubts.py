"""What the reading of the pages left in doubt, each with the command that settles it."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.facts.corrections import NOTE, STALE

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import NoteRow
    from defcorpus.corpus.records import Summary


# What settles a doubt: the field to correct, and what to propose for it, from the article as it stands.
_SETTLED_BY: dict[str, tuple[str, ...]] = {
    "year-inferred": ("event", "date"),
    "year-unknown": ("event", "date"),
    "header-disagrees": ("date", "event"),
    "date-rejected": ("event", "date"),
    "listing": ("kind",),
    "stub": ("kind",),
    "digest": ("kind",),
    "mixed": ("lang",),
    "ambiguous-name": ("person+", "person-"),
}
_CERTAIN = frozenset({NOTE, "encoding"})
"""Notes that say what was done, not what is in doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a person may settle."""

    id: str
    path: str
    doubt: str  # the note's kind
    detail: str
    words: str  # of the page
    settle: str  # the command that settles it


def doubts(
    notes: Iterable[NoteRow], articles: Mapping[int, Summary], where: Mapping[int, str] | None = None
) -> list[Doubt]:
    """Return the doubts of the articles whose numbers are in `articles`, by article, settled ones left out.

    `where` has what to write behind the command for each article (such as `--in FOLDER`), if anything.
    """
    by_article: defaultdict[int, list[NoteRow]] = defaultdict(list)
    for note in notes:
        if note.article in articles:
            by_article[note.article].append(note)
    found = []
    for number, article in articles.items():
        own = by_article.get(number, [])
        decided = [note.detail.partition("=") for note in own if note.kind == NOTE]
        fields = {field for field, _, _ in decided}
        accepted = {value for field, _, value in decided if field == "accept"}
        for note in own:
            if note.kind in _CERTAIN or note.kind in accepted:
                continue
            if fields.intersection(_SETTLED_BY.get(note.kind, ())):
                continue
            settle = _command(article, note.kind, note.detail, (where or {}).get(number, ""))
            detail = (
                f"You said {note.detail} when this page read otherwise."
                if note.kind == STALE
                else note.detail
            )
            found.append(Doubt(article.id, article.path, note.kind, detail, note.words, settle))
    return found


def _command(article: Summary, kind: str, detail: str, where: str) -> str:
    """Return the command that says that what was read is right; with another value it says what is."""
    day = article.event_date or article.date or "YYYY-MM-DD"
    value = {
        "year-inferred": f"event={day}",
        "year-unknown": "event=YYYY-MM-DD",
        "header-disagrees": f"date={article.date or day}",
        "date-rejected": f"event={day}",
        "listing": "kind=listing",
        "stub": "kind=stub",
        "digest": "kind=digest",
        "mixed": "lang=mixed",
        STALE: shlex.quote(detail),
    }.get(kind, f"accept={kind}")
    return " ".join(part for part in ("defcorpus fix", shlex.quote(article.id), value, where) if part)
