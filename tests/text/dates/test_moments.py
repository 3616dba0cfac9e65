from __future__ import annotations

import pytest

from luutru.text.dates.moments import is_moment, parse_moment, unwrapped


def read(text: str) -> str | None:
    made = parse_moment(text)
    return made.iso if made else None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1594352940", "2020-07-10T10:49+07:00"),
        ("1594352940.999", "2020-07-10T10:49+07:00"),
        ("-1249000000", "1930-06-04T06:33+07:00"),
        ("1594352940000", "2020-07-10T10:49+07:00"),
        ("1594352999999", "2020-07-10T10:49+07:00"),
        ("1594352940000.5", "2020-07-10T10:49+07:00"),
        ("/Date(1594352940000)/", "2020-07-10T10:49+07:00"),
        (r"\/Date(1594352940000-0500)\/", "2020-07-10T10:49+07:00"),
        ("/Date(0)/", "1970-01-01T07:00+07:00"),
        ("20200710", "2020-07-10"),
        ("202007101049", "2020-07-10T10:49+07:00"),  # no milliseconds of 1976
        ("199912312359", "1999-12-31T23:59+07:00"),
        ("2020071010491", "2034-01-05T17:50+07:00"),  # thirteen digits
        ("20200710104930", "2020-07-10T10:49+07:00"),
        ("20200710T104930", "2020-07-10T10:49+07:00"),
        ("20200710_1049", "2020-07-10T10:49+07:00"),
        ("20200710-0005", "2020-07-10T00:05+07:00"),
        ("20200710T034900Z", "2020-07-10T10:49+07:00"),
        ("20201231t200500z", "2021-01-01T03:05+07:00"),
    ],
)
def test_moments_as_machines_write_them(text: str, iso: str) -> None:
    assert is_moment(text)
    assert read(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "/Date(-62135596800000)/",  # what ASP.NET writes for nothing
        "/Date(999999999999999)/",  # beyond the years there are
        "20201310",
        "20200230",
        "00000000",
        "20200230T104930Z",
    ],
)
def test_a_number_that_no_date_comes_of(text: str) -> None:
    assert is_moment(text)
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "10/07/2020",
        "0912345678",
        "15943529",
        "1594352940x",
        "20200710T2549",
        "2020071",
        "202007101049123",
    ],
)
def test_other_texts_are_no_moments(text: str) -> None:
    assert not is_moment(text) or text == "15943529"
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("{'$date': '2020-07-10'}", "2020-07-10"),
        ('{"$date": 1594352940000}', "1594352940000"),
        ('{"$date": {"$numberLong": "1594352940000"}}', "1594352940000"),
        ('{"$numberLong": "1594352940000"}', "1594352940000"),
        ("{'seconds': 1594352940}", "1594352940"),
        ("{'_seconds': 1594352940, '_nanoseconds': 0}", "1594352940"),
        # nothing of a database around it
        ("2020-07-10", "2020-07-10"),
        ("{'other': '2020-07-10'}", "{'other': '2020-07-10'}"),
        ("{'$date': '10'}", "{'$date': '10'}"),
        ("", ""),
    ],
)
def test_what_a_database_puts_around_a_moment(text: str, inner: str) -> None:
    assert unwrapped(text) == inner
