"""Counterparts of a whole corpus: features are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    result = paired(corpus)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import PathError
from defcorpus.report.collecting import without_collecting
from defcorpus.report.flags import keep_flags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.pairs import Features, Lexicon, Options, Pair, Result
    from defcorpus.pairs.candidates.planned import Plan
    from defcorpus.pairs.verdicts import Decided
    from defcorpus.report.features import Report
    from defcorpus.report.matching.pairfeatures import Shelf


@without_collecting()
def paired(
    corpus: Corpus,
    options: Options | None = None,
    *,
    relearn: bool = False,
    lexicon: Path | None = None,
    progress: Report = None,
) -> Result:
    """Pair the corpus's articles of the two languages: the Python call behind `defcorpus pairs`.

    Copies count as one: a pair names the article that stands for them. What a person decided holds, of the
    article or of a copy. A digest that has no counterpart as a whole is paired with the surest report of one
    of its stories that has no other; what else its stories tell is in `Result.told`. The model (term
    frequencies, the translation lexicon, what a pair needs) is kept in the store. It is learnt on the first
    call, with `relearn`, and when the corpus has grown by a fifth. With the options that hold by themselves
    what was found is kept too, and only what is new is compared the next time.

    `lexicon` is a file that takes the place of the corpus's own lexicon: read where it is there, else (or
    with `relearn`) written. LexiconError for one that cannot be read, PathError for one that cannot be
    written, UsageError where it would replace something else.
    """
    from defcorpus.pairs import Options
    from defcorpus.pairs.judged import linked_decided
    from defcorpus.report.matching.digests import with_stories
    from defcorpus.report.matching.pairing import pairing

    given, written = None, lexicon
    if lexicon is not None:
        from defcorpus.report.matching.lexicons import check_writable, read_lexicon

        given = None if relearn else read_lexicon(lexicon)
        written = None if given is not None else lexicon
        if written is not None:
            check_writable(written)
    found = pairing(corpus, options, relearn=relearn, lexicon=given, progress=progress)
    if written is not None:
        from defcorpus.pairs import Lexicon
        from defcorpus.report.matching.lexicons import write_lexicon

        write_lexicon(written, found.reader.model.lexicon or Lexicon())
    decided = decided_of(corpus, found.shelf, found.stands)
    asked = options or Options()
    result = linked_decided(found.reader, found.standing, asked, decided, found.index, found.report)
    result = with_stories(corpus, found, result, asked, decided)
    found.keep()
    if options is None and found.own:
        keep_flags(corpus, pairs=_with_copies(result, found.stands))
    return result


def among(corpus: Corpus, result: Result, filters: Filters, *, progress: Report = None) -> Result:
    """Return what of a result concerns articles that fit the filters, or of which a copy does.

    A pair is kept where either of its articles fits, an article without counterpart where it fits itself.
    """
    from defcorpus.pairs.shown import Alone
    from defcorpus.report.copying.unique import standing_for

    through = {article.id for article in corpus.select(filters)}
    stands = standing_for(corpus, progress=progress)
    through |= {stands[id_] for id_ in through if id_ in stands}
    pairs, reviews, told = (
        tuple(pair for pair in some if pair.vi in through or pair.en in through)
        for some in (result.pairs, result.reviews, result.told)
    )
    alone = result.unpaired
    alone = alone.among(through) if isinstance(alone, Alone) else [row for row in alone if row.id in through]
    return replace(result, pairs=pairs, reviews=reviews, unpaired=alone, told=told)


def planned(corpus: Corpus, options: Options | None = None, *, progress: Report = None) -> Plan:
    """Return what `paired` would compare: by which rule how often, and which keys are too common for it."""
    from defcorpus.pairs.candidates.planned import planned_columns
    from defcorpus.report.matching.pairfeatures import Read
    from defcorpus.report.matching.pairing import learnt

    found = learnt(corpus, progress)
    vi, en = found.sides
    shelf = found.shelf
    articles, columns = (
        (Read(shelf, vi), Read(shelf, en)),
        (shelf.columns(vi.numbers.tolist()), shelf.columns(en.numbers.tolist())),
    )
    return planned_columns(articles, columns, found.model, options)


def decided_of(corpus: Corpus, shelf: Shelf, stands: dict[str, str]) -> Decided:
    """Return a person's verdicts by the content keys of the articles that stand for copies."""
    from defcorpus.report.verdicts import holding

    found = holding(corpus).of_pairs
    if not found or not stands:
        return found
    of = shelf.keys
    kept = {of[copy]: of[one] for copy, one in stands.items() if copy in of and one in of}
    of_copies = {(kept.get(vi, vi), kept.get(en, en)): word for (vi, en), word in sorted(found.items())}
    return {**of_copies, **found}  # what was said of the article itself comes first


def _with_copies(result: Result, stands: dict[str, str]) -> list[tuple[str, str]]:
    """Return the pairs, and before them each copy with the counterpart of the article that stands for it."""
    of_vi = {pair.vi: pair.en for pair in reversed(result.pairs)}
    of_en = {pair.en: pair.vi for pair in reversed(result.pairs)}
    copies = [(copy, of_vi[one]) for copy, one in sorted(stands.items()) if one in of_vi]
    copies += [(of_en[one], copy) for copy, one in sorted(stands.items()) if one in of_en]
    return copies + [(pair.vi, pair.en) for pair in reversed(result.pairs)]


def explained(
    corpus: Corpus, vi: str, en: str, *, lexicon: Path | None = None, progress: Report = None
) -> Pair:
    """Return the ledger of any two articles, given by their ids, as if they had no rivals.

    What a person decided of them is its last line. Of a digest it is the ledger of the story that is nearer
    to the other article than all of its text. `lexicon` is a file as `paired` takes it, which has to be
    there.
    """
    return ledgers(corpus, [(vi, en)], lexicon=lexicon, progress=progress)[0]


