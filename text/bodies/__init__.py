"""Organisations and places in a text."""
