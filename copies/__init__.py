"""Copies of a whole archive: backup files, restoring them, exports, taking one in."""
