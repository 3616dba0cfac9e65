"""Small pages of a portal."""

from __future__ import annotations

from luutru.ingest.records import Draft

LONG = (
    "Tham gia có đông đảo nhân dân các tổ dân phố cùng lực lượng thanh niên và hội viên các đoàn "
    "thể trên địa bàn, dọn dẹp các tuyến ngõ từ sáng sớm."
)
MORE = "Kết quả thu gom hai tấn rác thải các loại, xóa ba điểm rác tồn đọng lâu ngày trên địa bàn."


def page(body: str = f"<p>{LONG}</p><p>{MORE}</p>", head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def titled(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def texts(made: Draft, kind: str = "paragraph") -> list[str]:
    return [block.text for block in made.blocks if block.kind == kind]
