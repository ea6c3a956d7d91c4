"""Small cases in the manner of the press, all of them one corpus: who meets whom is told apart in each.

In `cases/*.txt` a case begins with `# its name`, an article of it with `## id EVENT…`: the events it tells,
by letters of the case's own. Everything told in them is invented.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.events import events

Pair = tuple[str, str]


class Case(NamedTuple):
    """A few articles by id, and the events each tells."""

    name: str
    texts: dict[str, str]
    told: dict[str, tuple[str, ...]]


def read() -> list[Case]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for block in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]:
            name, _, rest = block.partition("\n")
            texts, told = {}, {}
            for article in re.split(r"(?m)^## ", rest)[1:]:
                head, _, text = article.partition("\n")
                id_, *letters = head.split()
                texts[id_], told[id_] = text.strip("\n") + "\n", tuple(letters)
            found.append(Case(name, texts, told))
    return found


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {pair for group in groups for pair in itertools.combinations(sorted({*group}), 2)}


CASES = read()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """Return the ids of each event that is found, such as `12-a` of the thirteenth case."""
    folder, store = (tmp_path_factory.mktemp(name) for name in ("articles", "store"))
    for number, case in enumerate(CASES):
        for id_, text in case.texts.items():
            (folder / f"{number:02}-{id_}.txt").write_text(text, "utf-8")
    with Corpus.open([folder], store=store) as corpus:
        stems = {article.id: Path(article.path).stem for article in corpus.select()}
        return [[stems[id_] for id_ in event.ids] for event in events(corpus)]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_case(number: int, found: list[list[str]]) -> None:
    case = CASES[number]
    letters = {letter for told in case.told.values() for letter in told}
    wanted = pairs(
        [f"{number:02}-{id_}" for id_, told in case.told.items() if letter in told] for letter in letters
    )
    mine = f"{number:02}-"
    made = {pair for pair in pairs(found) if any(id_.startswith(mine) for id_ in pair)}
    assert made == wanted


def test_ids_and_names_are_said_once() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 70
