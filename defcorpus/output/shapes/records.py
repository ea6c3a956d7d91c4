"""The records that commands print, their fields and the fields' order: the shell contract.

Fields may be added to a record; those that are here stay.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Record

if TYPE_CHECKING:
    from defcorpus.article import Skip
    from defcorpus.corpus.accounts import StoreInfo
    from defcorpus.corpus.records import Summary
    from defcorpus.pairs.records import Evidence, Pair, Unpaired
    from defcorpus.report import Count, PersonRow
    from defcorpus.search import Hit

Shown = Callable[[str], str]
"""An absolute path as it is printed."""

LIST = (
    "id", "path", "lang", "date", "date_precision", "date_source", "event_date", "title", "source", "credits",
    "people", "countries", "words", "kind", "date_inferred",
    "lang_other", "lang_shares", "title_derived",
)  # fmt: skip
SEARCH = ("id", "score", "lang", "date", "title", "snippet", "path")
COPIES = ("copies", "copy_of")
"""Fields of `list` and `search` where copies are asked about: how many an article stands for; whose it is."""
COUNTERPART = ("counterpart",)
"""Field of `search` where it is asked about: the id of the article that tells it in the other language."""
PAIRS = (
    "vi", "en", "vi_path", "en_path", "score", "weight", "status", "kind", "evidence", "nearest", "against",
    "runner_up", "runner_up_weight", "vi_date", "en_date", "vi_title", "en_title", "decided", "story",
)  # fmt: skip
PAIRS_FLAT = (
    "vi", "en", "vi_path", "en_path", "score", "weight", "status", "kind", "why", "nearest", "against",
    "runner_up", "runner_up_weight", "vi_date", "en_date", "vi_title", "en_title", "decided", "story",
)  # fmt: skip
PAIR_COPIES = ("vi_copies", "en_copies")
"""Fields of `pairs --copies`: the articles for which each side stands."""
PEOPLE = (
    "name", "spellings", "articles", "mentions", "first", "last", "key", "ids", "country", "posts",
)  # fmt: skip
STATS = ("by", "value", "articles", "share")
SKIPPED = ("path", "reason", "detail", "index")
INFO = (
    "path", "database", "paths", "articles", "files", "skipped", "bytes", "updated", "generation",
    "recurring",
)  # fmt: skip

LEDGER = ("vi", "en", "score", "status", "reason", "from_vi", "from_en", "weight", "note")

_MOST_REASONS = 5


def list_record(article: Summary, shown: Shown) -> dict[str, Any]:
    """Return one line of `list`."""
    return {
        "id": article.id,
        "path": shown(article.path),
        "lang": article.lang,
        "date": article.date,
        "date_precision": article.date_precision,
        "date_source": article.date_source,
        "event_date": article.event_date,
        "title": article.title,
        "source": article.source,
        "credits": list(article.credits),
        "people": list(article.people),
        "countries": list(article.countries),
        "words": article.words,
        "kind": article.kind,
        "date_inferred": article.date_inferred,
        "lang_other": article.lang_other,
        "lang_shares": dict(article.lang_shares) or None,
        "title_derived": article.title_derived,
    }


def search_record(hit: Hit, shown: Shown) -> dict[str, Any]:
    """Return one line of `search`; what `list` says of an article can be asked for by name."""
    article = list_record(hit.summary, shown)
    return {**article, "score": rounded(hit.score), "snippet": hit.snippet.text}


def pair_record(pair: Pair, articles: Mapping[str, Summary], shown: Shown) -> dict[str, Any]:
    """Return one line of `pairs`; `articles` has the summary of each id."""
    return {
        "vi": pair.vi,
        "en": pair.en,
        **_paths(pair.vi, pair.en, articles, shown),
        "score": _score(pair.score),
        "weight": rounded(pair.weight),
        "status": pair.status,
        "kind": pair.kind,
        "evidence": [evidence_record(line) for line in pair.evidence],
        "nearest": None,
        "against": None,
        "runner_up": pair.runner_up,
        "runner_up_weight": rounded(pair.runner_up_weight),
        **_titles(pair.vi, pair.en, articles),
        "decided": pair.decided,
        "story": pair.story,
    }


def unpaired_record(row: Unpaired, articles: Mapping[str, Summary], shown: Shown) -> dict[str, Any]:
    """Return one line of `pairs --unpaired`: the other side is null."""
    vi, en = (row.id, None) if row.lang == "vi" else (None, row.id)
    return {
        "vi": vi,
        "en": en,
        **_paths(vi, en, articles, shown),
        "score": _score(row.score),
        "weight": rounded(row.weight),
        "status": "unpaired",
        "kind": None,
        "evidence": [evidence_record(line) for line in row.evidence],
        "nearest": row.nearest,
        "against": row.against,
        "runner_up": None,
        "runner_up_weight": None,
        **_titles(vi, en, articles),
        "decided": None,
        "story": None,
    }


def _paths(
    vi: str | None, en: str | None, articles: Mapping[str, Summary], shown: Shown
) -> dict[str, str | None]:
    return {
        f"{side}_path": shown(articles[id_].path) if id_ and id_ in articles else None
        for side, id_ in (("vi", vi), ("en", en))
    }


def _titles(vi: str | None, en: str | None, articles: Mapping[str, Summary]) -> dict[str, str | None]:
    """Return both sides' dates and titles, for a reader who has only this table."""
    sides = (("vi", articles.get(vi or "")), ("en", articles.get(en or "")))
    return {f"{side}_date": article.date if article else None for side, article in sides} | {
        f"{side}_title": article.title if article else None for side, article in sides
    }


