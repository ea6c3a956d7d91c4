"""Features as the store keeps them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
SUM = """
import sys, hashlib
from defcorpus.pairs import features, stored
from defcorpus.corpus import Corpus

with Corpus.open([sys.argv[1]], store=sys.argv[2], jobs=1) as corpus:
    kept = sorted(stored(features(one)) for one in corpus.articles())
print(len(kept), hashlib.sha256(b"".join(kept)).hexdigest())
"""


def test_features_are_the_same_bytes_in_every_process(tmp_path):
    def made(seed: int) -> str:
        command = [sys.executable, "-c", SUM, str(SEEDS), str(tmp_path / "store")]
        env = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout

    assert len({made(seed) for seed in (1, 2, 3)}) == 1
