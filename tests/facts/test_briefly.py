"""What is read of a page that is only to be compared is what is read of any."""

from pathlib import Path

import pytest

from defcorpus.facts.article import analyse, analyse_briefly
from defcorpus.reading import read

SEEDS = sorted(Path(__file__).resolve().parents[2].glob("seeds/*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_brief_look_sees_the_same(path):
    (page,) = read([path])
    whole, brief = analyse(page), analyse_briefly(page)
    for name in (
        "page",
        "lang",
        "title",
        "date",
        "event_date",
        "retrieved",
        "source",
        "words",
        "kind",
        "removed",
    ):
        assert getattr(brief, name) == getattr(whole, name), name
