"""A plan as text and back: tab-separated lines under a first line that says what it is.

Tolerant of what editors and spreadsheets do to such a file (a byte order mark, CRLF, trailing tabs, lines
struck out, moved or commented out), strict with what is left: a line that cannot be read stops everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from defcorpus.dedup.planning.names import escaped, is_inside, unescaped
from defcorpus.dedup.planning.plan import (
    COLUMNS,
    MARK,
    VERSION,
    Do,
    Plan,
    PlanCorpus,
    PlanError,
    PlanFile,
    grouped,
)

_TOLD = """\
# Nothing has been moved yet. Each group keeps one file; those marked `move` add nothing to it.
# Strike out a line, or put # before it, and its file stays where it is; keep and move may be swapped.
# See what would be done:  defcorpus dedup --apply THIS-FILE --list
# Move, and move back:     defcorpus dedup --apply THIS-FILE --move DIR --yes
#                          defcorpus dedup --undo DIR --yes
# Nothing is ever deleted. A group is passed over where a file of it is no longer the file it was.
# How it was made stands below: `options` and filters beyond the defaults, `command` to make it again."""
_SEAL = "seal"
_ANYWAY = "anyway"  # behind `move`
_NEEDED = ("group", "do", "bytes", "path", "sha256")
_TITLE = 80  # letters of a title: enough to know the article by


def plan_text(plan: Plan) -> str:
    """Return the text of a plan; the same but for `made` when made again of the same files."""
    head = [f"{MARK} {VERSION}", *_TOLD.split("\n")]
    head += [f"# Not in this plan: {count:,} {why}." for why, count in plan.left_out]
    made = ["made", plan.made, f"defcorpus {plan.version}"]
    told = [made, ["options", plan.options or "none"], ["articles", str(plan.articles)]]
    told += [["command", escaped(plan.command)]] if plan.command else []
    told += [["corpus", *map(escaped, (one.name, one.path, one.beside))] for one in plan.corpora]
    rows: list[list[str]] = [[], list(COLUMNS)]
    for group in plan.groups:
        rows += [_row(group.number, file) for file in group.files] + [[]]
    body = "".join("\t".join(row) + "\n" for row in (*told, *rows[:-1]))
    return "\n".join(head) + f"\n{_SEAL}\t{_sealed(body)}\n{body}"


def _row(number: int, file: PlanFile) -> list[str]:
    score = "" if file.score is None else f"{file.score:.4f}"
    title = " ".join(escaped(file.title[:_TITLE]).split())
    changed = " ".join(escaped(file.changed[:_TITLE]).split())
    return [
        str(number), file.do, file.relation, score, file.date, str(file.size), escaped(file.path), changed,
        title, file.sha256,
    ]  # fmt: skip


