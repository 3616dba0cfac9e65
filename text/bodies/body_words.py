"""Words for organisations: what their names begin with, what their fields are called."""

from __future__ import annotations

__all__ = ["FIELDS", "HEADS", "NO_OWN_NAME", "SHORT"]


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split("|") if item.strip()]


# Names that are whole in any case.
_WHOLE = _listed(
    """ủy ban nhân dân | viện ksnd | tand cấp cao | vksnd cấp cao | tòa án nhân dân cấp cao
    | viện kiểm sát nhân dân cấp cao | hội đồng nhân dân | đảng ủy | quận ủy | huyện ủy
    | thành ủy | tỉnh ủy | thị ủy | ủy ban mặt trận tổ quốc | ủy ban mttq | mặt trận tổ quốc
    | quốc hội | chính phủ | bộ chính trị | đoàn thanh niên | hội cựu chiến binh
    | hội liên hiệp phụ nữ | hội phụ nữ | hội nông dân | hội người cao tuổi | hội chữ thập đỏ
    | hội khuyến học | liên đoàn lao động | hội liên hiệp thanh niên | ngân hàng nhà nước
    | viện kiểm sát nhân dân | tòa án nhân dân | viện kiểm sát nhân dân tối cao
    | tòa án nhân dân tối cao | đảng cộng sản | trung ương đảng | ủy ban thường vụ quốc hội
    | thường trực hđnd | thường trực hội đồng nhân dân | thường trực ubnd | thường trực đảng ủy
    | thường trực ubmttq | thường trực mttq | thường trực quận ủy | thường trực huyện ủy
    | thường trực thành ủy | thường trực tỉnh ủy | liên hợp quốc | liên hiệp quốc
    | liên minh châu âu | ngân hàng thế giới | quỹ tiền tệ quốc tế | tổ chức y tế thế giới
    | kiểm toán nhà nước | quân ủy trung ương | đảng ủy công an trung ương | quận đoàn
    | thành đoàn | tỉnh đoàn | huyện đoàn | thị đoàn | trung ương đoàn
    | đoàn thanh niên cộng sản hồ chí minh | đoàn tncs hồ chí minh | đoàn tncs | đoàn tn
    | thanh tra chính phủ | thông tấn xã | ủy ban chứng khoán nhà nước
    | ngân hàng chính sách xã hội | đội thiếu niên tiền phong hồ chí minh
    | đội tntp hồ chí minh | mặt trận tổ quốc việt nam | hội cựu thanh niên xung phong
    | ban bí thư | lầu năm góc | hạ viện | thượng viện | hội đồng bảo an | liên đoàn bóng đá
    | quân đội nhân dân"""
)
# Names that want a capital within, a level or a place: "ban thường vụ" alone is anybody's.
_CAPITAL = _listed(
    """ban thường vụ | ban chấp hành | ban chỉ huy quân sự | trạm y tế | ban dân vận
    | ban tuyên giáo | ban chỉ đạo | ban kiểm tra | ủy ban kiểm tra | ban quản lý
    | ban giám hiệu | viện kiểm sát | tòa án | công đoàn | bộ tư lệnh | bộ chỉ huy quân sự
    | bộ tham mưu | bảo hiểm xã hội | quân chủng hải quân | quân chủng phòng không - không quân
    | hội đồng bầu cử | ủy ban bầu cử | mặt trận | hội đồng quản trị | bộ đội biên phòng
    | ban chỉ huy phòng chống thiên tai | hợp tác xã | quỹ tín dụng nhân dân | ban nội chính
    | ban kinh tế | văn phòng luật sư | bộ đội biên phòng | hội đồng giám mục
    | bộ tổng tham mưu"""
)
# Names that want a level or a place.
_LEVEL = _listed(
    """công an | cảnh sát | cơ quan điều tra | cơ quan công an | cơ quan an ninh điều tra
    | cơ quan cảnh sát điều tra | cơ quan csđt | chi bộ | đảng bộ | chi đoàn | bưu điện
    | ban tổ chức | thường trực | trạm bảo vệ thực vật | thanh niên xung phong | đồn công an
    | đồn biên phòng | cơ quan thường trực | chi hội | quân khu | binh đoàn | sư đoàn
    | trung đoàn | lữ đoàn | cảnh sát biển | hải quân | đoàn đại biểu quốc hội | đoàn đbqh
    | quỹ vì người nghèo | đại sứ quán | lãnh sự quán | tổng lãnh sự quán | kiểm lâm
    | hạt kiểm lâm | tổ bảo vệ dân phố | quân đội | không quân | ban công tác mặt trận
    | cảnh sát pccc | cảnh sát phòng cháy chữa cháy | viễn thông | điện lực | chi cục thuế
    | chi cục hải quan | kho bạc nhà nước"""
)
# Names that want a field or a name of their own.
_OPEN = _listed(
    """bộ | sở | phòng | ban | cục | tổng cục | chi cục | vụ | hội | chi hội | hiệp hội
    | liên hiệp | liên đoàn | tổng liên đoàn | trung tâm | viện | học viện | khoa | văn phòng
    | thanh tra | đội | tổ | ủy ban | ủy ban quốc gia | hội đồng | nhà xuất bản | nxb | đài
    | báo | tạp chí | đài truyền hình | đài phát thanh | đài phát thanh và truyền hình
    | đài phát thanh - truyền hình | đài tiếng nói | đài khí tượng thủy văn | đại học | trường
    | trường đại học | trường cao đẳng | trường trung cấp | trường tiểu học | trường thcs
    | trường thpt | trường th | trường mầm non | trường mẫu giáo | trường trung học cơ sở
    | trường trung học phổ thông | trường phổ thông | trường tiểu học và thcs
    | trường tiểu học và trung học cơ sở | trường đh | trường cđ | trường mn | trường quốc tế
    | trường dân lập | trường ptth | tiểu học | thcs | thpt | mầm non | đh | trung học
    | trường chính trị | trường phổ thông dân tộc nội trú | trường thpt chuyên | thpt chuyên
    | bệnh viện | bv | phòng khám | công ty | công ty tnhh | công ty tnhh mtv | công ty cổ phần
    | công ty cp | tổng công ty | tập đoàn | ngân hàng | ngân hàng tmcp | hợp tác xã | htx
    | doanh nghiệp tư nhân | dntn | clb | câu lạc bộ | quỹ | quỹ bảo trợ | nhà máy | xí nghiệp
    | nhà hát | bảo tàng | thư viện | hãng | hãng hàng không | hãng tin | tổ chức | đảng
    | cảnh sát | tổng công ty cổ phần | phòng giao dịch | bảo hiểm | tòa án
    | công ty tnhh một thành viên | công ty trách nhiệm hữu hạn | nhà văn hóa | mặt trận"""
)
HEADS = [
    *((name, "open") for name in _OPEN),
    *((name, "level") for name in _LEVEL),
    *((name, "capital") for name in _CAPITAL),
    *((name, "whole") for name in _WHOLE),
]
# These are common words, and begin no name of an organisation by a capital alone.
_NO_OWN_NAME = "cảnh sát | tổ | tổ chức | nhà văn hóa | mặt trận | phòng | ban | đội | bộ"
NO_OWN_NAME = frozenset(_listed(_NO_OWN_NAME))

