"""Texts in the manner of the press, written for these tests."""

from __future__ import annotations

import random


def prose(text: str) -> str:
    """Join wrapped lines; an empty line divides paragraphs."""
    return "\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


MEETING = prose(
    """
Sáng 14/3, tại trụ sở Bộ Quốc phòng, Thượng tướng Nguyễn Đình Hòa đã tiếp Đại sứ Cộng hòa Séc Tomáš
Novotný đến chào xã giao nhân dịp bắt đầu nhiệm kỳ công tác.

Tại buổi tiếp, Thượng tướng Nguyễn Đình Hòa chúc mừng Đại sứ nhận nhiệm vụ mới và tin tưởng với kinh
nghiệm hơn 20 năm trong ngành ngoại giao, Đại sứ sẽ có nhiều đóng góp cho quan hệ hai nước, trong đó
có hợp tác về quốc phòng.

Hai bên nhìn lại những việc đã làm được trong năm qua: đoàn công binh của Séc sang trao đổi kinh
nghiệm rà phá vật cản, 35 học viên theo học các lớp tiếng Anh chuyên ngành, và một hội thảo về quân
y ở Hải Phòng.

Đại sứ Tomáš Novotný cảm ơn sự đón tiếp nồng hậu, bày tỏ ấn tượng với nhịp sống của Hà Nội, và cho
biết Praha mong muốn sớm tổ chức kỳ họp tiếp theo của nhóm công tác chung vào tháng 9.

Về thời gian tới, hai bên thống nhất duy trì trao đổi đoàn, mở rộng hợp tác đào tạo phi công trực
thăng, bảo dưỡng xe thiết giáp và chia sẻ thông tin về cứu hộ trong thiên tai.

Kết thúc buổi tiếp, Thượng tướng Nguyễn Đình Hòa đề nghị Đại sứ chuyển lời thăm hỏi tới các cựu
chiến binh Séc từng giúp Việt Nam xây dựng bệnh viện trong những năm chiến tranh.
"""
)

VESSEL = prose(
    """
Chiều 2/6, tàu huấn luyện mang số hiệu 286 của Hải quân Ấn Độ cùng gần 300 sĩ quan và thủy thủ cập
cảng Tiên Sa, bắt đầu chuyến thăm thành phố Đà Nẵng trong bốn ngày.

Đón đoàn ở cầu cảng có đại diện Vùng 3 Hải quân, Sở Ngoại vụ thành phố và Tùy viên Quốc phòng Ấn Độ.
Học sinh một trường phổ thông trong quận Sơn Trà đã tặng hoa cho các thủy thủ.

Theo lịch trình, chỉ huy tàu sẽ chào lãnh đạo thành phố, giao lưu bóng chuyền với chiến sĩ Lữ đoàn
172 và dọn rác ở bãi biển Mỹ Khê cùng đoàn viên thanh niên.

Trước khi rời cảng, tàu sẽ cùng một tàu hộ vệ của Việt Nam thực hành liên lạc, vận động đội hình và
tìm kiếm người rơi xuống biển theo quy tắc ứng xử CUES.

Đây là lần thứ sáu tàu của Hải quân Ấn Độ tới Đà Nẵng, và là lần đầu tiên có nữ học viên tham gia
hải trình kéo dài 74 ngày qua năm nước Đông Nam Á.
"""
)

PATROL = prose(
    """
Border guards from the northern province of Ha Giang and their counterparts across the frontier
completed a joint patrol on Tuesday along twelve kilometres of the shared boundary.

The two teams inspected markers damaged by last month's landslides, cleared brush from footpaths and
handed out leaflets in three languages to families on market day.

Colonel Tran Quoc Bao told reporters that the patrols, held four times a year since 2014, had cut
illegal crossings by nearly half and made it easier to call for help when the rivers rise.

Officers also rehearsed the rescue of a stranded logging crew, using a radio channel agreed at talks
in February, and shared a meal in the village hall of Lung Cu.

The next patrol is planned for September, when students from both border academies will join for the
first time.
"""
)

