"""The schema of the store, as small named steps, each in a transaction of its own.

Never edit a step that has been released: add one.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

__all__ = ["MIGRATIONS", "STEPS"]

MIGRATIONS = Migrations("luutru")


@MIGRATIONS()
def m001_runs(db: Database) -> None:
    """Every command that changes the archive: when, with what, what came of it."""
    db.execute(
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            command TEXT NOT NULL,
            version TEXT NOT NULL,
            user TEXT NOT NULL,
            started TEXT NOT NULL,
            finished TEXT,
            status TEXT NOT NULL DEFAULT 'running'
                CHECK (status IN ('running', 'done', 'failed', 'interrupted')),
            parameters TEXT NOT NULL DEFAULT '{}',
            counts TEXT NOT NULL DEFAULT '{}'
        ) STRICT
        """
    )


@MIGRATIONS()
def m002_originals(db: Database) -> None:
    """The raw bytes as they came, compressed in parts, by the SHA-256 of the whole."""
    db.execute(
        """
        CREATE TABLE originals (
            sha256 TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            media_type TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES runs(id)
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE original_parts (
            sha256 TEXT NOT NULL REFERENCES originals(sha256),
            number INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (sha256, number)
        ) STRICT
        """
    )


@MIGRATIONS()
def m003_files(db: Database) -> None:
    """Where originals came from: one row each time a place was seen to hold these bytes."""
    db.execute(
        """
        CREATE TABLE files (
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES originals(sha256),
            reading TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES runs(id),
            seen TEXT NOT NULL,
            posts INTEGER NOT NULL,
            rejected INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX files_uri ON files(uri)")
    db.execute("CREATE INDEX files_sha256 ON files(sha256)")


@MIGRATIONS()
def m004_posts(db: Database) -> None:
    """Posts by identity, and their versions: fields, text, layout, segmentation, provenance.

    `changed` grows with each change of a post: an index that knows the last number it has seen
    knows what it lacks. `layout` lists [kind, start, end] of each block in `text`.
    """
    db.execute(
        """
        CREATE TABLE posts (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            external_id TEXT NOT NULL,
            source TEXT NOT NULL,
            version INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX posts_changed ON posts(changed)")
    db.execute("CREATE INDEX posts_external_id ON posts(external_id)")
    db.execute(
        """
        CREATE TABLE versions (
            post INTEGER NOT NULL REFERENCES posts(id),
            number INTEGER NOT NULL,
            content TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES originals(sha256),
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            uri TEXT NOT NULL,
            locator TEXT NOT NULL,
            media_type TEXT NOT NULL,
            encoding TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES runs(id),
            imported TEXT NOT NULL,
            title TEXT NOT NULL,
            section TEXT NOT NULL,
            published TEXT,
            published_precision TEXT
                CHECK (published_precision IN ('year', 'month', 'day', 'minute')),
            views INTEGER,
            byline_name TEXT,
            byline_role TEXT,
            url TEXT NOT NULL,
            extra TEXT NOT NULL,
            text TEXT NOT NULL,
            layout TEXT NOT NULL,
            segmented TEXT NOT NULL,
            PRIMARY KEY (post, number)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX versions_content ON versions(content)")


@MIGRATIONS()
def m005_rejects(db: Database) -> None:
    """What could not become a post: the place, the reason, the repair, and where its bytes are."""
    db.execute(
        """
        CREATE TABLE rejects (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs(id),
            seen TEXT NOT NULL,
            uri TEXT NOT NULL,
            locator TEXT NOT NULL,
            sha256 TEXT REFERENCES originals(sha256),
            start INTEGER,
            end INTEGER,
            reading TEXT NOT NULL,
            reason TEXT NOT NULL,
            repair TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved'))
        ) STRICT
        """
    )
    db.execute("CREATE INDEX rejects_uri ON rejects(uri, locator)")


@MIGRATIONS()
def m006_people(db: Database) -> None:
    """Who and what is in a post (derived), who that is across posts, and what archivists decided.

    `posts.edited` is the number of the last change of a post's text, where `changed` counts
    changes of its labels too. An appearance is one person in one post; `settled` is whether it
    has been linked since it was found. A person's `home` is the name (its key) under which it was
    first seen, its `root` whom it has been merged into, itself otherwise. An entity's `key` is its
    name in exact keys, that of a place without its level ("bồ đề" of "phường Bồ Đề").
    """
    db.execute("ALTER TABLE posts ADD COLUMN edited INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE posts ADD COLUMN enriched INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE posts ADD COLUMN locality TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE posts SET edited = changed")
    db.execute("CREATE INDEX posts_enriched ON posts(enriched)")
    db.execute(
        """
        CREATE TABLE persons (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            home TEXT NOT NULL,
            name TEXT NOT NULL,
            root INTEGER NOT NULL,
            hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
        ) STRICT
        """
    )
    db.execute("CREATE INDEX persons_root ON persons(root)")
    db.execute(
        """
        CREATE TABLE person_names (
            person INTEGER NOT NULL REFERENCES persons(id),
            key TEXT NOT NULL,
            folded TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (person, key)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE appearances (
            id INTEGER PRIMARY KEY,
            post INTEGER NOT NULL REFERENCES posts(id),
            key TEXT NOT NULL,
            name TEXT NOT NULL,
            gender TEXT NOT NULL CHECK (gender IN ('', 'm', 'f')),
            born INTEGER,
            mentions TEXT NOT NULL,
            person INTEGER REFERENCES persons(id),
            settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
            UNIQUE (post, key)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX appearances_key ON appearances(key)")
    db.execute("CREATE INDEX appearances_person ON appearances(person)")
    db.execute("CREATE INDEX appearances_settled ON appearances(key) WHERE settled = 0")
    db.execute(
        """
        CREATE TABLE roles (
            id INTEGER PRIMARY KEY,
            appearance INTEGER NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('holds', 'begins', 'ends', 'held')),
            start INTEGER NOT NULL,
            end INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX roles_appearance ON roles(appearance)")
    db.execute(
        """
        CREATE TABLE entities (
            post INTEGER NOT NULL REFERENCES posts(id),
            kind TEXT NOT NULL CHECK (kind IN ('organisation', 'place')),
            name TEXT NOT NULL,
            key TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX entities_post ON entities(post)")
    db.execute("CREATE INDEX entities_key ON entities(key) WHERE kind = 'place'")
    db.execute(
        """
        CREATE TABLE decisions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            made TEXT NOT NULL,
            user TEXT NOT NULL,
            arguments TEXT NOT NULL,
            undone TEXT
        ) STRICT
        """
    )


@MIGRATIONS()
def m007_topics(db: Database) -> None:
    """The topics of each post with score and reason (derived), and what archivists decided on them.

    `posts.classified` names the vocabulary, model and rules that gave a post its topics. A topic
    that is not `direct` is broader than one that is. Of what archivists decided on a post and a
    topic the latest stands.
    """
    db.execute("ALTER TABLE posts ADD COLUMN classified TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX posts_classified ON posts(classified)")
    db.execute(
        "CREATE TABLE topics (id TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    db.execute(
        """
        CREATE TABLE post_topics (
            post INTEGER NOT NULL REFERENCES posts(id),
            topic TEXT NOT NULL,
            score REAL NOT NULL,
            reason TEXT NOT NULL,
            direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
            PRIMARY KEY (post, topic)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX post_topics_topic ON post_topics(topic)")
    db.execute(
        """
        CREATE TABLE topic_decisions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            post INTEGER NOT NULL REFERENCES posts(id),
            topic TEXT NOT NULL,
            added INTEGER NOT NULL CHECK (added IN (0, 1)),
            made TEXT NOT NULL,
            user TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX topic_decisions_post ON topic_decisions(post)")


@MIGRATIONS()
def m008_linking_reads(db: Database) -> None:
    """What linking asks of posts, without their texts: rows of versions are many pages long."""
    db.execute("CREATE INDEX versions_published ON versions(post, number, published)")
    db.execute("CREATE INDEX posts_home ON posts(source, locality) WHERE locality != ''")


@MIGRATIONS()
def m009_finds(db: Database) -> None:
    """What is found in the text of each version: cited documents, dates, abbreviations.

    `number` counts what one version has. An event's `date` is as exact as it is written ("2019-07",
    "2019-07-05T14:30+07:00"), `until` the last day of a range. `short` and `long` are exact keys.
    """
    _finds(db, "citations", "name TEXT NOT NULL")
    _finds(db, "events", "date TEXT NOT NULL, until TEXT")
    _finds(db, "abbreviations", "short TEXT NOT NULL")
    _finds(db, "definitions", "short TEXT NOT NULL, long TEXT NOT NULL")


def _finds(db: Database, table: str, columns: str) -> None:
    """Make a table of m009; part of a released step like it."""
    db.execute(
        f"""
        CREATE TABLE {table} (
            post INTEGER NOT NULL,
            version INTEGER NOT NULL,
            number INTEGER NOT NULL,
            {columns},
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            PRIMARY KEY (post, version, number),
            FOREIGN KEY (post, version) REFERENCES versions(post, number)
        ) STRICT, WITHOUT ROWID
        """
    )


@MIGRATIONS()
def m010_repairs(db: Database) -> None:
    """What the text of a version was read wrongly by: names parted by spaces, the most first."""
    db.execute("ALTER TABLE versions ADD COLUMN repairs TEXT NOT NULL DEFAULT ''")


@MIGRATIONS()
def m011_readings(db: Database) -> None:
    """How each version was read, so that the same bytes read otherwise are a version of their own.

    `reading` names the rules of reading, and behind a colon what an archivist decided on (mapping,
    encoding); "" is how older ones were read, "0:map" those by a mapping. Identities get marks that
    no id and no source has: two ids could come to one identity.
    """
    db.execute("ALTER TABLE versions ADD COLUMN reading TEXT NOT NULL DEFAULT ''")
    db.execute(
        "UPDATE versions SET reading = '0:map' WHERE run IN (SELECT id FROM runs "
        "WHERE coalesce(json_extract(parameters, '$.map'), '{}') != '{}')"
    )
    db.execute(
        "UPDATE posts SET identity = 'id:' || source || ':' || external_id || char(10) || "
        "substr(identity, length('id:' || source || ':' || external_id) + 2) "
        "WHERE identity GLOB 'id:*#[0-9]*' AND substr(identity, 1, "
        "length('id:' || source || ':' || external_id) + 1) "
        "= 'id:' || source || ':' || external_id || '#'"
    )
    db.execute(
        "UPDATE posts SET identity = 'url:' || v.url || char(10) || "
        "substr(identity, length('url:' || v.url) + 2) FROM versions v "
        "WHERE v.post = posts.id AND v.number = posts.version AND identity GLOB 'url:*#[0-9]*' "
        "AND substr(identity, 1, length('url:' || v.url) + 1) = 'url:' || v.url || '#'"
    )
    db.execute(
        "UPDATE posts SET identity = 'id:' || replace(replace(source, '%', '%25'), ':', '%3A') || "
        "substr(identity, length('id:' || source) + 1) "
        "WHERE identity LIKE 'id:%' AND (instr(source, ':') OR instr(source, '%'))"
    )


@MIGRATIONS()
def m012_accounts(db: Database) -> None:
    """What became of every file: passed over, rejected before, taken out again.

    Of a reject, `source` is the collection that it would be in, `since` the run that met this very
    fault first, `dismissed` when an archivist put it aside. `skips` holds the files that were
    passed over, each as it was met last; one that `holds` may be of posts. A post that is `removed`
    stays with its versions until it is purged, and nothing reads it. `people` of a removal are the
    appearances [post, key, person] that undoing gives back.
    """
    db.execute("ALTER TABLE rejects ADD COLUMN source TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE rejects ADD COLUMN since INTEGER REFERENCES runs(id)")
    db.execute("ALTER TABLE rejects ADD COLUMN dismissed TEXT")
    db.execute("UPDATE rejects SET since = run")
    db.execute(
        """
        CREATE TABLE skips (
            uri TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL,
            holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
            size INTEGER NOT NULL,
            since INTEGER NOT NULL REFERENCES runs(id),
            run INTEGER NOT NULL REFERENCES runs(id),
            seen TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX skips_run ON skips(run)")
    db.execute(
        """
        CREATE TABLE removals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES runs(id),
            made TEXT NOT NULL,
            user TEXT NOT NULL,
            what TEXT NOT NULL,
            people TEXT NOT NULL,
            undone TEXT,
            purged TEXT
        ) STRICT
        """
    )
    db.execute("ALTER TABLE posts ADD COLUMN removed INTEGER REFERENCES removals(id)")
    db.execute("CREATE INDEX posts_removed ON posts(removed) WHERE removed IS NOT NULL")
    db.execute("ALTER TABLE files ADD COLUMN removed INTEGER NOT NULL DEFAULT 0")


#: The names of all steps: a store that has had others was made by a newer luutru.
STEPS = frozenset(
    step.__name__
    for step in (
        m001_runs,
        m002_originals,
        m003_files,
        m004_posts,
        m005_rejects,
        m006_people,
        m007_topics,
        m008_linking_reads,
        m009_finds,
        m010_repairs,
        m011_readings,
        m012_accounts,
    )
)
