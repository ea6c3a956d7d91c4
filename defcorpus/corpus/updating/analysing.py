"""One page to its rows: with the lines that recur at its outlet, for the first time and again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from defcorpus.article import Article, Page, Skip
from defcorpus.corpus.selecting.rows import ArticleRows, encode
from defcorpus.errors import FAILURES

if TYPE_CHECKING:
    from defcorpus.corpus.updating.recurring import Model
    from defcorpus.corpus.updating.scan import Tools


def analysed(tools: Tools, page: Page, model: Model, number: int) -> ArticleRows | Skip:
    """Return the rows of a page with `number` in front, or why there are none.

    The page is undivided, or was divided without any model. Which lines of it may recur and whose page it is
    are told by this first division, so that they never depend on what was learnt.
    """
    try:
        if not page.segments:
            from defcorpus.reading.pages import divided

            page = divided(page, frozenset())
        site = tools.site(page) if tools.site is not None else None
        if site is None:
            return encode(tools.analyse(page), number)
        from defcorpus.reading.chrome.recurring import line_keys, packed

        lines = line_keys(page)
        known = [key for key in lines.keys if key in model[site]] if site in model else []
        rows = encode(_article(tools, page, known), number)
    except FAILURES as error:
        detail = f"It could not be analysed ({type(error).__name__}: {error}); please report this."
        return Skip(page.location.path, "failed", detail, page.location.index)
    return rows._replace(lines=[(number, site, packed(lines.keys), packed(lines.story), packed(known))])


def analysed_again(tools: Tools, page: Page, known: Iterable[int], number: int) -> ArticleRows | None:
    """Return the rows of a page that the store has, without those of `lines`; None where that fails."""
    try:
        return encode(_article(tools, page, known), number)
    except FAILURES:
        return None


def _article(tools: Tools, page: Page, known: Iterable[int]) -> Article:
    from defcorpus.reading.pages import divided

    chrome = frozenset(known)
    if page.segments and not chrome:
        return tools.analyse(page)
    if not chrome:
        return tools.analyse(divided(page, chrome))
    try:
        return tools.analyse(divided(page, chrome))
    except FAILURES:
        # What trips a rule only without those lines costs these, not the page.
        return tools.analyse(divided(page, frozenset()))
