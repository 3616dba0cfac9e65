"""Words for places: units, streets, waters, sites; provinces before and since 2025; countries."""

from __future__ import annotations

__all__ = [
    "COMMITTEES",
    "COMPOUNDS",
    "FUNCTION",
    "HEADS",
    "KNOWN",
    "NO_NAMES",
    "OF_STATES",
    "OTHER_WORDS",
    "PLACED",
    "TONGUES",
    "UNITS",
    "WARDS",
    "WEAK",
]


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split("|") if item.strip()]


WARDS = frozenset(_listed("phường | xã | thị trấn | p | tt"))
#: Levels of the state: they go with an organisation even without a name ("UBND phường").
UNITS = frozenset(_listed("phường | xã | thị trấn | quận | huyện | thị xã | thành phố | tỉnh"))
_SHORT = _listed("p | q | h | x | tp | tx | tt")
_NUMBERED = _listed(
    """tổ dân phố | tdp | khu phố | ngõ | ngách | hẻm | kiệt | quốc lộ | ql | tỉnh lộ | khóm
    | ấp | liên gia | khu dân cư | khối phố"""
)
_COUNTED = _listed("tổ | khu | thôn | xóm | cụm | khối | đường | bản | cụm dân cư")
_NAMED = _listed(
    """thủ đô | cố đô | buôn | làng | phố | đại lộ | cầu | cầu vượt | hầm | ngã ba | ngã tư
    | ngã năm | ngã sáu | sông | hồ | núi | đèo | đảo | quần đảo | bán đảo | vịnh | biển | suối
    | kênh | rạch | thác | cù lao | bãi biển | dãy núi | đầm | mũi | chợ | chùa | đình | đền
    | công viên | sân vận động | svđ | sân bay | cửa khẩu | cảng | bến xe | ga | khu đô thị
    | kđt | khu đô thị mới | khu công nghiệp | kcn | khu chế xuất | nhà thờ | quảng trường
    | nghĩa trang | vườn quốc gia | lăng | bến phà | chung cư | khu du lịch | khu tập thể
    | vườn hoa | miếu | huyện đảo | sân golf | bang | tiểu bang | đặc khu | cao nguyên | phố cổ
    | chợ đầu mối | nghĩa trang liệt sĩ | phố đi bộ | cảng hàng không | tòa nhà | bến cảng"""
)
#: What stands before a place's name, and how its name may look: "number" any number does,
#: "count" a number when nothing is counted by it, "name" no number, "short" an abbreviation.
HEADS = [
    *((head, "number") for head in (*_NUMBERED, "phường", "quận")),
    *((head, "count") for head in _COUNTED),
    *((head, "name") for head in (*_NAMED, *(UNITS - {"phường", "quận"}))),
    *((head, "short") for head in _SHORT),
]

_BEFORE_2025 = """An Giang | Bà Rịa - Vũng Tàu | Bà Rịa | Vũng Tàu | Bạc Liêu | Bắc Giang | Bắc Kạn
    | Bắc Cạn | Bắc Ninh | Bến Tre | Bình Dương | Bình Định | Bình Phước | Bình Thuận | Cà Mau
    | Cao Bằng | Cần Thơ | Đà Nẵng | Đắk Lắk | Đăk Lăk | Đắc Lắc | Đắk Nông | Đăk Nông
    | Điện Biên | Đồng Nai | Đồng Tháp | Gia Lai | Hà Giang | Hà Nam | Hà Nội | Hà Tĩnh
    | Hải Dương | Hải Phòng | Hậu Giang | Hòa Bình | Hưng Yên | Khánh Hòa | Kiên Giang
    | Kon Tum | Lai Châu | Lạng Sơn | Lào Cai | Lâm Đồng | Long An | Nam Định | Nghệ An
    | Ninh Bình | Ninh Thuận | Phú Thọ | Phú Yên | Quảng Bình | Quảng Nam | Quảng Ngãi
    | Quảng Ninh | Quảng Trị | Sóc Trăng | Sơn La | Tây Ninh | Thái Bình | Thái Nguyên
    | Thanh Hóa | Thừa Thiên Huế | Thừa Thiên - Huế | Tiền Giang | Trà Vinh | Tuyên Quang
    | Vĩnh Long | Vĩnh Phúc | Yên Bái | TPHCM | TP.HCM | TP HCM | Tp.HCM"""
# The 34 since July 2025 bear names of the 63, but for the city that a province became.
_SINCE_2025 = "Huế"
_TOWNS_AND_REGIONS = """
    Sài Gòn | Nha Trang | Đà Lạt | Hội An | Hạ Long | Phú Quốc | Côn Đảo | Buôn Ma Thuột
    | Pleiku | Quy Nhơn | Biên Hòa | Thủ Đức | Hà Đông | Sơn Tây | Hà Tây | Sa Pa | Sapa
    | Tam Kỳ | Việt Trì | Mỹ Tho | Phan Thiết | Phan Rang | Long Xuyên | Rạch Giá | Cam Ranh
    | Móng Cái | Đồng Hới | Thủ Dầu Một | Điện Biên Phủ | Hoàng Sa | Trường Sa | Biển Đông
    | Tây Nguyên | Tây Bắc | Đông Bắc | Việt Bắc | Đông Nam Bộ | Nam Bộ | Bắc Bộ | Trung Bộ
    | Nam Trung Bộ | Bắc Trung Bộ | Tây Nam Bộ | miền Bắc | miền Trung | miền Nam | miền Tây
    | đồng bằng sông Cửu Long | đồng bằng sông Hồng | ĐBSCL | Đông Dương | Thăng Long | Củ Chi
    | Bà Nà | Mũi Né | Tam Đảo | Lý Sơn | Cát Bà | Đồ Sơn | vịnh Bắc Bộ | Hồ Gươm | Hồ Tây
    | Nội Bài | Tân Sơn Nhất | Ba Đình | Phong Nha | Hà Tiên | Bảo Lộc | Sầm Sơn | Cửa Lò
    | Hồ Hoàn Kiếm | Dung Quất | Yên Tử"""
