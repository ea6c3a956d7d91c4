"""How many counterparts `--across` finds: ``python benchmarks/across.py EVALUATION WORK SET... [--terms N]``.

The sets (alt ntrex) become one corpus. Of the glossary's terms of two words or more that stand in three
gold articles of their language or more, N (60) are drawn with a seed, half of each language. Each is asked
as a phrase with the other language's terms; counted are gold pairs whose own side has the term just so, and
those whose other side is found. Once with the reviewed tables alone, once with what the corpus's own pairs
taught.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping
from pathlib import Path

from defcorpus.corpus import Corpus
from defcorpus.corpus.records import Filters
from defcorpus.knowledge import table
from defcorpus.report.lexicons import learnt_terms
from defcorpus.report.matches import paired
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


def share(
    corpus: Corpus, pairs: Mapping[str, set[str]], terms: list[tuple[str, str]], dictionary: Dictionary
) -> tuple[int, int, list[str]]:
    """Return how many counterparts are found, of how many, and the terms that find fewest."""
    found = every = 0
    weak = []
    for form, lang in terms:
        query = parse(f'"{form}"')
        own = ids(corpus, query, lang, exact=True)
        reached = ids(corpus, across(query, dictionary).query)
        others = [other for id_ in own for other in pairs.get(id_, ())]
        hits = sum(other in reached for other in others)
        found, every = found + hits, every + len(others)
        if hits < 0.8 * len(others):
            weak.append(f"{form} {hits}/{len(others)}")
    return found, every, weak


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--terms", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    pairs = gold(options.evaluation, options.sets)
    paths = [options.evaluation / "pairs" / name / "articles.jsonl" for name in options.sets]
    with Corpus.open(paths, store=options.work / "store") as corpus:
        paired(corpus)
        terms = drawn(corpus, pairs, options.terms, options.seed)
        print(f"{' '.join(options.sets)}: {len(pairs) // 2} pairs, {len(terms)} terms")
        learnt = with_learnt(learnt_terms(corpus))
        for name, dictionary in (("reviewed tables", reviewed()), ("and learnt", learnt)):
            found, every, weak = share(corpus, pairs, terms, dictionary)
            print(f"  {name:16} {found}/{every} = {found / every:.1%}; weakest: {'; '.join(weak[:12])}")


if __name__ == "__main__":
    main()
