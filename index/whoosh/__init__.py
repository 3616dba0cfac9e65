"""Whoosh: the only folder that knows it."""
