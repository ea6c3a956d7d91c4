"""Made-up news of three visits: pairs that are sure, a copy, and articles without a counterpart."""

HOST = "Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng,"
VISITS = {
    # stem of the files: guest, country in Vietnamese, in English, day, pilots, aircraft
    "czech": ("Pavel Novotny", "Séc", "Czech", 12, 45, 14),
    "danish": ("Ole Vestergaard", "Đan Mạch", "Danish", 13, 260, 3),
    "ghana": ("Kwame Asante", "Ghana", "Ghanaian", 14, 17, 9),
}
COPY = ("\n\nNguồn: qdnd.vn\n", "\n\nNguồn: vov.vn\n")


def vietnamese(guest, land, _, day, pilots, aircraft):
    return (
        f" date 2024-03-{day} Đại tướng Nguyễn Văn Minh tiếp Bộ trưởng Quốc phòng {land} {guest}\n\n"
        f"Chiều {day}/3, tại Hà Nội, {HOST} hội đàm với Bộ trưởng Quốc phòng {land} {guest} "
        "đang ở thăm Việt Nam. "
        f"Hai bên bàn về đào tạo {pilots} phi công và bảo dưỡng {aircraft} máy bay huấn luyện.\n\n"
        f"Bộ trưởng {guest} cảm ơn sự đón tiếp và mời Đại tướng Nguyễn Văn Minh sang thăm vào cuối năm 2024."
    )


def english(guest, _, land, day, pilots, aircraft):
    return (
        f" date 2024-03-{day + 1} General Nguyen Van Minh receives {land} Defence Minister {guest}\n\n"
        f"Minister of National Defence General Nguyen Van Minh held talks with {land} Defence Minister "
        f"{guest} in Hanoi on March {day}. The two sides discussed training {pilots} pilots and "
        f"the maintenance of {aircraft} trainer aircraft.\n\nMinister {guest} thanked his hosts and "
        "invited General "
        f"Nguyen Van Minh to pay a visit at the end of 2024.\n"
    )


def make_paired_news(folder):
    """Write the files; `ghana` has no English, `vi-czech-vov` is a copy of `vi-czech`."""
    folder.mkdir()
    for stem, visit in VISITS.items():
        (folder / f"vi-{stem}.txt").write_text(vietnamese(*visit) + COPY[0], "utf-8")
        if stem != "ghana":
            (folder / f"en-{stem}.txt").write_text(english(*visit), "utf-8")
    reposted = vietnamese(*VISITS["czech"]).replace(" date 2024-03-12", " date 2024-03-13") + COPY[1]
    (folder / "vi-czech-vov.txt").write_text(reposted, "utf-8")
    return folder
