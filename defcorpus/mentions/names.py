"""People's names: capitalised runs judged by the ranks and posts in front of them and by what they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from defcorpus.mentions.evidence import confidence, is_headline, opens_sentence
from defcorpus.mentions.phrases import Entry
from defcorpus.mentions.places import places
from defcorpus.mentions.runs import Reading, Run, foreign_run, native_run, shorter
from defcorpus.mentions.titles import (
    TITLES,
    common_words,
    given_names,
    is_common,
    is_abbreviation,
    joints,
    phrases,
    post_words,
)
from defcorpus.mentions.tokens import COMMA, DOT, HYPHEN, LINE, PAREN, QUOTE, SPACE, Tokens, tokens

LOWEST = 0.2  # runs below are not reported
_LONGEST_POST = 16  # words from a post's head to the name


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as written once, with the ranks and posts right in front of it. Offsets into the text given."""

    start: int
    end: int
    name: str  # on one line, in normal form, a sentence's own marks left out
    posts: tuple[str, ...]
    native: bool  # a Vietnamese name, or one in Vietnamese syllables
    rule: str
    confidence: float  # from one half on taken for a person


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name and the words it is made of: `first` up to but without `last`."""

    first: int
    last: int
    mention: NameMention


@dataclass(slots=True)
class _Chain:
    """The ranks and posts read since the last name: `Đại tướng, Bộ trưởng Quốc phòng`."""

    parts: list[tuple[int, int, str]] = field(default_factory=list)  # first word, last word, kind
    close: bool = False  # nothing but a country stands between the last title and here
    comma: bool = False  # a comma stands behind the last part
    blocked: bool = False  # the next capitals name a place or a body: `thành phố`, `Lake`

    def clear(self) -> None:
        self.parts.clear()
        self.comma = self.blocked = False

    def extend(self, last: int, *, close: bool = False) -> None:
        """Take the words up to `last` into the last post; a form of address takes none."""
        if not self.parts:
            return
        first, _, kind = self.parts[-1]
        self.parts[-1] = (first, last, kind)
        self.close = close
        if last - first > _LONGEST_POST or kind in ("honorific", "kin", "modifier", "role"):
            self.clear()


def find_names(text: str, start: int = 0, end: int | None = None, *, lang: str) -> list[NameMention]:
    """Return the names in ``text[start:end]`` of language `lang`, in order, without overlaps.

    Single names are reported behind a title only (`Bộ trưởng Hasanov`); rules that end in ``single`` mark them.
    """
    return [spotted.mention for spotted in spot_names(read(tokens(text, start, end), lang))]


def read(found: Tokens, lang: str) -> Reading:
    """Return the words of `found` made ready to be read for names."""
    countries = {place.first: place for place in places(found)}
    return Reading(found, lang, phrases(lang), countries)


def spot_names(reading: Reading) -> list[Spotted]:
    """Return the names among the words of `reading`, and which words they are."""
    return _Reader(reading).read()


class _Reader:
    """One pass over the words, with the titles read so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found = reading.found
        self.chain = _Chain()
        self.names: list[Spotted] = []
        self.beside = -1  # where a name may begin that `and` joins to a person

    def read(self) -> list[Spotted]:
        words, chain, known = self.found.words, self.chain, self.reading.phrases.root
        at, count = 0, len(words)
        while at < count:
            word = words[at]
            if chain.parts or chain.blocked:
                self._gap(at)
            elif not word.cap and word.folded not in known:
                at += 1
                continue
            at = self._step(at)
        return self.names

    def _gap(self, at: int) -> None:
        """End the titles at a stop; keep them over a comma."""
        gap = self.found.gaps[at]
        if gap in (SPACE, LINE, HYPHEN):
            return
        if gap == DOT and len(self.found.words[at - 1].text) <= 5:
            return
        if gap == COMMA and not self.chain.blocked:
            self.chain.comma = True
            return
        if gap == QUOTE and self.chain.parts:
            return
        self.chain.clear()

    def _step(self, at: int) -> int:
        """Read what begins at `at` and return where to go on."""
        country = self.reading.countries.get(at)
        match = self.reading.mark(at)
        if country is not None and (match is None or match[0] <= country.last):
            self._complement(country.last, close=True)
            return country.last
        if match is not None and match[1].kind in TITLES and self._is_title(at, *match):
            return self._title(at, *match)
        word = self.found.words[at]
        if word.cap:
            end = self._name(at, match)
            if end:
                return end
        if match is not None:
            return self._phrase(at, *match)
        return self._word(at)

    def _phrase(self, at: int, end: int, entry: Entry) -> int:
        if entry.kind == "before":
            if self.chain.parts and not self.chain.comma:
                self.chain.extend(end)
            else:
                self.chain.clear()
            self.chain.blocked = True
            return end
        if entry.kind in ("not", "after", "either"):
            self._complement(end)
            return end
        return self._word(at)

    def _word(self, at: int) -> int:
        word = self.found.words[at]
        inside = word.lower in post_words(self.reading.lang) or (
            word.cap and word.syllable and not word.plain
        )
        if inside and not self.chain.comma:
            self.chain.extend(at + 1)  # a place stays blocked over `quốc tế`
        elif self.chain.parts or self.chain.blocked:
            self.chain.clear()
        return at + 1

    def _complement(self, end: int, *, close: bool = False) -> None:
        """Take a country or a body into the post in front of it."""
        self.chain.blocked = False
        if self.chain.comma:
            self.chain.clear()
        else:
            self.chain.extend(end, close=close)

    def _is_title(self, at: int, end: int, entry: Entry) -> bool:
        """Say whether a phrase that could be a title is one here: `Gen Nakatani` and `Hun Sen` are names."""
        gaps = self.found.gaps
        if entry.kind in ("kin", "role") and entry.lang == "en" and self.found.words[at].cap:
            return opens_sentence(self.reading, at)  # Twin Cities, Star Trek
        if not is_abbreviation(entry) or gaps[end] == DOT:
            return True
        if entry.words[0].folded not in given_names() or not self.reading.is_cap(end):
            return True
        run = foreign_run(self.reading, end)
        native = native_run(self.reading, end, titled=False)
        return native is not None or run is None or run.units > 1 or self.found.words[end].syllable

    def _title(self, at: int, end: int, entry: Entry) -> int:
        kind = entry.kind
        if self.chain.parts and self.chain.parts[-1][2] == "modifier" and not self.chain.comma:
            first = self.chain.parts.pop()[0]
        else:
            first = at
        self.chain.parts.append((first, end, kind))
        self.chain.comma = self.chain.blocked = False
        self.chain.close = True
        return end

    def _name(self, at: int, match: tuple[int, Entry] | None) -> int:
        """Report the name that begins at `at` and return where it ends, or 0."""
        title = self._titled(at)
        run = self._run(at, match, title)
        if run is None:
            return 0
        behind = shorter(self.reading, run) if self.chain.blocked or not title else None
        if self.chain.blocked or behind is not None:
            end = run.last if behind is None else behind.first
            self._complement(end)
            return end
        sure, rule = confidence(self.reading, run, title, self.chain.close)
        if run.units == 1:
            if not self._single(run, title):
                return 0
            sure, rule = (
                (0.3 if all(w.syllable for w in self.found.words[at : run.last]) else 0.55),
                f"{title}+single",
            )
        if sure < LOWEST:
            return 0
        self._report(run, sure, rule)
        return self._alias(run)

    def _titled(self, at: int) -> str:
        """Return the kind of the title in front of the word at `at`, or nothing."""
        if self.chain.parts:
            _, end, kind = self.chain.parts[-1]
            if end == at and not (
                self.chain.comma and kind in ("honorific", "profession", "kin", "modifier")
            ):
                kinds = {part[2] for part in self.chain.parts}
                return "rank" if "rank" in kinds else kind
        return "beside" if self.beside == at else ""

    def _run(self, at: int, match: tuple[int, Entry] | None, title: str) -> Run | None:
        words = self.found.words
        direct = title in ("rank", "honorific", "profession", "kin") and not self.chain.comma
        office = (
            title == "post" and not self.chain.comma and words[at].lower not in post_words(self.reading.lang)
        )
        native = native_run(self.reading, at, direct or office)
        if match is not None and match[1].kind in ("not", "after"):
            if native is None or match[0] >= native.last or native.surname != "common":
                return None
            if match[1].value == "organisation" or native.units > 4:
                return None
        if native is not None:
            return native
        if match is not None and match[1].kind == "before" and self.reading.lang == "vi":
            return None
        return self._foreign(at, title)

    def _foreign(self, at: int, title: str) -> Run | None:
        words = self.found.words
        if self.chain.parts and words[at].lower in post_words(self.reading.lang):
            return None
        run = foreign_run(self.reading, at)
        if run is None:
            return None
        given = words[at].folded in given_names()
        if at and words[at - 1].lower in joints() and self.chain.parts and not given:
            return None  # the body a post belongs to: Director of Drug Evaluation
        if self.reading.lang == "vi" and words[at].syllable and not given and run.units > 1:
            if opens_sentence(self.reading, at) and not words[at + 1].syllable:
                return None  # Khi Dichloroacetate
        if self.reading.lang == "vi" and not title and all(w.syllable for w in words[at : run.last]):
            return None
        if self._ends_body(run):
            return None
        if not title and not given and is_common(words[at].folded):
            if opens_sentence(self.reading, at) or is_headline(self.reading, at):
                return None
        return self._trimmed(run) if not title else run

    def _trimmed(self, run: Run) -> Run | None:
        """In a headline leave out the common words behind a name: `Palin Arrested`."""
        if self.reading.lang != "en" or run.units < 3 or not is_headline(self.reading, run.first):
            return run
        last, units = run.last, run.units
        while last - run.first > 2 and self.found.words[last - 1].folded in common_words():
            last, units = last - 1, units - 1
        return Run(run.first, last, run.native, max(units, 1), marked=run.marked)

    def _ends_body(self, run: Run) -> bool:
        """Say whether a word behind the run makes it a place or a body: `Street`, `University`."""
        if run.last >= len(self.found.words) or not self.reading.is_cap(run.last):
            return False
        match = self.reading.mark(run.last)
        if match is None:
            return False
        return match[1].kind in ("after", "either") or (
            match[1].kind == "not" and match[1].value == "organisation"
        )

    def _single(self, run: Run, title: str) -> bool:
        """Say whether one word behind a title is a surname: `Bộ trưởng Hasanov`, `President Trump`."""
        word = self.found.words[run.first]
        if title not in ("rank", "post", "honorific", "profession"):
            return False
        if self.chain.comma or not self.chain.close or not word.text.isalpha():
            return False
        if word.lower in post_words(self.reading.lang):
            return False
        if self.reading.lang == "vi" and word.syllable and title == "post":
            return False
        if self.reading.lang == "en" and self._with_article():
            return False
        common = word.folded in common_words() and is_headline(self.reading, run.first)
        if run.last - run.first > 1:  # O'Brien
            return True
        return len(word.text) > 1 and not word.upper and not common

    def _with_article(self) -> bool:
        """Say whether an article makes a title a part of a name: the General Synod."""
        first = self.chain.parts[-1][0]
        before = self.found.words[first - 1].lower if first and self.reading.spaced(first) else ""
        return before in ("the", "a", "an")

    def _report(self, run: Run, sure: float, rule: str) -> None:
        found = self.found
        start, end = found.starts[run.first], found.ends[run.last - 1]
        if found.words[run.last - 1].folded in ("jr", "sr") and found.plain[end : end + 1] == ".":
            end += 1
        name = " ".join(found.plain[start:end].split())
        posts = tuple(
            self._written(first, last)
            for first, last, kind in self.chain.parts
            if kind in ("rank", "post", "profession")
        )
        mention = NameMention(*found.origin(start, end), name, posts, run.native, rule, sure)
        self.names.append(Spotted(run.first, run.last, mention))
        self.chain.clear()
        self.beside = self._joined(run.last) if sure >= 0.5 else -1

    def _written(self, first: int, last: int) -> str:
        """Return a post as written, with the stop of an abbreviation: `Sen. Lt. Gen.`."""
        found = self.found
        while last - first > 1 and found.words[last - 1].lower in joints():
            last -= 1
        stop = "." if found.gaps[last] == DOT and len(found.words[last - 1].text) <= 5 else ""
        return found.joined(first, last) + stop

    def _joined(self, at: int) -> int:
        """Return where a name may begin that a comma or `and` joins to the one that ends at `at`."""
        if at >= len(self.found.words):
            return -1
        if self.found.gaps[at] == COMMA:
            at += self.found.words[at].lower in ("and", "và")
            return at
        joins = self.found.words[at].lower in ("and", "và", "cùng", "với") and self.reading.spaced(at)
        return at + 1 if joins else -1

    def _alias(self, run: Run) -> int:
        """Report the same person's other spelling in brackets: `Lee Jong Sup (Li Chông Sóp)`."""
        found, last = self.found, run.last
        if last >= len(found.words) or found.gaps[last] != PAREN or not found.words[last].cap:
            return last
        end = last
        while end < len(found.words) and (end == last or found.gaps[end] in (SPACE, LINE, HYPHEN, QUOTE)):
            if not found.words[end].cap and found.gaps[end] != HYPHEN:
                return last
            end += 1
        units = sum(found.gaps[at] in (SPACE, LINE) for at in range(last + 1, end)) + 1
        closed = found.plain[found.ends[end - 1] : found.ends[end - 1] + 1] == ")"
        if not closed or abs(units - run.units) > 1 or units < 2:
            return last
        if any(self.reading.mark(at) or at in self.reading.countries for at in range(last, end)):
            return last
        name = found.joined(last, end)
        span = found.origin(found.starts[last], found.ends[end - 1])
        before = self.names[-1].mention
        mention = NameMention(*span, name, (), before.native, "alias", before.confidence)
        self.names.append(Spotted(last, end, mention))
        return end
