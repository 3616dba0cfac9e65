"""How well a post answers words: term weights, proximity, and their sum."""
