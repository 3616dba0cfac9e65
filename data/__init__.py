"""Lexicons that an archivist can edit, and sample posts."""
