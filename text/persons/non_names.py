"""Words that look like names of persons and are none: places, and compounds of common words.

Both are closed: provinces and countries, and compounds whose first syllable is also a surname or a
given name and is written with a capital at the head of a sentence or of an office ("Công an").
"""

from __future__ import annotations

__all__ = ["COUNTRIES", "is_compound", "is_place"]

#: Countries and what is theirs; they stand before a name after an office ("Thủ tướng Đức").
COUNTRIES = frozenset(
    """Việt Nam|Mỹ|Hoa Kỳ|Anh|Anh Quốc|Vương Quốc Anh|Pháp|Đức|Nga|Ý|Úc|Áo|Bỉ|Hà Lan|Ba Lan
    |Tây Ban Nha|Bồ Đào Nha|Thụy Điển|Thụy Sĩ|Na Uy|Phần Lan|Đan Mạch|Hy Lạp|Thổ Nhĩ Kỳ|Trung Quốc
    |Hàn Quốc|Triều Tiên|Nhật|Nhật Bản|Đài Loan|Hong Kong|Hồng Kông|Ma Cao|Macau|Mông Cổ|Thái Lan
    |Lào|Campuchia|Myanmar|Malaysia|Singapore|Indonesia|Philippines|Brunei|Đông Timor|Ấn Độ
    |Pakistan|Bangladesh|Sri Lanka|Nepal|Iran|Iraq|Israel|Syria|Ai Cập|Ả Rập|Nam Phi|Canada|Mexico
    |Brazil|Argentina|Chile|Colombia|Peru|Cuba|Venezuela|Ukraine|Belarus|Hungary|Romania|Bulgaria
    |Cộng Hòa Séc|Croatia|Serbia|Italy|Qatar|Kuwait|Uzbekistan|Kazakhstan|Afghanistan
    |New Zealand|Nam Tư|Liên Xô|Đại Hàn""".replace("\n    ", "").split("|")
)
_PLACES = COUNTRIES | frozenset(
    """An Giang|Bà Rịa|Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Cạn|Bắc Ninh|Bến Tre|Bình Dương
    |Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắc Lắc|Đắk Nông
    |Đắc Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tây|Hà Tĩnh|Hà Đông
    |Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn
    |Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình
    |Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên
    |Thanh Hóa|Thừa Thiên|Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Sài Gòn
    |Gia Định|Biên Hòa|Nha Trang|Đà Lạt|Phan Thiết|Phan Rang|Quy Nhơn|Buôn Ma Thuột|Hạ Long|Hội An
    |Phú Quốc|Thủ Đức|Hoàng Sa|Trường Sa|Biển Đông|Điện Biên Phủ|Mũi Né|Sa Pa|Côn Đảo|Tây Nguyên
    |Đông Nam Á|Đông Á|Châu Á|Châu Âu|Trung Đông|Đông Dương|Nam Bộ|Bắc Bộ|Trung Bộ|Bắc Kinh
    |Thượng Hải|Bình Nhưỡng|Hàng Châu|Quảng Châu|Thâm Quyến|Vũ Hán|Đài Bắc|Cao Hùng|Đào Viên
    |Thái Bình Dương|Đại Tây Dương|Ấn Độ Dương|Thăng Long|Âu Châu|Hồ Gươm
    |Hàn|Trung|Á|Âu|Tây|Thái""".replace("\n    ", "").split("|")
)

