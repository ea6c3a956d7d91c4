"""INDEX.md: every article, its counterpart and its copies, and who and where they are about.

Plain Markdown for a code-hosting page (GitHub Flavored Markdown, https://github.github.com/gfm/). The same
corpus gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from defcorpus.reading.sources import INDEX_MARK
from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import people
from defcorpus.report.scores import shown_score
from defcorpus.text.counted import counted
from defcorpus.text.markdown import escape

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
    from defcorpus.dedup.records import Group
    from defcorpus.pairs.records import Pair, Unpaired
    from defcorpus.pairs.result import Result

MARK = f"{INDEX_MARK}: made by that command, which replaces this file; not to be edited -->"
"""The first line. `defcorpus.reading` knows it by its beginning and takes no such file for an article."""
_LANGUAGES = {
    "vi": "Vietnamese",
    "en": "English",
    "mixed": "more than one language",
    "other": "another language",
    "unknown": "unknown language",
}


def is_own(first_line: str) -> bool:
    """Say whether a file that begins so was made here and may be replaced."""
    return first_line.strip() == MARK


def index_markdown(
    articles: Sequence[Summary],
    namings: Iterable[Naming],
    result: Result,
    groups: Sequence[Group],
    links: Mapping[str, str],
    countries: Mapping[str, str],
) -> str:
    """Return INDEX.md.

    `links` gives each article's id the link to its file as seen from INDEX.md; an id without one is named
    without a link. `countries` gives each code its English name.
    """
    page = _Page(articles, result, groups, links, countries)
    parts = [
        MARK,
        "# Index",
        page.overview(),
        page.articles(),
        page.counterparts(),
        page.copies(),
        page.unpaired(),
        page.people(namings),
        page.countries_section(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Page:
    """The parts of the page, each without its last line end and empty where there is nothing to say."""

    def __init__(
        self,
        articles: Sequence[Summary],
        result: Result,
        groups: Sequence[Group],
        links: Mapping[str, str],
        countries: Mapping[str, str],
    ) -> None:
        self.all = sorted(articles, key=lambda a: (a.date is None, a.date or "", a.title, a.key, a.id))
        self.by_id = {article.id: article for article in articles}
        self.result, self.groups, self.links, self.names = result, groups, links, countries
        self.other: dict[str, tuple[str, Pair]] = {}
        for pair in result.pairs:
            self.other[pair.vi] = (pair.en, pair)
            self.other[pair.en] = (pair.vi, pair)
        self.group: dict[str, Group] = {}
        for group in groups:
            for id_ in (group.keep, *(member.id for member in group.members)):
                self.group.setdefault(id_, group)

    def overview(self) -> str:
        dates = [article.date for article in self.all if article.date]
        span = f", {dates[0]} to {dates[-1]}" if dates else ""
        langs = [
            f"{count} in {name}"
            for lang, name in _LANGUAGES.items()
            if (count := sum(article.lang == lang for article in self.all))
        ]
        undated = len(self.all) - len(dates)
        copies = sum(len(group.redundant) for group in self.groups)
        said = [
            f"{counted(len(self.all), 'article')}{span}",
            *langs,
            f"{undated} undated" if undated else "",
            counted(len(self.result.pairs), "pair"),
            f"{len(self.result.reviews)} to review" if self.result.reviews else "",
            counted(copies, "copy", "copies"),
        ]
        text = "; ".join(part for part in said if part) + "."
        inferred = any(article.date_inferred for article in self.all)
        return text + (r" \~ marks a year that was not written but inferred." if inferred else "")

    def articles(self) -> str:
        parts = ["## Articles"]
        dated = [article for article in self.all if article.date]
        for year in dict.fromkeys((article.date or "")[:4] for article in dated):
            rows = [article for article in dated if (article.date or "")[:4] == year]
            parts.append(f"### {year}\n\n{self._table(rows)}")
        rest = [article for article in self.all if not article.date]
        if rest:
            parts.append(f"### Undated\n\n{self._table(rest)}")
        return "\n\n".join(parts)

    def _table(self, rows: list[Summary]) -> str:
        lines = ["| Date | Language | Article | People | Countries |", "| --- | --- | --- | --- | --- |"]
        lines += [
            f"| {escape(a.day)} | {a.lang} | {self._link(a.id)}{self._below(a)} "
            f"| {escape(', '.join(a.people))} | {', '.join(a.countries)} |"
            for a in rows
        ]
        return "\n".join(lines)

    def _below(self, article: Summary) -> str:
        lines = []
        if article.id in self.other:
            id_, pair = self.other[article.id]
            lines.append(
                f"counterpart ({self.by_id[id_].lang}, {shown_score(pair.score)}): {self._link(id_)}"
            )
        if article.id in self.group:
            group = self.group[article.id]
            if group.keep == article.id:
                lines += [f"{member.told}: {self._link(member.id)}" for member in group.members]
            else:
                lines.append(f"see copies of {self._link(group.keep)}")
        return "".join(f"<br>{line}" for line in lines)

    def counterparts(self) -> str:
        pairs = [("", pair) for pair in self.result.pairs]
        pairs += [("to review", pair) for pair in self.result.reviews]
        if not pairs:
            return ""
        lines = ["| Vietnamese | English | Score |", "| --- | --- | --- |"]
        for remark, pair in pairs:
            score = f"{shown_score(pair.score)}{' ' + remark if remark else ''}"
            lines.append(f"| {self._dated(pair.vi)} | {self._dated(pair.en)} | {score} |")
        return "## Counterparts\n\n" + "\n".join(lines)

    def copies(self) -> str:
        lines = []
        for group in self.groups:
            lines.append(f"- keep {self._dated(group.keep)}")
            lines += [f"  - {m.told} ({m.score:.2f}): {self._dated(m.id)}" for m in group.members]
        return "## Copies\n\n" + "\n".join(lines) if lines else ""

    def unpaired(self) -> str:
        if not self.result.unpaired:
            return ""
        order = {article.id: at for at, article in enumerate(self.all)}
        rows = sorted(self.result.unpaired, key=lambda row: order.get(row.id, len(order)))
        return "## Without a counterpart\n\n" + "\n".join(self._lone(row) for row in rows)

    def _lone(self, row: Unpaired) -> str:
        if row.nearest is None:
            return f"- {self._dated(row.id)}"
        against = f": {escape(row.against)}" if row.against else ""
        return f"- {self._dated(row.id)}\n  - nearest: {self._dated(row.nearest)}{against}"

    def people(self, namings: Iterable[Naming]) -> str:
        lines = []
        for row in people(namings):
            also = [form for form in row.spellings if form != row.name]
            forms = f" (also {escape(', '.join(also))})" if also else ""
            lines.append(f"- **{escape(row.name)}**{forms}: {self._days(row.ids)}")
        return "## People\n\n" + "\n".join(lines) if lines else ""

    def countries_section(self) -> str:
        by_code: dict[str, list[str]] = {}
        for article in self.all:
            for code in article.countries:
                by_code.setdefault(code, []).append(article.id)
        named = sorted((self.names.get(code, code), code) for code in by_code)
        lines = [
            f"- **{escape(name)}**{f' ({code})' if name != code else ''}: {self._days(by_code[code])}"
            for name, code in named
        ]
        return "## Countries\n\n" + "\n".join(lines) if lines else ""

    def _days(self, ids: Iterable[str]) -> str:
        """Return short links to articles: their day and language."""
        return ", ".join(
            self._to(id_, f"{self.by_id[id_].day or 'undated'} {self.by_id[id_].lang}")
            for id_ in ids
            if id_ in self.by_id
        )

    def _dated(self, id_: str) -> str:
        article = self.by_id.get(id_)
        day = escape(article.day) if article else ""
        return f"{day} {self._link(id_)}".lstrip()

    def _link(self, id_: str) -> str:
        article = self.by_id.get(id_)
        return self._to(id_, article.title if article and article.title else id_)

    def _to(self, id_: str, text: str) -> str:
        link = self.links.get(id_)
        return f"[{escape(text)}]({link})" if link else escape(text)
