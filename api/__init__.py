"""The archive: a folder with a store and an index, and what can be done with it.

from luutru import Archive

with Archive("archive", create=True) as archive:
    archive.ingest(["posts/"])
    for hit in archive.search("bí thư đảng ủy").hits:
        print(hit.stored.id, hit.stored.version.title)
"""

from luutru.api.copying import Copying
from luutru.api.reading import Reading

__all__ = ["Archive"]


class Archive(Reading, Copying):
    """One archive. Use it as a context manager.

    Args:
        folder: holds ``archive.db`` and ``index/``.
        create: make it when it is not there.
        wait: seconds that what writes waits while another process does.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """
