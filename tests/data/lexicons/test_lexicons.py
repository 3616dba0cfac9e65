"""The lexicons of an archive as a value: in use, apart from others, in other processes, lazy."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from luutru.data.lexicons import TABLES, derived, in_use, of_folder, rows, words
from luutru.errors import CannotRead, InvalidFile
from luutru.text.persons.surnames import surnames
from luutru.text.script.tones import canonical


def own(folder: Path, text: str, name: str = "surnames") -> Path:
    lexicons = folder / "lexicons"
    lexicons.mkdir(parents=True, exist_ok=True)
    (lexicons / f"{name}.tsv").write_text(text, "utf-8")
    return folder


def test_an_archive_without_lexicons_has_those_that_ship(tmp_path: Path) -> None:
    assert of_folder(tmp_path) is in_use()
    assert of_folder(tmp_path / "missing") is in_use()
    assert in_use().version == 0


def test_own_lexicons_count_within_their_block_alone(tmp_path: Path) -> None:
    lexicons = of_folder(own(tmp_path, "surname\nphượng\n-lê\n"))
    assert "phượng" not in surnames()
    with lexicons.in_use():
        assert {"phượng", "nguyễn"} <= surnames()
        assert "lê" not in surnames()
    assert "phượng" not in surnames()
    assert "lê" in surnames()


def test_blocks_nest_and_end_with_an_error(tmp_path: Path) -> None:
    one = of_folder(own(tmp_path / "one", "surname\nphượng\n"))
    other = of_folder(own(tmp_path / "other", "surname\nhoạch\n"))
    with one.in_use():
        try:
            with other.in_use():
                assert {"phượng", "hoạch"} & surnames() == {"hoạch"}
                raise KeyError
        except KeyError:
            pass
        assert {"phượng", "hoạch"} & surnames() == {"phượng"}


def test_threads_do_not_mix(tmp_path: Path) -> None:
    archives = [of_folder(own(tmp_path / name, f"surname\n{name}\n")) for name in ("hoạch", "bái")]
    together = Barrier(2)

    def seen(at: int) -> frozenset[str]:
        with archives[at].in_use():
            together.wait(10)
            found = surnames() & {"hoạch", "bái"}
            together.wait(10)
            return found

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(seen, range(2))) == [{"hoạch"}, {"bái"}]


def test_what_is_derived_is_made_once_for_each(tmp_path: Path) -> None:
    made = []

    @derived
    def count() -> int:
        made.append(in_use())
        return len(words("surnames"))

    lexicons = of_folder(own(tmp_path, "surname\nphượng\n"))
    before = count()
    with lexicons.in_use():
        assert (count(), count()) == (before + 1, before + 1)
    assert count() == before
    assert len(made) == 2


def test_equal_content_is_one_value_and_an_edit_another(tmp_path: Path) -> None:
    first = of_folder(own(tmp_path, "surname\nphượng\n"))
    assert of_folder(tmp_path) is first
    second = of_folder(own(tmp_path, "surname\nphượng\nhoạch\n"))
    assert second is not first
    assert len({first.version, second.version, 0}) == 3
    assert of_folder(own(tmp_path, "surname\nphượng\n")).version == first.version


def test_many_archives_do_not_part_what_is_one(tmp_path: Path) -> None:
    first = of_folder(own(tmp_path / "first", "surname\nphượng\n"))
    many = [of_folder(own(tmp_path / str(at), f"surname\nho{'x' * at}\n")) for at in range(40)]
    assert len({id(one) for one in many}) == 40
    assert of_folder(tmp_path / "first") is first
    assert of_folder(tmp_path) is in_use()


def test_versions_do_not_depend_on_where_an_archive_lies(tmp_path: Path) -> None:
    one = of_folder(own(tmp_path / "one", "surname\nphượng\n"))
    other = of_folder(own(tmp_path / "other", "surname\nphượng\n"))
    assert one.version == other.version < 2**48


def test_they_pickle_with_what_an_archive_lays_over(tmp_path: Path) -> None:
    lexicons = of_folder(own(tmp_path, "surname\nphượng\n"))
    packed = pickle.dumps(lexicons)
    assert len(packed) < 1000
    assert pickle.loads(packed) is lexicons
    assert pickle.loads(pickle.dumps(in_use())) is in_use()
    found = subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER_PROCESS],
        input=packed, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(found.stdout) == [True, False]


_IN_ANOTHER_PROCESS = """
import json, pickle, sys
from luutru.text.persons.surnames import surnames
lexicons = pickle.loads(sys.stdin.buffer.read())
with lexicons.in_use():
    inside = "phượng" in surnames()