#: Short forms; they count in capitals only.
SHORT = frozenset(
    """UBND HĐND UBMTTQ MTTQ UBKT BTV BCH VKSND VKS TAND VFF VPF VTV EVN PVN WHO EU ASEAN NATO
    UNESCO UNICEF WTO FIFA UEFA AFC IMF WB ADB NASA CIA FBI BHXH CSGT ĐTN LĐLĐ VCCI VOV TTXVN
    UBATGT BCHQS NHNN VNPT FPT BIDV UBTVQH UBTP TCTK IAEA OPEC INTERPOL IOC SEAGF VNR EVNHANOI
    PVI PVC""".split()
)

#: What organisations are for. "và", commas and dashes join names only here.
FIELDS = _listed(
    """Giáo dục và Đào tạo | Giáo dục - Đào tạo | Giáo dục | GD&ĐT | GD-ĐT | GDĐT | Đào tạo
    | Y tế | Công an | Quốc phòng | Nội vụ | Ngoại giao | Tư pháp | Tài chính | Công Thương
    | Xây dựng | Giao thông vận tải | Giao thông Vận tải | GTVT | Giao thông công chánh
    | LĐ-TB&XH | LĐTBXH | Lao động - Thương binh và Xã hội | Lao động Thương binh và Xã hội
    | Lao động, Thương binh và Xã hội | Lao động | Văn hóa, Thể thao và Du lịch
    | Văn hóa Thể thao và Du lịch | Văn hóa - Thể thao và Du lịch | Văn hóa và Thể thao
    | Văn hóa - Thể thao | Văn hóa - Thông tin | Văn hóa Thông tin và Thể thao
    | Văn hóa - Thông tin và Thể thao | Văn hóa và Thông tin | Văn hóa thông tin | Văn hóa
    | VH-TT&DL | VHTT&DL | VH-TT-DL | VHTTDL | Thể thao | Du lịch | Thể dục thể thao | TDTT
    | Nông nghiệp và Phát triển nông thôn | Nông nghiệp & PTNT | NN-PTNT | Nông nghiệp và PTNT
    | NN&PTNT | Nông nghiệp và Môi trường | Nông nghiệp | Thủy sản | Thủy lợi
    | Tài nguyên và Môi trường | Tài nguyên - Môi trường | Tài nguyên Môi trường | TN&MT
    | TN-MT | Môi trường | Khoa học và Công nghệ | Khoa học - Công nghệ | KH&CN | KH-CN
    | Khoa học xã hội | Thông tin và Truyền thông | Thông tin - Truyền thông | TT&TT | TT-TT
    | Thông tin | Truyền thông | Kế hoạch và Đầu tư | Kế hoạch - Đầu tư | Kế hoạch Đầu tư
    | KH&ĐT | KH-ĐT | Quy hoạch - Kiến trúc | Quy hoạch và Kiến trúc | Quy hoạch Kiến trúc
    | Dân tộc và Tôn giáo | Dân tộc | Tôn giáo | Ngoại vụ | Dân vận | Tuyên giáo
    | Tuyên giáo và Dân vận | Tổ chức | Kiểm tra | Nội chính | Kinh tế | Đối ngoại | Pháp chế
    | Tổng hợp | Chính phủ | Quốc hội | Chủ tịch nước | Hành chính | Kinh tế và Hạ tầng
    | Quản lý đô thị | Tài chính - Kế hoạch | Cựu chiến binh | CCB | Phụ nữ | Liên hiệp Phụ nữ
    | LHPN | Nông dân | Người cao tuổi | NCT | Chữ thập đỏ | CTĐ | Khuyến học | Thanh niên
    | Liên hiệp Thanh niên | Sinh viên | Đông y | Liên hiệp các tổ chức hữu nghị | Người mù
    | Luật gia | Nhà báo | Nhà văn | Nhạc sĩ | Cựu giáo chức | Cựu thanh niên xung phong
    | Nạn nhân chất độc da cam | Bóng đá | Bóng chuyền | Điền kinh | Bơi lội
    | Văn học nghệ thuật | Làm vườn | Sinh vật cảnh | Bảo vệ người tiêu dùng | Doanh nghiệp
    | Doanh nhân trẻ | Chế biến và Xuất khẩu Thủy sản | Lương thực | Bất động sản | Cảnh sát
    | Cảnh sát giao thông | CSGT | Cảnh sát hình sự | CSHS | Cảnh sát điều tra | PCCC
    | Cảnh sát PCCC | PCCC và CNCH | Cảnh sát PCCC và CNCH | Cảnh sát biển | Cảnh sát cơ động
    | Cảnh sát điều tra tội phạm về ma túy | Cảnh sát kinh tế
    | Cảnh sát điều tra tội phạm về TTXH | An ninh điều tra | An ninh | Quản lý xuất nhập cảnh
    | Xuất nhập cảnh | Hồ sơ | Tham mưu | CSĐT | CHQS | Chỉ huy Quân sự | Quân sự | Chỉ đạo
    | Chấp hành | Thường vụ | Giám đốc | Quản lý trật tự xây dựng đô thị
    | Quản lý trật tự xây dựng | Trật tự đô thị | Trật tự | Quản lý thị trường | QLTT
    | Quản lý dự án | Quản lý dự án đầu tư xây dựng | Quản lý | bảo vệ dân phố
    | Thi hành án dân sự | Thuế | Hải quan | Thống kê | Dân số | Kiểm lâm | Thú y | Đường sắt
    | Đường bộ | Đường thủy nội địa | Hàng không | Hàng hải | Đăng kiểm | Đường cao tốc
    | Quản lý Dược | An toàn thực phẩm | Y tế dự phòng | Kiểm soát bệnh tật
    | Phòng chống HIV/AIDS | Phòng chống thiên tai | Phòng, chống thiên tai | Tìm kiếm cứu nạn
    | Khí tượng Thủy văn | Dự báo Khí tượng Thủy văn | An toàn giao thông | ATGT
    | An toàn lao động | An toàn thông tin | Nghệ thuật biểu diễn | Điện ảnh | Di sản văn hóa
    | Báo chí | Xuất bản | Bản quyền tác giả | Sở hữu trí tuệ | Hợp tác quốc tế | Việc làm
    | Bảo trợ xã hội | Trẻ em | Bảo hiểm xã hội | Quốc gia | Nhà nước | Nhân dân | Trung ương
    | TƯ | TW | Tối cao | Quốc tế | Thế giới | Cộng sản | Đa khoa | Nhi | Phụ sản | Sản Nhi
    | Mắt | Tâm thần | Nhiệt đới | Chấn thương Chỉnh hình | K | Y học cổ truyền | Phổi
    | Ung bướu | Tai Mũi Họng | Bách khoa | Sư phạm | Kinh tế Quốc dân | Y | Ngoại thương
    | Luật | Nông Lâm | Công nghiệp | Công nghệ | Khoa học | Xã hội và Nhân văn | Y Dược
    | Khoa học Tự nhiên | Khoa học Xã hội và Nhân văn | Công nghệ thông tin | Mỏ - Địa chất
    | Dược | Kiến trúc | Mỹ thuật | Âm nhạc | Sân khấu - Điện ảnh | Chính trị
    | Hành chính Quốc gia | Kỹ thuật | Sư phạm Kỹ thuật | Thương mại | Thương mại và Dịch vụ
    | Thương mại Dịch vụ | Dịch vụ | Đầu tư | Đầu tư và Phát triển | Đầu tư và Xây dựng
    | Xây dựng và Thương mại | Sản xuất | Sản xuất và Thương mại | Cổ phần | TNHH | MTV | CP
    | Một thành viên | Tư vấn | Thiết kế | Du học | Môi trường đô thị | Công viên cây xanh
    | Cấp nước | Thoát nước | Vận tải | Viễn thông | Điện lực | Xăng dầu | Dầu khí
    | Than - Khoáng sản | Hóa chất | Dệt may | May | Bia | Sữa | Thép | Điện
    | Thương mại cổ phần | TMCP | Chính sách xã hội | Ngoại thương | Công thương | Phát triển
    | Truyền hình | Phát thanh và Truyền hình | Phát thanh - Truyền hình | PT-TH | Tiếng nói
    | Bồi dưỡng chính trị | Giáo dục thường xuyên | Giáo dục nghề nghiệp | Dạy nghề
    | Hướng nghiệp | Phát triển quỹ đất | Dịch vụ việc làm | Văn hóa Thông tin
    | Công tác Mặt trận | Mặt trận | Quân y | Bầu cử | Hiến máu | Bảo trợ | Vì người nghèo
    | Pháp y | Kiểm nghiệm | Cai nghiện | Kiểm sát | Tài năng trẻ | Điều tra | Chính quyền
    | Nghiên cứu | Hàn lâm | Vệ sinh Dịch tễ | Kinh doanh | HĐND và UBND | HĐND-UBND
    | HĐND - UBND | Tiếp công dân | Một cửa | Hình sự | Kỹ thuật hình sự | Giám định | Cấp cứu
    | Bưu điện | Hồi sức tích cực | Vệ sĩ | Bảo vệ | Tình báo | Bỏng | Liên kết | Khách sạn
    | Lâm nghiệp | Phòng chống tội phạm | Phòng, chống tội phạm | truyền thông | xây lắp
    | tội phạm về trật tự xã hội | tội phạm về ma túy
    | Cảnh sát điều tra tội phạm về trật tự xã hội
    | Cảnh sát phòng chống tội phạm sử dụng công nghệ cao | CSĐT tội phạm về ma túy
    | tội phạm về TTXH | Người Đưa Tin | Người Lao Động | Pháp Luật | An ninh Thủ đô
    | Lao động Thủ đô | Tổ Quốc | Kiến Thức | Tuổi Trẻ | Thanh Niên | Tiền Phong | Dân Trí
    | Quân đội Nhân dân | Quân nhân | Pháp luật Việt Nam | Đời sống và Pháp luật
    | Gia đình và Xã hội | Đại Đoàn Kết | Hà Nội Mới | Đường cao tốc | Quản lý bay
    | Kiến trúc sư | Thể dục Thể thao | Doanh nhân | Thanh thiếu nhi"""
)
