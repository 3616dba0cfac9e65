from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.extract.fields import draft
from luutru.ingest.records import Block, Byline, Draft

BODY = "Sáng nay phường họp.\n\nHội nghị bế mạc."


def texts(made: Draft, kind: str) -> list[str]:
    return [block.text for block in made.blocks if block.kind == kind]


def test_a_record_with_every_field() -> None:
    made = draft(
        {
            "id": " a7 ",
            "title": "Hội nghị  tổng kết.",
            "lead": "Sáng 05/9,\nphường họp.",
            "body": BODY,
            "section": " Tin tức ",
            "published": "05/09/2008 10:49",
            "author": "Hà Văn Sơn - Công chức",
            "url": " https://vi.example/1 ",
            "views": "1.204",
            "captions": ["Ảnh một", "", " Ảnh  hai "],
            "ghi_chu": "giữ lại",
        }
    )
    assert (made.external_id, made.url) == ("a7", "https://vi.example/1")
    assert (made.title, made.section) == ("Hội nghị tổng kết", "Tin tức")
    assert made.published is not None
    assert made.published.iso == "2008-09-05T10:49+07:00"
    assert made.views == 1204
    assert made.byline == Byline("Hà Văn Sơn", "Công chức")
    assert made.blocks == [
        Block("title", "Hội nghị tổng kết"),
        Block("lead", "Sáng 05/9, phường họp."),
        Block("paragraph", "Sáng nay phường họp."),
        Block("paragraph", "Hội nghị bế mạc."),
        Block("caption", "Ảnh một"),
        Block("caption", "Ảnh hai"),
    ]
    assert made.extra == {"ghi_chu": "giữ lại"}


def test_a_record_with_a_title_alone() -> None:
    made = draft({"title": "Hội nghị"})
    assert made.blocks == [Block("title", "Hội nghị")]
    assert (made.section, made.external_id, made.url, made.extra) == ("", "", "", {})
    assert (made.published, made.views, made.byline) == (None, None, None)


def test_a_record_without_a_title_takes_that_of_its_first_paragraph() -> None:
    made = draft({"body": "x" * 300})
    assert made.title == "x" * 200
    assert [block.kind for block in made.blocks] == ["paragraph"]
    assert draft({}).blocks == []


def test_a_title_has_a_bound() -> None:
    assert draft({"title": "x" * 1001}).title == "x" * 1000


def test_values_may_be_numbers_lists_or_nothing() -> None:
    made = draft({"id": 7, "title": None, "body": ["Đoạn một.", "Đoạn hai."], "views": 12})
    assert made.external_id == "7"
    assert texts(made, "paragraph") == ["Đoạn một.", "Đoạn hai."]
    assert made.views == 12


@pytest.mark.parametrize(
    "body",
    [
        "<p>Đoạn một &amp; hai.</p><p>Đoạn <b>hai</b>.</p>",
        "Đoạn một &amp; hai.<br>Đoạn hai.",
        "<DIV>Đoạn một &amp; hai.</DIV>Đoạn hai.",
        '<h2 class="x">Đoạn một &amp; hai.</h2>Đoạn hai.<script>x</script>',
    ],
)
def test_a_body_may_be_html(body: str) -> None:
    assert texts(draft({"title": "Một", "body": body}), "paragraph") == [
        "Đoạn một & hai.",
        "Đoạn hai.",
    ]


@pytest.mark.parametrize("body", ["a < b và b > c &amp; d.", "<pho> là <x>.", "x <p"])
def test_a_body_with_angles_is_not_html_for_that(body: str) -> None:
    assert texts(draft({"title": "Một", "body": body}), "paragraph") == [body]


def test_a_lead_may_be_html() -> None:
    assert texts(draft({"title": "Một", "lead": "<p>Sáng nay</p><p>họp.</p>"}), "lead") == [
        "Sáng nay họp."
    ]


@pytest.mark.parametrize(
    ("given", "views", "extra"),
    [
        ("1.204", 1204, {}),
        ("1,204", 1204, {}),
        ("1 204", 1204, {}),
        (1204, 1204, {}),
        ("0", 0, {}),
        ("12345678901", 12345678901, {}),
        ("123456789012", None, {"views": "123456789012"}),
        ("nhiều", None, {"views": "nhiều"}),
        ("-5", None, {"views": "-5"}),
        ("٣", None, {"views": "٣"}),
        ("", None, {}),
        (None, None, {}),
    ],
)
def test_views_that_are_no_number_are_kept_beside(
    given: object, views: int | None, extra: dict[str, object]
) -> None:
    made = draft({"title": "Một", "views": given})
    assert (made.views, made.extra) == (views, extra)


@pytest.mark.parametrize(
    ("given", "published", "extra"),
    [
        ("2008-09-05T10:49:00+07:00", "2008-09-05T10:49+07:00", {}),
        ("05/09/2008", "2008-09-05", {}),
        (2008, "2008", {}),
        (1594352940, "2020-07-10T10:49+07:00", {}),
        ("hôm qua", None, {"published": "hôm qua"}),
        ("31/02/2008", None, {"published": "31/02/2008"}),
        ("  ", None, {}),
    ],
)
def test_a_date_that_is_none_is_kept_beside(
    given: object, published: str | None, extra: dict[str, object]
) -> None:
    made = draft({"title": "Một", "published": given})
    assert (made.published.iso if made.published else None, made.extra) == (published, extra)


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Hà Văn Sơn", Byline("Hà Văn Sơn")),
        ("Hà Văn Sơn (Công chức)", Byline("Hà Văn Sơn", "Công chức")),
        ("Ban biên tập", Byline("Ban biên tập")),  # the field says who it is
        (" ", Byline("Lê Thị Hoa")),
        (None, Byline("Lê Thị Hoa")),
    ],
)
def test_the_author_is_that_of_the_field_else_of_the_last_line(
    author: object, byline: Byline
) -> None:
    made = draft({"title": "Một", "body": f"{BODY}\nTin, ảnh: Lê Thị Hoa", "author": author})
    assert made.byline == byline
    assert len(texts(made, "byline")) == (byline.name == "Lê Thị Hoa")


@pytest.mark.parametrize(
    ("captions", "shown"),
    [("Ảnh một", ["Ảnh một"]), (["a", 2], ["a", "2"]), ([], []), ("", []), (None, [])],
)
def test_captions_are_one_or_a_list(captions: object, shown: list[str]) -> None:
    assert texts(draft({"title": "Một", "captions": captions}), "caption") == shown


def test_empty_fields_that_are_not_ours_are_left_out() -> None:
    made = draft({"title": "Một", "a": "", "b": None, "c": 0, "d": [], "e": {"f": 1}})
    assert made.extra == {"c": 0, "d": [], "e": {"f": 1}}


VALUES = st.none() | st.integers() | st.text(max_size=40) | st.lists(st.text(max_size=9))
NAMES = st.sampled_from(
    "id title body lead section published author url views captions khac".split()
)


@given(st.dictionaries(NAMES, VALUES))
def test_any_record_gives_a_draft(fields: dict[str, object]) -> None:
    made = draft(fields)
    assert all(block.text for block in made.blocks)
    assert made.views is None or made.views >= 0


@pytest.mark.parametrize(
    ("fields", "title", "section"),
    [
        (
            {"title": "&#272;ại hội <b>lần</b> V", "section": ["Tin", "Khác"]},
            "Đại hội lần V",
            "Tin",
        ),
        ({"title": "A &amp; B", "section": "['Thế giới', 'Điểm nóng']"}, "A & B", "Thế giới"),
        ({"title": "[Ảnh] Họp tổ", "section": "[Tin"}, "[Ảnh] Họp tổ", "[Tin"),
    ],
)
def test_titles_and_sections_as_exports_write_them(
    fields: dict[str, object], title: str, section: str
) -> None:
    made = draft(fields)
    assert (made.title, made.section) == (title, section)


@pytest.mark.parametrize(
    "body",
    [
        "Một.\n\nHai <strong>đậm</strong>.",  # as WordPress keeps it
        "Một.\r\nHai đậm.",
        "M&#7897;t.\nHai&nbsp;đậm.",
        "[caption id=7]Một.[/caption]\nHai đậm.",
        ["<p>Một.</p>", "<p>Hai đậm.</p>"],  # Joomla's two parts
    ],
)
def test_paragraphs_of_bodies_as_portals_keep_them(body: object) -> None:
    assert texts(draft({"title": "T", "body": body}), "paragraph") == ["Một.", "Hai đậm."]


@pytest.mark.parametrize("author", [1, "27", "admin", "phuong.example.vn", "Nguyễn Văn " * 100])
def test_who_is_nobody_is_kept_beside(author: object) -> None:
    made = draft({"title": "T", "author": author})
    assert made.byline is None
    assert made.extra["author"] == str(author).strip()


@pytest.mark.parametrize("author", ["Lê Hạnh, ", ["Lê Hạnh"], "['Lê Hạnh']", "<b>Lê Hạnh</b>"])
def test_an_author_in_any_wrapping(author: object) -> None:
    assert draft({"title": "T", "author": author}).byline == Byline("Lê Hạnh")


@pytest.mark.parametrize(("given", "views"), [("124.0", 124), ("1.134", 1134), (124.0, 124)])
def test_views_as_a_data_frame_writes_them(given: object, views: int) -> None:
    assert draft({"title": "T", "views": given}).views == views


@pytest.mark.parametrize("section", [3, "3", [3, 5], "https://vi.example/tin"])
def test_a_section_by_number_or_address_is_kept_beside(section: object) -> None:
    made = draft({"title": "T", "section": section})
    assert made.section == ""
    assert made.extra["section"]
