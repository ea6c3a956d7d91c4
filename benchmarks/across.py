"""How many counterparts `--across` finds: ``python benchmarks/across.py EVALUATION WORK SET...``.

The sets (alt ntrex) become one corpus. Of the glossary's terms of two words or more that stand in three
gold articles of their language or more, N (60) are drawn with each seed, half of each language. Each is asked
as a phrase with the other language's terms; counted are gold pairs whose own side has the term just so, those
whose other side is found, and of all articles of the other language that are found those whose counterpart
has the term. Once with the reviewed tables alone, once with what the corpus's own pairs taught.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from defcorpus.corpus import Corpus
from defcorpus.corpus.records import Filters
from defcorpus.knowledge import table
from defcorpus.report.matching.learnt import learnt_terms
from defcorpus.report.matching.matches import paired
from defcorpus.search import Query, across, parse, search
from defcorpus.search.renderings import Dictionary, reviewed, with_learnt

LEAST = 3  # gold articles that have a term


def gold(evaluation: Path, sets: list[str]) -> dict[str, set[str]]:
    """Return the counterparts of each article of the sets, by id."""
    found: dict[str, set[str]] = {}
    for name in sets:
        for line in (evaluation / "pairs" / name / "gold.tsv").read_text("utf-8").splitlines()[1:]:
            vi, en, *_ = line.split("\t")
            found.setdefault(vi, set()).add(en)
            found.setdefault(en, set()).add(vi)
    return found


def ids(corpus: Corpus, query: str | Query, lang: str = "", *, exact: bool = False) -> set[str]:
    """Return the ids that a query finds."""
    filters = Filters(langs=(lang,)) if lang else None
    result = search(corpus, query, filters, limit=None, snippets=False, exact=exact)
    return {hit.summary.id for hit in result.hits}


def drawn(corpus: Corpus, pairs: Mapping[str, set[str]], count: int, seed: int) -> list[tuple[str, str]]:
    """Return (term, language) pairs, half of each language."""
    draw = random.Random(seed)
    terms = []
    for lang, column in (("vi", 0), ("en", 1)):
        forms = sorted({row[column].split("|")[0] for row in table("glossary")})
        draw.shuffle(forms)
        kept = 0
        for form in forms:
            if " " not in form or kept >= count // 2:
                continue
            if len(ids(corpus, f'"{form}"', lang, exact=True) & pairs.keys()) >= LEAST:
                terms.append((form, lang))
                kept += 1
    return terms


class Tally(NamedTuple):
    """What is found for some terms."""

    found: int  # gold counterparts of articles that have a term
    every: int
    added: int  # articles of the other language that are found
    right: int  # of them those whose gold counterpart has the term
    weak: list[str]  # terms that find fewest
    wide: list[str]  # terms that find most besides


def share(
    corpus: Corpus, pairs: Mapping[str, set[str]], terms: list[tuple[str, str]], dictionary: Dictionary
) -> Tally:
    """Return how many counterparts are found, and how many articles besides."""
    found = every = added = right = 0
    weak, wide = [], []
    for form, lang in terms:
        query = parse(f'"{form}"')
        own = ids(corpus, query, lang, exact=True)
        reached = ids(corpus, across(query, dictionary).query, "en" if lang == "vi" else "vi") & pairs.keys()
        others = [other for id_ in own for other in pairs.get(id_, ())]
        hits = sum(other in reached for other in others)
        good = sum(bool(pairs[id_] & own) for id_ in reached)
        found, every, added, right = found + hits, every + len(others), added + len(reached), right + good
        if hits < 0.8 * len(others):
            weak.append(f"{form} {hits}/{len(others)}")
        if good < 0.3 * len(reached):
            wide.append(f"{form} {good}/{len(reached)}")
    return Tally(found, every, added, right, weak, wide)


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--terms", type=int, default=60)
    parser.add_argument("--seeds", type=int, nargs="+", default=[7, 8, 9])
    parser.add_argument(
        "--verbose", action="store_true", help="name the terms that find little, or much else"
    )
    options = parser.parse_args()
    pairs = gold(options.evaluation, options.sets)
    paths = [options.evaluation / "pairs" / name / "articles.jsonl" for name in options.sets]
    with Corpus.open(paths, store=options.work / "store") as corpus:
        paired(corpus)
        learnt = with_learnt(learnt_terms(corpus))
        for seed in options.seeds:
            terms = drawn(corpus, pairs, options.terms, seed)
            print(f"{' '.join(options.sets)}: {len(pairs) // 2} pairs, {len(terms)} terms, seed {seed}")
            for name, dictionary in (("reviewed tables", reviewed()), ("and learnt", learnt)):
                told = share(corpus, pairs, terms, dictionary)
                print(
                    f"  {name:16} {told.found}/{told.every} = {told.found / told.every:.1%} of counterparts; "
                    f"{told.right}/{told.added} = {told.right / max(1, told.added):.1%} of the found have it"
                )
                if options.verbose:
                    print(f"    least found: {'; '.join(told.weak)}")
                    print(f"    most besides: {'; '.join(told.wide)}")


if __name__ == "__main__":
    main()
