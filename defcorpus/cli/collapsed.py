"""What `list` and `search` say of copies: which they leave out, and what stands for how many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.cli.session import Session
    from defcorpus.report.redundant import Redundant


class Copies:
    """What is known of a corpus's copies, to be shown beside its articles."""

    def __init__(self, session: "Session", redundant: "Redundant", out: Mapping[int, int]) -> None:
        self._session = session
        self._redundant = redundant
        self._stands_for = Counter(out.values())
        self.left_out = out  # numbers of articles, each with that of the one in its place

    def count(self, number: int) -> int:
        """Return how many copies an article has that is kept, or has been left out in place of."""
        return len(self._redundant.copies(number)) or self._stands_for[number]

    def beside(self, number: int) -> int | None:
        """Return the article that is kept in place of this one, if there is one."""
        return self._redundant.beside(number)

    def fields(self, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Return for each article its fields `copies` and `copy_of`."""
        kept = {number: self.beside(number) for number in numbers}
        ids = self._session.corpus.ids({number for number in kept.values() if number is not None})
        return {
            number: {"copies": self.count(number), "copy_of": ids.get(end) if end else None}
            for number, end in kept.items()
        }

    def marks(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return what to write behind the articles that have copies or are some: `+4 copies`."""
        fields = self.fields(numbers)
        short = self._session.short(found["copy_of"] for found in fields.values() if found["copy_of"])
        marks = {}
        for number, found in fields.items():
            said = [f"+{counted(found['copies'], 'copy', 'copies')}"] if found["copies"] else []
            if found["copy_of"]:
                said.append(f"copy of {short[found['copy_of']]}")
            if said:
                marks[number] = ", ".join(said)
        return marks


def looked_for(session: "Session", out: Mapping[int, int] | None = None) -> Copies:
    """Return the corpus's copies, found now where they are not known; `out` are those that are left out."""
    return Copies(session, redundant(session), out or {})


def redundant(session: "Session") -> "Redundant":
    """Return which articles are redundant beside which, found now where that is not known."""
    from defcorpus.report.copying.unique import unique

    with session.progress:
        return unique(session.corpus, progress=session.progress)
