"""Names that a Vietnamese newspaper writes as it hears them, and those of others."""

import pytest

from defcorpus.pairs import features
from defcorpus.pairs import weights as w
from defcorpus.pairs.features.people import respellings
from defcorpus.pairs.features.sounds import heard_alike, is_heard
from defcorpus.pairs.records import PersonKey
from defcorpus.text import fold
from tests.pairs.helpers import article, person

ONE = [
    ("Gâu Chi Uây", "Goh Chee Wai"), ("Lim Uây Kiêng", "Lim Wei Keong"), ("Xe Oai Xơn", "Seah Wai Son"),
    ("Tiêu Bun Hiên", "Teo Boon Hean"), ("Chua Giun Hao", "Chua Jun Hao"), ("Ung Xiêu Pinh", "Ng Siew Ping"),
    ("Pắc Giê Uân", "Park Jae Wan"), ("Kim Xơn Hô", "Kim Seon Ho"), ("Sin Oăn Mun", "Shin Won Moon"),
    ("Chung Giu Hô", "Jung Gyu Ho"), ("Vông Khăm Xi Pha", "Vongkham Sipha"),
    ("Bun Thoong Xi Lun", "Bounthong Silun"), ("Tia Xây Rin", "Tea Seirin"), ("Xao Rít Thi", "Sao Rithy"),
    ("Mông Tun Ây", "Maung Tun Aye"), ("Thin Uyn Lai", "Thein Win Lai"),
    ("Xổng Xắc Nun Đi", "Songsak Noondee"), ("Pra Uýt Vông", "Prawit Wong"),
    ("Xa Tô Ken Di", "Kenji Sato"), ("Ha Ya Xi Ta Rô", "Hayashi Taro"),
]  # fmt: skip
OTHERS = [
    ("Gâu Chi Uây", "Tan Boon Keat"), ("Lim Uây Kiêng", "Ng Siew Ping"), ("Pắc Giê Uân", "Kim Seon Ho"),
    ("Kim Xơn Hô", "Park Jae Wan"), ("Vông Khăm Xi Pha", "Bounthong Silun"), ("Tia Xây Rin", "Sao Rithy"),
    ("Mông Tun Ây", "Thein Win Lai"), ("Xa Tô Ken Di", "Hayashi Taro"), ("Chua Giun Hao", "Lim Wei Keong"),
]  # fmt: skip


@pytest.mark.parametrize(("heard", "written"), ONE)
def test_one_name(heard, written):
    assert is_heard(heard)
    assert heard_alike(fold(heard), written.lower()) >= w.SOUND_LEAST


@pytest.mark.parametrize(("heard", "written"), OTHERS)
def test_another_name(heard, written):
    assert heard_alike(fold(heard), written.lower()) < w.SOUND_LEAST


def test_a_guest_by_sound_is_the_other_articles_guest():
    vi = features(article("vi", "vi", "Gâu Chi Uây đến thăm.", people=(person("Gâu Chi Uây"),)))
    en = features(article("en", "en", "Goh Chee Wai came.", people=(person("Goh Chee Wai"),)))
    (pair,) = respellings(vi, en, ())
    assert [one.name for one in pair] == ["Gâu Chi Uây", "Goh Chee Wai"]


def test_a_vietnamese_name_is_never_heard_as_another():
    vi = features(article("vi", "vi", "Lê Văn Sơn đến.", people=(person("Lê Văn Sơn", native=True),)))
    en = features(article("en", "en", "Levan Son came.", people=(person("Levan Son"),)))
    assert not respellings(vi, en, ())
    assert isinstance(vi.people[0], PersonKey)
