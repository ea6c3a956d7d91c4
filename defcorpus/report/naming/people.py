"""Everyone the corpus names: one row a person, joined over articles by the folded keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.ranks import is_rank
from defcorpus.report.naming.spellings import one_persons
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person over the whole corpus."""

    name: str  # the fullest form, with marks where any article writes them
    key: str
    spellings: tuple[str, ...]  # every form, by the number of articles that write it
    articles: int
    mentions: int
    first: str | None  # partial ISO, of the dated articles
    last: str | None
    ids: tuple[str, ...]  # of the articles, by date, the undated last
    country: str | None = None  # ISO 3166-1 alpha-2, as most articles say it; else by a Vietnamese name
    keys: tuple[str, ...] = ()  # every folded key under which the articles name them
    posts: tuple[str, ...] = ()  # ranks and posts as held last, or on the day asked for


def namings(corpus: Corpus, filters: Filters) -> Iterator[Naming]:
    """Yield everyone whom the articles name that the filters let through."""
    articles = {article.number: article for article in corpus.select(filters)}
    for who in corpus.people():
        article = articles.get(who.article)
        if article is not None:
            yield Naming(
                article.id,
                article.event_date or article.date,
                who.name,
                who.key,
                who.count,
                who.spellings,
                article.key,
                article.lang,
                who.posts,
                who.country,
                who.also,
                who.native,
            )


def people(namings: Iterable[Naming], as_of: str | None = None) -> list[PersonRow]:
    """Return one row a person, those of most articles first, then of most mentions, then by key.

    With `as_of`, a partial ISO date, the posts are those of the last article up to its end that gives any.
    """
    rows = [_row(group, as_of) for group in grouped(namings)]
    return sorted(rows, key=lambda row: (-row.articles, -row.mentions, row.key))


def grouped(namings: Iterable[Naming]) -> list[list[Naming]]:
    """Return the namings of each person, oldest first, the undated last.

    Two keys are one person's where an article says so: `Đổng Quân` is also `dong jun`; where they are a
    foreign name's words in another order; and where reports of one meeting spell a foreigner in two ways.
    """
    ordered = sorted(namings, key=lambda n: (n.date is None, n.date or "", n.content, n.article))
    present = {naming.key for naming in ordered}
    parent = {key: key for key in present}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    turned: dict[tuple[str, ...], str] = {}
    for naming in ordered:
        others = [other for other in naming.also if other in present]
        if not naming.native:
            # Hungarian, Korean and Japanese names stand in either order: Gábor Tárnoki, Tárnoki Gábor.
            others.append(turned.setdefault(tuple(sorted(naming.key.split())), naming.key))
        for other in others:
            one, two = sorted((root(naming.key), root(other)))
            parent[two] = one
    for key, other in one_persons(ordered):
        one, two = sorted((root(key), root(other)))
        parent[two] = one
    groups: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in ordered:
        groups[root(naming.key)].append(naming)
    return list(groups.values())


def _row(ordered: Sequence[Naming], as_of: str | None) -> PersonRow:
    forms: Counter[str] = Counter()
    for naming in ordered:
        forms.update(dict.fromkeys((naming.name, *naming.spellings), 1))
    keys = [key for key, _ in Counter(naming.key for naming in ordered).most_common()]
    dates = [naming.date for naming in ordered if naming.date]
    name = _display(keys[0], forms, [naming.name for naming in ordered])
    spellings = sorted(forms, key=lambda form: (form != name, -forms[form], -len(form), form))
    return PersonRow(
        name,
        keys[0],
        tuple(spellings),
        len({naming.article for naming in ordered}),
        sum(naming.count for naming in ordered),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        tuple(dict.fromkeys(naming.article for naming in ordered)),
        _country(ordered),
        tuple(keys),
        posts_held(ordered, as_of),
    )


def _country(ordered: Sequence[Naming]) -> str | None:
    """Return the country most articles give; Vietnam for a full Vietnamese name to which none gives one.

    The press names the country of a guest, `Lưu Chấn Lập` too, and seldom its own.
    """
    countries = Counter(naming.country for naming in ordered if naming.country)
    if countries:
        return min(countries, key=lambda code: (-countries[code], code))
    own = all(naming.native and len(naming.key.split()) > 1 for naming in ordered)
    return "VN" if own else None


def posts_held(ordered: Sequence[Naming], as_of: str | None = None) -> tuple[str, ...]:
    """Return the posts and the rank of the last dated articles that give them, `as_of` a day at the latest.

    A short piece may give the rank alone; the post is then that of the last one which names it. As text, a
    day sorts in front of its month with `~` behind it, and so for years.
    """
    telling = [n for n in ordered if n.posts and (as_of is None or (n.date and n.date <= as_of + "~"))]
    dated = [naming for naming in telling if naming.date] or telling
    ranks: list[str] = []
    posts: list[str] = []
    for naming in dated:
        ranks = [post for post in naming.posts if is_rank(post)] or ranks
        posts = [post for post in naming.posts if not is_rank(post)] or posts
    return tuple(dict.fromkeys((*posts, *ranks)))


def _display(key: str, forms: Counter[str], names: list[str]) -> str:
    """Choose among the fullest forms: one that spells the key, not in capitals, with marks if any has."""

    def merit(form: str) -> tuple[bool, bool, bool, int, int, str]:
        return (
            fold(form) == key,
            not form.isupper(),
            not form.isascii(),
            forms[form],
            len(form),
            form,
        )

    return max(names, key=merit)
