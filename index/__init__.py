"""The index: derived from the store alone, built in generations, read through an engine."""
