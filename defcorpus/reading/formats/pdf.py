"""A PDF with a text layer to a Page. Needs the extra `defcorpus[pdf]`."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from defcorpus.article import Location, Metadata, Page, SegmentRole
from defcorpus.errors import FAILURES
from defcorpus.reading.chrome.blocks import closes, is_bullet
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.pages import MAX_PAGE, clean_meta, make_page, writable

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 1000
"""Pages of paper that are read."""

MAX_CONTENT = 8_000_000
"""Bytes of one page's drawing commands. A page full of small print has some ten thousand."""

_EDGE = 3  # lines at a page's top and bottom that may be its running head or foot
_FULL = 0.8  # of the text's width: a line that is shorter ends its paragraph
_SLOTS = re.compile(
    r"^(?:untitled.*|\(unspecified\)|\(anonymous\)|microsoft word.*|.*\.(?:docx?|pdf|indd|qxd))$", re.I
)

Lines = list[str]


def parse_pdf(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that a PDF holds: its paragraphs, running heads and page numbers apart."""
    try:
        import pypdf
    except ImportError:
        return Refusal("needs-extra", "To read PDF files: pip install 'defcorpus[pdf]'.")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell standard error of every odd byte
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal("password", "It is locked with a password; save it without one.")
        papers = _papers(reader)
        told = _properties(reader)
    except pypdf.errors.PyPdfError as error:
        return Refusal("damaged", f"It is no whole PDF: {_plain(error)}.")
    except (
        *FAILURES,
        RuntimeError,
        OSError,
        zlib.error,
        AssertionError,
    ) as error:  # what a damaged file trips over inside pypdf
        return Refusal("damaged", f"It could not be read as PDF ({type(error).__name__}: {_plain(error)}).")
    if isinstance(papers, Refusal):
        return papers
    if sum(len(line) for lines in papers for line in lines) < 8 * max(1, len(papers)):
        detail = (
            "It has no text layer, so its pages are pictures: run OCR on it first (ocrmypdf IN.pdf OUT.pdf)."
        )
        return Refusal("no-text", detail)
    text, hints = _text(papers)
    return make_page(location, text, clean_meta(told), kind="pdf", encoding="utf-8", hints=hints)


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")


def _papers(reader: PdfReader) -> list[Lines] | Refusal:
    """Return the lines of every page of paper."""
    count = len(reader.pages)
    if count > MAX_PAGES:
        return Refusal("too-large", f"It has {count:,} pages; the limit is {MAX_PAGES:,}. Split it.")
    papers: list[Lines] = []
    size = 0
    for paper in reader.pages:
        contents = paper.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_CONTENT:
            return Refusal(
                "too-large", f"Page {len(papers) + 1} is drawn with more than {MAX_CONTENT:,} bytes."
            )
        text = writable(paper.extract_text().replace("\0", ""))
        size += len(text)
        if size > MAX_PAGE:
            return Refusal("too-large", f"It holds more than {MAX_PAGE:,} characters.")
        lines = [" ".join(line.split()) for line in text.splitlines()]
        papers.append([line for line in lines if line])
    return papers


def _properties(reader: PdfReader) -> Metadata:
    told = reader.metadata
    if told is None:
        return Metadata()
    title, author = str(told.title or "").strip(), str(told.author or "").strip()
    try:
        made = told.creation_date
    except ValueError:
        made = None
    return Metadata(
        title=title if title and not _SLOTS.match(title) else None,
        author=author if author and not _SLOTS.match(author) else None,
        retrieved=made.date().isoformat() if made else None,
    )


def _key(line: str) -> str:
    """Return what a running head has in common on all pages: all but its figures."""
    return re.sub(r"\d+", "#", line.lower())


def _edges(lines: Lines) -> list[int]:
    last = len(lines)
    return sorted({*range(min(_EDGE, last)), *range(max(0, last - _EDGE), last)})


def _running(papers: list[Lines]) -> set[str]:
    """Return the heads and feet: lines that stand at the edge of most pages, of three at least."""
    seen: Counter[str] = Counter()
    for lines in papers:
        seen.update({_key(lines[at]) for at in _edges(lines)})
    return {key for key, count in seen.items() if count >= max(3, (len(papers) + 1) // 2) or _is_number(key)}


def _heads(lines: Lines, running: set[str]) -> set[int]:
    """Return which lines of one page are its heads and feet: nothing else stands further out."""
    found: set[int] = set()
    for order in (range(min(_EDGE, len(lines))), range(len(lines) - 1, max(-1, len(lines) - 1 - _EDGE), -1)):
        for at in order:
            if _key(lines[at]) not in running:
                break
            found.add(at)
    return found


def _is_number(key: str) -> bool:
    return (
        re.fullmatch(r"[-–—\s|]*(?:(?:trang|page|tr\.|p\.)\s*)?#(?:\s*(?:/|of|trên)\s*#)?[-–—\s|]*", key)
        is not None
    )


def _text(papers: list[Lines]) -> tuple[str, tuple[Hint, ...]]:
    """Return running heads, then the paragraphs, a line each, those over a page's end joined."""
    running = _running(papers)
    text: Lines = []
    heads: Lines = []
    for lines in papers:
        edges = _heads(lines, running)
        for at, line in enumerate(lines):
            if at in edges:
                if line not in heads:
                    heads.append(line)
            else:
                text.append(line)
    paragraphs = _paragraphs(text)
    hints: list[Hint] = []
    start = 0
    for at, line in enumerate([*heads, *paragraphs]):
        # The head of a newspaper's page tells the day that it appeared.
        chrome: SegmentRole = "header" if re.search(r"\d[/.-]\d{1,2}[/.-]\d{4}|\b20\d\d\b", line) else "share"
        hints.append(Hint(start, start + len(line), "body" if at >= len(heads) else chrome))
        start += len(line) + 1
    return "\n".join([*heads, *paragraphs]), tuple(hints)


def _width(lines: Lines) -> int:
    lengths = sorted(len(line) for line in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _paragraphs(lines: Lines) -> Lines:
    """Join the lines of each paragraph; words divided at a line's end are made whole."""
    width = _width(lines)
    joined: Lines = []
    before = ""
    for line in lines:
        if joined and _goes_on(before, line, width):
            joined[-1] = _glue(joined[-1], line)
        else:
            joined.append(line)
        before = line
    return joined


def _goes_on(before: str, line: str, width: int) -> bool:
    if is_bullet(line):
        return False
    if line[0].islower() or before.endswith((",", "-", "–", "\u00ad")):
        return True
    return len(before) >= _FULL * width and width >= 30 and not (closes(before) and len(before) < 0.9 * width)


def _glue(text: str, line: str) -> str:
    # Vietnamese is not hyphenated: `Ấn Độ-` / `Thái Bình Dương`, `A-` / `déc-bai-gian` keep theirs.
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if re.search(r"[a-z]{2}-$", text) and re.match(r"[a-z]{2}", line):
        whole = re.search(r"[a-z]+-$", text)
        if whole and text[: whole.start()][-1:] in ("", " "):
            return text[:-1] + line
    return text + line if text.endswith("-") else f"{text} {line}"
