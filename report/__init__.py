"""Reports: one HTML file that tells what a search, a person or a topic has in the archive."""
