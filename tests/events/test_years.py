"""Years that no report writes, told from what else a guest did in those days."""

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.events import events

DATED = """date 2025-04-17 Đại tướng Phan Văn Giang và Thượng tướng Aleksei Valenkov dự đối thoại

Ngày 16/4/2025, tại Lạng Sơn, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, hội đàm với Thượng tướng
Aleksei Valenkov, Bộ trưởng Quốc phòng Belarus, trong Đối thoại chính sách quốc phòng lần thứ 10.
"""
YEARLESS = """Thượng tướng Aleksei Valenkov sang Việt Nam

Chiều 11/4, tại Hà Nội, Đại tướng Phan Văn Giang tiếp Thượng tướng Aleksei Valenkov, Bộ trưởng Quốc phòng
Belarus, {visit}.
"""


@pytest.mark.parametrize(
    ("visit", "day"),
    [
        ("đang ở thăm và làm việc tại Việt Nam", "2025-04-11"),
        ("sang dự Đối thoại chính sách quốc phòng lần thứ 9", "--04-11"),
    ],
)
def test_a_year_is_told_from_the_same_visit_not_from_another_edition(visit, day, tmp_path):
    (tmp_path / "dated.txt").write_text(DATED, "utf-8")
    (tmp_path / "yearless.txt").write_text(YEARLESS.format(visit=visit), "utf-8")
    with Corpus.open([tmp_path], store=tmp_path / "store") as corpus:
        found = {event.members[0].id: event.day for event in events(corpus)}
    assert found == {"dated": "2025-04-16", "yearless": day}
