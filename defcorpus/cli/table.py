"""Every command, its section and its line in the help. Each is `run` in the module of its name."""

from __future__ import annotations

from defcorpus.tuples import NamedTuple


class Entry(NamedTuple):
    """A command as the overview shows it."""

    name: str
    section: str
    line: str

    @property
    def module(self) -> str:
        """The module to import when the command is called."""
        return f"defcorpus.cli.commands.{self.name}"


COMMANDS = (
    Entry("list", "Read", "What is there: date, language, outlet, title."),
    Entry("show", "Read", "One article: its text, its facts, its counterpart."),
    Entry("search", "Find", "Articles that say it, however it is spelled."),
    Entry("like", "Find", "Articles most like one."),
    Entry("words", "Words", "Which words are used: how often, in how many articles, how evenly."),
    Entry("collocates", "Words", "Which words stand beside a word."),
    Entry("keywords", "Words", "Which words tell one selection from another."),
    Entry("terms", "Words", "How the press says a term in the other language."),
    Entry("pairs", "Match", "Which English article tells which Vietnamese one, and why."),
    Entry("compare", "Match", "What two articles both say, and what each says otherwise."),
    Entry("review", "Match", "Decide the pairs that are left to a person."),
    Entry("dedup", "Match", "Copies of one article, and which to keep."),
    Entry("check", "Match", "Whether a page is here already, before it is filed."),
    Entry("events", "Match", "Which articles tell one event: who met whom, when, where."),
    Entry("evaluate", "Match", "Pairs, events or copies against a table of what is right."),
    Entry("new", "Report", "What arrived since a mark, and what each is to the rest."),
    Entry("brief", "Report", "Events as a page to paste, with citations."),
    Entry("export", "Report", "Texts and their metadata in a folder, for other tools."),
    Entry("cite", "Report", "Citations: a footnote, RIS, CSL-JSON, BibTeX."),
    Entry("index", "Report", "Write INDEX.md."),
    Entry("people", "Report", "Who is named, how spelled, in which posts, whom they met."),
    Entry("places", "Report", "Which countries and places are named, how written."),
    Entry("stats", "Report", "Counts by language, month, country, person, outlet."),
    Entry("doubts", "Care", "What was read with doubt, and what settles it."),
    Entry("fix", "Care", "Correct what was read, in a file of your own."),
    Entry("update", "Care", "Take in new and changed files now."),
    Entry("info", "Care", "Where the store is, and how to clear it."),
)
BY_NAME = {entry.name: entry for entry in COMMANDS}
SECTIONS = tuple(dict.fromkeys(entry.section for entry in COMMANDS))
