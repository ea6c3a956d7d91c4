"""Posts behind a name are whole, and end where what happens is told."""

from __future__ import annotations

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.facts import analyse
from defcorpus.mentions.names.read import find_names
from defcorpus.reading.pages import make_page


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Ngày 5-7, Thiếu tướng Trần Quang Mẫu, Phó tư lệnh Bộ Tư lệnh 86 tiếp đoàn Singapore.",
         "Trần Quang Mẫu", "Phó tư lệnh Bộ Tư lệnh 86"),
        ("Slovak State Secretary of Defence Igor Novak met General Tran Van Mau.",
         "Igor Novak", "State Secretary of Defence"),
        ("Major General Hans Gruber, Director of the Military Policy Directorate at the Austrian Ministry of "
         "Defence, met them.", "Hans Gruber",
         "Director of the Military Policy Directorate at the Austrian Ministry of Defence"),
        ("Thượng tướng Trần Văn Mẫu, Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam hội đàm với Đại tướng "
         "Ivan Horvat.", "Trần Văn Mẫu", "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam"),
        ("Thiếu tướng Lê Văn Mẫu, Cục trưởng Cục Gìn giữ hòa bình Việt Nam tiếp Chuẩn tướng Ivan Horvat.",
         "Lê Văn Mẫu", "Cục trưởng Cục Gìn giữ hòa bình Việt Nam"),
        ("Maria Lindgren, a principal deputy assistant secretary of defense, flew to Hue on Monday.",
         "Maria Lindgren", "principal deputy assistant secretary of defense"),
        ("They met with Acting US Under Secretary of Defense Peter Holm in Hanoi.",
         "Peter Holm", "Acting US Under Secretary of Defense"),
        ("Former Norwegian Defence Minister Peter Holm spoke.", "Peter Holm",
         "Former Norwegian Defence Minister"),
        ("Associate Deputy Minister (Materiel) Maria Lindgren spoke.", "Maria Lindgren",
         "Associate Deputy Minister (Materiel)"),
        ("Visiting Norwegian defence chief Peter Holm spoke.", "Peter Holm", "defence chief"),
        ("Colonel Tran Van Mau, deputy director of the Vietnam National Flood Response Centre, spoke.",
         "Tran Van Mau", "deputy director of the Vietnam National Flood Response Centre"),
        ("Tran Van Mau, director of the General Logistics Department of Vietnam, spoke.", "Tran Van Mau",
         "director of the General Logistics Department of Vietnam"),
        ("At the invitation of Secretary Carl Webb, the Minister of National Defence of Vietnam, General "
         "Tran Van Mau, will visit Ottawa.", "Tran Van Mau", "Minister of National Defence of Vietnam"),
        ("At the invitation of Peter Holm, the Minister of Defence of Norway, General Tran Van Mau left.",
         "Peter Holm", "Minister of Defence of Norway"),
        ("Trung tướng Yoon Dae-hyeon, Phó Chủ tịch Hội đồng Tham mưu trưởng Liên quân Hàn Quốc đến thăm.",
         "Yoon Dae-hyeon", "Phó Chủ tịch Hội đồng Tham mưu trưởng Liên quân Hàn Quốc"),
        ("Thiếu tướng Trần Văn Mẫu tiếp bà Mary Holm, Trợ lý Thứ trưởng Bộ Quốc phòng Canada.", "Mary Holm",
         "Trợ lý Thứ trưởng Bộ Quốc phòng Canada"),
        ("Ông Peter Holm, Giám đốc Trường Chỉ huy và Tham mưu Quân đội Na Uy, chào xã giao.", "Peter Holm",
         "Giám đốc Trường Chỉ huy và Tham mưu Quân đội Na Uy"),
        ("Ông Peter Holm, Chủ tịch Ủy ban Nhà nước về công nghiệp quân sự Na Uy, đến.", "Peter Holm",
         "Chủ tịch Ủy ban Nhà nước về công nghiệp quân sự Na Uy"),
        ("Giám đốc Cơ quan Liên bang về Hợp tác kỹ thuật - quân sự Nga Ivan Horvat đến.", "Ivan Horvat",
         "Giám đốc Cơ quan Liên bang về Hợp tác kỹ thuật - quân sự Nga"),
        ("Đại tá Trần Văn Mẫu, Cục trưởng Cục Nghiệp vụ và Pháp luật Cảnh sát biển Việt Nam, dự lễ.",
         "Trần Văn Mẫu", "Cục trưởng Cục Nghiệp vụ và Pháp luật Cảnh sát biển Việt Nam"),
        ("Đại tá Trần Văn Mẫu, Cục trưởng Cục Cứu hộ cứu nạn, phát biểu.", "Trần Văn Mẫu",
         "Cục trưởng Cục Cứu hộ cứu nạn"),
        ("Thiếu tướng Mori Kenta, Phó Tư lệnh Vùng 3 Lực lượng bảo vệ bờ biển Nhật Bản tham dự.",
         "Mori Kenta", "Phó Tư lệnh Vùng 3 Lực lượng bảo vệ bờ biển Nhật Bản"),
        ("Trung tướng Trần Văn Mẫu, Trưởng ban Chỉ đạo Bộ Quốc phòng, chủ trì.", "Trần Văn Mẫu",
         "Trưởng ban Chỉ đạo Bộ Quốc phòng"),
        ("Đại tá Trần Văn Mẫu, Tham mưu trưởng Vùng Cảnh sát biển 3 chủ trì.", "Trần Văn Mẫu",
         "Tham mưu trưởng Vùng Cảnh sát biển 3"),
        ("Tran Van Mau, Deputy Head of the Central Propaganda and Mass Mobilisation Commission, spoke.",
         "Tran Van Mau", "Deputy Head of the Central Propaganda and Mass Mobilisation Commission"),
        ("Peter Holm, Commandant of the Royal Norwegian Naval Academy, spoke.", "Peter Holm",
         "Commandant of the Royal Norwegian Naval Academy"),
        ("Peter Holm, deputy commander of Norway's Northern Fleet Command, spoke.", "Peter Holm",
         "deputy commander of Norway's Northern Fleet Command"),
    ],
)  # fmt: skip
def test_a_post_is_whole(text: str, name: str, post: str) -> None:
    page = make_page(
        Location("/a.txt", "/"), f" date 2024-07-05\n{text}", Metadata(), kind="text", encoding="utf-8"
    )
    found = {person.name: person.posts for person in analyse(page).people}
    assert found[name][0] == post


