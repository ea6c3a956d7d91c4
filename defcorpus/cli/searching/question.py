"""What is asked where every hit counts, and what is said of the answer."""

from typing import TYPE_CHECKING, NamedTuple

from defcorpus.cli.options import Listing
from defcorpus.cli.searching.viewing import Viewing
from defcorpus.cli.session import Session, say
from defcorpus.output import Layout
from defcorpus.output.answers.concordance import count_layout, kwic_layout, passage_layout
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.cli.searching.asked import Asking
    from defcorpus.corpus.records import Filters
    from defcorpus.search import Matches, Query


class Question(NamedTuple):
    """What is asked, and how the answer is read."""

    asked: "Query"  # as typed
    typed: "Query"  # with what was added to it
    query: "Query"  # what counts of it
    asking: "Asking"
    viewing: Viewing
    filters: "Filters"
    output: Listing

    def layout(self) -> Layout:
        """Return the fields that can be written."""
        named = bool(self.output.fields)
        view = self.viewing.view
        if view == "kwic":
            layout = kwic_layout(named=named, beside=self.asking.counterpart)
            return layout._replace(fields=(*layout.fields, "line")) if self._numbered(layout) else layout
        return count_layout(named=named) if view == "count" else passage_layout(named=named)

    def _numbered(self, layout: Layout) -> bool:
        return self.viewing.line_number and "line" not in layout.fields


def say_found(hits: int, articles: int, found: "Matches", shown: int | None = None) -> None:
    """Say how many hits there are in how many articles, and what was left out."""
    if not found.total:
        return
    some = f" of {found.total:,}" if articles < found.total else ""
    said = [f"{counted(hits, 'hit')} in {counted(articles, 'article')}{some}"]
    if shown is not None and shown < hits and not some:
        said.append(f"{shown:,} shown")
    say(", ".join([*said, *_left_out(found)]))


def say_otherwise(session: Session, question: Question, found: "Matches") -> None:
    """Say how many articles have what was typed with marks only with other ones."""
    from defcorpus.search import search

    if question.asking.exact or not any(phrase.strict for phrase in question.query.phrases):
        return
    asked = question.typed
    every = search(session.corpus, asked, question.filters, limit=1, raw=question.asking.raw, snippets=False)
    more = every.total - found.total - len(found.copies_left_out)
    if more > 0:
        say(f"{counted(more, 'more article')} with other marks: typed without marks, every spelling counts")


def say_articles(found: "Matches") -> None:
    """Say how many articles were found, and what was left out."""
    say(", ".join([counted(found.total, "article"), *_left_out(found)]))


def _left_out(found: "Matches") -> list[str]:
    out = len(found.copies_left_out)
    return [f"{counted(out, 'copy', 'copies')} left out"] if out else []


def say_apart(query: "Query") -> None:
    """Say that words asked for apart are a hit each, which few mean who count hits."""
    apart = [phrase.words[0] for phrase in query.phrases if len(phrase.words) == 1]
    if query.pairs and len(apart) > 1:
        say(f"each of the {len(apart)} words is a hit by itself; quotation marks make a phrase of them")
