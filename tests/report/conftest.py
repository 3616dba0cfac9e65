"""What tests of reports share: posts that mean harm, and the command that reports on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from luutru import Archive
from luutru.tests.helpers.command_line import on
from luutru.tests.helpers.pages import parsed

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]
Reported = Callable[..., str]
SAMPLES = Path(__file__).parents[2] / "data" / "samples"

HOSTILE = [
    {
        "id": "kich-ban",
        "title": "<x onload=alert(1)> & \"chợ\" 'x'",
        "body": "Chợ <img src=x onerror=alert(1)> họp </article></main> ]]> <!-- &nbsp;",
        "section": "<y> mục",
        "url": "javascript:alert(1)",
        "published": "1990",
    },
    {
        "id": "dao-chu",
        "title": "Chợ \u202eđảo\u202c \x00 hết",
        "body": "Chợ hai.",
        "url": 'https://x.example/"onmouseover="alert(1)',
        "published": "1990-05",
    },
    {"id": "du-lieu", "body": "Chợ ba.", "url": " data:text/html,<script>alert(1)</script>"},
    {
        "id": "lanh",
        "title": "Chợ bốn",
        "body": "Đồng chí Trần Quốc Bảo – Bí thư Đảng ủy thăm chợ.",
        "url": "https://x.example/tin?a=1&b=2",
        "published": "2020-03-01T10:00",
    },
]


def hostile(luutru: Luutru, write: Write, pasted: str) -> Luutru:
    """Import a pasted post and hostile ones; return the command on their archive."""
    write("bai.txt", pasted)
    lines = "\n".join(json.dumps(post, ensure_ascii=False) for post in HOSTILE)
    folder = write("la.jsonl", lines).parent
    assert luutru("ingest", folder, "--source", "<u>nguồn</u>").exit_code == 0
    return luutru


@pytest.fixture
def filled(luutru: Luutru, write: Write, pasted: str) -> Luutru:
    return hostile(luutru, write, pasted)


@pytest.fixture
def reported(filled: Luutru, tmp_path: Path) -> Reported:
    """Write a report and return its file's text."""

    def written(*arguments: str) -> str:
        target = tmp_path / "bao-cao.html"
        result = filled("report", *arguments, "--output", target, "--force")
        assert result.exit_code == 0, result.stderr
        return target.read_text("utf-8")

    return written


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of all samples, to be read only."""
    folder = tmp_path_factory.mktemp("samples") / "archive"
    with Archive(folder, create=True) as archive:
        archive.ingest([SAMPLES])
    return folder


@pytest.fixture(scope="session")
def of_samples(samples: Path) -> Callable[..., etree._Element]:
    """Report on the samples, and return the page."""

    def page(*words: object) -> etree._Element:
        target = samples.with_name("bao-cao.html")
        result = on(samples, "report", *words, "--output", target, "--force")
        assert result.exit_code == 0, result.stderr
        return parsed(target.read_text("utf-8"))

    return page
