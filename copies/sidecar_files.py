"""The archive's own files beside the store: what archivists edit, and what was learnt."""

from __future__ import annotations

from pathlib import Path

from luutru.data.lexicons import FOLDER, TABLES
from luutru.store import lexicon
from luutru.topics.classify import MODEL_FILE
from luutru.topics.vocabulary import vocabulary

__all__ = ["DATABASE", "OWN_FILES", "own_files", "place_in"]

DATABASE = "archive.db"
#: By fixed names, with forward slashes: what a copy brings can be no other file.
OWN_FILES = (
    lexicon.FILE_NAME,
    vocabulary.FILE_NAME,
    MODEL_FILE,
    *(f"{FOLDER}/{name}.tsv" for name in TABLES),
)


def own_files(folder: Path) -> dict[str, Path]:
    """Return those of `OWN_FILES` that an archive has, by their names."""
    paths = {name: folder / name for name in OWN_FILES}
    return {name: path for name, path in paths.items() if path.is_file()}


def place_in(folder: Path, name: str) -> Path:
    """Return the path of one of `OWN_FILES` in a folder; the folder it lies in is made."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    return path
