"""What a text is told for: the act of its title, else of the first sentence of its lead that has one.

What two do with each other (`tiếp`, `held talks`) goes before what else is named with it: an exercise that a
guest wishes for, a training ship that an ambassador speaks of, the dialogue on whose margins two met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from defcorpus.article import Article, Person, Story
from defcorpus.events.phrases import phrases
from defcorpus.events.tellings.lexis import AS_ACTS, Act, acts_named, ages_in
from defcorpus.events.who.leading import foreign
from defcorpus.events.who.posts import order_of
from defcorpus.mentions.places.find import find_places
from defcorpus.text import normal, sentences

# What people do with each other; all other acts are held, and people may meet beside them.
WITH_EACH_OTHER = frozenset(("talks", "reception", "meeting", "call", "message", "signing", "wreath"))
_HELD = frozenset(("dialogue", "conference", "exhibition", "exercise", "anniversary", "peacekeeping"))
_MEET = WITH_EACH_OTHER - {"signing", "wreath"}
_SURELY = ("ship", "anniversary", "blue berets")  # said by what takes part, where nothing else is told
_WEAKER = ("ship", "blue berets")
_HARDLY = ("welcome", "visit", "tour")
_PLACES = ("exhibition", "conference")  # at which two may meet
_REACH = 70  # characters in front of what is held in which its clause says that it is not what is told
_BELOW = 1  # paragraphs below a lead, which may only welcome the guest whom talks are held with
_WORDS = 2  # words between what looks back and the meeting that it looks back at


def done_in(
    article: Article, lead: Sequence[tuple[int, int]], story: Story | None, leading: Sequence[Person]
) -> str:
    """Return what an article, or a story of it, is told for; what a caption says counts last.

    `leading` are the people of the lead, those who act first.
    """
    text = article.page.text
    roles = {(part.start, part.end): part.role for part in article.page.segments}
    spans = sorted(
        (span for span in lead if roles.get(span) != "title"), key=lambda span: roles.get(span) == "caption"
    )
    last = max((b for a, b in spans if roles.get((a, b)) == "body"), default=len(text))
    below = (
        [span for span, role in roles.items() if role == "body" and span[0] >= last] if story is None else []
    )
    told, more = (
        [normal(text[a:b]) for span in some for a, b in sentences(text, *span)]
        for some in (spans, below[:_BELOW])
    )
    guest = next((person for person in leading if foreign(person)), None)
    envoy = guest is not None and any(order_of(post) == 0 for post in guest.posts)
    met = guest is not None and any(not foreign(person) for person in leading)
    title = normal(article.title.text) if story is None else ""
    return act_of(title, told, article.lang.code, below=more, met=met, envoy=envoy)


def act_of(
    title: str,
    lead: Iterable[str],
    lang: str,
    *,
    below: Iterable[str] = (),
    met: bool = False,
    envoy: bool = False,
) -> str:
    """Return what is done, as `acts.tsv` names it; empty where title and lead do not say.

    `lead` are its sentences, `below` those behind it: a guest whom a lead only welcomes has talks there. Of
    two who `met` nothing held is told but what they hold together. An `envoy`, an ambassador or a minister,
    calls at no port: a ship is only spoken of.

    >>> act_of("Envoy raises ship visit", ["He spoke of a training ship when he was received."], "en")
    'reception'
    >>> act_of("Hai Bộ trưởng gặp nhau", ["Bên lề Hội nghị, chiều 3-6, hai Bộ trưởng hội đàm."], "vi")
    'meeting'
    """
    if lang not in ("vi", "en"):
        return ""
    weak: list[str] = []
    behind: list[str] = []
    for number, words in enumerate((title, *lead)):
        told = _quoted().sub(lambda hit: " " * len(hit.group()), words.lower())
        acts = acts_named(told, lang)
        own = [act for act in acts if not _is_background(told, act)]
        strong = _strong(told, own, titled=not number, envoy=envoy)
        if strong:
            return _first(told, strong)
        weak += [act.name for act in own if not (envoy and act.name == "ship")]
        weak += ["anniversary"] * (not number and bool(ages_in(told, lang)))
        behind += [act.name for act in acts if act not in own]
    if met and weak and all(name in _HARDLY for name in weak):
        weak = [
            "talks" for words in below for act in acts_named(words.lower(), lang) if act.name == "talks"
        ] + weak
    return _weakly(weak, behind, met=met)


def _strong(told: str, acts: Sequence[Act], *, titled: bool, envoy: bool) -> list[Act]:
    """Return the acts that say what is told; a ship that visits calls at a port."""
    strong = [act for act in acts if act.name not in (*_WEAKER, *_HARDLY) or (titled and _is_tour(told, act))]
    ship = next((act for act in acts if act.name == "ship"), None)
    if ship and not envoy and any(act.name in ("visit", "tour") for act in acts):
        strong = [act for act in strong if act.name not in ("visit", "tour")]
        return strong or [ship]
    return strong


def _weakly(weak: Sequence[str], behind: Sequence[str], *, met: bool) -> str:
    """Return what is told where no words say it surely: a ship that is named, talks looked back at."""
    named = (*("patrol" for name in behind if name == "patrol"), *weak)
    for name in ("talks", "patrol", *_SURELY):
        if name in named and not (met and name == "blue berets"):
            return AS_ACTS.get(name, name)
    found = next((name for name in behind if name in _MEET), "")
    found = found or next((name for name in _HARDLY if name in weak), "")
    if not found and not met:
        found = next((name for name in behind if name in _HELD), "")
    return AS_ACTS.get(found, found)


def _first(told: str, acts: list[Act]) -> str:
    """Return the act that is told first; what two do goes before what is held, unless they chair it."""
    chaired = _chairs().search(told) is not None
    besides = _HELD | {"ceremony"}
    if not all(act.name in besides for act in acts) and not chaired:
        acts = [act for act in acts if act.name not in besides]
    elif chaired and any(act.name in _HELD for act in acts):
        acts = [act for act in acts if act.name in _HELD]
    names = [act.name for act in sorted(acts, key=lambda act: act.name == "ceremony")]
    name = "talks" if names[0] == "meeting" and "talks" in names else names[0]
    return AS_ACTS.get(name, name)


def _is_tour(told: str, act: Act) -> bool:
    """Say whether a title tells of a visit to what is neither a country nor a town: to an academy."""
    named = bool(told[act.end :].strip()) and not find_places(told.title(), act.end)
    return act.name in ("visit", "tour") and named


@cache
def _quoted() -> re.Pattern[str]:
    """Match what stands in quotation marks: the name of a show, or what somebody said."""
    return re.compile(r"[\"“«][^\"“”«»\n]{1,300}[\"”»]")


def _is_background(told: str, act: Act) -> bool:
    """Say whether its clause has an act at another time, as wished for, or as what two met beside."""
    if act.name in WITH_EACH_OTHER:
        words = rf"\s(?:[^\s,.;:]+\s){{0,{_WORDS}}}$"
        return _behind("looks back", words).search(told, max(0, act.start - _REACH), act.start) is not None
    if act.name in _PLACES and _at().search(told, 0, act.start) is not None:
        return True
    front = max(0, act.start - 2 * _REACH)
    return _behind("besides it", r"[^,.;:\n]*$").search(told, front, act.start) is not None


@cache
def _at() -> re.Pattern[str]:
    """Match what says where something was: `at the arms`, `tại`; not as the first words of a text."""
    return re.compile(r"(?<=\s)(?:(?:at|during)\s(?:[^\s,.;:]+\s){0,3}|(?:tại|tai)\s(?:[^\s,.;:]+\s)?)$")


_BACKGROUND = {
    "looks back": ("looks back", "another time", "outcome", "proposes"),
    "besides it": ("looks back", "another time", "outcome", "proposes", "aside", "on occasion", "plan"),
}


@cache
def _behind(kind: str, words: str) -> re.Pattern[str]:
    return re.compile(phrases(*_BACKGROUND[kind]) + words)


@cache
def _chairs() -> re.Pattern[str]:
    return re.compile(phrases("chairs"))
