"""How commands print: JSON, tables, lines, messages, progress."""
