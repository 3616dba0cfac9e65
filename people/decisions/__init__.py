"""What archivists decide of persons: a log that is replayed."""
