"""Persons in a text: names, roles, who is meant."""
