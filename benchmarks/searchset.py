"""Articles of 3 KB for search.py, made from the `monolingual` evaluation sets with a seed.

    python benchmarks/searchset.py EVALUATION COUNT FILE [SEED]

Writes one JSON Lines file. Each article is the headline of one page, then runs of sentences of others of
its set until there are 3,000 bytes; four in five are Vietnamese. Days and outlets are drawn evenly.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

BYTES = 3_000
_SETS = (("baomoi_vi", 0.5), ("dantri_vi", 0.15), ("dirty_vi", 0.15), ("whitehouse_en", 0.2))
_OUTLETS = "qdnd.vn mod.gov.vn vnanet.vn thanhnien.vn vov.vn vnexpress.net nhandan.vn tienphong.vn".split()
_RUN = (3, 8)  # sentences taken from one page


def _read(path: Path) -> list[tuple[str, list[str]]]:
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            sentences = [
                each.strip()
                for each in re.split(r"(?<=[.!?])\s+|\n+", page.get("text") or "")
                if each.strip()
            ]
            if len(sentences) >= _RUN[0] and page.get("title"):
                found.append((page["title"], sentences))
    return found


def articles(evaluation: Path, count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield `count` articles, the same for the same seed."""
    pages = {name: _read(evaluation / "monolingual" / f"{name}.jsonl.gz") for name, _ in _SETS}
    names, weights = [name for name, _ in _SETS], [weight for _, weight in _SETS]
    draw = random.Random(seed)
    for number in range(1, count + 1):
        own = pages[draw.choices(names, weights)[0]]
        title, _ = draw.choice(own)
        text, size = [], 0
        while size < BYTES:
            _, sentences = draw.choice(own)
            start = draw.randrange(max(1, len(sentences) - _RUN[0]))
            run = " ".join(sentences[start : start + draw.randint(*_RUN)])[:BYTES]
            text.append(run)
            size += len(run.encode())
        day = f"{draw.randint(2019, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        yield {
            "id": f"a{number:06}",
            "date": day,
            "source": draw.choice(_OUTLETS),
            "title": title,
            "text": "\n".join(text).encode()[:BYTES].decode("utf-8", "ignore"),
        }


def write(evaluation: Path, count: int, path: Path, seed: int = 7) -> None:
    """Write `count` articles to `path`, a line each."""
    with path.open("w", encoding="utf-8") as stream:
        for article in articles(evaluation, count, seed):
            stream.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