def _sealed(body: str) -> str:
    """Return what tells whether a plan was edited: no secret, only a checksum."""
    return sha256(body.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def is_plan(start: str | bytes) -> bool:
    """Say whether a file that begins so is a plan."""
    text = start.decode("utf-8", "replace") if isinstance(start, bytes) else start
    return text.lstrip('\ufeff"').startswith(MARK)


def parsed(data: bytes) -> Plan:
    """Return the plan that a file's bytes hold. PlanError, with the line, for one that cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8, or make it again with dedup --plan"
        raise PlanError(f"the plan is not in UTF-8 (byte {error.start})", hint) from None
    lines = text.replace("\r\n", "\n").split("\n")
    if not is_plan(lines[0]):
        hint = "dedup --plan FILE makes one; its first line must stay"
        raise PlanError("the file is no plan of dedup", hint)
    if lines[0].strip('" \t')[len(MARK) :].strip() != str(VERSION):
        raise PlanError("the plan was made by another version of defcorpus", "make it again: dedup --plan")
    return _read(lines)


def _read(lines: list[str]) -> Plan:
    told: dict[str, list[str]] = {}
    corpora: list[PlanCorpus] = []
    files: list[tuple[int, PlanFile]] = []
    columns: list[str] = []
    for number, cells in _cells(lines):
        word = cells[0].strip()
        if columns and word.isdecimal():
            files.append((int(word), _file(dict(zip(columns, cells, strict=False)), number)))
        elif word == COLUMNS[0]:
            columns = [cell.strip() for cell in cells]
            if missing := [name for name in _NEEDED if name not in columns]:
                raise PlanError(f"line {number}: no column {', '.join(missing)}")
        elif word == "corpus" and len(cells) >= 3:
            corpora.append(PlanCorpus(*_names([*cells[1:4], ""][:3], number)))
        elif not columns and word in ("made", "options", "articles", "command", _SEAL):
            told[word] = cells[1:]
        else:
            raise PlanError(f"line {number}: {word[:40]!r} is no group's number", "put # before a remark")
    if not columns:
        raise PlanError("the plan has no line of columns", f"it reads: {' '.join(COLUMNS)}, divided by tabs")
    _check_corpora(files, corpora)
    articles = "".join(told.get("articles", ["0"])[:1]).strip()
    made = [*told.get("made", ()), "", ""]
    return Plan(
        tuple(corpora),
        grouped(files),
        articles=int(articles) if articles.isdecimal() else 0,
        made=made[0],
        version=made[1].removeprefix("defcorpus "),
        options="".join(told.get("options", ())).removeprefix("none"),
        command=" ".join(_names(told.get("command", ()), 0)),
        edited="".join(told.get(_SEAL, ())).strip() != _sealed(_behind_seal(lines)),
    )


def _cells(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip('" ').startswith("#"):
            yield number, line.split("\t")


def _behind_seal(lines: list[str]) -> str:
    at = next((at for at, line in enumerate(lines) if line.startswith(f"{_SEAL}\t")), len(lines))
    return "\n".join(lines[at + 1 :])


def _file(cells: dict[str, str], number: int) -> PlanFile:
    short = [name for name in _NEEDED if not cells.get(name, "").strip()]
    if short:
        raise PlanError(f"line {number} has no {', '.join(short)}")
    digest, size = cells["sha256"].strip().lower(), cells["bytes"].strip()
    if not re.fullmatch("[0-9a-f]{64}", digest) or not size.isdecimal():
        raise PlanError(f"line {number}: its hash or its size is not as it was written")
    (path,) = _names([cells["path"]], number)
    if not is_inside(path):
        raise PlanError(f"line {number}: {path} is no path inside the corpus")
    score = cells.get("score", "").strip().replace(",", ".")
    return PlanFile(
        _do(" ".join(cells["do"].strip().lower().removesuffix(_ANYWAY).split()), number),
        path,
        int(size),
        digest,
        relation=cells.get("relation", "").strip(),
        score=float(score) if re.fullmatch(r"[01](\.\d+)?", score) else None,
        date=cells.get("date", "").strip(),
        title=cells.get("title", ""),
        changed=cells.get("changed", ""),
        line=number,
        anyway=" ".join(cells["do"].lower().split()) == f"move {_ANYWAY}",
    )


def _do(word: str, number: int) -> Do:
    if word == "keep":
        return "keep"
    if word == "move":
        return "move"
    raise PlanError(f"line {number}: {word!r} is neither keep nor move", "strike out the line to leave it be")


def _names(cells: Iterable[str], number: int) -> list[str]:
    try:
        return [unescaped(cell) for cell in cells]
    except ValueError as error:
        raise PlanError(f"line {number}: {error}") from None


def _check_corpora(files: list[tuple[int, PlanFile]], corpora: list[PlanCorpus]) -> None:
    names = [one.name for one in corpora]
    if len(set(names)) < len(names):
        raise PlanError("two corpora of the plan have one name")
    for _, file in files:
        if file.path.partition("/")[0] not in names:
            raise PlanError(f"line {file.line}: {file.path} is in no corpus of the plan")
