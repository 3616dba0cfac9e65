"""An archive's own lexicons, as an archivist meets them: beside archive.db, through the CLI."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from luutru import Archive
from luutru.cli import run

Luutru = Callable[..., Result]

SURNAME = "surname\tcommon\nxìn\tyes\n"

POST = """Trao đổi kinh nghiệm
Ngày đăng 05/05/2019 | 08:15  | Lượt xem: 4

Sáng 4/5/2019, quan tri châu Đỗ Văn Khiêm đến thăm xưởng và gặp ông Lê Văn Tám.

Gặp Giám đốc Lanh Trắng Xìn Bá Khoát.

Cùng dự có Hợp bang Thêu Ren và bà con phủ Lạng Uyên.
"""


def lay(archive: Path, name: str, text: str) -> None:
    folder = archive / "lexicons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.tsv").write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path, luutru: Luutru) -> Path:
    """An archive with one post, ingested without lexicons of its own."""
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    assert luutru("ingest", tmp_path / "post.txt").exit_code == 0
    return tmp_path / "archive"


def entities(luutru: Luutru, kind: str) -> set[str]:
    """Return the organisations or the places of the archive."""
    found = luutru("search", "xưởng", "--facet", kind, "--format", "json")
    assert found.exit_code == 0, found.stderr
    (facet,) = json.loads(found.stdout)["facets"]
    return {one["label"] for one in facet["values"]}


def persons(luutru: Luutru) -> dict[str, list[str]]:
    """Return the persons of the archive with their roles."""
    found = luutru("people", "--format", "json")
    assert found.exit_code == 0, found.stderr
    people = json.loads(found.stdout)
    return {one["name"]: [role["title"] for role in one["roles"]] for one in people}


def reindexed(luutru: Luutru) -> None:
    result = luutru("reindex")
    assert result.exit_code == 0, result.stderr


def test_nothing_of_it_is_known_before(folder: Path, luutru: Luutru) -> None:
    assert persons(luutru).keys() == {"Đỗ Văn Khiêm", "Lê Văn Tám", "Lanh Trắng Xìn Bá Khoát"}
    assert persons(luutru)["Đỗ Văn Khiêm"] == []
    assert entities(luutru, "organisation") == set()
    assert "phủ Lạng Uyên" not in entities(luutru, "place")


def test_a_surname_is_found_after_reindex(folder: Path, luutru: Luutru) -> None:
    lay(folder, "surnames", SURNAME)
    assert "Xìn Bá Khoát" not in persons(luutru)
    reindexed(luutru)
    assert persons(luutru).keys() == {"Đỗ Văn Khiêm", "Lê Văn Tám", "Xìn Bá Khoát"}
    assert luutru("person", "xin ba khoat").exit_code == 0
    assert luutru("search", "--person", "khoát", "--format", "ids").stdout == "1\n"


def test_a_title_is_found_after_the_next_ingest(
    folder: Path, luutru: Luutru, tmp_path: Path
) -> None:
    lay(folder, "titles", "title\ntri châu\n")
    assert luutru("ingest", tmp_path / "post.txt").exit_code == 0  # the same post once more
    assert persons(luutru)["Đỗ Văn Khiêm"] == ["tri châu"]
    assert luutru("search", "--role", "tri chau", "--format", "ids").stdout == "1\n"
    assert json.loads(luutru("people", "--role", "tri châu", "--format", "json").stdout)


def test_a_head_of_a_body_is_found_after_reindex(folder: Path, luutru: Luutru) -> None:
    lay(folder, "body_heads", "head\tneeds\nhợp bang\topen\n")
    reindexed(luutru)
    assert entities(luutru, "organisation") == {"Hợp bang Thêu Ren"}


def test_a_level_is_found_after_reindex(folder: Path, luutru: Luutru) -> None:
    lay(folder, "levels", "level\trank\tlocal\nphủ\t2\tyes\n")
    reindexed(luutru)
    assert "phủ Lạng Uyên" in entities(luutru, "place")


def test_what_is_taken_away_is_found_no_more(folder: Path, luutru: Luutru) -> None:
    assert "Giám đốc" in persons(luutru)["Lanh Trắng Xìn Bá Khoát"]
    lay(folder, "titles", "title\n-giám đốc\n")
    reindexed(luutru)
    assert not any(persons(luutru).values())


def test_lexicons_that_are_gone_count_no_more(folder: Path, luutru: Luutru) -> None:
    lay(folder, "titles", "title\ntri châu\n")
    reindexed(luutru)
    assert persons(luutru)["Đỗ Văn Khiêm"] == ["tri châu"]
    (folder / "lexicons" / "titles.tsv").unlink()
    reindexed(luutru)
    assert persons(luutru)["Đỗ Văn Khiêm"] == []


def test_posts_are_read_anew_only_where_lexicons_have_changed(folder: Path, luutru: Luutru) -> None:
    def read_with() -> list[tuple[int]]:
        with Archive(folder) as archive:
            return archive.store.connection.execute("SELECT enriched FROM posts").fetchall()

    before = read_with()
    reindexed(luutru)
    assert read_with() == before
    lay(folder, "titles", "title\ntri châu\n")
    reindexed(luutru)
    changed = read_with()
    assert changed != before
    lay(folder, "titles", "# a comment that was added\ntitle\ntri châu\n")
    reindexed(luutru)
    assert read_with() not in (before, changed)  # by the file's content, whatever it means


def test_the_example_of_the_readme_works(folder: Path, luutru: Luutru) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    (example,) = re.findall(r"^```tsv\n(title\t.*?)```$", readme, re.DOTALL | re.MULTILINE)
    lay(folder, "titles", example)
    reindexed(luutru)
    assert persons(luutru)["Đỗ Văn Khiêm"] == ["tri châu"]


def test_another_archive_in_the_process_is_not_affected(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert CliRunner().invoke(
        run, ["--archive", str(other), "ingest", str(tmp_path / "post.txt")]
    ).exit_code == 0  # fmt: skip
    lay(folder, "surnames", SURNAME)
    lay(folder, "titles", "title\ntri châu\n")
    with Archive(folder) as one, Archive(other) as another:
        for archive in (one, another, one, another):
            archive.reindex()
        assert {s.name for s in one.people} == {
            "Đỗ Văn Khiêm", "Lê Văn Tám", "Xìn Bá Khoát",
        }  # fmt: skip
        assert {s.name for s in another.people} == {
            "Đỗ Văn Khiêm", "Lê Văn Tám", "Lanh Trắng Xìn Bá Khoát",
        }  # fmt: skip
        assert one.people.find("tri châu khiêm")
        assert not another.people.find("tri châu khiêm")
        assert one.people.holders("tri châu")
        assert another.people.holders("tri châu") == []


def test_linking_and_offices_know_an_archives_levels(
    folder: Path, luutru: Luutru, tmp_path: Path
) -> None:
    """Two persons of one name head two units of an own level at once: they are two."""
    posts = [
        {
            "title": f"Tin {n}",
            "published": "2019-05-04",
            "body": f"Chủ tịch UBND phủ {unit} là ông Đỗ Mạnh.",
        }
        for n, unit in enumerate(("Lạng Uyên", "Hoài Châu") * 2)
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, posts)), "utf-8")
    lay(folder, "levels", "level\trank\tlocal\nphủ\t2\tyes\n")
    assert luutru("ingest", tmp_path / "two.jsonl").exit_code == 0
    found = json.loads(luutru("people", "Đỗ Mạnh", "--format", "json").stdout)
    assert [one["posts"] for one in found] == [2, 2]
    role = ("people", "--role", "chủ tịch phủ Hoài Châu", "--format", "json")
    assert len(json.loads(luutru(*role).stdout)) == 1


def test_they_count_in_worker_processes(folder: Path, luutru: Luutru, tmp_path: Path) -> None:
    lines = (json.dumps({"title": f"Tin {n}", "body": POST + str(n)}) for n in range(80))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    lay(folder, "surnames", SURNAME)
    result = luutru("ingest", tmp_path / "many.jsonl", "--processes", "2")
    assert result.exit_code == 0, result.stderr
    (found,) = (
        one
        for one in json.loads(luutru("people", "--format", "json").stdout)
        if one["name"] == "Xìn Bá Khoát"
    )
    assert found["posts"] == 81


def test_a_stopword_makes_no_keyphrase_any_more(folder: Path, luutru: Luutru) -> None:
    def phrases() -> str:
        result = luutru("keywords", "1", "--limit", "20", "--format", "json")
        assert result.exit_code == 0, result.stderr
        return result.stdout.lower()

    assert "kinh nghiệm" in phrases()
    lay(folder, "stopwords", "word\nkinh nghiệm\ntrao đổi kinh nghiệm\n")
    assert '"kinh nghiệm"' not in phrases()


@pytest.mark.parametrize("command", [("reindex",), ("people", "khiêm"), ("ingest", "posts")])
def test_a_fault_stops_a_command_with_file_and_line(
    folder: Path, luutru: Luutru, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "new.txt").write_text(POST + "Hết.", "utf-8")
    lay(folder, "surnames", "# mine\nsurname\nxìn\nXìn\n")
    words = [str(tmp_path / word) if word == "posts" else word for word in command]
    result = luutru(*words)
    assert result.exit_code == 1
    assert "surnames.tsv, dòng 4: cột 'surname': 'Xìn' có chữ hoa" in result.stderr
    assert "Hãy viết bằng chữ thường." in result.stderr
    lay(folder, "surnames", SURNAME)
    assert luutru(*words).exit_code == 0


def test_they_go_with_a_backup_and_an_export(folder: Path, luutru: Luutru, tmp_path: Path) -> None:
    lay(folder, "surnames", SURNAME)
    reindexed(luutru)
    assert luutru("backup", tmp_path / "saved.tar").exit_code == 0
    assert luutru("export", tmp_path / "all.jsonl").exit_code == 0
    for name, words in (
        ("restored", ["restore", tmp_path / "saved.tar"]),
        ("imported", ["ingest", tmp_path / "all.jsonl"]),
    ):
        other = tmp_path / name
        result = CliRunner().invoke(run, ["--archive", str(other), *map(str, words)])
        assert result.exit_code == 0, result.stderr
        assert (other / "lexicons" / "surnames.tsv").read_text("utf-8") == SURNAME
        with Archive(other) as archive:
            before = archive.store.connection.execute("SELECT enriched FROM posts").fetchall()
            archive.reindex()  # nothing is read anew: lexicons are those that posts were read with
            after = archive.store.connection.execute("SELECT enriched FROM posts").fetchall()
            assert before == after
            assert archive.people.find("Xìn Bá Khoát")
