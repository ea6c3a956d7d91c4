"""The house stands as it was drawn: who imports whom, and what is never imported at a start."""

import ast
import itertools
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "defcorpus"
FILES = sorted(PACKAGE.rglob("*.py"))
# A module imports only from its own room and from those above it.
LADDER = (
    "article errors tuples knowledge text mentions reading facts corpus dedup pairs events search report "
    "output cli"
).split()
HEAVY = {
    "rich", "langdetect", "rapidfuzz", "trafilatura", "lxml", "charset_normalizer", "tantivy", "pydantic",
    "platformdirs", "importlib.resources", "importlib.metadata", "multiprocessing", "concurrent",
    "warcio", "zstandard", "pypdf", "markdown_it",
}  # fmt: skip
# Array code may import it at its start; the rooms' doors may not (see the test of what help and search load).
ARRAYS = {"numpy": ("dedup", "pairs")}


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path, *, at_start_only: bool = False) -> tuple[str, ...]:
    """Return the dotted names that a file imports.

    `at_start_only` leaves out what a function imports and what only types need.
    """
    found: list[str] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            found.extend(f"{node.module}.{alias.name}" for alias in node.names)
        if at_start_only and is_later(node):
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                visit(child)

    visit(parsed(path))
    return tuple(found)


def is_later(node: ast.AST) -> bool:
    """Say whether what a statement holds is not run at the start: it is of a function or for types only."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test).endswith("TYPE_CHECKING")
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def test_a_module_imports_only_from_above():
    inside = [path for path in FILES if room(path) not in ("__init__", "__main__")]
    assert {room(path) for path in inside} <= {*LADDER}
    assert not [
        f"{name(path)} imports {module}"
        for path in inside
        for module in imports(path)
        if module.startswith("defcorpus.")
        and (other := module.split(".")[1]) in LADDER
        and LADDER.index(other) > LADDER.index(room(path))
    ]


def test_modules_do_not_import_in_circles():
    """Also within a room, in functions and for types; a package's door only opens what is inside."""
    modules = {
        ".".join(("defcorpus", *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in FILES
        if path.stem != "__init__"
    }
    below = {}
    for module, path in modules.items():
        named = {one for found in imports(path) for one in (found, found.rpartition(".")[0])}
        below[module] = sorted(named & modules.keys() - {module})
    assert not circles(below)


def test_folders_do_not_import_in_circles():
    """Of two folders in a room, or a folder and a file beside it, one stands below the other."""
    below = {}
    for path in FILES:
        own = path.relative_to(PACKAGE).with_suffix("").parts
        for module in imports(path) if path.stem != "__init__" else ():
            other = module.split(".")[1:]
            alike = (one == two for one, two in zip(own, other, strict=False))
            shared = sum(1 for _ in itertools.takewhile(bool, alike))
            if module.startswith("defcorpus.") and 0 < shared < min(len(own), len(other)):
                below.setdefault(".".join(own[: shared + 1]), set()).add(".".join(other[: shared + 1]))
    assert below
    assert not circles(below)


def circles(below):
    """Return the first circle on each way down a graph, as text."""
    found, done = [], set()

    def walk(node, trail):
        if node in trail:
            found.append(" -> ".join([*trail[trail.index(node) :], node]))
        elif node not in done:
            for other in sorted(below.get(node, ())):
                walk(other, [*trail, node])
            done.add(node)

    for node in sorted(below):
        walk(node, [])
    return found


def test_only_the_command_line_knows_typer_and_nothing_knows_click():
    for path in FILES:
        forbidden = {"click"} if room(path) == "cli" else {"click", "typer"}
        every, first = imports(path), imports(path, at_start_only=True)
        wrong = [module for module in every if within(module, forbidden)]
        wrong += [module for module in first if within(module, {"typer._click"})]
        assert not wrong, f"{name(path)} imports {wrong}"


def test_heavy_packages_are_imported_where_they_are_used():
    for path in FILES:
        heavy = [
            module
            for module in imports(path, at_start_only=True)
            if within(module, HEAVY) or (within(module, {"numpy"}) and room(path) not in ARRAYS["numpy"])
        ]
        assert not heavy, f"{name(path)} imports {heavy} at its start"


def test_files_are_small():
    assert not [name(path) for path in FILES if path.read_text("utf-8").count("\n") > 300]


def test_functions_are_short():
    long = [
        f"{name(path)}:{node.name} {length}"
        for path in FILES
        for node in ast.walk(parsed(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 50
    ]
    assert not long


def test_what_the_checks_are_told_to_ignore_has_a_reason():
    told = re.compile(r"# (?:noqa: ([A-Z0-9, ]+)|type: ignore\[([a-z, -]+)\])(.*)$", re.M)
    blanket = re.compile(r"# (?:noqa(?!:)|type: ignore(?!\[))")
    for path in FILES:
        text = path.read_text("utf-8")
        assert not blanket.findall(text), name(path)
        bare, reasoned = set(), set()
        for codes, kinds, why in told.findall(text):
            families = {code.rstrip("0123456789") for code in re.findall(r"[\w-]+", codes or kinds)}
            (reasoned if why.strip() else bare).update(families)
        assert bare <= reasoned, name(path)  # one reason a file is enough for one family


def loaded_by(*arguments: str) -> set[str]:
    code = (
        f"import sys; sys.argv[1:] = {list(arguments)!r}\n"
        "from defcorpus.cli.app import group\n"
        "try: group().main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), (), ("list", "--help")])
def test_help_imports_little(arguments):
    loaded = loaded_by(*arguments)
    assert "typer" in loaded
    assert not {module for module in loaded if within(module, {*HEAVY, *ARRAYS})}


def test_a_command_imports_no_other_command():
    loaded = loaded_by("list", "--help")
    assert "defcorpus.cli.commands.list" in loaded
    assert not loaded & {
        f"defcorpus.cli.commands.{other}" for other in ("search", "pairs", "dedup", "index", "show")
    }


def test_what_every_start_loads_makes_its_records_quickly(tmp_path, monkeypatch):
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path))
    seeds = str(PACKAGE.parent / "seeds")
    loaded_by("search", "minister", seeds)  # makes the store
    for asked in (("search", "minister", seeds), ("list", seeds)):
        loaded = loaded_by(*asked)
        assert "defcorpus.corpus.records" in loaded
        slow = [
            name(path)
            for path in FILES
            if room(path) != "cli"  # no annotation is a string there
            and ".".join(("defcorpus", *path.relative_to(PACKAGE).with_suffix("").parts)) in loaded
            and "typing.NamedTuple" in imports(path, at_start_only=True)
        ]
        assert not slow, f"take NamedTuple from defcorpus.tuples: {slow}"
