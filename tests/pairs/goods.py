"""Made-up market notes in two languages: what is said of each good tells which word means which."""

import random

from defcorpus.pairs import features
from tests.pairs.helpers import article

GOODS = {
    "cà phê": "coffee", "hạt tiêu": "pepper", "cao su": "rubber", "tôm": "prawns", "giày dép": "footwear",
    "đồ gỗ": "furniture", "phân bón": "fertilizer", "xi măng": "cement", "dệt may": "textiles",
    "sắn": "cassava",
}  # fmt: skip
FRAMES = (
    ("Lượng {0} bán ở {1} là {2} tấn.", "Sales of {0} in {1} came to {2} tons."),
    ("Người dân {1} thu {2} tấn {0}.", "The people of {1} brought in {2} tons of {0}."),
    ("Tại {1}, giá {0} lên {2} đồng.", "At {1} the price of {0} rose to {2} dong."),
    ("Kho {1} nhận {0}, tổng cộng {2} tấn.", "Stores in {1} took in {0}, {2} tons in all."),
)
TOWNS = "Alden Berrow Corvo Dunmere Eastry Fennick Garside Harrow Ingram Jessop Kelby Lorne".split()


def notes(count=80, seed=1):
    """Return pairs of features; each note tells of three goods, with a number and a town each."""
    rng = random.Random(seed)
    return [_note(rng, at) for at in range(count)]


def _note(rng, at):
    frames = [rng.choice(FRAMES) for _ in range(3)]
    told = [(good, rng.choice(TOWNS), rng.randint(1000, 9999)) for good in rng.sample(sorted(GOODS), 3)]
    vi = "\n".join(one.format(*what) for (one, _), what in zip(frames, told, strict=True))
    named = [(GOODS[good], town, number) for good, town, number in told]
    en = "\n".join(two.format(*what) for (_, two), what in zip(frames, named, strict=True))
    return features(article(f"v{at}", "vi", vi)), features(article(f"e{at}", "en", en))
