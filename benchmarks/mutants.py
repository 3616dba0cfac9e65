"""Which changes of the code that decides does no check notice? Mutation testing with mutmut.

    python benchmarks/mutants.py [AREA ...] [--module GLOB] [--sample] [--again] [--workers N]

A mutant is killed when mypy refuses it, or when a test of its area fails or hangs with it. The
share counts only those that mypy lets through. A survivor is accepted when `mutants-accepted.toml`
lists it with the reason why no test should kill it; it is left out of the share.

Exit code 1: less than 85 % were killed, or an accepted survivor survives no more. `--sample` runs
the tenth of the mutants whose numbers end in 7, `--again` what survived the run before.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "build" / "mutants"  # a copy of the tree: mutmut writes mutants beside the code
ACCEPTED = Path(__file__).with_name("mutants-accepted.toml")
LEAST = 0.85
TYPES, TESTS, LIVES = "types", "tests", "lives"
_KILLED = {"caught by type check": TYPES, "killed": TESTS, "timeout": TESTS, "segfault": TESTS}
#: Modules, and the tests that have to notice a change of them: those beside them, which are quick.
AREAS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "people": (
        ("people/linking/**/*.py", "people/decisions/**/*.py", "people/holders.py"),
        ("people/linking", "people/decisions", "people/test_holders.py"),
    ),
    "topics": (("topics/rules/**/*.py",), ("topics/rules", "topics/test_assign.py")),
    "extract": (
        ("ingest/extract/*.py",),
        tuple(
            f"ingest/extract/test_{name}.py"
            for name in ("blocks", "extract", "fields", "lines", "pasted")
        ),
    ),
    "pages": (("ingest/extract/page/**/*.py",), ("ingest/extract/page",)),
    "dates": (("text/dates/**/*.py",), ("text/dates",)),
    "abbreviations": (
        ("text/abbreviations.py", "search/query/abbreviations.py"),
        ("text/test_abbreviations.py", "search/query"),
    ),
    "search": (
        ("search/scoring/**/*.py", "search/executor.py"),
        ("search/scoring", "search/test_executor.py"),
    ),
    "lattice": (
        ("search/query/lattice.py", "search/similar.py"),
        ("search/query/test_lattice.py", "search/test_similar.py"),
    ),
}


#: The reason for each accepted survivor, by file, line as it is, line as mutated.
Accepted = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Mutant:
    """A mutant that was run; of a survivor also where it is, and the changed lines."""

    name: str
    file: str
    fate: str
    line: int = 0
    was: str = ""
    became: str = ""

    @property
    def change(self) -> tuple[str, str, str]:
        """What an accepted survivor is known by."""
        return self.file, self.was, self.became


def main() -> int:
    """Run the areas that are asked for, print what survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("--module", default="*", help="only files of this glob")
    parser.add_argument("--sample", action="store_true", help="a fixed tenth of the mutants")
    parser.add_argument("--again", action="store_true", help="what survived the run before")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes")
    asked = parser.parse_args()
    whole = not asked.sample and not asked.again
    found: list[Mutant] = []
    for area in asked.areas or AREAS:
        before = _read(area) if asked.again else []
        names = [
            one.name for one in before if one.fate == LIVES and fnmatch(one.file, asked.module)
        ]
        if whole or asked.sample:
            found += _run(area, asked.module, ["*7"] if asked.sample else [], asked.workers)
        elif names:
            found += _run(area, asked.module, names, asked.workers)
    accepted = _accepted()
    files = sorted({one.file for one in found})
    for file in files:
        _print(file, [one for one in found if one.file == file], accepted)
    alive = {one.change for one in found if one.fate == LIVES}
    judged = {file for file, *_ in accepted if file in files or not (ROOT / file).exists()}
    stale = [entry for entry in accepted if entry[0] in judged and entry not in alive]
    for file, was, became in stale if whole else []:
        print(f"accepted, but survives no more: {file}: {was} -> {became}")
    killed, total = _count(found, accepted)
    print(f"all: {killed} of {total} killed, {killed / max(1, total):.1%}")
    return int(killed < LEAST * total or (whole and bool(stale)))


def _run(area: str, module: str, names: Sequence[str], workers: int) -> list[Mutant]:
    """Return the mutants of an area after the area's tests have run with each."""
    globs, tests = AREAS[area]
    stage = STAGE / area
    if lost := [glob for glob in globs if not any(ROOT.glob(glob))]:
        sys.exit(f"{area}: nothing is at {', '.join(lost)} any more")
    _lay(stage, globs, module, tests)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(workers), *names]
    environment = os.environ | {"PYTHONHASHSEED": "0"}  # the order of an area's tests
    with (stage / "log").open("w") as log:
        done = subprocess.run(command, cwd=stage, env=environment, stdout=log, stderr=log)
    if done.returncode:
        sys.exit(f"mutmut failed, see {stage / 'log'}")
    os.chdir(stage)
    found = list(_outcome(stage))
    rows = [[one.name, one.file, one.fate, one.line, one.was, one.became] for one in found]
    (STAGE / f"{area}.json").write_text(json.dumps(rows), "utf-8")
    return found


