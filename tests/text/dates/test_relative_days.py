from __future__ import annotations

import pytest

from luutru.text.dates.partial_date import PartialDate
from luutru.text.dates.relative_days import relative_days


def found(text: str, published: str | None = "2020-07-10") -> list[tuple[str, str]]:
    """Return the date and the text of each day, of a text in small letters."""
    when = PartialDate.from_iso(published) if published else None
    return [(one.when.iso, text[one.start : one.end]) for one in relative_days(text, when)]


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("sáng nay, phường họp", "2020-07-10", "sáng nay"),
        ("họp trưa nay", "2020-07-10", "trưa nay"),
        ("họp chiều qua", "2020-07-09", "chiều qua"),
        ("họp tối mai", "2020-07-11", "tối mai"),
        ("cháy đêm qua", "2020-07-09", "đêm qua"),
        ("sáng hôm nay", "2020-07-10", "sáng hôm nay"),
        ("sáng ngày hôm qua", "2020-07-09", "sáng ngày hôm qua"),
        ("rạng sáng nay", "2020-07-10", "rạng sáng nay"),
        ("họp ngày hôm qua", "2020-07-09", "ngày hôm qua"),
        ("hôm kia", "2020-07-08", "hôm kia"),
        # "hôm nay" at the head of a clause
        ("hôm nay, phường họp", "2020-07-10", "hôm nay"),
        ("từ hôm nay", "2020-07-10", "hôm nay"),
        ("xong. hôm nay họp", "2020-07-10", "hôm nay"),
        ("xong\nhôm nay họp", "2020-07-10", "hôm nay"),
        ("xong, ngày hôm nay họp", "2020-07-10", "ngày hôm nay"),
        # with its time
        ("8h sáng nay", "2020-07-10T08:00+07:00", "8h sáng nay"),
        ("lúc 15h30 chiều qua", "2020-07-09T15:30+07:00", "15h30 chiều qua"),
        ("9 giờ sáng hôm nay", "2020-07-10T09:00+07:00", "9 giờ sáng hôm nay"),
        # a quotation that ended
        ("“xin chào”, ông nói sáng nay", "2020-07-10", "sáng nay"),
        ('"xin chào", ông nói sáng nay', "2020-07-10", "sáng nay"),
        ("“xin chào\nsáng nay", "2020-07-10", "sáng nay"),
        ('"xin chào\nsáng nay', "2020-07-10", "sáng nay"),
        ("sáng nay, ông nói: “xin chào”", "2020-07-10", "sáng nay"),
        ('sáng nay, ông nói: "xin chào"', "2020-07-10", "sáng nay"),
        ("“một” và “hai”, sáng nay", "2020-07-10", "sáng nay"),
        ("xong.\nhôm nay họp", "2020-07-10", "hôm nay"),
        ("họp trong hôm qua", "2020-07-09", "hôm qua"),
        ("2 giờ. tối qua họp", "2020-07-09", "tối qua"),
    ],
)
def test_days_by_their_distance_from_publication(text: str, day: str, span: str) -> None:
    assert found(text) == [(day, span)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cuộc sống hôm nay",
        "vì ngày mai tươi sáng",
        "hôm mai",
        "xsáng nay",
        "sáng này",
        "hôm quan",
        "2h đêm qua",
        "2 giờ kém đêm qua",
        "hôm qua, hôm nay và ngày mai",
        "hôm qua và mai sau",
        # the day itself stands behind
        "sáng nay, ngày 19/7",
        "hôm qua (26/1)",
        "chiều qua 5 tháng 7",
        # quoted
        "“sáng nay tôi đến muộn”",
        'bà kể: "chiều qua có người đến."',
        '"một" và "chiều qua"',
        "“một” và “chiều qua”",
        "xong\n“họp sáng nay”",
        "một hai ba bốn hôm nay",
    ],
)
def test_what_is_no_such_day(text: str) -> None:
    assert found(text) == []


def test_what_is_none_does_not_hide_what_follows() -> None:
    text = 'xsáng nay "tối qua" cuộc sống hôm nay, hôm qua (26/1), 2h đêm qua; họp sáng mai'
    assert found(text) == [("2020-07-11", "sáng mai")]


@pytest.mark.parametrize("published", [None, "2020", "2020-07"])
def test_without_the_day_of_publication_there_are_none(published: str | None) -> None:
    assert found("sáng nay", published) == []


def test_a_minute_of_publication_is_a_day_as_well() -> None:
    assert found("chiều qua", "2020-07-01T10:49+07:00") == [("2020-06-30", "chiều qua")]


def test_the_last_day_that_is_kept_has_no_next_one() -> None:
    assert found("sáng mai", "2100-12-31") == []
