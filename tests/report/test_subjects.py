"""The subject of a report: the dossier of a person, the place of a topic."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from luutru.tests.helpers.command_line import on
from luutru.tests.helpers.pages import parsed, part, words

Page = Callable[..., etree._Element]
Reported = Callable[..., str]


def _json(folder: Path, *command: object) -> Any:
    return json.loads(on(folder, *command, "--format", "json").stdout)


def _table(page: etree._Element) -> list[list[str]]:
    rows = part(page, "ho-so").iterfind(".//tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def test_the_dossier_has_the_offices_of_the_person_in_order_of_time(
    samples: Path, of_samples: Page
) -> None:
    roles = _json(samples, "person", "trần quốc bảo")["roles"]
    table = _table(of_samples("--person", "trần quốc bảo", "--limit", "50"))
    assert len(table) == len(roles) > 2
    for (when, office, evidence), role in zip(table, roles, strict=True):
        assert office.startswith(f"{role['title']} {role['body']}")
        dates = ["/".join(reversed(role[end][:10].split("-"))) for end in ("from", "to")]
        assert when == (dates[0] if dates[0] == dates[1] else " – ".join(dates))
        posts = dict.fromkeys(one["post"] for one in role["evidence"])
        assert [int(n) for n in re.findall(r"số (\d+)", evidence)] == list(posts)


def test_evidence_that_is_listed_is_a_link_and_other_evidence_has_its_date(
    of_samples: Page,
) -> None:
    every = part(of_samples("--person", "trần quốc bảo"), "ho-so")
    few = part(of_samples("--person", "trần quốc bảo", "--limit", "1"), "ho-so")
    assert len(every.xpath(".//td//a")) > len(few.xpath(".//td//a"))
    assert not every.xpath(".//td/span")
    for one in few.xpath(".//td/span"):
        assert re.fullmatch(r"số \d+ \(\d\d/\d\d/\d{4}\)", words(one))


def test_who_was_met_is_counted_as_the_person_s_page_counts(
    samples: Path, of_samples: Page
) -> None:
    met = _json(samples, "person", "trần quốc bảo")["met"]
    (shown,) = part(of_samples("--person", "trần quốc bảo"), "ho-so").iterfind("ul")
    assert [words(row) for row in shown] == [f"{one['name']} {one['posts']}" for one in met]


def test_a_person_by_number_is_the_same(samples: Path, of_samples: Page) -> None:
    number = _json(samples, "person", "trần quốc bảo")["id"]
    one, other = of_samples("--person", number), of_samples("--person", "trần quốc bảo")
    assert words(part(one, "ho-so")) == words(part(other, "ho-so"))
    assert f"Người số {number} của kho" in words(part(one, "ho-so"))


def test_aliases_are_shown(lived_in: Path, tmp_path: Path) -> None:
    person = _json(lived_in, "people", "nguyen van lam")[0]["id"]
    assert on(lived_in, "people", "alias", person, "Năm Quang").exit_code == 0
    target = tmp_path / "a.html"
    assert on(lived_in, "report", "--person", person, "--output", target).exit_code == 0
    assert "Tên khác: Năm Quang" in words(part(parsed(target.read_text("utf-8")), "ho-so"))


def test_a_person_without_offices_has_no_table(of_samples: Page, samples: Path) -> None:
    people = _json(samples, "people", "--limit", "100")
    without = next(one for one in people if not _json(samples, "person", one["id"])["roles"])
    dossier = part(of_samples("--person", without["id"]), "ho-so")
    assert not dossier.xpath(".//table")
    assert without["name"] in words(dossier)


def test_a_topic_shows_what_is_above_and_below_it(samples: Path, of_samples: Page) -> None:
    topics = {one["id"]: one for one in _json(samples, "topics")}
    above = next(one for one in topics.values() if one["label"] == "Công tác Đảng")
    below = [one for one in topics.values() if one["broader"] == above["id"]]
    shown = words(part(of_samples("--topic", above["label"]), "chu-de"))
    assert above["note"] in shown
    assert all(name in shown for name in above["other"])
    narrower = shown.partition("Chủ đề hẹp hơn, với số bài khớp ")[2]
    assert below
    assert all(one["label"] in narrower for one in below)
    deeper = words(part(of_samples("--topic", below[0]["label"]), "chu-de"))
    assert f"Thuộc chủ đề rộng hơn: {above['label']}" in deeper


def test_narrower_topics_count_the_posts_that_are_found(samples: Path, of_samples: Page) -> None:
    def found(topic: str) -> set[str]:
        return set(
            on(samples, "search", "phường", "--topic", topic, "--format", "ids").stdout.split()
        )

    page = of_samples("phường", "--topic", "Công tác Đảng")
    rows = [words(row).rsplit(" ", 1) for row in part(page, "chu-de").iterfind("ul/li")]
    assert any(count != "0" for _, count in rows)
    for label, count in rows:
        assert len(found(label) & found("Công tác Đảng")) == int(count), label
