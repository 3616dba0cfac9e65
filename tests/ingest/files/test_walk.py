"""Walking: which files are found below folders, in which order, and where they lie."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from luutru.errors import UnreadableItem, UsageError
from luutru.ingest.files.walk import FoundFile, walk

Write = Callable[[str, str | bytes], Path]


def found(*paths: Path) -> list[str]:
    def refuse(path: Path, error: UnreadableItem) -> None:
        raise AssertionError((path, error))

    return [one.path.name for one in walk(paths, refuse)]


def test_supported_files_are_found_by_name_folder_by_folder(write: Write) -> None:
    folder = write("b.txt", "x").parent
    for name in ("a.jsonl", "a.jsonl.gz", "con/c.html", "con/.an/d.txt", ".e.txt", "f.docx",
                 "README.txt", "con/g.CSV"):  # fmt: skip
        write(name, "x")
    assert found(folder) == ["a.jsonl", "a.jsonl.gz", "b.txt", "c.html", "g.CSV"]


def test_a_file_that_is_named_is_read_whatever_its_ending(write: Write) -> None:
    path = write(".an.docx", "xyz")
    (one,) = walk([path], lambda *_: None)
    assert (one.place, one.size, one.path) == (str(path), 3, path)


def test_order_is_that_of_the_paths(write: Write) -> None:
    first, second = write("z/a.txt", "x"), write("a/b.txt", "x")
    assert found(first.parent, second) == ["a.txt", "b.txt"]


def test_a_path_that_is_not_there_stops_all_before_anything_is_read(write: Write) -> None:
    path = write("a.txt", "x")
    stream = walk([path, path.with_name("không có")], lambda *_: None)
    with pytest.raises(UsageError, match="không có"):
        next(stream)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_to_folders_are_not_followed_nor_links_to_nothing(write: Write) -> None:
    folder = write("con/a.txt", "x").parent
    (folder / "vòng").symlink_to(folder)
    (folder / "mất.txt").symlink_to(folder / "không có.txt")
    (folder / "khác.txt").symlink_to(folder / "a.txt")
    assert found(folder) == ["a.txt", "khác.txt"]


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_what_is_no_regular_file_is_passed_over(write: Write) -> None:
    folder = write("a.txt", "x").parent
    os.mkfifo(folder / "b.txt")
    assert found(folder) == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
@pytest.mark.parametrize("name", [b"b\xe0i.txt", "bài số 1%.txt".encode(), b"a#b?.txt"])
def test_an_address_leads_back_to_any_name(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"x")
    (one,) = walk([tmp_path], lambda *_: None)
    back = unquote(urlsplit(one.uri).path, errors="surrogateescape")
    assert os.fsencode(back) == os.fsencode(path)
    assert one == FoundFile(str(path), 1)
    assert one.uri.isascii()
