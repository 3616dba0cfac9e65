from __future__ import annotations

import pytest

from luutru.text.script.repair.references import letters_resolved, resolved


@pytest.mark.parametrize(
    ("text", "letters", "everything"),
    [
        ("&#272;&agrave;", "Đà", "Đà"),
        ("&#x110;&#X111;", "Đđ", "Đđ"),
        ("&amp;agrave; &amp;amp;agrave;", "à à", "à à"),
        ("&nbsp;&hellip;", "\u00a0…", "\u00a0…"),
        # those to ASCII are markup where there is some
        ("&lt;b&gt; &#60;", "&lt;b&gt; &#60;", "<b> <"),
        ("&amp;", "&amp;", "&"),
        ("&amp;amp;", "&amp;amp;", "&"),
        ("&quot;Đ&quot;", "&quot;Đ&quot;", '"Đ"'),
    ],
)
def test_references_of_html(text: str, letters: str, everything: str) -> None:
    assert letters_resolved(text) == letters
    assert resolved(text) == everything


@pytest.mark.parametrize(
    "text", ["", "Đảng", "R&D; AT&T;", "&unknown;", "a & b", "&agrave", "&#1;"]
)
def test_what_is_no_reference_stays(text: str) -> None:
    assert letters_resolved(text) == text
    assert resolved(text) == text
