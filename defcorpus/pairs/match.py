"""Pairs out of candidates: competitive linking, best first, each article once, rivals counted.

Melamed 2000 (Models of translational equivalence) links greedily by score; so the link taken is always the
best left for both its articles. What its best rival scores becomes a line of its ledger.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from defcorpus.pairs import weights as w
from defcorpus.pairs.against import against
from defcorpus.pairs.compare import prepare
from defcorpus.pairs.evidence import ledger, raw_weight
from defcorpus.pairs.field import Field, Link, field_of, look_again
from defcorpus.pairs.learning import learn_lexicon
from defcorpus.pairs.lexicon import Lexicon
from defcorpus.pairs.model import Model, learn
from defcorpus.pairs.records import Evidence, Features, Options, Pair, Result, Status, Unpaired

DEFAULTS = Options()


def match(
    features: Sequence[Features],
    model: Model | None = None,
    options: Options = DEFAULTS,
    barred: frozenset[tuple[str, str]] = frozenset(),
    lexicon: Lexicon | None = None,
) -> Result:
    """Pair articles of the two languages. The result does not depend on their order.

    `model` is learnt from `features` where none is given, `lexicon` from the pairs that are sure without it;
    the result has it. Articles in neither language are passed over. `barred` are pairs of content keys,
    Vietnamese and English, that are never made.
    """
    model = learn(features) if model is None else model
    field, comparisons = field_of(features, model, options, barred)
    lexicon = _learnt(field, options) if lexicon is None else lexicon
    look_again(field, lexicon)
    chosen, taken_vi, taken_en = _choose(field, options)
    pairs: list[Pair] = []
    reviews: list[Pair] = []
    for link, rival in chosen:
        pair = _pair(field, link, rival, model, options)
        (pairs if pair.status == "paired" else reviews).append(pair)
    unpaired = _unpaired(field, chosen, taken_vi, taken_en, model)
    if options.every:
        pairs += _further(field, [link for link, _ in chosen], model, options)
        told = {id_ for pair in pairs for id_ in (pair.vi, pair.en)}
        unpaired = tuple(row for row in unpaired if row.id not in told)
    return Result(tuple(pairs), tuple(reviews), unpaired, comparisons, lexicon)


def explain(vi: Features, en: Features, model: Model, lexicon: Lexicon | None = None) -> Pair:
    """Return the ledger of any two articles as if they had no rivals (for `--why`).

    Where that is a close call, `lexicon` is asked, if there is one.
    """
    one, two = prepare(vi, model), prepare(en, model)
    link = Link(0, 0, raw_weight(one, two, model))
    field = Field([one], [two], [link], {0: [link]}, {0: [link]}, model)
    if lexicon is not None:
        look_again(field, lexicon)
    return _pair(field, field.links[0], None, model, DEFAULTS)


def _learnt(field: Field, options: Options) -> Lexicon:
    """Return what the pairs teach that are sure in a first pass."""
    chosen, _, _ = _choose(field, options)
    sure = sorted((link.vi, link.en) for link, rival in chosen if _final(link, rival) >= w.SURE)
    pairs = ((field.vi[vi].article, field.en[en].article) for vi, en in sure)  # indices follow content keys
    return learn_lexicon(pairs, (one.article for one in field.en), field.model)


def _choose(
    field: Field, options: Options
) -> tuple[list[tuple[Link, Link | None]], dict[int, Link], dict[int, Link]]:
    """Link best first. A link's rivals are the candidates of its two articles that are still free."""
    taken_vi: dict[int, Link] = {}
    taken_en: dict[int, Link] = {}
    chosen = []
    least = _bits(options.review_score)
    for link in field.links:
        if link.vi in taken_vi or link.en in taken_en:
            continue
        rival = _rival(field, link, taken_vi, taken_en)
        weight = _final(link, rival)
        if weight >= least:
            row = field.sentences(link, weight)
            weight += row.weight if row is not None else 0.0
        if weight >= least:
            taken_vi[link.vi] = taken_en[link.en] = link
            chosen.append((link, rival))
    return chosen, taken_vi, taken_en


def _rival(field: Field, link: Link, taken_vi: dict[int, Link], taken_en: dict[int, Link]) -> Link | None:
    """Return the best other candidate of either article whose other side is free."""
    others = [
        other
        for other in (*field.of_vi[link.vi], *field.of_en[link.en])
        if other is not link and other.vi not in taken_vi and other.en not in taken_en
    ]
    return min(others, key=lambda other: (-other.weight, other.vi, other.en), default=None)


def _margin(link: Link, rival: Link | None) -> float:
    against = w.RIVAL_FLOOR if rival is None else max(w.RIVAL_FLOOR, rival.weight)
    ahead = max(-w.MARGIN_CAP, min(w.MARGIN_CAP, link.weight - against))
    return ahead * (w.MARGIN_AHEAD if ahead > 0.0 else w.MARGIN_BEHIND)


def _final(link: Link, rival: Link | None) -> float:
    return link.weight + _margin(link, rival)


