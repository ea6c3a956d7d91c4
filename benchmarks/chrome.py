"""How much of the text is kept and how much of a page's furniture goes, on marked pages.

    python benchmarks/chrome.py [-v] [--peers] [FOLDER]

FOLDER holds marked pages (``tests/reading/chrome_pages`` where none is named): every line begins with a
letter for its role and a stroke, ``b|The two sides …``; ``+x|`` inside a line begins the next piece of it.

    h header  k masthead or time stamp  m menu  t title  b body  c caption  p credit or byline
    s source  g tags  r related  x share, subscribe, copyright, comments, debris of photographs

Printed: the share of body sentences that stay body whole, and of all other pieces of which nothing does.
``-v`` prints each that does not; ``--peers`` puts trafilatura and jusText beside it, given each page as HTML
with a paragraph a line, which is all that a plain page tells.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.pages import make_page
from defcorpus.text import sentences

ROLES = {
    "h": ("header", "masthead"),
    "k": ("header", "masthead"),
    "m": ("menu", "share", "masthead"),
    "t": ("title",),
    "b": ("body",),
    "c": ("caption",),
    "p": ("credit",),
    "s": ("source",),
    "g": ("tags",),
    "r": ("related",),
    "x": ("share",),
}
FOLDER = Path(__file__).parent.parent / "tests" / "reading" / "chrome_pages"


@dataclass(frozen=True)
class Marked:
    """A page's text and its pieces: start, end and letter."""

    name: str
    text: str
    pieces: tuple[tuple[int, int, str], ...]


def load(folder: Path = FOLDER) -> list[Marked]:
    """Return the marked pages of a folder, by name."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def parse(name: str, marked: str) -> Marked:
    """Return one marked page; raises ValueError for a line without a role."""
    text = ""
    pieces = []
    for number, line in enumerate(marked.splitlines(), 1):
        if line.strip() and not re.match(r"[hkmtbcpsgrx]\|", line):
            raise ValueError(f"{name}, line {number}: no role in front of {line[:40]!r}")
        for piece in re.split(r"\+(?=[hkmtbcpsgrx]\|)", line):
            letter, _, words = piece.partition("|")
            if words:
                pieces.append((len(text), len(text) + len(words), letter))
                text += words
        text += "\n"
    return Marked(name, text, tuple(pieces))


@dataclass(frozen=True)
class Wrong:
    """A sentence lost or a piece of furniture kept."""

    page: str
    letter: str
    words: str
    role: str  # the roles it was given


@dataclass(frozen=True)
class Score:
    """What was kept, removed and given its very role, of how many."""

    kept: int
    sentences: int
    removed: int
    chrome: int
    roles: int
    wrong: tuple[Wrong, ...]

    def line(self, name: str) -> str:
        """Return the figures as a line."""
        body, chrome = 100 * self.kept / self.sentences, 100 * self.removed / self.chrome
        text = f"{name:12} body sentences kept {self.kept}/{self.sentences} = {body:.1f} %"
        text += f"   chrome removed {self.removed}/{self.chrome} = {chrome:.1f} %"
        return text + (f"   right role {100 * self.roles / self.chrome:.1f} %" if self.roles else "")


def read(marked: Marked) -> Page:
    """Return the page as the tool reads it."""
    page = make_page(Location("x", "x"), marked.text, Metadata(), kind="text", encoding="utf-8")
    assert isinstance(page, Page)
    return page


def score(pages: list[Marked]) -> Score:
    """Return how the tool reads the pages."""
    kept = said = removed = chrome = right = 0
    wrong = []
    for marked in pages:
        roles = [""] * len(marked.text)
        for segment in read(marked).segments:
            roles[segment.start : segment.end] = [segment.role] * (segment.end - segment.start)
        for start, end, letter in marked.pieces:
            spans = sentences(marked.text, start, end) if letter == "b" else [(start, end)]
            for first, last in spans:
                found = {
                    role
                    for role, char in zip(roles[first:last], marked.text[first:last], strict=True)
                    if not char.isspace()
                }
                if letter == "b":
                    said += 1
                    kept += found == {"body"}
                else:
                    chrome += 1
                    removed += "body" not in found
                    right += found <= set(ROLES[letter])
                if (found != {"body"}) if letter == "b" else ("body" in found):
                    words = marked.text[first:last]
                    wrong.append(Wrong(marked.name, letter, words, " ".join(sorted(found))))
    return Score(kept, said, removed, chrome, right, tuple(wrong))


def other(pages: list[Marked], extract: Callable[[str], str]) -> Score:
    """Return how another extractor does, by the words that its text holds."""
    kept = said = removed = chrome = 0
    for marked in pages:
        lines = marked.text.split("\n")
        html = (
            "<html><body>" + "".join(f"<p>{_escaped(line)}</p>" for line in lines if line) + "</body></html>"
        )
        text = " ".join(extract(html).split())
        for start, end, letter in marked.pieces:
            spans = sentences(marked.text, start, end) if letter == "b" else [(start, end)]
            for first, last in spans:
                held = " ".join(marked.text[first:last].split()) in text
                if letter == "b":
                    said += 1
                    kept += held
                else:
                    chrome += 1
                    removed += not held
    return Score(kept, said, removed, chrome, 0, ())


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")


def _peers(pages: list[Marked]) -> None:
    import justext  # type: ignore[import-untyped]  # has no type information
    import trafilatura

    def justext_text(html: str) -> str:
        stops = justext.get_stoplist("English") | justext.get_stoplist("Vietnamese")
        return "\n".join(p.text for p in justext.justext(html, stops) if not p.is_boilerplate)

    print(other(pages, lambda html: trafilatura.extract(html) or "").line("trafilatura"))
    print(other(pages, justext_text).line("jusText"))


def main() -> None:
    """Print the figures of every page in the folder."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    pages = load(Path(named[0])) if named else load()
    result = score(pages)
    if "-v" in sys.argv:
        for wrong in result.wrong:
            print(f"{wrong.page:16} {wrong.letter} {wrong.role:16} {wrong.words[:110]}")
    print(f"{len(pages)} pages")
    print(result.line("defcorpus"))
    if "--peers" in sys.argv:
        _peers(pages)


if __name__ == "__main__":
    main()
