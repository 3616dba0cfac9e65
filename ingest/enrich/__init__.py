"""All that is found in a text, once, at ingest."""