SHORT = prose(
    """
Trưa 5/8, một chiếc trực thăng của Binh đoàn 18 đã đưa hai ngư dân Quảng Ngãi bị tai nạn lặn từ đảo
Song Tử Tây về bệnh viện ở Thành phố Hồ Chí Minh an toàn.
"""
)

COMMUNIQUE = prose(
    """
Ngày {day}, tại Hà Nội, Đại tướng Lê Quang Vinh, Bộ trưởng Bộ Quốc phòng, đã tiếp {post} {guest}
sang thăm và làm việc tại Việt Nam.

Tại buổi tiếp, Đại tướng Lê Quang Vinh nhấn mạnh quan hệ hữu nghị và hợp tác nhiều mặt giữa Việt Nam
và {country} không ngừng được củng cố, phát triển tốt đẹp trên các lĩnh vực, trong đó hợp tác quốc
phòng là một trụ cột quan trọng.

Hai bên nhất trí thời gian tới tiếp tục thúc đẩy hợp tác quốc phòng Việt Nam - {country} trên cơ sở
các văn bản đã ký kết, tập trung vào trao đổi đoàn các cấp, đào tạo, công nghiệp quốc phòng, gìn giữ
hòa bình Liên hợp quốc và khắc phục hậu quả chiến tranh.

{post} {guest} trân trọng cảm ơn Đại tướng Lê Quang Vinh đã dành thời gian tiếp đoàn, khẳng định
{country} luôn coi trọng quan hệ với Việt Nam và mong muốn đưa hợp tác quốc phòng giữa hai nước ngày
càng đi vào chiều sâu, thiết thực và hiệu quả.
"""
)

GUESTS = [
    {"day": "3/4", "post": "Thượng tướng", "guest": "Ben Walters", "country": "Anh"},
    {"day": "11/9", "post": "Đại tướng", "guest": "Khamphanh Sitthi", "country": "Lào"},
    {"day": "27/10", "post": "Trung tướng", "guest": "Marek Kowalski", "country": "Ba Lan"},
]

PRICES = prose(
    """
Giá cà phê ngày {day}: Giá cà phê nhân xô tại các tỉnh Tây Nguyên hôm nay giao dịch quanh mức {a}
đồng/kg. Cụ thể, tại Lâm Đồng giá thu mua là {b} đồng/kg, tại Đắk Lắk là {c} đồng/kg, tại Gia Lai là
{d} đồng/kg và tại Đắk Nông là {a} đồng/kg. Trên sàn London, hợp đồng giao tháng {e} chốt phiên ở
{f} USD/tấn, khối lượng giao dịch đạt {g} lô, so với phiên liền trước thay đổi {h} USD.
"""
)

ADVISORY = prose(
    """
Several vulnerabilities were discovered in {package}, which may result in denial of service or the
execution of code if malformed input is processed. For the stable distribution this problem has been
fixed in version {version}. We recommend that you upgrade your {package} packages. For the detailed
security status of {package} please refer to its security tracker page. The advisory number is
{number}, published on {day}.
"""
)

VOCABULARY = (MEETING + " " + VESSEL).split()


def edited(text: str, share: float, seed: int = 1) -> str:
    """Return the text with that share of its words replaced, left out or followed by another."""
    random_ = random.Random(seed)
    words = text.split(" ")
    for at in random_.sample(range(len(words)), round(share * len(words))):
        how = random_.randrange(4)
        other = random_.choice(VOCABULARY)
        words[at] = other if how < 2 else "" if how == 2 else f"{words[at]} {other}"
    return " ".join(words)


def cut(text: str, share: float, start: float = 0.0) -> str:
    words = text.split(" ")
    first = int(start * len(words))
    return " ".join(words[first : first + round(share * len(words))])


def prices(seed: int) -> str:
    random_ = random.Random(seed)
    values = {letter: f"{random_.randrange(30, 130)}.{random_.randrange(1000):03d}" for letter in "abcdfgh"}
    day = f"{random_.randrange(1, 29)}/{random_.randrange(1, 13)}"
    return PRICES.format(day=day, e=random_.choice((3, 5, 7, 9, 11)), **values)
