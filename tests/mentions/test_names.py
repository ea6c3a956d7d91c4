"""Names as the press writes them, and what only looks like one."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.mentions.names.read import ENOUGH, find_names


def people(text, lang):
    return [found.name for found in find_names(text, lang=lang) if found.confidence >= ENOUGH]


VIETNAMESE = [
    ("Sáng nay, Đại tướng Phan Văn Giang tiếp đoàn đại biểu quân sự nước bạn.", ["Phan Văn Giang"]),
    ("Thượng tướng Hoàng Xuân Chiến dự lễ khai mạc triển lãm.", ["Hoàng Xuân Chiến"]),
    (
        "Trung tướng Phùng Sĩ Tấn và Thiếu tướng Nguyễn Đình Hiền cùng dự.",
        ["Phùng Sĩ Tấn", "Nguyễn Đình Hiền"],
    ),
    ("Chuẩn Đô đốc Phạm Như Xuân phát biểu tại cảng.", ["Phạm Như Xuân"]),
    ("Tổng Bí thư Tô Lâm lên đường thăm cấp nhà nước.", ["Tô Lâm"]),
    ("Chủ tịch nước Lương Cường chủ trì lễ đón.", ["Lương Cường"]),
    ("Nguyên Chủ tịch nước Lê Đức Anh sinh tại Thừa Thiên.", ["Lê Đức Anh"]),
    ("Thủ tướng Chính phủ Phạm Minh Chính gửi điện mừng.", ["Phạm Minh Chính"]),
    ("Đại tướng Nguyễn Tân Cương làm trưởng đoàn.", ["Nguyễn Tân Cương"]),
    ("Chủ tịch Hồ Chí Minh đặt nền móng cho quan hệ hai nước.", ["Hồ Chí Minh"]),
    ("Bộ trưởng Bộ Công Thương Trần Tuấn Anh trả lời chất vấn.", ["Trần Tuấn Anh"]),
    ("Thứ trưởng Bộ Giao thông Vận tải Nguyễn Văn Thể thị sát công trường.", ["Nguyễn Văn Thể"]),
    ("Chủ tịch UBND thành phố Hà Nội Nguyễn Đức Chung nói về kế hoạch.", ["Nguyễn Đức Chung"]),
    ("Bà Tôn Nữ Thị Ninh chia sẻ với sinh viên.", ["Tôn Nữ Thị Ninh"]),
    ("Theo ông Nguyễn Thanh Nghị, dự án sẽ xong trong năm.", ["Nguyễn Thanh Nghị"]),
    ("Chủ tịch Quốc hội Nguyễn Thị Kim Ngân hội kiến Nhà vua.", ["Nguyễn Thị Kim Ngân"]),
    ("đồng chí Lê Hoài Trung, Trưởng ban Đối ngoại Trung ương", ["Lê Hoài Trung"]),
    ("Anh Lò Văn Pản (32 tuổi) ở bản Nà Ư đã báo tin.", ["Lò Văn Pản"]),
    ("Ca sĩ Mỹ Tâm và nghệ sĩ Xuân Bắc biểu diễn phục vụ bộ đội.", ["Mỹ Tâm", "Xuân Bắc"]),
    ("Bộ trướng Quốc phòng Phan Văn Giang chúc mừng năm mới.", ["Phan Văn Giang"]),
    ("bộ trưởng quốc phòng Phan Văn Giang cảm ơn", ["Phan Văn Giang"]),
    ("Thiếu tướng Võ Sỹ phụ trách học viện.", ["Võ Sỹ"]),
    ("Ông Phan Văn GiangBộ trưởng Bộ Quốc phòng đã ký.", ["Phan Văn Giang"]),
    ("Tổng Bí thư Nguyễn Phú Trọngmong hai bên tin cậy.", ["Nguyễn Phú Trọng"]),
    ("Ảnh: Hoàng Giang Ông Lê Quang Đạo, đại diện Sở Công Thương, có mặt.", ["Lê Quang Đạo"]),
    ("Thứ trưởng Bộ Quốc phòng, Thượng tướng Võ Minh Lương tiếp Đại sứ.", ["Võ Minh Lương"]),
    ("Cục trưởng Cục Quản lý Dược Vũ Tuấn Cường ký công văn.", ["Vũ Tuấn Cường"]),
    ("Gặp gỡ Đại tướng Phan VănGiang hôm qua.", ["Phan Văn Giang"]),
]

FOREIGN_IN_VIETNAMESE = [
    ("tiếp Trung tướng Khăm-xúc Bun-nha-vông, Tư lệnh Lục quân Lào.", ["Khăm-xúc Bun-nha-vông"]),
    ("Thiếu tướng Lê-ô-pôn Xan-đô-van, Cục trưởng Cục Công tác chính trị", ["Lê-ô-pôn Xan-đô-van"]),
    ("hội đàm với Đô đốc Dato’ Hafiz Rahman, Tư lệnh Hải quân", ["Hafiz Rahman"]),
    ("hội đàm với Bộ trưởng Quốc phòng nước chủ nhà Esteban Villamor.", ["Esteban Villamor"]),
    ("Bộ trưởng Công nghiệp quốc phòng Cộng hòa Azerbaijan Vugar Mustafayev cảm ơn", ["Vugar Mustafayev"]),
    ("Thượng tướng Zakir Hasanov, Bộ trưởng Bộ Quốc phòng Azerbaijan", ["Zakir Hasanov"]),
    ("gặp Bộ trưởng Quốc phòng Thổ Nhĩ Kỳ, Yasar Guler.", ["Yasar Guler"]),
    ("Tiến sĩ Haluk Gorgun, Chủ tịch Cơ quan Công nghiệp quốc phòng", ["Haluk Gorgun"]),
    ("Bộ trưởng Yaşar Güler bày tỏ vui mừng", ["Yaşar Güler"]),
    ("cố Tổng thống Heydar Aliyev và Tổng thống Ilham Aliyev", ["Heydar Aliyev", "Ilham Aliyev"]),
    ("Bộ trưởng Mustafayevnhấn mạnh quan hệ tốt đẹp", ["Mustafayev"]),
    ("Bộ trưởng Quốc phòng Azerbaijan Hasanov bày tỏ tin tưởng", ["Hasanov"]),
    ("Bộ trưởng Bộ Quốc phòng Hàn Quốc Lee Jong Sup (Li Chông Sóp) thăm", ["Lee Jong Sup", "Li Chông Sóp"]),
    ("Bộ trưởng Quốc phòng Anh Ben Ua-lết-x hội đàm", ["Ben Ua-lết-x"]),
    (
        "Tổng thống Nga Vla-đi-mia Pu-tin và Ngoại trưởng Xéc-gây La-vrốp",
        ["Vla-đi-mia Pu-tin", "Xéc-gây La-vrốp"],
    ),
    ("Bộ trưởng Bộ Quốc phòng Trung Quốc Đổng Quân sang thăm", ["Đổng Quân"]),
    ("Đại sứ Trung Quốc Hùng Ba phát biểu", ["Hùng Ba"]),
    ("Tổng Bí thư, Chủ tịch nước Trung Quốc Tập Cận Bình", ["Tập Cận Bình"]),
    ("Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith", ["Thongloun Sisoulith"]),
    ("Thủ tướng Campuchia Hun Sen nói tại lễ khánh thành", ["Hun Sen"]),
    ("Samdech Hun Sen, Chủ tịch Thượng viện Campuchia", ["Hun Sen"]),
    ("Bộ trưởng Gen Nakatani và đoàn Nhật Bản", ["Gen Nakatani"]),
    ("Bộ trưởng Bộ Chiến tranh Hoa Kỳ Pete Hegseth thăm Hà Nội", ["Pete Hegseth"]),
    ("Thượng nghị sĩ Jeff Merkley, thành viên Ủy ban Đối ngoại", ["Jeff Merkley"]),
    ("Tổng thống Mỹ Donald J. Trump ký sắc lệnh", ["Donald J. Trump"]),
    (
        "Thái tử Mohammed bin Salman tiếp bà Ursula von der Leyen",
        ["Mohammed bin Salman", "Ursula von der Leyen"],
    ),
    ("Thượng tướng Alexander Vasilyevich Fomin đồng chủ trì", ["Alexander Vasilyevich Fomin"]),
    ("Ông Hasanov Zakir Asgar oglu nhận Huân chương", ["Hasanov Zakir Asgar oglu"]),
    ("Đại sứ Azerbaijan tại Việt Nam Shovgi Mehdizade", ["Shovgi Mehdizade"]),
    ("Thứ trưởng Quốc phòng Hàn Quốc Park Jae Min cảm ơn", ["Park Jae Min"]),
    ("Phái viên LHQ của Nhật Bản Kenzo Oshima cho biết", ["Kenzo Oshima"]),
    ("Ngoại trưởng mới của Israel, Tzipi Livni, họp báo", ["Tzipi Livni"]),
    ("Tay đua Ferrari Michael Schumacher về nhất", ["Michael Schumacher"]),
    ("Nữ diễn viên Scarlett Johansson và đạo diễn Luc Besson", ["Scarlett Johansson", "Luc Besson"]),
    ("Ông Danny Le - Tổng giám đốc tập đoàn", ["Danny Le"]),
    ("Giáo hoàng Francis kêu gọi hòa bình", ["Francis"]),
]

ENGLISH = [
    ("Minister of National Defence Gen. Phan Van Giang held talks.", ["Phan Van Giang"]),
    ("HÀ NỘI — General Phan Văn Giang welcomed the delegation.", ["Phan Văn Giang"]),
    ("Sen. Lt. Gen. Hoang Xuan Chien met Sr Lt Gen Vo Minh Luong.", ["Hoang Xuan Chien", "Vo Minh Luong"]),
    ("Sen. Lieut. Gen. Phung Si Tan chaired the dialogue.", ["Phung Si Tan"]),
    ("Minister of Defence Industry of Azerbaijan Vugar Mustafayev", ["Vugar Mustafayev"]),
    ("nurtured by the late Presidents Ho Chi Minh and Heydar Aliyev", ["Ho Chi Minh", "Heydar Aliyev"]),
    ("Minister of Defence of Azerbaijan Colonel General Zakir Hasanov", ["Zakir Hasanov"]),
    ("Defense Minister, Colonel-General Hasanov, praised the ties.", ["Hasanov"]),
    ("Minister Gen Nakatani flew in on Monday.", ["Gen Nakatani"]),
    ("Gen Phan Van Giang greeted Sen. Merkley.", ["Phan Van Giang", "Merkley"]),
    ("Prime Minister Hun Sen inspected the border.", ["Hun Sen"]),
    ("UN Secretary General Antonio Guterres sent a message.", ["Antonio Guterres"]),
    ("Party General Secretary To Lam and State President Luong Cuong", ["To Lam", "Luong Cuong"]),
    (
        "Lao Ambassador Sengphet Houngboungnuang and Chinese Ambassador Xiong Bo",
        ["Sengphet Houngboungnuang", "Xiong Bo"],
    ),
    ("Cambodian Ambassador to Vietnam Chay Navuth", ["Chay Navuth"]),
    ("his Malaysian counterpart Liew Chin Tong", ["Liew Chin Tong"]),
    ("Canadian Defence Minister Harjit Singh Sajjan", ["Harjit Singh Sajjan"]),
    ("Japan's State Minister of Defense Hiroyuki Miyazawa", ["Hiroyuki Miyazawa"]),
    ("Filipino Secretary of National Defense Gilberto Teodoro", ["Gilberto Teodoro"]),
    (
        "Crown Prince Mohammed bin Salman met Ursula von der Leyen.",
        ["Mohammed bin Salman", "Ursula von der Leyen"],
    ),
    ("President Donald J. Trump and George W. Bush", ["Donald J. Trump", "George W. Bush"]),
    ("Theresa May said she would not resign.", ["Theresa May"]),
    ("Stephen King writes that Michael Jordan laughed.", ["Stephen King", "Michael Jordan"]),
    ("Supreme Court Justice Brett Kavanaugh", ["Brett Kavanaugh"]),
    ("President Moon Jae-in and Kim Jong-un", ["Moon Jae-in", "Kim Jong-un"]),
    ("Sinead O'Connor and Jean-Claude Juncker", ["Sinead O'Connor", "Jean-Claude Juncker"]),
    ("Robert Downey Jr. said he was glad.", ["Robert Downey Jr."]),
    ("Attorney General Eric Holder and Major General Richard Natonski", ["Eric Holder", "Richard Natonski"]),
    ("According to Police Chief Bob Smith, nobody was hurt.", ["Bob Smith"]),
    ("former Prime Minister Gordon Brown", ["Gordon Brown"]),
    ("They asked whether Secretary Rice would follow Hillary Clinton there.", ["Rice", "Hillary Clinton"]),
    ("Nguyen Thi Kim Ngan, Chairwoman of the National Assembly", ["Nguyen Thi Kim Ngan"]),
    ('"It was loud," said Shamkhi Faraj.', ["Shamkhi Faraj"]),
    ("Prince Harry and Meghan Markle; Pope Francis", ["Harry", "Meghan Markle", "Francis"]),
    ("Nimet Arslan, a spokesman for the group, declined.", ["Nimet Arslan"]),
    ("President Biden Announces New Nominees for the Court", ["Biden"]),
    (
        "At the ceremony in the capital, Minister of National Defence Gen. Phan\nVan Giang received "
        "the guests who had come from several countries of the\nregion for the opening.",
        ["Phan Van Giang"],
    ),
]

TRAPS = [
    ("vi", "đoàn công tác đi qua Lào Cai, An Giang và Tân Cương"),
    ("vi", "Thành phố Hồ Chí Minh tổ chức lễ kỷ niệm"),
    ("vi", "TP Hồ Chí Minh, TP.Hồ Chí Minh"),
    ("vi", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phát động"),
    ("vi", "viếng Lăng Chủ tịch Hồ Chí Minh; học tập tư tưởng Hồ Chí Minh"),
    ("vi", "tuyến đường mòn Hồ Chí Minh, Huân chương Hồ Chí Minh"),
    ("vi", "Quân ủy Trung ương, Bộ Quốc phòng, Tổng cục Hậu cần - Kỹ thuật"),
    ("vi", "Quân đội nhân dân Việt Nam và Quân khu Thủ đô"),
    ("vi", "Học viện Quốc phòng, Viện Kiểm sát nhân dân tối cao"),
    ("vi", "xe chạy trên đường Nguyễn Trãi, phố Trần Hưng Đạo, quận Hoàng Mai"),
    ("vi", "Trường THPT Chu Văn An và Bệnh viện Bạch Mai"),
    ("vi", "nhà số 45 Nguyễn Thái Học"),
    ("vi", "quần đảo Hoàng Sa, Trường Sa"),
    ("vi", "Hà Nội, Hải Phòng, Đà Nẵng, Cần Thơ, Cao Bằng, Thái Nguyên"),
    ("vi", "Từ Đà Nẵng đến Bình Thuận trời nắng"),
    ("vi", "Tết Nguyên đán Giáp Thìn, Giỗ Tổ Hùng Vương"),
    ("vi", "Trung Á, Trung Đông, Đông Nam Á, Bắc Phi"),
    ("vi", "Đoàn đại biểu Bộ Quốc phòng Thổ Nhĩ Kỳ"),
    ("vi", "Bộ trưởng Công nghiệp quốc phòng Cộng hòa Azerbaijan khẳng định"),
    ("vi", "Tổng Bí thư và Phu nhân cùng đoàn đại biểu cấp cao"),
    ("vi", "Hai Bộ trưởng Quốc phòng nhất trí"),
    ("vi", "Công ty Samsung Electronics và tập đoàn Microsoft"),
    ("vi", "Real Madrid thắng Manchester United trên sân Old Trafford"),
    ("vi", "các cầu thủ Sevilla phạm lỗi"),
    ("vi", "Khi Dichloroacetate vào tế bào"),
    ("vi", "Cục Quản Lý Thực Phẩm và Dược Phẩm"),
    ("vi", "nhiệt độ 13 độ C. Anh phải chờ"),
    ("vi", "CLB HA Gia Lai gặp CLB Thanh Hóa"),
    ("vi", "Cao Đẳng Công Thương tuyển sinh"),
    ("vi", "Chủ Nhật, 01/02/2026, 01:22 (GMT+7)"),
    ("vi", "Sân bay quốc tế John F. Kennedy mở lại"),
    ("vi", "Trưởng khoa Nhiễm A của bệnh viện"),
    ("vi", "chị Th. kể lại"),
    ("vi", "lễ hội ở Hồ Chí Minh"),
    ("vi", "NÓI KHÔNG VỚI KHẨU TRANG BẮT BUỘC"),
    ("vi", "Đoàn Mỹ do bà trợ lý dẫn đầu"),
    ("vi", "Phong trào Thi đua Quyết thắng"),
    ("vi", "bộ trưởng đánh giá cao Việt Nam"),
    ("vi", "VÌ NHÂN DÂN QUÊN MÌNH, VÌ NHÂN DÂN HY SINH"),
    ("en", "New York City, Los Angeles, Hong Kong, Ho Chi Minh City"),
    ("en", "the Ho Chi Minh Communist Youth Union and the Ho Chi Minh Mausoleum"),
    ("en", "The Ministry of National Defence and the Central Military Commission"),
    ("en", "Manchester United beat Real Madrid at Wembley Stadium"),
    ("en", "Vietnam Calls For Peaceful Dispute Resolution"),
    ("en", "Defence Industry Ties Reap Encouraging Results"),
    ("en", "According to him, Vietnam – Azerbaijan defence ties have progressed"),
    ("en", "Looking Ahead, Both Sides Agreed To Cooperate"),
    ("en", "the University of California and Harvard Business School"),
    ("en", "General Motors, General Electric, the General Assembly and the General Staff"),
    ("en", "the General Synod rejected it"),
    ("en", "Lake Michigan, Mount Everest, Hurricane Katrina, Fort Bragg"),
    ("en", "South China Sea, Indian Ocean, Gulf of Mexico"),
    ("en", "in Washington, D.C., and at the U.N. in New York"),
    ("en", "regulations at 31 C.F.R. Part 515"),
    ("en", "The Executive Order 14257 and its General Provisions"),
    ("en", "Director of Drug Evaluation and Research"),
    ("en", "The White House, Capitol Hill, Downing Street"),
    ("en", "Lao Cai, An Giang, Quang Ninh, Dien Bien Phu"),
    ("en", "Read More. See Also. Related Stories"),
    ("en", "On Monday, January 5, Eastern Time"),
    ("en", "the Twin Cities and the Star Reader"),
    ("en", "Red Sox, White Sox, World Cup, Grand Prix"),
    ("en", "Prime Ministers of both countries met"),
    ("en", "He was Secretary General of the Party"),
    ("en", "Promoted Livingston stunned everyone"),
    ("en", "Lockheed Martin and BAE Systems signed contracts"),
    ("en", "ASEAN Defence Ministers' Meeting Plus"),
    ("en", "people of blood group O. Simultaneously, a mixture called TAK-888"),
    ("en", "the Global Leader Experience held last year"),
    ("en", "Do not go. To be or not to be. An hour later."),
]


@pytest.mark.parametrize(("text", "names"), VIETNAMESE, ids=lambda value: str(value)[:40])
def test_vietnamese_names(text, names):
    assert people(text, "vi") == names


@pytest.mark.parametrize(("text", "names"), FOREIGN_IN_VIETNAMESE, ids=lambda value: str(value)[:40])
def test_foreign_names_in_vietnamese_text(text, names):
    assert people(text, "vi") == names


@pytest.mark.parametrize(("text", "names"), ENGLISH, ids=lambda value: str(value)[:40])
def test_names_in_english_text(text, names):
    assert people(text, "en") == names


@pytest.mark.parametrize(("lang", "text"), TRAPS, ids=lambda value: str(value)[:40])
def test_no_names(lang, text):
    assert people(text, lang) == []


POSTS = [
    ("vi", "Đại tướng, Bộ trưởng Quốc phòng Phan Văn Giang làm việc", ("Đại tướng", "Bộ trưởng Quốc phòng")),
    (
        "vi",
        "mời Bộ trưởng Bộ Công nghiệp quốc phòng Cộng hòa Azerbaijan Vugar Mustafayev",
        ("Bộ trưởng Bộ Công nghiệp quốc phòng Cộng hòa Azerbaijan",),
    ),
    ("vi", "Bộ trướng Quốc phòng Phan Văn Giang", ("Bộ trướng Quốc phòng",)),
    ("vi", "bộ trưởng quốc phòng Phan Văn Giang", ("bộ trưởng quốc phòng",)),
    ("vi", "cố Tổng thống Heydar Aliyev", ("cố Tổng thống",)),
    ("vi", "Tiến sĩ Haluk Gorgun", ("Tiến sĩ",)),
    ("vi", "ông Haluk Gorgun nói", ()),
    (
        "vi",
        "Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng Việt Nam và Thứ trưởng Quốc phòng Hàn Quốc "
        "Park Jae Min",
        ("Thứ trưởng Quốc phòng Hàn Quốc",),
    ),
    ("vi", "Đại biện lâm thời Đại sứ quán Hoa Kỳ Courtney Beale", ("Đại biện lâm thời Đại sứ quán Hoa Kỳ",)),
    (
        "en",
        "President of the Republic of Azerbaijan Ilham Aliyev",
        ("President of the Republic of Azerbaijan",),
    ),
    ("vi", "đoàn đại biểu cấp cao Việt Nam, Đại tướng Phan Văn Giang", ("Đại tướng",)),
    ("en", "Minister of National Defence Gen. Phan Van Giang", ("Minister of National Defence", "Gen.")),
    ("en", "Sen. Lt. Gen. Hoang Xuan Chien", ("Sen. Lt. Gen.",)),
    (
        "en",
        "Minister of Defence Industry of Azerbaijan Vugar Mustafayev",
        ("Minister of Defence Industry of Azerbaijan",),
    ),
    ("en", "former Prime Minister Gordon Brown", ("former Prime Minister",)),
    (
        "en",
        "Vice Secretary of the Central Military Commission and Minister of National Defence Phan Van Giang",
        ("Vice Secretary of the Central Military Commission", "Minister of National Defence"),
    ),
    ("en", "Mr. Haluk Gorgun", ()),
]


@pytest.mark.parametrize(("lang", "text", "posts"), POSTS, ids=lambda value: str(value)[:40])
def test_posts_are_kept_as_written(lang, text, posts):
    found = find_names(text, lang=lang)
    assert found[-1].posts == posts


def test_vietnamese_names_are_native_and_foreign_ones_are_not():
    text = "Đại tướng Phan Văn Giang tiếp Bộ trưởng Quốc phòng Thổ Nhĩ Kỳ Yasar Guler"
    assert [found.native for found in find_names(text, lang="vi")] == [True, False]


def test_a_name_cut_by_a_line_end_of_wrapped_text_is_one_name():
    text = (
        "Tại buổi tiếp diễn ra ở thủ đô trong khuôn khổ chuyến thăm, Đại tướng Phan\n"
        "Văn Giang bày tỏ vui mừng được đón các đồng chí trong đoàn sang thăm và làm\n"
        "việc."
    )
    assert people(text, "vi") == ["Phan Văn Giang"]


def test_two_lines_are_two_names_where_lines_are_paragraphs():
    assert people("Đại tướng Phan Văn Giang\nNguyễn Văn An", "vi") == ["Phan Văn Giang", "Nguyễn Văn An"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "names"), [*VIETNAMESE[:12], *FOREIGN_IN_VIETNAMESE[:10]])
def test_spans_point_into_the_text_given(text, names, form):
    text = "… " + unicodedata.normalize(form, text)
    for found in find_names(text, 2, lang="vi"):
        cut = unicodedata.normalize("NFC", text[found.start : found.end])
        assert " ".join(cut.split()) == found.name


def test_zero_width_characters_and_no_break_spaces_do_not_hide_a_name():
    text = "Đại tướng Phan\u00a0Văn Gi\u200bang thăm"
    assert people(text, "vi") == ["Phan Văn Giang"]


@given(st.text(max_size=200), st.sampled_from(["vi", "en", "other"]))
def test_any_text_is_read_without_overlaps(text, lang):
    found = find_names(text, lang=lang)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


PRESS_WORDS = (
    "Đại tướng Phan Văn Giang , . - ( ) Bộ trưởng Azerbaijan Vugar Mustafayev và Gen. của bin nói ' \n"
)


@given(st.lists(st.sampled_from(PRESS_WORDS.split(" ")), max_size=25))
def test_any_order_of_press_words_is_read(words):
    text = " ".join(words)
    for found in find_names(text, lang="vi"):
        assert " ".join(text[found.start : found.end].split()) == found.name
