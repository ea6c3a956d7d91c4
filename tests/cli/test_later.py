"""Modules that are read when they are first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from defcorpus.cli import later

_STATE = """
import sys
from defcorpus.cli import later
later.put_off()
def waiting():
    return {name for name in later._LATER if type(sys.modules[name]) is later._Later}
"""


def ran(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _STATE + program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_command_line_starts_without_reading_them():
    assert ran("import defcorpus.cli.commands.search; print(waiting() == set(later._LATER))") == "True"


@pytest.mark.parametrize(
    "use, said",
    [
        ("import bz2; print(bz2.decompress(bz2.compress(b'a')))", "b'a'"),
        ("from lzma import LZMAFile; print(LZMAFile.__name__)", "LZMAFile"),
        ("import ipaddress; print(ipaddress.ip_address('::1'))", "::1"),
        ("import textwrap; print(textwrap.dedent('  a'))", "a"),
        ("import subprocess; print(subprocess.run([sys.executable, '-V']).returncode == 0)", "True"),
        ("import shutil; print([one for one, _ in shutil.get_archive_formats()])", "['bztar', 'gztar'"),
        ("import tokenize; print(tokenize.tok_name[1], hasattr(tokenize, 'no_such'))", "NAME False"),
    ],
)
def test_one_that_is_used_is_as_always(use, said):
    assert said in ran(use)


def test_one_that_is_used_is_read_once_whoever_asks_first():
    program = """
import threading
from importlib.machinery import SourceFileLoader
read = []
execute = SourceFileLoader.exec_module
def counted(loader, module):
    read.append(module.__name__)
    execute(loader, module)
SourceFileLoader.exec_module = counted
import textwrap
gate = threading.Barrier(8)
def ask():
    gate.wait()
    textwrap.fill
threads = [threading.Thread(target=ask) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
print(read.count("textwrap"))
"""
    assert ran(program) == "1"


def test_what_is_imported_already_stays_as_it_is():
    import bz2

    later.put_off()
    assert sys.modules["bz2"] is bz2
