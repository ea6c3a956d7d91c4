"""A saved web page to a Page: its visible text a line a block, and what its markup says of each line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from defcorpus.article import Location, Page, SegmentRole
from defcorpus.reading.encodings import Decoded, Refusal, decode
from defcorpus.reading.markup import read_metadata
from defcorpus.reading.pages import clean_meta, make_page
from defcorpus.reading.segments import Hint
from defcorpus.reading.visible import Line, visible_lines
from defcorpus.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RUNNING = 80  # characters from which on a line between others is taken for text


def parse_html(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that an HTML file holds."""
    decoded = _decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    tree = parse_tree(decoded.text)
    if tree is None:
        return Refusal("broken-html", "No element could be read from it.")
    lines = visible_lines(tree)
    if not lines:
        return Refusal("empty", "The page shows no text; it may be built by scripts. Save it as shown.")
    meta = clean_meta(read_metadata(tree, decoded.text))
    text = "\n".join(line.text for line in lines)
    hints = tuple(_hints(lines, _main_text(decoded.text), meta.title))
    return make_page(location, text, meta, kind="html", encoding=decoded.encoding, hints=hints)


def fragment_text(markup: str) -> str:
    """Return the visible text of a piece of HTML, a line a block."""
    tree = parse_tree(f"<div>{markup}</div>")
    return "" if tree is None else "\n".join(line.text for line in visible_lines(tree))


def parse_tree(markup: str) -> HtmlElement | None:
    """Return the document's tree, or None where there is none. Broken markup is read as browsers do."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", ""), count=1)
    try:
        return document_fromstring(markup, parser=HTMLParser(no_network=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def _decode(data: bytes) -> Decoded | Refusal:
    """Decode as the bytes themselves say; only where that fails, as the page says of itself."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _charset().search(data[:4096])
        name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
        if name not in ("utf-8", "utf8"):
            try:
                return Decoded(data.decode(name), name)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def _main_text(markup: str) -> str:
    """Return the letters of what trafilatura takes for the text, lines apart by line feeds."""
    import trafilatura
    from lxml.etree import LxmlError

    try:
        found = trafilatura.extract(
            markup, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
        )
    except LxmlError:  # it sees less in broken markup than a browser does
        found = None
    return "\n".join(map(letters, (found or "").splitlines()))


def _hints(lines: list[Line], main: str, title: str | None) -> list[Hint]:
    """Say of each line what the markup makes of it: part of the text, or furniture in front or behind."""
    kept = [_is_kept(line, main) for line in lines]
    if not any(kept):
        kept = [line.place == "text" and not line.linked and len(line.text) >= _RUNNING for line in lines]
    first = next((at for at, keep in enumerate(kept) if keep), len(lines))
    last = len(lines) - 1 - next((at for at, keep in enumerate(reversed(kept)) if keep), len(lines) - 1)
    heading = _title_line(lines, first, title)
    hints = []
    start = 0
    for at, line in enumerate(lines):
        role = _role(line, at, kept[at], (heading, first, last))
        hints.append(Hint(start, start + len(line.text), role))
        start += len(line.text) + 1
    return hints


def _is_kept(line: Line, main: str) -> bool:
    own = letters(line.text)
    if line.place == "caption" or not own:
        return False
    if len(own) < 30:
        return f"\n{own}\n" in f"\n{main}\n"
    return own in main


def _title_line(lines: list[Line], first: int, title: str | None) -> int | None:
    """Return the last line up to the text that is the page's title, else its main heading."""
    wanted = letters(title or "")
    for at in range(min(first, len(lines) - 1), -1, -1):
        if wanted and letters(lines[at].text) == wanted:
            return at
    return next((at for at in range(min(first + 1, len(lines))) if lines[at].place == "heading"), None)


def _role(line: Line, at: int, kept: bool, bounds: tuple[int | None, int, int]) -> SegmentRole:
    heading, first, last = bounds
    if line.place == "caption":
        return "caption"
    if at == heading:
        return "title"
    if kept:
        return "body"
    top = first if heading is None else min(heading, first)
    if at < top:
        return "menu"
    if at > last:
        return "related"
    # trafilatura drops leads and short paragraphs; what stands in the text and is no link belongs to it.
    if line.place == "text" and not line.linked and len(line.text) >= _RUNNING:
        return "body"
    return "related" if line.linked or line.place != "text" else "body"
