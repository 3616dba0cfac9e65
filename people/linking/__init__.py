"""Linking: which appearances are one person."""
