"""What a person is told of a store that is not as they would expect."""

from __future__ import annotations

from collections.abc import Sequence

BUSY = "Another defcorpus is updating this corpus; the answer is from before its update."
BEFORE = "{} The answer is from before the files changed. {}"
_PATHS = 5  # more than these no one types


def kept(count: int, paths: Sequence[str]) -> str:
    """Return what is said of articles that are kept though most of a corpus vanished at once."""
    import shlex

    named = shlex.join(paths) if len(paths) <= _PATHS else "with the same PATHs"
    found = "1 article is" if count == 1 else f"{count:,} articles are"
    return (
        f"{found} no longer found under the PATHs, or cannot be read now; kept. "
        f"If meant to be gone, say so: defcorpus update --gone {named}"
    )