def _bits(score: float) -> float:
    """Return the weight that a score stands for."""
    bounded = min(1 - 1e-12, max(1e-12, score))
    return math.log2(bounded / (1 - bounded))


def score_of(weight: float) -> float:
    """Return the probability that odds of ``2 ** weight`` stand for."""
    bounded = max(-1000.0, min(1000.0, weight))
    return 1.0 / (1.0 + math.pow(2.0, -bounded))


def _pair(
    field: Field,
    link: Link,
    rival: Link | None,
    model: Model,
    options: Options,
    margin: Evidence | None = None,
) -> Pair:
    rows = _rows(field, link, rival, model, options, margin)
    # The lines are rounded first, so that what a reader adds up is the weight to the last digit.
    weight = round(math.fsum(row.weight for row in rows), 3)
    score = score_of(weight)
    status: Status = "unpaired"
    if score >= options.min_score:
        status = "paired"
    elif score >= options.review_score:
        status = "review"
    kind = None
    if status != "unpaired":
        kind = field.aligned(link).kind
    other = None if rival is None else _other_end(field, link, rival)
    return Pair(
        vi=field.vi[link.vi].article.id,
        en=field.en[link.en].article.id,
        score=score,
        weight=weight,
        status=status,
        kind=kind,
        evidence=rows,
        runner_up=other,
        runner_up_weight=None if rival is None else round(rival.weight, 3),
    )


def _further(field: Field, chosen: Sequence[Link], model: Model, options: Options) -> list[Pair]:
    """Return the counterparts beyond one to one: of a digest, of an event that several outlets report.

    A candidate that is the best of one of its articles competes with none; another is as much less likely
    as it lies behind the best of both.
    """
    known = {(link.vi, link.en) for link in chosen}
    found = []
    for link in field.links:
        best = min(field.of_vi[link.vi][0], field.of_en[link.en][0], key=lambda one: one.weight)
        behind = w.MARGIN_AHEAD * min(0.0, link.weight - best.weight)
        if (link.vi, link.en) in known or link.weight + behind < _bits(options.min_score):
            continue
        rival = None if best is link else best
        note = "one of several" if rival is None else f"behind {_other_end(field, link, rival)}"
        pair = _pair(field, link, rival, model, options, Evidence("margin", "", "", behind, note))
        if pair.status == "paired":
            found.append(pair)
    return found


def _rows(
    field: Field,
    link: Link,
    rival: Link | None,
    model: Model,
    options: Options,
    margin: Evidence | None = None,
) -> tuple[Evidence, ...]:
    rows = ledger(field.vi[link.vi], field.en[link.en], model)
    second = field.second.get((link.vi, link.en))
    if second is not None:
        rows.insert(-2, second)  # length and calibration come last
    note = f"no rival: counted from {w.RIVAL_FLOOR:+.1f}"
    if rival is not None:
        note = f"next {_other_end(field, link, rival)} at {rival.weight:+.1f}"
    margin = margin or Evidence("margin", "", "", _margin(link, rival), note)
    rows.append(margin)
    weight = link.weight + margin.weight
    row = field.sentences(link, weight) if weight >= _bits(options.review_score) else None
    if row is not None:
        rows.append(row)
    rounded = (Evidence(r.kind, r.vi, r.en, round(r.weight, 3), r.note) for r in rows)
    return tuple(row for row in rounded if row.weight or row.kind in ("prior", "calibration", "margin"))


def _other_end(field: Field, link: Link, rival: Link) -> str:
    """Return the id of the rival's article that is not in the link."""
    if rival.vi == link.vi:
        return field.en[rival.en].article.id
    return field.vi[rival.vi].article.id


def _unpaired(
    field: Field,
    chosen: Sequence[tuple[Link, Link | None]],
    taken_vi: dict[int, Link],
    taken_en: dict[int, Link],
    model: Model,
) -> tuple[Unpaired, ...]:
    found = []
    for side, mine, theirs, taken, taken_other in (
        (field.vi, field.of_vi, field.en, taken_vi, taken_en),
        (field.en, field.of_en, field.vi, taken_en, taken_vi),
    ):
        for at, article in enumerate(side):
            if at in taken:
                continue
            best = mine.get(at, [None])[0]
            if best is None:
                found.append(
                    Unpaired(article.article.id, article.article.lang, None, None, None, "nothing in common")
                )
                continue
            other = best.en if side is field.vi else best.vi
            rival = taken_other.get(other) or _rival(field, best, taken_vi, taken_en)
            pair = _pair(field, best, rival, model, DEFAULTS)
            partner = _partner(field, taken_other.get(other), side is field.vi)
            as_good = partner is not None and rival is not None and best.weight > rival.weight - w.MARGIN_CAP
            found.append(
                Unpaired(
                    article.article.id, article.article.lang, theirs[other].article.id, pair.weight,
                    pair.score, against(pair.evidence, partner, as_good=as_good), pair.evidence,
                )
            )  # fmt: skip
    return tuple(found)


def _partner(field: Field, link: Link | None, for_vi: bool) -> str | None:
    if link is None:
        return None
    return field.vi[link.vi].article.id if for_vi else field.en[link.en].article.id
