"""Countries in the press's many forms, their look-alikes, and countries as typed."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_countries, resolve_country


def codes(text, least=0.6):
    return [found.code for found in find_countries(text) if found.confidence >= least]


NAMED = [
    ("Việt Nam và Azerbaijan ký thỏa thuận", "VN AZ"),
    ("Cộng hòa Azerbaijan", "AZ"),
    ("Cộng hoà Azerbaijan", "AZ"),
    ("A-déc-bai-gian, Xinh-ga-po và Mi-an-ma", "AZ SG MM"),
    ("Thổ Nhĩ Kỳ (Türkiye, trước đây là Turkey)", "TR TR TR"),
    ("Tho Nhi Ky", "TR"),
    ("THỔ NHĨ KỲ THĂM VIỆT NAM", "TR VN"),
    ("Thổ Nhĩ Kì", "TR"),
    ("chuyến thăm tới Azerbaijancủa Tổng Bí thư", "AZ"),
    ("Việt Nam- Azerbaijan", "VN AZ"),
    ("Việt Nam-Azerbaijan", "VN AZ"),
    ("Việt Nam – Liên bang Nga", "VN RU"),
    ("Hoa Kỳ, Hoa Kì, Hợp chúng quốc Hoa Kỳ", "US US US"),
    ("Tổng thống Mỹ và Thủ tướng Anh", "US GB"),
    ("Bộ Quốc phòng Hàn Quốc", "KR"),
    ("CHDCND Triều Tiên phóng thử", "KP"),
    ("Cộng hòa Dân chủ Nhân dân Lào", "LA"),
    ("nước Lào anh em", "LA"),
    ("Bộ trưởng Quốc phòng Nga", "RU"),
    ("Quân đội Pháp và quân đội Đức", "FR DE"),
    ("Tổng thống Nga Vladimir Putin", "RU"),
    ("Đại sứ Anh Iain Frew", "GB"),
    ("Vương quốc Anh", "GB"),
    ("Anh, Pháp và Đức phản đối", "GB FR DE"),
    ("quan hệ Mỹ - Trung, Việt - Trung", "US CN VN CN"),
    ("hội hữu nghị Việt-Nga", "VN RU"),
    ("Nhật Bản và Hàn Quốc; Nhật - Hàn", "JP KR JP KR"),
    ("Ấn Độ, Thái Lan, Campuchia, Myanmar, Indonesia", "IN TH KH MM ID"),
    ("Đức", ""),
    ("các nước như Đức, Ý, Áo", "DE IT AT"),
    ("các nước Ba Lan, Hà Lan, Phần Lan, Ai-len", "PL NL FI IE"),
    ("Tây Ban Nha và Bồ Đào Nha", "ES PT"),
    ("thăm Úc (Australia), New Zealand", "AU AU NZ"),
    ("Cộng hòa Séc và Slovakia", "CZ SK"),
    ("Ả Rập Xê Út, Ả-rập Xê-út, UAE", "SA SA AE"),
    ("Ai Cập, Nam Phi, An-giê-ri", "EG ZA DZ"),
    ("Timor Leste, Đông Timor, Timor-Leste", "TL TL TL"),
    ("Thụy Điển, Thụy Sĩ, Thụy Sỹ, Thuỵ Sĩ", "SE CH CH CH"),
    ("U-crai-na, Ukraine, Ukraina", "UA UA UA"),
    ("Gru-di-a và Ác-mê-ni-a", "GE AM"),
    ("Bờ Biển Ngà", "CI"),
    ("Đại sứ Cuba tại Việt Nam", "CU VN"),
    ("Bộ Quốc phòng Anh công bố", "GB"),
    ("người Mỹ gốc Việt", "US"),
    ("Tại Anh, đoàn thăm Học viện", "GB"),
    ("Tổng thống Chad Idriss Deby", "TD"),
    ("Ở Đức trời lạnh. Từ Mỹ trở về", "DE US"),
    ("Các tướng Nga Gerasimov và Shoigu", "RU"),
    ("The Azerbaijani side thanked Vietnam", "AZ VN"),
    ("Turkish and Vietnamese officers", "TR VN"),
    ("the Lao Ambassador and the Thai army", "LA TH"),
    ("the Royal Thai Navy and the Lao Front", "TH LA"),
    ("To Thai Prime Minister Srettha", "TH"),
    ("US-led forces; U.S. officials; the USA", "US US US"),
    ("told us that they came", ""),
    ("the U.K. and the UK", "GB GB"),
    ("the United Kingdom, Britain, British", "GB GB GB"),
    ("Republic of Korea, ROK, South Korean", "KR KR KR"),
    ("North Korea and the DPRK", "KP KP"),
    ("Viet Nam's delegation", "VN"),
    ("People's Republic of China", "CN"),
    ("PRC", "CN"),
    ("Czech Republic, Czechia", "CZ CZ"),
    ("Democratic Republic of the Congo", "CD"),
    ("Papua New Guinea and Guinea-Bissau", "PG GW"),
    ("Nigeria, Niger, Guinea", "NG NE GN"),
    ("Trinidad & Tobago; Trinidad and Tobago", "TT TT"),
    ("Bosnia and Herzegovina", "BA"),
    ("Saudis, Filipinos, Swedes and Danes", "SA PH SE DK"),
    ("The Netherlands; Dutch", "NL NL"),
    ("Azerbaijani-made drones", "AZ"),
    ("Côte d’Ivoire and Cote d'Ivoire", "CI CI"),
    ("JAPAN, CHINA AND INDIA MEET", "JP CN IN"),
    ("Jordan is small, and Chad is large", "JO TD"),
    ("Türkiye's minister", "TR"),
    ("HÀ NỘI — Việt Nam", "VN"),
]

NAMED += [
    ("CHDCND Lào, CHLB Đức, LB Nga", "LA DE RU"),
    ("CHXHCN Việt Nam và CHND Trung Hoa", "VN CN"),
    ("Ốt-xtrây-li-a, Niu Di-lân, Bru-nây", "AU NZ BN"),
    ("Ca-dắc-xtan, U-dơ-bê-ki-xtan, Tát-gi-ki-xtan", "KZ UZ TJ"),
    ("Phi-líp-pin, In-đô-nê-xi-a, Ma-lai-xi-a, Căm-pu-chia", "PH ID MY KH"),
    ("Mông Cổ, Bê-la-rút, Ru-ma-ni, Hung-ga-ri", "MN BY RO HU"),
    ("Việt Nam–Azerbaijan", "VN AZ"),
    ("Việt Nam — Thổ Nhĩ Kỳ", "VN TR"),
    ("Việt-Nga, Việt – Lào, Trung – Triều", "VN RU VN LA CN KP"),
    ("US-Vietnam ties, Vietnam-US ties", "US VN VN US"),
    ("Sino-Vietnamese border; Russo-Ukrainian war", "CN VN RU UA"),
    ("the Azerbaijani, Kazakh and Belarusian sides", "AZ KZ BY"),
    ("người Nga và người Đức", "RU DE"),
    ("Tho Nhi Ky, Han Quoc, Trung Quoc, Lien bang Nga", "TR KR CN RU"),
    ("Hoa Ky va Viet Nam", "US VN"),
    ("nước Anh, nước Mỹ, nước Đức, nước Nga", "GB US DE RU"),
    ("Bộ trưởng Quốc phòng Mỹ Pete Hegseth", "US"),
    ("Bộ trưởng Quốc phòng Đức Boris Pistorius", "DE"),
    ("Đại sứ Lào tại Việt Nam", "LA VN"),
    ("Quân đội Hoàng gia Campuchia", "KH"),
    ("Lao PDR, Lao People's Democratic Republic", "LA LA"),
    ("Ma Cao, Hồng Công, Đài Loan", "MO HK TW"),
    ("Kosovo, Palestine, Tây Sahara", "XK PS EH"),
    ("Eswatini, Cabo Verde, Timor-Leste, Czechia", "SZ CV TL CZ"),
    ("Nam Xu-đăng và Cộng hòa Trung Phi", "SS CF"),
    ("Åland Islands, Réunion Island, Mayotte", "AX RE YT"),
    ("Bờ Biển Ngà; Côte d'Ivoire; Ivory Coast", "CI CI CI"),
    ("VIỆT NAM - HÀN QUỐC", "VN KR"),
    ("đến MalaysiaNgày hôm sau", "MY"),
    ("Ti-mo Le-xtê, Ti-mo Lét-xtê, Đông Ti-mo", "TL TL TL"),
    ("Ka-dắc-stan, U-zơ-bê-ki-xtan, Tuốc-mê-ni-stan, Tát-gi-ki-stan, Cư-rơ-gư-stan", "KZ UZ TM TJ KG"),
    ("Xlô-ve-ni-a, Croa-xi-a, E-ti-ô-pi-a, Zim-ba-bu-ê", "SI HR ET ZW"),
    ("Vương quốc Anh và Bắc Ai-len", "GB"),
    ("Hải quan và Hai quan Phap", "FR"),
    ("the Korean People's Army", "KP"),
    ("a Korean pilot of the DPRK", "KP KP"),
    ("a Korean pilot from South Korea met the DPRK envoy", "KR KR KP"),
    ("a Korean firm", "KR"),
    ("đoàn Nga, đoàn Mỹ và đoàn Lào", "RU US LA"),
]

NOT_NAMED = [
    "Đại tướng Phan Văn Giang",
    "đức tính giản dị; anh hùng; ý nghĩa; pháp luật; áo giáp",
    "Tổng Tham mưu trưởng Nguyễn Tân Cương",
    "Thượng tướng Lê Huy Vịnh và Đại tá Trần Đức Nga",
    "10 triệu đô la Mỹ, 5 triệu bảng Anh",
    "a million US dollars",
    "a French-speaking region; the German language",
    "chị Thúy Nga, em Mỹ Linh, cháu Hồng Anh",
    "ông Nguyễn Văn Đức cho biết",
    "ngày Chủ Nhật",
    "Đông Dương, Đông Nam Á, Bắc Mỹ",
    "Thủ Đức, Mỹ Tho, Đông Anh",
    "Trung tướng, Trung úy, Trung đoàn",
    "6Thùy Anh ghi bàn",
    "Nguyên Chủ tịch nước Lê Đức Anh",
    "tỉnh Lào Cai, huyện Mỹ Đức, quận Mỹ Đình",
    "bà Nguyễn Thị Nga, ông Đức, chị Mỹ, cô Nga",
    "bà Nga gặp Nga ở chợ",
    "Ca sĩ Mỹ Tâm và Anh Thư",
    "Thiếu tướng Đức chỉ huy",
    "Anh nói với tôi rằng Anh ấy bận",
    "Anh hùng Lực lượng vũ trang nhân dân",
    "học tiếng Anh, tiếng Nga, tiếng Pháp",
    "Thượng tướng Nguyễn Tân Cương",
    "Ý kiến của cử tri; Áo dài truyền thống; Pháp luật hiện hành",
    "Đức Giáo hoàng, Đức Phật",
    "Chủ Nhật, Chủ nhật",
    "An Giang, Hà Giang, Thái Bình, Thái Nguyên",
    "Bà Lan và anh Ba Lân",
    "Minh Đức và Hồng Nga cười",
    "Vũ Đức thắng. Lê Nga thua",
    "Lao động, Thai sản",
    "Pham Thai Son and Le Thai Binh spoke",
    "the frigates Ly Thai To and Tran Hung Dao",
    "Deputy Minister Le Duc Thai; General Thai called. Thai thanked the guests",
    "Lieutenant General Thai Dai Ngoc",
    "Trung ương, Trung tá, Việt kiều, Hàn lâm",
    "Ấn Độ Dương, Nam Mỹ, Mỹ Latinh, bán đảo Triều Tiên, Trung Á",
    "Michael Jordan scored; Jordan Smith smiled",
    "South China Sea, Indian Ocean, Gulf of Mexico, New Mexico",
    "Latin America, South American nations",
    "Washington Post, China Daily, Bangkok Post",
    "the English language",
    "Paris Hilton and Jack London",
    "pho ga va banh mi, my tam",
    "turkey sandwiches and china cups",
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=lambda value: str(value)[:40])
def test_countries_named(text, expected):
    assert codes(text) == expected.split()


@pytest.mark.parametrize("text", NOT_NAMED, ids=lambda value: value[:40])
def test_look_alikes(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"), [("thủ đô Baku", "AZ"), ("Bắc Kinh", "CN"), ("Ankara", "TR"), ("HÀ NỘI", "VN")]
)
def test_a_capital_is_a_weak_sign(text, code):
    (found,) = find_countries(text)
    assert (found.code, found.rule) == (code, "capital")
    assert found.confidence < 0.6


@pytest.mark.parametrize(
    "text",
    [
        "The two met at LIMA.",
        "They saw the exhibition (LIMA) and LIMA 2027.",
        "Tàu dự diễn tập hải quân đa phương MILAN 2024.",
        "The frigate joined Exercise MILAN; tàu dự diễn tập MILAN.",
        "The ships joined Exercise Bersama Lima.",
        "She wrote for Indian Country Today.",
        "The troops left on Monday (Hanoi Evening Herald wire).",
        "He told the Kyiv Independent.",
        "The medics receive French training.",
    ],
)
def test_other_names_with_a_countrys_word_inside(text):
    assert codes(text, 0.3) == []


def test_a_country_that_opens_a_sentence_is_a_weak_sign():
    (found,) = find_countries("Nga cho biết sẽ tham dự.")
    assert found.code == "RU"
    assert found.confidence < 0.6


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "expected"), NAMED[:30], ids=lambda value: str(value)[:30])
def test_spans_point_into_the_text_given(text, expected, form):
    text = "«" + unicodedata.normalize(form, text)
    found = find_countries(text, 1)
    assert [one.code for one in found if one.confidence >= 0.6] == expected.split()
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found)


@given(st.text(max_size=200))
def test_any_text_is_read_without_overlaps(text):
    found = find_countries(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


TYPED = [
    ("TR", "TR"),
    ("Türkiye", "TR"),
    ("tho nhi ky", "TR"),
    ("turkey", "TR"),
    ("THỔ NHĨ KỲ", "TR"),
    ("thổ nhĩ kì", "TR"),
    ("turkiye", "TR"),
    ("tr", "TR"),
    ("mỹ", "US"),
    ("my", "US"),
    ("MY", "MY"),
    ("u.s.", "US"),
    ("us", "US"),
    ("hoa ky", "US"),
    ("vn", "VN"),
    ("viet nam", "VN"),
    ("vietnam", "VN"),
    ("Vietnamese", "VN"),
    ("azerbaijan", "AZ"),
    ("A-déc-bai-gian", "AZ"),
    ("a dec bai gian", "AZ"),
    ("xinhgapo", "SG"),
    ("han quoc", "KR"),
    ("north korea", "KP"),
    ("anh", "GB"),
    ("nga", "RU"),
    ("liên bang nga", "RU"),
    ("duc", "DE"),
    ("lao", "LA"),
    (" Lào ", "LA"),
    ("cote d'ivoire", "CI"),
    ("timor leste", "TL"),
    ("Bắc Triều Tiên", "KP"),
    ("atlantis", None),
    ("", None),
    ("zz", None),
    ("hanoi", None),
]


@pytest.mark.parametrize(("typed", "code"), TYPED)
def test_countries_as_typed(typed, code):
    assert resolve_country(typed) == code


def test_every_form_of_the_table_resolves_to_its_code():
    for form, _, code, kind in table("countries"):
        if kind == "name":
            assert resolve_country(form) == code, form


def test_no_form_names_two_countries():
    seen = {}
    for form, _, code, _ in table("countries"):
        assert seen.setdefault(unicodedata.normalize("NFC", form).lower(), code) == code, form


def test_longer_names_are_found_as_they_stand_in_the_table():
    longer = [form for form, _, code, kind in table("countries") if kind == "name" and " " in form]
    assert longer
    for form in longer:
        assert [found.code for found in find_countries(f"({form})")][:1] == [resolve_country(form)], form


def test_a_town_is_no_seat_of_government_without_marks():
    assert codes("Đoàn thăm Học viện Hải quân ở Nha Trang", 0.0) == []
    assert codes("Tổng thống rời Nhà Trắng", 0.0) == ["US"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tàu USS Tripoli và tàu INS Delhi cập cảng Tiên Sa", ""),
        ("tàu hộ vệ HMAS Canberra của Hải quân Australia", "AU"),
        ("tàu “USS Tripoli” thăm Tripoli", "LY"),
        ("hội đàm tại Delhi", "IN"),
    ],
)
def test_a_ship_bears_a_capitals_name(text, wanted):
    assert codes(text, 0.4) == wanted.split()


@pytest.mark.parametrize(
    "text", ["flew to the city (Saigon ) in May", "(Hanoi)  (Saigon   ) and on", "( Hue )"]
)
def test_a_place_alone_in_brackets_credits_nobody(text):
    assert find_countries(text) is not None