# First syllable: the second ones.
_COMPOUNDS = {
    first: frozenset(seconds.split())
    for first, seconds in (
        line.strip().split(": ")
        for line in """an: ninh toàn ủi giang
        anh: em hùng chị
        âm: nhạc lịch
        bảo: hiểm tàng vệ tồn đảm mẫu
        bạch: kim
        bình: luận thường đẳng quân chọn minh
        cao: cấp đẳng tốc su điểm tuổi
        chấp: hành thuận nhận
        chiến: tranh dịch sĩ sự thắng
        chính: phủ quyền trị sách ủy thức xác vì
        công: an ty ước nghệ đoàn thương trình tác việc nhân dân lý trường chúng ích chức tố
        danh: sách hiệu tính mục hài
        dân: tộc số vận tình sự chủ cư quân phòng gian
        dương: lịch tính cầm
        đại: học hội biểu diện dương sứ lý tá tướng úy gia dịch lộ tiệc đa
        đặng: ổ
        điền: kinh
        định: hướng kỳ
        đoàn: thanh viên thể kết luật kiểm công xe tàu phim đại
        đông: đảo nam bắc trùng y
        đồng: chí thời bào nghiệp phục loạt tình đội
        đức: hạnh tính tin
        dung: tích lượng
        dũng: cảm
        giang: hồ mai
        hà: mã hiếp
        hải: quan quân sản đăng phận đảo
        hàn: gắn
        hòa: bình giải nhạc thượng nhập
        hoa: ngữ kiều hậu khôi quả hồng sen mai lệ văn hướng
        hoàn: vũ thành toàn cảnh
        hoàng: tử hậu gia đế cung thượng
        hồ: sơ bơi chứa nước tiêu
        hội: đồng nghị thảo họp nhập viên trường thi người chợ
        hùng: vĩ vương
        huyền: thoại bí
        hương: vị liệu khói
        khang: trang
        khánh: thành kiệt
        khoa: học cấp nội ngoại
        khương: thượng
        kiên: quyết trì cường định
        kiều: bào nữ hối
        kim: loại cương tiền chỉ ngạch
        kỳ: thi họp vọng quái nghỉ lạ diệu thú
        lâm: nghiệp tặc sàng vào
        lan: tỏa truyền can
        lê: dân thê
        liên: hoan hiệp đoàn quan hệ minh kết bộ tục tiếp
        linh: hoạt hồn thiêng mục cảm tính
        long: trọng đong
        luật: sư gia pháp lệ
        lương: y thực tâm thiện tháng duyên
        lưu: ý trữ thông niệm trú lượng manh
        lý: do luận thuyết lịch tưởng giải hôn
        mai: mối táng mốt mai
        mạnh: mẽ dạn tay thường
        minh: chứng tinh bạch họa oan
        môi: trường
        hiện: trường tại nay
        lập: trường
        mỹ: thuật phẩm nhân nữ nam quan
        nam: bộ sinh giới thanh ca diễn nữ tính
        nga: hoàng
        ngân: hàng sách khố quỹ
        nghĩa: vụ trang tình là
        ngô: nghê khoai
        ngọc: trai nữ bích
        nguyên: nhân tắc đơn cáo liệu tố đán thủ soái mẫu vẹn bản thủy khí
        nhân: dân viên vật chứng loại tài dịp văn quyền sự tố tố lực ái thân
        nhung: nhớ
        ninh: kết
        nông: dân nghiệp thôn sản trường lâm
        ông: bà xã chồng trùm chủ già ngoại nội
        phạm: vi tội nhân pháp trù luật
        phan: duyên
        phong: trào cách tục tỏa phú cảnh độ bì
        phó: phòng ban giám chủ mặc
        phú: quý hào ông bà
        phúc: lợi khảo thẩm âm
        phùng: mang
        phương: án tiện pháp tây đông hướng thức diện ngữ châm trình
        quan: hệ chức tâm điểm sát trọng niệm tòa khách lại trường
        quân: đội sự khu nhân dân phục chủng số y đoàn cảng lính
        quang: cảnh học
        quốc: hội lộ tế phòng gia khánh dân vương doanh ngữ ca kỳ phục hữu sản bảo tịch
        quý: khách vị ông bà phụ hiếm báu
        quyền: lợi lực hạn anh
        quyết: định tâm liệt toán chiến đoán
        quỳnh: tương
        sơn: tinh mài dầu lâm thủy
        tài: năng chính sản nguyên khoản xế liệu trợ tử lộc xỉu
        tâm: sự lý huyết bão thần hồn
        tân: binh cử tiến trang nương lang
        tấn: công
        tạ: ơn lỗi thế
        thái: độ cực tử hậu thượng
        thạch: cao anh
        thanh: tra toán lý tịnh thiếu xuân nhạc lọc minh bình
        thành: phố ủy viên tích công đoàn phần quả thật đạt
        thảo: luận nguyên dược quả
        thắng: lợi cảnh bại kiện
        thể: thao hiện chất lệ dục loại thức
        thế: giới hệ nhưng rồi mạnh kỷ nên này mà vận
        thi: đua thể hài hành công cử công tuyển đấu hoa
        thị: trấn xã trường thực trưởng tộc giác
        thiên: nhiên tai đường thần tài hạ văn niên long vị chức
        thịnh: vượng hành
        thọ: thần
        thông: tin báo tư qua thường điệp cáo thạo thoáng
        thu: hút nhập ngân hồi hoạch giữ phí mua hẹp
        thủy: lợi sản điện thủ triều văn quân cung lực ngân
        thư: viện ký giãn tín mời tay ngỏ
        tiến: sĩ bộ độ hành trình cử tới
        tiên: tri phong đoán
        tin: tức tưởng đồn nhắn
        tôn: giáo trọng vinh tạo chỉ giả
        trang: phục bị trí trại thiết web điểm sức cá nhất
        trần: tình thuật gian nhà truồng
        trí: tuệ thức nhớ
        triệu: tập phú hồi tấm
        trinh: sát thám tiết
        trung: tâm ương tá tướng úy niên bình ngôn thành thực đoàn thu cấp sĩ du bộ vệ học tuyến đội
        trường: học hợp đại phái tồn kỳ lớp mầm tiểu thọ quay
        tú: tài bà ông
        tuấn: kiệt
        tùng: xẻo
        tuyết: rơi
        từ: thiện chức điển chối bỏ khi đó nhiều ngày năm sau trước đầu nay
        tường: thuật trình tận lửa vy
        tưởng: tượng niệm nhớ
        tuyên: truyền bố giáo ngôn dương phạt án thệ huấn
        tăng: cường trưởng giá tốc thêm lương vốn
        thân: nhân thể thiện mật hình thiết sinh
        thạc: sĩ
        vân: tay vân
        văn: phòng hóa học bản nghệ minh kiện chương sĩ thư bằng đoàn hào
        vi: phạm khuẩn rút sinh
        viên: chức kim
        việt: kiều ngữ dã vị
        vinh: dự quang danh
        vĩnh: viễn biệt cửu
        vũ: khí trang trụ trường công đạo điệu nữ lực hội
        vương: miện quốc vấn vãi phi triều
        yến: tiệc sào mạch
        xuân: hạ sang về""".splitlines()
    )
}


def is_compound(first: str, second: str) -> bool:
    """Return whether two syllables are a common word, whose first one is a name elsewhere."""
    return second.lower() in _COMPOUNDS.get(first.lower(), ())


def is_place(name: str) -> bool:
    """Return whether a name is that of a province, a big town, a country or a part of the world."""
    return name in _PLACES
