"""Record what the product answers, and compare two records byte for byte.

A change that should change no answer is recorded before and after it:

    python benchmarks/same_answers.py record before CORPUS QUERIES --luutru OLD/bin/luutru
    python benchmarks/same_answers.py record after CORPUS QUERIES
    python benchmarks/same_answers.py compare before after

Everything is asked of the command line, so that the record outlives any change of the Python API.
Only what differs from run to run is taken out: times of the run log, milliseconds, sizes on disk,
the folder.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FORMS = 9
#: What a UTC time of the run log looks like; posts carry +07:00.
_RUN_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00:00|Z)")
#: The last line of an export, with the hash of all before it.
_END = re.compile(r'\{"end":\{"lines":\d+,"sha256":"[0-9a-f]{64}"\}\}')
_TOOK = re.compile(r'"took_ms": ?[\d.]+')

#: Queries of every kind of syntax and filter, beside the known-item ones.
_SAMPLE_QUERIES = [
    "bi thu dang uy", '"giải phóng mặt bằng"', "người:quang", "hội nghị -đấu thầu", "UBND OR HĐND",
    "tiêu đề:phường", "văn bản:217", "nơi:an thịnh", "diễn ra:2019", "ngày:2015..2016",
    "ngày:không rõ", "chủ đề:môi trường", "tổ chức:ubnd", "ddangr uyr", "phuowngf",
    "chủ tich phuong", "BTV", "ban thường vụ", "nguồn:tan-luong", "mục:đảng",
]  # fmt: skip
_FACETS = "person,role,organisation,place,topic,section,source,document,year,quarter,month"


def commands(queries: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (name of the answer, archive, arguments) of everything that is asked."""
    for number in range(1, 66):
        yield f"show-{number}", "samples", ["show", str(number), "--format", "json"]
        yield f"show-text-{number}", "samples", ["show", str(number)]
    for number in range(1, 3001, 100):
        yield f"news-show-{number}", "news", ["show", str(number), "--format", "json"]
    many = ["search", "--queries", str(queries), "--explain", "--format", "json"]
    yield "news-queries", "news", [*many, "--facet", "person,place,topic"]
    for number, query in enumerate(_SAMPLE_QUERIES):
        asked = ["search", query, "--facet", _FACETS, "--explain", "--format", "json"]
        yield f"query-{number}", "samples", asked
        yield f"query-table-{number}", "samples", ["search", query, "--facet", _FACETS]
    for archive in ("samples", "news"):
        for name in ("people", "topics", "abbreviations", "stats", "check", "rejects"):
            yield f"{archive}-{name}", archive, [name]
        yield f"{archive}-people-json", archive, ["people", "list", "--format", "json"]
        yield f"{archive}-topics-json", archive, ["topics", "list", "--format", "json"]
        yield f"{archive}-review", archive, ["people", "review", "--format", "json"]
        yield f"{archive}-export", archive, ["export"]
        for by in ("year", "quarter", "month"):
            yield f"{archive}-timeline-{by}", archive, ["timeline", "--by", by, "--format", "json"]
    for number in range(1, 41):
        yield f"person-{number}", "samples", ["person", str(number), "--format", "json"]
    for day in ("2008-01-01", "2012-06-01", "2015-06-01", "2019-01-01"):
        asked = ["people", "--role", "chủ tịch", "--on", day]
        yield f"holders-{day}", "samples", asked
    for number in (1, 12, 33):
        yield f"similar-{number}", "samples", ["similar", str(number), "--format", "json"]
        yield f"keywords-{number}", "samples", ["keywords", str(number), "--format", "json"]
    rising = ["keywords", "--trending", "--from", "2015", "--to", "2020", "--format", "json"]
    yield "trending", "samples", rising


def record(
    folder: Path, corpus: Path, queries: Path, luutru: str, more: Iterable[Path] = ()
) -> int:
    """Build both archives and write one file for each answer into `folder`."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        posts = work / "posts"
        shutil.copytree(ROOT / "data" / "samples", posts)
        for path in more:
            shutil.copy(path, posts)
        news = work / "news.jsonl.gz"
        shutil.copy(corpus, news)
        chosen = work / "queries.jsonl"
        chosen.write_text("".join(_chosen(queries)), "utf-8")
        for archive, given in (("samples", posts), ("news", news)):
            asked = ["ingest", str(given), "--processes", "2"]
            subprocess.run([luutru, "--archive", str(work / archive), *asked], check=False)
        count = 0
        for name, archive, arguments in commands(chosen):
            asked = [luutru, "--archive", str(work / archive), *arguments]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            told = f"exit {done.returncode}\n{done.stdout}\n--- stderr\n{done.stderr}"
            (folder / f"{name}.txt").write_text(_stable(told, made), "utf-8")
            count += 1
    print(f"{count} answers in {folder}")
    return 0


def _chosen(queries: Path, most: int = 300) -> Iterator[str]:
    """Yield an equal share of queries of each form, spread over the file."""
    forms: dict[str, list[str]] = {}
    for line in queries.read_text("utf-8").splitlines(keepends=True):
        forms.setdefault(json.loads(line)["form"], []).append(line)
    share = -(-most // _FORMS)
    picked = [line for lines in forms.values() for line in lines[:: len(lines) // share][:share]]
    yield from picked[:most]


def _stable(text: str, folder: str) -> str:
    text = text.replace(folder, "FOLDER")
    text = _RUN_TIME.sub("TIME", text)
    text = re.sub(r"\(\d+ ms\)", "(MS)", text)
    text = re.sub(r"[\d,]+ byte", "SIZE byte", text)  # two builds differ by some bytes
    text = _END.sub('{"end":{}}', text)
    return _TOOK.sub('"took_ms": 0', text)


def compare(old: Path, new: Path) -> int:
    """Print which answers differ; return 1 if any does."""
    names = sorted({path.name for side in (old, new) for path in side.glob("*.txt")})
    differing = [name for name in names if _read(old / name) != _read(new / name)]
    for name in differing:
        print(f"differs: {name}")
    print(f"{len(names) - len(differing)} of {len(names)} answers are the same")
    return 1 if differing else 0


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    recorder = verbs.add_parser("record")
    recorder.add_argument("folder", type=Path)
    recorder.add_argument("corpus", type=Path)
    recorder.add_argument("queries", type=Path)
    recorder.add_argument("--luutru", default=str(Path(sys.executable).with_name("luutru")))
    recorder.add_argument(
        "--more", type=Path, nargs="*", default=[], help="posts beside the samples"
    )
    comparer = verbs.add_parser("compare")
    comparer.add_argument("old", type=Path)
    comparer.add_argument("new", type=Path)
    options = parser.parse_args()
    if options.verb == "record":
        return record(options.folder, options.corpus, options.queries, options.luutru, options.more)
    return compare(options.old, options.new)


if __name__ == "__main__":
    sys.exit(main())
