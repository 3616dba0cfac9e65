"""The page of a report: what it tells, and that hostile posts cannot change what it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.tests.helpers.pages import parsed, part, words

Luutru = Callable[..., Result]
Reported = Callable[..., str]

ASKED = [
    ["chợ"],
    ["chợ", "--by", "month"],
    ["--person", "tran quoc bao"],
    ["--topic", "cong tac dang"],
    ["khongcotunay"],
    ["<script>alert(1)</script>", "--section", '"><script>'],
]


@pytest.mark.parametrize("asked", ASKED)
def test_it_is_well_formed_and_needs_nothing_from_outside(
    reported: Reported, asked: list[str]
) -> None:
    text = reported(*asked)
    page = parsed(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8" />')
    assert (page.tag, page.get("lang")) == ("html", "vi")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for directive in ("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:"):
        assert directive in policy
    tags = {node.tag.rpartition("}")[2] for node in page.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for node in page.iter():
        assert not [name for name in node.attrib if name.startswith("on") or name == "src"]
        assert "href" not in node.attrib or node.tag == "a"
    for href in page.xpath("//a/@href"):
        assert href.startswith(("https://", "file:///", "#"))
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("asked", ASKED)
def test_every_link_within_it_leads_somewhere_and_ids_are_unique(
    reported: Reported, asked: list[str]
) -> None:
    page = parsed(reported(*asked))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_hostile_posts_are_shown_as_they_are(reported: Reported) -> None:
    text = reported("chợ")
    page = parsed(text)
    posts = [words(node) for node in page.iter("article")]
    assert len(posts) == 4
    told = " ".join(posts)
    assert "<x onload=alert(1)> & \" chợ \" 'x'" in told
    assert "<y> mục" in told
    assert "Địa chỉ ghi trong bài: javascript:alert(1)" in told
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    followed = [href for href in page.xpath("//article//a/@href") if href.startswith("http")]
    assert followed == ["https://x.example/tin?a=1&b=2"]
    assert len(page.xpath("//article//a[starts-with(@href, 'file:///')]")) == 3


def test_head_and_closing(reported: Reported) -> None:
    page = parsed(reported("chợ", "--limit", "2", "--from", "1980"))
    head = words(page.find(".//header"))
    assert "Báo cáo: “chợ”" in head
    assert "Các bài khớp câu tìm “chợ”, đăng từ 1980." in head
    assert "Có 3 bài khớp, đăng từ 1990 đến 01/03/2020." in head
    assert "Tất cả từ một nguồn: <u>nguồn</u>." in head
    assert re.search(r"luutru \d+\.\d+\.\d+ từ kho “archive”", head)
    closing = words(page.find(".//footer"))
    assert "Báo cáo kê 2 trong 3 bài" in closing
    command = "luutru search --from 1980 --sort relevance --limit 2 --page 2 chợ"
    assert command in closing


def test_posts_that_no_bar_can_show_are_told(reported: Reported) -> None:
    page = parsed(reported("chợ", "--by", "month"))
    over_time = words(part(page, "thoi-gian"))
    assert "Không có trong biểu đồ: 1 bài chỉ biết năm, 1 bài không rõ ngày." in over_time
    assert "06/1990 – 02/2020 0" in over_time
    by_year = words(part(parsed(reported("chợ")), "thoi-gian"))
    assert "Trong đó 1 bài chỉ biết năm" in by_year


def test_numbers_of_chart_table_and_timeline_are_one(filled: Luutru, reported: Reported) -> None:
    page = parsed(reported("chợ"))
    rows = [
        (row.findtext("th"), int(row.findtext("td")))
        for row in part(page, "thoi-gian").iterfind(".//tbody/tr")
    ]
    assert [row for row in rows if row[1]] == [("1990", 2), ("2020", 1)]
    bars = page.xpath("//*[local-name() = 'rect']/*/text()")
    assert bars == ["1990: 2 bài", "2020: 1 bài"]


def test_a_person_has_a_dossier_with_evidence(reported: Reported) -> None:
    page = parsed(reported("--person", "tran quoc bao"))
    dossier = part(page, "ho-so")
    assert "Hồ sơ: Trần Quốc Bảo" in words(dossier)
    assert "Bí thư Đảng ủy" in words(dossier)
    assert dossier.xpath(".//table//a[starts-with(@href, '#bai-')]")
    assert "Nguyễn Văn Lâm" in words(dossier)
    assert "Trần Quốc Bảo" in page.xpath("//article//mark/text()")
    shorter = part(parsed(reported("--person", "tran quoc bao", "--limit", "1")), "ho-so")
    assert re.search(r"số \d+ \(\d\d/\d\d/\d{4}\)", words(shorter))


def test_a_topic_has_its_note_and_what_is_narrower(reported: Reported) -> None:
    page = parsed(reported("--topic", "cong tac dang"))
    topic = words(part(page, "chu-de"))
    assert "Chủ đề: Công tác Đảng" in topic
    assert re.search(r"Chủ đề hẹp hơn, với số bài khớp .*Dân vận \d", topic)


def test_facets_are_of_all_that_is_found(reported: Reported) -> None:
    page = parsed(reported("chợ", "--limit", "1"))
    divided = words(part(page, "thong-ke"))
    assert "Nguồn <u>nguồn</u> 4" in divided
    assert "Trần Quốc Bảo 1" in divided


def test_a_name_of_several_persons_lists_them(
    filled: Luutru, tmp_path: Path, write: Callable[[str, str], Path]
) -> None:
    text = "Bài hai\n\nÔng Phạm Văn Lâm – Chủ tịch Hội CCB phường họp. Ông Lâm kết luận."
    assert filled("ingest", write("hai.txt", text)).exit_code == 0
    target = tmp_path / "lam.html"
    assert filled("report", "--person", "lam", "--output", target).exit_code == 0
    head = words(parsed(target.read_text("utf-8")).find(".//header"))
    assert "Tên ấy có thể là 2 người" in head


def test_the_library_gives_the_same_page(filled: Luutru, tmp_path: Path) -> None:
    from luutru.report.page import page

    with Archive(tmp_path / "archive") as archive:
        report = archive.report("chợ", limit=1)
        assert (report.found.total, len(report.found.hits)) == (4, 1)
        assert "Báo cáo: “chợ”" in page(report)
