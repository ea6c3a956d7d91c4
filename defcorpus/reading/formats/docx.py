"""A Word document (ECMA-376, `.docx`) to a Page: its paragraphs as they read with all changes accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading.chrome.segments import Hint
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.formats.safexml import local, parse_xml
from defcorpus.reading.pages import clean_meta, make_page, writable

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 64_000_000
"""Bytes that one part of a document may expand to. A book of 500 pages has two million."""

# Deleted, moved away, or no text of the document at all.
_UNREAD = frozenset(
    "del moveFrom delText instrText delInstrText fldData Fallback sdtPr rPr pPr tblPr tcPr trPr sectPr "
    "comment footnoteReference endnoteReference annotationRef ruby object".split()
)
_CAPTIONS = re.compile(r"caption|chú thích|légende|beschriftung", re.IGNORECASE)
_SLOTS = re.compile(r"^(?:document\s*\d*|untitled|microsoft word.*|word document|.*\.docx?)$", re.IGNORECASE)
_MAKERS = frozenset(
    ("python-docx", "microsoft office user", "user", "admin", "administrator", "windows user", "hp")
)


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    centered: bool = False
    letters: int = 0
    slanted: int = 0
    pictured: bool = False  # holds a picture


def parse_docx(data: bytes, location: Location) -> Page | Refusal:
    """Return the page that a Word document holds.

    Comments, deleted text, notes, headers and footers of the paper are left out. That a document was made
    on a day says little of its story: it counts as the day it was saved.
    """
    opened = _open(data)
    if isinstance(opened, Refusal):
        return opened
    with opened as archive:
        body = _part(archive, "word/document.xml")
        if isinstance(body, Refusal):
            return body
        styles = _part(archive, "word/styles.xml")
        core = _part(archive, "docProps/core.xml")
    names = {} if isinstance(styles, Refusal) else _style_names(styles)
    paragraphs = _paragraphs(body)
    meta = clean_meta(Metadata() if isinstance(core, Refusal) else _properties(core))
    text, hints = _text(paragraphs, names)
    if not text.strip():
        return Refusal("no-text", "The document holds no text; pictures of text are not read.")
    return make_page(location, text, meta, kind="docx", encoding="utf-8", hints=hints)


def _open(data: bytes) -> zipfile.ZipFile | Refusal:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            return Refusal(
                "format", "It is an old Word file (.doc) or has a password; save it as .docx without one."
            )
        return Refusal("damaged", f"It is no whole Word document: {error}.")
    if "word/document.xml" not in archive.namelist():
        archive.close()
        return Refusal("format", "It is a zip file, but no Word document.")
    return archive


def _part(archive: zipfile.ZipFile, name: str) -> _Element | Refusal:
    """Return the root of one part, or why it is not read. No more than the bound is ever expanded."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MAX_PART + 1)
    except KeyError:
        return Refusal("damaged", f"The part {name} is missing.")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        return Refusal("damaged", f"Its part {name} cannot be read: {error}.")
    if len(data) > MAX_PART:
        return Refusal("too-large", f"Its part {name} expands to more than {MAX_PART:,} bytes.")
    return parse_xml(data)


def _style_names(styles: _Element) -> dict[str, str]:
    """Return the styles' names by their ids: the ids are in the language of whoever made the document."""
    found = {}
    for style in styles:
        if local(style) == "style":
            name = next((_value(one) for one in style if local(one) == "name"), "")
            found[_attribute(style, "styleId")] = name.lower()
    return found


def _attribute(element: _Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), "")


def _value(element: _Element) -> str:
    return _attribute(element, "val")


def _paragraphs(root: _Element) -> list[_Paragraph]:
    """Return the document's paragraphs in order; those of a text box behind the one that holds it."""
    found: list[_Paragraph] = []
    open_: list[_Paragraph] = []
    run: list[bool] = [False, False]  # in italics; hidden
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, ends = stack.pop()
        name = local(element)
        if ends:
            if name == "p":
                open_.pop()
            elif name == "r":
                run = [False, False]
            continue
        if name == "p":
            paragraph = _begin(element)
            open_.append(paragraph)
            found.append(paragraph)
        elif name == "r":
            run = _run(element)
        elif open_:
            _take(element, name, open_[-1], run)
        if name in _UNREAD:
            continue
        if name in ("p", "r"):
            stack.append((element, True))
        stack.extend([(child, False) for child in reversed(element)])
    return found


def _begin(element: _Element) -> _Paragraph:
    paragraph = _Paragraph()
    for properties in element:
        if local(properties) == "pPr":
            for one in properties:
                if local(one) == "pStyle":
                    paragraph.style = _value(one)
                elif local(one) == "jc":
                    paragraph.centered = _value(one) == "center"
    return paragraph


def _run(element: _Element) -> list[bool]:
    flags = [False, False]
    for properties in element:
        if local(properties) == "rPr":
            for one in properties:
                on = _value(one) not in ("0", "false", "off")
                if local(one) == "i":
                    flags[0] = on
                elif local(one) in ("vanish", "webHidden"):
                    flags[1] = on
    return flags


def _take(element: _Element, name: str, paragraph: _Paragraph, run: list[bool]) -> None:
    if name == "t" and element.text and not run[1]:
        text = str(element.text)
        paragraph.pieces.append(text)
        size = len(text.strip())
        paragraph.letters += size
        paragraph.slanted += size if run[0] else 0
    elif name in ("tab", "ptab"):
        paragraph.pieces.append("\t")
    elif name in ("br", "cr"):
        paragraph.pieces.append("\n")
    elif name == "noBreakHyphen":
        paragraph.pieces.append("-")
    elif name in ("drawing", "pict"):
        paragraph.pictured = True


def _text(paragraphs: list[_Paragraph], names: dict[str, str]) -> tuple[str, tuple[Hint, ...]]:
    lines: list[str] = []
    hints: list[Hint] = []
    start = 0
    pictured = False
    for paragraph in paragraphs:
        for line in writable("".join(paragraph.pieces)).split("\n"):
            line = " ".join(line.split())
            if not line:
                continue
            hints.append(Hint(start, start + len(line), _role(paragraph, line, names, pictured)))  # type: ignore[arg-type]  # roles all
            lines.append(line)
            start += len(line) + 1
            pictured = False
        pictured = pictured or paragraph.pictured
    return "\n".join(lines), tuple(hints)


def _role(paragraph: _Paragraph, line: str, names: dict[str, str], pictured: bool) -> str:
    style = names.get(paragraph.style, paragraph.style.lower())
    if style == "title":
        return "title"
    if _CAPTIONS.search(style):
        return "caption"
    slanted = paragraph.slanted * 10 >= paragraph.letters * 9
    if (pictured or paragraph.pictured) and len(line) <= 400 and (slanted or paragraph.centered):
        return "caption"
    return "body"


def _properties(core: _Element) -> Metadata:
    """Return what the document's properties say, without what the program filled in by itself."""
    told = {local(one): " ".join(str(one.text or "").split()) for one in core}
    title, author = told.get("title", ""), told.get("creator", "")
    return Metadata(
        title=title if title and not _SLOTS.match(title) else None,
        author=author if author.lower() not in _MAKERS else None,
        retrieved=told.get("created") or None,
    )
