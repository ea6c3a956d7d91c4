"""What tells a story, by number: what pairing and copies ask of a whole corpus at once."""

from __future__ import annotations

import numpy as np


def text(number: int, lang: str = "vi") -> str:
    return f"Story {number}\nlang: {lang}\n"


def rows(corpus, lang: str) -> list[tuple[str, str, int, int]]:
    told = corpus.told().get(lang, np.zeros((0, 2), np.int64)).tolist()
    ids, keys = corpus.told_ids(lang), corpus.told_keys(lang)
    return [(key, id_, *row) for key, id_, row in zip(keys, ids, told, strict=True)]


def test_stories_are_in_the_order_of_their_keys_and_ids(room):
    for number in range(6):
        room.put(f"a{number}.txt", text(number % 4, "vi" if number % 3 else "en"))
    room.put("odd\nname, with\ttabs.txt", text(9))
    with room.open() as corpus:
        for lang in ("vi", "en", "fr"):
            found = rows(corpus, lang)
            assert found == sorted(found)
            said = {one.id: (one.key, one.id, one.number, 1) for one in corpus.select() if one.lang == lang}
            assert found == sorted(said.values())
        assert set(corpus.told()) == {"vi", "en"}
        assert "odd\nname, with\ttabs" in corpus.told_ids("vi")


def test_a_story_has_the_generation_it_changed_in(room):
    for number in range(3):
        room.put(f"a{number}.txt", text(number))
    with room.open() as corpus:
        before = {id_: number for _, id_, number, _ in rows(corpus, "vi")}
        room.put("a1.txt", text(7))
        room.put("b.txt", text(8))
        (room.news / "a2.txt").unlink()
        corpus.update()
        found = {id_: (number, generation) for _, id_, number, generation in rows(corpus, "vi")}
        assert found["a0"] == (before["a0"], 1) and {found[id_][1] for id_ in ("a1", "b")} == {2}
        assert set(found) == {"a0", "a1", "b"}
        assert [told.number for told in corpus.wanting("x", 1)] == sorted(
            number for number, _ in found.values()
        )


def test_when_articles_came_to_be_called_otherwise_is_known(room):
    room.put("a.txt", text(1))
    room.put("b.txt", text(2))
    with room.open() as corpus:
        assert corpus.renamed == 0  # newcomers had no name before
        room.put("c.txt", text(3))
        corpus.update()
        assert (corpus.generation, corpus.renamed) == (2, 0)
        room.put("c.html", text(4))  # two of one name: neither has it
        corpus.update()
        assert (corpus.generation, corpus.renamed) == (3, 3)
        (room.news / "a.txt").rename(room.news / "z.txt")
        corpus.update()
        assert (corpus.generation, corpus.renamed) == (4, 4)
        room.put("d.txt", text(5))
        corpus.update()
        assert (corpus.generation, corpus.renamed) == (5, 4)
