"""Saved web pages in the manner of the press, marked by hand: which words are text, caption or furniture.

In the files of the folder `webpages` a mark stands in the element it speaks of: `@b` body, `@c` caption,
`@t` title, `@k` credit, `@n` furniture. A comment on the first line says what the metadata are. Marks and
comment are taken out before a page is read.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from lxml import html

FOLDER = Path(__file__).parent / "webpages"
_MARK = re.compile(r" @([bctkn])(?=[\s>])")


@dataclass(frozen=True)
class Sample:
    name: str
    data: bytes
    expect: dict[str, str | None]
    marked: tuple[tuple[str, str], ...]  # mark and words, in order


def tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def sample(path: Path) -> Sample:
    first, _, markup = path.read_text("utf-8").partition("\n")
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", _MARK.sub(r' data-is="\1"', markup)))
    marked = [(one.get("data-is", ""), tidy(one.text_content())) for one in tree.xpath("//*[@data-is]")]
    expect = json.loads(first.removeprefix("<!-- expect: ").removesuffix(" -->"))
    return Sample(path.name, _MARK.sub("", markup).encode(), expect, tuple(marked))


def samples() -> list[Sample]:
    return [sample(path) for path in sorted(FOLDER.glob("*.html"))]
