"""The archive's own files beside the store: what archivists edit, and what was learnt."""

from __future__ import annotations

from pathlib import Path

from luutru.store import lexicon
from luutru.topics.classify import MODEL_FILE
from luutru.topics.vocabulary import vocabulary

__all__ = ["DATABASE", "OWN_FILES", "own_files"]

DATABASE = "archive.db"
OWN_FILES = (lexicon.FILE_NAME, vocabulary.FILE_NAME, MODEL_FILE)


def own_files(folder: Path) -> list[Path]:
    """Return those that an archive has."""
    return [path for path in map(folder.joinpath, OWN_FILES) if path.is_file()]
