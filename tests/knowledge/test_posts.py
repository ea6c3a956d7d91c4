"""Posts of both languages."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from defcorpus.knowledge import table
from defcorpus.text.fold import fold

EITHER = {"secretary of state"}  # of the United States the foreign minister, elsewhere a deputy


def test_posts_that_render_each_other_are_of_one_kind():
    """`post_pairs` and `posts` agree, but for offices that the press says by two words (`renderings`)."""
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for form, lang, kind in table("posts"):
        kinds[fold(form), lang].add(kind)
    other = {(row[1], row[2]) for row in table("renderings") if row[0] == "post"}
    wrong = []
    for vi, en, _ in table("post_pairs"):
        for one, two in product(vi.split("|"), en.split("|")):
            left, right = kinds[fold(one), "vi"], kinds[fold(two), "en"]
            joined = any({(a, b), (b, a)} & other for a, b in product(left, right))
            if fold(two) not in EITHER and left and right and not left & right and not joined:
                wrong.append((one, two))
    assert wrong == []


def test_joined_names_have_two_parts():
    assert all(len(form.split(" - ")) == 2 and lang in ("vi", "en") for form, lang in table("joined"))
