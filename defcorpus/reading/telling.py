"""What a file is, by its first bytes; and the parser that reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from defcorpus.reading.compressed import compression
from defcorpus.reading.encoding import sniff
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.formats.table import ANY, BY_NAME, FORMATS, OTHERS, Format
from defcorpus.reading.options import DEFAULT, ReadOptions


def is_known(head: bytes) -> bool:
    """Say whether a file without a telling name is of a format that is read."""
    return _by_magic(head) is not None or compression(head) is not None or sniff.is_text(head)


def _by_magic(head: bytes) -> Format | None:
    for one in FORMATS:
        if any(head[at : at + len(word)] == word for at, word in one.magic):
            return one
    return None


def told_format(head: bytes, named: str, options: ReadOptions = DEFAULT) -> Format | Refusal:
    """Return the format of a file by its first bytes and the format that its name says ("" where none)."""
    for _, magic, what in OTHERS:
        if magic and head.startswith(magic):
            return Refusal("format", f"It is {what}.")
    if (found := _by_magic(head)) is not None:
        return BY_NAME["docx"] if (found.name, named) == ("zip", "docx") else found
    start = sniff.start_of(head)
    if not start and named in ANY:
        return BY_NAME["text"]
    for one in FORMATS:
        if one.starts and named in one.over and getattr(sniff, one.starts)(start):
            return one
    if named == "feed" and not sniff.is_feed(start):
        return Refusal("format", "It is XML, but no feed (RSS, Atom) and no web page.")
    if named in ANY and _is_table(start, options):
        return BY_NAME["csv"]
    return BY_NAME[named or "text"]


def _is_table(start: bytes, options: ReadOptions) -> bool:
    from defcorpus.reading.formats.tables import looks_like_table

    return looks_like_table(start, options)


def parser(one: Format) -> Callable[..., Any] | Refusal:
    """Return a format's parser, imported now; a refusal that names the extra where its library is missing."""
    from importlib import import_module

    module, _, function = one.parser.partition(":")
    home = module if "." in module else f"formats.{module}"
    try:
        found: Callable[..., Any] = getattr(import_module(f"defcorpus.reading.{home}"), function)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("defcorpus."):
            return Refusal("format", f"{one.name.upper()} is not read by this version.")
        return missing(one, error)
    return found


def missing(one: Format, error: ImportError) -> Refusal:
    """Return what to say where the library that a format needs is not installed."""
    how = f"pip install 'defcorpus[{one.extra}]'" if one.extra else f"pip install {error.name}"
    return Refusal(
        "missing-library", f"Reading {one.name.upper()} needs {error.name}; install it with: {how}"
    )
