"""Small articles in the manner of the press, written for these tests."""

from __future__ import annotations

import unicodedata

from .shelf import article

ARTICLES = (
    article(
        "lao",
        "Sáng 12/3, tại Hà Nội, Đại tướng Nguyễn Văn Bình hội đàm với Đại tướng Khamphan Sengdara, Bộ trưởng "
        "Bộ Quốc phòng Lào. Hai bên nhất trí tăng cường đối thoại quốc phòng và đào tạo cán bộ.",
        ("caption", "Quang cảnh cuộc hội đàm. Ảnh: Minh Hoà"),
        "Bộ trưởng khẳng định quan hệ hữu nghị vĩ đại, đoàn kết đặc biệt.",
        ("credit", "Tin, ảnh: MINH HOÀ"),
        ("related", "Thứ trưởng Trần Quốc Toản thăm Mông Cổ 02/03/2026"),
        title="Tăng cường đối thoại quốc phòng Việt Nam - Lào",
        event="2026-03-12",
        people=("Nguyễn Văn Bình", "Khamphan Sengdara"),
        countries=("LA", "VN"),
        source="qdnd.vn",
    ),
    article(
        "lao-en",
        "General Nguyen Van Binh held talks with Lao Minister of National Defence General Khamphan Sengdara "
        "in Hanoi on March 12. Both sides agreed to strengthen defence dialogue and officer training.",
        title="Vietnam, Laos strengthen defence dialogue",
        lang="en",
        date="2026-03-13",
        people=("Nguyen Van Binh", "Khamphan Sengdara"),
        countries=("LA", "VN"),
        source="en.vietnamplus.vn",
    ),
    article(
        "mongolia",
        "Thượng tướng Trần Quốc Toản, Thứ trưởng Bộ Quốc phòng, tiếp Đại sứ Mông Cổ. Hai bên trao đổi về "
        "gìn giữ hòa bình, ban hành kế hoạch hợp tác và thủy văn biển.",
        ("tags", "gìn giữ hòa bình, Mông Cổ, Ulaanbaatar"),
        title="Thứ trưởng Trần Quốc Toản tiếp Đại sứ Mông Cổ",
        date="2026-02",
        people=("Trần Quốc Toản",),
        countries=("MN", "VN"),
        source="Thanh Niên",
    ),
    article(
        "weapons",
        "Bộ Quốc phòng phủ nhận tin bán vũ khí. Người phát ngôn nói các bạn bè quốc tế hiểu "
        "chính sách “bốn không”.",
        "Tàu ngầm lớp Kilo và máy bay Su-30MK2 vẫn hoạt động thường xuyên; tàu HQ-011 thăm cảng.",
        title="Không có chuyện bán vũ khí",
        date="2025",
        countries=("VN",),
    ),
    article(
        "committee",
        "Ban Chỉ đạo họp phiên thứ ba. Ban đã nghe báo cáo; ban hành hai nghị quyết. "
        "Ban thống nhất kế hoạch.",
        title="Ban Chỉ đạo họp",
        date="2025-11-30",
        countries=("VN",),
    ),
    article(
        "decomposed",
        unicodedata.normalize(
            "NFD",
            "Đoàn cán bộ trẻ thăm tỉnh Khánh Hoà, dự lễ thượng cờ ở Trường Sa. Đại tướng Lò Thị Ẩn "
            "gửi thư khen.",
        ),
        title=unicodedata.normalize("NFD", "Cán bộ trẻ thăm Khánh Hoà"),
        event="2025-12-31",
        people=("Lò Thị Ẩn",),
    ),
    article(
        "turkey",
        "Bộ trưởng Yaşar Öztürk (Türkiye) cảm ơn nước chủ nhà. Đại diện Thổ Nhĩ Kỳ và A-déc-bai-gian "
        "cùng dự. Ông Heydər Əliyev cũng phát biểu; Erdoğan gửi điện mừng.",
        title="Đoàn Thổ Nhĩ Kỳ dự triển lãm",
        people=("Yaşar Öztürk", "Heydər Əliyev", "Erdoğan"),
        countries=("TR", "AZ"),
    ),
    article(
        "scattered",
        "Dialogue between ministries continued. Officials praised national efforts; the defence attaché "
        "spoke last. Van Dinh, a reporter, asked general questions. Binh listened. Nguyen took notes.",
        title="Notes from a briefing",
        lang="en",
        date="2024-06-05",
        people=("Van Dinh", "Nguyen Binh Hoa"),
    ),
    article(
        "unmarked",
        "Dai tuong Nguyen Van Binh tham Khanh Hoa. Ban tin khong dau cua doan can bo.",
        title="Ban tin khong dau",
        date="2025-12-30",
        people=("Nguyen Van Binh",),
    ),
    article(
        "shell",
        ("menu", "Trang chủ Quân đội Quốc phòng"),
        ("related", "Hội đàm Việt - Lào"),
        title="Trang chủ",
    ),
)
