"""Posts of one language in the other, and what is left as it is."""

import pytest

from defcorpus.knowledge import table
from defcorpus.report.naming.posts import in_english, in_one_wording, in_vietnamese


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("Bộ trưởng Bộ Quốc phòng", "Minister of National Defence"),
        ("Thứ trưởng Bộ Quốc phòng Ba Lan", "Deputy Minister of National Defence"),
        ("Bộ trưởng Quốc phòng New Zealand", "Minister of Defence"),
        ("Bộ trưởng Bộ Quốc phòng Hoa Kỳ", "Secretary of Defence"),
        ("Thứ trưởng Bộ Quốc phòng Vương quốc Campuchia", "Deputy Minister of National Defence"),
        ("Thứ trưởng Bộ Kế hoạch và Đầu tư", "Deputy Minister of Planning and Investment"),
        ("Chủ tịch nước", "State President"),
        ("Chủ tịch nước Lào", "President"),
        ("Chỉ huy trưởng", "Commander"),
        ("Bộ trưởng Bộ Quân đội Pháp", "Minister of the Armed Forces"),
        ("Bộ trưởng Điều phối dịch vụ công Singapore", "Coordinating Minister for Public Services"),
        ("Chủ nhiệm", "Head"),
        ("quyền Tư lệnh Hải quân Hoàng gia Thái Lan", "Acting Commander of the Royal Navy"),
        ("Phó Tổng Thư ký Bộ Quốc phòng New Zealand", "Deputy Secretary General of the Ministry of Defence"),
        ("Bộ trưởng Quốc phòng và Ngoại thương Vương quốc Bỉ", ""),
        (
            "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam",
            "Chief of the General Staff of the Vietnam People's Army",
        ),
        ("Tư lệnh Hải quân Hoàng gia Brunei", "Commander of the Royal Navy"),
        ("Đại sứ Nhật Bản tại Việt Nam", "Ambassador"),
        ("Thượng tướng", "Senior Lieutenant General"),
        ("Pho Dai su Hoa Ky", "Deputy Ambassador"),
        ("Thu truong Bo Quoc phong Nhat Ban", "Deputy Minister of Defence"),
        ("Phó Tư lệnh Vùng 4", "Deputy Commander of Region 4"),
        (
            "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam tại Hà Nội",
            "Chief of the General Staff of the Vietnam People's Army",
        ),
        ("Phó Thủ tướng Thường trực Chính phủ", "Permanent Deputy Prime Minister"),
        ("Quốc vụ khanh phụ trách chuyện khác", ""),
        (
            "Thứ trưởng Bộ Quốc phòng Nhật Bản phụ trách quốc tế",
            "Deputy Minister of Defence for International Affairs",
        ),
        (
            "Thứ trưởng phụ trách quốc tế Bộ Quốc phòng Nhật Bản",
            "Deputy Minister of Defence for International Affairs",
        ),
        ("Quốc vụ khanh phụ trách quốc phòng Qatar", "State Secretary for Defence"),
        ("", ""),
    ],
)
def test_in_english(post, told):
    assert in_english(post) == told


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("Defence Minister", "Bộ trưởng Bộ Quốc phòng"),
        ("Defense Minister", "Bộ trưởng Bộ Quốc phòng"),
        ("Commander of the Brazilian Army", "Tư lệnh Lục quân"),
        ("Chief of the General Staff of the Kyrgyz Armed Forces", "Tổng Tham mưu trưởng Lực lượng vũ trang"),
        ("Chief of Defence Force of Singapore", "Tư lệnh Lực lượng Quốc phòng"),
        ("Commander of the Royal Thai Navy", "Tư lệnh Hải quân Hoàng gia"),
        ("Ambassador to Vietnam", "Đại sứ"),
        ("Sen. Lt. Gen.", "Thượng tướng"),
        (
            "Chief of the General Staff of the Vietnam People's Army (VPA)",
            "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam",
        ),
        ("then Japanese Deputy Minister of Defense", "Thứ trưởng Bộ Quốc phòng"),
        ("Deputy-Defence Minister", "Thứ trưởng Bộ Quốc phòng"),
        ("Deputy PM", "Phó Thủ tướng"),
        ("deputy chief of the Cambodian army", "Phó Tư lệnh Lục quân"),
        ("President of France", "Tổng thống"),
        (
            "Vice-Minister of Defense for International Affairs of Japan",
            "Thứ trưởng Bộ Quốc phòng phụ trách quốc tế",
        ),
        ("President of Laos", "Chủ tịch nước"),
        ("US Secretary of State", "Bộ trưởng Bộ Ngoại giao"),
        ("Acting Commander of the Royal Thai Navy", "Quyền Tư lệnh Hải quân Hoàng gia"),
        ("Keeper of the Seals", ""),
    ],
)
def test_in_vietnamese(post, told):
    assert in_vietnamese(post) == told


