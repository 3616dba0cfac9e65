"""What tests share: an archive in a new folder, and a post with the features of a ward portal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from luutru import Archive
from luutru.cli import run
from luutru.index.document import IndexDocument
from luutru.index.engines.base import Searcher
from luutru.index.engines.whoosh_engine import WhooshEngine, WhooshSegment
from luutru.index.inversion import Inversion
from luutru.index.vocabulary import Vocabulary
from luutru.index.vocabulary_part import write_part

settings.register_profile("suite", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("suite")

PASTED = """CÔNG TÁC ĐẢNG

Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc và các đoàn thể về nhiệm vụ cuối năm.
Ngày đăng 21/06/2019 | 08:15  | Lượt xem: 1.204

Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc và các đoàn thể về nhiệm vụ cuối năm. \
Vào hồi 14h30 ngày 20/6/2019 tại hội trường, Ban thường vụ làm việc với Ủy ban mặt trận tổ quốc \
(UBMTTQ) phường.

Đồng chí Trần Quốc Bảo – Bí thư Đảng ủy – Chủ tịch HĐND phường chủ trì buổi làm việc.

Đ/c Bí thư Đảng ủy chủ trì hội nghị

Đồng chí Bí thư Đảng ủy - Chủ tịch HĐND phường trao đổi về Quyết định 217-QĐ/TW.

Tại buổi làm việc, đồng chí chủ tịch UBMTTQ báo cáo kết quả sáu tháng đầu năm.

Kết luận, đồng chí Trần Quốc Bảo - Bí thư Đảng uỷ ghi nhận thành tích của các đoàn thể.

Đồng chí đề nghị các đoàn thể tuyên truyền về giải phóng mặt bằng, vệ sinh môi trường ./. \n   \n

 Nguyễn Văn Lâm-Chủ tịch Hội CCB"""


@pytest.fixture
def pasted() -> str:
    return PASTED


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive", create=True) as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the test's folder and return its path."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def write_index(folder: Path, *batches: Sequence[IndexDocument]) -> tuple[Searcher, Vocabulary]:
    """Write a segment of each batch, whose documents replace earlier ones, and open all."""
    engine = WhooshEngine()
    segments: list[WhooshSegment] = []
    for batch in batches:
        for segment in segments:
            posts = engine.ids(folder, segment).tolist()
            gone = {document.id for document in batch}
            engine.delete(segment, [at for at, post in enumerate(posts) if post in gone])
        inverted = Inversion()
        for document in batch:
            inverted.add(document)
        segments.append(engine.write(folder, inverted))
        write_part(folder, segments[-1].name, inverted)
    engine.list_segments(folder, segments)
    return engine.open(folder), Vocabulary(folder, [segment.name for segment in segments])


@pytest.fixture(scope="session")
def index_of() -> Callable[..., tuple[Searcher, Vocabulary]]:
    return write_index


@pytest.fixture
def luutru(tmp_path: Path) -> Callable[..., Result]:
    """Run the command line on the test's own archive."""

    def invoke(*arguments: str | os.PathLike[str], stdin: str | None = None) -> Result:
        words = ["--archive", str(tmp_path / "archive"), *map(str, arguments)]
        return CliRunner().invoke(run, words, input=stdin)

    return invoke


needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
