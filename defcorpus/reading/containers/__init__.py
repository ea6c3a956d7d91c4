"""Files that hold other files: each gives its members one by one; the table of formats reads those."""

from __future__ import annotations

from typing import NamedTuple

from defcorpus.reading.encoding.streams import Readable

MAX_MEMBERS = 200_000
"""Members of a zip. Its directory must be held in memory, at about 600 bytes each."""


class Member(NamedTuple):
    """One file in a container; its stream is read, or left, before the next is asked for."""

    name: str  # as written there: a name only, which is never opened; may be empty
    stream: Readable
    kind: str = ""  # the format's name where the container says it
    url: str | None = None
    retrieved: str | None = None  # when it was saved


class Whole(NamedTuple):
    """What looked like a container is one document."""

    stream: Readable
    kind: str  # the format's name


class Passed(NamedTuple):
    """A member that is passed over: counted, and said once for all of its kind."""

    what: str  # "links", "image/png"
