"""The store: one SQLite file that holds all the archive knows; the index is built from it."""

from luutru.store.post import Post, StoredPost, Version
from luutru.store.store import Store

__all__ = ["Post", "Store", "StoredPost", "Version"]
