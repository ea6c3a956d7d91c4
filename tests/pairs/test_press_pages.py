"""Short news of meetings and port calls, paired as one corpus: guests by sound, background, editions, days.

`press_pages.txt` has a page after each line `@ id lang event date title`. Pages of one event in the two
languages are counterparts; those of an event with an apostrophe are there to be confused with it.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from defcorpus.facts import analyse
from defcorpus.pairs import features, match
from defcorpus.reading import read

PAGES = (Path(__file__).parent / "press_pages.txt").read_text(encoding="utf-8")


def pages():
    for part in PAGES.removeprefix("@ ").split("\n@ "):
        head, body = part.split("\n", 1)
        id_, lang, event, date, title = head.split(" ", 4)
        stamp = "" if date == "none" else f" date {date} \n"
        yield id_, lang, event, f"{stamp}{title}\n{body}\n"


WANTED = {
    one: other
    for one, lang, event, _ in pages()
    if lang == "vi"
    for other, of, same, _ in pages()
    if of == "en" and same == event
}
KNOWN = {id_: lang for id_, lang, _, _ in pages()}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("press")
    for id_, _, _, text in pages():
        (folder / f"{id_}.txt").write_text(text, encoding="utf-8")
    made = [replace(analyse(page), id=Path(page.location.path).stem) for page in read([folder])]
    assert {article.id: article.lang.code for article in made} == KNOWN
    return {pair.vi: pair.en for pair in match([features(article) for article in made]).pairs}


@pytest.mark.parametrize(("vi", "en"), WANTED.items())
def test_counterparts_are_found(found, vi, en):
    assert found.get(vi) == en


def test_nothing_else_is_paired(found):
    assert found == WANTED


def test_there_is_much_to_confuse():
    events = {event for _, _, event, _ in pages()}
    assert len(WANTED) > 30
    assert sum(event.endswith("'") for event in events) > 20
