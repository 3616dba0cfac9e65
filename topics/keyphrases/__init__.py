"""Keyphrases of posts, and which of them rise."""
