"""Counterparts of a whole corpus: features are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    result = paired(corpus)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import PathError
from defcorpus.report.features import kept_features, told
from defcorpus.report.flags import keep_flags, standing_for
from defcorpus.report.lexicons import (
    GROWTH,
    keep_lexicon,
    kept_lexicon,
    lexicon_of,
    read_lexicon,
    write_lexicon,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Features, Lexicon, Model, Options, Pair, Result
    from defcorpus.pairs.planned import Plan
    from defcorpus.pairs.verdicts import Decided
    from defcorpus.report.features import Report


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
    article or of a copy. What is learnt (term frequencies, the translation lexicon) is kept in the store. It
    is learnt on the first call, with `relearn`, and when the corpus has grown by a fifth.

    `lexicon` is a file that takes the place of the store's lexicon: read where it is there, else (or with
    `relearn`) written. LexiconError for one that cannot be read, PathError for one that cannot be written.
    """
    from defcorpus.pairs import Options, match_decided
    from defcorpus.report.lexicons import check_writable

    given = read_lexicon(lexicon) if lexicon is not None and not relearn else None
    if lexicon is not None and given is None:
        check_writable(lexicon)
    features = _pair_features(corpus, progress)
    stands = standing_for(corpus, progress=progress)
    single = [article for article in features if article.id not in stands]
    model = _model(corpus, single, relearn=relearn)
    decided = decided_of(corpus, features, stands)
    words = given or (None if relearn else kept_lexicon(corpus))
    if words is None:
        result = match_decided(single, model, Options(), decided)
        words = result.lexicon
        keep_lexicon(corpus, words)
    else:
        result = None
    if result is None or options not in (None, Options()):
        result = match_decided(single, model, options or Options(), decided, words)
    if lexicon is not None and given is None:
        write_lexicon(lexicon, words)
    if options is None and given is None:
        keep_flags(corpus, pairs=_with_copies(result, stands))
    return result


def planned(corpus: Corpus, options: Options | None = None, *, progress: Report = None) -> Plan:
    """Return what `paired` would compare: by which rule how often, and which keys are too common for it."""
    from defcorpus.pairs.planned import planned

    stands = standing_for(corpus, progress=progress)
    single = [article for article in _pair_features(corpus, progress) if article.id not in stands]
    return planned(single, _model(corpus, single, relearn=False), options)


def decided_of(corpus: Corpus, features: list[Features], stands: dict[str, str]) -> Decided:
    """Return a person's verdicts by the content keys of the articles that stand for copies."""
    from defcorpus.report.verdicts import holding

    found = holding(corpus).decided
    if not found or not stands:
        return found
    keys = {article.id: article.key for article in features}
    kept = {keys[copy]: keys[one] for copy, one in stands.items() if copy in keys and one in keys}
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

    What a person decided of them is its last line.
    """
    return ledgers(corpus, [(vi, en)], lexicon=lexicon, progress=progress)[0]


def ledgers(
    corpus: Corpus,
    pairs: Iterable[tuple[str, str]],
    *,
    lexicon: Path | None = None,
    progress: Report = None,
) -> list[Pair]:
    """Return the ledger of each Vietnamese and English article, given by their ids, as `explained` does."""
    from defcorpus.pairs import Options, explain_decided, match_decided

    found = {article.id: article for article in _pair_features(corpus, progress)}
    stands = standing_for(corpus, progress=progress)
    decided = decided_of(corpus, list(found.values()), stands)
    single = [one for one in found.values() if one.id not in stands]
    model = _model(corpus, single, relearn=False)
    words = _read(lexicon) if lexicon is not None else kept_lexicon(corpus)
    words = words or match_decided(single, model, Options(), decided).lexicon
    told = []
    for vi, en in pairs:
        one, two = _features_of(corpus, found, vi), _features_of(corpus, found, en)
        told.append(explain_decided(one, two, model, decided.get((one.key, two.key)), words))
    return told


def _read(file: Path) -> Lexicon:
    found = read_lexicon(file)
    if found is None:
        raise PathError(f"no such file: {file}", f"defcorpus pairs --lexicon {file} learns and writes it")
    return found


def _features_of(corpus: Corpus, found: dict[str, Features], id_: str) -> Features:
    """Return an article's features; those of a listing or a stub are made now."""
    from defcorpus.pairs import features

    return found[id_] if id_ in found else features(corpus.article(id_))


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
        return _of(article.id, paired(corpus, progress=progress))
    from defcorpus.pairs import Options, features, match

    every = _pair_features(corpus, progress)
    asked = replace(features(article), id="")
    others = [each for each in every if each.lang != asked.lang]
    words = lexicon_of(corpus, progress=progress)
    model = _model(corpus, every, relearn=False)
    return _of("", match([asked, *others], model, Options(), lexicon=words))


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
    from defcorpus.pairs import explain

    features = _pair_features(corpus, None)
    model = _model(corpus, features, relearn=False)
    by_id = {article.id: article for article in features}
    return lambda vi, en: explain(by_id[vi], by_id[en], model).score


def _pair_features(corpus: Corpus, progress: Report) -> list[Features]:
    from defcorpus.pairs import FEATURES_VERSION, Features, features

    articles = {number: a for number, a in told(corpus).items() if a.lang in ("vi", "en")}
    kept = kept_features(
        corpus,
        ("pairs", FEATURES_VERSION),
        articles,
        lambda some: map(features, some),
        Features.to_bytes,
        progress,
    )
    # Ids are the corpus's own and may have changed since, when another file of the same name came.
    return [replace(Features.from_bytes(kept[n]), id=article.id) for n, article in articles.items()]


def _model(corpus: Corpus, features: list[Features], *, relearn: bool) -> Model:
    from defcorpus.pairs import MODEL_VERSION, Model, learn

    kept = None if relearn else corpus.model("pairs", MODEL_VERSION)
    if kept is not None and len(corpus) <= kept.articles * GROWTH:
        return Model.from_bytes(kept.data)
    model = learn(features)
    corpus.put_model("pairs", MODEL_VERSION, model.to_bytes())
    return model
