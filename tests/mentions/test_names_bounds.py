"""Where names begin and end, and capitals that are streets, works, firms, writers and countries instead."""

import pytest

from defcorpus.mentions.names.read import ENOUGH, find_names


def people(text, lang):
    return [found.name for found in find_names(text, lang=lang) if found.confidence >= ENOUGH]


VIETNAMESE = [
    ("Thứ trưởng Trần Quốc Anh Dũng cho biết", ["Trần Quốc Anh Dũng"]),
    ("và chị Phạm Thị Anh Đào, ngụ tại địa phương", ["Phạm Thị Anh Đào"]),
    ("Chủ tịch Trung Quốc Tập Cận Bình nhất trí thông qua", ["Tập Cận Bình"]),
    ("anh Trịnh Bá K. (SN 1990) và Lê Thị Hồng M. (20 tuổi)", ["Trịnh Bá K", "Lê Thị Hồng M"]),
    ("Phó chủ tịch UBND quận 4 Trần Thanh Bình phát biểu", ["Trần Thanh Bình"]),
    ("Phó chủ tịch UBND TP Lê Thanh Nghị phát biểu", ["Lê Thanh Nghị"]),
    ("Hoa hậu Đỗ Thu Hương Bên cạnh việc tập luyện", ["Đỗ Thu Hương"]),
    ("nữ ca sĩ Jessica Thanh Trúc kể", ["Jessica Thanh Trúc"]),
    ("cầu thủ Đinh Hoàng Samson ghi bàn", ["Đinh Hoàng Samson"]),
    ("Chuẩn Đô đốc Mỹ Don Wheeler nói", ["Don Wheeler"]),
    ("theo luật sư London William Porter thì", ["William Porter"]),
    ("nam diễn viên Seo Ha Jun và Park Bo Young tham gia", ["Seo Ha Jun", "Park Bo Young"]),
]

ENGLISH = [
    ("President Joseph R. Biden, Jr. met the delegation", ["Joseph R. Biden Jr."]),
    ("Czech Defence Minister Jan Novotny said on Monday", ["Jan Novotny"]),
    ("NOW, THEREFORE, I, DONALD J. TRUMP, President of the United States", ["DONALD J. TRUMP"]),
    ("Senior Advisor for Public Engagement Kota Hayashi joined", ["Kota Hayashi"]),
    ("the Deputy Advisor for International Economics Daleep Rao spoke", ["Daleep Rao"]),
    ("his intent to Nominate Michael D. Price for the board", ["Michael D. Price"]),
    ("-   [Acting NASA Administrator Janet\n    Porter](https://example.org/news) spoke", ["Janet Porter"]),
    ("I told Mark I was going to run", []),
    ("Thank you, Mr. Mayor.  You did a lot.", []),
    ("the John D. and Catherine T. Marlow Foundation", []),
]

NOBODY = [
    "cảnh sát Philipines cho biết ba người bị bắt",
    "cảnh sát Albuquerque đã mạnh tay",
    "Hai binh sĩ Ba Lan ngắm bắn mục tiêu",
    "trao đổi với PV Kiến Thức và phóng viên Tiền Phong về việc này",
    "Chủ tịch HĐND TP. đồng tình với việc này",
    "các đại biểu UBND TP đưa ra",
    "xe buýt chạy qua Láng Hạ - Giảng Võ - Giang Văn Minh - Kim Mã và ngược lại",
    "phụ huynh ở đây (Trần Đăng Ninh, Hà Nội) lo lắng",
    "học sinh Trường Trung học phổ thông Nguyễn Việt Khái dự thi",
    "Công ty Cổ phần tư vấn đầu tư xây dựng Dương Đạt Gia Lai bị phạt",
    "bộ phim truyền hình Tây Du Ký ra mắt khán giả",
    "đối thủ ngang tầm Mitsubishi Xpander trong phân khúc",
    "giành lại khu vực Kharbat al-Qasab và các quả đồi",
    "Gió cấp 2 - 3. Từ Thanh Hóa đến Thừa Thiên - Huế mây thay đổi",
    "bức tranh Mona Lisa được treo lại",
    "Còn đàn ông Kalinga chỉ được vẽ hình xăm",
    "phát biểu của ông.\nĐỗ Quyên (Theo CNN)",
]


@pytest.mark.parametrize(("text", "names"), VIETNAMESE, ids=lambda value: str(value)[:40])
def test_vietnamese_text(text, names):
    assert people(text, "vi") == names


@pytest.mark.parametrize(("text", "names"), ENGLISH, ids=lambda value: str(value)[:40])
def test_english_text(text, names):
    assert people(text, "en") == names


@pytest.mark.parametrize("text", NOBODY, ids=lambda value: value[:40])
def test_nobody(text):
    assert people(text, "vi") == []


def test_the_writer_at_the_end_is_nobody_of_the_story():
    story = "Sáng nay, ông Lê Văn An khai mạc hội nghị bàn về tuyến đường ven biển của tỉnh. " * 5
    assert set(people(f"{story}Nguyễn Vĩnh Lộc", "vi")) == {"Lê Văn An"}


def test_a_name_cut_by_a_literal_escape_is_left_out():
    assert people(r"President Andr\xE9s Manuel L\xF3pez met them", "en") == []


def test_an_initial_at_a_line_end_does_not_end_the_name():
    text = (
        "Jane B. Doe, of Wisconsin, to be United States Attorney for the Western\n"
        "District of Wisconsin for the term of four years, vice Scott C.\n"
        "Porter, resigned."
    )
    assert people(text, "en") == ["Jane B. Doe", "Scott C. Porter"]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        # Known Chinese whose family name is a word of offices.
        ("vi", "gặp Bộ trưởng Quốc phòng Trung Quốc Thường Vạn Toàn; thăm một đơn vị", ["Thường Vạn Toàn"]),
        ("vi", "Thượng tướng Thường Vạn Toàn đến dự.", ["Thường Vạn Toàn"]),
        ("vi", "Trung tướng Thích Kiến Quốc, Phó Tổng Tham mưu trưởng, phát biểu", ["Thích Kiến Quốc"]),
        ("vi", "Ban Thường vụ Đảng ủy và Văn phòng Thường trực họp", []),
        ("vi", "Phòng Thương mại và Hồng Thập Tự, Hoa Kỳ", []),
        # A family name in capitals in front of the given name.
        ("en", "Mr. KATAOKA Shiro, Ambassador of Japan, signed", ["KATAOKA Shiro"]),
        ("vi", "Đại sứ Nhật Bản, ông KATAOKA Shiro, đã ký", ["KATAOKA Shiro"]),
        ("en", "Mr. UNESCO Director General opened the meeting", []),
        # A last part that is a common word, where nothing goes on behind it.
        ("en", "met Minister of State for Defence Heng Chee How.", ["Heng Chee How"]),
        ("en", "met Minister of State for Defence Heng Chee How and officers", ["Heng Chee How"]),
        # An initial that is a word, where most words have capitals.
        (
            "en",
            "met US Under Secretary of War for Policy Orwin A. Tharp in Washington DC on Thursday",
            ["Orwin A. Tharp"],
        ),
        # A family name that a club bears as well.
        ("en", "led by Brig. Gen. Ernesto Santos Aquino in Manila", ["Ernesto Santos Aquino"]),
    ],
)
def test_names_that_words_cut_short(lang, text, names):
    assert [found.name for found in find_names(text, lang=lang) if found.confidence >= ENOUGH] == names
