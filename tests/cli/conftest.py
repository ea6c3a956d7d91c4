import gzip
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from defcorpus.cli.app import application

VISIT_VI = """\
 date 2024-03-12 Đại tướng Nguyễn Văn Minh tiếp Bộ trưởng Quốc phòng Séc Pavel Novotny. (Ảnh: Lê Hòa)

Chiều 12/3, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, hội đàm với Bộ trưởng Quốc phòng \
Séc Pavel Novotny đang ở thăm Việt Nam từ ngày 11 đến 14/3. Hai bên bàn về đào tạo 45 phi công và bảo \
dưỡng 12 máy bay huấn luyện.

Bộ trưởng Pavel Novotny cảm ơn sự đón tiếp và mời Đại tướng Nguyễn Văn Minh thăm Praha vào cuối năm 2024.
"""
VISIT_EN = """\
 date 2024-03-12 General Nguyen Van Minh receives Czech Defence Minister Pavel Novotny. (Photo: Le Hoa)

Minister of National Defence General Nguyen Van Minh held talks with Czech Defence Minister Pavel Novotny in \
Hanoi on March 12. The guest is visiting Vietnam from March 11 to 14. The two sides discussed training 45 \
pilots and the maintenance of 12 trainer aircraft.

Minister Pavel Novotny thanked his hosts and invited General Nguyen Van Minh to Prague at the end of 2024.
"""
PORT_VI = """\
Sáng 3/6, tàu hộ vệ tên lửa của Hải quân Na Uy cập cảng Tiên Sa, Đà Nẵng, bắt đầu chuyến thăm 5 ngày. Đại tá \
Trần Quốc Bảo, Phó Tư lệnh Vùng 3 Hải quân, chủ trì lễ đón Đại tá Lars Halvorsen, chỉ huy tàu.

Trong thời gian ở Đà Nẵng, thủy thủ đoàn sẽ giao lưu thể thao và luyện tập tìm kiếm cứu nạn trên biển.
Nguồn: qdnd.vn
"""
RECORDS = [
    {
        "id": "r1",
        "title": "Peacekeepers leave for the mission",
        "date": "2023-11-02",
        "text": "A team of 63 Vietnamese peacekeepers left Hanoi on November 2 for the mission in South "
        "Sudan. Senior Colonel Pham Manh Thang saw them off at the airport and asked them to keep up "
        "discipline.",
    },
    {
        "id": "r2",
        "title": "Lễ khai giảng lớp tiếng Anh",
        "date": "2023-09-05",
        "text": "Ngày 5/9, Học viện Quốc phòng khai giảng lớp tiếng Anh cho 40 sĩ quan. Thiếu tướng Đỗ Hữu "
        "Tài dự lễ và phát biểu chào mừng các học viên mới của khóa học.",
    },
]


def make_news(place, patch):
    """Make a folder of made-up news; `place` above it becomes the current folder and has the store."""
    folder = place / "news"
    folder.mkdir()
    for name, text in {"vi-visit": VISIT_VI, "en-visit": VISIT_EN, "port": PORT_VI}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with gzip.open(folder / "more.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
    (folder / "empty.txt").write_bytes(b"")
    go_to(place, patch)
    return folder


def go_to(place, patch):
    patch.chdir(place)
    patch.setenv("DEFCORPUS_STORE", str(place / "store"))
    patch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        patch.delenv(name, raising=False)


def call(*arguments, input=None):
    """Run a command in this process: `exit_code`, `stdout`, `stderr` as a pipe would see them."""
    return CliRunner().invoke(application(), list(arguments), input=input, catch_exceptions=False)


class Kept:
    """The made-up news and their store, made once; each test finds them as they were, at the same path."""

    def __init__(self, folder, *commands, more=lambda place: None):
        self.place, self._kept = folder / "place", folder / "kept"
        self.place.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            make_news(self.place, patch)
            more(self.place)
            for command in commands:
                call(*command)
        shutil.move(self.place, self._kept)

    def again(self, patch):
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._kept, self.place)
        go_to(self.place, patch)
        return self.place / "news"


@pytest.fixture(scope="session")
def settled(tmp_path_factory):
    """News whose copies, pairs and events were asked for before."""
    return Kept(tmp_path_factory.mktemp("settled"), ("dedup", "news"), ("events", "news"))


@pytest.fixture
def news(settled, monkeypatch):
    """A folder of made-up news, the current folder above it, and a store of its own, settled as above."""
    return settled.again(monkeypatch)


@pytest.fixture
def unread_news(news):
    """The same without the store."""
    shutil.rmtree(news.parent / "store")
    return news


@pytest.fixture
def place(news):
    """The current folder."""
    return news.parent


@pytest.fixture
def run(news):
    return call


@pytest.fixture
def rows(run):
    """Run a command and return its JSON lines."""

    def call(*arguments):
        done = run(*arguments, "--format", "jsonl")
        assert done.exit_code in (0, 1), done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return call
