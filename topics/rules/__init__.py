"""Topics by rules: sections and phrases."""
