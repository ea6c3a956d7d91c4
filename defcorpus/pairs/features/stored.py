"""Features as the store keeps them: arrays, what sentences are aligned by, compressed JSON, sentences."""

from __future__ import annotations

import json
import zlib
from typing import Any

from defcorpus.pairs.features.encoded import behind, front
from defcorpus.pairs.features.sides import packed_side
from defcorpus.pairs.records import Features, PersonKey, part_of


def stored(made: Features) -> bytes:
    """Return the features as bytes: what is read most is in front, and is not compressed."""
    fields = (
        made.key, made.id, made.lang, made.date, made.event_date, made.words,
        [(one.name, one.key, one.count, one.native, one.guest, one.also) for one in made.people],
        made.terms, made.forms, made.counts.hex(), made.places.hex(), made.flags.hex(),
    )  # fmt: skip
    text = zlib.compress(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    first, sided = packed(made)
    return b"".join((first, _part(sided), _part(text), made.told))


def packed(made: Features) -> tuple[bytes, bytes]:
    """Return the front of features, and what their sentences are aligned by."""
    sided = made.sided or packed_side(made.lang, len(made.terms), made.sentences())
    return made.known or front(made), sided


def restored(data: bytes, called: str | None = None) -> Features:
    """Return the features that `stored` wrote, with the id that the article is `called` by now."""
    known = behind(data)
    sided, after = part_of(data, known)
    text, end = part_of(data, after)
    key, id_, lang, date, event, words, people, terms, forms, counts, places, flags = json.loads(
        zlib.decompress(text)
    )
    return Features(
        key, id_ if called is None else called, lang, date, event, words,
        tuple(map(_person, people)),
        tuple(terms), tuple(forms),
        bytes.fromhex(counts), bytes.fromhex(places), bytes.fromhex(flags),
        data[end:], sided, data[:known],
    )  # fmt: skip


def _part(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _person(fields: list[Any]) -> PersonKey:
    name, key, count, native, guest, also = fields
    return PersonKey(name, key, count, native, guest, tuple(also))
