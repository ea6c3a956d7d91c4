"""Articles from elsewhere, seen from a corpus: as it would read them, and whether it has their very pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.article import Article, Location
    from defcorpus.corpus.session import Session


class Visiting:
    """The part of a corpus that looks at articles which are not of it."""

    _session: Session

    def as_read_here(self, article: Article) -> Article:
        """Return an article with those of its lines set aside that recur at its outlet in this corpus.

        So a page that was saved again has the body that it has here. Nothing else of the article changes.
        """
        from defcorpus.facts.site import site_of

        site = site_of(article.page)
        recurring = self._recurring(site) if site is not None else frozenset()
        if not recurring:
            return article
        from dataclasses import replace

        from defcorpus.reading.chrome.recurring import line_keys
        from defcorpus.reading.pages import divided

        known = recurring.intersection(line_keys(article.page).keys)
        return replace(article, page=divided(article.page, known)) if known else article

    def number_at(self, place: Location) -> int | None:
        """Return the number of the article that was read from this very place, if there is one."""
        from defcorpus.corpus.selecting.lookup import names

        query = (
            "SELECT a.number FROM articles a JOIN files f ON f.number = a.file "
            "WHERE f.path IN (?, ?, ?) AND a.position IS ? AND a.id IS NOT NULL"
        )
        values = (*names(place.path), place.index)
        row = self._session.answer(lambda connection: connection.execute(query, values).fetchone())
        return row[0] if row else None

    def same_pages(self, key: str) -> list[int]:
        """Return the numbers of the articles with this content key, by path and position."""
        query = (
            "SELECT a.number FROM articles a JOIN files f ON f.number = a.file "
            "WHERE a.key = ? AND a.id IS NOT NULL ORDER BY f.path, a.position"
        )
        rows = self._session.answer(lambda connection: connection.execute(query, (key,)).fetchall())
        return [number for (number,) in rows]

    def _recurring(self, outlet: str) -> frozenset[int]:
        query = "SELECT key FROM recurring WHERE outlet = ?"
        rows = self._session.answer(lambda connection: connection.execute(query, (outlet,)).fetchall())
        return frozenset(key for (key,) in rows)
