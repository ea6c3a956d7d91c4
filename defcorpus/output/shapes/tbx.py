"""Terms as TBX: ISO 30042:2019, dialect TBX-Basic, style DCA, for translators' tools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.report.wording.rows import TermRow

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">\n'
)


@cache
def _forbidden() -> re.Pattern[str]:
    """Match what XML 1.0 has no place for."""
    return re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tbx(rows: Sequence[TermRow], corpus: Sequence[str] = ()) -> str:
    """Return rows as one TBX file: an entry a term, its renderings as terms of the other language."""
    terms: dict[tuple[str, str], list[TermRow]] = {}
    for row in rows:
        terms.setdefault((row.term, row.lang), []).append(row)
    told = f"Made by defcorpus from the paired articles of: {', '.join(corpus) or 'a corpus'}"
    lines = [
        "  <tbxHeader>",
        "    <fileDesc>",
        "      <titleStmt><title>Terms with their renderings in the press</title></titleStmt>",
        f"      <sourceDesc><p>{_text(told)}</p></sourceDesc>",
        "    </fileDesc>",
        "  </tbxHeader>",
        "  <text>",
        "    <body>",
    ]
    for number, ((term, lang), some) in enumerate(terms.items(), 1):
        lines += _entry(number, term, lang, some)
    return _HEAD + "\n".join([*lines, "    </body>", "  </text>", "</tbx>"]) + "\n"


def _entry(number: int, term: str, lang: str, rows: Sequence[TermRow]) -> Iterator[str]:
    other = "en" if lang == "vi" else "vi"
    yield f'      <conceptEntry id="c{number}">'
    yield f"        <langSec xml:lang={quoteattr(lang)}>"
    yield f"          <termSec><term>{_text(term)}</term></termSec>"
    yield "        </langSec>"
    yield f"        <langSec xml:lang={quoteattr(other)}>"
    for row in rows:
        example = row.example
        own = example.en if other == "en" else example.vi
        id_ = example.en_id if other == "en" else example.vi_id
        yield "          <termSec>"
        yield f"            <term>{_text(row.rendering)}</term>"
        yield "            <descripGrp>"
        yield f'              <descrip type="context">{_text(own)}</descrip>'
        yield f'              <admin type="source">{_text(id_)}</admin>'
        yield "            </descripGrp>"
        yield f"            <note>{_text(_note(row))}</note>"
        yield "          </termSec>"
    yield "        </langSec>"
    yield "      </conceptEntry>"


def _note(row: TermRow) -> str:
    days = " to ".join(dict.fromkeys(day for day in (row.first, row.last) if day))
    parts = [
        f"{row.times} of {counted(row.of, 'sentence')}",
        f"{counted(row.pairs, 'pair')} of articles",
        row.basis,
        f"G2 {row.log_likelihood:.1f}",
        f"logDice {row.log_dice:.1f}",
        ", ".join(row.outlets),
        days,
        f"written {', '.join(f'{form} ({times})' for form, times in row.forms)}" if row.forms[1:] else "",
    ]
    return "; ".join(part for part in parts if part)


def _text(text: str) -> str:
    return escape(_forbidden().sub("", text))
