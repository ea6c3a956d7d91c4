"""An article's text in each form of an export.

`vertical` is the one-token-a-line format of the IMS Open Corpus Workbench and of Sketch Engine: structures as
tags, `<g/>` where two tokens stand together, here with the folded form as second attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal, get_args

from defcorpus.output.answers.article import body
from defcorpus.output.shapes.cells import plain
from defcorpus.text import fold, sentences, words

if TYPE_CHECKING:
    from defcorpus.article import Article

Form = Literal["txt", "jsonl", "csv", "vertical"]
FORMS: tuple[str, ...] = get_args(Form)

DOC = ("id", "lang", "date", "event_date", "title", "source", "people", "countries", "kind", "counterpart")
"""Attributes of `<doc>`; values of several are joined by `; `."""
POSITIONAL = ("word", "folded")


def text_of(article: Article) -> str:
    """Return title, where the page has one, and text: a paragraph a line, no captions and no page chrome."""
    title = "" if article.title.derived else " ".join(article.title.text.split())
    told = body(article)
    if not title or told.split("\n", 1)[0].strip() == title:
        return told + "\n" if told else ""
    return f"{plain(title)}\n\n{told}\n"


def vertical(article: Article, record: Mapping[str, Any]) -> str:
    """Return one `<doc>` with its paragraphs, sentences and tokens."""
    told = "".join(f' {name}="{escape(plain(record.get(name)), quote=True)}"' for name in DOC)
    lines = [f"<doc{told}>"]
    for paragraph in text_of(article).split("\n"):
        if paragraph.strip():
            lines += ["<p>", *_sentences(paragraph), "</p>"]
    return "\n".join([*lines, "</doc>", ""])


def _sentences(paragraph: str) -> Iterator[str]:
    for start, end in sentences(paragraph):
        yield "<s>"
        before = start
        for at, behind in _tokens(paragraph, start, end):
            if at == before and at > start:
                yield "<g/>"
            token = paragraph[at:behind]
            yield f"{escape(token, quote=False)}\t{escape(fold(token), quote=False)}"
            before = behind
        yield "</s>"


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of words (in Vietnamese, syllables) and of each mark between them."""
    at = start
    for first, last in [*words(text, start, end), (end, end)]:
        yield from (found.span() for found in _mark().finditer(text, at, first))
        if last > first:
            yield first, last
        at = last


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\S")
