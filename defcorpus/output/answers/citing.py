"""Citations as a footnote, RIS, CSL-JSON or BibTeX.

Sources: RIS format specification (Research Information Systems, 2011); CSL-JSON schema 1.0.2; biblatex manual
3.19, whose dates follow the Extended Date/Time Format (`2025-05-07~` is about that day).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from defcorpus.output.shapes.cells import one_line, to_json
from defcorpus.text.titled import titled

if TYPE_CHECKING:
    from defcorpus.report.citing import Citation

Style = Literal["note", "ris", "csl-json", "bibtex"]
STYLES: tuple[str, ...] = get_args(Style)
WriteIn = Literal["en", "vi"]

_WORDS = {
    "en": {"repost": "reposted by {}", "saved": "saved {}", "undated": "n.d.", "circa": "ca. {}"},
    "vi": {"repost": "{} đăng lại", "saved": "lưu ngày {}", "undated": "không rõ ngày", "circa": "khoảng {}"},
}
_QUOTES = {"en": "“{},”", "vi": "“{}”,"}
_LANGID = {"vi": "vietnamese", "en": "english"}


def cited(citations: Sequence[Citation], style: Style = "note", write_in: WriteIn = "en") -> str:
    """Return citations in one style, ready to be written; a note's own words are in `write_in`."""
    if style == "csl-json":
        return to_json([_csl(one) for one in citations], indent=2) + "\n"
    if style == "ris":
        return "\n".join(map(_ris, citations, _keys(citations)))
    if style == "bibtex":
        return "\n".join(_bibtex(one, key) for one, key in zip(citations, _keys(citations), strict=True))
    return "".join(_note(one, write_in) + "\n" for one in citations)


def _note(one: Citation, write_in: WriteIn) -> str:
    """Return a footnote such as `A, “Title,” qdnd.vn, 7 May 2025, https://…`; supplied titles in brackets."""
    words = _WORDS[write_in]
    title = f"{_title(one)}," if one.supplied else _QUOTES[write_in].format(one.title)
    day = _day(one.published, write_in) if one.published else words["undated"]
    if one.published and one.circa:
        day = words["circa"].format(day)
    rest = [
        one.outlet,
        words["repost"].format(one.reposted_by) if one.reposted_by else None,
        day,
        one.url,
        words["saved"].format(_day(one.retrieved, write_in)) if one.retrieved else None,
    ]
    head = ", ".join([*one.authors, title])
    return one_line(f"{head} {', '.join(filter(None, rest))}".rstrip(".") + ".")


def _day(iso: str, write_in: WriteIn) -> str:
    """Return `7 May 2025`, in Vietnamese `7/5/2025`; a month or a year alone where no more is known."""
    parts = [int(part) for part in iso.split("-")]
    if write_in == "vi":
        return "/".join(str(part) for part in reversed(parts))
    named = [str(parts[0])]
    if len(parts) > 1:
        named.append(calendar.month_name[parts[1]])
    return " ".join([*map(str, parts[2:]), *reversed(named)])


def _ris(one: Citation, key: str) -> str:
    rows: list[tuple[str, str | None]] = [
        ("TY", "NEWS"),
        ("ID", key),
        *(("AU", name) for name in one.authors),
        ("TI", _title(one)),
    ]
    rows += [("T2", one.outlet), ("DB", one.reposted_by)]
    if one.published:
        rows += [("PY", one.published[:4]), ("DA", _slashed(one.published))]
    rows += [("N1", note) for note in _remarks(one)]
    rows += [("LA", one.lang if one.lang in _LANGID else None), ("UR", one.url)]
    rows += [("Y2", _slashed(one.retrieved) if one.retrieved else None), ("ER", "")]
    return "".join(f"{tag}  - {one_line(value)}\n" for tag, value in rows if value is not None)


def _slashed(iso: str) -> str:
    """Return a day as RIS has it: year, month, day and what else, empty where not known."""
    return "/".join([*iso.split("-"), "", ""][:3]) + "/"


def _csl(one: Citation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": one.id,
        "type": "article-newspaper" if one.outlet else "webpage",
        "title": _title(one),
        "author": [{"literal": name} for name in one.authors],
        "container-title": one.outlet,
        "source": one.reposted_by,
        "issued": _parts(one.published, circa=one.circa),
        "accessed": _parts(one.retrieved),
        "URL": one.url,
        "language": one.lang if one.lang in _LANGID else None,
        "note": "; ".join(_remarks(one)),
    }
    return {name: value for name, value in found.items() if value}


def _parts(iso: str | None, *, circa: bool = False) -> dict[str, Any] | None:
    if iso is None:
        return None
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in iso.split("-")]]}
    return {**parts, "circa": True} if circa else parts


def _bibtex(one: Citation, key: str) -> str:
    date = f"{one.published}~" if one.published and one.circa else one.published
    fields = {
        # A second pair of braces keeps capitals, and a name from being turned round.
        "author": " and ".join(f"{{{_tex(name)}}}" for name in one.authors),
        "title": f"{{{_tex(_title(one))}}}",
        "organization": _tex(one.outlet or ""),
        "date": date,
        "url": one.url and re.sub(r"[{}\\\s]", lambda found: f"%{ord(found.group()):02X}", one.url),
        "urldate": one.retrieved,
        "langid": _LANGID.get(one.lang),
        "note": _tex("; ".join(_remarks(one))),
    }
    lines = "".join(f"  {name} = {{{one_line(value)}}},\n" for name, value in fields.items() if value)
    return f"@online{{{key},\n{lines}}}\n"


def _remarks(one: Citation) -> list[str]:
    """Return what no field of a bibliography holds."""
    found = [_WORDS["en"]["repost"].format(one.reposted_by)] if one.reposted_by else []
    if one.published and one.circa:
        found.append("the page gives no day of its own: dated by what it tells")
    return [note[0].upper() + note[1:] for note in found]


def _title(one: Citation) -> str:
    return titled(one.title, made_up=one.supplied)


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[\\{}&%$#_~^]")


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(text: str) -> str:
    """Return text with what TeX reads as its own put so that it prints."""
    return _special().sub(lambda found: _TEX.get(found.group(), "\\" + found.group()), text)


def _keys(citations: Sequence[Citation]) -> list[str]:
    """Return a key for each, of letters that BibTeX and RIS allow, no two alike."""
    given: dict[str, int] = {}
    found = []
    for one in citations:
        key = re.sub(r"[^A-Za-z0-9:._/+-]+", "-", one.id).strip("-") or "article"
        given[key] = given.get(key, 0) + 1
        found.append(key if given[key] == 1 else f"{key}-{given[key]}")
    return found