def _read(area: str) -> list[Mutant]:
    """Return what the run before found."""
    path = STAGE / f"{area}.json"
    rows = json.loads(path.read_text("utf-8")) if path.is_file() else []
    return [Mutant(*row) for row in rows]


def _lay(stage: Path, globs: Sequence[str], module: str, tests: Sequence[str]) -> None:
    """Lay a copy of the tree, as the package it is installed as, and mutmut's settings."""
    shutil.rmtree(stage, ignore_errors=True)
    beside = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "demo-archive")
    shutil.copytree(ROOT, stage / "luutru", ignore=beside)
    shutil.copy(ROOT / "pyproject.toml", stage)
    files = [path.relative_to(ROOT).as_posix() for glob in globs for path in ROOT.glob(glob)]
    types = (sys.executable, "-m", "mypy", "--output", "json", "--no-warn-unused-ignores")
    settings = {
        "source_paths": ["luutru"],
        "only_mutate": [f"luutru/{file}" for file in files if fnmatch(file, module)],
        "pytest_add_cli_args_test_selection": [f"luutru/tests/{path}" for path in tests],
        "pytest_add_cli_args": ["--hypothesis-profile=fixed"],  # the same examples in every run
        "type_check_command": [*types, *(f"luutru/{file}" for file in files)],
    }
    lines = [f"{key} =\n    " + "\n    ".join(values) for key, values in settings.items()]
    # What takes three times as long as its tests, and 15 seconds, hangs; the default is 15 times.
    lines += ["timeout_multiplier = 3", "timeout_constant = 5"]
    (stage / "setup.cfg").write_text("\n".join(["[mutmut]", *lines]) + "\n", "utf-8")


def _outcome(stage: Path) -> Iterator[Mutant]:
    for meta in sorted((stage / "mutants").rglob("*.meta")):
        file = meta.relative_to(stage / "mutants" / "luutru").as_posix().removesuffix(".meta")
        codes: dict[str, int | None] = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        for name, code in codes.items():
            if code is not None:
                fate = _KILLED.get(status_by_exit_code[code], LIVES)
                change = _change(name, file) if fate == LIVES else (0, "", "")
                yield Mutant(name, file, fate, *change)


def _change(name: str, file: str) -> tuple[int, str, str]:
    """Return the line of the file that a mutant changes, what it was and what it became."""
    changed = [
        line
        for line in get_diff_for_mutant(name, path=f"luutru/{file}").split("\n")
        if line.startswith(("-", "+")) and not line.startswith(("---", "+++"))
    ]
    was, became = (
        " ".join(line[1:].strip() for line in changed if line[0] == sign) for sign in "-+"
    )
    return _line(name, file, changed[0][1:].strip()), was, became


def _line(name: str, file: str, text: str) -> int:
    """Return the line, from 1, where `text` stands in the function of a mutant."""
    function, owner = orig_function_and_class_names_from_key(name)
    lines = (ROOT / file).read_text("utf-8").split("\n")
    start = next((at for at, line in enumerate(lines) if owner and f"class {owner}" in line), 0)
    opening = re.compile(rf"\s*def {re.escape(function.rpartition('.')[2])}\b")
    start = next((at for at in range(start, len(lines)) if opening.match(lines[at])), start)
    return next((at for at in range(start, len(lines)) if lines[at].strip() == text), start) + 1


def _accepted() -> Accepted:
    """Return the reason for each accepted survivor, by its file and its changed lines."""
    tables = tomllib.loads(ACCEPTED.read_text("utf-8"))
    return {
        (file, was, became): why
        for file, entries in tables.items()
        for was, became, why in entries["survive"]
    }


def _count(
    found: Sequence[Mutant], accepted: Mapping[tuple[str, str, str], str]
) -> tuple[int, int]:
    """Return how many mutants the tests killed, and of how many they should."""
    killed = sum(one.fate == TESTS for one in found)
    alive = sum(one.fate == LIVES and one.change not in accepted for one in found)
    return killed, killed + alive


def _print(file: str, found: Sequence[Mutant], accepted: Accepted) -> None:
    """Print the figures of a file and its survivors that are not accepted."""
    killed, total = _count(found, accepted)
    types = sum(one.fate == TYPES for one in found)
    listed = len(found) - types - total
    share = killed / max(1, total)
    print(f"{file}: {killed} of {total} killed, {share:.1%} ({types} by types, {listed} accepted)")
    for one in sorted(found, key=lambda one: one.line):
        if one.fate == LIVES and one.change not in accepted:
            print(f"  {file}:{one.line}\n    - {one.was}\n    + {one.became}")


if __name__ == "__main__":
    sys.exit(main())
