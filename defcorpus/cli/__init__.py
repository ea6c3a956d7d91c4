"""The command line: one module a command, loaded only when it is called."""

from __future__ import annotations


def main() -> None:
    """Run `defcorpus` with the process's arguments and exit with its code."""
    from defcorpus.cli.app import group

    group().main(prog_name="defcorpus")
