"""The samples that ship: every post must be understood, whatever its layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru import Archive
from luutru.store import StoredPost

SAMPLES = Path(__file__).parents[1] / "data" / "samples"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("samples"), create=True) as archive:
        summary = archive.ingest([SAMPLES])
        assert (summary.new, summary.rejected) == (63, 0)
        yield archive


@pytest.fixture(scope="module")
def posts(filled: Archive) -> list[StoredPost]:
    return list(filled.store.posts.changed_after())


def test_every_post_has_title_date_and_text_without_navigation(posts: list[StoredPost]) -> None:
    for post in posts:
        version = post.version
        assert 20 <= len(version.title) <= 130, version.title
        assert version.published or "khong-ngay" in post.post.external_id
        assert len(version.blocks("lead", "paragraph")) >= 3, post.post.external_id
        assert not any(
            word in version.text
            for word in ("Trang chủ", "Tin liên quan", "Bài viết khác", "Bản quyền", "WordPress")
        )


def test_years_run_from_2005_to_2024(posts: list[StoredPost]) -> None:
    years = {int(p.version.published[:4]) for p in posts if p.version.published}
    assert years == set(range(2005, 2025))


def test_the_post_with_the_features_of_a_ward_portal(filled: Archive) -> None:
    version = filled.posts.get("2019-06-21-lam-viec-voi-mat-tran.txt").stored.version
    assert version.section == "CÔNG TÁC ĐẢNG"
    assert version.title == (
        "Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc và các đoàn thể phường "
        "về công tác dân vận sáu tháng cuối năm 2019"
    )
    assert (version.published, version.published_precision) == ("2019-06-21T08:15+07:00", "minute")
    assert version.views == 138
    assert version.blocks("caption") == ["Đ/c Bí thư Đảng ủy chủ trì hội nghị"]
    assert (version.byline_name, version.byline_role) == ("Nguyễn Văn Lâm", "Chủ tịch Hội CCB")
    assert len(version.blocks("lead", "paragraph")) == 6
    assert version.blocks("paragraph")[-1].endswith("30/9/2019.")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tran quoc bao doi thoai giai phong mat bang", "2014-05-12-giai-phong-mat-bang.txt"),
        ("Nguyễn Văn Lâm hiệu trưởng", "2019-08-20-truong-hoc-hanh-phuc.html"),
        ("may tinh bang hoc truc tuyen", "2021-11-19-hoc-truc-tuyen.txt"),
        ("dọn vệ sinh đón Tết Mậu Tý", "thu-cu-khong-dau.txt"),
        ("491/QĐ-TTg", "TL-0004"),
        ("Uỷ ban kẻ vạch, hoà khí", "2022-05-30-trat-tu-do-thi.txt"),
    ],
)
def test_posts_are_found_first(filled: Archive, query: str, found: str) -> None:
    assert filled.search(query).hits[0].stored.post.external_id == found