def posts(text: str) -> dict[str, tuple[str, ...]]:
    page = make_page(
        Location("/a.txt", "/"), f" date 2024-07-05\n{text}", Metadata(), kind="text", encoding="utf-8"
    )
    return {person.name: person.posts for person in analyse(page).people}


def test_posts_joined_by_and_are_all_known() -> None:
    found = posts("General Tran Van Mau, Politburo member and Minister of National Defence, met Peter Holm.")
    assert set(found["Tran Van Mau"]) == {"General", "Politburo member", "Minister of National Defence"}
    found = posts("Peter Holm, Deputy Prime Minister, and Minister of Defence of Norway, came to Hanoi.")
    assert set(found["Peter Holm"]) == {"Deputy Prime Minister", "Minister of Defence of Norway"}
    found = posts("Đại tướng Trần Văn Mẫu, Phó Thủ tướng và Bộ trưởng Quốc phòng đã tiếp đoàn.")
    assert set(found["Trần Văn Mẫu"]) == {"Phó Thủ tướng", "Bộ trưởng Quốc phòng", "Đại tướng"}


def test_a_post_behind_and_is_the_next_persons() -> None:
    found = posts("Tran Van Mau, Deputy Minister of National Defence and Ambassador Peter Holm spoke.")
    assert found == {"Tran Van Mau": ("Deputy Minister of National Defence",), "Peter Holm": ("Ambassador",)}
    found = posts("Trần Văn Mẫu, Thứ trưởng Quốc phòng và Thứ trưởng Peter Holm phát biểu.")
    assert found == {"Trần Văn Mẫu": ("Thứ trưởng Quốc phòng",), "Peter Holm": ("Thứ trưởng",)}


