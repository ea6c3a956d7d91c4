"""Sentences side by side as they are written, and how a phrase is written in them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.wording.marking import Word, words_in
from defcorpus.report.wording.sides import english_word
from defcorpus.text import fold, normal

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import PageText
    from defcorpus.pairs.words.lexicon import Lang
    from defcorpus.report.wording.units import Units

_MOST = 200  # sentences by which the spellings of one phrase are counted
_KEPT = 1 << 15  # sentences whose words are kept
_PAGES = 512  # pages in memory
_HYPHENS = "-\u2010\u2011"
BREAK = " / "
"""Stands between sentences on lines of their own, as a headline and the text below it."""

Forms = tuple[tuple[str, int], ...]
"""Spellings, the most frequent first, each with how many sentences have it."""


class Sentence(NamedTuple):
    """A sentence of a page as written."""

    text: str
    line: int  # on which line of the unit it stands, from 0


class Written:
    """Reads the sentences of units from the corpus's pages."""

    def __init__(self, corpus: Corpus, units: Units) -> None:
        self._units = units
        self._corpus = corpus
        ids = {id_ for pair in units.pairs for id_ in pair}
        self.numbers = corpus.numbers(ids)
        self._page = lru_cache(_PAGES)(self._read)
        self._words = lru_cache(_KEPT)(_words_of)
        self._sentences = lru_cache(_KEPT)(self._sentences_of)

    def _read(self, number: int) -> PageText | None:
        return self._corpus.pages([number]).get(number)

    def sentences(self, at: int, lang: Lang) -> Sequence[Sentence]:
        """Return the sentences of one side of a unit; a title that stands outside its page is left out."""
        return self._sentences(at, lang)

    def _sentences_of(self, at: int, lang: Lang) -> tuple[Sentence, ...]:
        unit = self._units.units[at]
        pair = self._units.pairs[unit.pair]
        id_, spans = (pair.vi, unit.vi_at) if lang == "vi" else (pair.en, unit.en_at)
        page = self._page(self.numbers.get(id_, -1))
        if page is None:
            return ()
        breaks = ["\n" in page.text[one[1] : two[0]] for one, two in pairwise(spans)]
        lines = accumulate(breaks, initial=0)
        return tuple(
            Sentence(page.text[start:end], line) for (start, end), line in zip(spans, lines, strict=True)
        )

    def quote(self, at: int, lang: Lang, keys: Iterable[str] = (), *, folded: bool = False) -> str:
        """Return one side of a unit on one line: the sentences with these phrases; all, where none has one.

        `folded`: the phrases have no marks, and fit what is written with them.
        """
        words = list(keys)
        sentences = self.sentences(at, lang)
        having = [
            n
            for n, each in enumerate(sentences)
            if any(self._found(each.text, lang, key, folded=folded) for key in words)
        ]
        if not sentences:
            return getattr(self._units.units[at], lang)  # type: ignore[no-any-return]  # a field
        if having:
            # Where a headline says it and the text below it too, the text is quoted.
            line = sentences[having[-1]].line
            sentences = [each for each in sentences[having[0] : having[-1] + 1] if each.line == line]
        text = _one_line(sentences[0].text)
        for one, two in pairwise(sentences):
            text += (" " if one.line == two.line else BREAK) + _one_line(two.text)
        return text

    def forms(self, key: str, places: Iterable[int], lang: Lang, *, folded: bool = False) -> Forms:
        """Return how a phrase is written in these units; spellings that differ in capitals alone are one."""
        counts: Counter[str] = Counter()
        for at in sorted(places)[:_MOST]:
            found = [
                form
                for each in self.sentences(at, lang)
                for form in self._found(each.text, lang, key, folded=folded)
            ]
            counts.update(list(dict.fromkeys(found)))
        together: dict[str, Counter[str]] = {}
        for form, count in counts.items():
            together.setdefault(form.casefold(), Counter())[form] = count
        rows = [(min(each, key=lambda form: _rank(form, each)), each.total()) for each in together.values()]
        return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))

    def _found(self, text: str, lang: Lang, key: str, *, folded: bool) -> list[str]:
        words, hyphened = self._words(text, lang)
        found = _forms(text, words, key, folded=folded)
        if not found and hyphened is not None:
            found = _forms(text, hyphened, key, folded=False)
        return found


class _Words(NamedTuple):
    """The words of a sentence as compared, between blanks, and where each begins and ends."""

    text: str
    words: list[str]
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Words:
        told = [word.word for word in words]
        starts, ends = array("I", [w.start for w in words]), array("I", [w.end for w in words])
        return cls(f" {' '.join(told)} ", told, starts, ends)


def _words_of(text: str, lang: Lang) -> tuple[_Words, _Words | None]:
    """Return the words of a sentence, and those with hyphens between as one, where there are any."""
    words = words_in(text, lang)
    if lang == "vi":
        return _Words.of(words), None
    words = [word._replace(word=english_word(word.word)) for word in words]
    hyphened = _hyphened(text, words)
    return _Words.of(words), _Words.of(hyphened) if len(hyphened) < len(words) else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rank(form: str, counts: Counter[str]) -> tuple[int, int, str]:
    """Order spellings: the most frequent first, of equal ones that with fewer capitals."""
    return -counts[form], sum(map(str.isupper, form)), form


def _hyphened(text: str, words: Sequence[Word]) -> list[Word]:
    """Return words, two with nothing but a hyphen between as one."""
    found: list[Word] = []
    for word in words:
        if found and text[found[-1].end : word.start] in _HYPHENS and found[-1].end < word.start:
            last = found.pop()
            word = Word(english_word(last.word + word.word), last.start, word.end)
        found.append(word)
    return found


def _forms(text: str, words: _Words, key: str, *, folded: bool) -> list[str]:
    """Return each place of a phrase as written, with the full stop of an abbreviation."""
    if not folded and f" {key} " not in words.text:
        return []
    wanted = key.split(" ")
    size = len(wanted)
    have = list(map(fold, words.words)) if folded else words.words
    found = []
    for at in range(len(have) - size + 1):
        if have[at] == wanted[0] and have[at : at + size] == wanted:
            start, end = words.starts[at], words.ends[at + size - 1]
            if text[end : end + 1] == "." and text[end + 1 :].strip():  # it did not end the sentence
                end += 1
            found.append(" ".join(normal(text[start:end]).split()))
    return found