#: Names of countries, of continents and of cities abroad.
_COUNTRIES = _listed(
    """Việt Nam | Trung Quốc | Thái Lan | Campuchia | Lào | Nhật Bản | Hàn Quốc | Triều Tiên
    | CHDCND Triều Tiên | Ấn Độ | Indonesia | Malaysia | Singapore | Philippines | Myanmar
    | Brunei | Đông Timor | Đài Loan | Hong Kong | Hồng Kông | Ma Cao | Macau | Mông Cổ
    | Pakistan | Afghanistan | Bangladesh | Nepal | Sri Lanka | Iran | Iraq | Syria | Israel
    | Palestine | Liban | Jordan | Yemen | Ả Rập Xê Út | Ả Rập Saudi | Saudi Arabia | Qatar
    | UAE | Kuwait | Oman | Bahrain | Thổ Nhĩ Kỳ | Uzbekistan | Kazakhstan | Hoa Kỳ | Canada
    | Mexico | Cuba | Brazil | Argentina | Chile | Peru | Colombia | Venezuela | Uruguay
    | Paraguay | Bolivia | Ecuador | Panama | Costa Rica | Vương quốc Anh | Tây Ban Nha
    | Bồ Đào Nha | Hà Lan | Thụy Sĩ | Thụy Điển | Na Uy | Đan Mạch | Phần Lan | Ba Lan | Hy Lạp
    | Ukraine | Belarus | Hungary | Bulgaria | Romania | Croatia | Serbia | Slovakia | Slovenia
    | Iceland | Ireland | Scotland | Xứ Wales | Cộng hòa Séc | Liên Xô | Ai Cập | Nam Phi
    | Nigeria | Kenya | Algeria | Morocco | Maroc | Tunisia | Libya | Sudan | Ethiopia
    | Somalia | Ghana | Cameroon | Senegal | Congo | Zimbabwe | Australia | New Zealand
    | châu Á | châu Âu | châu Phi | châu Mỹ | châu Đại Dương | Đông Nam Á | Đông Á | Trung Đông
    | Đông Âu | Tây Âu | Bắc Âu | Bắc Mỹ | Nam Mỹ | Mỹ Latinh | Thái Bình Dương | Đại Tây Dương
    | Ấn Độ Dương | Bắc Kinh | Thượng Hải | Quảng Châu | Tokyo | Osaka | Seoul | Bình Nhưỡng
    | Bangkok | Phnom Penh | Viêng Chăn | Vientiane | Jakarta | Manila | Kuala Lumpur
    | New Delhi | Moscow | Matxcơva | Mátxcơva | London | Paris | Berlin | Rome | Madrid
    | Barcelona | Washington | New York | Los Angeles | California | Texas | Florida | Geneva
    | Brussels | Sydney | Melbourne | Hawaii | Dubai | Nhà Trắng | Cộng hòa Pháp
    | Liên bang Nga"""
)
KNOWN = _listed(_BEFORE_2025 + "|" + _SINCE_2025 + "|" + _TOWNS_AND_REGIONS) + _COUNTRIES

#: Countries that are common words or given names too: True when a sentence may begin with it.
WEAK = {
    **dict.fromkeys(_listed("Mỹ | Nga | Pháp | Nhật | Úc"), True),
    **dict.fromkeys(_listed("Anh | Đức | Ý | Áo | Bỉ | Hàn | Séc | Ấn | Vinh"), False),
}

# What begins an organisation or a title after a bare unit ("Phường Đoàn", "quận Đồng chí").
NO_NAMES = frozenset(
    """đảng đoàn hội ban công trạm đội ông bà đồng chủ phó bí trưởng năm ngày
    tháng quý ủy mặt luật nghị tết quốc hiến trưởng""".split()
) - {"đồng", "công"}
# What makes another word of a head: "hợp tác xã", "gia đình", "yêu cầu", "đồng hồ".
COMPOUNDS = frozenset(
    """tác tấn yêu nhu toàn địa đồng giang phiên kịch cơ văn xuất ấn nhật gia liên
    tài lai kháng khảo nguyên tiểu""".split()
)
PLACED = frozenset(
    """tại ở từ đến tới sang về qua lên xuống ra vào khỏi ngụ trú quê rời gần quanh
    khắp nước đất trên""".split()
)
OF_STATES = PLACED | frozenset(
    """với của tuyển người thống tướng trưởng phủ sứ quán quân bang phía
    hãng đạo giữa chức hoàng nữ vua dân lính tàu đá kiều cùng viện chống cả việt""".split()
)
COMMITTEES = frozenset({"quận", "huyện", "thị"})  # "Quận ủy Long Biên" is the place's
TONGUES = frozenset({"tiếng", "chữ", "họ", "tên", "hoa", "thẩm", "thi", "thái", "khiếu"})
# What follows a weak name in another word: "Mỹ thuật", "Pháp luật", "Nhật ký".
OTHER_WORDS = frozenset(
    """ký phẩm thuật luật lý nhân viện quan trình mãn kim vị trị báo bình văn
    tính cố chế danh em chị hai ba trai hùng kiến ơi ta""".split()
)
FUNCTION = frozenset(
    """tại ở từ đến tới sang về qua theo trên ra vào khi người nước vì nếu riêng do
    với và là của báo cùng nhà dân trong còn ngoài cả toàn hiện gần giữa đội
    khách hàng bóng""".split()
)
