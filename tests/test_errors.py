from __future__ import annotations

import errno
import pickle

import pytest

from luutru import errors
from luutru.errors import CannotWrite, DiskFull, ExitCode, LuutruError, ReadOnly, cannot_write

CLASSES = [
    kind
    for name in errors.__all__
    if isinstance(kind := getattr(errors, name), type) and issubclass(kind, LuutruError)
]


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_keeps_reason_and_repair_across_processes(kind: type[LuutruError]) -> None:
    again = pickle.loads(pickle.dumps(kind("Kho bị khóa.", "Hãy đợi.")))
    assert type(again) is kind
    assert (again.reason, again.repair) == ("Kho bị khóa.", "Hãy đợi.")
    assert str(again) == "Kho bị khóa. Hãy đợi."


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_ends_a_command_with_a_listed_code(kind: type[LuutruError]) -> None:
    assert kind("x").exit_code in set(ExitCode) - {ExitCode.DONE, ExitCode.REJECTS}


def test_a_message_without_a_repair_ends_with_its_reason() -> None:
    assert str(LuutruError("Không có bài số 9.")) == "Không có bài số 9."


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, CannotWrite),
    ],
)
def test_what_the_system_refuses_is_raised_as_what_it_is(
    number: int, kind: type[CannotWrite]
) -> None:
    assert type(cannot_write(OSError(number, ""), "Không ghi được.", "")) is kind


def test_what_has_no_number_cannot_be_written_either() -> None:
    assert type(cannot_write(ValueError(), "Không ghi được.", "")) is CannotWrite
