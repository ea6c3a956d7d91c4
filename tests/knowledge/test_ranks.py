"""Every rank of the Vietnamese forces, and the press's forms of the others', has a row."""

import pytest

from defcorpus.knowledge import table

VIETNAMESE = """
Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đô đốc|Phó Đô đốc|Chuẩn Đô đốc|Đại tá|Thượng tá
Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu úy|Chuẩn úy|Thượng sĩ|Trung sĩ|Hạ sĩ|Binh nhất
Binh nhì|Thượng sỹ|Trung sỹ|Hạ sỹ
"""
ENGLISH = """
General|Gen|Colonel General|Col Gen|Senior Lieutenant General|Sen Lt Gen|Sr Lt Gen
Lieutenant General|Lt Gen|Lt-Gen|Major General|Maj Gen|Brigadier General|Brig Gen|Brigadier
Senior Colonel|Sen Col|Sr Col|Colonel|Col|Lt Col|Major|Maj|Captain|Capt|Senior Captain|Lieutenant|Lt
Senior Lieutenant|Second Lieutenant|Junior Lieutenant|Ensign|Midshipman|Warrant Officer
Petty Officer|Chief Petty Officer|Sergeant Major|Staff Sergeant|Sergeant|Sgt|Corporal|Lance Corporal
Private|Admiral|Adm|Vice Admiral|Rear Admiral|Commodore|Lieutenant Commander|Captain First Rank
Air Chief Marshal|Air Marshal|Air Vice Marshal|Air Commodore|Group Captain|Wing Commander
Squadron Leader|Flight Lieutenant|Flying Officer|Field Marshal|Marshal|Army General
General of the Army|Fleet Admiral|Police General|Superintendent|Detective Inspector|Chief Constable
Constable
"""


def forms(text):
    return [form for line in text.split("\n") for form in line.split("|") if form]


@pytest.mark.parametrize(("lang", "text"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_ranks_are_complete(lang, text):
    known = {form for form, of, _ in table("ranks") if of == lang}
    assert [form for form in forms(text) if form not in known] == []


def test_a_form_is_one_rank():
    keys: dict[tuple[str, str], set[str]] = {}
    for form, lang, key in table("ranks"):
        keys.setdefault((form.lower(), lang), set()).add(key)
    assert {form: key for form, key in keys.items() if len(key) > 1} == {}
