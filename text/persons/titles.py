"""Titles that persons hold, as posts write them."""

from __future__ import annotations

import re

__all__ = ["TITLE", "body_pair", "continues_body"]

_LISTED = """
bí thư | phó bí thư | phó bí thư thường trực | bí thư thứ nhất | chủ tịch | phó chủ tịch |
chủ tịch nước | phó chủ tịch nước | phó chủ tịch thường trực | chủ tịch quốc hội | thủ tướng |
phó thủ tướng | bộ trưởng | thứ trưởng | tổng bí thư | giám đốc | phó giám đốc | tổng giám đốc |
phó tổng giám đốc | hiệu trưởng | phó hiệu trưởng | viện trưởng | trưởng phòng | phó trưởng phòng |
phó phòng | trưởng ban | phó trưởng ban | phó ban | trưởng | phó trưởng | trưởng thôn | tổ trưởng |
tổ phó | chi hội trưởng | chi hội phó | trạm trưởng | phó trạm trưởng | chánh văn phòng |
phó chánh văn phòng | chánh thanh tra | chánh án | phó chánh án | thẩm phán | kiểm sát viên |
chỉ huy trưởng | chỉ huy phó | phó chỉ huy trưởng | chính trị viên | chính trị viên phó | chủ nhiệm
| phó chủ nhiệm | quận ủy viên | huyện ủy viên | thành ủy viên | tỉnh ủy viên | đảng ủy viên |
ủy viên | uvbtv | ủy viên ban thường vụ | công chức | cán bộ | chuyên viên | văn phòng |
kế toán trưởng | phó thường trực | cục trưởng | phó cục trưởng | vụ trưởng |
chi cục trưởng | hội trưởng | phó trưởng thôn | trưởng khu | trưởng khối | tổng biên tập |
phó tổng biên tập | người phát ngôn | tổng cục trưởng | phó tổng cục trưởng |
phó thủ tướng thường trực | ngoại trưởng | đại sứ | tổng thống | phó tổng thống | thị trưởng |
thống đốc | tổng thư ký | huấn luyện viên trưởng | hlv trưởng | giám đốc điều hành |
giám đốc kỹ thuật | trưởng đoàn | phó viện trưởng | viện phó | trưởng khoa | phó trưởng khoa |
đội trưởng | phó đội trưởng | phó chánh thanh tra | tổng thanh tra |
thượng nghị sĩ | chủ tịch hđqt | chủ tịch hội đồng quản trị | phó trưởng đoàn |
trưởng bản | phó trưởng bản
"""
_LONGEST_FIRST = sorted({" ".join(t.split()) for t in _LISTED.split("|")}, key=len, reverse=True)


def _branches(titles: list[list[str]]) -> str:
    """Return a pattern of titles that reads each first syllable once, the longest before."""
    by_first: dict[str, list[list[str]]] = {}
    for first, *rest in titles:
        by_first.setdefault(first, []).append(rest)
    return "|".join(re.escape(first) + _rest(rests) for first, rests in by_first.items())


def _rest(rests: list[list[str]]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    optional = "?" if len(longer) < len(rests) else ""
    return rf"(?:\s+(?:{_branches(longer)})(?!\w)){optional}"


_FIRSTS = "".join(sorted({c for t in _LONGEST_FIRST for c in (t[0], t[0].upper())}))
#: Matches a title, the longest that fits.
TITLE = re.compile(
    rf"(?<!\w)(?=[{_FIRSTS}])(?:{_branches([title.split() for title in _LONGEST_FIRST])})(?!\w)",
    re.IGNORECASE,
)

# Words of two syllables in the names of offices, of which only the first has a capital.
_PAIRS = frozenset(
    """giao thông|vận tải|ngoại giao|luật gia|ngoại vụ|đội tuyển|nghệ sĩ|nghệ sỹ|luật sư
    |chỉ huy|chỉ đạo|diễn đàn|cổ phần|địa ốc
    |nghiên cứu|khí tượng|tổ chức|kiểm lâm|biên tập|công đoàn|bảo hiểm|thương mại|trách nhiệm
    |hợp tác|liên minh|doanh nghiệp|giám sát|tư pháp|tư lệnh|tham mưu|điều tra|thi hành
    |bảo vệ|an toàn|khuyến học|người cao|sinh học|tuyên vận|đối ngoại|kinh doanh
    |tổng hợp|đầu tư|thống kê|quy hoạch|kiến trúc|lâm nghiệp|thủy sản|thủy lợi
    |điện lực|điện ảnh|bóng đá|nghệ thuật|âm nhạc|nhạc sĩ|nhà báo|nhà văn|đại học|cao đẳng|trung học
    |quản trị|sản xuất|chuyên môn|tối cao|hàng không|cảnh sát|môi trường|tham mưu|quản lý
    |dự báo|dự án|chuyên trách""".replace("\n    ", "").split("|")
)


# Words after which such a pair is small throughout ("Ban chỉ huy"), and what is so everywhere.
_HEADS = frozenset("ban phòng đội cục ty đoàn hội viện sở bộ khoa".split())
_PAIR = re.compile(r"[^\W\d_]+ [^\W\d_]+")


def body_pair(before: str, text: str, start: int) -> int:
    """Return where a pair of small words of a body ends that begins here, or -1."""
    pair = _PAIR.match(text, start)
    words = pair.group() if pair else ""
    if pair and (words == "tối cao" or (words in _PAIRS and before.lower() in _HEADS)):
        return pair.end()
    return -1


def continues_body(before: str, word: str) -> bool:
    """Return whether a small word ends a pair in the name of an office ("Bộ Ngoại giao")."""
    return f"{before} {word}".lower() in _PAIRS
