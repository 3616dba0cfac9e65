"""Cutting text into the tokens that underthesea's word model reads, a run without spaces at a time.

The expression is underthesea's own. Its file is read and not imported: importing any part of the
package loads all of it, which takes longer than segmenting fifty posts.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
from pathlib import Path

from luutru.text.words.crf_model import UnknownModel

__all__ = ["MODEL", "package_folder", "pieces", "token_pattern"]

#: The folder of the word model in the package.
MODEL = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727"
_EXPRESSION = "pipeline/word_tokenize/regex_tokenize.py"
# What is known here of underthesea holds for these of its files (9.5): how it cuts text, what it
# respells before, which features it takes, how tags make words.
_KNOWN = {
    _EXPRESSION: "89f9af49fd0f8779",
    "pipeline/word_tokenize/__init__.py": "c5423573f3af8584",
    "pipeline/text_normalize/character_normalize.py": "14be92e977a12c7f",
    "pipeline/text_normalize/text_normalizer.py": "9cec0a8fcc05b479",
    "pipeline/text_normalize/tn_rules_2023_07_14.bin": "5393da519859949e",
    "models/fast_crf_sequence_tagger.py": "27de414d98726603",
    f"{MODEL}/features.bin": "a8825809e83b7035",
}
# The one token that can hold a space: the expression's "Th.S" means any character by its dot.
_SPACED = re.compile(r"Th[^\S\n][Ss]")
_SPACED_PIECE = re.compile(r"(?:\S*Th[^\S\n](?=[Ss]))*\S+")


def package_folder() -> Path:
    """Return the folder underthesea is installed in, without importing it.

    Raises:
        UnknownModel: it is not there as files.
    """
    spec = importlib.util.find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise UnknownModel("underthesea is not there")
    return Path(spec.submodule_search_locations[0])


def token_pattern(package: Path) -> re.Pattern[str]:
    """Return the expression for tokens of the underthesea in a folder.

    Raises:
        UnknownModel: it is not one that this module knows.
    """
    for name, digest in _KNOWN.items():
        path = package / name
        if not path.is_file() or _digest(path) != digest:
            raise UnknownModel(f"{name} is another or missing")
    module = ast.parse((package / _EXPRESSION).read_text("utf-8"))
    constants: list[ast.stmt] = [node for node in module.body if isinstance(node, ast.Assign)]
    names: dict[str, re.Pattern[str]] = {}
    code = compile(ast.Module(constants, []), _EXPRESSION, "exec")
    exec(code, {"re": re}, names)  # noqa: S102 - constants of a file whose digest is known
    return names["patterns"]


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()


def pieces(text: str) -> list[str]:
    """Return the runs of `text` that no token crosses, without the space between them."""
    return _SPACED_PIECE.findall(text) if _SPACED.search(text) else text.split()
