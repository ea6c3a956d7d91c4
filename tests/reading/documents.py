"""What the tests of document formats share: sentences of one story, and its segments told briefly."""

from __future__ import annotations

from defcorpus.article import Location, Page
from defcorpus.reading.encoding.encodings import Refusal

HERE = Location("/a", "/")
TITLE = "Hội đàm quốc phòng tại Hà Nội"
LEAD = "Sáng 25/12, tại Hà Nội, hai đoàn đã hội đàm về hợp tác quốc phòng và trao đổi các biện pháp cụ thể."
SECOND = (
    "Phát biểu tại hội đàm, trưởng đoàn nêu rõ hai nước có quan hệ hữu nghị lâu đời, cần đẩy mạnh hợp "
    "tác về đào tạo và công nghiệp quốc phòng trong thời gian tới."
)
CAPTION = "Quang cảnh hội đàm giữa hai đoàn"


def segments(found: Page | Refusal) -> list[tuple[str, str]]:
    assert isinstance(found, Page), found
    return [(piece.role, found.text[piece.start : piece.end]) for piece in found.segments]


def of(found: Page | Refusal, *roles: str) -> list[str]:
    return [text for role, text in segments(found) if role in roles]


def refused(found: Page | Refusal) -> str:
    assert isinstance(found, Refusal), found
    assert found.detail.endswith((".", ")")), found.detail
    return found.reason
