"""Which copies are asked for and which of them is kept: options of `dedup`."""

from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Word, Words, option
from defcorpus.errors import UsageError

if TYPE_CHECKING:
    from defcorpus.cli.session import Session
    from defcorpus.dedup import Keep, Options, Relation

_RELATIONS = ("exact", "near", "contains", "contained", "recurring")
_KEEP = ("oldest", "newest", "longest", "first", "cleanest")
_OUTLET = "outlet:"


class Choosing(Bundle):
    """Which copies are meant, and which to keep."""

    keep: Annotated[
        str,
        option(
            "", "Which to keep: oldest, newest, longest, first (as the PATHs are named, in a folder by "
            "path), cleanest (least page chrome and repairs) or outlet:A,B (the first of these that has "
            "one). [oldest]", metavar="WHICH",
        ),
    ] = "oldest"  # fmt: skip
    exact: Annotated[bool, option("", "Only exact copies: --relation exact.", "--exact")] = False
    relation: Annotated[
        Words,
        option(
            "",
            "Only exact, near, contained (part of the one kept), contains (holds it) or "
            "recurring; repeated: any.",
            metavar="RELATION",
        ),
    ] = None
    min_score: Annotated[
        float,
        option(
            "",
            "Only copies with at least this score, 0 to 1: the share of words in common.",
            metavar="SCORE",
            min=0,
            max=1,
        ),
    ] = 0.0
    within_source: Annotated[
        Word, option("", "Only copies that one outlet has of its own articles.", metavar="OUTLET")
    ] = None
    across_sources: Annotated[
        bool, option("", "Only copies between outlets, where both are known.", "--across-sources")
    ] = False

    def check(self) -> None:
        """Raise UsageError at once for what cannot be meant in any corpus."""
        if self.exact and self.relation:
            raise UsageError("--exact is --relation exact", "leave one of them out")
        if self.within_source is not None and self.across_sources:
            raise UsageError("--within-source and --across-sources leave nothing to compare")
        self._relations()
        self._policy()

    def given(self) -> list[str]:
        """Return the options that were given, as they are typed."""
        return [
            f"--{name.replace('_', '-')}"
            for name in ("keep", "exact", "relation", "min_score", "within_source", "across_sources")
            if getattr(self, name) != getattr(Choosing, name)
        ]

    def but_oldest(self) -> "Choosing":
        """Return the same choice of copies, of which the oldest are kept."""
        return Choosing(**{**vars(self), "keep": Choosing.keep})

    def options(self, session: "Session | None") -> "Options | None":
        """Return them as dedup takes them; none where nothing was chosen. Outlets are those of the corpus.

        Without a corpus only relations and scores count.
        """
        from defcorpus.dedup import Options

        if session is None:
            options = Options(min_score=self.min_score, relations=self._relations())
            return None if options == Options() else options
        keep, outlets = self._policy()
        options = Options(
            keep=keep,
            min_score=self.min_score,
            relations=self._relations(),
            outlets=tuple(session.corpus.outlets(outlets)),
            within_source=self._within(session),
            across_sources=self.across_sources,
        )
        return None if options == Options() else options

    def _policy(self) -> "tuple[Keep, list[str]]":
        """Return which to keep, and the outlets that are named for it."""
        typed = self.keep.strip()
        if typed.lower().startswith(_OUTLET):
            outlets = [name.strip() for name in typed[len(_OUTLET) :].split(",") if name.strip()]
            if not outlets:
                raise UsageError("--keep outlet: names no outlet", "for example --keep outlet:qdnd.vn,vov.vn")
            return "outlet", outlets
        return one_of((*_KEEP, "outlet"), typed, "--keep", "outlet:A,B"), []

    def _relations(self) -> "frozenset[Relation]":
        asked = ["exact"] if self.exact else self.relation or _RELATIONS
        return frozenset(one_of(_RELATIONS, typed, "--relation") for typed in asked)

    def _within(self, session: "Session") -> Word:
        """Return the one outlet that is meant."""
        if self.within_source is None:
            return None
        found = session.corpus.outlets([self.within_source])
        if len(found) > 1:
            raise UsageError(
                f"{self.within_source!r} may be {' or '.join(found)}", "type one of them in full"
            )
        return found[0] if found else self.within_source


def one_of(words: tuple[str, ...], typed: str, name: str, shown: str = "") -> Any:  # noqa: ANN401 - a Literal
    """Return the word that was typed; UsageError, with what may have been meant, for any other."""
    from difflib import get_close_matches

    asked = typed.strip().lower()
    if asked in words and not (shown and asked == words[-1]):
        return asked
    close = get_close_matches(asked, words, 1)
    told = [*words[:-1], shown or words[-1]]
    hint = f"did you mean {told[words.index(close[0])]!r}? " if close else ""
    raise UsageError(f"{name} {typed!r} is none", f"{hint}one of: {', '.join(told)}")
