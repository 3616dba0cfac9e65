"""What stands before a name and is no part of it, strong and weak.

A strong one is followed by a name and by hardly anything else ("ông Tuấn"), a weak one by names and
by much more ("đại biểu Quốc hội", "Hoa hậu Đại dương"): it needs a name of two words.
"""

from __future__ import annotations

__all__ = ["HONORIFICS", "PRONOUNS", "STRONG", "WEAK"]

_MEN, _WOMEN = ("ông", "anh", "chú", "cậu"), ("bà", "chị", "cô")
#: Pronouns of men (True) and of women (False).
PRONOUNS = {**dict.fromkeys(_MEN, True), **dict.fromkeys(_WOMEN, False)}

_STRONG = (
    *("đồng chí", "đ/c", "các đồng chí", *_MEN, *_WOMEN, "em", "cụ", "cụ ông", "cụ bà"),
    *("cô giáo", "thầy", "thầy giáo", "bác", "cháu", "bé", "bạn", "bác sĩ", "y sĩ", "dược sĩ"),
    *("điều dưỡng", "kỹ sư", "kiến trúc sư", "luật sư", "nhà báo", "nhà văn", "nhà thơ", "nhạc sĩ"),
    *("họa sĩ", "ca sĩ", "nghệ nhân", "bị cáo", "bị can", "nghi can", "nghi phạm", "liệt sĩ"),
    *("già làng", "phóng viên", "mẹ việt nam anh hùng", "hlv", "huấn luyện viên", "giáo sư"),
    *("tiến sĩ", "thạc sĩ", "hòa thượng", "thượng tọa", "linh mục", "danh ca", "danh hài", "mc"),
    *("gs", "pgs", "ts", "ths", "bs", "ks", "ls", "gs.ts", "pgs.ts", "gs.tskh", "tskh"),
    *("nsnd", "nsưt", "ntk", "mr", "mr.", "mrs", "bầu", "đối tượng", "tài xế", "bà xã", "ông xã"),
    *(
        f"{rank} {kind}"
        for rank in ("thiếu", "trung", "thượng", "đại")
        for kind in ("úy", "tá", "tướng")
    ),
)
_WEAK = (
    *("nghệ sĩ", "diễn viên", "cầu thủ", "thí sinh", "nạn nhân", "đại biểu", "tổng thống"),
    *(
        "hoa hậu",
        "á hậu",
        "hoa khôi",
        "người đẹp",
        "người mẫu",
        "siêu mẫu",
        "hot girl",
        "quán quân",
    ),
    *(
        "á quân",
        "đạo diễn",
        "biên kịch",
        "tác giả",
        "nhà thiết kế",
        "nhà sản xuất",
        "nghệ sĩ ưu tú",
    ),
    *("nghệ sĩ nhân dân", "tiền đạo", "tiền vệ", "hậu vệ", "trung vệ", "thủ môn", "danh thủ"),
    *("đội trưởng", "chiến sĩ", "sinh viên", "học sinh", "công nhân", "nhân viên", "vợ chồng"),
    *(
        "vợ",
        "chồng",
        "con trai",
        "con gái",
        "em trai",
        "em gái",
        "anh trai",
        "chị gái",
        "mẹ",
        "cha",
    ),
    *("bố", "nữ sinh", "nam sinh", "hung thủ", "bị hại", "nguyên đơn", "thương gia", "doanh nhân"),
    *("tỷ phú", "hoàng tử", "công chúa", "nữ hoàng", "rapper", "dj", "chuyên gia", "nhân vật"),
    *("thượng nghị sĩ", "nghị sĩ", "người dẫn chương trình", "tay vợt", "võ sĩ", "chàng trai"),
    *(
        "cô gái",
        "nghệ danh",
        "bạn trai",
        "bạn gái",
        "tài tử",
        "minh tinh",
        "thuyền trưởng",
        "cô dâu",
    ),
    *("chú rể", "tên là", "tên thật là", "tên", "chân dài", "kiều nữ", "đối thủ", "đồng đội"),
    *("chủ quán", "chủ nhà", "chủ xe", "chủ tiệm", "chủ cửa hàng", "chủ doanh nghiệp", "bầu show"),
)
STRONG, WEAK = frozenset(_STRONG), frozenset(_WEAK)
#: What stands before a name and is no part of it.
HONORIFICS = (*_STRONG, *_WEAK[:7], "hoa hậu")
