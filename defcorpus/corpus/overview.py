"""What is asked over the whole corpus: who and what is named, what to settle, how large pages are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import FactRow, Named, NoteRow
    from defcorpus.corpus.records import Filters, Heading, Standing
    from defcorpus.corpus.selecting.nearnames import Near
    from defcorpus.corpus.session import Session
    from defcorpus.corpus.updating.scan import Known
    from defcorpus.facts.corrections import Correction


class Overview:
    """The part of a corpus that answers over all its articles."""

    _session: Session

    def files(self) -> list[Known]:
        """Return the files that were read, by path, each with its size, time and the hash of its bytes."""
        from defcorpus.corpus.updating.scan import known_files

        return self._session.answer(known_files)

    def people(self) -> list[Named]:
        """Return everyone named, by article and in its order."""
        from defcorpus.corpus.selecting.read import people

        return self._session.answer(people)

    def facts(self, *kinds: str) -> list[FactRow]:
        """Return all facts of some kinds (`country`, `place`, `organisation`, ...), by article."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(lambda c: views.facts(c, kinds))

    def notes(self) -> list[NoteRow]:
        """Return what a person may want to know of the articles, or to settle, by article."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(views.notes)

    def standing(self, numbers: Sequence[int], repairs: Sequence[str]) -> list[Standing]:
        """Return what speaks for each of these articles; `repairs` are the kinds of notes that count."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(lambda c: views.standing(c, numbers, repairs))

    def corrections(self) -> list[Correction]:
        """Return what a person decided, as it holds for the corpus now."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(views.corrections)

    def headed(self, least: int) -> list[Heading]:
        """Return the articles under a title of their own page that so many have, word for word."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(lambda c: views.headed(c, least))

    def sizes(self, numbers: Iterable[int]) -> dict[int, int]:
        """Return the bytes of articles' files, or of their text where a file holds several."""
        from defcorpus.corpus.selecting import views

        return self._session.answer(partial(views.sizes, numbers=list(numbers)))

    def outlets(self, typed: Sequence[str]) -> list[str]:
        """Return the corpus's outlets that are meant, as filters take their names, in the order named.

        UsageError for one that neither the corpus nor the outlets table knows.
        """
        from defcorpus.corpus.selecting import outlets

        return self._session.answer(partial(outlets.named, typed=typed))

    def unmet_outlets(self, typed: Sequence[str]) -> dict[str, list[str]]:
        """Return the names typed that no outlet here has, each with the outlets here that are spelt so."""
        from defcorpus.corpus.selecting import outlets

        return self._session.answer(partial(outlets.unmet, typed=typed))

    def near_people(self, typed: str) -> list[Near]:
        """Return up to three whom a name that nobody has may mean, the nearest first; none where it fits."""
        from defcorpus.corpus.selecting.nearnames import near_people

        return self._session.answer(partial(near_people, typed=typed))

    def told_by(self, filters: Filters | None = None) -> dict[str | None, int]:
        """Return how many of the articles that tell a story each outlet has; None is of unknown outlet."""
        from defcorpus.corpus import records
        from defcorpus.corpus.selecting import select

        return self._session.answer(lambda c: select.told_by(c, filters or records.Filters()))
