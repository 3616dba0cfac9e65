"""`make demo`: the main job on the samples that ship, as a user would do it by hand."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"

STEPS = (
    ("ingest", str(SAMPLES)),
    ("stats",),
    ("search", "giai phong mat bang", "--limit", "3"),
    ("search", "hooij ddoongf nhaan daan", "--limit", "2"),
    ("search", "UBND phường", "--limit", "2", "--explain"),
    ("similar", "1", "--limit", "3"),
    ("people", "quoc bao"),
    ("people", "--role", "Bí thư Đảng ủy phường", "--on", "2015-01-01"),
    ("person", "trần quốc bảo", "--limit", "3"),
    ("search", "--person", "nguyen van lam", "--limit", "3"),
    ("search", "phường", "--limit", "1", "--facet", "person,topic,year", "--facet-limit", "5"),
    ("search", "--topic", "y te", "--limit", "2"),
    ("timeline", "đảng ủy"),
    ("keywords", "1", "--limit", "5"),
    ("search", "hội nghị", "--topic", "cong tac dang", "--sort", "newest", "--limit", "3"),
    ("check",),
)


def main() -> None:
    """Run each step on a new archive and show the command before what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        for step in STEPS:
            shown = " ".join(f"'{word}'" if " " in word else word for word in step)
            print(f"\n$ luutru {shown.replace(str(SAMPLES), 'data/samples')}", flush=True)
            command = [sys.executable, "-m", "luutru.cli", "--archive", folder, *step]
            done = subprocess.run(command, check=False)
            if done.returncode:
                sys.exit(done.returncode)


if __name__ == "__main__":
    main()