print(json.dumps([inside, "phượng" in surnames()]))
"""


def test_own_files_are_read_in_the_spelling_of_texts(tmp_path: Path) -> None:
    folder = own(tmp_path, "head\tneeds\nhoà uỷ thuỷ\topen\n", "body_heads")
    with of_folder(folder, canonical).in_use():
        assert "hòa ủy thủy" in words("body_heads")


@pytest.mark.parametrize("name", ["surname", "Surnames", "abbreviations"])
def test_a_file_that_is_no_lexicon_is_a_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidFile, match=rf"{name}\.tsv") as raised:
        of_folder(own(tmp_path, "surname\n", name))
    assert "surnames" in raised.value.repair


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (own(tmp_path, "surname\nphượng\n") / "lexicons" / "notes.txt").write_bytes(b"\xff")
    with of_folder(tmp_path).in_use():
        assert "phượng" in words("surnames")


def test_a_file_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    path = own(tmp_path, "") / "lexicons" / "surnames.tsv"
    path.write_bytes("surname\nphượng\n".encode() + "họ".encode("cp1258", "ignore") + b"\xea\n")
    with pytest.raises(InvalidFile, match=r"surnames\.tsv, dòng 3: không phải UTF-8"):
        of_folder(tmp_path)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "lexicons" / "titles.tsv").mkdir(parents=True)
    with pytest.raises(CannotRead, match=r"titles\.tsv"):
        of_folder(tmp_path)


def test_faults_are_found_when_an_archive_is_opened(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=r"honorifics\.tsv, dòng 2"):
        of_folder(own(tmp_path, "honorific\tstrength\nthầy đồ\tmild\n", "honorifics"))
    with pytest.raises(InvalidFile, match=r"surnames\.tsv, dòng 2: không có 'qwx' để bỏ"):
        of_folder(own(tmp_path / "other", "surname\n-qwx\n"))


def test_words_are_chosen_by_their_cells() -> None:
    assert words("middle_names", gender="f") == ("thị",)
    assert set(words("levels", rank="1", local="yes")) == {"phường", "xã", "thị trấn"}
    assert words("levels") == tuple(row["level"] for row in rows("levels"))
    assert words("openers", names="") + words("openers", names="yes")


_READ = """
import sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
from luutru.cli import main
sys.argv = ["luutru", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
names = ["/".join(Path(path).parts[-3:]) for path in opened if path.endswith(".tsv")]
print(" ".join(["OPENED", *names]))
"""


def opened_by(*arguments: str) -> list[str]:
    """Return the lexicons that a command opens, sorted: `data/lexicons/...`, and an archive's."""
    found = subprocess.run(
        [sys.executable, "-c", _READ, *arguments], capture_output=True, check=True, text=True
    )
    return sorted(found.stdout.splitlines()[-1].split()[1:])


def test_help_reads_no_lexicon() -> None:
    assert opened_by("--help") == []
    assert opened_by("search", "--help") == []


def test_a_search_reads_each_lexicon_that_it_needs_once(lived_in: Path) -> None:
    archive = str(lived_in)
    abbreviations = [
        f"{lived_in.parent.name}/archive/abbreviations.tsv",
        "data/lexicons/abbreviations.tsv",
    ]
    assert opened_by("--archive", archive, "search", "phường") == sorted(abbreviations)
    found = opened_by("--archive", archive, "search", "--role", "bí thư", "UBND")
    checked = ["archive/lexicons/person_acts.tsv", "data/lexicons/person_acts.tsv"]
    needed = ["data/lexicons/levels.tsv", "data/lexicons/titles.tsv"]
    assert found == sorted([*abbreviations, *checked, *needed])


def test_an_ingest_reads_each_lexicon_once(tmp_path: Path, pasted: str) -> None:
    (tmp_path / "post.txt").write_text(pasted, "utf-8")
    archive = str(tmp_path / "archive")
    found = opened_by("--archive", archive, "ingest", str(tmp_path / "post.txt"))
    names = {*TABLES, "abbreviations"} - {"stopwords", "page_labels"}  # which others read
    assert found == sorted(f"data/lexicons/{name}.tsv" for name in names)
