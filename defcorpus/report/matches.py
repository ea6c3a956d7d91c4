"""Copies and counterparts of a whole corpus: the features are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    result = paired(corpus)
    groups = copies(corpus)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Progress, Summary
    from defcorpus.dedup import Group
    from defcorpus.dedup import Options as CopyOptions
    from defcorpus.pairs import Features, Model, Pair, Result
    from defcorpus.pairs import Options as PairOptions

    Report = Callable[[Progress], None] | None

_T = TypeVar("_T")

_TOGETHER = 256  # features kept in one transaction
_GROWTH = 1.2  # a model is learnt again when the corpus has grown by a fifth
_FLAGS = ("flags", 1)


def paired(
    corpus: Corpus, options: PairOptions | None = None, *, relearn: bool = False, progress: Report = None
) -> Result:
    """Pair the corpus's articles of the two languages: the Python call behind `defcorpus pairs`.

    The model (term frequencies) is kept in the store. It is learnt on the first call, with `relearn`, and
    when the corpus has grown by a fifth.
    """
    from defcorpus.pairs import Options, match

    features = _pair_features(corpus, progress)
    result = match(features, _model(corpus, features, relearn=relearn), options or Options())
    if options is None:
        _keep_flags(corpus, pairs=[(pair.vi, pair.en) for pair in result.pairs])
    return result


def explained(corpus: Corpus, vi: str, en: str, *, progress: Report = None) -> Pair:
    """Return the ledger of any two articles, given by their ids, as if they had no rivals."""
    from defcorpus.pairs import explain, features

    model = _model(corpus, _pair_features(corpus, progress), relearn=False)
    return explain(features(corpus.article(vi)), features(corpus.article(en)), model)


def copies(corpus: Corpus, options: CopyOptions | None = None, *, progress: Report = None) -> list[Group]:
    """Group the corpus's copies: the Python call behind `defcorpus dedup`."""
    from defcorpus.dedup import SKETCH_VERSION, Document, Sketch, find_groups, sketches

    articles = _told(corpus)
    kept = _features(corpus, ("dedup", SKETCH_VERSION), articles, sketches, Sketch.to_bytes, progress)
    documents = [
        Document(
            id=article.id,
            path=article.path,
            key=article.key,
            sketch=Sketch.from_bytes(kept[number]),
            date=article.date,
            source=article.source,
            order=order,
        )
        for order, (number, article) in enumerate(articles.items())
    ]
    numbers = {article.key: number for number, article in articles.items()}

    def text_of(key: str) -> str:
        (page,) = corpus.pages([numbers[key]]).values()
        return "\n".join(page.of("body"))

    groups = find_groups(documents, options, text_of)
    if options is None:
        members = [[group.keep, *(member.id for member in group.members)] for group in groups]
        _keep_flags(corpus, copies=[id_ for group in members for id_ in group])
    return groups


def _told(corpus: Corpus) -> dict[int, Summary]:
    """Return the summaries of what tells a story, by number."""
    from defcorpus.article import STORYLESS

    return {a.number: a for a in corpus.select(sort="id") if a.kind not in STORYLESS}


def _pair_features(corpus: Corpus, progress: Report) -> list[Features]:
    from defcorpus.pairs import FEATURES_VERSION, Features, features

    articles = {number: a for number, a in _told(corpus).items() if a.lang in ("vi", "en")}
    kept = _features(
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
    if kept is not None and len(corpus) <= kept.articles * _GROWTH:
        return Model.from_bytes(kept.data)
    model = learn(features)
    corpus.put_model("pairs", MODEL_VERSION, model.to_bytes())
    return model


def _features(
    corpus: Corpus,
    kind: tuple[str, int],
    articles: dict[int, Summary],
    make: Callable[[Iterable[Article]], Iterator[_T]],
    encode: Callable[[_T], bytes],
    progress: Report,
) -> dict[int, bytes]:
    """Return features by article number, making and keeping those that are missing."""
    from defcorpus.corpus import Progress

    kept = corpus.features(*kind)
    missing = [number for number in articles if number not in kept]
    for at in range(0, len(missing), _TOGETHER):
        if progress is not None:
            progress(Progress("comparing", at, len(missing), "articles"))
        numbers = missing[at : at + _TOGETHER]
        made = list(zip(numbers, map(encode, make(corpus.articles(numbers))), strict=True))
        corpus.put_features(*kind, made)
        kept.update(made)
    return kept


@dataclass(frozen=True, slots=True)
class Flags:
    """What was last found of a corpus as it is now: whose counterpart is whom, and who has copies, by id."""

    counterparts: dict[str, str] | None  # none: not known
    copies: frozenset[str] | None

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return self.counterparts is not None and self.copies is not None


def flags(corpus: Corpus) -> Flags:
    """Return what `paired` and `copies` found with their own options, if nothing changed since. Quick."""
    import json

    model = corpus.model(*_FLAGS)
    if model is None or model.generation != corpus.generation:
        return Flags(None, None)
    kept = json.loads(model.data)
    pairs, copied = kept.get("pairs"), kept.get("copies")
    both = None if pairs is None else {one: other for vi, en in pairs for one, other in ((vi, en), (en, vi))}
    return Flags(both, None if copied is None else frozenset(copied))


def _keep_flags(corpus: Corpus, **found: list[tuple[str, str]] | list[str]) -> None:
    import json

    model = corpus.model(*_FLAGS)
    before = json.loads(model.data) if model is not None and model.generation == corpus.generation else {}
    after = {**before, **found}
    if after != before:
        corpus.put_model(*_FLAGS, json.dumps(after, ensure_ascii=False).encode())
