"""How well `events` groups articles: pairwise precision, recall and F1 against a table.

    python benchmarks/events.py GOLD.tsv PATH...

GOLD has the columns `article` (or `id`) and `event`, a row for each event an article tells. Two articles
are a pair where they tell one event. Articles in neither language, which tell none, do not count. With
`--errors` the pairs that are wrong or missing are listed. With `--facts FACTS.tsv` (event, day, place, host,
guest, country, act, several parted by `;`; empty where no page says it) what the events say is measured too:
of each event of the table the one found that has most of its articles is looked at, and in it the first host,
guest and so on. Where several have as many (a digest alone tells of each), the one with the fewest others,
then the one that is most nearly what the table says: which story of a digest tells of which event is not in
the table.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from defcorpus.corpus import Corpus
from defcorpus.events import Event
from defcorpus.report.events import events
from defcorpus.text import fold


def read_gold(path: Path) -> dict[str, set[str]]:
    """Return the articles of each event."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, event, *_ in rows:
        if event:  # a bystander tells of none
            found[event].add(article)
    return found


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return every two articles of one group."""
    return {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}


def same_name(wanted: str, found: str) -> bool:
    """Say whether two names are one person's: words in any order, respelt, or Sino-Vietnamese."""
    from rapidfuzz import fuzz

    from defcorpus.facts.people.also import readings
    from defcorpus.facts.people.match import key_of
    from defcorpus.pairs.features.sounds import sound_likeness

    one, two = key_of(wanted), key_of(found)
    if not two:
        return False
    alike = fuzz.token_sort_ratio(one, two) >= 80 or {*one.split()} <= {*two.split()}
    known = two in readings(wanted) or one in readings(found)
    return alike or known or ("-" in wanted + found and sound_likeness(one, two) >= 0.65)


def same_place(wanted: str, found: str) -> bool:
    """Say whether two places are one, by their names without marks."""
    from defcorpus.mentions.places.find import find_places

    one, two = (fold(name).replace(" ", "") for name in (wanted, found))
    left, right = ({place.site for place in find_places(name)} - {None} for name in (wanted, found))
    return bool(two) and (one in two or two in one or bool(left & right))


def fields_of(event: Event) -> dict[str, str]:
    """Return what an event says, in the columns of the table."""
    return {
        "day": event.day or "",
        "place": event.place,
        "host": event.hosts[0].name if event.hosts else "",
        "guest": event.guests[0].name if event.guests else "",
        "country": ";".join(dict.fromkeys((*event.countries, *(p.country or "" for p in event.guests[:1])))),
        "act": event.act,
    }


def one_of(wanted: str, found: str) -> bool:
    """Say whether one of the countries, or of the acts, is among those found."""
    return bool({*wanted.split(";")} & {*found.split(";")})


SAME: dict[str, Callable[[str, str], bool]] = {
    "act": one_of,
    "country": one_of,
    "place": same_place,
    "host": same_name,
    "guest": same_name,
}


def _right(row: dict[str, str], said: dict[str, str], name: str) -> bool:
    return bool(row[name] and said[name]) and SAME.get(name, str.__eq__)(row[name], said[name])


def facts(
    table: Path, gold: dict[str, set[str]], found: list[Event], stems: dict[str, str], errors: bool
) -> None:
    """Print precision and recall of each field."""
    lines = [line.split("\t") for line in table.read_text("utf-8").splitlines()]
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in lines[0][1:]}  # right, found, wanted
    for row in rows:
        near = [event for event in found if {stems[i] for i in event.ids} & gold[row["event"]]]
        if not near:
            continue

        def closeness(event: Event, row: dict[str, str] = row) -> tuple[int, int, int]:
            ids = {stems[i] for i in event.ids}
            said = fields_of(event)
            members = gold[row["event"]]
            return len(ids & members), -len(ids - members), sum(_right(row, said, name) for name in counts)

        event = max(near, key=closeness)
        said = fields_of(event)
        for name, count in counts.items():
            right = _right(row, said, name)
            count[0] += int(right)
            count[1] += bool(said[name] and row[name])
            count[2] += bool(row[name])
            if errors and row[name] and not right:
                print(f"{row['event']}\t{name}\t{row[name]}\t{said[name]}\t{' '.join(event.ids)}")
    for name, (good, made, wanted) in counts.items():
        precision, recall = good / max(1, made), good / max(1, wanted)
        print(f"{name:<8} precision {precision:.3f}  recall {recall:.3f}  of {wanted}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--facts", type=Path, help="measure day, place, host, guest and country too")
    asked = parser.parse_args()
    gold = read_gold(asked.gold)
    with tempfile.TemporaryDirectory() as store, Corpus.open(asked.paths, store=Path(store)) as corpus:
        articles = corpus.select()
        single = all(path.is_file() for path in asked.paths)  # articles of a container have ids of their own
        stems = {article.id: article.id if single else Path(article.path).stem for article in articles}
        known = {stems[article.id] for article in articles if article.lang in ("vi", "en")}
        begun = time.process_time()
        found = events(corpus)
        spent = time.process_time() - begun
    wanted = pairs_of({id_ for id_ in group if id_ in known} for group in gold.values())
    made = pairs_of({stems[id_] for id_ in event.ids} for event in found)
    right = len(wanted & made)
    precision, recall = right / max(1, len(made)), right / max(1, len(wanted))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(known)} articles, {len(found)} events, {spent:.1f} CPU-seconds")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if asked.errors:
        for name, rows in (("wrong", made - wanted), ("missing", wanted - made)):
            for one, two in sorted(rows):
                print(f"{name}\t{one}\t{two}")
    if asked.facts:
        facts(asked.facts, gold, found, stems, asked.errors)


if __name__ == "__main__":
    main()
