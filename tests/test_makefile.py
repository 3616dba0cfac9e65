"""`make` on a bare machine: any Python from 3.11 on will do, and none is a clear message."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[1] / "Makefile"
MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="needs make")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder of the Makefile alone, where nothing is set up, and a folder of programs."""
    shutil.copy(MAKEFILE, tmp_path)
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).touch()
    (tmp_path / "bin").mkdir()
    for name in ("sh", "mkdir", "ln", "touch"):
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def _python(project: Path, name: str, *, will_do: bool) -> None:
    """Put a Python in the folder of programs that asks for its version, or fails at that."""
    path = project / "bin" / name
    path.write_text(f"#!/bin/sh\nexit {0 if will_do else 1}\n", "utf-8")
    path.chmod(0o755)


def _setup(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Show what `make setup` would run, with the programs of that folder alone."""
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(
        [str(MAKE), "-n", "setup", *words],
        cwd=project,
        env={**environment, "PATH": str(project / "bin")},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        ({"python3": True}, "python3"),
        ({"python3": False, "python3.12": True}, "python3.12"),
        ({"python3": True, "python3.11": True, "python3.13": True}, "python3.13"),
        ({"python3.14": False, "python3.11": True, "python3": True}, "python3.11"),
    ],
)
def test_the_newest_python_that_will_do_is_taken(
    project: Path, there: dict[str, bool], taken: str
) -> None:
    for name, will_do in there.items():
        _python(project, name, will_do=will_do)
    assert f"\n{taken} -m venv .venv " in _setup(project).stdout


def test_another_may_be_named(project: Path) -> None:
    _python(project, "python3", will_do=True)
    assert "\n/opt/python -m venv .venv " in _setup(project, "PYTHON=/opt/python").stdout


@pytest.mark.parametrize("there", [{}, {"python3": False, "python3.12": False}])
def test_without_any_it_says_what_is_needed(project: Path, there: dict[str, bool]) -> None:
    for name, will_do in there.items():
        _python(project, name, will_do=will_do)
    done = subprocess.run(
        [str(MAKE), "setup"],
        cwd=project,
        env={"PATH": str(project / "bin")},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode != 0
    assert "Python 3.11 or later" in done.stderr
    assert "make PYTHON=" in done.stderr
    assert not (project / ".venv").exists()


def _failing(project: Path, step: str) -> subprocess.CompletedProcess[str]:
    """Set up by a Python with which one step, `venv` or `pip`, comes to nothing."""
    path = project / "bin" / "python3"
    path.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f"  {step}) echo 'no {step}' >&2; exit 1;;\n"
        '  venv) mkdir -p "$3/bin"; ln -sf "$0" "$3/bin/python";;\n'
        "esac\n",
        "utf-8",
    )
    path.chmod(0o755)
    return subprocess.run(
        [str(MAKE), "setup"],
        cwd=project,
        env={"PATH": str(project / "bin")},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("step", "words"),
    [("venv", "the right to write here"), ("pip", "PIP_INDEX_URL")],
)
def test_a_step_that_fails_says_what_it_needs(project: Path, step: str, words: str) -> None:
    done = _failing(project, step)
    assert done.returncode != 0
    assert f"no {step}" in done.stderr  # and what the step itself says
    assert words in done.stderr
    assert not (project / ".venv" / ".ready").exists()


def test_the_suite_says_what_it_is(project: Path) -> None:
    """Whoever runs it sees how long it is, and the command that it is."""
    _python(project, "python3", will_do=True)
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    shown = subprocess.run(
        [str(MAKE), "-n", "test"],
        cwd=project,
        env={**environment, "PATH": str(project / "bin")},
        capture_output=True,
        encoding="utf-8",
    )
    assert "All tests" in shown.stdout
    assert "-m pytest --hypothesis-profile=fixed" in shown.stdout
