"""The page of a report: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from luutru.report.data import Report
from luutru.report.facets import divided
from luutru.report.hits import listed
from luutru.report.markup import Html, element, joined, number
from luutru.report.over_time import over_time
from luutru.report.report_request import SORTS
from luutru.report.subjects import person_part, topic_part
from luutru.text.dates.display import format_date, format_moment

__all__ = ["page"]

# No script, no network, whatever a post may bring in: styles stand in the page itself.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_SHOWN_SOURCES = 12


def page(report: Report) -> str:
    """Return the whole page of a report."""
    heading = f"Báo cáo: {report.asked.heading}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy"}, content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"luutru {report.version}"),
        element("title", heading),
        element(
            "style", Html(resources.files(__package__).joinpath("style.css").read_text("utf-8"))
        ),
    )
    body = element(
        "body",
        element("header", element("h1", heading), _introduction(report)),
        element("main", *_sections(report)),
        _closing(report),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='vi')}\n"


def _introduction(report: Report) -> Html:
    lines = [element("p", report.asked.sentence, class_="asked")]
    if report.found.understood:
        lines.append(element("p", f"Đã hiểu là: {report.found.understood}."))
    if "person" in report.asked.filters and not report.dossier:
        names = ", ".join(f"{name} (số {number_})" for number_, name in report.found.people)
        lines.append(
            element(
                "p",
                f"Tên ấy có thể là {len(report.found.people)} người: {names}. Báo cáo riêng, "
                "có hồ sơ: luutru report --person SỐ.",
            )
        )
    lines += [element("p", line) for line in _summary(report)]
    lines.append(
        element(
            "p",
            f"Lập lúc {format_moment(report.made)} bằng luutru {report.version} "
            f"từ kho “{report.archive}”.",
            class_="note",
        )
    )
    return joined([*lines, _contents(report)])


def _summary(report: Report) -> Iterator[Html | str]:
    found = report.found
    if not found.total:
        none = element("strong", "Không có bài nào khớp.")
        yield joined([none, " Hãy bớt từ, bỏ bộ lọc, hoặc thử cách viết khác."])
        if found.suggestions:
            yield f"Có phải bạn muốn tìm: {'; '.join(found.suggestions)}"
        return
    line = [joined(["Có ", element("strong", f"{number(found.total)} bài"), " khớp"])]
    if report.first:
        first, last = format_date(report.first[:10]), format_date(report.last[:10])
        line.append(
            joined([f", đăng từ {first} đến {last}" if first != last else f", đăng {first}"])
        )
    undated = report.timeline.undated
    line.append(joined([f"; {number(undated)} bài không rõ ngày." if undated else "."]))
    yield joined(line)
    yield _sources(report)


def _sources(report: Report) -> str:
    count = len(report.sources)
    names = [f"{name} ({number(posts)} bài)" for name, posts in report.sources[:_SHOWN_SOURCES]]
    more = f" và {number(count - _SHOWN_SOURCES)} nguồn khác" if count > _SHOWN_SOURCES else ""
    if not count:
        return "Không bài nào ghi nguồn."
    if count == 1:
        return f"Tất cả từ một nguồn: {report.sources[0][0]}."
    return f"Từ {number(count)} nguồn: {', '.join(names)}{more}."


def _contents(report: Report) -> Html:
    places = {
        "ho-so": "Hồ sơ" if report.dossier else "",
        "chu-de": "Chủ đề" if report.topic else "",
        "thoi-gian": "Theo thời gian" if report.found.total else "",
        "thong-ke": "Ai, ở đâu" if report.facets else "",
        "cac-bai": "Các bài" if report.found.total else "",
        "tiep": "Xem tiếp",
    }
    links = (element("a", name, href=f"#{place}") for place, name in places.items() if name)
    return element("nav", *links, aria_label="Các phần của báo cáo")


def _sections(report: Report) -> Iterator[Html]:
    if report.dossier:
        yield person_part(report, report.dossier)
    if report.topic:
        yield topic_part(report.topic)
    if report.found.total:
        yield over_time(report)
        if report.facets:
            yield divided(report)
        yield listed(report)


def _closing(report: Report) -> Html:
    asked, shown_posts, total = report.asked, len(report.found.hits), report.found.total
    if shown_posts < total:
        line = f"Báo cáo kê {number(shown_posts)} trong {number(total)} bài. Xem phần còn lại:"
        command = asked.command("--sort", asked.sort, "--limit", str(asked.limit), "--page", "2")
    else:
        line = "Báo cáo kê mọi bài khớp. " if total else ""
        line += "Tìm lại, kể cả bài nhập sau này:"
        command = asked.command("--sort", asked.sort)
    parts = [
        element("h2", "Xem tiếp"),
        element("p", line),
        element("pre", element("code", command)),
        element("p", "Đọc cả bài: ", element("code", "luutru show SỐ"), ", với số của bài."),
        element("h2", "Báo cáo này được lập thế nào"),
        element(
            "p",
            f"luutru {report.version} tìm trong chỉ mục của kho; các bài xếp "
            f"{SORTS[asked.sort]}. Người, chức vụ, nơi chốn, tổ chức và chủ đề do máy đọc từ bài "
            "mà ra, có thể sót hoặc nhầm: hãy đối chiếu với bản gốc. Chữ tô nền (trên giấy: gạch "
            "chân) là chữ khớp câu tìm, hoặc tên của người được hỏi. "
            "Mã sha256 là của tệp gốc mà kho còn giữ.",
        ),
    ]
    return element("footer", *parts, id="tiep")
