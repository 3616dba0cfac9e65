"""An invented ward's posts, which the tests of the API and of the commands share.

Known of them: persons and who held which role when, topics, places, dates of every precision, one
post in two versions, one reject.
"""

from __future__ import annotations

import json
from pathlib import Path

from luutru import Archive

BO_SON = "Tin phường Bồ Sơn, quận Đông Hà. "

POSTS: list[dict[str, str]] = [
    {
        "id": "b1",
        "title": "Hội nghị tổng kết công tác năm",
        "published": "2012-03-01",
        "section": "Công tác Đảng",
        "url": "https://bo-son.example/tin/b1",
        "lead": "Đảng ủy phường tổng kết năm.",
        "body": BO_SON + "Đồng chí Nguyễn Ngọc Quế – Phó Bí thư Đảng ủy phường chủ trì.",
    },
    {
        "id": "b2",
        "title": "Hội nghị bàn việc chợ",
        "published": "2014-06-02T08:15",
        "section": "Kinh tế",
        "body": BO_SON + "Ông Nguyễn Ngọc Quế, Bí thư Đảng ủy phường, phát biểu tại hội nghị.",
    },
    {
        "id": "b3",
        "title": "Giải phóng mặt bằng đường mới",
        "published": "2016-09",
        "body": BO_SON + "Bí thư Đảng ủy Nguyễn Ngọc Quế kết luận về giải phóng mặt bằng.",
    },
    {
        "id": "b4",
        "title": "Bà Hoà nhận nhiệm vụ",
        "published": "2019-01-04",
        "body": BO_SON + "Bà Trần Thị Hoà, Bí thư Đảng ủy phường, gặp ông Nguyễn Ngọc Quế, "
        "nguyên Bí thư Đảng ủy phường, theo Quyết định 217-QĐ/TW.",
    },
    {
        "id": "h1",
        "title": "Lễ ra quân ở Hạ Linh",
        "published": "2014-05-05",
        "body": "Tin phường Hạ Linh, quận Đông Hà. Ông Lê Hữu Phước, Chủ tịch UBND phường Hạ "
        "Linh, dự lễ ra quân ngày 4/5.",
    },
    {
        "id": "m1",
        "title": "Dọn rác ven sông",
        "published": "2020",
        "section": "MÔI TRƯỜNG",
        "body": "Đoàn viên dọn rác thải dọc bờ sông. Ông Phước vận động phân loại rác.",
    },
    {
        "id": "m2",
        "title": "Phân loại rác tại nguồn",
        "body": "Phường vận động phân loại rác, thu gom rác thải nhựa; UBND phường khen.",
    },
]
#: What replaces the post of this id in the second version.
CHANGED = {**POSTS[5], "title": "Dọn rác ven sông Bồ"}
REJECTED = '{"title": "hỏ'


def write_posts(folder: Path) -> None:
    """Write the posts and what is rejected."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(json.dumps(post, ensure_ascii=False) for post in POSTS)
    (folder / "tin.jsonl").write_text(lines, "utf-8")
    (folder / "hong.jsonl").write_text(REJECTED, "utf-8")


def make_ward(folder: Path) -> Path:
    """Make the archive in ``folder/archive``; return its folder.

    Runs: 1 the ingest with a reject, 2 the ingest that changed a post.
    """
    posts = folder / "posts"
    write_posts(posts)
    (posts / "anh.txt").write_text("Ảnh lưu niệm\n\nTập thể phường chụp ảnh.", "utf-8")
    with Archive(folder / "archive", create=True) as archive:
        archive.ingest([posts], source="Bồ Sơn", processes=1)
        (posts / "tin.jsonl").write_text(json.dumps(CHANGED, ensure_ascii=False), "utf-8")
        archive.ingest([posts / "tin.jsonl"], source="Bồ Sơn", processes=1)
    return folder / "archive"
