"""What tests share: an archive in a new folder, and a post with the features of a ward portal."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from luutru import Archive
from luutru.cli import run
from luutru.index.document import IndexDocument
from luutru.index.inversion import Inversion
from luutru.index.vocabulary.part import write_part
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.index.whoosh.engine import WhooshEngine, WhooshSegment
from luutru.search.executor import Executor
from luutru.tests.helpers.ward import make_ward

# `make test` and CI try the same examples each time (profile "fixed"); pytest by itself explores,
# and a failure prints how to try it again. No database: two suites at once share nothing. A machine
# under load is slow at drawing examples, too.
for _name, _fixed in (("fixed", True), ("explore", False)):
    settings.register_profile(
        _name,
        max_examples=100,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
        derandomize=_fixed,
        print_blob=True,
    )
settings.load_profile("explore")

SAMPLES = Path(__file__).parents[1] / "data" / "samples"

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


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of bytes by its number: packed ones hold the time, and all processes of a suite
    must name its tests alike.
    """
    return argname if isinstance(val, bytes) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show, below the results, what repeats the order of the tests."""
    seed = getattr(terminalreporter.config.option, "randomly_seed", None)
    if isinstance(seed, int):
        terminalreporter.write_line(f"The order of the tests: --randomly-seed={seed}")


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


def write_index(
    folder: Path, *batches: Sequence[IndexDocument]
) -> tuple[Executor, IndexVocabulary]:
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
    return Executor(engine.open(folder)), IndexVocabulary(
        folder, [segment.name for segment in segments]
    )


@pytest.fixture(scope="session")
def index_of() -> Callable[..., tuple[Executor, IndexVocabulary]]:
    return write_index


@pytest.fixture
def luutru(tmp_path: Path) -> Callable[..., Result]:
    """Run the command line on the test's own archive."""

    def invoke(*arguments: str | os.PathLike[str], stdin: str | None = None) -> Result:
        words = ["--archive", str(tmp_path / "archive"), *map(str, arguments)]
        return CliRunner().invoke(run, words, input=stdin)

    return invoke


TOPICS = """
[cho-an-thinh]
label = "Chợ An Thịnh"
triggers = ["chợ An Thịnh"]
"""


@pytest.fixture(scope="session")
def _lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lived-in") / "archive"
    posts = folder.with_name("posts")
    posts.mkdir()
    changed, broken = posts / "bai.txt", posts / "hong.jsonl"
    changed.write_text(PASTED, "utf-8")
    broken.write_text('{"title": "hỏ\n', "utf-8")
    with Archive(folder, create=True) as archive:
        (folder / "abbreviations.tsv").write_text("CAT\tchợ An Thịnh\n", "utf-8")
        (folder / "topics.toml").write_text(TOPICS, "utf-8")
        (folder / "lexicons").mkdir()
        (folder / "lexicons" / "person_acts.tsv").write_text("act\nphân trần\n", "utf-8")
        archive.ingest([SAMPLES, posts])
        changed.write_text(PASTED.replace("Trần Quốc Bảo", "Lê Hữu Phước"), "utf-8")
        archive.ingest([posts])
        first, second = [one.id for one in archive.store.people.summaries()][:2]
        archive.people.merge(first, second)
        archive.people.alias(second, "Năm Quang")
        archive.people.undo()
        archive.topics.add(1, "Môi trường")
        archive.topics.add(2, "Chợ An Thịnh")
        archive.reindex()
    return folder


@pytest.fixture
def lived_in(_lived_in: Path, tmp_path: Path) -> Path:
    """The test's own archive: all samples, a changed post, a reject, decisions, own files."""
    folder = tmp_path / "archive"
    shutil.copytree(_lived_in, folder)
    return folder


@pytest.fixture(scope="session")
def ward_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of an invented ward, for tests that only read it (`tests/helpers/ward.py`)."""
    return make_ward(tmp_path_factory.mktemp("ward"))


@pytest.fixture
def own_ward(ward_folder: Path, tmp_path: Path) -> Path:
    """The test's own archive, which `luutru` runs on: a copy of the ward's."""
    folder = tmp_path / "archive"
    shutil.copytree(ward_folder, folder)
    return folder


def _give_up_rights() -> None:
    """Take from root, in a child, what lets it pass over the permissions of files."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
                raise OSError("prctl")


@pytest.fixture
def give_up_rights() -> Callable[[], None]:
    """What to call in a child process, so that the permissions of files bind it."""
    return _give_up_rights


@pytest.fixture
def luutru_by_rights(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line on the test's own archive as one whom file permissions bind."""

    def invoke(*arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
        words = ["--archive", str(tmp_path / "archive"), *map(str, arguments)]
        try:
            return subprocess.run(
                [sys.executable, "-m", "luutru.cli", *words],
                capture_output=True,
                encoding="utf-8",
                preexec_fn=_give_up_rights,
            )
        except (subprocess.SubprocessError, AttributeError):
            pytest.skip("root cannot give up its rights here")

    return invoke


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let Ctrl-C interrupt the test and what it starts, as in a terminal.

    A suite that cron, or a shell with `&`, has started ignores SIGINT, and its children inherit
    that; a handler is not inherited, so they begin with the default.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


@pytest.fixture
def filled(
    luutru: Callable[..., Result], write: Callable[[str, str | bytes], Path], pasted: str
) -> Callable[..., Result]:
    """The command on an archive of the pasted post and one of an export."""
    write("bai.txt", pasted)
    record = {"id": "X-1", "title": "Đang sửa chợ", "body": "Phường sửa chợ.", "published": "2012"}
    folder = write("them.jsonl", json.dumps(record, ensure_ascii=False)).parent
    assert luutru("ingest", folder).exit_code == 0
    return luutru