@pytest.mark.parametrize(
    "text",
    [
        "Trả lời phóng viên VTC, Bộ trưởng Peter Holm cho biết hai bên đã ký.",
        "Thay mặt Thủ tướng, Bộ trưởng Peter Holm chào mừng đoàn.",
        "On behalf of the President, Minister Peter Holm welcomed the guests.",
    ],
)
def test_who_is_spoken_to_or_for_is_another(text: str) -> None:
    assert posts(text)["Peter Holm"] in (("Bộ trưởng",), ("Minister",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trung tướng Hen Xa-mơ-rin - Phó Tư lệnh Lục quân Campuchia phát biểu.", {"Hen Xa-mơ-rin"}),
        ("They met Ambassador Extraordinary and Plenipotentiary Peter Holm of Norway.", {"Peter Holm"}),
        ("President Peter J. Holm Urges Norway to spend more.", {"Peter J. Holm"}),
    ],
)
def test_a_name_is_whole_and_no_word_besides(text: str, names: set[str]) -> None:
    assert set(posts(text)) == names


SOTO = [
    # The country of an office in front of it, behind the name.
    ("General Juan Soto, Chile’s Minister of Defence, came", "Minister of Defence", "CL"),
    ("General Juan Soto (L), Chile's Minister of Defence, came", "Minister of Defence", "CL"),
    ("General Tran Van Long, Chile's Minister of Defence Juan Soto", "Minister of Defence", "CL"),
    # A post behind a post, and before a comma; a rank.
    (
        "Under Secretary of State for Arms Control, Juan Soto, who",
        "Under Secretary of State for Arms Control",
        "",
    ),
    ("Minister of the Armed Forces of Cuba Corps General Juan Soto came", "Corps General", "CU"),
    # A list of fields, and the country of a body whose whole name is known.
    (
        "Juan Soto, Deputy Secretary of Strategy, Policy, and Industry at the Chilean Department of Defence",
        "Deputy Secretary of Strategy, Policy, and Industry at the Chilean Department of Defence",
        "CL",
    ),
    ("Juan Soto, Deputy Secretary of Strategy, Policy and Industry, met", "Deputy Secretary of Strategy", ""),
    # An adjective of a country and the initials of a body in front of an office behind the name.
    ("General Juan Soto, Chilean Deputy Minister of Defence, came", "Deputy Minister of Defence", "CL"),
    ("General Juan Soto, NDU Political Commissar.", "Political Commissar", ""),
    (
        "Juan Soto, standing member of the Central Military Commission and Deputy Defence Minister, came",
        "Deputy Defence Minister",
        "",
    ),
    (
        "Juan Soto, member of the Politburo and Vice Chairman of the Central Military Commission, came",
        "Vice Chairman of the Central Military Commission",
        "",
    ),
    # What is of others.
    ("General Juan Soto, Norwegian Prime Minister Peter Holm and others", "General", ""),
    (
        "General Juan Soto, Norwegian Deputy Prime Minister and Minister of Defence Gen. Peter Holm came",
        "General",
        "",
    ),
    ("Juan Soto, Chilean Minister of Defence and General Peter Holm came", "Minister of Defence", "CL"),
    ("while Gen. Vinh and Chilean Minister of Defence Juan Soto spoke", "Minister of Defence", "CL"),
    ("General Tran Van Long, Minister of Defence (R) receives Chile's Admiral Juan Soto", "Admiral", "CL"),
]
SOTO_VI = [
    # What a ship's captain is said to be, and the forces of a country.
    ("tàu Esmeralda do Đại tá Juan Soto làm thuyền trưởng, sẽ thăm", "thuyền trưởng", ""),
    ("Đại tá Juan Soto làm trưởng đoàn, đã đến", "Đại tá", ""),
    (
        "Juan Soto, Phó Tư lệnh các lực lượng Chile tại Thái Bình Dương.",
        "Phó Tư lệnh các lực lượng Chile tại Thái Bình Dương",
        "CL",
    ),
    ("Juan Soto, Bộ trưởng Quốc phòng các nước ASEAN", "Bộ trưởng Quốc phòng", ""),
    (
        "Juan Soto (Chỉ huy Hạm đội miền Đông Hải quân Chile) đã đến",
        "Chỉ huy Hạm đội miền Đông Hải quân Chile",
        "CL",
    ),
    (
        "Thiếu tướng Juan Soto, Tổng Tham mưu trưởng các Lực lượng vũ trang - Thứ trưởng Quốc phòng Chile.",
        "Thứ trưởng Quốc phòng Chile",
        "CL",
    ),
    (
        "gặp Juan Soto, Bộ trưởng các Lực lượng vũ trang Chile.",
        "Bộ trưởng các Lực lượng vũ trang Chile",
        "CL",
    ),
    ("dưới sự lãnh đạo của ngài Juan Soto, hai bên", "", ""),
]


