"""The reader of a stretch: it goes from word to word with the titles read so far."""

from __future__ import annotations

from defcorpus.mentions.gaps import COMMA, DASH, PAREN, SPACE
from defcorpus.mentions.names.bodies import is_named, is_ship, led_in, lends_name, shorter
from defcorpus.mentions.names.candidates import (
    acronym,
    alias,
    bracketed,
    candidate,
    is_title,
    joined,
    next_in_list,
    single,
)
from defcorpus.mentions.names.chain import Chain, Title, code_of, written
from defcorpus.mentions.names.delegations import delegation_of
from defcorpus.mentions.names.evidence import confidence
from defcorpus.mentions.names.name_mentions import NameMention, Spotted
from defcorpus.mentions.names.owners import ENOUGH, is_parted, owner_of, shared_by
from defcorpus.mentions.names.phrases import Entry
from defcorpus.mentions.names.posts import (
    begins_clause,
    dashed,
    field,
    fields,
    goes_on,
    joins_post,
    leave_others,
    lowered,
)
from defcorpus.mentions.names.runs import Reading, Run, as_written
from defcorpus.mentions.names.sent import sent
from defcorpus.mentions.names.surroundings import stands_alone
from defcorpus.mentions.names.titles import TITLES, joints, post_words
from defcorpus.mentions.names.writers import is_credit, is_signature
from defcorpus.mentions.places.find import Place

LOWEST = 0.2  # runs below are not reported


