"""The article that a page's JSON-LD describes (https://schema.org/NewsArticle)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from defcorpus.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, object]

MAX_NODES = 2000
"""Objects looked at in a page's JSON-LD."""

MAX_SCRIPT = 2_000_000
"""Characters of one script: articles with their whole text in it have some ten thousand."""

_KINDS = ("Article", "Posting", "Report")


def article_node(tree: HtmlElement, title: str | None = None) -> Node:
    """Return the JSON-LD object that describes this page's article, else an empty one.

    Of several the one with the page's `title` is taken: lists of related stories are made of articles too.
    """
    found: list[Node] = []
    for value in _values(tree):
        found.extend(_articles(value))
    if not found:
        return _salvaged(tree)
    wanted = letters(title or "")
    if wanted:
        for node in found:
            own = letters(text_of(node.get("headline")) or text_of(node.get("name")) or "")
            if len(own) > 8 and (own.startswith(wanted[:40]) or wanted.startswith(own[:40])):
                return node
    return found[0]


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            text = element.text or ""
            if text.strip() and len(text) <= MAX_SCRIPT:
                yield text


def _values(tree: HtmlElement) -> Iterator[object]:
    for text in _scripts(tree):
        text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text)
        for attempt in (text.strip().rstrip(";"), re.sub(r",(\s*[}\]])", r"\1", text)):
            try:
                yield json.loads(attempt, strict=False)  # line ends inside strings are common
                break
            except (ValueError, RecursionError):
                continue


def _articles(value: object) -> Iterator[Node]:
    """Yield the articles of a JSON value, outer ones first, up to a bound; lists of links are passed over."""
    pending = [value]
    at = 0
    while at < min(len(pending), MAX_NODES):
        current = pending[at]
        at += 1
        if isinstance(current, list):
            pending.extend(current[:MAX_NODES])
        elif isinstance(current, dict):
            if _is(current, ("ItemList", "Comment")):
                continue
            if _is(current, _KINDS):
                yield current
            pending.extend(inner for inner in current.values() if isinstance(inner, dict | list))


def _is(node: Node, endings: tuple[str, ...]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(endings) for name in names)


@cache
def _field() -> re.Pattern[str]:
    name = "headline|datePublished|articleBody|description"
    return re.compile(rf'"({name})"\s*:\s*"((?:[^"\\]|\\.){{1,100000}})"')


def _salvaged(tree: HtmlElement) -> Node:
    """Return what can be read of an article's object in JSON that is broken."""
    for text in _scripts(tree):
        if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"', text):
            continue
        node: Node = {}
        for found in _field().finditer(text):
            try:
                node.setdefault(found[1], json.loads(f'"{found[2]}"', strict=False))
            except ValueError:
                continue
        if node:
            return node
    return {}


def text_of(value: object, depth: int = 0) -> str | None:
    """Return a JSON-LD value as text: an object by its name, a list by its members."""
    if depth > 4:
        return None
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"), depth + 1)
    if isinstance(value, list):
        return ", ".join(filter(None, [text_of(one, depth + 1) for one in value[:10]])) or None
    return value.strip() or None if isinstance(value, str) else None
