"""Bodies and places that run into a name, or bear one."""

from __future__ import annotations

from defcorpus.mentions.chain import Chain
from defcorpus.mentions.runs import Reading, Run
from defcorpus.mentions.titles import common_words, given_names, grammar


def is_named(reading: Reading, chain: Chain, run: Run) -> bool:
    """Say whether a post and a body that bears nobody's name stand in front: giám đốc hãng Jane Doe."""
    words = reading.found.words
    if not chain.parts or run.native or run.units < 2 or words[run.first].folded not in given_names():
        return False
    head = words[run.first - 1].lower
    if words[run.first].folded in common_words() or not reading.spaced(run.first):
        return False
    return head in grammar("unnamed") or f"{words[run.first - 2].lower} {head}" in grammar("unnamed")