class Reader:
    """One pass over the words, with the titles read so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found = reading.found
        self.chain = Chain()
        self.names: list[Spotted] = []
        self.seen = -1  # a word that was seen not to stand alone
        self.beside = -1  # where a name may begin that `and` joins to a person
        self.shared: tuple[str, ...] = ()  # titles of the name read last that are also those of the next
        self.place = -1  # where the next of a list of streets, schools or ships may begin

    def read(self) -> list[Spotted]:
        """Return the names, and which words they are."""
        found, chain, starts = self.found, self.chain, self.reading.starts
        words, gaps, countries = found.words, found.gaps, self.reading.countries
        at, count, shut = 0, len(words), -1  # `shut`: right behind initials in brackets
        while at < count:
            if not chain.parts and not chain.blocked:  # outside of titles most words take one look
                if starts[at] is None:
                    if not words[at].cap:
                        at += 1
                        continue
                    if at not in countries and at != self.beside:
                        if stands_alone(found, at):
                            chain.clear()
                            at += 1
                            continue
                        self.seen = at
            else:
                if gaps[at] == PAREN and chain.parts:
                    if end := self._bracketed(at):
                        at = end
                        continue
                    branch = field(self.reading, chain, at)
                    end = branch or (at + 1 if acronym(self.reading, at) else 0)
                    if end:
                        chain.extend(end, close=bool(branch))
                        at = shut = end
                        continue
                if gaps[at] != SPACE and (at != shut or found.plain[found.starts[at] - 2] == "."):
                    self._pass_gap(at)
                if at == shut and starts[at] is None and not words[at].cap:
                    at += 1
                    continue
            end = self._step(at)
            at = end if end > at else at + 1  # a place may end inside the word it begins in
        chain.clear()
        for number, titles in chain.settled:
            self._settle(number, titles)
        return sent(self.reading, self.names, ENOUGH)

    def _pass_gap(self, at: int) -> None:
        """End the titles at a stop in front of the word at `at`, and note a list of streets."""
        chain = self.chain
        end = fields(self.reading, chain, at) if chain.parts and not chain.comma else 0
        if end:
            chain.extend(end)
        if end or dashed(self.reading, chain, at):
            return
        street = chain.blocked and not chain.parts and self.reading.lang == "vi"
        chain.pass_gap(self.found, at)
        if street and not chain.blocked and self.found.gaps[at] in (COMMA, DASH):
            self.place = at

    def _bracketed(self, at: int) -> int:
        """Report a name of which an editor put a part in brackets, and return where it ends, or 0."""
        run = bracketed(self.reading, self.chain, at)
        if run is None:
            return 0
        self._report(run, 0.9, f"{self.chain.kind(at)}+given name in brackets")
        return run.last

    def _settle(self, number: int, titles: list[Title]) -> None:
        """Give the titles that stand behind a name to it: `Phan Văn Giang, Bộ trưởng Quốc phòng`."""
        spotted = self.names[number]
        mention = spotted.mention
        posts = (*mention.posts, *written(titles, self.found))
        country = mention.country or code_of(titles)
        self.names[number] = spotted._replace(mention=mention._replace(posts=posts, country=country))

    def _step(self, at: int) -> int:
        """Read what begins at `at` and return where to go on."""
        chain, words = self.chain, self.found.words
        word, match = words[at], self.reading.marks[at]
        end = self._by_use(at) if word.uses or word.lower == "là" else 0
        if end:
            return end
        country = self.reading.countries.get(at)
        if country is not None and (match is None or match[0] <= country.last):
            return self._country(at, country)
        if match is not None and match[1].kind in TITLES and is_title(self.reading, at, *match):
            return self._title(at, *match)
        if word.cap:
            end = self._name(at)
            if end:
                return end
        if match is not None:
            end, kind = match[0], match[1].kind
            if match[1].value == "day" and self.reading.lang == "en" and chain.parts:
                chain.clear()  # `Receiving the envoy in Hanoi on Tuesday, General` somebody
                return end
            if kind in ("not", "after", "either"):
                if chain.blocked and not chain.parts and self.reading.lang == "vi":
                    self.place = next_in_list(self.reading, end)
                chain.body(at, end, self.reading.countries, self.found)
                return end
            if kind == "before" and chain.parts and not word.cap and begins_clause(self.found, at):
                chain.clear()  # `Tổng Tham mưu trưởng hội đàm với` somebody
                return end
            if kind == "before":
                chain.block(end)
                return end
        if not chain.parts and not chain.blocked:
            chain.clear()
            return at + 1
        if chain.blocked and word.lower in joints():
            chain.blocked = False  # `đội bóng của` a person
        if goes_on(self.reading, chain, at):
            chain.extend(at + 1)  # what follows stays blocked over `quốc tế`
            if chain.parts and word.cap and self.reading.lang == "en" and word.lower in post_words("en"):
                chain.blocked = False  # `Director of the Department of Foreign Affairs` somebody
        else:
            chain.clear()
        return at + 1

    def _by_use(self, at: int) -> int:
        """Read a small word in or in front of a post, and return where to go on, or 0."""
        chain, words = self.chain, self.found.words
        word, match = words[at], self.reading.marks[at]
        if chain.parts and "sent" in word.uses and "beside" in words[at - 1].uses:
            chain.clear()  # `Bộ trưởng Quốc phòng và Đoàn đại biểu …`
        if chain.comma and chain.owner >= 0 and joins_post(self.reading, at):
            return at + 1  # `X, Deputy Secretary, and Minister of Defence`
        if word.lower == "là" and chain.parts and chain.parts[-1].code and not chain.comma:
            chain.extend(at + 1, close=True)  # `trưởng đoàn Lào là Đại tá` somebody
            return at + 1
        under = lowered(self.reading, at) if "lowering" in word.uses else None
        if under is None or (match is not None and under[0] <= match[0]):
            return 0
        of = [self.reading.countries[land] for land in range(at, under[0]) if land in self.reading.countries]
        return self._title(at, *under, of[0].code if of else "")

    def _country(self, at: int, country: Place) -> int:
        """Take a country into the titles and return where it ends."""
        chain = self.chain
        close = chain.close or country.rule == "name"
        chain.country(at, country.last, country.code, self.found, close=close)
        if country.rule == "capital" or (at and "place" in self.found.words[at - 1].uses):
            chain.land = "", -1  # where it happens: `in Beijing Minister Giang`
        return country.last

    def _title(self, at: int, end: int, entry: Entry, code: str = "") -> int:
        """Take a title of the country `code`, and return where it ends."""
        chain = self.chain
        if is_ship(self.reading, chain, at):
            chain.block(end)
            return end
        if is_parted(self.reading, chain, self.names, at, entry):
            chain.clear()
        if not chain.parts:
            chain.owner = owner_of(self.reading, chain, self.names, at, end)
        chain.add(at, end, entry.kind, entry.value, self.found)
        if code:
            chain.parts[-1].code = code
        return end

    def _name(self, at: int) -> int:
        """Report the name that begins at `at` and return where it ends, or 0."""
        reading, chain = self.reading, self.chain
        title = (chain.parts and chain.kind(at)) or ("beside" if self.beside == at else "")
        if not title and at != self.seen and not chain.blocked and stands_alone(self.found, at):
            return 0
        run = candidate(reading, chain, at, title)
        if run is None:
            return 0
        if not title and run.native and lends_name(reading, run.last):
            return run.last
        if (led := led_in(reading, run, titled=bool(title))) is not None:
            chain.extend(led.first, close=chain.close)
            run = led
        listed = self.place == at and run.native and (not title or title == "beside")
        blocked = listed or (chain.blocked and not is_named(reading, chain, run))
        behind = shorter(reading, run) if blocked or not title else None
        if blocked or behind is not None:
            end = run.last if behind is None else behind.first
            if blocked and run.native and not chain.parts:
                self.place = next_in_list(reading, end)
            chain.complement(end)
            return end
        if run.units == 1:
            sure, rule = single(reading, chain, run, title), f"{title}+single"
        else:
            abroad = chain.code() not in ("", "VN")
            sure, rule = confidence(reading, run, title, chain.close, abroad=abroad)
        cut = self.found.plain.startswith(("\\x", "\\u"), self.found.ends[run.last - 1])  # Andr\xE9s
        if sure < LOWEST and not cut:
            return 0
        if cut or is_credit(reading, chain, run.first) or is_signature(reading, chain, run, title):
            return run.last
        self._report(run, sure, rule)
        return self._alias(run)

    def _report(self, run: Run, sure: float, rule: str) -> None:
        found, chain = self.found, self.chain
        first = run.first
        last, end, name = as_written(found, run)
        if chain.owner >= 0:
            front = self.names[chain.owner].mention
            chain.split(native=run.native and not front.native, front=front.country)
        if len(chain.parts) > 1:
            leave_others(chain, run, found)
        posts, standing = written(chain.parts, found), chain.standing(found)
        posts, self.shared = shared_by(
            self.reading, chain, posts, self.shared, beside=rule.startswith("beside")
        )
        country = chain.code() or chain.land_before(first)
        country = country or delegation_of(self.reading, chain.parts[0].first if chain.parts else first)
        start, stop = found.origin(found.starts[first], end)
        mention = NameMention(start, stop, name, posts, run.native, rule, sure, country, standing)
        self.names.append(Spotted(first, last, mention))
        chain.clear()
        self.beside = joined(self.reading, last) if sure >= ENOUGH else -1

    def _alias(self, run: Run) -> int:
        """Report the same person's other spelling in brackets and return where to go on."""
        found, last = self.found, self.names[-1].last
        if last >= len(found.words) or found.gaps[last] != PAREN or not found.words[last].cap:
            return last
        end = alias(self.reading, run)
        if not end:
            return last
        span = found.origin(found.starts[last], found.ends[end - 1])
        before = self.names[-1].mention
        name = found.joined(last, end)
        mention = NameMention(*span, name, (), before.native, "alias", before.confidence)
        self.names.append(Spotted(last, end, mention))
        return end
