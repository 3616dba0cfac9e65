from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers.feed import read
from luutru.ingest.records import RawPost, Unreadable

WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d" xmlns:wp="w"><channel>
<title>Trang phường</title>
<item><title><![CDATA[Họp tổ]]></title><link>http://x/1</link>
<pubDate>Sat, 21 May 2005 01:15:00 +0000</pubDate><dc:creator><![CDATA[Lê Hạnh]]></dc:creator>
<guid isPermaLink="false">http://x/?p=1</guid><content:encoded><![CDATA[<p>Một.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[Tóm tắt]]></excerpt:encoded><wp:post_id>1</wp:post_id>
<wp:post_type>post</wp:post_type><category domain="post_tag"><![CDATA[dân vận]]></category>
<category domain="category"><![CDATA[Tin tức]]></category></item>
<item><title>anh.jpg</title><wp:post_id>2</wp:post_id><wp:post_type>attachment</wp:post_type></item>
<item><title>Bài hai</title><content:encoded>Hai.</content:encoded></item>
</channel></rss>"""


def test_an_export_of_wordpress() -> None:
    data = WXR.encode()
    first, attachment, second = read(data, {})
    assert isinstance(first, RawPost)
    assert first.fields == {
        "id": "1", "title": "Họp tổ", "url": "http://x/1", "body": "<p>Một.</p>",
        "published": "Sat, 21 May 2005 01:15:00 +0000", "author": "Lê Hạnh", "lead": "Tóm tắt",
        "section": "Tin tức", "guid": "http://x/?p=1", "post_tag": "dân vận", "post_type": "post",
    }  # fmt: skip
    assert data[first.start : first.end].startswith(b"<item><title><![CDATA[")
    assert data[first.start : first.end].endswith(b"</item>")
    assert isinstance(attachment, Unreadable)
    assert "attachment" in attachment.reason
    assert isinstance(second, RawPost)
    assert (second.fields["title"], second.locator) == ("Bài hai", "mục 3")


@pytest.mark.parametrize(
    "text",
    [
        "<feed><title>Blog</title><entry><title>Một</title><content>a</content>"
        "<author><name>Lê Hạnh</name></author><link href='http://x/1'/></entry></feed>",
        '<pma_xml_export><database name="d"><table name="bai">'
        '<column name="tieu_de">Một</column><column name="noi_dung">a</column></table>'
        "</database></pma_xml_export>",
        "<tins><tin><tieude>Một</tieude><noidung>a</noidung></tin></tins>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_of_like_elements(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    (post,) = read(data, {})
    assert isinstance(post, RawPost)
    assert (post.fields["title"], post.fields["body"]) == ("Một", "a")
    cut = data[post.start : post.end]
    assert cut.startswith("<".encode(encoding)[-1:]) or encoding == "utf-16"
    assert cut.decode("utf-16-le" if encoding == "utf-16" else encoding).endswith(">")


def test_entities_are_refused() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<rss><item><title>&b;</title></item></rss>"
    )
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item>&a;</item></rss>'
    for text in (bomb, outside):
        with pytest.raises(UnreadableItem, match="ENTITY"):
            list(read(text.encode(), {}))


def test_what_came_before_a_break_is_kept() -> None:
    data = "<rss><item><title>Một</title></item><item><title>Ha".encode()
    first, broken = read(data, {})
    assert isinstance(first, RawPost)
    assert isinstance(broken, Unreadable)
    assert broken.reason.startswith("XML hỏng ở dòng 1 cột ")


@pytest.mark.parametrize("text", ["<urlset><url><loc>x</loc></url></urlset>", "<a/>"])
def test_a_file_without_posts_is_refused(text: str) -> None:
    with pytest.raises(UnreadableItem, match="Không thấy bài nào"):
        list(read(text.encode(), {}))


def test_depth_is_bounded() -> None:
    with pytest.raises(UnreadableItem, match="quá sâu"):
        list(read(b"<a>" * 5000, {}))


@given(st.binary(max_size=120))
def test_any_bytes_give_posts_or_reasons(data: bytes) -> None:
    try:
        for item in read(b"<rss><item><title>x</title>" + data, {}):
            assert 0 <= item.start <= item.end
    except UnreadableItem as error:
        assert error.reason
