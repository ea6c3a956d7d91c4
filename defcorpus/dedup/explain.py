"""Why two articles are copies, or why they are none."""

from __future__ import annotations

from dataclasses import dataclass

from defcorpus.dedup.grouping.table import Finding, Table
from defcorpus.dedup.records import RELATIONS, Document, Group, Likeness, Member, Options, Relation
from defcorpus.dedup.verdicts import verify
from defcorpus.dedup.verifying.compare import Span, compare
from defcorpus.dedup.verifying.differences import Difference, differences
from defcorpus.dedup.verifying.verify import DEFAULT, judge


@dataclass(frozen=True, slots=True)
class Explanation:
    """What two articles are to each other, and what that was read from.

    `relation` is what the member is to the one kept, None where they are no copies; `rule` says what decided.
    `of_kept` and `of_member` are the shares of either's words that the other has too, `against` how many
    bits their names and numbers speak against a copy.
    """

    kept: str  # id
    member: str
    relation: Relation | None
    score: float
    rule: str
    of_kept: float
    of_member: float
    against: float
    spans: tuple[Span, ...]
    differences: tuple[Difference, ...]
    bodies: tuple[str, str]  # as compared: the offsets of the spans are in these

    @property
    def told(self) -> str:
        """The relation in the words of a person."""
        return RELATIONS[self.relation] if self.relation else "no copies"

    @property
    def reason(self) -> str:
        """What decided, in a sentence for a person."""
        told = told_rule(self.rule, self.against)
        if self.relation is None and self.rule == "words":
            return _too_little()
        again = self.relation == "recurring" and self.rule != "titles"
        return f"{told}, but 30 days or more apart" if again else told


def told_rule(rule: str, against: float) -> str:
    """Return a rule's name in the words of a person; one that is not known here as it is."""
    told = {
        "same page": "the same text, title and date",
        "same text": "the same words with the same marks",
        "sketch": "nearly all runs of three words are the same, and the names and numbers",
        "words": "enough of their words are the same",
        "facts": f"names and numbers against it: {against:.1f} bits, and {_enough(against)}",
        "titles": "alike in their words, but their titles tell of another day, issue, number or name",
        "runs": "hardly a run of three words in common",
        "languages": "they are in two languages; `defcorpus pairs` finds counterparts",
        "listing": "a page that lists other stories tells none",
        "stub": "a page without its story has none to compare",
    }
    return told.get(rule, rule)


def _enough(against: float) -> str:
    if against >= DEFAULT.against:
        return f"{DEFAULT.against:.1f} are enough"
    return f"{DEFAULT.against_unsure:.1f} are enough where they are barely alike, or one is part of the other"


def _too_little() -> str:
    return (
        f"a near copy shares about {DEFAULT.near:.0%} of the words of both, "
        f"a part {DEFAULT.part:.0%} of the shorter"
    )


def explain(group: Group, member: Member, bodies: tuple[str, str]) -> Explanation:
    """Return why a member of a group is there; `bodies` are that of the one kept and the member's."""
    found = member.relation, member.score, member.rule
    return _explained((group.keep, member.id), bodies, _judged(bodies), found)


def why(kept: Document, member: Document, bodies: tuple[str, str]) -> Explanation:
    """Return what any two articles are to each other as if there were no others, copies or not.

    Others may change it: in a corpus a formula that many pages share does not count, and a page that holds
    two stories is near neither.
    """
    found, compared = _of_two(kept, member, bodies)
    likeness = _judged(bodies)
    if found is not None:
        return _explained((kept.id, member.id), bodies, likeness, found)
    rule = "titles" if likeness.verdict != "different" else likeness.rule
    if not compared:
        known = {kept.sketch.lang, member.sketch.lang} - {"unknown", "mixed"}
        rule = "languages" if len(known) > 1 else "runs"
    both = likeness.of_short + likeness.of_long
    score = 2 * likeness.of_short * likeness.of_long / both if both else 0.0
    return _explained((kept.id, member.id), bodies, likeness, (None, score, rule))


def between(kept: Document, member: Document, bodies: tuple[str, str]) -> Relation | None:
    """Return what :func:`why` says that the member is to the one kept, without its reasons."""
    found, _ = _of_two(kept, member, bodies)
    return found[0] if found is not None else None


def _of_two(kept: Document, member: Document, bodies: tuple[str, str]) -> tuple[Finding | None, bool]:
    """Return what the member is to the one kept, and whether they share enough to have been compared."""
    from defcorpus.dedup.texts.candidates import candidates

    table = Table((kept, member), Options())
    texts = {kept.key: bodies[0], member.key: bodies[1]}
    sketches = [document.sketch for document in table.sketched()]
    pairs = candidates(sketches)
    table.learn(verify(sketches, pairs, texts.__getitem__))
    one, two = sorted((0, 1), key=lambda rank: table.documents[rank] is not kept)
    return table.relation(one, two), len(pairs) > 0


def _judged(bodies: tuple[str, str]) -> Likeness:
    """Return what two bodies have in common by their words, the one kept as the first of them."""
    import numpy as np

    from defcorpus.dedup.texts.words import read_words

    words = read_words(bodies)
    one, two = np.argsort(words.sizes, kind="stable")[:, None]
    (found,) = judge(words, one, two)
    shares = found.of_short, found.of_long
    of_kept, of_member = shares if not one[0] else shares[::-1]
    return Likeness(0, 1, found.verdict, of_kept, of_member, found.rule, found.against)


def _explained(
    ids: tuple[str, str],
    bodies: tuple[str, str],
    likeness: Likeness,
    found: tuple[Relation | None, float, str],
) -> Explanation:
    spans = compare(*bodies)
    relation, score, rule = found
    return Explanation(
        *ids,
        relation,
        score,
        rule,
        likeness.of_short,
        likeness.of_long,
        likeness.against,
        spans,
        differences(*bodies, spans),
        bodies,
    )
