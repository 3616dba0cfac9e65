"""Files on disk: which to read, their bytes, their members."""
