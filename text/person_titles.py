"""Titles that persons hold, as posts write them."""

from __future__ import annotations

import re

__all__ = ["TITLE"]

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
phó tổng biên tập | người phát ngôn
"""
_LONGEST_FIRST = sorted({" ".join(t.split()) for t in _LISTED.split("|")}, key=len, reverse=True)
#: Matches a title, the longest that fits.
TITLE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(r"\s+".join(map(re.escape, t.split())) for t in _LONGEST_FIRST)
    + r")(?!\w)",
    re.IGNORECASE,
)
