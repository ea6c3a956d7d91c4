"""JSON Lines records to articles without the full analysis: a stand-in until `facts.analyse` exists."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from defcorpus.article import Article, DateReading, Language, Location, Metadata, Page, Segment, Title

_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)


def article_of(record: dict[str, Any], *, dated: bool = True) -> Article:
    title, body = record.get("title") or "", record["text"]
    text = f"{title}\n{body}" if title else body
    segments = [Segment(0, len(title), "title", "record")] if title else []
    begin = len(title) + 1 if title else 0
    segments.append(Segment(begin, len(text), "body", "record"))
    date = (record.get("date") or "")[:10] if dated else ""
    reading = DateReading(date, "day", "metadata", False, -1, -1, 0.9, "record") if date else None
    lang = "vi" if len(_VIETNAMESE.findall(body)) > 0.04 * len(body) else "en"
    key = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    page = Page(
        Location("-", "-", record["id"]),
        text,
        tuple(segments),
        Metadata(title or None, date or None),
        "jsonl",
        "utf-8",
        key,
    )
    return Article(
        record["id"], page, Language(lang, 1.0, "letters"), Title(title or body[:80], not title, 0, len(title), "record"),
        reading, None, None, None, (), (), (), len(body.split()),
    )  # fmt: skip
