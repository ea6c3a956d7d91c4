"""The firm of someone whose post does not say of what: `at Viettel Group, where Chairman A met him`."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.article import Article, Person
from defcorpus.events.who.posts import says_little

_FIRM = "company"  # as the table of organisations has it


def with_firm(posts: Sequence[str], person: Person, article: Article) -> tuple[str, ...]:
    """Return posts, the first with its firm where it says little and its paragraph names one firm."""
    if not posts or not says_little(posts[0]):
        return tuple(posts)
    firms = [fact for fact in article.facts if fact.kind == "organisation" and fact.note == _FIRM]
    mentions = [fact for fact in article.facts if fact.kind == "person" and fact.key == person.key]
    for part in article.page.segments if firms else ():
        inside = [firm for firm in firms if part.start <= firm.start < part.end]
        named = any(part.start <= fact.start < part.end for fact in mentions)
        if named and len({firm.key for firm in inside}) == 1:
            firm = article.page.text[inside[0].start : inside[0].end]
            return (_of(posts[0], firm, article.lang.code), *posts[1:])
    return tuple(posts)


def _of(post: str, firm: str, lang: str) -> str:
    """Return a post with its firm, what both name once.

    >>> _of("Chủ tịch Tập đoàn", "Tập đoàn Viettel", "vi"), _of("Chairman", "Viettel Group", "en")
    ('Chủ tịch Tập đoàn Viettel', 'Chairman of Viettel Group')
    """
    words = firm.split()
    shared = next((n for n in range(len(words) - 1, 0, -1) if post.split()[-n:] == words[:n]), 0)
    if lang == "en" and not shared:
        return f"{post} of {firm}"
    return " ".join([post, *words[shared:]])