@pytest.mark.parametrize(
    ("lang", "text", "post", "country"),
    [*(("en", *case) for case in SOTO), *(("vi", *case) for case in SOTO_VI)],
)
def test_posts_of_the_one_and_of_the_other(lang, text, post, country):
    found = next(one for one in find_names(text, lang=lang) if one.name == "Juan Soto")
    assert (found.posts[-1] if found.posts else "", found.country) == (post, country)


def test_leaders_are_not_who_is_named_behind_them():
    found = find_names("hội kiến lãnh đạo Quân ủy Trung Quốc, Đại tướng Trần Văn Long dự", lang="vi")
    assert [(one.name, one.posts, one.country) for one in found] == [("Trần Văn Long", ("Đại tướng",), "")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("tàu hộ tống Esmeralda của Hải quân Chile, do Trung tá Juan Soto làm chỉ huy, đã cập cảng", "CL"),
        ("tàu hộ tống Esmeralda của Hải quân Chile do Trung tá Juan Soto chỉ huy", "CL"),
        ("Đoàn đại biểu Chile, do Trung tá Juan Soto làm trưởng đoàn, đã đến", "CL"),
        ("Tàu rời Chile, do Trung tá Juan Soto xin nghỉ", ""),
        ("Tàu của Hải quân Na Uy tới Chile, do Trung tá Juan Soto dẫn đầu", ""),
    ],
)
def test_a_ships_country_is_its_captains(text, country):
    assert [(one.name, one.country) for one in find_names(text, lang="vi")] == [("Juan Soto", country)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("while the Chilean delegation was headed by General Juan Soto, who", "CL"),
        ("The Chilean delegation to the dialogue was led by Minister Juan Soto", "CL"),
        ("a South Korean high-ranking military delegation led by General Juan Soto came", "KR"),
        ("The Chilean delegation left. The talks were led by General Juan Soto", ""),
        ("The Chilean ship came. A delegation led by General Juan Soto met it", ""),
    ],
)
def test_a_delegations_country_is_its_leaders(text, country):
    assert [(one.name, one.country) for one in find_names(text, lang="en")] == [("Juan Soto", country)]


def test_a_stop_behind_initials_in_brackets_ends_a_post():
    text = "talks with the Chief of Staff of the Chilean Army (CHA). Gen. Juan Soto thanked them"
    assert [(one.name, one.posts) for one in find_names(text, lang="en")] == [("Juan Soto", ("Gen.",))]


def test_a_general_may_bear_a_towns_name():
    found = find_names("Gen. Vinh stressed that the talks help.", lang="en")
    assert [(one.name, one.posts) for one in found] == [("Vinh", ("Gen.",))]


def named(text, lang):
    return [(one.name, one.posts) for one in find_names(text, lang=lang)]


