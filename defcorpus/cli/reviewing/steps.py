"""Going through pairs one by one: what each key does, and how to go back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from defcorpus.pairs import Pair

VERDICTS = {"y": "same", "n": "not-same", "e": "same-event"}


def _no_key(typed: str) -> str:
    named = f": {typed}" if typed.isprintable() and not typed.isspace() else ""
    return f"no key{named}; y n e s u m q, ? explains"


class Outcome(NamedTuple):
    """How far a person came."""

    decided: int
    skipped: int
    left: int  # not looked at


class Round:
    """One going through. `decide` keeps a verdict at once; with an empty word it takes one back."""

    def __init__(
        self,
        pairs: "Sequence[Pair]",
        show: "Callable[[Pair, int, bool], None]",
        decide: "Callable[[Pair, str], None]",
        say: Callable[[str], None],
        explain: Callable[[], None] = lambda: None,
    ) -> None:
        self._pairs = pairs
        self._show = show
        self._decide = decide
        self._say = say
        self._explain = explain
        self._done: list[str] = []  # for each pair before the one that is shown, the verdict; empty: skipped

    def go(self, key: Callable[[], str]) -> None:
        """Show pair after pair until all are through or the person has had enough."""
        whole = False
        while len(self._done) < len(self._pairs):
            pair = self._pairs[len(self._done)]
            self._show(pair, len(self._done), whole)
            whole = False
            while True:
                typed = key()
                if typed in ("q", ""):
                    return
                if typed in VERDICTS:
                    self._decide(pair, VERDICTS[typed])
                    self._done.append(VERDICTS[typed])
                    self._say(VERDICTS[typed])
                elif typed == "s":
                    self._done.append("")
                    self._say("skipped")
                elif typed == "u" and self._done:
                    self._undo()
                elif typed == "m":
                    whole = True
                elif typed == "?":
                    self._explain()
                    continue
                else:
                    self._say("nothing to undo" if typed == "u" else _no_key(typed))
                    continue
                break

    def _undo(self) -> None:
        before = self._done.pop()
        if before:
            self._decide(self._pairs[len(self._done)], "")
        self._say(f"taken back: {before or 'skipped'}")

    @property
    def outcome(self) -> Outcome:
        """How far the person has come."""
        decided = sum(map(bool, self._done))
        return Outcome(decided, len(self._done) - decided, len(self._pairs) - len(self._done))
