"""Engines: each file knows one search library; nothing outside this folder knows any."""