def told_of(result: Result, vi: str, en: str) -> tuple[Pair | None, str]:
    """Return the pair that a result makes of two articles, or None and whom each has instead."""
    for pair in (*result.pairs, *result.reviews):
        if (pair.vi, pair.en) == (vi, en):
            return pair, ""
    said, alone = [], []
    for id_ in (vi, en):
        has = next((pair for pair in (*result.pairs, *result.reviews) if id_ in (pair.vi, pair.en)), None)
        if has is None:
            alone.append(id_)
            continue
        other = has.en if id_ == has.vi else has.vi
        paired_ = has.status == "paired"
        said.append(f"{id_} {'is paired with' if paired_ else 'may be the counterpart of'} {other}")
    said += [f"{' and '.join(alone)} {'have' if len(alone) == 2 else 'has'} no counterpart"] if alone else []
    return None, ", ".join(said)


def ledgers(
    corpus: Corpus,
    pairs: Iterable[tuple[str, str]],
    *,
    lexicon: Path | None = None,
    progress: Report = None,
) -> list[Pair]:
    """Return the ledger of each Vietnamese and English article, given by their ids, as `explained` does."""
    from defcorpus.pairs import explain_decided
    from defcorpus.report.matching.digests import by_story
    from defcorpus.report.matching.pairing import pairing, settled

    if lexicon is None:
        found = settled(corpus, progress)
        shelf, stands, model = found.shelf, found.stands, found.model
    else:
        made = pairing(corpus, lexicon=lexicon_there(lexicon), progress=progress)
        shelf, stands, model = made.shelf, made.stands, made.reader.model
    decided = decided_of(corpus, shelf, stands)
    told = []
    for vi, en in pairs:
        one, two = _features_of(corpus, shelf, vi), _features_of(corpus, shelf, en)
        word = decided.get((one.key, two.key))
        pair = explain_decided(one, two, model, word)
        story = by_story(corpus, (one, two), model) if word is None else None
        told.append(pair if story is None or story.weight < pair.weight else story)
    return told


def lexicon_there(file: Path) -> Lexicon:
    """Return the lexicon of a file; PathError where it is not there."""
    from defcorpus.report.matching.lexicons import read_lexicon

    found = read_lexicon(file)
    if found is None:
        raise PathError(f"no such file: {file}", f"defcorpus pairs --lexicon {file} learns and writes it")
    return found


def _features_of(corpus: Corpus, shelf: Shelf, id_: str) -> Features:
    """Return an article's features; those of a listing or a stub are made now."""
    from defcorpus.pairs import features

    number = shelf.numbers.get(id_)
    return features(corpus.article(id_)) if number is None else shelf.features(number, id_)


class Counterpart(NamedTuple):
    """The article of the other language that tells the same, if there is one, and how sure that is."""

    id: str | None = None
    score: float | None = None
    status: str = "unpaired"  # paired, review or unpaired
    nearest: str | None = None  # where there is none
    against: str = ""  # what speaks against the nearest


def counterpart(corpus: Corpus, article: Article, *, progress: Report = None) -> Counterpart:
    """Return the counterpart that an article of the corpus has, or one from elsewhere would have there.

    One from elsewhere has no rivals: it is held against every article of the other language.
    """
    own = corpus.numbers([article.id]).values()
    if any(summary.key == article.page.key for summary in corpus.summaries(own)):
        return counterpart_in(corpus, paired(corpus, progress=progress), article.id, progress=progress)[1]
    from defcorpus.pairs import features
    from defcorpus.pairs.features.articles import Listed
    from defcorpus.pairs.features.columns import columns_of
    from defcorpus.pairs.match import match_columns
    from defcorpus.report.matching.pairfeatures import Read
    from defcorpus.report.matching.pairing import settled

    made = replace(features(article), id="")
    if made.lang not in ("vi", "en"):
        return Counterpart()
    found = settled(corpus, progress)
    vietnamese = made.lang == "vi"
    others = found.sides[vietnamese]
    theirs = found.shelf.columns(others.numbers.tolist())
    read, mine = Read(found.shelf, others), columns_of([made])[not vietnamese]
    result = (
        match_columns((Listed([made]), read), (mine, theirs), found.model)
        if vietnamese
        else match_columns((read, Listed([made])), (theirs, mine), found.model)
    )
    return _of("", result)


def counterpart_in(
    corpus: Corpus, result: Result, id_: str, *, progress: Report = None
) -> tuple[str, Counterpart]:
    """Return the id of the article that stands for this one (its own: it is no copy), and its counterpart."""
    from defcorpus.report.copying.unique import standing_for

    kept = standing_for(corpus, progress=progress).get(id_, id_)
    return kept, _of(kept, result)


def _of(id_: str, result: Result) -> Counterpart:
    for pair in (*result.pairs, *result.reviews):
        if id_ in (pair.vi, pair.en):
            return Counterpart(pair.en if id_ == pair.vi else pair.vi, pair.score, pair.status)
    for row in result.unpaired:
        if row.id == id_:
            return Counterpart(nearest=row.nearest, against=row.against)
    return Counterpart()


def weigher(corpus: Corpus) -> Callable[[str, str], float]:
    """Return what tells the score of any two articles, a Vietnamese and an English id, without rivals."""
    from defcorpus.pairs import scorer
    from defcorpus.report.matching.pairing import settled

    found = settled(corpus)
    shelf = found.shelf
    return scorer(lambda id_: shelf.features(shelf.numbers[id_], id_), found.model)
