"""How long the registry of persons takes: linking, lists, roles, dossiers, review, search.

    python benchmarks/registry.py ARCHIVE

The archive is not changed: linking is timed on a copy of its store.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from luutru import Archive
from luutru.people.linking.resolve import resolve
from luutru.store import Store
from luutru.store.lexicon import expansions, read_lexicon

_ADDED = 10  # posts
_LISTED = 200  # persons, as `luutru people` lists


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--no-linking", action="store_true", help="time only what reads")
    options = parser.parse_args()
    with Archive(options.archive) as archive:
        print(f"{archive.store.posts.count():,} posts, {len(archive.people):,} persons")
        _reading(archive)
    if not options.no_linking:
        _linking(options.archive)


def _timed(what: str, work: Callable[[], object]) -> None:
    start = perf_counter()
    work()
    print(f"{(perf_counter() - start) * 1000:>10,.0f} ms  {what}", flush=True)


def _reading(archive: Archive) -> None:
    people, store = archive._opened.view.people, archive.store
    much_named = max(people.summaries(), key=lambda summary: summary.posts)
    post = max(o.post for o in store.people.of(much_named.id))
    given = much_named.name.split()[-1]

    _timed(f"luutru people ({_LISTED} of all)",
           lambda: people.records(people.summaries()[:_LISTED]))  # fmt: skip
    _timed("luutru people, everyone with roles", lambda: people.records(people.summaries()))
    _timed(f"luutru people {given!r}", lambda: people.summaries(given))
    _timed("an unknown name, and what is like it", lambda: people.directory.suggest("Nguyen Vna X"))
    _timed("luutru people --role 'chủ tịch ubnd'", lambda: people.holders("chủ tịch ubnd"))
    _timed("the same --on 2015-06-01", lambda: people.holders("chủ tịch ubnd", "2015-06-01"))
    _timed(f"luutru person #{much_named.id} ({much_named.posts} posts)",
           lambda: people.dossier(much_named.id))  # fmt: skip
    _timed("luutru people review", people.review)
    _timed(f"luutru people review {given!r}", lambda: people.review(given))
    _timed(f"luutru search --person {given!r}", lambda: archive.search(person=given))
    _timed(f"luutru show {post} --format json", lambda: archive.posts.get(post).to_dict())


def _linking(folder: Path) -> None:
    long_forms = expansions(read_lexicon(folder))
    with tempfile.TemporaryDirectory() as copies:
        copy = Path(copies) / "archive.db"
        source, target = sqlite3.connect(folder / "archive.db"), sqlite3.connect(copy)
        source.backup(target)
        for connection in (source, target):
            connection.close()
        with Store(copy) as store:
            _forget(store, "1")
            _timed("linking of all posts", lambda: resolve(store, long_forms))
            _forget(store, f"post IN (SELECT id FROM posts ORDER BY id DESC LIMIT {_ADDED})")
            _timed(f"linking of {_ADDED} posts", lambda: resolve(store, long_forms))
            _timed("linking of nothing", lambda: resolve(store, long_forms))


def _forget(store: Store, where: str) -> None:
    with store.transaction():
        store.db.execute(f"UPDATE appearances SET person = NULL, settled = 0 WHERE {where}")
        store.db.execute(
            "DELETE FROM person_names WHERE person NOT IN "
            "(SELECT person FROM appearances WHERE person IS NOT NULL)"
        )


if __name__ == "__main__":
    main()
