"""The commands, one module each: they parse, call the library, print, and do nothing else.

A command is imported when it runs: ``luutru --help`` and shell completion need their names and
summaries alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

__all__ = ["COMMANDS", "load"]

#: The summary of each command, the first paragraph of its help; its module has its name.
COMMANDS = {
    "ingest": "Import files and folders: pasted text, HTML, JSON Lines, JSON, CSV, and .gz of them.",
    "search": "Find posts by words, phrases, fields, people, topics and dates; marks are optional.",
    "show": "Show a post by its number or its own id: as text, as JSON, or its original bytes.",
    "similar": "Find the posts most like a post, given by its number or its own id.",
    "timeline": "Count the posts found (all posts, without a query) by year, quarter or month.",
    "report": "Write a report on a search, a person or a topic: one HTML file to read, print and send.",
    "people": "List persons, find one, ask who held a role; merge, split, name, review.",
    "person": "Show the dossier of a person: roles over time with evidence, posts by year, people met.",
    "topics": "List topics with their posts; check an edited topics.toml; add, remove, learn.",
    "keywords": "List the keyphrases of a post, or of what a search finds, or those that rise.",
    "abbreviations": "List abbreviations: from the lexicon, and those that posts define themselves.",
    "rejects": "List what could not be read, with the reason and the repair; show, retry or dismiss one.",
    "remove": "Take posts out: by number or own id, all of a run, or all of a source.",
    "sources": "List what came from where: files, posts, rejects, runs and dates of each source.",
    "reindex": "Build the index anew from the store; searches go on with the old one meanwhile.",
    "runs": "List the commands that changed the archive, the newest first; show one by its number.",
    "stats": "Count posts by year, section and source; sizes, index generation, last run.",
    "check": "Check the store, the originals against their hashes, and the index against the store.",
    "backup": "Write all that the archive holds but its index (which is derived) to FILE, a tar.",
    "restore": "Put the archive of a backup FILE into the folder of --archive, and build its index.",
    "export": "Write everything as JSON Lines to FILE (gzip if it ends in .gz), or to standard output.",
}


def load(name: str) -> click.Command:
    """Return the command of a name in `COMMANDS`."""
    command: click.Command = getattr(import_module(f"luutru.commands.{name}"), name)
    return command
