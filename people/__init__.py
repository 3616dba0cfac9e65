"""Persons across posts: linking appearances to authority records, decisions, finding, dossiers."""