def test_what_is_written_can_be_read_back():
    for vi, en, _ in table("post_pairs"):
        assert in_english(vi.split("|")[0]) or "head" not in _, vi
        assert in_vietnamese(en.split("|")[0]) or "head" not in _, en


@pytest.mark.parametrize(
    ("posts", "country", "told"),
    [
        (("Defence Minister", "Minister of Defense", "Minister for Defence"), "AZ", "Minister of Defence"),
        (("Defence Minister", "Minister of Defense"), "KH", "Minister of National Defence"),
        (("Defence Minister", "Minister of National Defence"), "VN", "Minister of National Defence"),
        (("Secretary of Defense", "Defence Secretary"), "US", "Secretary of Defence"),
        (("Secretary of State for Defence", "Defence Secretary"), "GB", "Secretary of State for Defence"),
        (("Vice Minister of National Defense",), "KR", "Deputy Minister of National Defence"),
        (("President", "State President"), "VN", "State President"),
        (("President",), "FR", "President"),
        (("Commander-in-Chief",), "TH", "Commander-in-Chief"),
        (("Lt. Gen.", "Lieut. Gen."), "US", "Lieutenant General"),
        (("Brigadier-General", "Brig. Gen."), "SG", "Brigadier General"),
        (("Minister of National Defence of Việt Nam",), None, "Minister of National Defence"),
        (
            ("State Secretary for Defence", "Secretary of State of the Ministry of National Defence"),
            "PL",
            "State Secretary of the Ministry of National Defence",
        ),
        (
            ("Vice President of the General Department II",),
            "TR",
            "Vice President of the General Department II",
        ),
        (("Keeper of the Seals",), "FR", ""),
    ],
)
def test_one_office_has_one_wording_in_english(posts, country, told):
    assert {in_one_wording(post, "en", country) for post in posts} == {told}


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("Bộ trưởng Quốc phòng Ca-dắc-xtan", "Bộ trưởng Bộ Quốc phòng"),
        ("bộ trưởng quốc phòng Vương quốc Bỉ", "Bộ trưởng Bộ Quốc phòng"),
        ("Thủ tướng Chính phủ", "Thủ tướng"),
        ("Bộ trướng Quốc phòng", "Bộ trưởng Bộ Quốc phòng"),
        ("Bo truong Bo Quoc phong", "Bộ trưởng Bộ Quốc phòng"),
        ("Đại sứ đặc mệnh toàn quyền nước Cộng hòa Ca-dắc-xtan tại Việt Nam", "Đại sứ đặc mệnh toàn quyền"),
        ("Bộ trưởng Quốc phòng và Ngoại thương", ""),
    ],
)
def test_one_office_has_one_wording_in_vietnamese(post, told):
    assert in_one_wording(post, "vi") == told


@pytest.mark.parametrize(
    ("post", "country", "told"),
    [
        ("Director", "VN", "Giám đốc"),
        ("Deputy Director", "US", "Phó Giám đốc"),
        ("Minister of the Armed Forces", "FR", "Bộ trưởng Bộ Quân đội"),
    ],
)
def test_what_an_office_alone_is_called_there(post, country, told):
    assert in_vietnamese(post, country) == told
