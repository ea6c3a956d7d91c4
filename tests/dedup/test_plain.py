"""What is said of pairs without aligning them is what their words would say."""

from __future__ import annotations

import numpy as np
import pytest

from defcorpus.dedup import sketches
from defcorpus.dedup.plain import Sketched, plain
from defcorpus.dedup.texts import spill
from defcorpus.dedup.texts.candidates import candidates
from defcorpus.dedup.texts.spill import Spilled
from defcorpus.dedup.texts.words import read_words
from defcorpus.dedup.verdicts import by_words, verify
from defcorpus.dedup.verifying.verify import DEFAULT
from tests.dedup.build import article
from tests.dedup.texts import COMMUNIQUE, GUESTS, MEETING, PATROL, VESSEL, cut, edited, prices

COPIES = [
    *(edited(text, share, 7) for text in (MEETING, VESSEL, PATROL) for share in (0, 0.05, 0.1, 0.2, 0.3)),
    *(cut(text, share) for text in (MEETING, VESSEL, PATROL) for share in (0.3, 0.6)),
    MEETING + "\n" + VESSEL,
    "\n".join([PATROL, VESSEL, MEETING]),
]
FORMS = [*(prices(seed) for seed in range(6)), *(COMMUNIQUE.format(**guest) for guest in GUESTS)]


def found(texts):
    made = list(sketches(article(text) for text in texts))
    pairs = candidates(made)
    by_key = {each.key: text for each, text in zip(made, texts, strict=True)}
    return made, pairs, by_key


def test_no_copy_is_put_apart_by_its_sketch():
    made, pairs, _ = found(COPIES)
    told = plain(Sketched.of(made), pairs, DEFAULT)
    assert len(pairs) > 20 and not (told.apart | told.unlike).any()


def test_a_form_filled_in_anew_is_near_no_other():
    made, pairs, by_key = found(FORMS)
    assert not plain(Sketched.of(made), pairs, DEFAULT).near.any()
    assert {each.verdict for each in verify(made, pairs, by_key.__getitem__)} <= {"different"}


INSIDE = [
    (cut(MEETING, 0.3), MEETING, "part"),
    (MEETING, MEETING + "\n" + cut(VESSEL, 0.2), "near"),
    (VESSEL, PATROL + "\n" + VESSEL, "part"),
]


@pytest.mark.parametrize(("short", "long", "verdict"), INSIDE)
def test_a_text_word_for_word_in_another_needs_no_alignment(monkeypatch, short, long, verdict):
    made, pairs, by_key = found((short, long))
    monkeypatch.setattr("defcorpus.dedup.verdicts.judge", None)
    (one,) = by_words(made, pairs, lambda keys: read_words([by_key[key] for key in keys])).likenesses()
    assert (one.verdict, one.of_short, one.against) == (verdict, 1.0, 0.0)


@pytest.mark.parametrize("small", [1, 1 << 18])
def test_parts_in_files_and_in_memory(monkeypatch, small):
    monkeypatch.setattr(spill, "_SMALL", small)
    parts = Spilled(2)
    parts.add(1, np.array([3, 4], np.uint64))
    parts.add(1, np.array([1], np.uint64))
    assert [part.tolist() for part in parts] == [[], [3, 4, 1]]
    parts.put(1, np.sort(parts[1]))
    assert parts[1].tolist() == [1, 3, 4] and [part.tolist() for part in parts[1:]] == [[1, 3, 4]]
