"""Rejects of posts that cost their workers, or on which a fault of ours was raised."""

from __future__ import annotations

import pytest

from luutru.ingest.worker_failures import FAULTS, reject_of_failure, reject_of_fault
from luutru.workers import Failure


@pytest.mark.parametrize(
    ("failure", "reason"),
    [(Failure("died", "SIGKILL"), "bị chết (SIGKILL)"), (Failure("hung", "120"), "quá 120 giây"),
     (Failure("memory", "1"), "hết bộ nhớ")],
)  # fmt: skip
def test_a_lost_worker_is_named_with_what_to_do(failure: Failure, reason: str) -> None:
    reject = reject_of_failure(failure)
    assert reason in reject.reason
    assert "đã thử 2 lần" in reject.reason
    assert "luutru rejects" in reject.repair


def test_a_fault_is_named_by_its_kind() -> None:
    reject = reject_of_fault(IndexError("ngoài"))
    assert reject.reason == "Lỗi khi tách bài: IndexError: ngoài."


def test_faults_of_the_machine_are_none_of_the_posts() -> None:
    assert not issubclass(MemoryError, FAULTS)
    assert not issubclass(OSError, FAULTS)
    assert issubclass(UnicodeDecodeError, FAULTS)
