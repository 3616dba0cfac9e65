"""The parts of a report on its subject: the dossier of a person, the place of a topic."""

from __future__ import annotations

from luutru.people.dossier import Dossier
from luutru.people.records import HeldRole, RoleEvidence
from luutru.report.data import Report, TopicPart
from luutru.report.markup import Html, element, joined, number
from luutru.text.dates.display import format_date

__all__ = ["person_part", "topic_part"]

_MET = 20  # people met that are shown


def person_part(report: Report, dossier: Dossier) -> Html:
    """Return the dossier: aliases, roles over time with evidence, people met."""
    summary = dossier.record.summary
    first, last = ((date or "")[:10] for date in (summary.first, summary.last))
    span = f", từ {format_date(first)} đến {format_date(last)}" if first else ""
    parts = [
        element("h2", f"Hồ sơ: {summary.name}"),
        element(
            "p",
            f"Người số {summary.id} của kho, có tên trong {number(summary.posts)} bài{span}. "
            "Hồ sơ dựa vào mọi bài của kho, không riêng các bài của báo cáo này.",
        ),
    ]
    if dossier.record.aliases:
        parts.append(element("p", element("b", "Tên khác: "), ", ".join(dossier.record.aliases)))
    if dossier.record.roles:
        parts.append(_roles(report, dossier.record.roles))
    if dossier.met:
        parts += [element("h3", "Gặp trong cùng bài"), _met(dossier)]
    return element("section", *parts, id="ho-so")


def _roles(report: Report, roles: tuple[HeldRole, ...]) -> Html:
    shown_posts = {hit.stored.id for hit in report.found.hits}
    head = element(
        "tr", *(element("th", name, scope="col") for name in ("Thời gian", "Chức vụ", "Theo bài"))
    )
    rows = [
        element(
            "tr",
            element("td", _when(role), class_="when"),
            element("td", _office(role)),
            element("td", _evidence(role, shown_posts)),
        )
        for role in roles
    ]
    table = element("table", element("thead", head), element("tbody", *rows), class_="roles")
    return joined([element("h3", "Chức vụ theo thời gian"), table])


def _when(role: HeldRole) -> str:
    if role.first is None:
        former = any(one.status == "held" for one in role.evidence)
        return "trước đó" if former else "không rõ ngày"
    first, last = format_date(role.first[:10]), format_date((role.last or role.first)[:10])
    return first if first == last else f"{first} – {last}"


def _office(role: HeldRole) -> str:
    place = role.office.place.title()
    return f"{role.name} ({place})" if place and place not in role.name else role.name


def _evidence(role: HeldRole, shown_posts: set[int]) -> Html:
    """Return the posts that are evidence of a role: links to those that stand below."""
    posts = {one.post: one for one in role.evidence}
    return joined((_link_or_date(one, one.post in shown_posts) for one in posts.values()), ", ")


def _link_or_date(one: RoleEvidence, below: bool) -> Html:
    label = f"số {one.post}"
    if below:
        return element("a", label, href=f"#bai-{one.post}")
    return element("span", f"{label} ({format_date(one.date and one.date[:10])})")


def _met(dossier: Dossier) -> Html:
    rows = (
        element("li", f"{name} ", element("span", number(posts), class_="count"))
        for _, name, posts in dossier.met[:_MET]
    )
    return element("ul", *rows, class_="inline")


def topic_part(part: TopicPart) -> Html:
    """Return the topic: what belongs to it, what is above and below it."""
    topic = part.topic
    lines = [element("p", topic.note)] if topic.note else []
    for label, names in (
        ("Còn gọi là", topic.other),
        ("Thuộc chủ đề rộng hơn", part.broader),
    ):
        if names:
            lines.append(element("p", element("b", f"{label}: "), ", ".join(names)))
    if part.narrower:
        rows = (
            element("li", f"{label} ", element("span", number(posts), class_="count"))
            for label, posts in part.narrower
        )
        lines += [
            element("h3", "Chủ đề hẹp hơn, với số bài khớp"),
            element("ul", *rows, class_="inline"),
        ]
    return element("section", element("h2", f"Chủ đề: {topic.label}"), *lines, id="chu-de")
