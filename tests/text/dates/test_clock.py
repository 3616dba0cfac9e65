from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.clock import clock_after, clock_before, times_of_day, zone_at


def before(text: str) -> tuple[str, str] | None:
    """Return the time that ends `text`, and the text from where it begins."""
    found = clock_before(text)
    return (found[0], text[found[1] :]) if found else None


def after(text: str) -> tuple[str, str] | None:
    """Return the time that begins `text`, and the text up to where it ends."""
    found = clock_after(text)
    return (found[0], text[: found[1]]) if found else None


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("15h30", "15:30"),
        ("15g30", "15:30"),
        ("15h", "15:00"),
        ("7h", "07:00"),
        ("07h05", "07:05"),
        ("8 giờ", "08:00"),
        ("8giờ30", "08:30"),
        ("8 giờ 30 phút", "08:30"),
        ("8 giờ 30 ph", "08:30"),
        ("8h30p", "08:30"),
        ("8h30'", "08:30"),
        ("8h30’", "08:30"),
        ("14:00", "14:00"),
        ("0h15", "00:15"),
        ("23h59", "23:59"),
        ("8H30", "08:30"),
    ],
)
def test_a_time_is_written_in_many_ways(written: str, time: str) -> None:
    assert before(f"Vào hồi {written} ngày ") == (time, f"{written} ngày ")
    assert after(f", lúc {written}") == (time, f", lúc {written}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sáng ngày ",
        "24h ngày ",  # no hour of a day
        "25h30 ngày ",
        "8h60 ngày ",  # no minute
        "14:60 ngày ",
        "14:00:30 ngày ",  # a duration, or what a machine writes
        "115h30 ngày ",
        "1.15h30 ngày ",
        "1,5h ngày ",
        "3/4h ngày ",
        "a8h ngày ",
        "15h30x ngày ",
        "15 ngày ",
        "15h30. Ngày ",  # another sentence
        "15h30\nngày ",  # another line
        "15h30 tại hội trường ngày ",
    ],
)
def test_what_is_no_time_before_a_day(text: str) -> None:
    assert clock_before(text) is None


@pytest.mark.parametrize(
    "between",
    [
        " ",
        "  ",
        " ngày ",
        ", ngày ",
        " - ",
        " – ",
        " | ",
        " vào ngày ",
        " của ngày ",
        " cùng ngày ",
        " sáng ",
        " sáng ngày ",
        " sáng nay, ngày ",
        " sáng mai ngày ",
        " ngày mùng ",
        " ngày mồng ",
        " hôm ",
        " hôm qua (",
        " thứ hai, ngày ",
        " thứ Hai ngày ",
        " thứ 2, ngày ",
        " thứ 7 (",
        " chủ nhật, ngày ",
        " Chủ Nhật ",
        " CN, ngày ",
        " rạng sáng ngày ",
    ],
)
def test_words_may_stand_between_a_time_and_its_day(between: str) -> None:
    assert before(f"Họp lúc 6h30{between}") == ("06:30", f"6h30{between}")


@pytest.mark.parametrize("between", [" thứ 8, ngày ", " thứ nhất ngày ", " sángx ", " ngàyx "])
def test_other_words_part_them(between: str) -> None:
    assert before(f"Họp lúc 6h30{between}") is None


@pytest.mark.parametrize("to", ["-", " - ", "–", " – ", " đến ", " tới ", " Đến "])
def test_of_two_times_the_earlier_counts(to: str) -> None:
    assert before(f"từ 7h30{to}11h ngày ") == ("07:30", f"7h30{to}11h ngày ")


def test_the_first_of_two_hours_needs_no_h_when_it_is_led_in() -> None:
    assert before("từ 7 đến 9h sáng ngày ") == ("07:00", "7 đến 9h sáng ngày ")
    assert before("tổ 7 - 9h sáng ngày ") == ("09:00", "9h sáng ngày ")


def test_two_times_in_a_list_are_not_from_one_to_the_other() -> None:
    assert before("7h30, 11h ngày ") == ("11:00", "11h ngày ")


