"""Feeds: every entry a page; other XML and harmful XML refused."""

from __future__ import annotations

import pytest

from defcorpus.article import Page, Skip
from defcorpus.reading.formats import feed
from defcorpus.reading.formats.feed import parse_feed

from .documents import CAPTION, HERE, LEAD, SECOND, TITLE, of

ESCAPED = f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Báo Ngày Mới</title><link>https://example.vn/</link><description>Tin tức</description>
<item><title><![CDATA[{TITLE}]]></title><link>https://example.vn/1</link><dc:creator>Minh An</dc:creator>
<media:description>Một tấm ảnh</media:description>
<pubDate>Thu, 25 Dec 2025 15:30:00 +0700</pubDate><description>Tóm tắt ngắn.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><figure><img src="a.jpg"/><figcaption>{CAPTION}</figcaption></figure>
<p>{SECOND}</p>
<div class="related-news"><a href="/2">Đoàn quân y hai nước gặp gỡ</a></div>]]></content:encoded>
</item>
<item><title>Chỉ có tóm tắt &amp;amp; ảnh</title><guid isPermaLink="true">https://example.vn/2</guid>
<pubDate>Wed, 24 Dec 2025 18:30:00 GMT</pubDate><description>{ESCAPED}</description></item>
<item><title>Không có chữ nào</title><link>https://example.vn/3</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>
<entry><title type="html">Talks &amp;amp; visits</title><id>urn:1</id>
<link rel="self" href="https://a.example/self"/><link rel="alternate" href="https://a.example/1"/>
<published>2025-12-25T01:00:00Z</published><updated>2026-01-02T00:00:00Z</updated>
<author><name>A. Writer</name></author><summary>Short.</summary>
<content type="html">{ESCAPED}</content></entry>
<entry><title>Second</title><link href="https://a.example/2"/><updated>2025-12-26</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{SECOND}</p></div></content>
</entry></feed>"""


def read(text: str | bytes) -> list[Page | Skip]:
    return list(parse_feed(text if isinstance(text, bytes) else text.encode(), HERE))


def pages(text: str | bytes) -> list[Page]:
    return [one for one in read(text) if isinstance(one, Page)]


def test_rss_entries_are_pages():
    first, second, none = read(RSS)
    assert isinstance(first, Page) and isinstance(second, Page) and isinstance(none, Skip)
    assert (first.location.index, second.location.index, none.index) == (1, 2, 3)
    assert first.text.splitlines()[:2] == [TITLE, LEAD]
    assert of(first, "body") == [LEAD, SECOND] == of(second, "body")
    assert of(first, "caption") == [CAPTION] and of(first, "title") == [TITLE]
    meta = first.meta
    assert (meta.title, meta.url, meta.source) == (TITLE, "https://example.vn/1", "Báo Ngày Mới")
    assert (meta.date, meta.author) == ("Thu, 25 Dec 2025 15:30:00 +0700", "Minh An")
    assert (second.meta.url, second.meta.title) == ("https://example.vn/2", "Chỉ có tóm tắt & ảnh")
    assert second.meta.date == "2025-12-25T01:30:00+07:00"  # Greenwich's evening is the next day there
    assert none.reason == "no-text"


def test_atom_entries_are_pages():
    first, second = pages(ATOM)
    assert of(first, "body") == [LEAD, SECOND] == of(second, "body")
    meta = first.meta
    assert (meta.title, meta.url, meta.author) == ("Talks & visits", "https://a.example/1", "A. Writer")
    assert (meta.date, meta.source) == ("2025-12-25T01:00:00Z", "The Daily")
    assert second.meta.date == "2025-12-26"


def test_rdf_is_rss_too():
    rdf = RSS.replace('<rss version="2.0"', '<rdf:RDF xmlns:rdf="urn:r" xmlns="http://purl.org/rss/1.0/"')
    assert len(pages(rdf.replace("</rss>", "</rdf:RDF>"))) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<description>Tin tức</description>", "<description>Tin t&uacute;c &nbsp; &copy;</description>"),
        ("<description>Tin tức</description>", "<description>A & B</description>"),
        ("</channel></rss>", ""),
        ("Tóm tắt ngắn.", "Tóm tắt\x0b ngắn."),
        ('<?xml version="1.0" encoding="utf-8"?>', '\n\n <?xml version="1.0" encoding="utf-16"?>'),
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(old, new):
    assert len(pages(RSS.replace(old, new))) == 2


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_encodings(codec):
    assert len(pages(RSS.encode(codec))) == 2


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><rss><channel><item><title>&m;</title><description>&m;</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LAUGHS, "entities"),
        (LAUGHS.encode("utf-16"), "entities"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities"),
        ('<urlset xmlns="urn:s"><url><loc>https://a.example/</loc></url></urlset>', "format"),
        ("<sitemapindex/>", "format"),
        ('<opml version="2.0"><body/></opml>', "format"),
        ("<html><body><p>Words</p></body></html>", "format"),
        ("<note><to>someone</to></note>", "format"),
        ("<rss><channel><title>x</title></channel></rss>", "empty"),
        ("no xml", "broken-xml"),
        ("", "empty"),
    ],
)
def test_refusals(text, reason):
    (skip,) = read(text)
    assert isinstance(skip, Skip) and skip.reason == reason and skip.detail.endswith(".")


def test_a_sitemap_says_that_it_is_one():
    (skip,) = read("<urlset/>")
    assert isinstance(skip, Skip) and "sitemap" in skip.detail


def test_entries_are_bounded(monkeypatch):
    monkeypatch.setattr(feed, "MAX_ENTRIES", 1)
    first, second = read(RSS)
    assert isinstance(first, Page) and isinstance(second, Skip) and second.reason == "too-large"


def test_nesting_is_bounded():
    assert all(isinstance(one, Skip) for one in read("<rss>" + "<channel>" * 50_000))
