"""Links to what is told of them: pairs with their ledgers, and articles without a counterpart."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

from defcorpus.pairs import weights as w
from defcorpus.pairs.candidates.hopes import KINDS, Hopes
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.greedy import Chosen, rival_of
from defcorpus.pairs.records import Evidence, Link, Options, Pair, PairKind, Status, Unpaired
from defcorpus.pairs.weighing.against import against, is_near
from defcorpus.pairs.weighing.evidence import bounded, ledger
from defcorpus.pairs.weighing.scores import bits_of, margin, score_of

DEFAULTS = Options()
_FAR = 0.01  # a score below which the nearest article may as well be none

_T = TypeVar("_T")


class Later(Sequence[_T]):
    """A tuple that is worked out when one asks for what is in it."""

    def __init__(self, rows: Callable[[], tuple[_T, ...]]) -> None:
        self._work_out = rows

    @cached_property
    def rows(self) -> tuple[_T, ...]:
        """All there is."""
        return self._work_out()

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> _T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...

    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        return self.rows[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Later)) and self.rows == tuple(other)

    def __hash__(self) -> int:
        return hash(self.rows)

    def __repr__(self) -> str:
        return repr(self.rows)

    def __reduce__(self) -> tuple[type[tuple[_T, ...]], tuple[tuple[_T, ...]]]:
        return tuple, (self.rows,)


def made(field: Field, hopes: Hopes, at: int, link: Link, rival: Link | None, options: Options) -> Pair:
    """Return the pair of a link that was made of a hope; one that is known from before without its ledger."""
    weight = float(hopes.made[at])
    if weight == weight:
        rows = Later(lambda: _rows(field, link, rival, options, None))
        return _told(field, link, rival, options, rows, weight, KINDS[hopes.kinds[at]])
    pair = pair_of(field, link, rival, options)
    hopes.made[at], hopes.kinds[at] = pair.weight, KINDS.index(pair.kind)
    return pair


def pair_of(
    field: Field, link: Link, rival: Link | None, options: Options, ahead: Evidence | None = None
) -> Pair:
    """Return a link with its ledger. `ahead` is the line of its rivals, where it is no common one."""
    rows = _rows(field, link, rival, options, ahead)
    # The lines are rounded first, so that what a reader adds up is the weight to the last digit.
    weight = round(math.fsum(row.weight for row in rows), 3)
    paired = _status(score_of(weight), options) != "unpaired"
    kind = field.reader.aligned(link).kind if paired else None
    return _told(field, link, rival, options, rows, weight, kind)


def _told(
    field: Field,
    link: Link,
    rival: Link | None,
    options: Options,
    rows: Sequence[Evidence],
    weight: float,
    kind: PairKind | None,
) -> Pair:
    score = score_of(weight)
    return Pair(
        vi=field.reader.vi.id_of(link.vi),
        en=field.reader.en.id_of(link.en),
        score=score,
        weight=weight,
        status=_status(score, options),
        kind=kind,
        evidence=rows,
        runner_up=None if rival is None else field.other_id(link, rival),
        runner_up_weight=None if rival is None else round(rival.weight, 3),
    )


def _status(score: float, options: Options) -> Status:
    if score >= options.min_score:
        return "paired"
    return "review" if score >= options.review_score else "unpaired"


def further(field: Field, chosen: Chosen, options: Options) -> list[Pair]:
    """Return the counterparts beyond one to one: of a digest, of an event that several outlets report.

    A candidate that is the best of one of its articles competes with none; another is as much less likely
    as it lies behind the best of both.
    """
    known = {(link.vi, link.en) for link, _ in chosen.links}
    least = bits_of(options.min_score) + field.reader.model.threshold
    found = []
    for link in field.best(least - w.ALIGNED):
        best = min(
            field.of(link.vi, vietnamese=True)[0],
            field.of(link.en, vietnamese=False)[0],
            key=lambda one: one.weight,
        )
        behind = w.MARGIN_AHEAD * min(0.0, link.weight - best.weight)
        if (link.vi, link.en) in known or link.weight + behind + w.ALIGNED < least:
            continue
        rival = None if best == link else best
        note = "one of several" if rival is None else f"behind {field.other_id(link, rival)}"
        pair = pair_of(field, link, rival, options, Evidence("margin", "", "", behind, note))
        if pair.status == "paired":
            found.append(pair)
    return found


def _rows(
    field: Field, link: Link, rival: Link | None, options: Options, ahead: Evidence | None
) -> tuple[Evidence, ...]:
    rows = ledger(*field.reader.both(link.vi, link.en), field.reader.model)
    if link.words:
        rows.append(field.reader.words(link.vi, link.en))
    if ahead is None:
        note = f"no rival: counted from {w.RIVAL_FLOOR:+.1f}"
        if rival is not None:
            note = f"next, of another story, {field.other_id(link, rival)} at {rival.weight:+.1f}"
        ahead = Evidence("margin", "", "", margin(link, rival), note)
    threshold = field.reader.model.threshold
    known = field.reader.model.calibration
    some = "" if known is None else f"{known.pairs} {'pair' if known.pairs == 1 else 'pairs'}"
    note = some and f"{some} of this corpus seen"
    rows += [Evidence("calibration", "", "", w.CONSTANT - threshold, note), ahead]
    weight = link.weight + ahead.weight
    if weight + w.ALIGNED >= bits_of(options.review_score) + threshold:
        rows += field.reader.sentences(link)
    rows = bounded(rows)
    rounded = (Evidence(r.kind, r.vi, r.en, round(r.weight, 3), r.note) for r in rows)
    return tuple(row for row in rounded if row.weight or row.kind in ("prior", "calibration", "margin"))


class Alone(Later[Unpaired]):
    """The articles without a counterpart, Vietnamese first; each is worked out when it is asked for."""

    def __init__(self, field: Field, chosen: Chosen, told: frozenset[tuple[bool, int]] = frozenset()) -> None:
        """`told` are articles (Vietnamese or not, index) that are told of elsewhere."""
        super().__init__(lambda: tuple(self))
        self._field, self._chosen = field, chosen
        self._counterparts: dict[str, str] = {}  # of pairs that were made beside the chosen ones
        self._rows: Mapping[str, Unpaired] = {}  # what is known of some
        self._articles = []
        for vietnamese, side, taken in (
            (True, field.reader.vi, chosen.of_vi), (False, field.reader.en, chosen.of_en),
        ):  # fmt: skip
            out = {*taken, *(at for vi, at in told if vi == vietnamese)}
            self._articles.append((vietnamese, [at for at in range(len(side)) if at not in out]))

    def among(self, ids: Collection[str]) -> Alone:
        """Return those of these ids."""
        return self._some(lambda id_: id_ in ids)

    def beside(self, made: Sequence[Pair], freed: Collection[str], rows: Mapping[str, Unpaired]) -> Alone:
        """Return those who are alone where more pairs are made.

        `freed` have lost their counterpart to one of them; `rows` are what is said of some.
        """
        paired = {pair.vi: pair.en for pair in made} | {pair.en: pair.vi for pair in made}
        reader = self._field.reader
        some = self._some(lambda id_: id_ not in paired)
        for (_, articles), side in zip(some._articles, (reader.vi, reader.en), strict=True):
            articles += [at for at in range(len(side)) if side.id_of(at) in freed] if freed else []
            articles.sort()
        some._counterparts, some._rows = self._counterparts | paired, rows
        return some

    def _some(self, kept: Callable[[str], bool]) -> Alone:
        some = Alone(self._field, self._chosen)
        some._counterparts, some._rows = self._counterparts, self._rows
        sides = self._field.reader.en, self._field.reader.vi
        some._articles = [
            (vi, [at for at in articles if kept(sides[vi].id_of(at))]) for vi, articles in self._articles
        ]
        return some

    def __len__(self) -> int:
        return sum(len(articles) for _, articles in self._articles)

    def __getitem__(self, at: int | slice) -> Any:  # noqa: ANN401  # as in `Later`
        rows = self._places[at]
        return tuple(self._row(*one) for one in rows) if isinstance(rows, list) else self._row(*rows)

    @cached_property
    def _places(self) -> list[tuple[bool, int]]:
        return [(vi, at) for vi, articles in self._articles for at in articles]

    def __iter__(self) -> Iterator[Unpaired]:
        return (self._row(vi, at) for vi, articles in self._articles for at in articles)

    def _row(self, vietnamese: bool, at: int) -> Unpaired:
        reader, chosen = self._field.reader, self._chosen
        own, others = (reader.vi, reader.en) if vietnamese else (reader.en, reader.vi)
        taken = chosen.of_en if vietnamese else chosen.of_vi
        if own.id_of(at) in self._rows:
            return self._rows[own.id_of(at)]
        lang = "vi" if vietnamese else "en"
        best = next(iter(self._field.of(at, vietnamese=vietnamese)), None)
        if best is None:
            return Unpaired(own.id_of(at), lang, None, None, None, "nothing in common")
        other = best.en if vietnamese else best.vi
        theirs = taken.get(other)
        if theirs == best or others.id_of(other) in self._counterparts:
            theirs = None  # it gave way to another pair
        rival = theirs or rival_of(self._field, best)
        pair = pair_of(self._field, best, rival, DEFAULTS)
        if pair.score < _FAR and not is_near(pair.evidence):
            return Unpaired(own.id_of(at), lang, None, None, None, "nothing near")
        partner = None if theirs is None else own.id_of(theirs.vi if vietnamese else theirs.en)
        partner = self._counterparts.get(others.id_of(other), partner)
        as_good = partner is not None and rival is not None and best.weight > rival.weight - w.MARGIN_CAP
        undecided = theirs is not None and self._is_for_review(theirs)
        return Unpaired(
            own.id_of(at), lang, others.id_of(other), pair.weight, pair.score,
            against(pair.evidence, partner, as_good=as_good, undecided=undecided), pair.evidence,
        )  # fmt: skip

    def _is_for_review(self, link: Link) -> bool:
        return pair_of(self._field, link, rival_of(self._field, link), DEFAULTS).status == "review"