@pytest.mark.parametrize(
    ("clock", "part", "time"),
    [
        # sáng: the hour as written; 12 may be midnight or noon
        ("0h", "sáng", "00:00"),
        ("1h", "sáng", "01:00"),
        ("11h", "sáng", "11:00"),
        ("12h", "sáng", None),
        # trưa: from ten to three
        ("10h", "trưa", "10:00"),
        ("11h", "trưa", "11:00"),
        ("12h", "trưa", "12:00"),
        ("1h", "trưa", "13:00"),
        ("3h", "trưa", "15:00"),
        ("4h", "trưa", "04:00"),
        # chiều and tối: hours of the afternoon; twelve at night may be the next day's
        ("1h", "chiều", "13:00"),
        ("5h", "chiều", "17:00"),
        ("11h", "tối", "23:00"),
        ("7h30", "tối", "19:30"),
        ("12h", "tối", None),
        ("12h", "chiều", "12:00"),
        # đêm and khuya: before eight it could be the next day
        ("8h", "đêm", "20:00"),
        ("7h", "đêm", None),
        ("11h", "đêm", "23:00"),
        ("12h", "đêm", None),
        ("9h", "khuya", "21:00"),
        ("1h", "khuya", None),
        ("12h", "khuya", None),
        # hours beyond twelve are what they are
        ("13h", "chiều", "13:00"),
        ("19h", "tối", "19:00"),
        ("22h", "đêm", "22:00"),
    ],
)
def test_parts_of_the_day_move_an_hour_of_twelve(clock: str, part: str, time: str | None) -> None:
    found = before(f"{clock} {part} ngày ")
    assert (found[0] if found else None) == time
    found = after(f" lúc {clock} {part}")
    assert (found[0] if found else None) == time


def test_a_part_of_the_day_is_read_in_any_case() -> None:
    assert before("7h Tối ngày ") == ("19:00", "7h Tối ngày ")
    assert after(", lúc 7h TỐI") == ("19:00", ", lúc 7h TỐI")


@pytest.mark.parametrize(
    "lead", [" lúc ", ", lúc ", " hồi ", ", vào lúc ", " vào hồi ", " (lúc ", " | lúc ", " - lúc "]
)
def test_a_time_after_a_day_is_led_in(lead: str) -> None:
    time, span = after(f"{lead}15h30 tại hội trường") or ("", "")
    assert (time, span.rstrip()) == ("15:30", f"{lead}15h30")


@pytest.mark.parametrize(
    "text", ["", " 15h30", ", 15h30", " tại 15h30", ". Lúc 15h30", "\nlúc 15h30", " lúc 25h"]
)
def test_a_time_after_a_day_that_is_not_led_in_is_another_matter(text: str) -> None:
    assert clock_after(text) is None


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("", []),
        ("10:49", [(10, 49, False)]),
        ("10:49:30.5 và 9 : 05", [(10, 49, False), (9, 5, False)]),
        ("8 giờ 30 phút, 15h", [(8, 30, False), (15, 0, False)]),
        ("3:49 CH", [(15, 49, False)]),
        ("12:05 SA", [(0, 5, False)]),
        ("12:05 CH", [(12, 5, False)]),
        ("12:05 sáng", [(0, 5, False)]),
        ("3:49 pm", [(15, 49, True)]),
        ("3:49 P.M.", [(15, 49, True)]),
        ("12:49 am", [(0, 49, True)]),
        ("14:35 PM", [(14, 35, True)]),
        ("7h tối", [(19, 0, False)]),
        ("12h đêm", []),  # of this day or the next
        ("24:00 25h 9:60", []),
        ("1.10:49 10:49:300", []),
    ],
)
def test_times_on_the_line_of_a_date(line: str, times: list[tuple[int, int, bool]]) -> None:
    found = list(times_of_day(line))
    assert [(one.hour, one.minute, one.is_english) for one in found] == times
    assert all(0 <= one.start < one.end <= len(line) for one in found)


def test_the_zone_behind_a_time_or_a_date() -> None:
    (time,) = times_of_day("10:49 (GMT+9)")
    assert time.zone == timezone(timedelta(hours=9))
    (time,) = times_of_day("10:49")
    assert time.zone is None
    assert zone_at("10/07/2020 (GMT+9)", 10) == timezone(timedelta(hours=9))
    assert zone_at("10/07/2020 họp", 10) is None


HOURS, MINUTES = st.integers(0, 23), st.integers(0, 59)
FORMS = st.sampled_from(["{h}h{m:02}", "{h:02}h{m:02}", "{h:02}:{m:02}", "{h} giờ {m:02} phút"])


@given(HOURS, MINUTES, FORMS)
def test_every_time_is_read_back(hour: int, minute: int, form: str) -> None:
    written = form.format(h=hour, m=minute)
    assert before(f"{written} ngày ") == (f"{hour:02}:{minute:02}", f"{written} ngày ")
    assert after(f", lúc {written}") == (f"{hour:02}:{minute:02}", f", lúc {written}")


PIECES = st.sampled_from(
    "lúc hồi vào 15h30 8 giờ 30 phút : 12h đêm sáng tối ngày , - \n".split(" ")
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_gives_a_time_of_day_within_it_or_none(text: str) -> None:
    for found in (clock_before(text), clock_after(text)):
        if found is not None:
            time, place = found
            assert 0 <= int(time[:2]) < 24
            assert 0 <= int(time[3:]) < 60
            assert time[2] == ":"
            assert 0 <= place <= len(text)
