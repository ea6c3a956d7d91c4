"""Names that are no part of the story: the photographer's and the writer's."""

from __future__ import annotations

from defcorpus.mentions.gaps import DASH, DOT, OTHER, PAREN, SPACE, STOP
from defcorpus.mentions.names.chain import Chain
from defcorpus.mentions.names.runs import Reading, Run
from defcorpus.mentions.words.vocabulary import grammar

_LEAD = 300  # letters in front of a name that may be the writer's at the end


def is_credit(reading: Reading, chain: Chain, at: int) -> bool:
    """Say whether a name stands behind `Ảnh:`, `Photo:`: the photographer's, not the story's."""
    found = reading.found
    if not at or found.gaps[at] not in (STOP, OTHER, SPACE) or chain.parts:
        return False
    if found.gaps[at] == SPACE and found.words[at - 1].lower == "ảnh":
        return found.gaps[at - 1] in (DASH, PAREN)
    behind = found.plain[found.ends[at - 1] : found.starts[at]]
    return behind.lstrip().startswith(":") and "credit" in found.words[at - 1].uses


def is_signature(reading: Reading, chain: Chain, run: Run, title: str) -> bool:
    """Say whether a name is the writer's, at the end: Đỗ Quyên (Theo CNN), or the last words alone."""
    found, last = reading.found, run.last
    if title or chain.parts:
        return False
    if last < len(found.words) and found.gaps[last] == PAREN and reading.lang == "vi":
        one = found.words[last].lower
        two = f"{one} {found.words[last + 1].lower}" if last + 1 < len(found.words) else one
        match = reading.marks[last]
        outlet = match is not None and match[1].value == "outlet"
        if outlet or not grammar("signed").isdisjoint((one, two)):
            return True
    end = found.ends[last - 1]
    if found.starts[run.first] < _LEAD or found.gaps[run.first] not in (STOP, DOT):
        return False
    return not found.plain[end : end + 9].strip(" .\n*-/")
