"""XML from anywhere, read without entities, external files or more depth and size than a bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from defcorpus.reading.encoding.encodings import Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROLOG = 65_536  # bytes in front of the root element; a document type with more is refused as well


def parse_xml(data: bytes, *, recover: bool = False) -> _Element | Refusal:
    """Return the root element, or why it is not read. `recover` reads broken XML as far as it makes sense.

    Documents that declare entities are refused: they are how a few bytes become gigabytes ("billion
    laughs") and how a file asks for other files. Nothing that is read here needs them.
    """
    from lxml import etree

    head = _prolog(data)
    if "<!ENTITY" in head:
        return Refusal("entities", "It declares XML entities, which may expand without end; it is not read.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Refusal("broken-xml", f"It is no whole XML: {str(error)[:200]}.")
    if root is None:
        return Refusal("broken-xml", "No element could be read from it.")
    return root


def _prolog(data: bytes) -> str:
    head = data[:_PROLOG]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]:
        little = head.startswith(b"\xff\xfe") or head[1:2] == b"\0"
        return head.decode("utf-16-le" if little else "utf-16-be", "replace")
    return head.decode("latin-1")


def local(element: _Element) -> str:
    """Return an element's name without its namespace, "" for comments and entity references."""
    tag = element.tag
    return re.sub(r"^\{[^}]*\}", "", tag) if isinstance(tag, str) else ""
