"""The events that were last found of a corpus, kept in its store: to group its articles takes seconds.

They hold while nothing changes that they were made of: the articles, the model of the pairs, what a person
decided, and the rules themselves.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from defcorpus.corpus import Corpus
    from defcorpus.events import Event

_KEPT = ("events", 2)
_ROOMS = ("events", "report")  # whose rules too make events, besides those that make a store
_LEVEL = 1  # of zlib: quick


def last_events(corpus: Corpus) -> list[Event] | None:
    """Return the events that were last found, where they are those of the corpus as it is now. Quick."""
    kept = corpus.model(*_KEPT)
    if kept is None or kept.generation != corpus.generation:
        return None
    mark, _, data = kept.data.partition(b"\n")
    return _from_bytes(data) if mark == _mark(corpus) else None


def keep_events(corpus: Corpus, found: Sequence[Event]) -> None:
    """Keep the events of the corpus as it is now, once its pairs are found."""
    corpus.put_model(*_KEPT, _mark(corpus) + b"\n" + _to_bytes(found))


def _mark(corpus: Corpus) -> bytes:
    from defcorpus.corpus.store.origin import checksum, made_by
    from defcorpus.events import TELLINGS_VERSION
    from defcorpus.pairs import FEATURES_VERSION, MODEL_VERSION
    from defcorpus.report.verdicts import state

    model = corpus.model("pairs", MODEL_VERSION)
    learnt = blake2b(model.data, digest_size=16).hexdigest() if model is not None else ""
    versions = f"{made_by()} {checksum(*_ROOMS)} {TELLINGS_VERSION} {FEATURES_VERSION}"
    return f"{versions} {learnt} {state(corpus)}".encode()


def _to_bytes(found: Sequence[Event]) -> bytes:
    plain = [astuple(event) for event in found]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _from_bytes(data: bytes) -> list[Event]:
    from defcorpus.events import Attendee, Event, Member

    made = {"hosts": Attendee, "guests": Attendee, "members": Member}
    names = list(Event.__dataclass_fields__)
    found = []
    for row in json.loads(zlib.decompress(data)):
        values: list[Any] = [
            tuple(made[name](*_tuples(one)) for one in value) if name in made else _tuples(value)
            for name, value in zip(names, row, strict=True)
        ]
        found.append(Event(*values))
    return found


def _tuples(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what JSON gives back as it was: there are tuples and no lists in these records."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
