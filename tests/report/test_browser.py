"""A report in a real browser, without a network: it shows, prints, and nothing complains."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Reported = Callable[..., str]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium"),
]


@pytest.fixture
def browse(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(file: Path, *flags: str) -> subprocess.CompletedProcess[str]:
        profile = tmp_path / f"profile-{len(list(tmp_path.iterdir()))}"
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", *flags, file.as_uri()]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True, timeout=600
        )

    return run


def test_a_report_is_shown_without_complaints(
    reported: Reported, browse: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    reported("chợ", "--by", "month")
    seen = browse(tmp_path / "bao-cao.html", "--dump-dom")
    assert seen.stdout.count("<article ") == 4
    assert "Trần Quốc Bảo" in seen.stdout
    assert "<script" not in seen.stdout
    assert "CONSOLE" not in seen.stderr


def test_the_policy_of_a_report_stops_what_would_slip_in(
    reported: Reported, browse: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    slipped = "<p>v</p><script>document.title = 'chạy'</script></main>"
    broken = tmp_path / "hong.html"
    broken.write_text(reported("chợ").replace("</main>", slipped), "utf-8")
    seen = browse(broken, "--dump-dom")
    assert "<title>chạy" not in seen.stdout
    assert "CONSOLE" in seen.stderr
    assert "Content Security Policy" in seen.stderr


def test_a_report_is_printed_and_drawn(
    reported: Reported, browse: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    reported("--person", "tran quoc bao")
    paper, picture = tmp_path / "a.pdf", tmp_path / "a.png"
    browse(tmp_path / "bao-cao.html", f"--print-to-pdf={paper}")
    browse(tmp_path / "bao-cao.html", f"--screenshot={picture}", "--window-size=390,900")
    assert paper.read_bytes().startswith(b"%PDF")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
