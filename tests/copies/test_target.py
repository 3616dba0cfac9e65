from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from luutru.copies.target import new_file
from luutru.errors import CannotWrite, DiskFull, UsageError


def test_a_file_that_is_not_there_yet_may_be_written(tmp_path: Path) -> None:
    target = tmp_path / "a.tar"
    with new_file(target, force=False):
        target.write_text("mới", "utf-8")
    assert target.read_text("utf-8") == "mới"


def test_a_file_that_is_there_is_left_unless_it_may_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.tar"
    target.write_text("của tôi", "utf-8")
    with (
        pytest.raises(UsageError, match=r"Đã có tệp .*a\.tar") as refused,
        new_file(target, force=False),
    ):
        target.write_text("khác", "utf-8")
    assert "--force" in refused.value.repair
    assert target.read_text("utf-8") == "của tôi"
    with new_file(target, force=True):
        target.write_text("khác", "utf-8")
    assert target.read_text("utf-8") == "khác"


@pytest.mark.parametrize("force", [True, False])
def test_where_there_is_no_folder_nothing_is_begun(tmp_path: Path, force: bool) -> None:
    with (
        pytest.raises(UsageError, match="Không thể ghi tệp"),
        new_file(tmp_path / "khong-co" / "a.tar", force=force),
    ):
        raise AssertionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file_even_by_force(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không thể ghi tệp"), new_file(tmp_path, force=True):
        raise AssertionError


def test_a_name_without_a_folder_is_in_the_one_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with new_file(Path("a.tar"), force=False):
        Path("a.tar").touch()
    assert (tmp_path / "a.tar").exists()


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EACCES, CannotWrite)]
)
def test_what_the_system_refuses_is_named_with_the_file(
    tmp_path: Path, number: int, kind: type[CannotWrite]
) -> None:
    with (
        pytest.raises(kind, match=r"Không ghi được .*a\.tar") as refused,
        new_file(tmp_path / "a.tar", force=False),
    ):
        raise OSError(number, os.strerror(number))
    assert os.strerror(number) in str(refused.value)


def test_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), new_file(tmp_path / "a.tar", force=False):
        raise ZeroDivisionError
