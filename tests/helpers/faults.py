"""Faults on real processes: the command line runs in processes of its own, and is struck there.

Posts are made here, in the style of ward posts, and differ in every run of the seed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from luutru import Archive
from luutru.errors import IndexMissing
from luutru.search.results import SearchResult

SEED = int(os.environ.get("LUUTRU_FAULTS_SEED", "6"))
#: How often each fault strikes.
TIMES = int(os.environ.get("LUUTRU_FAULTS", "100"))

_NAMES = ["Nguyễn Văn Hùng", "Trần Thị Mai", "Lê Quang Đạo", "Phạm Thu Hà", "Vũ Đình Long"]
_ROLES = ["Bí thư Đảng ủy", "Chủ tịch UBND", "Chủ tịch HĐND", "Chủ tịch Hội CCB"]
_WORK = ["vệ sinh môi trường", "giải phóng mặt bằng", "trật tự đô thị", "an sinh xã hội"]
_WARDS = ["An Thịnh", "Tân Lương", "Hòa Khê", "Đông Mỹ"]


def post(number: int, chance: random.Random) -> dict[str, str]:
    """Return one post. Every one holds "hội nghị phường", once, and "mã số" with its number."""
    name, role = chance.choice(_NAMES), chance.choice(_ROLES)
    work, ward = chance.choice(_WORK), chance.choice(_WARDS)
    body = (
        f"Sáng ngày {1 + number % 28}/{1 + number % 12}/2019, phường {ward} tổ chức hội nghị "
        f"phường về {work}, mã số {number}. Đồng chí {name} - {role} phường {ward} chủ trì. "
        + " ".join(
            f"Tổ dân phố số {chance.randrange(40)} đề nghị {chance.choice(_WORK)}, "
            f"ông {chance.choice(_NAMES)} trả lời từng ý kiến của nhân dân."
            for _ in range(8)
        )
    )
    return {"id": f"p{number}", "title": f"{role} phường {ward} họp về {work}", "body": body}


@dataclass
class Luutru:
    """The command line on one archive, in processes of its own."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, *words: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "luutru.cli", "--archive", str(self.folder), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **self.environment},
        )

    def run(self, *words: object, within: float = 600) -> tuple[int, str]:
        """Return exit code and what was said on stderr; nothing may ever end by a traceback."""
        process = self.start(*words)
        _, said = process.communicate(timeout=within)
        assert "Traceback" not in said, said
        return process.returncode, said

    def struck(self, after: float, *words: object) -> bool:
        """Kill a command dead so many seconds after its start; return whether it still ran."""
        process = self.start(*words)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
        _, said = process.communicate()
        ran = process.returncode < 0
        # A worker that was just being started finds its parent gone, and Python says so.
        assert "Traceback" not in said or "spawn_main" in said, said
        return ran


class Seeker(threading.Thread):
    """Searches an archive again and again, each time from the start, until it is stopped."""

    def __init__(self, folder: Path, query: str) -> None:
        super().__init__()
        self._folder, self._query = folder, query
        self._over = threading.Event()
        self.totals: list[int] = []
        self.failed: Exception | None = None

    def run(self) -> None:
        while not self._over.is_set():
            try:
                with Archive(self._folder) as archive:
                    found: SearchResult = archive.search(self._query)
                    self.totals.append(found.total)
            except IndexMissing:  # before the first index there is nothing to search
                assert not self.totals or self.totals[-1] == 0
            except Exception as error:  # noqa: BLE001 - shown by `stop`
                self.failed = error
                return
            time.sleep(0.05)

    def stop(self) -> None:
        self._over.set()
        self.join()
        if self.failed is not None:
            raise self.failed


def content(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return what an archive says of each post, without numbers that depend on the order."""
    with Archive(folder) as archive:
        assert archive.check() == []
        found: dict[str, tuple[object, ...]] = {}
        for stored in archive.store.posts.changed_after():
            version = stored.version
            people = archive.store.people.in_posts([stored.id]).get(stored.id, ())
            topics = archive.store.topics.of([stored.id]).get(stored.id, ())
            found[stored.post.identity] = (
                stored.number,
                version.title,
                version.text,
                version.segmented,
                archive.posts.original(stored),
                tuple((one.name, one.roles, one.mentions) for one in people),
                tuple((topic.topic, topic.reason) for topic in topics),
            )
        return found


def persons(folder: Path) -> set[frozenset[str]]:
    """Return which posts each person is in: the partition, whatever the numbers."""
    with Archive(folder) as archive:
        posts: dict[int, set[str]] = {}
        for stored in archive.store.posts.changed_after():
            for one in archive.store.people.in_posts([stored.id]).get(stored.id, ()):
                posts.setdefault(one.root or 0, set()).add(f"{stored.post.identity} {one.key}")
        return {frozenset(some) for some in posts.values()}