def _score(value: float | None) -> float | None:
    """Return a score to six places, never rounded up to a certainty that nothing has."""
    return None if value is None else math.floor(value * 1e6) / 1e6


def evidence_record(line: Evidence) -> dict[str, Any]:
    """Return one line of the ledger."""
    return {
        "kind": line.kind,
        "vi": line.vi,
        "en": line.en,
        "weight": rounded(line.weight),
        "note": line.note,
    }


def pair_rows(record: Record) -> Iterable[Record]:
    """Return the one flat row of a pair, with the strongest reasons in words."""
    yield {**record, "why": "; ".join(reasons(record["evidence"]))}


def ledger_rows(record: Record) -> Iterable[Record]:
    """Return a row for each line of a pair's ledger."""
    for line in record["evidence"]:
        yield {
            "vi": record["vi"],
            "en": record["en"],
            "score": record["score"],
            "status": record["status"],
            "reason": line["kind"],
            "from_vi": line["vi"],
            "from_en": line["en"],
            "weight": line["weight"],
            "note": line["note"],
        }


def reasons(evidence: Iterable[Record], most: int = _MOST_REASONS) -> list[str]:
    """Return the lines of a ledger that weigh most, as `person Vugar Mustafayev +9.1`."""
    told = [line for line in evidence if line["vi"] or line["en"]]
    total = sum(line["weight"] for line in told)
    # What speaks the way the decision went comes first.
    told.sort(key=lambda line: (line["weight"] * total < 0, -abs(line["weight"]), line["kind"], line["vi"]))
    return [f"{line['kind']} {sides(line)} {line['weight']:+.1f}" for line in told[:most]]


def sides(line: Record) -> str:
    """Return what a line of evidence was read from, once if both sides wrote the same."""
    vi, en = line["vi"], line["en"]
    return str(vi) if vi == en else " / ".join(side for side in (vi, en) if side)


def person_record(row: PersonRow) -> dict[str, Any]:
    """Return one line of `people`."""
    return {
        "name": row.name,
        "spellings": list(row.spellings),
        "articles": row.articles,
        "mentions": row.mentions,
        "first": row.first,
        "last": row.last,
        "key": row.key,
        "ids": list(row.ids),
        "country": row.country,
        "posts": list(row.posts),
    }


def count_record(row: Count) -> dict[str, Any]:
    """Return one line of `stats`."""
    return {"by": row.by, "value": row.value, "articles": row.articles, "share": rounded(row.share)}


def skip_record(skip: Skip, shown: Shown) -> dict[str, Any]:
    """Return one line of `update`: something that was not taken in."""
    return {"path": shown(skip.path), "reason": skip.reason, "detail": skip.detail, "index": skip.index}


def info_record(info: StoreInfo) -> dict[str, Any]:
    """Return one line of `info`."""
    return {
        "path": info.path,
        "database": info.database,
        "paths": list(info.paths),
        "articles": info.articles,
        "files": info.files,
        "skipped": info.skipped,
        "bytes": info.bytes,
        "updated": info.updated,
        "generation": info.generation,
        "recurring": [f"{outlet} {lines}" for outlet, lines in info.recurring],
    }


def rounded(value: float | None, places: int = 4) -> float | None:
    """Return a score or a weight to so many places: further ones may differ between machines."""
    return None if value is None else round(value, places) + 0.0
