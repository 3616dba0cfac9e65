"""Posts of a list page in an archive, beside the pages of the posts themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from luutru import Archive, NotFound
from luutru.tests.helpers.portal_pages import LONG, MORE, page
from luutru.tests.ingest.extract.page.test_listing import SECOND, listed


def test_a_summary_is_replaced_by_the_post_itself(tmp_path: Path) -> None:
    """Whichever comes first, one post is kept, and it is the whole one."""
    address = '<link rel="canonical" href="https://phuong.example/{}">'
    saved = {
        "list.html": listed(base=address.format("cong-van")),
        "post.html": page(
            f"<h1>Công văn số 0 về việc dọn ngõ</h1><p>{LONG}</p><p>{MORE}</p>",
            address.format("tin/0?a=1&amp;b=2"),
        ),
    }
    for order in (["list.html", "post.html", "list.html"], ["post.html", "list.html"]):
        with Archive(tmp_path / "-".join(order), create=True) as archive:
            for name in order:
                (tmp_path / name).write_text(saved[name], encoding="utf-8")
                archive.ingest([tmp_path / name], index=False, processes=1)
            posts = [archive.posts.get(number) for number in (1, 2)]
            bodies = sorted((post.title, post.body) for post in posts)
            assert bodies == [
                ("Công văn số 0 về việc dọn ngõ", [LONG, MORE]),
                ("Công văn số 1 về việc dọn ngõ", [SECOND]),
            ]
            with pytest.raises(NotFound):
                archive.posts.get(3)
