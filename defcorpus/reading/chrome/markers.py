"""Line openers of the press (`Nguồn:`, `Tin, ảnh:`, `Tags`) looked up by a line's first word."""

from __future__ import annotations

from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold

EDGES = "-–—•*·>»+|([{<\"'“”‘’ ►▶➤→◆■●#,.;:)]}…!?"


def trimmed(plain: str) -> str:
    """Return a block's plain text without bullets and brackets at its start."""
    return plain.removeprefix("(*)").lstrip("-–—•*·>»+|[{<\"'“‘ ►▶➤→◆■●")


def _first(text: str) -> str:
    word = text.lstrip(EDGES).partition(" ")[0].partition(":")[0].partition("(")[0]
    return word.strip(EDGES)


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Map a first word to the (form, role) pairs that begin with it, longest first."""
    by_word: dict[str, set[tuple[str, str]]] = {}
    for form, lang, role in table("markers"):
        forms = {form}
        # Typed without marks; a single word would be too much like others (`anh`, `tin`).
        if lang == "vi" and " " in form:
            forms.add(fold(form))
        for each in forms:
            by_word.setdefault(_first(each), set()).add((each, role))
    return {
        word: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))) for word, pairs in by_word.items()
    }


@lru_cache(maxsize=64)
def openers(plain: str) -> tuple[tuple[str, str], ...]:
    """Return the (form, role) pairs that a block's plain text begins with, longest form first.

    The last few answers are kept: several rules ask of one line.
    """
    start = trimmed(plain)
    known = _index().get(_first(start))
    return tuple([pair for pair in known if start.startswith(pair[0])]) if known else ()


@cache
def forms(role: str) -> frozenset[str]:
    """Return all forms of a role, in lower case."""
    return frozenset(form for form, _, of in table("markers") if of == role)


@cache
def alternation(role: str) -> str:
    """Return the forms of a role as alternatives of a regular expression, longest first."""
    return alternatives(forms(role))


@cache
def capitals(role: str) -> str:
    """Return the forms of a role in capitals as alternatives, longest first: initials are written so."""
    return alternatives(form.upper() for form in forms(role))


@cache
def outlet_names() -> dict[str, str]:
    """Map what an outlet is called, in lower case, to its name in the outlets table."""
    return {row[0]: row[1] for row in table("outlets")}


def outlet(text: str) -> str | None:
    """Return the outlet that `text` names as a whole, a domain with or without `www.`, or None."""
    plain = " ".join(text.lower().split()).strip(EDGES.replace("+", "") + "/")
    names = outlet_names()
    bare = plain.partition(" (")[0]  # `Vietnam+ (VietnamPlus)`
    for form in (plain, plain.removeprefix("www."), plain.removeprefix("báo ").removeprefix("the "), bare):
        if form in names:
            return names[form]
    return None
