"""Whether two articles tell one event from different sides: announced and over, who received whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from defcorpus.article import Article, Person
from defcorpus.events.records import Telling
from defcorpus.events.tellings.phases import is_to_come
from defcorpus.events.tellings.stories import tellings
from defcorpus.report.comparing.records import Difference
from defcorpus.report.comparing.sentences import sentences_of

_FAR = 160  # characters between host and guest
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Sen|Lt|Gen|Maj|Brig|Col|Capt|Lieut|Sr|Mr|Ms|Mrs|Dr)\.")
_TITLED = r"ông|bà|ngài|đồng chí|[^\W\d_a-zà-ỹ]"
_RECEIVED = re.compile(
    rf"(?<!\w)(?:đã tiếp|(?:tiếp|đón)(?= (?:{_TITLED}))|received|receives|hosted|welcomed)(?!\w)"
)
_RECEIVED_BY = re.compile(r"(?<!\w)(?:được|(?:was|were|been) (?:received|hosted|welcomed)\b.*\bby)(?!\w)")


def differing_events(
    one: Article, other: Article, same: Sequence[tuple[Person, Person]]
) -> Iterator[Difference]:
    """Yield `phase` where one announces what the other reports, `host` where host and guest are exchanged."""
    left, right = tellings(one), tellings(other)
    if len(left) != 1 or len(right) != 1:
        return  # a digest has many events
    yield from _phases((one, other), (left[0], right[0]))
    yield from _hosts(one, other, same)


def _phases(articles: tuple[Article, Article], told: tuple[Telling, Telling]) -> Iterator[Difference]:
    ahead = [each.phase == "preview" for each in told]
    if ahead[0] == ahead[1]:
        return
    report = articles[ahead[0]]
    lead = next((each.line for each in sentences_of(report) if each.role == "body"), "")
    lang = report.lang.code
    if (lang == "vi" or lang == "en") and is_to_come(lead, lang):
        return  # it may announce as well
    yield Difference("phase", "otherwise", told[0].phase, told[1].phase)


def _hosts(one: Article, other: Article, same: Sequence[tuple[Person, Person]]) -> Iterator[Difference]:
    known = {right.key: left for left, right in same}
    names = {person.key: person.name for person in other.people}
    here = _received(one)
    for host, guest in _received(other):
        left, right = known.get(host), known.get(guest)
        if left is not None and right is not None and (right.key, left.key) in here:
            yield Difference("host", "otherwise", right.name, names[host])
            return


def _received(article: Article) -> list[tuple[str, str]]:
    """Return who received whom by the verb between two names of a sentence, as keys."""
    text, found = article.page.text, []
    people = sorted(
        (fact.start, fact.end, fact.key)
        for fact in article.facts
        if fact.kind == "person" and fact.start >= 0
    )
    for (_, end, one), (start, _, other) in pairwise(people):
        between = text[end:start]
        if one == other or len(between) > _FAR or re.search(r"[.!?;\n]", _ABBREVIATED.sub("", between)):
            continue
        if _RECEIVED_BY.search(between):
            found.append((other, one))
        elif _RECEIVED.search(between):
            found.append((one, other))
    return found
