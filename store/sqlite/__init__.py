"""The database file: opening, errors, schema, upgrades, copies."""
