"""The public API: one class, `Archive`, composed of parts.

from luutru import Archive

with Archive("archive", create=True) as archive:
    archive.ingest(["posts/"])
    for hit in archive.search("bí thư đảng ủy").hits:
        print(hit.id, hit.title.text)
"""

from luutru.api.archive import Archive

__all__ = ["Archive"]
