"""A raw post repaired before it is understood: fields, plain text and pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.records import RawPost
from luutru.ingest.repairs import repaired
from luutru.tests.helpers.encoders import SPOILERS
from luutru.text.script.repair import repair

TITLE = "Đảng ủy phường họp"
BODY = (
    "Bí thư đảng ủy phường chủ trì hội nghị lần thứ nhất.\n"
    "Nhân dân tổ dân phố dọn vệ sinh, trồng cây xanh, giữ gìn trật tự đô thị."
)
LEGACY = ("tcvn3", "viscii", "vni", "cp1258", "utf-8")


def of_fields(**fields: object) -> RawPost:
    return RawPost("fields", 3, 9, "utf-8", "dòng 2", fields=fields)


@pytest.mark.parametrize("name", SPOILERS)
def test_fields_take_one_repair_and_the_rest_of_the_post_stays(name: str) -> None:
    spoil = SPOILERS[name]
    given_ = of_fields(title=spoil(TITLE), body=spoil(BODY), views=12, tags=["a"])
    raw, repairs = repaired(given_)
    assert (raw.fields, repairs) == (
        {"title": TITLE, "body": BODY, "views": 12, "tags": ["a"]},
        (name,),
    )
    assert (raw.start, raw.end, raw.encoding, raw.locator) == (3, 9, "utf-8", "dòng 2")
    assert given_.fields["title"] == spoil(TITLE)


@pytest.mark.parametrize("name", LEGACY)
def test_codes_and_numbers_are_not_text(name: str) -> None:
    spoil = SPOILERS[name]
    codes = {"id": spoil("số mười"), "url": "https://x.vn/?a=" + spoil("đảng"), "views": "12"}
    raw, repairs = repaired(of_fields(title=spoil(TITLE), body=spoil(BODY), **codes))
    assert {field: raw.fields[field] for field in codes} == codes
    assert repairs == (name,)


@pytest.mark.parametrize("name", LEGACY)
def test_text_and_pages_are_repaired_where_they_stand(name: str) -> None:
    spoil = SPOILERS[name]
    plain, repairs = repaired(RawPost("text", 0, 9, "utf-8", text=spoil(BODY)))
    assert (plain.text, plain.html, repairs) == (BODY, "", (name,))
    page, repairs = repaired(
        RawPost("html", 0, 9, "utf-8", html=f"<h1>{spoil(TITLE)}</h1><p>{spoil(BODY)}</p>")
    )
    assert (page.html, page.text, repairs) == (f"<h1>{TITLE}</h1><p>{BODY}</p>", "", (name,))


@given(
    st.lists(st.sampled_from([TITLE, BODY, "", "Họp", "John's book", "chinhphu.vn"]), max_size=4)
)
@settings(max_examples=30)
def test_a_good_post_is_the_same_post(texts: list[str]) -> None:
    raw = of_fields(**{f"f{number}": text for number, text in enumerate(texts)})
    assert repaired(raw) == (raw, ())
    assert repaired(raw)[0] is raw


def test_a_page_full_of_addresses_and_menus_stays() -> None:
    menu = "".join(
        f"<a href='/Pages/{name}.aspx'>{shown}</a> › "
        for name, shown in [("Home", "chinhphu.vn"), ("Tin", "/Pages/Home.aspx"), ("a", "Ê Đê ×")]
    )
    page = f"<p>{menu}</p><p>{BODY}</p><td>1.2</td><td>HS1</td><td>info@dantri.com.vn</td>"
    assert repaired(RawPost("html", 0, 9, "utf-8", html=page))[0].html == page


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (of_fields(title=TITLE, body="Người Vi\ufffdt"), "ở body, dòng 1, ký tự 7"),
        (RawPost("text", 0, 9, "utf-8", text="Họp\nB?o c?o c?a ph??ng"), "dòng 2, ký tự 1"),
    ],
)
def test_letters_that_are_gone_refuse_the_post_with_their_place(raw: RawPost, reason: str) -> None:
    with pytest.raises(UnreadableItem, match=reason):
        repaired(raw)


@pytest.mark.parametrize("name", LEGACY)
def test_what_is_repaired_stays_as_it_is(name: str) -> None:
    once, _ = repaired(RawPost("text", 0, 9, "utf-8", text=SPOILERS[name](BODY)))
    assert repaired(once) == (once, ())
    assert repair(once.text).repairs == ()
