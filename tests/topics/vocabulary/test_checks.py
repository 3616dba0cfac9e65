"""What can be wrong with a vocabulary file, by line and with a repair."""

from __future__ import annotations

import pytest

from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary, check

BASE = TopicVocabulary(
    [
        Topic("cho", "Chợ", other=("Chợ quê",)),
        Topic("song", "Sông", broader="cho"),
    ]
)


def told(text: str) -> list[str]:
    return [str(problem) for problem in check(text, BASE)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "colour = 1\n",
            "dòng 1: 'colour' không thuộc chủ đề nào. "
            "Trước bảng đầu tiên chỉ có thể có: replace = true.",
        ),
        (
            'replace = "có"\n',
            "dòng 1: 'replace' không thuộc chủ đề nào. "
            "Trước bảng đầu tiên chỉ có thể có: replace = true.",
        ),
        (
            '[Cho]\nlabel = "Thử"\n',
            "dòng 1: mã chủ đề 'Cho' không hợp lệ. "
            "Mã chỉ gồm chữ thường không dấu, số và gạch nối, như [giao-duc].",
        ),
        (
            "[moi]\nremoved = true\n",
            "dòng 2: không có chủ đề [moi] để bỏ. Hãy sửa mã hoặc xóa bảng ấy.",
        ),
        (
            "[moi]\nremoved = false\n",
            'dòng 1: chủ đề [moi] chưa có nhãn. Hãy thêm: label = "Tên chủ đề"',
        ),
        ("[cho]\nnote = 1\n", 'dòng 2: [cho] note phải là một chuỗi chữ. Hãy viết: note = "..."'),
        (
            '[cho]\nlabel = "!"\n',
            'dòng 2: [cho] có nhãn trống. Hãy viết: label = "Tên chủ đề"',
        ),
        (
            '[cho]\nweak = ["a", 1]\n',
            'dòng 2: [cho] weak phải là một danh sách. Hãy viết: weak = ["..."]',
        ),
        (
            "[cho]\nremoved = 1\n",
            "dòng 2: [cho] có khóa lạ 'removed'. Các khóa được dùng: label, english, broader, "
            "note, other, related, sections, triggers, weak, except, removed.",
        ),
        ('[cho]\nweak = ["!"]\n', "dòng 2: [cho] weak có mục trống. Hãy xóa mục ấy."),
        ('[cho]\nweak = ["a",\n"a"]\n', "dòng 2: [cho] weak có 'a' hai lần. Hãy xóa một."),
        (
            '[cho]\ntriggers = ["bún"]\n',
            "dòng 2: [cho] cụm từ 'bún' chỉ có một tiếng thường gặp. "
            "Hãy viết cụm từ dài hơn, hoặc chuyển nó sang weak.",
        ),
        (
            '[cho]\nrelated = ["khong"]\n',
            "dòng 2: [cho] related: không có chủ đề 'khong'. Hãy sửa mã, hoặc thêm chủ đề ấy.",
        ),
        (
            '[cho]\nbroader = "song"\n',
            "dòng 2: [cho] nằm trên chính nó (vòng broader). "
            "Hãy bỏ broader của một chủ đề trong vòng ấy.",
        ),
        (
            '[moi]\nlabel = "sông"\n',
            "dòng 2: [moi] nhãn 'sông' trùng với nhãn của [song]. Hãy đổi hoặc xóa một trong hai.",
        ),
        (
            '[moi]\nlabel = "Mới"\nother = ["Nữa", "cho que"]\n',
            "dòng 3: [moi] nhãn 'cho que' trùng với nhãn của [cho]. "
            "Hãy đổi hoặc xóa một trong hai.",
        ),
    ],
)
def test_a_fault(text: str, problem: str) -> None:
    assert told(text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "replace = true\n",
        '[cho]\nnote = ""\n',
        "[cho]\nremoved = true\n",
        '[cho]\ntriggers = ["bún chả", "CHO", "internet"]\nweak = ["bún"]\n',
        '[moi-2]\nlabel = "Mới"\nbroader = "song"\nrelated = ["cho"]\n',
        '[moi]\nlabel = "Mới"\nother = ["Mơi"]\n',  # one topic may share labels with itself
        '[song]\nbroader = ""\n[cho]\nbroader = "song"\n',
        '[cho]\nlabel = "Chợ phiên"\n',
    ],
)
def test_no_fault(text: str) -> None:
    assert told(text) == []


def test_two_topics_of_the_file_that_share_a_label_are_named_once() -> None:
    found = check('[moi]\nlabel = "Mới"\n[nua]\nlabel = "Moi"\n', BASE)
    assert [(problem.line, problem.reason) for problem in found] == [
        (2, "[moi] nhãn 'Mới' trùng với nhãn của [nua].")
    ]


def test_where_a_table_is_at_fault_relations_are_not_looked_at() -> None:
    assert len(told('[cho]\nlabel = ""\nbroader = "khong"\n')) == 1


def test_a_long_circle_is_found_at_each_of_its_topics() -> None:
    text = "".join(
        f'[{one}]\nlabel = "Nhãn {one}"\nbroader = "{above}"\n' for one, above in ("ab", "bc", "ca")
    )
    assert [problem.line for problem in check(text)] == [3, 6, 9]
    beside = text + '[d]\nlabel = "Nhãn d"\nbroader = "a"\n'  # above it is a circle, it is in none
    assert [problem.line for problem in check(beside)] == [3, 6, 9]
