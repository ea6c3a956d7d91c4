"""The store: add, update, select; the full-text index beside it.

:class:`Corpus` is the door to it; :mod:`defcorpus.corpus.store.stores` knows of all stores. Names are
imported when they are first asked for: a search starts in milliseconds, and needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import Progress, StoreInfo
    from defcorpus.corpus.corpus import Corpus
    from defcorpus.corpus.records import Filters, Summary, UpdateReport
    from defcorpus.corpus.store.keep import Model
    from defcorpus.corpus.updating.scan import Tools

__all__ = [
    "Corpus",
    "Filters",
    "Model",
    "Progress",
    "StoreInfo",
    "Summary",
    "Tools",
    "UpdateReport",
]

_HOMES = {
    "Corpus": "corpus",
    "Filters": "records",
    "Model": "store.keep",
    "Progress": "accounts",
    "StoreInfo": "accounts",
    "Summary": "records",
    "Tools": "updating.scan",
    "UpdateReport": "records",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