@pytest.mark.parametrize(
    ("lang", "text", "posts"),
    [
        ("vi", "Hôm sau, hội đàm với Tư lệnh Lục quân Chi-lê Juan Soto, Bộ trưởng nhắc tới kinh nghiệm.",
         ("Tư lệnh Lục quân Chi-lê",)),
        ("vi", "Tiếp Đại sứ Na Uy Kari Lund, Bộ trưởng đề nghị mở lớp tiếng Anh.", ("Đại sứ Na Uy",)),
        ("en", "At the reception for visiting Secretary of Defence Juan Soto, the PM spoke highly of it.",
         ("Secretary of Defence",)),
        ("en", "General Juan Soto, the Minister of Defence, spoke.", ("General", "Minister of Defence")),
        ("vi", "Thượng tướng Trần Văn Mẫu, Thứ trưởng chủ trì buổi lễ.", ("Thượng tướng", "Thứ trưởng")),
        ("en", "by First Admiral Juan Soto of the Navy", ("First Admiral",)),
        ("en", "General Juan Soto, deputy head of the Political Work Department of Chile, spoke.",
         ("General", "deputy head of the Political Work Department of Chile")),
        ("en", "General Juan Soto, head of the General Department of Politics, spoke.",
         ("General", "head of the General Department of Politics")),
        ("vi", "Đại tá Juan Soto, Trưởng đoàn Tùy viên quân sự nước ngoài tại Việt Nam, cảm ơn.",
         ("Đại tá", "Trưởng đoàn Tùy viên quân sự nước ngoài tại Việt Nam")),
        ("en", "Major General Tran Van Mau, Commander of the Air Defence - Air Force, spoke.",
         ("Major General", "Commander of the Air Defence - Air Force")),
        ("vi", "Trung tướng Trần Văn Mẫu, Tư lệnh Quân chủng Phòng không - Không quân, tiếp đoàn.",
         ("Trung tướng", "Tư lệnh Quân chủng Phòng không - Không quân")),
        ("vi", "Thiếu tướng Trần Văn Mẫu, Phó Chủ nhiệm Tổng cục Hậu cần-Kỹ thuật, tiếp đoàn.",
         ("Thiếu tướng", "Phó Chủ nhiệm Tổng cục Hậu cần-Kỹ thuật")),
        ("vi", "Đô đốc Juan Soto, Tư lệnh Bộ Tư lệnh Ấn Độ Dương – Thái Bình Dương Hoa Kỳ, đến thăm.",
         ("Đô đốc", "Tư lệnh Bộ Tư lệnh Ấn Độ Dương – Thái Bình Dương Hoa Kỳ")),
        ("vi", "Đại tướng Trần Văn Mẫu - Bộ trưởng Bộ Quốc phòng tiếp đoàn.",
         ("Đại tướng", "Bộ trưởng Bộ Quốc phòng")),
        ("en", "Senior Lieutenant Colonel Tran Van Mau spoke.", ("Senior Lieutenant Colonel",)),
        ("vi", "Ông Juan Soto, Phó Cục trưởng Cục Quản lý Di dân Quốc gia Chi-lê, đến thăm.",
         ("Phó Cục trưởng Cục Quản lý Di dân Quốc gia Chi-lê",)),
    ],
)  # fmt: skip
def test_a_post_is_whole_and_its_own(lang, text, posts):
    assert named(text, lang)[0][1] == posts


@pytest.mark.parametrize(
    ("lang", "text", "post"),
    [
        (
            "en",
            "Deputy Defence Ministers Tran Van Mau and Juan Soto co-chaired it.",
            "Deputy Defence Minister",
        ),
        ("en", "Presidents Tran Van Mau and Juan Soto", "President"),
        ("en", "Chiefs of Staff Tran Van Mau and Juan Soto met.", "Chief of Staff"),
        ("en", "Lt. Gens. Tran Van Mau and Juan Soto met.", "Lt. Gen."),
        ("vi", "Các Thứ trưởng Bộ Quốc phòng Trần Văn Mẫu và Lê Văn Bách dự.", "Thứ trưởng Bộ Quốc phòng"),
    ],
)
def test_an_office_of_several_is_each_ones(lang, text, post):
    assert [posts for _, posts in named(text, lang)] == [(post,), (post,)]


def test_an_office_of_one_is_not_the_next_ones():
    assert named("Deputy Minister Tran Van Mau and Juan Soto met.", "en")[1][1] == ()
