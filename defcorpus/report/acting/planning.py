"""Make a plan of a corpus's copies: which files would be moved, each known by the hash of its bytes.

    with Corpus.open(["news"]) as corpus:
        plan = plan_of(corpus, copies(corpus), Options(), folder=".")
        write_plan("plan.tsv", plan)

Only whole files are planned: an article inside a container is no file of its own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from defcorpus import __version__
from defcorpus.dedup.planning.plan import Plan, PlanCorpus, PlanError, PlanFile, PlanGroup, checked
from defcorpus.dedup.planning.planfile import is_plan, parsed, plan_text
from defcorpus.report.acting import away
from defcorpus.report.acting.files import look
from defcorpus.report.copying.changed import changed_in

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters, Summary
    from defcorpus.dedup import Group, Options
    from defcorpus.report.exporting import Picking

_INSIDE = "in larger files (JSON Lines, archives, standard input), which are no files of their own"
_OF_INSIDE = "whose kept article is in a larger file"
_ELSEWHERE = "that another group keeps; they may go in a later plan"
_ADDING = "with whole sentences of their own, which are near copies and not redundant"
_CHANGED = "that changed while the plan was made, or whose group's kept file did"
_GONE = "no longer found in their place; if that is meant: defcorpus update --gone PATH"
_OF_GONE = "whose kept file is no longer found in its place"
_OTHER = "is being changed"
_WHY = {_OTHER: _CHANGED, "is not there": _GONE}
_WHY_OF_KEPT = {_OTHER: _CHANGED, "is not there": _OF_GONE}


def plan_of(
    corpus: Corpus,
    groups: Iterable[Group],
    options: Options | None,
    *,
    folder: str,
    filters: Filters | None = None,
    command: str = "",
    clock: away.Clock = away.now,
) -> Plan:
    """Return the plan of moving what is redundant in `groups`; `folder` is where the plan will be.

    What the groups were found with is written into it: `options`, `filters` and the `command` that does so.
    """
    maker = _Maker(corpus, folder)
    planned = maker.groups(list(groups))
    return Plan(
        corpora=maker.corpora,
        groups=tuple(planned),
        articles=len(corpus),
        made=clock(),
        version=__version__,
        options=" ".join(filter(None, (told(options), told(filters)))),
        command=command,
        left_out=tuple(sorted(maker.left_out.items())),
    )


def told(options: Options | Filters | Picking | None) -> str:
    """Return options or filters that differ from their defaults, as `name=value`, by name."""
    if options is None:
        return ""
    usual = type(options)()
    names = options._fields if isinstance(options, tuple) else [field.name for field in fields(options)]
    differing = {
        name: getattr(options, name) for name in names if getattr(options, name) != getattr(usual, name)
    }
    return " ".join(f"{name}={_value(value)}" for name, value in sorted(differing.items()))


def _value(value: Any) -> str:  # noqa: ANN401 - whatever an option may hold
    if isinstance(value, frozenset | set):
        return ",".join(sorted(map(str, value)))
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


class _Maker:
    """Turns groups of articles into groups of files."""

    def __init__(self, corpus: Corpus, folder: str) -> None:
        self.left_out: Counter[str] = Counter()
        self._corpus = corpus
        self._articles = {article.id: article for article in corpus.select()}
        self._hashes = {file.path: file.hash for file in corpus.files()}
        roots = {root if os.path.isdir(root) else os.path.dirname(root) for root in corpus.info().paths}
        self.corpora = named(sorted(root for root in roots if root), folder)

    def groups(self, groups: Sequence[Group]) -> list[PlanGroup]:
        """Return the groups that have something to move."""
        staying = {group.keep for group in groups}
        staying.update(m.id for group in groups for m in group.members if m.relation == "recurring")
        planned: set[str] = set()
        found: list[PlanGroup] = []
        for group in groups:
            kept = self._articles[group.keep]
            moved = []
            adding = sum(member.own > 0 for member in group.members)
            if adding:
                self.left_out[_ADDING] += adding
            for member in group.redundant:
                article = self._articles[member.id]
                why = _INSIDE if _is_inside(article) else _OF_INSIDE if _is_inside(kept) else ""
                why = why or (_ELSEWHERE if member.id in staying else "")
                if why:
                    self.left_out[why] += 1
                elif member.id not in planned:
                    moved.append((article, member.relation, member.score))
            files = self._files(kept, moved, changed_in(self._corpus, group) if moved else {})
            if files:
                planned.update(article.id for article, _, _ in moved)
                found.append(PlanGroup(len(found) + 1, tuple(files)))
        return found

    def _files(
        self,
        kept: Summary,
        moved: Sequence[tuple[Summary, str, float]],
        changed: Mapping[str, Sequence[str]],
    ) -> list[PlanFile]:
        """Return the kept file and those to move; nothing where there are none."""
        if not moved:
            return []
        keep = self._file(kept, "", None)
        if isinstance(keep, str):
            self.left_out[_WHY_OF_KEPT.get(keep, f"whose kept file {keep}")] += len(moved)
            return []
        files = [keep]
        for article, relation, score in moved:
            file = self._file(article, relation, score)
            if isinstance(file, str):
                self.left_out[_WHY.get(file, f"whose file {file}")] += 1
            else:
                files.append(replace(file, changed="; ".join(changed.get(article.id, ()))))
        return files if len(files) > 1 else []

    def _file(self, article: Summary, relation: str, score: float | None) -> PlanFile | str:
        """Return the file of an article as it is now, or why it cannot be planned."""
        from defcorpus.corpus.updating.growth import file_hash

        path = article.path
        root = max((one for one in self.corpora if _within(path, one.path)), key=lambda one: len(one.path))
        found = look(path)
        if isinstance(found, str):
            return found
        if file_hash(path) != self._hashes.get(path):
            return _OTHER
        inside = os.path.relpath(path, root.path).replace(os.sep, "/")
        return PlanFile(
            "move" if relation else "keep",
            f"{root.name}/{inside}",
            found.size,
            found.sha256,
            relation,
            score,
            article.date or "",
            article.title,
        )


def _is_inside(article: Summary) -> bool:
    return article.index is not None or article.path == "-"


def _within(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def named(roots: Sequence[str], folder: str) -> tuple[PlanCorpus, ...]:
    """Return folders with names of their own: each its own name, numbered where two are called alike."""
    found: dict[str, PlanCorpus] = {}
    place = os.path.realpath(folder)
    for root in roots:
        own = os.path.basename(root) or "root"
        name = next(one for one in _numbered(own, len(roots)) if one not in found)
        found[name] = away.seen_from(place, name, root)
    return tuple(found.values())


def _numbered(name: str, most: int) -> list[str]:
    return [name, *(f"{name}-{number}" for number in range(2, most + 2))]


def write_plan(path: str, plan: Plan) -> None:
    """Write a plan, whole or not at all. PlanError where it would overwrite what is not its own, or edited.

    A plan that was not edited is replaced by a new one.
    """
    check_place(path, plan.corpora)
    real = os.path.realpath(path)
    part = os.path.join(os.path.dirname(real), f".{os.path.basename(real)[:100]}.{os.getpid()}")
    try:
        with open(part, "xb") as stream:
            stream.write(plan_text(plan).encode())
        os.replace(part, real)
    except OSError as error:
        raise PlanError(f"{path} cannot be written: {error.strerror}", "name another file") from error
    finally:
        with suppress(OSError):
            os.unlink(part)


def check_place(path: str, corpora: Iterable[PlanCorpus] = ()) -> None:
    """Raise PlanError where a plan must not be written, before the work of making it is done."""
    real = os.path.realpath(path)
    if any(_within(real, one.path) for one in corpora) and not real.lower().endswith(".tsv"):
        raise PlanError(
            f"{path} is inside the corpus and would be read as an article", "give it a name that ends in .tsv"
        )
    if not os.path.lexists(real):
        return
    if not os.path.isfile(real):
        raise PlanError(f"{path} is no file")
    with open(real, "rb") as stream:
        data = stream.read()
    if data and not is_plan(data[:100]):
        raise PlanError(f"{path} is no plan of dedup and is not overwritten", "name another file")
    if data and _edited(data):
        raise PlanError(f"{path} was edited since it was made", "move it away, or name another file")


def _edited(data: bytes) -> bool:
    try:
        return parsed(data).edited
    except PlanError:
        return True


def read_plan(path: str) -> Plan:
    """Return the plan in a file, checked. PlanError for one that cannot be read or contradicts itself."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        hint = "to make one: defcorpus dedup PATH --plan FILE"
        raise PlanError(f"the plan {path} cannot be read: {error.strerror}", hint) from None
    return checked(parsed(data))
