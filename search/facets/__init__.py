"""How all that a search finds divides by label and by time."""
