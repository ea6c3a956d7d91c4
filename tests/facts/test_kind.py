"""Articles, listings, stubs and digests told apart, on pages in the manner of real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus.article import Article, Location, Metadata, Page
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def load() -> list[tuple[str, str, str, dict[str, str]]]:
    """Return (kind and stories' countries, name, text, metadata) of each page."""
    pages: list[tuple[str, str, list[str], dict[str, str]]] = []
    source = Path(__file__).with_name("kind_pages.txt").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line.startswith("=== "):
            head, _, name = line[4:].partition(": ")
            pages.append((head, name, [], {}))
        elif line.startswith("@") and pages:
            field, _, value = line[1:].partition(" ")
            pages[-1][3][field] = value
        elif pages:
            pages[-1][2].append(line)
    return [(kind, name, "\n".join(lines).strip() + "\n", meta) for kind, name, lines, meta in pages]


PAGES = load()


def read(text: str, meta: dict[str, str] | None = None) -> Article:
    page = make_page(Location("x", "x"), text, Metadata(**(meta or {})), kind="text", encoding="utf-8")
    assert isinstance(page, Page)
    return analyse(page)


@pytest.mark.parametrize(("kind", "name", "text", "meta"), PAGES, ids=[f"{p[0]}: {p[1]}" for p in PAGES])
def test_kind(kind, name, text, meta):
    article = read(text, meta)
    assert article.kind == kind
    noted = [note for note in article.notes if note.kind in ("listing", "stub", "digest")]
    assert [note.kind for note in noted] == ([kind] if kind != "article" else [])
    assert all(note.detail.endswith(".") for note in noted)
    assert bool(article.stories) == (kind == "digest")


@pytest.mark.parametrize("kind", ["listing", "stub", "digest"])
def test_there_are_a_dozen_of_each(kind):
    assert sum(page[0] == kind for page in PAGES) >= 12


DIGESTS = [(name.partition(" # ")[2].split(), text) for kind, name, text, _ in PAGES if kind == "digest"]


@pytest.mark.parametrize(("countries", "text"), DIGESTS, ids=["-".join(c) for c, _ in DIGESTS])
def test_each_story_has_its_guest_and_its_day(countries, text):
    article = read(text)
    assert len(article.stories) == len(countries)
    for story, country in zip(article.stories, countries, strict=True):
        assert country in story.countries
        assert story.event_date is not None and story.event_date.precision == "day"
    for above, below in zip(article.stories, article.stories[1:], strict=False):
        assert above.end <= below.start
    keys = {person.key for person in article.people}
    assert all(key in keys for story in article.stories for key in story.people)
    # The first story's lead may name all guests; behind it each has its own.
    for number, story in enumerate(article.stories[1:], 1):
        others = [code for at, code in enumerate(countries) if at != number]
        assert not set(others) & set(story.countries)


def test_days_of_stories_are_their_own():
    text = next(text for countries, text in DIGESTS if countries == ["LA", "TH", "IN"])
    days = [story.event_date.value for story in read(text).stories if story.event_date]
    assert days == ["2025-11-03", "2025-11-05", "2025-11-07"]


MENU = ["VOV.VN", "Thời sự", "Thế giới", "Pháp luật", "Podcast", "Quân sự", "E-paper"]
STORY = "Sáng nay, hai bên đã ký biên bản ghi nhớ về đào tạo sĩ quan trẻ tại trụ sở của bộ."


@pytest.mark.parametrize(
    ("title", "story", "kind"),
    [
        ("Hải quân hai nước diễn tập chung ngoài khơi", "", "stub"),
        ("Khai mạc hội nghị quân y các nước trong khu vực", "", "stub"),
        ("Hải quân hai nước diễn tập chung ngoài khơi", f"<p>{STORY}</p>", "article"),
    ],
)
def test_a_web_page_of_a_headline_and_a_menu_is_a_stub(title, story, kind, tmp_path):
    from defcorpus.corpus import Corpus

    menu = "".join(f"<li><a href='/{at}'>{name}</a></li>" for at, name in enumerate(MENU))
    html = (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - vov.vn</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="vov.vn"></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header>\n<main><article><h1>{title}</h1>"
        '<div class="meta"><time datetime="2025-12-20T08:00:00+07:00">2025-12-20T08:00:00+07:00</time></div>'
        f'<div class="share">Chia sẻ Facebook Zalo Sao chép liên kết</div>\n{story}</article>'
        "<aside><h3>Tin liên quan</h3><ul></ul></aside></main>"
        "<footer><p>© Báo điện tử VOV. Ghi rõ nguồn khi phát hành lại thông tin.</p></footer></body></html>"
    )
    (tmp_path / "page.html").write_text(html, "utf-8")
    with Corpus.open([str(tmp_path)], temporary=True) as corpus:
        assert [summary.kind for summary in corpus.select()] == [kind]
