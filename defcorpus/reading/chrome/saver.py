"""What whoever saved a page as text put around it: its address on a line of its own, or a head of fields."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.reading.fields import named_field

ADDRESS = "saved-address"
"""The rule of a line that holds nothing but the page's address."""

FIELD = "saved-field"
"""The rule of a line of a head of fields, such as note-taking programs write."""

PUT = frozenset((ADDRESS, FIELD))
"""Both: what stands there is of the page's metadata and not of its text."""

_TOP = 3  # lines from the top among which the address stands: below the title or the saver's own line
_FENCED = 60  # lines that a fenced head may have
_HEAD = 10  # lines that an unfenced one may have
_REACH = 20_000  # characters from either end that are looked at
_LABEL = 24


class Put(NamedTuple):
    """A line that is none of the page's own."""

    start: int
    end: int
    rule: str
    name: str = ""  # of the field; empty for a fence
    value: str = ""


def read_put(text: str) -> tuple[Put, ...]:
    """Return the lines that were put around a page, in order; none where nothing else would be left.

    Known are an address alone on one of the first three lines, bare, in angle brackets or behind a label;
    one in brackets or behind a label on the last line; a head of fields between lines of `---` (YAML front
    matter); and one without fences, where a field of it is an address.
    """
    if "://" not in text and not text.lstrip().startswith("---"):
        return ()
    lines = _lines(text[:_REACH])
    put = _fenced(lines) or _unfenced(lines) or _address_above(lines)
    last = max(text.rstrip().rfind("\n"), text.rstrip().rfind("\r")) + 1
    if last > (put[-1].end if put else 0) and len(text) - last <= _REACH:
        at = _address(last, text[last:].rstrip(), bare=False)
        put = (*put, at) if at and not any(one.name == "url" for one in put) else put
    left = sum(one.end - one.start for one in put)
    return put if put and len("".join(text.split())) > left else ()


def _lines(text: str) -> list[tuple[int, str]]:
    """Return where each line with words begins, and the line, white space trimmed."""
    lines, at = [], 0
    for piece in text.splitlines(keepends=True):
        line = piece.strip()
        if line:
            lines.append((at + piece.index(line), line))
        at += len(piece)
    return lines


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<label>[^\W\d_][^\W_ ]{{0,{_LABEL}}}(?: [^\W_]{{1,12}}){{0,3}})[ \t]*[:=][ \t]*)?"
        r"(?:<(?P<inside>https?://[^\s<>]+)>|(?P<bare>https?://[^\s<>]+))"
    )


def _address(start: int, line: str, *, bare: bool) -> Put | None:
    """Return the address that a line holds and nothing else; without `bare` only where one is marked."""
    if "://" not in line:
        return None
    found = _whole().fullmatch(line)
    if found is None:
        return None
    label, inside = found.group("label"), found.group("inside")
    if named_field(label) != "url" if label else not (bare or inside):
        return None
    return Put(start, start + len(line), ADDRESS, "url", inside or found.group("bare"))


def _address_above(lines: list[tuple[int, str]]) -> tuple[Put, ...]:
    for start, line in lines[:-1][:_TOP]:  # a bare one on the last line is a source line
        found = _address(start, line, bare=True)
        if found:
            return (found,)
    return ()


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(r"(?P<key>[^\W\d_][\w -]{0,24}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")


def _field(start: int, line: str) -> Put | None:
    found = _pair().fullmatch(line)
    if found is None:
        return None
    value = (found.group("value") or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return Put(start, start + len(line), FIELD, found.group("key"), value)


def _fenced(lines: list[tuple[int, str]]) -> tuple[Put, ...]:
    """Return the lines of YAML front matter, its fences with them."""
    if not lines or lines[0][1] != "---":
        return ()
    close = next((at for at, (_, line) in enumerate(lines[1:_FENCED], 1) if line in ("---", "...")), 0)
    inside = [_field(*one) for one in lines[1:close]]
    if not any(inside):
        return ()
    return tuple(
        inside[at - 1] or Put(start, start + len(line), FIELD) if 0 < at < close else _fence(start, line)
        for at, (start, line) in enumerate(lines[: close + 1])
    )


def _fence(start: int, line: str) -> Put:
    return Put(start, start + len(line), FIELD)


def _unfenced(lines: list[tuple[int, str]]) -> tuple[Put, ...]:
    """Return the fields that a page opens with, where two are known ones and one is an address."""
    put: list[Put] = []
    for start, line in lines[:_HEAD]:
        field = _field(start, line)
        name = named_field(field.name) if field else None
        if field is None or name is None or (name == "text" and field.value):
            break
        put.append(field)
    named = {named_field(one.name): one.value for one in put}
    if len(named) < 2 or "://" not in named.get("url", named.get("source", "")):
        return ()
    return tuple(put)
