from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem, UsageError
from luutru.ingest.files.walk import FoundFile, PassedOver, as_text, walk


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of posts with what lies beside them, as the working directory."""
    for name in (
        "b.txt",
        "a.html",
        "c.jsonl.gz",
        "README.txt",
        "photo.jpg",
        ".hidden.txt",
        "2005/z.csv",
        "2005/a.TXT",
        "2006/sau/m.json",
        ".git/x.txt",
        "trống/x.doc",
    ):
        path = tmp_path / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * len(name))
    before = os.getcwd()
    os.chdir(tmp_path)
    yield tmp_path / "posts"
    os.chdir(before)


def refuse(path: Path, error: UnreadableItem) -> None:
    raise AssertionError(f"{path}: {error}")


def names(folder: Path, *paths: Path) -> list[str]:
    found = [one for one in walk(paths or [folder], refuse) if isinstance(one, FoundFile)]
    assert all(os.path.isabs(file.place) for file in found)
    return [os.path.relpath(file.place, folder) for file in found]


def passed(folder: Path) -> dict[str, str]:
    """Return the kind of each file and folder that a walk passes over."""
    found = [one for one in walk([folder], refuse) if isinstance(one, PassedOver)]
    return {os.path.relpath(one.found.place, folder): one.kind.name for one in found}


def refused(*paths: Path, gone: bool = False) -> dict[str, str]:
    """Return the reason for each name that a walk rejects."""
    reasons: dict[str, str] = {}

    def note(path: Path, error: UnreadableItem) -> None:
        reasons[path.name] = error.reason

    assert list(walk(paths, note, gone=gone)) is not None
    return reasons


def test_a_folder_is_walked_in_order_and_what_is_hidden_passed_over(folder: Path) -> None:
    assert names(folder) == [
        "README.txt",
        "a.html",
        "b.txt",
        "c.jsonl.gz",
        "photo.jpg",
        "2005/a.TXT",
        "2005/z.csv",
        "2006/sau/m.json",
        "trống/x.doc",
    ]
    assert passed(folder) == {".git": "ẩn", ".hidden.txt": "ẩn"}


def test_what_an_archive_keeps_in_its_folder_is_passed_over_and_posts_beside_it_are_not(
    folder: Path,
) -> None:
    for name in ("archive.db", "archive.db-wal", "archive.db.before-m010", "topics.toml"):
        (folder / name).write_bytes(b"x")
    for name in ("index/gen-000001/x.html", "lexicons/places.tsv"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"x")
    assert {name for name, kind in passed(folder).items() if kind == "kho luutru"} == {
        "archive.db", "archive.db-wal", "archive.db.before-m010", "topics.toml", "index",
        "lexicons",
    }  # fmt: skip
    assert "b.txt" in names(folder)
    (folder / "2006" / "index").mkdir()
    (folder / "2006" / "index" / "b.html").write_bytes(b"x")
    assert "2006/index/b.html" in names(folder)  # no archive lies beside it


def test_paths_are_read_in_the_order_given(folder: Path) -> None:
    given = [folder / "b.txt", folder / "2005", folder / "a.html"]
    assert names(folder, *given) == ["b.txt", "2005/a.TXT", "2005/z.csv", "a.html"]


@pytest.mark.parametrize("name", ["README.txt", "photo.jpg", ".hidden.txt", "trống/x.doc"])
def test_a_file_that_is_named_is_always_read(folder: Path, name: str) -> None:
    assert names(folder, folder / name) == [name]


def test_a_relative_path_becomes_absolute(folder: Path) -> None:
    (found,) = walk([Path("posts/../posts/b.txt")], refuse)
    assert found == FoundFile(str(folder / "b.txt"), 5, named=True)
    assert found.path == folder / "b.txt"


def test_sizes_are_in_bytes(folder: Path) -> None:
    (folder / "b.txt").write_text("ủy", "utf-8")
    found = (one for one in walk([folder], refuse) if isinstance(one, FoundFile))
    sizes = {file.path.name: file.size for file in found}
    assert (sizes["b.txt"], sizes["a.html"], sizes["z.csv"]) == (4, 6, 10)


def test_links_to_folders_are_not_followed_and_one_to_nothing_is_a_reject(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "round").symlink_to(folder)
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    (folder / "linked.txt").symlink_to(folder / "b.txt")
    found = {
        os.path.relpath(one.found.place, folder): one.kind.holds
        for one in walk([folder], refuse)
        if isinstance(one, PassedOver) and one.kind.name == "liên kết"
    }
    assert found == {"round": False, "away": True}  # what lies elsewhere may hold posts
    assert "linked.txt" in names(folder)
    (folder / "nothing.txt").symlink_to(folder / "gone.txt")
    assert refused(folder) == {
        "nothing.txt": f"Tệp {folder}/nothing.txt là liên kết tới tệp không còn."
    }


def test_a_pipe_and_a_socket_are_rejects_wherever_they_stand(folder: Path) -> None:
    (folder / "2007.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(folder)  # the name of a socket may not be long
        bound.bind("s.txt")
        reasons = refused(folder, folder / "pipe.txt")
    assert list(reasons) == ["pipe.txt", "s.txt"]
    assert "ống dẫn" in reasons["pipe.txt"]
    assert "socket" in reasons["s.txt"]


def test_a_path_that_is_gone_can_be_a_reject(folder: Path) -> None:
    assert list(refused(folder, folder / "gone", gone=True)) == ["gone"]


def test_a_path_that_is_not_there_is_an_error_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"Không có tệp hay thư mục .*/posts/gone"):
        next(walk([folder, folder / "gone"], refuse))


SCRIPT = """
import sys
from pathlib import Path
from luutru.ingest.files.walk import walk
for found in walk([Path(sys.argv[1])], lambda path, error: print("!", path, error.reason)):
    print(getattr(found, "place", "passed over"))
"""


def test_a_folder_that_cannot_be_opened_costs_only_itself(
    folder: Path, give_up_rights: Callable[[], None]
) -> None:
    (folder / "2005").chmod(0)
    try:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, folder],
            capture_output=True,
            text=True,
            preexec_fn=give_up_rights,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.SubprocessError:
        pytest.skip("root cannot give up its rights here")
    finally:
        (folder / "2005").chmod(0o700)
    wrong = [line for line in done.stdout.splitlines() if line.startswith("!")]
    assert wrong == [f"! {folder}/2005 Không mở được thư mục {folder}/2005: Permission denied."]
    assert len(done.stdout.splitlines()) == 10


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


@given(NAMES.filter(lambda name: name not in (".", "..")))
def test_the_address_of_any_name_leads_back_to_it(name: str) -> None:
    uri = FoundFile(f"/bài viết/{name}", 0).uri
    assert uri.isascii()
    assert uri.startswith("file:///b%C3%A0i%20vi%E1%BA%BFt/")
    assert unquote(urlparse(uri).path) == f"/bài viết/{name}"
    assert uri == Path(f"/bài viết/{name}").as_uri()


@pytest.mark.parametrize("name", [b"b\xe0i.txt", "bài số 1%.txt".encode(), b"a#b?.txt"])
def test_the_address_of_a_name_that_is_no_text_leads_back_to_it(
    tmp_path: Path, name: bytes
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"x")
    (found,) = walk([tmp_path], refuse)
    assert isinstance(found, FoundFile)
    assert as_text(found.place).encode()
    back = unquote(urlparse(found.uri).path, errors="surrogateescape")
    assert os.fsencode(back) == os.fsencode(path)
