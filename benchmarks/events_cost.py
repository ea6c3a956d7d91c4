"""What `events` costs: `python benchmarks/events_cost.py [SIZE...]`, CPU-seconds by numbers of articles.

The articles are made with a seed: reports of receptions and talks in formulas of both languages, three of
each event, dated at fifty a day, with words drawn from a list so that no two texts are alike. Reading them
and finding counterparts is done before, and not counted.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from defcorpus.corpus import Corpus
from defcorpus.knowledge import table
from defcorpus.report.events import material

SIZES = (1_250, 2_500, 5_000)
A_DAY = 50
HOSTS = (
    ("Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng",
     "General Phan Van Giang, Minister of National Defence"),
    ("Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng",
     "Senior Lieutenant General Hoang Xuan Chien, Deputy Minister of National Defence"),
    ("Đại tướng Nguyễn Tân Cương, Tổng Tham mưu trưởng",
     "General Nguyen Tan Cuong, Chief of the General Staff"),
)  # fmt: skip
FIRST = (
    "Marek",
    "Jana",
    "Pavel",
    "Ivan",
    "Lars",
    "Ingrid",
    "Carlos",
    "Elena",
    "Tomas",
    "Akira",
    "Rajesh",
    "Omar",
)
LAST = (
    "Hudak",
    "Novak",
    "Petrov",
    "Lindqvist",
    "Morales",
    "Tanaka",
    "Sharma",
    "Halvorsen",
    "Kovac",
    "Rahman",
)


def made(size: int, folder: Path) -> None:
    """Write `size` articles."""
    dice = random.Random(size)
    countries = [row for row in table("country_names") if row[0] != "VN"]
    vi_names = {code: form for form, lang, code, kind in table("countries") if (lang, kind) == ("vi", "name")}
    vi_words = [form for form, *_ in table("lexicon")]
    en_words = [row[0] for row in table("commonwords")]
    for number in range(0, size, 3):
        day = date(2012, 1, 1) + timedelta(number // A_DAY)
        code, name, *_ = dice.choice(countries)
        host_vi, host_en = dice.choice(HOSTS)
        guest = f"{dice.choice(FIRST)} {dice.choice(LAST)}{dice.choice(('', 'ova', 'sen', 'ic', 'er'))}"
        for copy in range(min(3, size - number)):
            some = vi_words if copy != 1 else en_words
            rest = ". ".join(" ".join(dice.choice(some) for _ in range(12)).capitalize() for _ in range(8))
            text = f" date {day + timedelta(1)} \n"
            if copy == 1:
                text += f"Hanoi (VNA) – {host_en}, received {guest}, Defence Minister of {name}, in Hanoi on "
                text += f"{day:%B} {day.day}.\n\n{rest}.\n"
            else:
                text += f"Ngày {day.day}/{day.month}, tại Hà Nội, {host_vi}, tiếp ông {guest}, Bộ trưởng Bộ "
                text += f"Quốc phòng {vi_names.get(code, name)}.\n\n{rest}.\n"
            (folder / f"{number + copy:06}.txt").write_text(text, "utf-8")


def main() -> None:
    from defcorpus.events import find_events

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as store:
            made(size, Path(folder))
            with Corpus.open([folder], store=Path(store)) as corpus:
                given = material(corpus)
                begun = time.process_time()
                found = find_events(*given)
                spent = time.process_time() - begun
        several = sum(len(event.members) == 3 for event in found)
        print(
            f"{size:>7} articles  {len(found):>6} events, {several} told by three  {spent:6.1f} CPU-seconds"
        )


if __name__ == "__main__":
    main()
