"""The group of commands. It knows them by name and imports the one that is called.

No `from __future__ import annotations` in modules that declare options: Typer would evaluate every annotation
from its string, which costs a third more of the start.
"""

import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from defcorpus import __version__
from defcorpus.cli.bundle import ONE_OR_TWO
from defcorpus.cli.failure import USAGE_ERROR, ClosedPipeError, guarded
from defcorpus.cli.table import BY_NAME, COMMANDS, SECTIONS
from defcorpus.errors import UnknownIdError, UsageError

if TYPE_CHECKING:  # the names are Typer's own business; only their types are needed
    from typer._click.core import Command, Context, Parameter
    from typer._click.formatting import HelpFormatter

_HELP = {"help_option_names": ["-h", "--help"]}

_EXAMPLES = "\nExamples:\n"  # before them in a command's docstring

ORIENTATION = """\
defcorpus turns saved Vietnamese and English defence news into a corpus.

  defcorpus list FOLDER            what is there
  defcorpus search WORDS FOLDER    where it is said, however it is spelled
  defcorpus pairs FOLDER           which English article tells which Vietnamese
  defcorpus dedup FOLDER           which articles are copies
  defcorpus --help                 all commands; COMMAND --help for one
"""


class LazyGroup(TyperGroup):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: "Context") -> list[str]:
        """Return every command's name, in the order of the help."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        """Import and build one command."""
        entry = BY_NAME.get(cmd_name)
        return build(cmd_name, import_module(entry.module).run) if entry else None

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> "tuple[str | None, Command | None, list[str]]":
        """Find the command; for an unknown one say what may have been meant."""
        name = args[0]
        if name in BY_NAME or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise UsageError(f"no command {name!r}", _meant(name))

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the commands by task, then the group's own options."""
        width = max(len(name) for name in BY_NAME)
        for section in SECTIONS:
            with formatter.section(section):
                formatter.write_dl([(e.name.ljust(width), e.line) for e in COMMANDS if e.section == section])
        records = [found for param in self.get_params(ctx) if (found := param.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)

    def invoke(self, ctx: "Context") -> Any:  # noqa: ANN401 - Typer's signature
        """Run the command; a reader that went away is told apart from other failures to write."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedPipeError from error

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - Typer's signature
        """Run and exit: every failure ends here."""
        extra.update(standalone_mode=False, prog_name="defcorpus")
        sys.exit(guarded(lambda: super(LazyGroup, self).main(*args, **extra)))


class SectionedCommand(TyperCommand):
    """A command whose options are listed by what they are for."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the arguments; an error says of which command it is, which Typer leaves out of some."""
        try:
            return super().parse_args(ctx, _filled(args, self.get_params(ctx)))
        except USAGE_ERROR as error:
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: "Context") -> Any:  # noqa: ANN401 - Typer's signature
        """Run; where the corpus is named by PATHs behind, the hint of an unknown id says so."""
        try:
            return super().invoke(ctx)
        except UnknownIdError as error:
            if any("--in" in param.opts for param in self.get_params(ctx)):
                raise
            raise UnknownIdError(error.message, error.hint.replace("--in PATH", "PATH")) from None

    def format_help_text(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write what the command's docstring says, up to its examples."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text((self.help or "").partition(_EXAMPLES)[0])

    def format_epilog(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the docstring's examples as they stand."""
        examples = (self.help or "").partition(_EXAMPLES)[2]
        if examples:
            formatter.write(f"\nExamples:\n{examples}\n")

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write arguments, then options by section in the order of their declaration."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                own = "Arguments" if param.param_type_name == "argument" else "Options"
                section = getattr(param, "rich_help_panel", None) or own
                sections.setdefault(section, []).append(record)
        for section, records in sections.items():
            with formatter.section(section):
                formatter.write_dl(records)


def _filled(args: "Sequence[str]", params: "Sequence[Parameter]") -> list[str]:
    """Return the arguments with an empty second value for each option of `ID [ID]` that is given one.

    It is given one where nothing, an option or a folder, which is a PATH, stands behind it. UsageError where
    it is given none.
    """
    names = {name for param in params if param.metavar == ONE_OR_TWO for name in param.opts}
    typed = [part for word in args for part in word.split("=", word.partition("=")[0] in names)]
    filled: list[str] = []
    for at, word in enumerate(typed):
        filled.append(word)
        if at and typed[at - 1] in names:
            behind = typed[at + 1 : at + 2]
            if not behind or behind[0].startswith("-") or Path(behind[0]).is_dir():
                filled.append("")
    if typed and typed[-1] in names:
        raise UsageError(f"{typed[-1]} names no ID", f"one, or two: {typed[-1]} 000 002")
    return filled


def build(name: str, function: Callable[..., int]) -> "Command":
    """Return the command made from a function and its annotations."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=SectionedCommand, context_settings=_HELP)(function)
    return typer.main.get_command(app)


def _meant(name: str) -> str:
    if Path(name).exists():
        return f"for what is in it: defcorpus list {name}"
    close = get_close_matches(name.lower(), BY_NAME)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    return "defcorpus --help lists the commands"


def _print_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"defcorpus {__version__}\n")
        raise typer.Exit


def orientation(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    """Turn saved news pages into a dated, named, searchable, deduplicated and paired corpus."""
    if ctx.invoked_subcommand is None:
        sys.stdout.write(ORIENTATION)


def application() -> typer.Typer:
    """Return the whole application as Typer has it."""
    app = typer.Typer(
        cls=LazyGroup,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
    )
    app.callback()(orientation)
    return app


def group() -> "Command":
    """Return the group, ready to run."""
    return typer.main.get_command(application())
