"""Documents that a text cites: "Quyết định 217, 218 của Bộ Chính trị", "217-QĐ/TW"."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["KINDS", "Citation", "citations"]

#: What cited documents are: alternatives of a pattern.
KINDS = (
    "Quyết định|Nghị quyết liên tịch|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Chỉ thị"
    "|Kế hoạch|Hướng dẫn|Công văn|Công điện|Thông báo|Kết luận|Quy định|Pháp lệnh"
    "|Tờ trình|Đề án|Luật"
)
_SYMBOL = r"\d{1,5}(?:/(?:19|20)\d\d)?[-/][A-ZĐƯ]{1,8}\d{0,3}(?:[-/][A-ZĐƯ]{1,8}\d{0,3}){0,4}"
_WORD = r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [a-zđà-ỹ]+)?"
_CITED = re.compile(
    rf"""
    (?<!\w)(?:(?P<kind>{KINDS.replace(" ", "[ ]")})\s+(?:số\s*:?\s*)?)?
    (?:
        (?P<symbol>{_SYMBOL})(?![\w/])
      | (?P<numbers>\d{{1,5}}(?:(?:\s*,\s*|\s+và\s+)\d{{1,5}}){{0,9}})(?![\w/.-]|\s*,\s*\d)
        \s+của\s+(?P<issuer>{_WORD.replace(" ", "[ ]")}(?:[ ]{_WORD.replace(" ", "[ ]")}){{0,3}})
    )
    """,
    re.VERBOSE,
)
# What any of them holds: most texts have none, and this is found faster.
_SIGN = re.compile(r"\d(?:[-/][A-ZĐƯ]|\s+của\s)")


class Citation(NamedTuple):
    """A cited document: its name in one form, and the span of the text that cites it."""

    name: str
    start: int
    end: int


def citations(text: str) -> list[Citation]:
    """Return the documents that `text` cites, in order; numbers in a row are one each."""
    found: list[Citation] = []
    if _SIGN.search(text) is None:
        return found
    for match in _CITED.finditer(text):
        kind = " ".join((match["kind"] or "").split())
        if match["symbol"]:
            found.append(Citation(f"{kind} {match['symbol']}".strip(), *match.span()))
        elif kind:
            issuer = " ".join(match["issuer"].split())
            found += [
                Citation(f"{kind} {number} của {issuer}", *match.span())
                for number in re.findall(r"\d+", match["numbers"])
            ]
    return found
