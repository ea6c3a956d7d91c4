"""What a person is told of a store that is not as they would expect."""

from __future__ import annotations

KEPT = (
    "{} articles are no longer found under the PATHs; they are kept. "
    "If they are meant to be gone, say so: defcorpus update --gone."
)
BUSY = "Another defcorpus is updating this corpus; the answer is from before its update."
BEFORE = "{} The answer is from before the files changed. {}"
