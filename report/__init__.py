"""Reports: one HTML file of what the archive has on a search, a person or a topic."""
