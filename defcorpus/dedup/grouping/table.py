"""What any two documents are to each other, from the likenesses of their texts and from their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from defcorpus.dedup.grouping import policy
from defcorpus.dedup.grouping.dates import apart, span
from defcorpus.dedup.grouping.issues import other_form, other_issue, standing, unlike_titles
from defcorpus.dedup.grouping.own import LEAST
from defcorpus.dedup.grouping.roundups import without_round_ups
from defcorpus.dedup.records import Document, Likeness, Member, Options, Relation

Finding = tuple[Relation, float, str]  # relation, score, rule


def in_order(document: Document) -> tuple[str, str, str]:
    """Sort key of documents: nothing hangs on the order in which they come."""
    return document.key, document.path, document.id


class Table:
    """Documents by rank (their order by content key), their texts, and the likenesses of those.

    Documents with the same normalised text share one text, numbered in their order.
    """

    def __init__(self, documents: Iterable[Document], options: Options) -> None:
        self.options = options
        self._asked = _and_closer(options.relations)
        self.documents = sorted(documents, key=in_order)
        self.spans = [span(d.date) for d in self.documents]
        numbers: dict[int, int] = {}
        self.text = [numbers.setdefault(d.sketch.text_hash, len(numbers)) for d in self.documents]
        self.of_text: list[list[int]] = [[] for _ in numbers]
        for rank, text in enumerate(self.text):
            self.of_text[text].append(rank)
        self._likeness: dict[tuple[int, int], Likeness] = {}
        self._like: defaultdict[int, list[int]] = defaultdict(list)
        self._near: defaultdict[int, list[int]] = defaultdict(list)
        self._standing: dict[int, bool] = {}

    def sketched(self) -> list[Document]:
        """Return one document for each text, in the order of texts."""
        return [self.documents[ranks[0]] for ranks in self.of_text]

    def learn(self, likenesses: Sequence[Likeness]) -> None:
        """Take in what was found out about pairs of texts."""
        for found in without_round_ups(likenesses):
            if found.verdict == "different" and found.rule != "facts":
                continue
            self._likeness[found.short, found.long] = found
            if found.verdict != "different":
                self._like[found.short].append(found.long)
                self._like[found.long].append(found.short)
            if found.verdict == "near":
                self._near[found.short].append(found.long)
                self._near[found.long].append(found.short)

    def neighbours(self, rank: int) -> list[int]:
        """Return the documents whose text is the same as that of `rank` or like it."""
        text = self.text[rank]
        return [other for t in (text, *self._like[text]) for other in self.of_text[t] if other != rank]

    def copy_count(self, rank: int) -> int:
        """Return how many :meth:`neighbours` are exact or near, whenever they were published."""
        text = self.text[rank]
        return sum(len(self.of_text[t]) for t in (text, *self._near[text])) - 1

    def contradicted(self, one: int, two: int) -> bool:
        """Say whether two texts fill one template with different facts."""
        found = self._get(one, two)
        return found is not None and found.verdict == "different"

    def between(self, keep: int, other: int) -> Finding | None:
        """Return what `other` is to `keep`, if that is asked for or is closer than what is."""
        found = self.relation(keep, other)
        if found is None or found[0] not in self._asked or found[1] < self.options.min_score:
            return None
        return found

    def relation(self, keep: int, other: int) -> Finding | None:
        """Return what `other` is to `keep`, whatever is asked for."""
        one, two = self.documents[keep], self.documents[other]
        again = apart(self.spans[keep], self.spans[other]) >= self.options.recurring_after
        if self.text[keep] == self.text[other]:
            if self.other_issue(keep, other):
                return "recurring", 1.0, "titles"
            rule = "same page" if one.key == two.key else "same text"
            return ("recurring" if again else "exact", 1.0, rule)
        found = self._get(self.text[keep], self.text[other])
        if found is None or found.verdict == "different":
            return None
        if again:
            return "recurring", found.score, found.rule
        if found.verdict == "near":
            return None if other_form(one, two) else ("near", found.score, found.rule)
        return ("contains" if found.short == self.text[keep] else "contained"), found.score, found.rule

    def other_issue(self, one: int, two: int) -> bool:
        """Say whether two documents with one text are two issues of it by their titles."""
        first, second = self.documents[one], self.documents[two]
        if not first.title or not second.title or first.title == second.title or first.key == second.key:
            return False
        text = self.text[one]
        if text not in self._standing:
            self._standing[text] = standing([self.documents[rank] for rank in self.of_text[text]])
        return (self._standing[text] and unlike_titles(first, second)) or other_issue(first, second)

    def two_issues(self, one: int, two: int) -> bool:
        """Say whether the titles of two documents with one text, or nearly one, say that they are two."""
        if self.text[one] == self.text[two]:
            return self.other_issue(one, two)
        return other_form(self.documents[one], self.documents[two])

    def first_by_policy(self, ranks: Iterable[int]) -> int:
        """Return the document to keep."""
        ranks = list(ranks)
        if len(ranks) == 1:
            return ranks[0]
        return policy.first(ranks, self.documents, self.spans, self.options)

    def why_first(self, keep: int, ranks: Iterable[int]) -> str:
        """Return why one is kept of those that are its copies or parts of one another."""
        found = {rank: self.relation(keep, rank) for rank in ranks}
        same = [rank for rank, of in found.items() if rank == keep or (of and of[0] != "recurring")]
        return policy.why(keep, same, self.documents, self.spans, self.options) if len(same) > 1 else ""

    def may_add(self, keep: int, other: int) -> int:
        """Return how many words `other` may have, at most, in whole sentences that `keep` has nothing of."""
        found = self._get(self.text[keep], self.text[other]) if self.text[keep] != self.text[other] else None
        if found is None:
            return 0
        own = found.own_of_short if found.short == self.text[other] else found.own_of_long
        return own if own >= LEAST else 0

    def member(self, rank: int, finding: Finding, keep: int) -> Member:
        """Return the document as a member of the group of `keep`; its text is to settle what it adds."""
        found = self.documents[rank]
        relation, score, rule = finding
        return Member(
            found.id,
            found.path,
            found.key,
            found.date,
            found.source,
            relation,
            round(score, 4),
            rule,
            found.time,
            self.may_add(keep, rank),
        )

    def _get(self, one: int, two: int) -> Likeness | None:
        return self._likeness.get((one, two)) or self._likeness.get((two, one))

    def by_length(self, rank: int) -> tuple[int, int]:
        """Sort key: the longest text first, ties by content key."""
        return -self.documents[rank].sketch.words, rank


def _and_closer(relations: Iterable[Relation]) -> set[Relation]:
    """Return the relations that have to be known where these are asked for: those and all closer ones.

    Who asks for exact copies must not miss two of them because a near copy of both is kept.
    """
    asked = set(relations)
    asked |= {"contains", "contained"} if asked & {"contains", "contained", "recurring"} else set()
    asked |= {"near"} if asked & {"contains", "contained"} else set()
    return asked | {"exact"} if "near" in asked else asked
