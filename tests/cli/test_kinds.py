"""`--kind` in lists, searches and counts; pages that tell no story stay out of copies and pairs."""

from __future__ import annotations

import pytest

TAG_PAGE = """\
Tag: hải quân
Tàu hộ vệ Na Uy thăm Đà Nẵng
VOV.VN - Sáng 3/6, tàu hộ vệ tên lửa của Hải quân Na Uy cập cảng Tiên Sa, bắt đầu chuyến thăm 5 ngày.
Vùng 3 Hải quân diễn tập
VOV.VN - Chiều 1/6, Vùng 3 Hải quân diễn tập tìm kiếm cứu nạn với hai tàu và một máy bay trực thăng.
"""
WALL = "Norwegian frigate in Da Nang\nThis article is for subscribers only.\nThe frigate came on June 3.\n"


@pytest.fixture
def kinds(news):
    (news / "tag.txt").write_text(TAG_PAGE, "utf-8")
    (news / "wall.txt").write_text(WALL, "utf-8")
    (news / "wall-again.txt").write_text(WALL, "utf-8")


def test_list_by_kind(kinds, rows):
    assert [row["id"] for row in rows("list", "news", "--kind", "listing")] == ["tag"]
    assert {row["id"] for row in rows("list", "news", "--kind", "listing", "--kind", "stubs")} == {
        "tag", "wall", "wall-again",
    }  # fmt: skip
    assert {row["kind"] for row in rows("list", "news", "--kind", "article")} == {"article"}


def test_an_unknown_kind_is_named_at_once(kinds, run):
    done = run("list", "news", "--kind", "essay")
    assert done.exit_code == 2
    assert "essay" in done.stderr and "listing" in done.stderr


def test_search_by_kind(kinds, rows):
    assert {row["id"] for row in rows("search", "frigate", "news", "--kind", "stub")} <= {
        "wall",
        "wall-again",
    }
    assert rows("search", "tàu", "news", "--kind", "digest") == []
    assert "tag" in {row["id"] for row in rows("search", "tàu", "news", "--kind", "listing", "--raw")}


def test_no_story_no_copies_and_no_pairs(kinds, rows):
    members = [member["id"] for group in rows("dedup", "news") for member in group["members"]]
    assert not {"wall", "wall-again", "tag"} & {*members, *(group["keep"] for group in rows("dedup", "news"))}
    told = {row[side] for row in rows("pairs", "news") for side in ("vi", "en")}
    assert not {"wall", "wall-again", "tag"} & told
